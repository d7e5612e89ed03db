"""What a person is looking at, and the observable state of one sitting.

`Selection` says where all views look from; one selection drives every panel. `Sitting` holds the current trace and
selection and tells whoever listens when either changes. No Qt: the signals are psygnal's.
"""

from dataclasses import dataclass, field, replace
from typing import Literal

from psygnal import Signal

from visualizer.attention import STAGES, Stage
from visualizer.errors import BadInput
from visualizer.sampling import Sampling
from visualizer.trace import ModelSpec, Trace


@dataclass(frozen=True, slots=True)
class Selection:
    """Where every view looks from.

    `query` counts tokens from 0, or from the end when negative, as sequences do: -1 is the last token.
    """

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
    candidates: int = 16  # rows of the next-token view
    guesses: int = 3  # tokens a layer of the logit lens
    sampling: Sampling = field(default_factory=Sampling)

    def __post_init__(self) -> None:
        if self.stage not in STAGES:
            raise BadInput(f'There is no stage "{self.stage}": the stages are {", ".join(STAGES)}.')

    def token(self, trace: Trace) -> int:
        """The index of the query token in `trace`, counted from 0; the nearest there is."""
        count = len(trace.tokens)
        return max(0, min(count - 1, self.query if self.query >= 0 else count + self.query))

    @property
    def other_contrast(self) -> Literal["full", "stretched"]:
        """What the switch of the colour scale leads to."""
        return "full" if self.contrast == "stretched" else "stretched"

    def within(self, spec: ModelSpec) -> "Selection":
        """The same selection on a model that may have fewer layers or heads."""
        return replace(self, layer=min(self.layer, spec.layers - 1), head=min(self.head, spec.heads - 1))


class Sitting:
    """The state of one sitting: the trace shown and the selection; changes are announced once each.

    Panels subscribe; nobody else needs to know them.
    """

    trace_changed = Signal(object)  # Trace | None
    selection_changed = Signal(object)  # Selection

    def __init__(self, selection: Selection | None = None) -> None:
        self._selection = selection or Selection()
        self._trace: Trace | None = None

    @property
    def trace(self) -> Trace | None:
        """The trace that is shown; None before the first pass and for an empty prompt."""
        return self._trace

    @trace.setter
    def trace(self, trace: Trace | None) -> None:
        if trace is not None:
            self.selection = self._selection.within(trace.spec)
        self._trace = trace
        self.trace_changed.emit(trace)

    @property
    def selection(self) -> Selection:
        """Where every panel looks from."""
        return self._selection

    @selection.setter
    def selection(self, selection: Selection) -> None:
        if selection != self._selection:
            self._selection = selection
            self.selection_changed.emit(selection)

    def select(self, **fields: object) -> None:
        """Change some fields of the selection."""
        self.selection = replace(self._selection, **fields)  # type: ignore[arg-type]
