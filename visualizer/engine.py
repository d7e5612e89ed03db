"""The engine: from a prompt to a trace, computing only what changed.

    prompt ─► tokens ─► longest prefix that is known ─► Backend.extend(past, new ids) ─► trace

A pass is a pure function of the ids it reads, so rows known for the same ids in the same places serve again. They
live on shelves: token-first buffers that a trace sees through read-only views. A shelf is only ever written behind
the rows that some living trace sees; where that is too far back, another shelf takes over.
"""

import time
import weakref
from collections.abc import Callable, Mapping
from typing import Any, cast

import numpy as np
from jaxtyping import Float, Int64

from visualizer.backends.base import Backend, Past
from visualizer.errors import BackendError, BadInput, HeadlightError, PassCancelled
from visualizer.language import tr
from visualizer.tokens import Prompt, Tokenizer
from visualizer.trace import Cost, HeadScale, ModelSpec, Rows, Trace

CHUNK = 128  # tokens of a long prompt between two looks at whether anybody still waits for the pass
SHELVES = 6  # what the window shows, the same untouched, the last two rests, and the next pass with its untouched one

HeadScales = Mapping[tuple[int, int], float] | HeadScale  # what a person may write; see `Engine.trace`


class Engine:
    """One opened model: makes traces, each reusing what it shares with those before.

    Made by `library.open_model`; read by the window's worker, `generation`, the command line and people. Used from
    one thread at a time.
    """

    def __init__(self, backend: Backend, tokenizer: Tokenizer, end_of_text: frozenset[int] = frozenset()) -> None:
        """`end_of_text` holds the ids behind which the model has nothing more to say."""
        self.spec: ModelSpec = backend.spec
        self.label: str = backend.label
        self.notice: str | None = backend.notice
        self.tokenizer = tokenizer
        self.end_of_text = end_of_text
        self._backend: Backend | None = backend
        table = backend.position_table()
        self._position_table = None if table is None else _read_only(table)
        self._shelves: list[Shelf] = []  # the one used last comes last

    def trace(
        self,
        prompt: str | Prompt,
        head_scale: HeadScales | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Trace:
        """One pass over the last tokens of `prompt` that fit the context.

        `head_scale` multiplies the outputs of heads, {(layer, head): factor} or an array of all of them; 0 switches a
        head off, heads that are not named keep 1. `cancelled` is asked before each chunk of new tokens; when it says
        yes, PassCancelled is raised, and what was computed so far serves the next pass. Raises BadInput for an empty
        prompt or a head that is not there, BackendError where the backend fails.
        """
        begun = time.perf_counter()
        if self._backend is None:
            raise BackendError(tr("{model} was closed: open it again.", model=self.spec.name))
        prompt, scale = Prompt.of(prompt), self._scale(head_scale)
        tokens, omitted = self.tokenizer.last(prompt, self.spec.context)
        if not tokens or prompt == Prompt(""):
            raise BadInput(
                tr("There is nothing in the prompt that {model} could read: write some text.", model=self.spec.name)
            )
        ids = np.array([token.id for token in tokens], dtype=np.int64)
        if ids.max() >= self.spec.vocabulary:
            raise BadInput(
                tr(
                    "{model} knows no token {id}: its tokenizer is that of another model.",
                    model=self.spec.name,
                    id=ids.max(),
                )
            )
        shelf, reused = self._shelf(ids, scale)
        last_logits = self._extend(self._backend, shelf, ids, cancelled or _never)
        return Trace(
            prompt=prompt.text,
            tokens=tokens,
            omitted=omitted,
            spec=self.spec,
            rows=shelf.lend(len(ids)),
            last_logits=last_logits,
            readout=self._backend.readout,
            projection=self._backend.projection,
            vocabulary=self.tokenizer.vocabulary,
            cost=Cost(reused, time.perf_counter() - begun),
            position_table=self._position_table,
            head_scale=scale,
        )

    def __repr__(self) -> str:
        spec = self.spec
        return f"<{spec.name}: {spec.kind}, {spec.layers} × {spec.heads} heads, on {self.label}>"

    def close(self) -> None:
        """Let go of the model; traces handed out stay whole."""
        if self._backend is not None:
            self._backend.close()
        self._backend = None
        self._shelves.clear()

    def _shelf(self, ids: Int64[np.ndarray, "tokens"], scale: HeadScale | None) -> tuple["Shelf", int]:
        """A shelf that holds the longest known prefix of `ids` and may be written behind it, and how long that is.

        Where a trace sees the known rows and others behind them, another shelf takes over what it lacks of the known
        ones. In a window two shelves so take turns, two more where heads are scaled, and a letter typed into a word
        costs the copy of a row or two, however long the prompt.
        """
        known = [(shelf.common(ids, scale), shelf) for shelf in self._shelves]
        most, source = max(known, key=_first, default=(0, None))
        if source is not None and most == len(ids):
            shelf = source
        else:
            free = [(common, shelf) for common, shelf in known if shelf.is_free_behind(common)]
            common, shelf = max(free, key=_first, default=(0, Shelf(self.spec.context)))
            shelf.rewind(common, scale)
            shelf.reserve(len(ids))
            if source is not None and common < most:
                shelf.append(ids[common:most], source.rows(common, most))
        self._shelves = [*(other for other in self._shelves if other is not shelf), shelf][-SHELVES:]
        return shelf, most

    def _extend(
        self, backend: Backend, shelf: "Shelf", ids: Int64[np.ndarray, "tokens"], cancelled: Callable[[], bool]
    ) -> Float[np.ndarray, "vocabulary"]:
        """Compute the rows of `ids` that the shelf lacks; returns the logits behind the last of `ids`."""
        try:
            while shelf.count < len(ids):
                if cancelled():
                    raise PassCancelled(tr("A newer edit has taken the place of this pass."))
                new = ids[shelf.count : shelf.count + CHUNK]
                rows = shelf.rows(0, shelf.count) if shelf.count else None
                extension = backend.extend(_past(rows, self.spec), new, shelf.scale)
                shelf.append(new, extension.rows)
                shelf.logits = (shelf.count, _read_only(extension.last_logits))
            if shelf.logits is None or shelf.logits[0] != len(ids):  # the rows are known from a longer prompt
                last = np.ascontiguousarray(shelf.rows(len(ids) - 1, len(ids)).residual[:, -1])  # (1, width)
                shelf.logits = (len(ids), _read_only(backend.readout(last)[0]))
            return shelf.logits[1]
        except HeadlightError:
            raise
        except Exception as error:
            raise BackendError(
                tr("{model} failed on {engine}: {error}", model=self.spec.name, engine=self.label, error=error)
            ) from error

    def _scale(self, head_scale: HeadScales | None) -> HeadScale | None:
        """Every head's factor, checked; None where all of them are 1."""
        if head_scale is None:
            return None
        spec = self.spec
        scale = np.ones((spec.layers, spec.heads), dtype=np.float32)
        if isinstance(head_scale, Mapping):
            for (layer, head), factor in head_scale.items():
                if not (0 <= layer < spec.layers and 0 <= head < spec.heads):
                    raise BadInput(
                        tr(
                            "There is no head {head} in layer {layer}: {model} has layers 0 to {last_layer} with "
                            "heads 0 to {last_head}.",
                            head=head,
                            layer=layer,
                            model=spec.name,
                            last_layer=spec.layers - 1,
                            last_head=spec.heads - 1,
                        )
                    )
                scale[layer, head] = factor
        elif head_scale.shape == scale.shape:
            scale[:] = head_scale
        else:
            raise BadInput(
                tr(
                    "The head scale has the shape {shape}, but {model} has (layers, heads) = {wanted}.",
                    shape=head_scale.shape,
                    model=spec.name,
                    wanted=scale.shape,
                )
            )
        if not np.isfinite(scale).all():
            raise BadInput(
                tr("Each factor of the head scale must be a number: 0 switches a head off, 1 leaves it alone.")
            )
        return None if (scale == 1).all() else _read_only(scale)


class Shelf:
    """The rows of one sequence of tokens, and who looks at them; `count` rows are known, for `ids` under `scale`.

    Rows are appended, lent out and taken back from the end; the engine alone decides which.
    """

    def __init__(self, context: int) -> None:
        self.count = 0
        self.scale: HeadScale | None = None
        self.logits: tuple[int, np.ndarray] | None = None  # behind the first so many tokens
        self._context = context
        self._capacity = 0
        self._ids = np.zeros(context, dtype=np.int64)
        self._buffers: dict[str, Buffer] = {}  # (capacity, *row), by the names of `Rows`
        self._loans: weakref.WeakSet[Loan] = weakref.WeakSet()

    def common(self, ids: Int64[np.ndarray, "tokens"], scale: HeadScale | None) -> int:
        """How many of the first `ids` are known under the same head scale."""
        if not (scale is self.scale or (scale is not None and np.array_equal(scale, self.scale))):  # type: ignore[arg-type]
            return 0
        longest = min(len(ids), self.count)
        differ = np.flatnonzero(ids[:longest] != self._ids[:longest])
        return int(differ[0]) if len(differ) else longest

    def is_free_behind(self, count: int) -> bool:
        """Whether no living trace sees a row behind the first `count`."""
        return count == self.count or all(loan.count <= count for loan in self._loans)

    def rewind(self, count: int, scale: HeadScale | None) -> None:
        """Forget all rows but the first `count`, which were computed under `scale`."""
        if self.logits is not None and self.logits[0] > count:
            self.logits = None
        self.count, self.scale = count, scale

    def reserve(self, count: int) -> None:
        """Make room for so many rows. What was lent stays where it is; nobody looks at the fresh buffers."""
        if count > self._capacity:
            self._capacity = min(self._context, max(count, 2 * self._capacity, CHUNK))
            full, self._buffers = self._buffers, {}
            self._loans = weakref.WeakSet()
            for name, buffer in full.items():
                self._buffers[name] = _buffer(self._capacity, buffer)
                self._buffers[name][: self.count] = buffer[: self.count]

    def append(self, ids: Int64[np.ndarray, "new"], rows: Rows) -> None:
        """Write the rows of the next tokens."""
        self.reserve(self.count + len(ids))
        behind = slice(self.count, self.count + len(ids))
        for name in ROWS:
            new = getattr(rows, name)
            if new is not None:
                if name not in self._buffers:
                    self._buffers[name] = _buffer(self._capacity, new)
                self._buffers[name][behind] = new
        self._ids[behind] = ids
        self.count = behind.stop

    def rows(self, first: int, end: int) -> Rows:
        """Known rows, for the moment only: they may be written once nobody has them on loan."""
        return self._rows(first, end, None)

    def lend(self, count: int) -> Rows:
        """The first rows, read-only, and never written again as long as any view of any of them lives."""
        loan = Loan(count)
        self._loans.add(loan)
        return self._rows(0, count, loan)

    def _rows(self, first: int, end: int, loan: "Loan | None") -> Rows:
        views: dict[str, Any] = dict.fromkeys(ROWS)
        for name, buffer in self._buffers.items():
            part = cast(Buffer, buffer[first:end])
            part.loan = loan
            part.flags.writeable = False
            views[name] = part.view(np.ndarray)
        return Rows(**views)


class Loan:
    """Lives as long as anybody has a view of the first `count` rows of a shelf."""

    def __init__(self, count: int) -> None:
        self.count = count


class Buffer(np.ndarray):
    """An array whose parts can carry a loan.

    NumPy lets a view of a view hold on to the memory's owner alone, except where the types differ: a plain view of a
    part of this class, and each view of that view in turn, holds on to the part, and so to its loan.
    """

    loan: Loan | None


ROWS = ("queries", "keys", "values", "residual", "token_embedding", "position_embedding")


def _buffer(capacity: int, like: np.ndarray) -> Buffer:
    return np.empty((capacity, *like.shape[1:]), dtype=like.dtype).view(Buffer)


def _past(rows: Rows | None, spec: ModelSpec) -> Past:
    """The keys and values of the rows known so far."""
    if rows is None:
        none = np.zeros((0, spec.layers, spec.kv_heads, spec.head_width), dtype=np.float32)
        return Past(none, none)
    return Past(rows.keys, rows.values)


def _read_only(array: np.ndarray) -> np.ndarray:
    view = array.view()
    view.flags.writeable = False
    return view


def _first(pair: tuple[int, object]) -> int:
    return pair[0]


def _never() -> bool:
    return False
