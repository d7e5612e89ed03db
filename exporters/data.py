"""A figure's numbers, without its looks: NPZ, CSV or JSON, with where they come from."""

import csv
import io
import json
from collections.abc import Callable, Iterable
from typing import IO, Any

import numpy as np

from exporters.numbers import decimals, write_json, write_npz
from visualizer.views.figure import (
    Arcs,
    Axis,
    Bars,
    Branches,
    Cell,
    ColumnBars,
    Cuts,
    Diagram,
    Dots,
    Draw,
    Facts,
    Figure,
    HeatMap,
    Lines,
    Mark,
    Passage,
    Passages,
    Piece,
    Scatter,
    Score,
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

Fields = dict[str, np.ndarray]
Rows = Iterable[Iterable[object]]


def fields(figure: Figure) -> list[tuple[str, str, Fields]]:
    """The kind, title and arrays of each mark."""
    return [(_KINDS[type(mark)][0], getattr(mark, "title", ""), _KINDS[type(mark)][1](mark)) for mark in figure.marks]


def arrays(figure: Figure) -> Fields:
    """Arrays named by kind of mark and field (`map_values`, the second map's `map2_values`); `figure` says in JSON
    what they are and where they come from."""
    named: Fields = {"figure": np.array(json.dumps(about(figure)))}
    seen: dict[str, int] = {}
    for kind, title, of_mark in fields(figure):
        seen[kind] = seen.get(kind, 0) + 1
        name = f"{kind}{seen[kind]}" if seen[kind] > 1 else kind
        if title:
            named[f"{name}_title"] = np.array(title)
        named.update({f"{name}_{field}": array for field, array in of_mark.items()})
    return named


def save_npz(figure: Figure, file: IO[bytes]) -> None:
    """The `arrays` as an archive, without pickles."""
    write_npz(file, arrays(figure))


def save_json(figure: Figure, file: IO[bytes]) -> None:
    """One object: what the figure is, then its marks, each with its kind and its arrays as nested lists."""
    every = [{"kind": kind, "title": title, **of_mark} for kind, title, of_mark in fields(figure)]
    write_json(file, {**about(figure), "marks": every})  # type: ignore[dict-item]


def save_csv(figure: Figure, file: IO[bytes]) -> None:
    """A table for each mark, with an empty line between two; what they are stands before them behind "#".

    A cell that the mask forbids is empty.
    """
    text = _text(file)
    facts = about(figure)
    for name in ("view", "title", "focus", "sentence"):
        if facts[name]:
            text.write(f"# {name}: {_one_line(facts[name])}\n")
    for name, fact in figure.provenance.items():
        if name in facts:
            continue
        text.write(f"# {name}: {_one_line(fact)}\n")
    _write_tables(figure, text, ",", "# ")
    text.detach()


def save_cells(figure: Figure, file: IO[bytes]) -> None:
    """The same tables with a tab between two cells and nothing behind "#": what spreadsheets take when it is pasted."""
    text = _text(file)
    _write_tables(figure, text, "\t", "")
    text.detach()


def _text(file: IO[bytes]) -> io.TextIOWrapper:
    return io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True, errors="backslashreplace")


def _write_tables(figure: Figure, text: io.TextIOWrapper, separator: str, remark: str) -> None:
    """A table for each mark; where there are several, a line before each says what it is."""
    lines = csv.writer(text, delimiter=separator, lineterminator="\n")
    for place, mark in enumerate(figure.marks):
        if place:
            text.write("\n")
        title = getattr(mark, "title", "")
        if len(figure.marks) > 1:
            text.write(f"{remark}{_KINDS[type(mark)][0]}{': ' if title else ''}{_one_line(title)}\n")
        lines.writerows(_KINDS[type(mark)][2](mark))


def about(figure: Figure) -> dict[str, Any]:
    """What a figure shows and where its numbers come from."""
    return {
        "view": figure.view,
        "title": figure.title,
        "focus": figure.focus,
        "sentence": figure.sentence,
        "provenance": dict(figure.provenance),
    }


def _one_line(text: str) -> str:
    return " ".join(text.splitlines())


def _labels(axis: Axis, count: int) -> np.ndarray:
    return strings([axis.label(place) for place in range(count)])


def strings(words: Iterable[str]) -> np.ndarray:
    """Text as a NumPy array without objects."""
    return np.array(list(words), dtype=np.str_)


def _cells(numbers: np.ndarray, hidden: np.ndarray | None = None) -> list[str]:
    """One axis of numbers for a table: empty where the mask forbids."""
    text = decimals(numbers)
    if numbers.dtype.kind == "f":
        text = [str(number) if word == "null" else word for word, number in zip(text, numbers, strict=True)]
    return text if hidden is None else ["" if off else word for word, off in zip(text, hidden, strict=True)]


def _map_fields(mark: HeatMap) -> Fields:
    rows, columns = mark.values.shape
    found = {"values": mark.values, "rows": _labels(mark.rows, rows), "columns": _labels(mark.columns, columns)}
    return found if mark.hidden is None else {**found, "hidden": mark.hidden}


def _map_rows(mark: HeatMap) -> Rows:
    count = mark.values.shape[1]
    yield [f"{mark.rows.name} \\ {mark.columns.name}", *(mark.columns.label(place) for place in range(count))]
    for row, values in enumerate(mark.values):
        hidden = None if mark.hidden is None else mark.hidden[row]
        yield [mark.rows.label(row), *_cells(values, hidden)]


def _grid_fields(mark: TileGrid) -> Fields:
    return {
        "tiles": mark.tiles,
        "hidden": mark.hidden,
        "strongest": mark.strongest,
        "largest": mark.largest,
        "tokens": strings(mark.tokens),
        **_score_fields(mark.scores),
        **({} if mark.order is None else {"order": mark.order}),
        **({} if mark.faded is None else {"faded": mark.faded}),
        **({} if mark.factors is None else {"factors": mark.factors}),
    }


def _grid_rows(mark: TileGrid) -> Rows:
    """A row for each cell of each tile that the mask allows."""
    yield [mark.rows.name, mark.columns.name, "query cell", "key cell", "weight"]
    seen = np.argwhere(~mark.hidden)
    for layer, tiles in enumerate(mark.tiles):
        for head, tile in enumerate(tiles):
            weights = _cells(tile[seen[:, 0], seen[:, 1]])
            for (query, key), weight in zip(seen.tolist(), weights, strict=True):
                yield [mark.rows.label(layer), mark.columns.label(head), query, key, weight]


def _score_fields(scores: Iterable[Score]) -> Fields:
    """The scores of heads, each under its own name: `score_previous_token`."""
    return {f"score_{score.name.replace(' ', '_')}": score.values for score in scores}


def _scatter_fields(mark: Scatter) -> Fields:
    axes = {"across": strings([mark.across.name]), "down": strings([mark.down.name])}
    return {**axes, **_score_fields((mark.across, mark.down, *mark.scores))}


def _scatter_rows(mark: Scatter) -> Rows:
    """A row for each head with all its scores; a score that it has not is empty."""
    scores = {score.name: score for score in (mark.across, mark.down, *mark.scores)}
    yield [mark.rows.name, mark.columns.name, *(_heading(score) for score in scores.values())]
    for layer, head in np.ndindex(mark.across.values.shape):
        values = [score.values[layer, head] for score in scores.values()]
        told = [repr(float(value)) if np.isfinite(value) else "" for value in values]
        yield [mark.rows.label(layer), mark.columns.label(head), *told]


def _heading(score: Score) -> str:
    """A score over its column: in English, as everything that a program reads a file by."""
    return f"{score.name} ({score.unit})" if score.unit else score.name


def _bars_fields(mark: Bars) -> Fields:
    before = [np.nan if bar.before is None else bar.before for bar in mark.rows]
    return ({"before": np.array(before, dtype=np.float64)} if mark.against else {}) | {
        "labels": strings(bar.label for bar in mark.rows),
        "token_ids": np.array([bar.token_id for bar in mark.rows], dtype=np.int64),
        "given": np.array([bar.given for bar in mark.rows], dtype=np.float64),
        "now": np.array([0.0 if bar.now is None else bar.now for bar in mark.rows], dtype=np.float64),
        "cut": np.array([bar.now is None for bar in mark.rows], dtype=np.bool_),
    }


def _bars_rows(mark: Bars) -> Rows:
    yield ["token", "id", "given", "now", *(["before"] if mark.against else [])]
    for bar in mark.rows:
        now = "" if bar.now is None else repr(float(bar.now))
        before = [repr(float(bar.before or 0.0))] if mark.against else []
        yield [bar.label, bar.token_id if bar.token_id >= 0 else "", repr(float(bar.given)), now, *before]


def _columns_fields(mark: ColumnBars) -> Fields:
    found = {"values": mark.values, "labels": _labels(mark.columns, len(mark.values))}
    found |= {} if mark.other is None else {"other": mark.other}
    return found if mark.hidden is None else {**found, "hidden": mark.hidden}


def _columns_rows(mark: ColumnBars) -> Rows:
    second = [] if mark.other is None else [f"{mark.quantity} from {mark.other_title}"]
    yield [mark.columns.name, mark.quantity, *second]
    others = None if mark.other is None else _cells(mark.other, None)
    for place, value in enumerate(_cells(mark.values, mark.hidden)):
        yield [mark.columns.label(place), value, *([] if others is None else [others[place]])]


def _arcs_fields(mark: Arcs) -> Fields:
    queries, keys = mark.weights.shape
    return {"weights": mark.weights, "queries": _labels(mark.queries, queries), "keys": _labels(mark.keys, keys)}


def _arcs_rows(mark: Arcs) -> Rows:
    queries, keys = mark.weights.shape
    yield [f"{mark.queries.name} \\ {mark.keys.name}", *(mark.keys.label(key) for key in range(keys))]
    for query in range(queries):
        yield [mark.queries.label(query), *_cells(mark.weights[query])]


def _strip_fields(mark: TokenStrip) -> Fields:
    numbers = [chip.number for chip in mark.chips]
    ids = np.array([int(number) for number in numbers]) if all(map(str.isdecimal, numbers)) else strings(numbers)
    return {"labels": strings(chip.label for chip in mark.chips), "numbers": ids}


def _strip_rows(mark: TokenStrip) -> Rows:
    yield ["token", "id"]
    for chip in mark.chips:
        yield [chip.label, chip.number]


def _table_fields(mark: Table) -> Fields:
    """A row that has fewer cells than others is filled up with nothing."""
    most = max((len(row) for row in mark.cells), default=0)
    empty = [[("", np.nan)] * (most - len(row)) for row in mark.cells]
    cells = [[*((label, cell.share) for label, cell in _labelled(mark, row)), *rest]
             for row, rest in zip(mark.cells, empty, strict=True)]  # fmt: skip
    return {
        "names": strings(mark.names),
        "labels": np.array([[label for label, _ in row] for row in cells], dtype=np.str_),
        "shares": np.array([[share for _, share in row] for row in cells], dtype=np.float64),
    }


def _labelled(mark: Table, row: tuple[Cell, ...]) -> list[tuple[str, Cell]]:
    """The cells of a row; one that is no token is called as its column is."""
    return [(cell.label or mark.heads[column], cell) for column, cell in enumerate(row)]


def _table_rows(mark: Table) -> Rows:
    count = max((len(row) for row in mark.cells), default=0)
    yield ["", *(head for place in range(1, count + 1) for head in (f"token {place}", f"share {place}"))]
    for name, row in zip(mark.names, mark.cells, strict=True):
        cells = _labelled(mark, row)
        yield [name, *(entry for label, cell in cells for entry in (label, repr(float(cell.share))))]


def _facts_fields(mark: Facts) -> Fields:
    return {
        "names": strings(fact.name for fact in mark.facts),
        "values": strings(fact.value for fact in mark.facts),
        "notes": strings(fact.note for fact in mark.facts),
    }


def _facts_rows(mark: Facts) -> Rows:
    yield ["fact", "value", "note"]
    for fact in mark.facts:
        yield [fact.name, fact.value, fact.note]


def _steps_fields(mark: Steps) -> Fields:
    """A step whose outcome is a word has no number."""
    values = [np.nan if step.value is None else step.value for step in mark.rows]
    return {
        "names": strings(step.name for step in mark.rows),
        "formulas": strings(step.formula for step in mark.rows),
        "values": np.array(values, dtype=np.float64),
        "words": strings(step.word for step in mark.rows),
        "notes": strings(step.note for step in mark.rows),
    }


def _steps_rows(mark: Steps) -> Rows:
    yield ["step", "formula", "value", "note"]
    for step in mark.rows:
        yield [step.name, step.formula, step.word if step.value is None else repr(float(step.value)), step.note]


def _cuts_fields(mark: Cuts) -> Fields:
    """`row` says whose a piece is; `first` and `end` are columns, of which `columns` are the characters."""
    every = [(place, cut) for place, row in enumerate(mark.rows) for cut in row.cuts]
    return {
        "names": strings(row.name for row in mark.rows),
        "facts": np.array([row.facts for row in mark.rows], dtype=np.str_),
        "columns": strings(mark.columns),
        "row": np.array([place for place, _ in every], dtype=np.int64),
        "labels": strings(cut.label for _, cut in every),
        "token_ids": np.array([int(cut.number) for _, cut in every], dtype=np.int64),
        "first": np.array([cut.first for _, cut in every], dtype=np.float64),
        "end": np.array([cut.end for _, cut in every], dtype=np.float64),
        "added": np.array([cut.kind == "added" for _, cut in every], dtype=np.bool_),
        "unknown": np.array([cut.kind == "unknown" for _, cut in every], dtype=np.bool_),
    }


def _cuts_rows(mark: Cuts) -> Rows:
    """A row for each piece of each tokenizer, with the columns that it covers."""
    yield ["tokenizer", "token", "id", "first", "end", "kind"]
    for row in mark.rows:
        for cut in row.cuts:
            yield [row.name, cut.label, cut.number, f"{cut.first:g}", f"{cut.end:g}", cut.kind]


def _pieces_fields(mark: Passage | Timeline) -> Fields:
    """The tokens that are there; one that nothing was expected of has NaN, no likeliest tokens and the rank 0."""
    pieces, count = _read_pieces(mark)
    expected = [(*piece.likeliest, *[("", np.nan)] * (count - len(piece.likeliest))) for piece in pieces]
    return {
        "labels": strings(piece.label for piece in pieces),
        "token_ids": np.array([piece.token_id for piece in pieces], dtype=np.int64),
        "bits": np.array([np.nan if piece.bits is None else piece.bits for piece in pieces], dtype=np.float64),
        "ranks": np.array([piece.rank or 0 for piece in pieces], dtype=np.int64),
        "likeliest": np.array([[label for label, _ in row] for row in expected], dtype=np.str_),
        "likeliest_shares": np.array([[share for _, share in row] for row in expected], dtype=np.float64),
    }


def _pieces_rows(mark: Passage | Timeline) -> Rows:
    """A row for each token, with what was expected in its place."""
    pieces, count = _read_pieces(mark)
    heads = (head for place in range(1, count + 1) for head in (f"likeliest {place}", f"share {place}"))
    yield ["token", "id", "bits", "probability", "rank", *heads]
    for piece in pieces:
        measured = ["" if value is None else repr(value) for value in (piece.bits, piece.probability, piece.rank)]
        expected = (entry for label, share in piece.likeliest for entry in (label, repr(share)))
        yield [piece.label, piece.token_id, *measured, *expected]


def _passages_fields(mark: Passages) -> Fields:
    """Those of all texts in a row; `text` says whose each is, of those that `titles` names."""
    every = [_pieces_fields(text) for text in mark.passages]
    counts = [len(found["labels"]) for found in every]
    joined = {name: np.concatenate([found[name] for found in every]) for name in every[0]} if every else {}
    titles = {"titles": strings(text.title for text in mark.passages)}
    return {**titles, **joined, "text": np.repeat(np.arange(len(counts)), counts)}


def _passages_rows(mark: Passages) -> Rows:
    """A row for each token of each text, the text before it."""
    for number, text in enumerate(mark.passages):
        heads, *rows = _pieces_rows(text)
        yield from ([] if number else [["text", *heads]])
        yield from ([text.title, *row] for row in rows)


def _read_pieces(mark: Passage | Timeline) -> tuple[list[Piece], int]:
    """Those that are not still to be drawn, and how many likeliest tokens they have at most."""
    pieces = [piece for piece in mark.pieces if piece.token_id is not None]
    return pieces, max((len(piece.likeliest) for piece in pieces), default=0)


def _lines_fields(mark: Lines) -> Fields:
    return {
        "values": mark.values,
        "names": strings(mark.names),
        "columns": _labels(mark.columns, mark.values.shape[1]),
        **({} if mark.spread is None else {"spread": mark.spread}),
    }


def _lines_rows(mark: Lines) -> Rows:
    """A row for each place, a column for each line."""
    yield [mark.columns.name, *(name or mark.quantity for name in mark.names)]
    columns = [_cells(line, ~np.isfinite(line)) for line in mark.values]
    for place in range(mark.values.shape[1]):
        yield [mark.columns.label(place), *(column[place] for column in columns)]


def _value_bars_fields(mark: ValueBars) -> Fields:
    return {
        "labels": strings(bar.label for bar in mark.rows),
        "values": np.array([bar.value for bar in mark.rows], dtype=np.float64),
    }


def _value_bars_rows(mark: ValueBars) -> Rows:
    yield ["", mark.quantity]
    for bar in mark.rows:
        yield [bar.label, repr(float(bar.value))]


def _dots_fields(mark: Dots) -> Fields:
    return {
        "labels": strings(row.label for row in mark.rows),
        "series": strings(mark.names),
        "values": np.array([row.values for row in mark.rows], dtype=np.float64).reshape(-1, len(mark.names)),
    }


def _dots_rows(mark: Dots) -> Rows:
    """A row each, a column for each series; a number that one has not is empty."""
    yield ["", *(f"{mark.quantity} {name}" for name in mark.names)]
    for row in mark.rows:
        yield [row.label, *(repr(float(value)) if np.isfinite(value) else "" for value in row.values)]


def _diagram_fields(mark: Diagram) -> Fields:
    """What has a name, with its sizes and its place, and where wires lead from and to."""
    named = [box for box in mark.boxes if box.label]
    return {
        "roles": strings(box.role for box in named),
        "labels": strings(box.label for box in named),
        "sizes": strings(", ".join(box.sizes) for box in named),
        "places": np.array([(box.x, box.y, box.width, box.height) for box in named], dtype=np.float64).reshape(-1, 4),
        "wires": np.array([(*wire.points[0], *wire.points[-1]) for wire in mark.wires], dtype=np.float64).reshape(
            -1, 4
        ),
    }


def _diagram_rows(mark: Diagram) -> Rows:
    yield ["part", "name", "sizes"]
    for box in mark.boxes:
        if box.label:
            yield [box.role, box.label, ", ".join(box.sizes)]


def _stages_fields(mark: Stages) -> Fields:
    """What has a row and what does not: `mass`, `entropy` and `tokens` are those of the whole vocabulary."""
    return {
        "names": strings(stage.name for stage in mark.columns),
        "labels": strings(mark.labels),
        "token_ids": np.array(mark.token_ids, dtype=np.int64),
        "ranks": np.array(mark.ranks, dtype=np.int64),
        "values": np.array([stage.values for stage in mark.columns], dtype=np.float64),
        "kept": np.array([stage.kept for stage in mark.columns], dtype=np.bool_),
        "logits": np.array([stage.is_logits for stage in mark.columns], dtype=np.bool_),
        "mass": np.array([stage.mass for stage in mark.columns], dtype=np.float64),
        "entropy": np.array([stage.entropy for stage in mark.columns], dtype=np.float64),
        "tokens": np.array([stage.tokens for stage in mark.columns], dtype=np.int64),
        "hit": np.array(-1 if mark.hit is None else mark.hit, dtype=np.int64),
        "then": np.array(-1 if mark.then is None else mark.then, dtype=np.int64),
    }


def _stages_rows(mark: Stages) -> Rows:
    """A row for each token with what each stage makes of it, empty where it is cut; then the sums of each stage."""
    yield ["token", "id", "rank", *(stage.name for stage in mark.columns)]
    for row, label in enumerate(mark.labels):
        values = [repr(float(stage.values[row])) if stage.kept[row] else "" for stage in mark.columns]
        yield [label, mark.token_ids[row], mark.ranks[row], *values]
    yield ["mass", "", "", *(repr(stage.mass) for stage in mark.columns)]
    yield ["entropy (bits)", "", "", *(repr(stage.entropy) for stage in mark.columns)]
    yield ["tokens", "", "", *(stage.tokens for stage in mark.columns)]


def _draw_fields(mark: Draw) -> Fields:
    """The shares of the cumulative bar; an id of -1 stands for several tokens."""
    return {
        "labels": strings(share.label for share in mark.shares),
        "token_ids": np.array([share.token_id for share in mark.shares], dtype=np.int64),
        "start": np.array([share.start for share in mark.shares], dtype=np.float64),
        "end": np.array([share.end for share in mark.shares], dtype=np.float64),
        "number": np.array(np.nan if mark.number is None else mark.number, dtype=np.float64),
        "seed": np.array(mark.seed, dtype=np.uint64),
        "step": np.array(mark.step, dtype=np.int64),
        "hit": np.array(mark.hit, dtype=np.int64),
    }


def _draw_rows(mark: Draw) -> Rows:
    """A row for each share; the number stands in the row that it hits."""
    yield ["token", "id", "start", "end", "number"]
    for place, share in enumerate(mark.shares):
        number = repr(mark.number) if place == mark.hit and mark.number is not None else ""
        yield [share.label, share.token_id if share.count == 1 else "", repr(share.start), repr(share.end), number]


def _sweep_fields(mark: Sweep) -> Fields:
    return {
        "across": mark.across,
        "values": mark.values,
        "names": strings(mark.names),
        "token_ids": np.array(mark.token_ids, dtype=np.int64),
        "at": np.array(mark.at, dtype=np.float64),
        "at_values": mark.at_values,
    }


def _sweep_rows(mark: Sweep) -> Rows:
    """A row for each value of the setting, a column for each token; the present value last."""
    yield [mark.axis, *mark.names]
    for value, shares in zip([*mark.across, mark.at], [*mark.values.T, mark.at_values], strict=True):
        yield [f"{value:g}", *(repr(float(share)) for share in shares)]


def _branches_fields(mark: Branches) -> Fields:
    return {
        "labels": strings(node.label for node in mark.nodes),
        "token_ids": np.array([node.token_id for node in mark.nodes], dtype=np.int64),
        "parents": np.array([node.parent for node in mark.nodes], dtype=np.int64),
        "values": np.array([np.nan if node.value is None else node.value for node in mark.nodes], dtype=np.float64),
        "weights": np.array([node.weight for node in mark.nodes], dtype=np.float64),
        "states": strings(node.state for node in mark.nodes),
    } | ({"scores": np.array([node.score for node in mark.nodes], dtype=np.float64)} if _is_scored(mark) else {})


def _branches_rows(mark: Branches) -> Rows:
    """A row for each token, with the row of the one before it, counted from 0; -1 for what follows the text."""
    is_scored = _is_scored(mark)
    yield ["row", "parent", "token", "id", mark.quantity, "weight", "state", *(["score"] if is_scored else [])]
    for place, node in enumerate(mark.nodes):
        value = "" if node.value is None else repr(float(node.value))
        score = [repr(node.score)] if is_scored else []
        yield [place, node.parent, node.label, node.token_id, value, repr(float(node.weight)), node.state, *score]


def _is_scored(mark: Branches) -> bool:
    """Whether it is a search, whose branches have scores."""
    return all(node.score is not None for node in mark.nodes)


def _text_fields(mark: Text) -> Fields:
    return {"text": np.array(mark.text)}


def _text_rows(mark: Text) -> Rows:
    yield [mark.text]


# for each type of mark: what it is called in files, its arrays, its table
_KINDS: dict[type[Mark], tuple[str, Callable[[Any], Fields], Callable[[Any], Rows]]] = {
    HeatMap: ("map", _map_fields, _map_rows),
    TileGrid: ("grid", _grid_fields, _grid_rows),
    Scatter: ("dots", _scatter_fields, _scatter_rows),
    Bars: ("bars", _bars_fields, _bars_rows),
    ColumnBars: ("columns", _columns_fields, _columns_rows),
    Arcs: ("arcs", _arcs_fields, _arcs_rows),
    TokenStrip: ("tokens", _strip_fields, _strip_rows),
    Table: ("table", _table_fields, _table_rows),
    Facts: ("facts", _facts_fields, _facts_rows),
    Steps: ("steps", _steps_fields, _steps_rows),
    Lines: ("lines", _lines_fields, _lines_rows),
    ValueBars: ("values", _value_bars_fields, _value_bars_rows),
    Dots: ("dot_plot", _dots_fields, _dots_rows),
    Diagram: ("diagram", _diagram_fields, _diagram_rows),
    Cuts: ("cuts", _cuts_fields, _cuts_rows),
    Passage: ("passage", _pieces_fields, _pieces_rows),
    Passages: ("passages", _passages_fields, _passages_rows),
    Timeline: ("timeline", _pieces_fields, _pieces_rows),
    Stages: ("stages", _stages_fields, _stages_rows),
    Draw: ("draw", _draw_fields, _draw_rows),
    Sweep: ("sweep", _sweep_fields, _sweep_rows),
    Branches: ("branches", _branches_fields, _branches_rows),
    Text: ("text", _text_fields, _text_rows),
}
