"""What an engine asks of a backend: the rows of new tokens behind rows already known, or those of a whole text.

A pass is a pure function of the past rows and the new ids. The backend keeps no cache of its own that could grow
stale: whatever prefix the engine hands over is the prefix.
"""

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np
from jaxtyping import Float, Int64

from visualizer.trace import AttentionKind, HeadScale, ModelSpec, Projection, Readout, Rows


@dataclass(frozen=True, slots=True, eq=False)
class Past:
    """The keys and values of the tokens before the new ones."""

    keys: Float[np.ndarray, "past layers kv_heads head_width"]
    values: Float[np.ndarray, "past layers kv_heads value_width"]

    def __len__(self) -> int:
        return len(self.keys)


@dataclass(frozen=True, slots=True, eq=False)
class Memory:
    """What a decoder reads of the source: the keys and values of its cross attention."""

    keys: Float[np.ndarray, "source layers kv_heads head_width"]
    values: Float[np.ndarray, "source layers kv_heads value_width"]


@dataclass(frozen=True, slots=True, eq=False)
class Extension:
    """What a backend answers: the new tokens' rows, and the logits behind the last of them.

    Of a text that is read whole, `memory` is what the decoder of an encoder-decoder will read of it; such an encoder
    gives no logits, nor does a model without a language head.
    """

    rows: Rows
    last_logits: Float[np.ndarray, "vocabulary"] | None
    memory: Memory | None = None


def extension(found: dict[str, np.ndarray]) -> Extension:
    """The answer out of a pass's arrays by their names; both backends name them alike."""
    last_logits = found.pop("logits", None)
    keys, values = found.pop("memory_keys", None), found.pop("memory_values", None)
    for name in ("units", "experts"):
        if name in found:
            found[name] = found[name].view(np.int64)  # ONNX Runtime's own name for the same type is another
    memory = None if keys is None or values is None else Memory(keys, values)
    return Extension(Rows(**{"position_embedding": None, **found}), last_logits, memory)  # type: ignore[arg-type]


@runtime_checkable
class Backend(Protocol):
    """One opened model on one engine. Used from one thread at a time."""

    spec: ModelSpec
    label: str  # what runs, as the badge says it: "ONNX Runtime 1.31 · CPU"
    notice: str | None  # what the person should know, such as a GPU that could not be used

    @property
    def extends(self) -> bool:
        """Whether rows of a prefix stay as they are when tokens follow; else every text is read whole."""
        ...

    @property
    def readout(self) -> Readout | None:
        """The final norm and the unembedding; serves traces after the backend is closed, too."""
        ...

    def projection(self, kind: AttentionKind) -> Projection | None:
        """The output projections of the layers; serves traces after the backend is closed, too."""
        ...

    def position_table(self, kind: AttentionKind) -> Float[np.ndarray, "context embedding_width"] | None:
        """The position vectors that are added; None where none are."""
        ...

    def extend(
        self,
        past: Past,
        ids: Int64[np.ndarray, "new"],
        head_scale: HeadScale | None = None,
        memory: Memory | None = None,
        cross_scale: HeadScale | None = None,
    ) -> Extension:
        """The rows of `ids`, which follow the tokens of `past`; `memory` is the source of an encoder-decoder."""
        ...

    def encode(
        self,
        ids: Int64[np.ndarray, "tokens"],
        segments: Int64[np.ndarray, "tokens"] | None = None,
        head_scale: HeadScale | None = None,
    ) -> Extension:
        """The rows of a text that is read whole; `segments` number its parts, where the model tells them apart."""
        ...

    def close(self) -> None:
        """Let go of the model; traces handed out stay whole."""
        ...
