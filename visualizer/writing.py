"""A text that a model goes on with, and how each longer version of it is read.

A decoder goes on with its prompt, an encoder-decoder with its target, while its source stays. Whatever grows texts
token by token (the tree of continuations, beam search) reads them through here.
"""

from collections.abc import Callable
from dataclasses import dataclass

from visualizer.engine import Engine, HeadScales
from visualizer.errors import BadInput
from visualizer.language import tr
from visualizer.tokens import Prompt
from visualizer.trace import Trace


@dataclass(frozen=True, slots=True)
class Writing:
    """What a model writes behind: `begun` is the text so far, `source` what an encoder-decoder reads beside it.

    Raises BadInput where it is made for a model that writes no text.
    """

    engine: Engine
    begun: Prompt
    source: Prompt | None = None
    factors: HeadScales | None = None
    cancelled: Callable[[], bool] | None = None

    @staticmethod
    def of(
        engine: Engine,
        prompt: str | Prompt,
        target: str | Prompt | None = None,
        factors: HeadScales | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> "Writing":
        """What an engine writes behind a prompt, or behind a target; the arguments are those of `Engine.trace`."""
        if engine.spec.kind == "encoder-only":
            raise BadInput(tr("{model} fills masks and generates no text: use fill instead.", model=engine.spec.name))
        if engine.spec.kind == "encoder-decoder":
            return Writing(engine, Prompt.of(target or ""), Prompt.of(prompt), factors, cancelled)
        if target is not None:
            raise BadInput(
                tr("{model} has no target: it reads one text, so leave the target out.", model=engine.spec.name)
            )
        return Writing(engine, Prompt.of(prompt), None, factors, cancelled)

    def read(self, text: Prompt) -> Trace:
        """The pass over a longer version of the text. Raises as `Engine.trace` does, PassCancelled included."""
        if self.source is None:
            return self.engine.trace(text, self.factors, self.cancelled)
        return self.engine.trace(self.source, self.factors, self.cancelled, text)

    def grown(self, text: Prompt, token_id: int) -> Prompt:
        """The text with one more token at its end."""
        return self.engine.writer.append(text, token_id)
