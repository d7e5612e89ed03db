"""One small module a mark: each plans its mark in the room it is given and paints it on a sheet."""

from collections.abc import Callable
from typing import Any

from exporters.marks import (
    arcs,
    bars,
    column_bars,
    cuts,
    diagram,
    heat_map,
    lines,
    scatter,
    steps,
    table,
    tile_grid,
    token_strip,
    value_bars,
    words,
)
from exporters.marks.room import Block, Room
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

PLANS: dict[type, Callable[[Any, Room], Block]] = {
    HeatMap: heat_map.plan,
    TileGrid: tile_grid.plan,
    Scatter: scatter.plan,
    Bars: bars.plan,
    ColumnBars: column_bars.plan,
    Arcs: arcs.plan,
    TokenStrip: token_strip.plan,
    Table: table.plan,
    Facts: words.plan_facts,
    Steps: steps.plan,
    Lines: lines.plan,
    ValueBars: value_bars.plan,
    Diagram: diagram.plan,
    Cuts: cuts.plan,
    Text: words.plan_text,
}


def plan(mark: Mark, room: Room) -> Block:
    """How high a mark is in its room, and how it is painted."""
    return PLANS[type(mark)](mark, room)
