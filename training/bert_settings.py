"""The settings of a run of tiny-bert."""

from dataclasses import asdict, dataclass
from typing import Any

from training.bert_model import BertShape

FREE = frozenset(
    "corpus work out results minutes device threads compile validate_every checkpoint_every".split()  # noqa: SIM905
)
"""What may be another when a run is resumed: where and how fast it runs, and for how long."""


@dataclass(frozen=True, slots=True)
class BertSettings:
    """One run, as the command line gives it; `training/bert_*.py` read it and nothing changes it.

    The defaults are the recipe of the model that ships; how they were chosen is told in `RECIPE.md`.
    """

    corpus: str
    work: str
    out: str
    results: str = ""  # where weights and log go while it trains; the work folder if empty
    minutes: float = 7.5
    steps: int = 0  # above 0 the schedule goes by steps, not by the clock
    device: str = "cpu"
    threads: int = 2
    compile: bool = True
    dtype: str = "bfloat16"  # of the products; weights, residual stream and norms are float32
    seed: int = 1
    vocab: int = 12288
    layers: int = 6
    heads: int = 8
    width: int = 256
    context: int = 256
    tokens_per_step: int = 65536  # padding included
    masked: float = 0.15  # share of the words
    rate: float = 1.3e-3  # of the blocks' matrices; 4e-3 diverged
    embedding_rate: float = 6e-3
    other_rate: float = 3e-3
    decay: float = 0.1
    dropout: float = 0.1
    warmup: float = 0.05
    constant: float = 0.0  # share of the run at the full rate before it falls to zero
    validate_every: float = 30.0  # seconds of training
    checkpoint_every: float = 30.0

    @property
    def shape(self) -> BertShape:
        return BertShape(self.vocab, self.layers, self.heads, self.width, self.context)

    def shaping(self) -> dict[str, Any]:
        """What decides the weights, and so must be the same when a run is resumed."""
        return {name: value for name, value in asdict(self).items() if name not in FREE}
