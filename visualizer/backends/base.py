"""What an engine asks of a backend: the rows of new tokens behind rows already known.

A pass is a pure function of the past rows and the new ids. The backend keeps no cache of its own that could grow
stale: whatever prefix the engine hands over is the prefix.
"""

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np
from jaxtyping import Float, Int64

from visualizer.trace import HeadScale, ModelSpec, Projection, Readout, Rows


@dataclass(frozen=True, slots=True, eq=False)
class Past:
    """The keys and values of the tokens before the new ones."""

    keys: Float[np.ndarray, "past layers kv_heads head_width"]
    values: Float[np.ndarray, "past layers kv_heads head_width"]

    def __len__(self) -> int:
        return len(self.keys)


@dataclass(frozen=True, slots=True, eq=False)
class Extension:
    """What a backend answers: the new tokens' rows, and the logits behind the last of them."""

    rows: Rows
    last_logits: Float[np.ndarray, "vocabulary"]


@runtime_checkable
class Backend(Protocol):
    """One opened model on one engine. Used from one thread at a time."""

    spec: ModelSpec
    label: str  # what runs, as the badge says it: "ONNX Runtime 1.31 · CPU"
    notice: str | None  # what the person should know, such as a GPU that could not be used

    @property
    def readout(self) -> Readout:
        """The final norm and the unembedding; serves traces after the backend is closed, too."""
        ...

    @property
    def projection(self) -> Projection:
        """The output projections of the layers; serves traces after the backend is closed, too."""
        ...

    def extend(self, past: Past, ids: Int64[np.ndarray, "new"], head_scale: HeadScale | None = None) -> Extension:
        """The rows of `ids`, which follow the tokens of `past`."""
        ...

    def position_table(self) -> Float[np.ndarray, "context width"] | None:
        """The learned position vectors; None where the model has none."""
        ...

    def close(self) -> None:
        """Let go of the model; traces handed out stay whole."""
        ...
