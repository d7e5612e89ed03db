"""The settings of a run, and the learning rate that follows from them."""

from dataclasses import asdict, dataclass
from typing import Any, Protocol

from training.model import Shape

FREE = frozenset(
    "corpus work out minutes device processes threads compile validate_every checkpoint_every".split()  # noqa: SIM905
)
"""What may be another when a run is resumed: where and how fast it runs, and for how long."""


@dataclass(frozen=True, slots=True)
class Settings:
    """One run, as the command line gives it; everything in `training/` reads it and nothing changes it.

    The defaults are the recipe of the model that ships; how they were chosen is told in `RECIPE.md`.
    """

    corpus: str
    work: str
    out: str
    minutes: float = 100.0
    steps: int = 0  # above 0 the schedule goes by steps, not by the clock
    device: str = "cpu"
    processes: int = 2
    threads: int = 1
    compile: bool = True
    dtype: str = "bfloat16"  # of the products; weights, residual stream and norms are float32
    seed: int = 1
    vocab: int = 6144
    layers: int = 6
    heads: int = 8
    width: int = 256
    context: int = 256
    tokens_per_step: int = 8192
    pattern_share: float = 0.15
    optimizer: str = "muon"  # or "adamw", for the blocks' matrices
    rate: float = 5e-3  # of the blocks' matrices
    embedding_rate: float = 6e-3
    other_rate: float = 3e-3
    decay: float = 0.1
    dropout: float = 0.0
    warmup: float = 0.02
    constant: float = 0.0  # share of the run at the full rate before it falls to zero
    validate_every: float = 150.0  # seconds of training
    checkpoint_every: float = 60.0

    @property
    def shape(self) -> Shape:
        return Shape(self.vocab, self.layers, self.heads, self.width, self.context)

    def shaping(self) -> dict[str, Any]:
        """What decides the weights, and so must be the same when a run is resumed."""
        return {name: value for name, value in asdict(self).items() if name not in FREE}


class Schedule(Protocol):
    """What `rate_at` reads of any model's settings, both in shares of the run."""

    @property
    def warmup(self) -> float: ...

    @property
    def constant(self) -> float: ...


def rate_at(fraction: float, settings: Schedule) -> float:
    """Share of the full learning rate when `fraction` of the budget is spent: warm up, hold, fall to zero."""
    if fraction < settings.warmup:
        return max(fraction / settings.warmup, 0.01)
    start = max(settings.warmup, settings.constant)
    return max(min(1.0, (1.0 - fraction) / (1.0 - start)), 0.0)
