"""A pass to be compared as longer work on an engine: the pass first, then how well it foresaw its own tokens."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from visualizer.comparison import Measured, measured, spelled
from visualizer.engine import Engine
from visualizer.tokens import Prompt
from visualizer.trace import Place


@dataclass(frozen=True, slots=True)
class MeasureWork:
    """One pass as longer work on an engine: yields it as soon as it is made, and once more with its perplexity."""

    prompt: Prompt
    target: Prompt | None = None
    factors: Mapping[Place, float] = field(default_factory=dict)

    def __call__(self, engine: Engine, given_up: Callable[[], bool]) -> Iterator[Measured]:
        """The pass; raises BadInput for a prompt that the model cannot read, PassCancelled when given up."""
        target = (self.target or Prompt("")) if engine.spec.kind == "encoder-decoder" else None
        trace = engine.trace(self.prompt, self.factors or None, cancelled=given_up, target=target)
        spelled(trace.vocabulary, trace.spec.vocabulary)  # here, so that `compare` need not on a thread that draws
        yield Measured(trace)
        yield measured(trace)
