"""The engine: from a prompt to a trace, computing only what changed.

    prompt ─► tokens ─► longest prefix that is known ─► Backend.extend(past, new ids) ─► trace

A pass is a pure function of the ids it reads, so rows known for the same ids in the same places serve again. They
live on shelves: token-first buffers that a trace sees through read-only views. A shelf is only ever written behind
the rows that some living trace sees; where that is too far back, another shelf takes over.

A text that is read both ways changes in every row with every token, so it is read whole, and the last few readings are
kept as they are: an encoder-decoder's source is so read once while only its target grows.
"""

import time
import weakref
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from typing import Any, cast

import numpy as np
from jaxtyping import Float, Int64

from visualizer.backends.base import Backend, Extension, Memory, Past
from visualizer.errors import BackendError, BadInput, HeadlightError, PassCancelled
from visualizer.language import tr
from visualizer.tokens import Prompt, Token, Tokenizer
from visualizer.trace import AttentionKind, Cost, HeadScale, ModelSpec, Place, Rows, Trace

CHUNK = 128  # tokens of a long prompt between two looks at whether anybody still waits for the pass
SHELVES = 6  # what the window shows, the same untouched, the last two rests, and the next pass with its untouched one

READINGS = 6  # of texts that are read whole, likewise

HeadScales = (
    Mapping[tuple[int, int], float] | Mapping[tuple[AttentionKind, int, int], float] | Mapping[Place, float] | HeadScale
)
"""What a person may write; see `Engine.trace`."""
Scales = dict[AttentionKind, HeadScale | None]


class Engine:
    """One opened model: makes traces, each reusing what it shares with those before.

    Made by `library.open_model`; read by the window's worker, `generation`, the command line and people. Used from
    one thread at a time.
    """

    def __init__(
        self,
        backend: Backend,
        tokenizer: Tokenizer,
        end_of_text: frozenset[int] = frozenset(),
        target_tokenizer: Tokenizer | None = None,
    ) -> None:
        """`end_of_text` holds the ids behind which the model has nothing more to say.

        An encoder-decoder needs a `target_tokenizer`, whose tokens begin with what its decoder begins with.
        """
        self.spec: ModelSpec = backend.spec
        self.label: str = backend.label
        self.notice: str | None = backend.notice
        self.tokenizer = tokenizer
        self.target_tokenizer = target_tokenizer
        self.end_of_text = end_of_text
        self._backend: Backend | None = backend
        self._tables: dict[AttentionKind, np.ndarray] = {}
        for spec in (backend.spec, backend.spec.encoder):
            if spec is not None and (table := backend.position_table(spec.attention)) is not None:
                self._tables[spec.attention] = _read_only(table)
        self._shelves: list[Shelf] = []  # the one used last comes last
        self._readings: dict[tuple[bytes, ...], Extension] = {}  # of whole texts; the one used last comes last

    @property
    def writer(self) -> Tokenizer:
        """The tokenizer of what the model writes: of an encoder-decoder, that of its target."""
        return self.target_tokenizer or self.tokenizer

    def trace(
        self,
        prompt: str | Prompt,
        head_scale: HeadScales | None = None,
        cancelled: Callable[[], bool] | None = None,
        target: str | Prompt | None = None,
    ) -> Trace:
        """One pass over the last tokens of `prompt` that fit the context.

        An encoder-decoder reads `prompt` as its source, and `target` behind its start; without one, the start alone.
        `head_scale` multiplies the outputs of heads, {(layer, head): factor} or an array of all of them; 0 switches a
        head off, heads that are not named keep 1. Heads of an encoder-decoder are named with their kind, {("cross",
        layer, head): factor}. `cancelled` is asked before each chunk of new tokens; when it says yes, PassCancelled is
        raised, and what was computed so far serves the next pass. Raises BadInput for an empty prompt, a head that is
        not there or a target that the model has no place for, BackendError where the backend fails.
        """
        begun = time.perf_counter()
        if self._backend is None:
            raise BackendError(tr("{model} was closed: open it again.", model=self.spec.name))
        backend, spec, cancelled = self._backend, self.spec, cancelled or _never
        prompt, scales = Prompt.of(prompt), self._scales(head_scale)
        tokens, ids, omitted = self._tokens(self.tokenizer, prompt, is_target=False)
        if spec.kind == "encoder-decoder":
            source = self._encoded(backend, prompt, tokens, ids, omitted, scales, cancelled)
            return self._pair(backend, source, Prompt.of(target or ""), scales, cancelled)
        if target is not None:
            raise BadInput(tr("{model} has no target: it reads one text, so leave the target out.", model=spec.name))
        scale = scales.get("self")
        segments = self.tokenizer.segments(tokens) if spec.kind == "encoder-only" else None
        if backend.extends:
            shelf, reused = self._shelf(ids, scale)
            last_logits: np.ndarray | None = self._extend(backend, shelf, ids, cancelled)
            rows = shelf.lend(len(ids))
        else:
            reading, reused = self._read(backend, ids, segments, scale, cancelled)
            rows, last_logits = reading.rows, reading.last_logits
        mask = self.tokenizer.specials.mask if spec.kind == "encoder-only" else None
        return Trace(
            prompt=prompt.text,
            tokens=tokens,
            omitted=omitted,
            spec=spec,
            rows=rows,
            last_logits=last_logits,
            readout=None if last_logits is None else backend.readout,
            projection=backend.projection("self"),
            vocabulary=self.tokenizer.vocabulary,
            cost=Cost(reused, time.perf_counter() - begun),
            position_table=self._tables.get("self"),
            head_scale=scale,
            segments=segments,
            drawn=len(prompt.drawn),
            masked=tuple(place for place, token in enumerate(tokens) if token.id == mask),
        )

    def _encoded(
        self,
        backend: Backend,
        prompt: Prompt,
        tokens: tuple[Token, ...],
        ids: Int64[np.ndarray, "tokens"],
        omitted: int,
        scales: Scales,
        cancelled: Callable[[], bool],
    ) -> tuple[Trace, Memory]:
        """The encoder's trace of a source, and what the decoder reads of it."""
        begun, scale = time.perf_counter(), scales.get("encoder")
        reading, reused = self._read(backend, ids, None, scale, cancelled)
        assert self.spec.encoder is not None
        assert reading.memory is not None
        trace = Trace(
            prompt=prompt.text,
            tokens=tokens,
            omitted=omitted,
            spec=self.spec.encoder,
            rows=reading.rows,
            last_logits=None,
            readout=None,
            projection=backend.projection("encoder"),
            vocabulary=self.tokenizer.vocabulary,
            cost=Cost(reused, time.perf_counter() - begun),
            position_table=self._tables.get("encoder"),
            head_scale=scale,
        )
        return trace, reading.memory

    def _pair(
        self,
        backend: Backend,
        encoded: tuple[Trace, Memory],
        target: Prompt,
        scales: Scales,
        cancelled: Callable[[], bool],
    ) -> Trace:
        """The decoder's trace of a target, with those of the encoder and of cross attention behind it."""
        begun = time.perf_counter()
        source, memory = encoded
        tokens, ids, omitted = self._tokens(self.writer, target, is_target=True)
        scale, cross_scale = scales.get("decoder"), scales.get("cross")
        shelf, reused = self._shelf(ids, scale, memory, cross_scale)
        last_logits = self._extend(backend, shelf, ids, cancelled)
        rows = shelf.lend(len(ids))
        assert rows.cross_queries is not None
        assert self.spec.cross is not None
        decoder = Trace(
            prompt=target.text,
            tokens=tokens,
            omitted=omitted,
            spec=self.spec,
            rows=rows,
            last_logits=last_logits,
            readout=backend.readout,
            projection=backend.projection("decoder"),
            vocabulary=self.writer.vocabulary,
            cost=Cost(reused, time.perf_counter() - begun),
            position_table=self._tables.get("decoder"),
            head_scale=scale,
            source=source,
            drawn=len(target.drawn),
        )
        across = replace(rows, queries=rows.cross_queries, keys=memory.keys, values=memory.values)
        cross = replace(
            decoder,
            spec=self.spec.cross,
            rows=across,
            projection=backend.projection("cross"),
            head_scale=cross_scale,
            source=None,
            key_side=source.tokens,
        )
        return replace(decoder, cross=cross)

    def _tokens(
        self, tokenizer: Tokenizer, prompt: Prompt, is_target: bool
    ) -> tuple[tuple[Token, ...], Int64[np.ndarray, "tokens"], int]:
        """The last tokens of a prompt that fit the context, their ids, and how many are left out before them."""
        spec = self.spec
        tokens, omitted = tokenizer.last(prompt, spec.context)
        if not tokens or (prompt == Prompt("") and not is_target):
            raise BadInput(
                tr("There is nothing in the prompt that {model} could read: write some text.", model=spec.name)
            )
        ids = np.array([token.id for token in tokens], dtype=np.int64)
        if ids.max() >= spec.vocabulary:
            raise BadInput(
                tr(
                    "{model} knows no token {id}: its tokenizer is that of another model.",
                    model=spec.name,
                    id=ids.max(),
                )
            )
        return tokens, ids, omitted

    def __repr__(self) -> str:
        spec = self.spec
        return f"<{spec.name}: {spec.kind}, {spec.layers} × {spec.heads} heads, on {self.label}>"

    def close(self) -> None:
        """Let go of the model; traces handed out stay whole."""
        if self._backend is not None:
            self._backend.close()
        self._backend = None
        self._shelves.clear()
        self._readings.clear()

    def _read(
        self,
        backend: Backend,
        ids: Int64[np.ndarray, "tokens"],
        segments: Int64[np.ndarray, "tokens"] | None,
        scale: HeadScale | None,
        cancelled: Callable[[], bool],
    ) -> tuple[Extension, int]:
        """The reading of a whole text, made or known, and how many of its tokens were known."""
        key = tuple(b"" if array is None else array.tobytes() for array in (ids, segments, scale))
        if (known := self._readings.pop(key, None)) is not None:
            self._readings[key] = known
            return known, len(ids)
        if cancelled():
            raise PassCancelled(tr("A newer edit has taken the place of this pass."))
        with self._failing():
            made = backend.encode(ids, segments, scale)
        arrays = {name: array for name in ROWS if (array := getattr(made.rows, name)) is not None}
        made = replace(made, rows=replace(made.rows, **{name: _read_only(array) for name, array in arrays.items()}))
        self._readings[key] = made
        while len(self._readings) > READINGS:
            del self._readings[next(iter(self._readings))]
        return made, 0

    @contextmanager
    def _failing(self) -> Iterator[None]:
        """Whatever a backend raises inside is told as one sentence."""
        try:
            yield
        except HeadlightError:
            raise
        except Exception as error:
            raise BackendError(
                tr("{model} failed on {engine}: {error}", model=self.spec.name, engine=self.label, error=error)
            ) from error

    def _shelf(
        self,
        ids: Int64[np.ndarray, "tokens"],
        scale: HeadScale | None,
        memory: Memory | None = None,
        cross_scale: HeadScale | None = None,
    ) -> tuple["Shelf", int]:
        """A shelf that holds the longest known prefix of `ids` and may be written behind it, and how long that is.

        Where a trace sees the known rows and others behind them, another shelf takes over what it lacks of the known
        ones. In a window two shelves so take turns, two more where heads are scaled, and a letter typed into a word
        costs the copy of a row or two, however long the prompt.
        """
        terms = Terms(scale, memory, cross_scale)
        known = [(shelf.common(ids, terms), shelf) for shelf in self._shelves]
        most, source = max(known, key=_first, default=(0, None))
        if source is not None and most == len(ids):
            shelf = source
        else:
            free = [(common, shelf) for common, shelf in known if shelf.is_free_behind(common)]
            common, shelf = max(free, key=_first, default=(0, Shelf(self.spec.context)))
            shelf.rewind(common, terms)
            shelf.reserve(len(ids))
            if source is not None and common < most:
                shelf.append(ids[common:most], source.rows(common, most))
        self._shelves = [*(other for other in self._shelves if other is not shelf), shelf][-SHELVES:]
        return shelf, most

    def _extend(
        self, backend: Backend, shelf: "Shelf", ids: Int64[np.ndarray, "tokens"], cancelled: Callable[[], bool]
    ) -> Float[np.ndarray, "vocabulary"]:
        """Compute the rows of `ids` that the shelf lacks; returns the logits behind the last of `ids`."""
        terms = shelf.terms
        with self._failing():
            while shelf.count < len(ids):
                if cancelled():
                    raise PassCancelled(tr("A newer edit has taken the place of this pass."))
                new = ids[shelf.count : shelf.count + CHUNK]
                past = _past(shelf.rows(0, shelf.count) if shelf.count else None, self.spec)
                extension = backend.extend(past, new, terms.scale, terms.memory, terms.cross_scale)
                assert extension.last_logits is not None
                shelf.append(new, extension.rows)
                shelf.logits = (shelf.count, _read_only(extension.last_logits))
            if shelf.logits is None or shelf.logits[0] != len(ids):  # the rows are known from a longer prompt
                assert backend.readout is not None
                last = np.ascontiguousarray(shelf.rows(len(ids) - 1, len(ids)).residual[:, -1])  # (1, width)
                shelf.logits = (len(ids), _read_only(backend.readout(last)[0]))
            return shelf.logits[1]

    def _scales(self, head_scale: HeadScales | None) -> Scales:
        """Every head's factor by kind, checked; None for a kind whose heads are all 1."""
        if self.spec.kind != "encoder-decoder":
            return {"self": self._scale(head_scale, self.spec)}
        if head_scale is None:
            return {}
        by_kind: dict[AttentionKind, dict[tuple[int, int], float]] = {}
        for place, factor in head_scale.items() if isinstance(head_scale, Mapping) else ():
            kind = place[0]
            if kind not in ("encoder", "decoder", "cross") or len(place) != 3:
                raise BadInput(
                    tr(
                        'Name the heads of {model} with their kind, as ("cross", 0, 1): encoder, decoder or cross.',
                        model=self.spec.name,
                    )
                )
            by_kind.setdefault(kind, {})[place[1:]] = factor
        specs = {"encoder": self.spec.encoder, "decoder": self.spec, "cross": self.spec.cross}
        return {kind: self._scale(factors, specs[kind] or self.spec) for kind, factors in by_kind.items()}

    def _scale(self, head_scale: HeadScales | None, spec: ModelSpec) -> HeadScale | None:
        """Every head's factor, checked; None where all of them are 1."""
        if head_scale is None:
            return None
        scale = np.ones((spec.layers, spec.heads), dtype=np.float32)
        if isinstance(head_scale, Mapping):
            for place, factor in head_scale.items():
                layer, head = cast(tuple[int, int], place)
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


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """What rows were computed under, beside their tokens: factors of heads, and the source of an encoder-decoder."""

    scale: HeadScale | None = None
    memory: Memory | None = None
    cross_scale: HeadScale | None = None

    def agrees(self, other: "Terms") -> bool:
        """Whether rows computed under the other serve under these."""
        return (
            self.memory is other.memory
            and _alike(self.scale, other.scale)
            and _alike(self.cross_scale, other.cross_scale)
        )


class Shelf:
    """The rows of one sequence of tokens, and who looks at them; `count` rows are known, for `ids` under `terms`.

    Rows are appended, lent out and taken back from the end; the engine alone decides which.
    """

    def __init__(self, context: int) -> None:
        self.count = 0
        self.terms = Terms()
        self.logits: tuple[int, np.ndarray] | None = None  # behind the first so many tokens
        self._context = context
        self._capacity = 0
        self._ids = np.zeros(context, dtype=np.int64)
        self._buffers: dict[str, Buffer] = {}  # (capacity, *row), by the names of `Rows`
        self._loans: weakref.WeakSet[Loan] = weakref.WeakSet()

    def common(self, ids: Int64[np.ndarray, "tokens"], terms: Terms) -> int:
        """How many of the first `ids` are known under the same terms."""
        if not terms.agrees(self.terms):
            return 0
        longest = min(len(ids), self.count)
        differ = np.flatnonzero(ids[:longest] != self._ids[:longest])
        return int(differ[0]) if len(differ) else longest

    def is_free_behind(self, count: int) -> bool:
        """Whether no living trace sees a row behind the first `count`."""
        return count == self.count or all(loan.count <= count for loan in self._loans)

    def rewind(self, count: int, terms: Terms) -> None:
        """Forget all rows but the first `count`, which were computed under `terms`."""
        if self.logits is not None and self.logits[0] > count:
            self.logits = None
        self.count, self.terms = count, terms

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


ROWS = tuple(field.name for field in fields(Rows))


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


def _alike(one: HeadScale | None, other: HeadScale | None) -> bool:
    return one is other or (one is not None and other is not None and np.array_equal(one, other))


def _first(pair: tuple[int, object]) -> int:
    return pair[0]


def _never() -> bool:
    return False
