"""How the marks of a figure are painted in the window: one class a mark, and the table that pairs them."""

from visualizer.views.figure import (
    Arcs,
    Bars,
    ColumnBars,
    Cuts,
    Diagram,
    Facts,
    HeatMap,
    Lines,
    Mark,
    Scatter,
    Steps,
    Table,
    Text,
    TileGrid,
    TokenStrip,
    ValueBars,
)
from widgets.marks.arcs import ArcsItem
from widgets.marks.bars import BarsItem
from widgets.marks.base import MarkItem
from widgets.marks.column_bars import ColumnBarsItem
from widgets.marks.cuts import CutsItem
from widgets.marks.diagram import DiagramItem
from widgets.marks.facts import FactsItem, TextItem
from widgets.marks.heat_map import HeatMapItem
from widgets.marks.lines import LinesItem
from widgets.marks.scatter import ScatterItem
from widgets.marks.steps import StepsItem
from widgets.marks.table import TableItem
from widgets.marks.tile_grid import TileGridItem
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
    Diagram: DiagramItem,
    Cuts: CutsItem,
    Text: TextItem,
}
