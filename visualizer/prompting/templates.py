"""Templates: how an example is written down, and where the answer goes."""

from dataclasses import dataclass

from visualizer.errors import BadInput
from visualizer.language import later, tr

INPUT, OUTPUT = "{input}", "{output}"
NAMES = {INPUT: later("input"), OUTPUT: later("output")}

ARROW = "{input} -> {output}"
TEMPLATES: dict[str, str] = {  # what each is called; how an example is written
    later("arrow"): ARROW,
    later("question and answer"): "Q: {input}\nA: {output}",
    later("input and output"): "Input: {input}\nOutput: {output}",
}


@dataclass(frozen=True, slots=True)
class Template:
    """A pattern with one {input} and, behind it, one {output}; raises BadInput when made of any other."""

    pattern: str

    def __post_init__(self) -> None:
        for name, part in NAMES.items():
            if self.pattern.count(name) != 1:
                raise BadInput(
                    tr(
                        "The template must have {name} exactly once: write it where the {part} of an example goes.",
                        name=name,
                        part=tr(part),
                    )
                )
        if self.pattern.index(INPUT) > self.pattern.index(OUTPUT):
            raise BadInput(
                tr("In the template {output} stands before {input}: the model answers behind the question.",
                   input=INPUT, output=OUTPUT)
            )  # fmt: skip

    @property
    def between(self) -> str:
        """What stands between two examples: an empty line where an example has several lines of its own."""
        return "\n\n" if "\n" in self.pattern else "\n"

    def asked(self, question: str) -> tuple[str, str]:
        """The pattern up to the answer, and the spaces that the answer begins with.

        Models write a space as the beginning of the next word, so a prompt that ended with one would ask for a token
        that hardly ever follows it.
        """
        before, _, rest = self.pattern.partition(INPUT)
        text = f"{before}{question}{rest[: rest.index(OUTPUT)]}"
        stripped = text.rstrip(" ")
        return stripped, text[len(stripped) :]

    @property
    def behind(self) -> str:
        """What stands behind the answer of an example: the full stop of a sentence."""
        return self.pattern.partition(OUTPUT)[2]
