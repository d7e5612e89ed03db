"""Figures: what a view draws, as plain marks without any toolkit.

A view makes a `Figure`; the window's canvas draws it with pyqtgraph, the exporters with matplotlib. A mark holds the
numbers themselves, never colours or pixels, and answers for each of its points with a `Probe`: the exact value in
words, and what a click there selects.

Marks of one figure stand below one another in their order. Two marks that name the same `columns` share their
columns' x: the bars under a map stand under its keys.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from visualizer.views.figure.axes import About, Axis, Pick, Probe, Side, about
from visualizer.views.figure.bars import Bar, Bars, ValueBar, ValueBars
from visualizer.views.figure.branches import BRANCH_STATES, Branch, Branches, BranchState
from visualizer.views.figure.curves import Lines, Sweep
from visualizer.views.figure.diagram import LEADING, Box, BoxRole, Diagram, Plus, Wire, Words, arrow_head, toward
from visualizer.views.figure.dots import DOT_SHAPES, DotRow, Dots
from visualizer.views.figure.heads import Detail, Scatter, Score, TileGrid
from visualizer.views.figure.maps import Arcs, ColumnBars, HeatMap
from visualizer.views.figure.sampling import Draw, Share, StageColumn, Stages
from visualizer.views.figure.scales import ColourScale, exact, points, round_up, short_number, tick_number
from visualizer.views.figure.tables import Cell, Fact, Facts, Step, Steps, Table
from visualizer.views.figure.tokens import Chip, Cut, CutRow, Cuts, Passage, Passages, Piece, Text, Timeline, TokenStrip

__all__ = [
    "BRANCH_STATES",
    "DOT_SHAPES",
    "LEADING",
    "About",
    "Arcs",
    "Axis",
    "Bar",
    "Bars",
    "Box",
    "BoxRole",
    "Branch",
    "BranchState",
    "Branches",
    "Cell",
    "Chip",
    "ColourScale",
    "ColumnBars",
    "Cut",
    "CutRow",
    "Cuts",
    "Detail",
    "Diagram",
    "DotRow",
    "Dots",
    "Draw",
    "Fact",
    "Facts",
    "Figure",
    "HeatMap",
    "Lines",
    "Mark",
    "Passage",
    "Passages",
    "Pick",
    "Piece",
    "Plus",
    "Probe",
    "Scatter",
    "Score",
    "Share",
    "Side",
    "StageColumn",
    "Stages",
    "Step",
    "Steps",
    "Sweep",
    "Table",
    "Text",
    "TileGrid",
    "Timeline",
    "TokenStrip",
    "ValueBar",
    "ValueBars",
    "Wire",
    "Words",
    "about",
    "arrow_head",
    "exact",
    "points",
    "round_up",
    "short_number",
    "tick_number",
    "toward",
]
Mark = (
    HeatMap | TileGrid | Scatter | Bars | ColumnBars | Arcs | TokenStrip | Table | Facts | Steps | Lines | ValueBars
    | Dots | Diagram | Cuts | Stages | Draw | Sweep | Passage | Passages | Timeline | Branches | Text
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """What a view draws of one trace.

    `title` and `focus` head it ("One head", "layer 3 head 3"); `sentence` says in words what is seen. `provenance`
    says where the numbers come from, and travels with every file.
    """

    view: str
    title: str
    marks: tuple[Mark, ...]
    focus: str = ""
    sentence: str = ""
    provenance: Mapping[str, str] = field(default_factory=dict)
    by_layer: bool = True  # whether another layer would show another figure
