"""The settings of a tiny T5's run."""

from dataclasses import asdict, dataclass
from typing import Any

PREPARING = frozenset("seed vocab sentinels longest test_sentences validation_sentences".split())  # noqa: SIM905
"""What decides the tokenizer, the encoded text and what is held out."""

FREE = frozenset("corpus work run out minutes device threads log_every".split())  # noqa: SIM905
"""What may be another when a run is resumed: where and how fast it runs, and for how long."""


@dataclass(frozen=True, slots=True)
class Settings:
    """One run, as the command line gives it; `training/t5_*.py` read it and nothing changes it.

    The defaults are the recipe of the model that ships; how they were chosen is told in `RECIPE.md`.
    """

    corpus: str
    work: str  # tokenizer, encoded text, what is held out
    run: str  # checkpoint, log, trained weights
    out: str  # the finished folder
    minutes: float = 8.0  # of wall clock, from the first step
    steps: int = 0  # above 0 the schedule goes by steps, not by the clock
    device: str = "cpu"
    threads: int = 2
    dtype: str = "bfloat16"  # of the products; weights, residual stream, norms and softmax are float32
    seed: int = 1
    vocab: int = 8192
    sentinels: int = 16
    longest: int = 40  # tokens of a sentence whose spans are corrupted
    test_sentences: int = 600
    validation_sentences: int = 1000
    layers: int = 4  # of the encoder
    decoder_layers: int = 4
    heads: int = 8
    width: int = 256
    inner: int = 512  # width of the gated feed-forward network
    tokens_per_step: int = 24_576  # source and target, before each pair is read twice
    span_share: float = 0.2  # of the steps
    span_rate: float = 0.15  # of the words of a sentence
    rate: float = 4e-3  # of the blocks' matrices; queries have 1 / sqrt(head width) of it
    embedding_rate: float = 2e-2
    other_rate: float = 3e-3
    decay: float = 0.1  # of the blocks' matrices
    embedding_decay: float = 0.01
    dropout: float = 0.15
    smoothing: float = 0.1
    agreement: float = 4.0  # R-Drop's alpha; 0 reads each pair once
    warmup: float = 0.03
    constant: float = 0.0  # share of the run at the full rate before it falls to zero
    log_every: float = 20.0  # seconds of training between validations and checkpoints

    @property
    def head_width(self) -> int:
        return self.width // self.heads

    def preparing(self) -> dict[str, Any]:
        """What the prepared work folder depends on."""
        return {name: value for name, value in asdict(self).items() if name in PREPARING}

    def shaping(self) -> dict[str, Any]:
        """What decides the weights, and so must be the same when a run is resumed."""
        return {name: value for name, value in asdict(self).items() if name not in FREE}
