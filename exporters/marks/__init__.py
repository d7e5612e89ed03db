"""One small module a mark: each plans its mark in the room it is given and paints it on a sheet."""

from collections.abc import Callable
from typing import Any

from exporters.marks import (
    arcs,
    bars,
    branches,
    column_bars,
    cuts,
    diagram,
    dots,
    draw,
    heat_map,
    lines,
    passage,
    passages,
    scatter,
    stages,
    steps,
    sweep,
    table,
    tile_grid,
    timeline,
    token_strip,
    value_bars,
    words,
)
from exporters.marks.room import Block, Room
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
    Dots: dots.plan,
    Diagram: diagram.plan,
    Cuts: cuts.plan,
    Passage: passage.plan,
    Passages: passages.plan,
    Timeline: timeline.plan,
    Stages: stages.plan,
    Draw: draw.plan,
    Sweep: sweep.plan,
    Branches: branches.plan,
    Text: words.plan_text,
}


def plan(mark: Mark, room: Room) -> Block:
    """How high a mark is in its room, and how it is painted."""
    return PLANS[type(mark)](mark, room)
