"""Where the tokens of `Branches` stand: in columns from left to right, none on another.

For both painters, each in its own unit.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from visualizer.views.figure import Branches

FAMILY, GROUP = 0.4, 0.9  # rows of air between the followers of two tokens, and of two of the first column


@dataclass(frozen=True, slots=True)
class Sizes:
    """The measures of a painter: between a label and its number, of a line from column to column, of a label."""

    between: float
    least_gap: float
    most_gap: float
    least_label: float


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Where the nodes that have room stand.

    `rows` is the middle of each, counted in rows from the top, `height` how many rows there are; `starts` is where each
    column begins and `labels` the room that its labels have. `more` counts the followers of a node that have no room.
    """

    columns: range
    starts: Mapping[int, float]
    labels: Mapping[int, float]
    rows: Mapping[int, float]
    height: float
    more: Mapping[int, int]


def arrange(
    mark: Branches,
    rows: int,
    width: float,
    measure: Callable[[int, int], tuple[float, float]],
    sizes: Sizes,
    first: int | None = None,
) -> Arrangement:
    """Place as many nodes as find room in so many rows and in this width; `measure` gives the widths of a node's label
    and of its number with how many followers have no room.

    Where there is no room for all columns, `first` is the first that is seen; None for the end of a search, the
    beginning of a tree.
    """
    depths = mark.depths
    count = max(depths, default=-1) + 1
    columns = range(count)
    kept, places, height = _in_rows(mark, depths, columns, rows)
    more = _more(mark, kept, depths, columns)
    spans = _spans(more, depths, measure)
    least = max((min(label, sizes.least_label) + sizes.between + number for label, number in spans.values()), default=0)
    most = max(1, int((width + sizes.least_gap) // (least + sizes.least_gap))) if least else 1
    if most < count:
        last = count - most
        start = (last if mark.by_step else 0) if first is None else max(0, min(first, last))
        columns = range(start, start + most)
        kept, places, height = _in_rows(mark, depths, columns, rows)
        more = _more(mark, kept, depths, columns)
        spans = _spans(more, depths, measure)
    starts, labels = _columns(spans, columns, width, sizes)
    return Arrangement(columns, starts, labels, places, height, more)


def _in_rows(
    mark: Branches, depths: Sequence[int], columns: range, rows: int
) -> tuple[set[int], dict[int, float], float]:
    """As many nodes as fit into so many rows with the air between families, the middle of each, and their height."""
    for leaves in range(rows, 0, -1):
        kept = with_room(mark, depths, columns, leaves)
        places, height = _rows(mark, kept, depths, columns)
        if height <= rows:
            break
    return kept, places, height


def _more(mark: Branches, kept: Collection[int], depths: Sequence[int], columns: range) -> dict[int, int]:
    """How many followers of each node that is kept are not."""
    found = dict.fromkeys(kept, 0)
    for place, node in enumerate(mark.nodes):
        if node.parent in found and place not in found and depths[place] in columns:
            found[node.parent] += 1
    return found


def with_room(mark: Branches, depths: Sequence[int], columns: range, rows: int) -> set[int]:
    """The nodes of some columns that fit into so many rows: what is selected, then what has most weight, each behind
    its parent. The first that follows a node takes no row of its own."""
    following: dict[int, list[int]] = {}
    for place, node in enumerate(mark.nodes):
        if depths[place] in columns:
            following.setdefault(node.parent if depths[place] > columns.start else -1, []).append(place)
    waiting: list[tuple[int, float, int]] = []

    def wait(parent: int) -> None:
        for place in following.get(parent, ()):
            heappush(waiting, mark.urgency(place))

    kept: set[int] = set()
    grown: set[int] = set()  # the nodes that something follows
    used = 0
    wait(-1)
    while waiting:
        place = heappop(waiting)[-1]
        parent = mark.nodes[place].parent
        is_new_row = depths[place] == columns.start or parent in grown
        if used + is_new_row <= rows:
            used += is_new_row
            kept.add(place)
            grown.add(parent)
            wait(place)
    return kept


def _spans(
    more: Mapping[int, int], depths: Sequence[int], measure: Callable[[int, int], tuple[float, float]]
) -> dict[int, tuple[float, float]]:
    """The widest label and the widest number of each column."""
    found: dict[int, tuple[float, float]] = {}
    for place, count in more.items():
        label, number = measure(place, count)
        before = found.get(depths[place], (0.0, 0.0))
        found[depths[place]] = max(before[0], label), max(before[1], number)
    return found


def _columns(
    spans: Mapping[int, tuple[float, float]], columns: range, width: float, sizes: Sizes
) -> tuple[dict[int, float], dict[int, float]]:
    """Where each column begins, and the room that its labels have: all they need, or as much as all can have."""
    gaps = max(1, len(columns) - 1)
    taken = sum(number + sizes.between for _, number in spans.values()) + sizes.least_gap * (len(columns) - 1)
    wanted = [label for label, _ in spans.values()]
    cap = _cap(wanted, width - taken)
    labels = {column: min(cap, spans[column][0]) for column in columns if column in spans}
    spare = max(0.0, width - taken - sum(labels.values())) / gaps
    gap = min(sizes.most_gap, sizes.least_gap + spare)
    starts: dict[int, float] = {}
    x = 0.0
    for column in labels:
        starts[column] = x
        x += labels[column] + sizes.between + spans[column][1] + gap
    return starts, labels


def _cap(wanted: Sequence[float], room: float) -> float:
    """The largest width that some labels may have so that together they fit; the short ones have what they need."""
    left, cap = room, max(wanted, default=0.0)
    for number, width in enumerate(sorted(wanted)):
        share = left / (len(wanted) - number)
        if width > share:
            return share
        left -= width
    return cap


def _rows(
    mark: Branches, kept: Collection[int], depths: Sequence[int], columns: range
) -> tuple[dict[int, float], float]:
    """The middle of each node in rows, and how many there are: leaves in their order, others amid what follows them."""
    following: dict[int, list[int]] = {}
    for place in sorted(kept):
        following.setdefault(mark.nodes[place].parent if depths[place] > columns.start else -1, []).append(place)
    first = following.get(-1, [])
    places: dict[int, float] = {}
    height = 0.0

    def place_all(siblings: Sequence[int], air: float, least: int) -> None:
        """Siblings below one another, apart by some air where one of two has so many followers."""
        nonlocal height
        for before, place in zip([None, *siblings], siblings, strict=False):
            followers = [] if before is None else [len(following.get(one, ())) for one in (before, place)]
            height += air if any(count >= least for count in followers) else 0.0
            place_branch(place)

    def place_branch(place: int) -> None:
        nonlocal height
        behind = following.get(place, [])
        place_all(behind, FAMILY, 2)
        if behind:
            places[place] = (places[behind[0]] + places[behind[-1]]) / 2
        else:
            places[place] = height + 0.5
            height += 1

    place_all(first, GROUP, 1)
    return places, height
