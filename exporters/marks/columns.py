"""Where the columns of maps and of the bars under them stand: one left edge for all, one x for the same columns."""

from collections.abc import Sequence

from exporters import fonts
from exporters.marks import axes
from exporters.marks.room import Place, Room
from visualizer.views.figure import ColumnBars, HeatMap, Mark

LARGEST_CELL = 4.4  # of the type size; larger cells say no more


def arrange(marks: Sequence[Mark], room: Room) -> dict[int, Place]:
    """The places of all maps and column bars of a figure, by id of the mark."""
    columned = [mark for mark in marks if isinstance(mark, HeatMap | ColumnBars)]
    if not columned:
        return {}
    left = max(_left_gutter(mark, room) for mark in columned)
    last = {mark.column_group: mark for mark in columned if mark.column_group}
    rights = {id(mark): axes.scale_gutter(mark.scale, room) if _is_square(mark) else 0.5 * room.em for mark in columned}

    def widths_for(left: float) -> dict[int, float]:
        widths = {}
        for mark in columned:
            group = [other for other in columned if other is mark or _same_group(mark, other)]
            free = room.width - left - max(rights[id(other)] for other in group)
            widths[id(mark)] = min(_wanted_width(other, free, room) for other in group)
        return widths

    widths = widths_for(left)
    for mark in columned:  # slanted labels may reach further left than anything else
        count = _column_count(mark)
        labels = axes.ColumnLabels.plan(mark.columns, count, widths[id(mark)] / count, room)
        left = max(left, labels.overhang)
    widths = widths_for(left)
    whole = left + max(widths[id(mark)] + rights[id(mark)] for mark in columned)
    left += max(0.0, (room.width - whole) / 2)
    places = {}
    scales = set()
    for mark in columned:
        own = _is_square(mark) or isinstance(mark, ColumnBars)
        places[id(mark)] = Place(
            left=left,
            width=widths[id(mark)],
            labelled=last.get(mark.column_group, mark) is mark,
            scaled=_is_square(mark) or (not own and mark.scale not in scales),
        )
        if not own:
            scales.add(mark.scale)
    return places


def _left_gutter(mark: HeatMap | ColumnBars, room: Room) -> float:
    if isinstance(mark, HeatMap):
        return axes.row_gutter(mark.rows, len(mark.values), room)
    title = min(axes.longest_label(room), fonts.measure(fonts.drawable(mark.title), "mono", room.size))
    if mark.other is not None:  # a second name, behind the sample of its outline
        second = fonts.measure(fonts.drawable(mark.other_title), "mono", room.size)
        title = max(title, min(axes.longest_label(room), second + 1.2 * room.em))
    numbers = fonts.measure("0.00", "text", room.small)
    return max(title, fonts.measure(mark.note, "text", room.small), numbers) + 0.9 * room.em


def _wanted_width(mark: HeatMap | ColumnBars, free: float, room: Room) -> float:
    count = _column_count(mark)
    if not _is_square(mark):
        return min(free, count * LARGEST_CELL * room.em) if isinstance(mark, ColumnBars) else free
    rows = len(mark.values) if isinstance(mark, HeatMap) else count
    widest = min(free, max(count, rows) * LARGEST_CELL * room.em)
    if room.stretch < 1:
        widest *= room.stretch
    return widest * count / max(count, rows)


def _is_square(mark: HeatMap | ColumnBars) -> bool:
    return isinstance(mark, HeatMap) and mark.square


def _same_group(one: HeatMap | ColumnBars, other: HeatMap | ColumnBars) -> bool:
    return bool(one.column_group) and one.column_group == other.column_group


def _column_count(mark: HeatMap | ColumnBars) -> int:
    return int(mark.values.shape[-1])
