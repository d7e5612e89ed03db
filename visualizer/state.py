"""What a person is looking at, and the observable state of one sitting.

`Selection` says where all views look from; one selection drives every panel. `Sitting` holds the current trace, what
it is compared with, the selection and the heads that are scaled, and tells whoever listens when one of them changes.
No Qt: the signals are psygnal's.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np
from psygnal import Signal

from visualizer.attention import STAGES, Stage
from visualizer.errors import BadInput
from visualizer.language import later, tr
from visualizer.sampling import Sampling
from visualizer.trace import AttentionKind, ModelSpec, Place, Trace

Explains = Literal["weight", "probability", "embedding"]
UNTOUCHED = later("the untouched model")  # the name of the baseline of a model whose heads are scaled
COUNTED_FROM_0 = ("layer", "head", "first_dimension", "key", "candidate", "pinned")  # fields of `Selection`
HeadFactors = Mapping[Place, float]
"""What the outputs of some heads are multiplied with; 1 for every head that is not named."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Where every view looks from.

    `query` counts tokens from 0, or from the end when negative, as sequences do: -1 is the last token.
    """

    kind: AttentionKind | None = None  # of an encoder-decoder's three kinds of attention; None for the model's own
    layer: int = 0
    head: int = 0
    query: int = -1
    stage: Stage = "softmax"
    arcs_from: Literal["query", "all"] = "query"
    contrast: Literal["full", "stretched"] = "full"  # of weights: up to 1, or up to what occurs
    first_dimension: int = 0  # the window on the width of the embedding
    dimensions: int | None = None  # how many of them; None for all
    rows: int | None = None  # how many tokens of the embedding are drawn; None for all
    positions: int | None = None  # how many positions the position pattern shows; None for the whole context
    tile_cells: int = 45  # cells along a tile of the head grid: longer maps are pooled
    candidates: int = 16  # rows of a list: of the likeliest tokens, or of what is strongest
    guesses: int = 3  # tokens a layer of the logit lens
    key: int | None = None  # the key whose weight `why` explains; None for the strongest of the row
    candidate: int | None = None  # the token id whose probability `why` explains; None for the likeliest
    explains: Explains = "weight"
    pinned: int | None = None  # a second query token, whose row stands beside that of the first
    sink: Literal["shown", "aside"] = "shown"  # whether the first key takes part in the colour scale of weights
    order: str = "model"  # of the heads: as the model has them, or by a score of `roles`, highest first
    least: float = 0.0  # of that score; heads below it step back
    across: str = "previous token"  # the two scores that the scatter of heads has as axes
    down: str = "induction"
    depth: int = 3  # tokens along a branch of the tree of continuations
    branches: int = 4  # that the tree begins with
    beams: int = 3  # of a beam search
    beam_steps: int = 5
    texts: int = 5  # continuations beside the greedy one
    new_tokens: int = 24  # of each of them, and of the text whose timeline a command exports
    draws: int = 1000  # from one distribution
    shot_heads: Literal["all", "focused"] = "all"  # whose attention to the parts of a prompt is shown
    tokenizers: tuple[str, ...] = ()  # whose readings of the prompt stand beside the model's own; all there are if none
    sampling: Sampling = field(default_factory=Sampling)

    def __post_init__(self) -> None:
        if self.stage not in STAGES:
            raise BadInput(
                tr('There is no stage "{stage}": the stages are {known}.', stage=self.stage, known=", ".join(STAGES))
            )
        for name in COUNTED_FROM_0:
            if (getattr(self, name) or 0) < 0:
                raise BadInput(
                    tr("There is no {name} {number}: counting begins with 0.", name=name, number=getattr(self, name))
                )

    def token(self, trace: Trace) -> int:
        """The index of the query token in `trace`, counted from 0; the nearest there is."""
        count = len(trace.tokens)
        return max(0, min(count - 1, self.query if self.query >= 0 else count + self.query))

    def second(self, trace: Trace) -> int | None:
        """The pinned token, whose row is compared with the query token's; None where that is no other one."""
        pinned = self.pinned
        return None if pinned is None or pinned >= len(trace.tokens) or pinned == self.token(trace) else pinned

    @property
    def place(self) -> Place:
        """The focused head, as heads are named in `HeadFactors`."""
        return self.beside(self.layer, self.head)

    def beside(self, layer: int, head: int) -> Place:
        """Another head of the same kind of attention, as heads are named in `HeadFactors`."""
        return (layer, head) if self.kind is None else (self.kind, layer, head)

    @property
    def other_contrast(self) -> Literal["full", "stretched"]:
        """What the switch of the colour scale leads to."""
        return "full" if self.contrast == "stretched" else "stretched"

    def within(self, spec: ModelSpec) -> "Selection":
        """The same selection on a model that may have fewer layers or heads."""
        return replace(self, layer=min(self.layer, spec.layers - 1), head=min(self.head, spec.heads - 1))

    def of(self, trace: Trace) -> "Selection":
        """The same selection on a pass, with a kind of attention that it has: of an encoder-decoder first the one in
        which its two texts meet."""
        kind: AttentionKind | None = self.kind if self.kind in trace.kinds else "cross"
        kind = None if trace.source is None else kind
        facet = trace.facet(kind)
        fitted = replace(self.within(facet.spec), kind=kind)
        stages = facet.stages(fitted.layer)
        return fitted if fitted.stage in stages else replace(fitted, stage="softmax")


@dataclass(frozen=True, slots=True, eq=False)
class Baseline:
    """What the present trace is compared with: another pass, and the settings it was seen with.

    Made by the sitting, read by the views that can show a change. `name` completes "against …": "what stood before",
    "the untouched model". `everywhere` says that every view shows the change; else only those that always show one, and
    maps stay maps.
    """

    trace: Trace
    selection: Selection
    name: str
    everywhere: bool = True


class Sitting:
    """The state of one sitting: what is shown, and from where; changes are announced once each.

    Panels subscribe; nobody else needs to know them.
    """

    trace_changed = Signal(object)  # Trace | None
    selection_changed = Signal(object)  # Selection
    baseline_changed = Signal(object)  # Baseline | None
    factors_changed = Signal(object)  # HeadFactors
    pointed_changed = Signal(object)  # tuple[int, ...]

    def __init__(self, selection: Selection | None = None) -> None:
        self._selection = selection or Selection()
        self._trace: Trace | None = None
        self._whole: tuple[Trace | None, Trace | None] = (None, None)  # with the untouched one, before any scrubbing
        self._untouched: Trace | None = None
        self._settled: Baseline | None = None  # the last rest
        self._before: Baseline | None = None  # the rest before it
        self._comparing = False
        self._baseline: Baseline | None = None
        self._factors: HeadFactors = {}
        self._pointed: tuple[int, ...] = ()
        self._pointed_target: tuple[int, ...] = ()

    @property
    def trace(self) -> Trace | None:
        """The trace that is shown; None before the first pass and for an empty prompt.

        Of a text that is scrubbed back it is the pass of an earlier step.
        """
        return self._trace

    @trace.setter
    def trace(self, trace: Trace | None) -> None:
        self.show(trace)

    @property
    def whole(self) -> Trace | None:
        """The pass over the whole text, wherever one has scrubbed to."""
        return self._whole[0]

    def show(self, trace: Trace | None, untouched: Trace | None = None) -> None:
        """Show another trace; `untouched` is the same prompt's where heads of the trace are scaled."""
        self._whole = trace, untouched
        self._show(trace, untouched)

    def scrub(self, count: int) -> None:
        """Show the pass over the first `count` tokens of the text, as it was when no more of it was there.

        Only drawn tokens can be left out; where more should be, the first step is shown.
        """
        whole, untouched = self._whole
        if whole is None or self._trace is None:
            return
        total = len(whole.tokens)
        count = max(1, total - whole.drawn, min(count, total))
        if len(self._trace.tokens) != count:
            self._show(whole.first(count), None if untouched is None else untouched.first(count))

    def _show(self, trace: Trace | None, untouched: Trace | None) -> None:
        if trace is not None:
            self._trace = None  # the selection of the trace before need not fit it any more
            self.selection = self._selection.of(trace)
        self._trace, self._untouched = trace, untouched
        self._baseline = self._choose_baseline()
        self.trace_changed.emit(trace)

    @property
    def selection(self) -> Selection:
        """Where every panel looks from."""
        return self._selection

    @selection.setter
    def selection(self, selection: Selection) -> None:
        if self._trace is not None and self._trace.source is not None:  # whose stacks may have different layers
            selection = selection.of(self._trace)
        if selection != self._selection:
            self._selection = selection
            self._baseline = self._choose_baseline()
            self.selection_changed.emit(selection)

    def select(self, **fields: object) -> None:
        """Change some fields of the selection."""
        self.selection = replace(self._selection, **fields)  # type: ignore[arg-type]

    # ---- what changed ----
    @property
    def baseline(self) -> Baseline | None:
        """What the trace is compared with at the moment; None where it stands alone."""
        return self._baseline

    @property
    def comparing(self) -> bool:
        """Whether the last change is shown: against the rest before it."""
        return self._comparing

    @comparing.setter
    def comparing(self, comparing: bool) -> None:
        self._comparing = comparing
        self._update_baseline()

    def rest(self) -> None:
        """What is shown now has come to rest: the next change is measured from here, the last one stays in sight."""
        if self._trace is None or not self._has_changed_since(self._settled):
            return
        self._before, self._settled = self._settled, Baseline(self._trace, self._selection, later("what stood before"))
        self._update_baseline()

    def forget_rests(self) -> None:
        """Nothing shown before can be compared with what comes, such as that of another model."""
        self._before = self._settled = None
        self._update_baseline()

    def _has_changed_since(self, rest: Baseline | None) -> bool:
        """Whether another pass or other sampling settings are shown; where one looks from is no change."""
        trace = self._trace
        if rest is None or trace is None or rest.selection.sampling != self._selection.sampling:
            return True
        return rest.trace is not trace and not (
            rest.trace.spec == trace.spec
            and all(_is_same_pass(rest.trace.facet(kind), trace.facet(kind)) for kind in trace.kinds)
        )

    def _choose_baseline(self) -> Baseline | None:
        trace = self._trace
        if trace is None:
            return None
        if self._comparing:
            rest = self._settled if self._has_changed_since(self._settled) else self._before
            if rest is not None and rest.trace.spec == trace.spec:
                return rest
        if self._untouched is not None:
            return self._against_untouched(self._untouched)
        return None

    def _against_untouched(self, untouched: Trace) -> Baseline:
        present = self._baseline
        if (
            present is not None
            and present.trace is untouched
            and (present.selection, present.everywhere) == (self._selection, self._comparing)
        ):
            return present  # as it was: nothing to announce
        return Baseline(untouched, self._selection, UNTOUCHED, everywhere=self._comparing)

    def _update_baseline(self) -> None:
        baseline = self._choose_baseline()
        if baseline is not self._baseline:
            self._baseline = baseline
            self.baseline_changed.emit(baseline)

    # ---- heads that are scaled ----
    @property
    def factors(self) -> HeadFactors:
        """What the outputs of heads are multiplied with; empty where the model is as it was made."""
        return self._factors

    @factors.setter
    def factors(self, factors: HeadFactors) -> None:
        kept = {place: factors[place] for place in sorted(factors, key=in_order) if factors[place] != 1}
        if kept != self._factors:
            self._factors = kept
            self.factors_changed.emit(kept)

    # ---- what the pointer is on ----
    @property
    def pointed(self) -> tuple[int, ...]:
        """The tokens of the prompt that the pointer is on, wherever it is: lit up everywhere."""
        return self._pointed

    @pointed.setter
    def pointed(self, tokens: tuple[int, ...]) -> None:
        self.point(tokens)

    @property
    def pointed_target(self) -> tuple[int, ...]:
        """The same of an encoder-decoder's target; `pointed` are then tokens of the source."""
        return self._pointed_target

    def point(self, tokens: tuple[int, ...] = (), target: tuple[int, ...] = ()) -> None:
        """The pointer is on these tokens, of the prompt and of the target."""
        if (tokens, target) != (self._pointed, self._pointed_target):
            self._pointed, self._pointed_target = tokens, target
            self.pointed_changed.emit(tokens)


def in_order(place: Place) -> tuple[int, ...]:
    """What sorts heads as the model has them, those of an encoder-decoder kind by kind."""
    kinds: tuple[AttentionKind, ...] = ("encoder", "decoder", "cross")
    return (-1, *place) if len(place) == 2 else (kinds.index(place[0]), *place[1:])


def _is_same_pass(one: Trace, other: Trace) -> bool:
    """Whether two passes of a model have read the same, with the same heads scaled."""
    return one.tokens == other.tokens and np.array_equal(one.scale, other.scale)
