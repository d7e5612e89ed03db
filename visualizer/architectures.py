"""Which architectures the installed transformers knows, read from its tables as text: importing it takes seconds."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

TABLES = {  # a field below: the table that it is read from
    "causal": "MODEL_FOR_CAUSAL_LM_MAPPING_NAMES",
    "masked": "MODEL_FOR_MASKED_LM_MAPPING_NAMES",
    "pairs": "MODEL_FOR_SEQ_TO_SEQ_CAUSAL_LM_MAPPING_NAMES",
    "bare": "MODEL_MAPPING_NAMES",
}
TABLE = re.compile(r"^(\w+) = OrderedDict\(\s*\[(.*?)^\s*\]\s*\)", re.DOTALL | re.MULTILINE)
ROW = re.compile(r'^\s*\("([^"]+)",', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Architectures:
    """Types of models (transformers' model_type), each by what there is a class for."""

    causal: frozenset[str] = frozenset()  # continues a text
    masked: frozenset[str] = frozenset()  # fills masks
    pairs: frozenset[str] = frozenset()  # encoder-decoders
    bare: frozenset[str] = frozenset()  # the stack alone

    def knows(self, model_type: str) -> bool:
        """Whether there is a class for such a model; True where transformers' tables could not be read."""
        every = self.causal | self.masked | self.pairs | self.bare
        return not every or model_type in every


@cache
def architectures() -> Architectures:
    """What the installed version knows; empty where there is none, or where its tables look otherwise."""
    spec = find_spec("transformers")
    if spec is None or spec.origin is None:
        return Architectures()
    try:
        text = (Path(spec.origin).parent / "models" / "auto" / "modeling_auto.py").read_text(encoding="utf-8")
    except (OSError, ValueError):
        return Architectures()
    tables = {table[1]: frozenset(ROW.findall(table[2])) for table in TABLE.finditer(text)}
    return Architectures(**{field: tables.get(table, frozenset()) for field, table in TABLES.items()})
