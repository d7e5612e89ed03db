"""The numbers in the files are the figure's numbers, all of them, to the last bit."""

import csv
import io
import json
from pathlib import Path

import numpy as np
import pytest

from exporters import save, save_trace
from tests.exporters import figures
from tests.traces import HEADS, LAYERS, VOCABULARY, WIDTH, random_encoding, random_pair, random_trace
from visualizer.errors import BadInput
from visualizer.state import Selection
from visualizer.views import draw
from visualizer.views.figure import HeatMap


def read_csv(file: Path) -> list[list[str]]:
    """The rows of a CSV file without what stands behind "#"."""
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.reader(io.StringIO("\n".join(lines))))


@pytest.mark.parametrize("name", figures.EVERY)
@pytest.mark.parametrize("suffix", ["npz", "csv", "json"])
def test_every_mark_s_numbers_go_into_every_format(name: str, suffix: str, tmp_path: Path) -> None:
    """Each mark can be written as NPZ, CSV and JSON, and each file says where its numbers come from."""
    file = save(figures.EVERY[name](), tmp_path / f"numbers.{suffix}")
    if suffix == "npz":
        told = json.loads(str(np.load(file)["figure"]))["provenance"]
    elif suffix == "json":
        told = json.loads(file.read_text(encoding="utf-8"))["provenance"]
    else:
        lines = (line[2:].split(": ", 1) for line in file.read_text(encoding="utf-8").splitlines() if line[:2] == "# ")
        told = {line[0]: line[1] for line in lines if len(line) == 2}
        assert told.items() >= {"prompt": figures.PROVENANCE["prompt"], "program": "Headlight 0.1.0"}.items()
        return
    assert told == figures.PROVENANCE


def test_a_map_in_npz_is_the_map(tmp_path: Path) -> None:
    """Values, labels and hidden cells come back as they were, without pickles."""
    figure = figures.head()
    (mark,) = figure.marks
    assert isinstance(mark, HeatMap)
    with np.load(save(figure, tmp_path / "map.npz"), allow_pickle=False) as read:
        np.testing.assert_array_equal(read["map_values"], mark.values)
        np.testing.assert_array_equal(read["map_hidden"], mark.hidden)
        assert read["map_values"].dtype == np.float32
        assert tuple(read["map_rows"]) == tuple(read["map_columns"]) == figures.WORDS


def test_several_marks_of_a_kind_are_numbered(tmp_path: Path) -> None:
    """Three maps are map, map2 and map3, each with its title."""
    figure = figures.embedding()
    with np.load(save(figure, tmp_path / "sum.npz")) as read:
        assert [str(read[f"{name}_title"]) for name in ("map", "map2", "map3")] == ["token", "position", "sum"]
        np.testing.assert_array_equal(read["map3_values"], figure.marks[2].values)  # type: ignore[union-attr]


def test_json_holds_the_shortest_decimals_that_give_the_number_back(tmp_path: Path) -> None:
    """Read as single precision, the numbers are the same bits; what is minus infinity is null."""
    figure = figures.masked()
    (mark,) = figure.marks
    assert isinstance(mark, HeatMap)
    told = json.loads(save(figure, tmp_path / "map.json").read_text(encoding="utf-8"))
    (found,) = told["marks"]
    hidden = np.array(found["hidden"], dtype=np.bool_)
    values = np.array(found["values"], dtype=object)  # numbers and None
    np.testing.assert_array_equal(values[~hidden].astype(np.float32), mark.values[~hidden])
    assert set(values[hidden]) == {None}
    assert max(len(str(value)) for value in values[~hidden]) <= 14
    assert found["rows"] == list(figures.WORDS)


def test_a_map_in_csv_is_a_table_with_labels(tmp_path: Path) -> None:
    """The first row and the first column are the tokens, a hidden cell is empty, the others are the numbers."""
    figure = figures.head()
    (mark,) = figure.marks
    assert isinstance(mark, HeatMap)
    rows = read_csv(save(figure, tmp_path / "map.csv"))
    assert rows[0] == ["query \\ key", *figures.WORDS]
    assert [row[0] for row in rows[1:]] == list(figures.WORDS)
    for row, values in zip(rows[1:], mark.values, strict=True):
        for place, cell in enumerate(row[1:]):
            hidden = mark.hidden is not None and mark.hidden[rows.index(row) - 1, place]
            assert (cell == "") if hidden else (np.float32(cell) == values[place])


def test_bars_say_what_is_cut(tmp_path: Path) -> None:
    """Shares come back exactly; a token that was cut has none and is marked."""
    figure = figures.next_token()
    with np.load(save(figure, tmp_path / "bars.npz")) as read:
        np.testing.assert_array_equal(read["bars_given"], [0.3, 0.2, 0.1, 0.06, 0.05])
        np.testing.assert_array_equal(read["bars_cut"], [False, False, False, True, True])
        np.testing.assert_array_equal(read["bars_token_ids"], [300, 301, 302, 303, 304])
        assert list(read["facts_values"]) == ["3.04", "60.0 %"]
    rows = read_csv(save(figure, tmp_path / "bars.csv"))
    assert rows[1] == ["The", "300", "0.3", "0.6"]
    assert rows[4] == ["·looked", "303", "0.06", ""]


def test_grids_arcs_strips_and_tables_keep_their_numbers(tmp_path: Path) -> None:
    """Tiles, weights, ids and shares are written whole."""
    grid, arcs = figures.grid(), figures.arcs()
    with np.load(save(grid, tmp_path / "grid.npz")) as read:
        np.testing.assert_array_equal(read["grid_tiles"], grid.marks[0].tiles)  # type: ignore[union-attr]
    with np.load(save(arcs, tmp_path / "arcs.npz")) as read:
        np.testing.assert_array_equal(read["arcs_weights"], figures.weights(9))
    with np.load(save(figures.strip(), tmp_path / "strip.npz")) as read:
        np.testing.assert_array_equal(read["tokens_numbers"], np.arange(300, 309))
    with np.load(save(figures.table(), tmp_path / "table.npz")) as read:
        np.testing.assert_allclose(read["table_shares"], [[0, 0.1, 0.2]] * 4)


@pytest.mark.parametrize("suffix", ["npz", "csv", "json"])
def test_the_same_numbers_give_the_same_bytes(suffix: str, tmp_path: Path) -> None:
    """No time stands in the files."""
    first, second = (save(figures.grid(), tmp_path / f"{name}.{suffix}").read_bytes() for name in "ab")
    assert first == second


@pytest.mark.parametrize("positions", [True, False])
def test_a_trace_is_written_with_all_its_arrays(positions: bool, tmp_path: Path) -> None:
    """Names, shapes, types and numbers of DESIGN's table, read back from NPZ."""
    trace = random_trace(words=7, positions=positions)
    with np.load(save_trace(trace, tmp_path / "trace.npz"), allow_pickle=False) as read:
        shapes = {name: read[name].shape for name in read.files}
        expected = {
            "token_ids": (7,), "tokens": (7,), "spans": (7, 2), "logits": (7, VOCABULARY),
            "token_embedding": (7, WIDTH), "attention": (LAYERS, HEADS, 7, 7), "hidden": (LAYERS + 1, 7, WIDTH),
        }  # fmt: skip
        assert shapes == expected | ({"position_embedding": (7, WIDTH)} if positions else {})
        assert read["token_ids"].dtype == read["spans"].dtype == np.int64
        assert {str(read[name].dtype) for name in ("logits", "attention", "hidden", "token_embedding")} == {"float32"}
        np.testing.assert_array_equal(read["attention"][1], trace.layer_attention(1))
        np.testing.assert_allclose(read["attention"].sum(-1), 1, atol=1e-6)
        np.testing.assert_array_equal(read["hidden"], trace.hidden)
        np.testing.assert_allclose(read["logits"], np.asarray(trace.logits), atol=1e-5)
        assert "".join(read["tokens"]) == trace.prompt


def test_a_pair_is_written_with_the_arrays_of_both_texts(tmp_path: Path) -> None:
    """Encoder, decoder and cross attention, each with the sizes of its own texts."""
    pair = random_pair(source=7, target=5)
    source = pair.facet("encoder")
    with np.load(save_trace(pair, tmp_path / "pair.npz"), allow_pickle=False) as read:
        shapes = {name: read[name].shape for name in read.files}
        assert shapes == {
            "token_ids": (5,), "tokens": (5,), "spans": (5, 2), "logits": (5, VOCABULARY),
            "token_embedding": (5, WIDTH),
            "decoder_attention": (LAYERS, HEADS, 5, 5), "cross_attention": (LAYERS, HEADS, 5, 7),
            "decoder_hidden": (LAYERS + 1, 5, WIDTH), "source_ids": (7,), "source_tokens": (7,), "source_spans": (7, 2),
            "encoder_attention": (2, HEADS, 7, 7), "encoder_hidden": (3, 7, WIDTH),
        }  # fmt: skip
        assert read["source_ids"].dtype == read["token_ids"].dtype == np.int64
        for layer in range(LAYERS):
            np.testing.assert_array_equal(read["cross_attention"][layer], pair.facet("cross").layer_attention(layer))
            np.testing.assert_array_equal(read["decoder_attention"][layer], pair.layer_attention(layer))
        np.testing.assert_array_equal(read["encoder_attention"][1], source.layer_attention(1))
        np.testing.assert_array_equal(read["encoder_hidden"], source.hidden)
        assert "".join(read["source_tokens"]) == source.prompt
        assert "".join(read["tokens"]) == pair.prompt


def test_an_encoder_is_written_as_a_decoder_is_and_without_logits_where_it_has_no_head(tmp_path: Path) -> None:
    trace = random_encoding(6)
    with np.load(save_trace(trace, tmp_path / "head.npz")) as read:
        assert read["attention"].shape == (LAYERS, HEADS, 6, 6)
        assert (read["attention"][0, 0][np.triu_indices(6, 1)] > 0).all(), "it looks both ways"
        np.testing.assert_allclose(read["logits"], np.asarray(trace.logits), atol=1e-5)
    with np.load(save_trace(random_encoding(6, head=False), tmp_path / "bare.npz")) as read:
        assert "logits" not in read.files
        assert {"attention", "hidden", "token_embedding"} <= set(read.files)


@pytest.mark.parametrize("suffix", ["npz", "csv", "json"])
def test_a_map_of_two_texts_keeps_both_axes(suffix: str, tmp_path: Path) -> None:
    pair = random_pair(source=7, target=5)
    figure = draw("head", pair, Selection(kind="cross", layer=1, head=2))
    file = save(figure, tmp_path / f"map.{suffix}")
    weights = pair.attention(1, 2, kind="cross")
    if suffix == "npz":
        with np.load(file) as read:
            np.testing.assert_array_equal(read["map_values"], weights)
            assert (len(read["map_rows"]), len(read["map_columns"])) == (5, 7)
    elif suffix == "json":
        (found,) = json.loads(file.read_text(encoding="utf-8"))["marks"]
        np.testing.assert_array_equal(np.array(found["values"], dtype=np.float32), weights)
    else:
        rows = read_csv(file)
        assert rows[0] == ["target \\ source", *(token.shown for token in pair.source_tokens)]
        assert len(rows) == 6
        assert f"# target: {pair.prompt}" in file.read_text(encoding="utf-8")


def test_a_trace_in_json_is_the_same_trace(tmp_path: Path) -> None:
    """Nested lists of the same shapes, and the same single-precision numbers."""
    trace = random_trace(words=5)
    told = json.loads(save_trace(trace, tmp_path / "trace.json").read_text(encoding="utf-8"))
    with np.load(save_trace(trace, tmp_path / "trace.npz")) as read:
        assert set(told) == set(read.files)
        for name in read.files:
            if name == "tokens":
                assert told[name] == list(read[name])
            else:
                np.testing.assert_array_equal(np.array(told[name], dtype=read[name].dtype), read[name])


def test_many_tokens_are_written_in_pieces(tmp_path: Path) -> None:
    """More rows of logits than are computed at once come out whole and in order."""
    trace = random_trace(words=64)
    from exporters import trace_data

    assert trace_data.ROWS_AT_ONCE <= 64
    with np.load(save_trace(random_trace(words=60), tmp_path / "trace.npz")) as read:
        assert read["logits"].shape == (60, VOCABULARY)
    with np.load(save_trace(trace, tmp_path / "long.npz")) as read:
        np.testing.assert_allclose(
            read["logits"][[0, 31, 63]], np.stack([trace.logits[i] for i in (0, 31, 63)]), atol=1e-5
        )


@pytest.mark.parametrize("name", ["trace", "trace.csv", "trace.png"])
def test_a_trace_has_two_formats(name: str, tmp_path: Path) -> None:
    """Any other suffix is refused, and the message names the two."""
    with pytest.raises(BadInput, match=r"\.npz or \.json"):
        save_trace(random_trace(), tmp_path / name)
    assert list(tmp_path.iterdir()) == []
