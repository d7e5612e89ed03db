"""How the marks of a figure are painted in the window: one class a mark, and the table that pairs them."""

from visualizer.views.figure import (
    Arcs,
    Bars,
    Branches,
    ColumnBars,
    Cuts,
    Diagram,
    Dots,
    Draw,
    Facts,
    HeatMap,
    Lines,
    Mark,
    Passage,
    Passages,
    Scatter,
    Stages,
    Steps,
    Sweep,
    Table,
    Text,
    TileGrid,
    Timeline,
    TokenStrip,
    ValueBars,
)
from widgets.marks.arcs import ArcsItem
from widgets.marks.bars import BarsItem
from widgets.marks.base import MarkItem
from widgets.marks.branches import BranchesItem
from widgets.marks.column_bars import ColumnBarsItem
from widgets.marks.cuts import CutsItem
from widgets.marks.diagram import DiagramItem
from widgets.marks.dots import DotsItem
from widgets.marks.draw import DrawItem
from widgets.marks.facts import FactsItem, TextItem
from widgets.marks.heat_map import HeatMapItem
from widgets.marks.lines import LinesItem
from widgets.marks.passage import PassageItem
from widgets.marks.passages import PassagesItem
from widgets.marks.scatter import ScatterItem
from widgets.marks.stages import StagesItem
from widgets.marks.steps import StepsItem
from widgets.marks.sweep import SweepItem
from widgets.marks.table import TableItem
from widgets.marks.tile_grid import TileGridItem
from widgets.marks.timeline import TimelineItem
from widgets.marks.token_strip import TokenStripItem
from widgets.marks.value_bars import ValueBarsItem

ITEMS: dict[type[Mark], type[MarkItem]] = {
    HeatMap: HeatMapItem,
    TileGrid: TileGridItem,
    Scatter: ScatterItem,
    Bars: BarsItem,
    ColumnBars: ColumnBarsItem,
    Arcs: ArcsItem,
    TokenStrip: TokenStripItem,
    Table: TableItem,
    Facts: FactsItem,
    Steps: StepsItem,
    Lines: LinesItem,
    ValueBars: ValueBarsItem,
    Dots: DotsItem,
    Diagram: DiagramItem,
    Cuts: CutsItem,
    Stages: StagesItem,
    Draw: DrawItem,
    Sweep: SweepItem,
    Passage: PassageItem,
    Passages: PassagesItem,
    Timeline: TimelineItem,
    Branches: BranchesItem,
    Text: TextItem,
}
