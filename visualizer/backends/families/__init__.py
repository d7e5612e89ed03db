"""Model families: where transformers' classes keep the parts that Headlight reads, as data.

A family is one file with one `Family`, and one line in `FAMILIES`.
"""

from visualizer.backends.families.base import Family
from visualizer.backends.families.gpt2 import GPT2
from visualizer.errors import ModelError
from visualizer.language import tr

FAMILIES: dict[str, Family] = {family.model_type: family for family in (GPT2,)}


def family_of(model_type: str) -> Family:
    """The family of a configuration's `model_type`; ModelError where there is none."""
    if model_type not in FAMILIES:
        known = ", ".join(sorted(FAMILIES))
        raise ModelError(
            tr(
                'Models of the type "{family}" cannot be opened yet; these can: {known}.',
                family=model_type,
                known=known,
            )
        )
    return FAMILIES[model_type]


__all__ = ["FAMILIES", "Family", "family_of"]
