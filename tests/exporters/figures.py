"""Figures made by hand, one for each mark, for tests that need a figure and no model."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from visualizer.views.figure import (
    Arcs,
    Axis,
    Bar,
    Bars,
    Box,
    Cell,
    Chip,
    ColourScale,
    ColumnBars,
    Cut,
    CutRow,
    Cuts,
    Diagram,
    Fact,
    Facts,
    Figure,
    HeatMap,
    Lines,
    Mark,
    Plus,
    Scatter,
    Score,
    Step,
    Steps,
    Table,
    Text,
    TileGrid,
    TokenStrip,
    ValueBar,
    ValueBars,
    Wire,
    Words,
)

WORDS = ("The", "·old", "·king", "·looked", "·at", "·the", "·old", "·queen", "·and")
PROVENANCE = {
    "view": "test",
    "model": "tiny-gpt (6 × 8 heads, 6,377,472 parameters, fp16)",
    "fingerprint": "0034ced1" + 56 * "a",
    "prompt": "The old king looked at the old queen and",
    "selection": "layer 3, head 3, softmax, query 8 “·and”",
    "sampling": "temperature 0.8, top-k 40, top-p 0.8, min-p 0",
    "program": "Headlight 0.1.0",
}
WEIGHT = ColourScale(0, 1, name="weight")


def labels(count: int) -> tuple[str, ...]:
    """So many token labels."""
    return tuple(WORDS[place % len(WORDS)] for place in range(count))


def weights(count: int, seed: int = 0) -> np.ndarray:
    """A causal map of weights whose rows sum to 1."""
    scores = np.random.default_rng(seed).normal(size=(count, count)) * 2
    scores[np.triu_indices(count, 1)] = -np.inf
    grown = np.exp(scores - scores.max(-1, keepdims=True))
    return (grown / grown.sum(-1, keepdims=True)).astype(np.float32)


def later(count: int) -> np.ndarray:
    """The cells that a causal mask hides."""
    return np.triu(np.ones((count, count), dtype=np.bool_), 1)


def figure(*marks: Mark, **changes: object) -> Figure:
    """Marks as a figure, with all that a caption needs."""
    fields = {"title": "One head", "focus": "layer 3   head 3", "sentence": "What is seen, in a sentence."}
    return Figure(view="test", marks=marks, provenance=PROVENANCE, **{**fields, **changes})  # type: ignore[arg-type]


def head(count: int = 9, names: tuple[str, ...] | None = None) -> Figure:
    """The map of one head."""
    return figure(head_map(names or labels(count)))


def head_map(names: tuple[str, ...]) -> HeatMap:
    """A square map with the last row framed."""
    count = len(names)
    return HeatMap(
        values=weights(count),
        rows=Axis("query", names, "query"),
        columns=Axis("key", names),
        scale=WEIGHT,
        quantity="weight",
        hidden=later(count),
        framed=count - 1,
        square=True,
        column_group="keys",
    )


def masked(count: int = 9) -> Figure:
    """Scores behind the mask: minus infinity where a query must not look."""
    values = np.random.default_rng(1).normal(size=(count, count)).astype(np.float32)
    values[later(count)] = -np.inf
    names = Axis("query", labels(count)), Axis("key", labels(count))
    scale = ColourScale.symmetric(values, "score")
    return figure(HeatMap(values, *names, scale, "score", hidden=later(count), framed=0, square=True))


def column_bars(count: int = 9) -> ColumnBars:
    """The last row of the map."""
    return ColumnBars(
        weights(count)[-1], Axis("key", labels(count)), WEIGHT, "weight", labels(count)[-1], "looks at",
        np.zeros(count, dtype=np.bool_), "keys",
    )  # fmt: skip


def embedding(count: int = 9, width: int = 64) -> Figure:
    """Three maps that make a sum."""
    rng = np.random.default_rng(2)
    token, position = (rng.normal(size=(count, width)).astype(np.float32) for _ in range(2))
    scale = ColourScale.symmetric(token + position, "embedding")
    marks = (
        HeatMap(values, Axis("token", labels(count)), Axis("dimension"), scale, title, title, sign=sign, framed=0)
        for title, values, sign in (("token", token, ""), ("position", position, "+"), ("sum", token + position, "="))
    )
    return figure(*marks)


def grid(layers: int = 6, heads: int = 8, cells: int = 9) -> Figure:
    """All heads."""
    tiles = np.stack(
        [np.stack([weights(cells, 10 * layer + head) for head in range(heads)]) for layer in range(layers)]
    )
    return figure(
        TileGrid(
            tiles, later(cells), Axis("layer"), Axis("head"), WEIGHT, np.zeros((layers, heads, 2), dtype=np.int64),
            tiles.max((-1, -2)), labels(cells), (min(3, layers - 1), min(3, heads - 1)), "softmax",
        )
    )  # fmt: skip


def score(name: str, unit: str = "", layers: int = 6, heads: int = 8) -> Score:
    """One number a head, between 0 and 1; the last head has none."""
    values = np.random.default_rng(len(name)).random((layers, heads)).astype(np.float32)
    values[-1, -1] = np.nan
    return Score(name, values, unit)


def sorted_grid() -> Figure:
    """All heads by a score, some stepping back, one switched off, the first key aside."""
    (mark,) = grid().marks
    assert isinstance(mark, TileGrid)
    by = score("induction")
    order = np.argsort(-np.nan_to_num(by.values).ravel(), kind="stable")
    factors = np.ones((6, 8), dtype=np.float32)
    factors[2, 1], factors[0, 0] = 0, 0.5
    return figure(
        replace(mark, order=order, sorted_by=by, scores=(by,), faded=~(by.values > 0.5), factors=factors, aside=(0,))
    )


def dots() -> Figure:
    """Heads by two of their scores."""
    scores = score("induction"), score("entropy", "bits")
    return figure(
        Scatter(*scores, Axis("layer", picks="layer"), Axis("head", picks="head"), (3, 3), ((0, 0), (1, 1)), scores)
    )


def next_token() -> Figure:
    """Bars with two tokens cut, and the numbers that sum up."""
    shares = np.array([0.3, 0.2, 0.1, 0.06, 0.05])
    bars = tuple(
        Bar(WORDS[place], 300 + place, float(share), float(2 * share) if place < 3 else None, f"rank {place + 1}")
        for place, share in enumerate(shares)
    )
    facts = Facts((Fact("entropy", "3.04", "bits, was 8.87"), Fact("mass kept", "60.0 %", "3 tokens")))
    return figure(Bars(bars, note="top 5 of 6\u202f144"), facts)


def arcs(count: int = 9, origin: int | None = None) -> Figure:
    """One head as lines."""
    return figure(Arcs(weights(count), Axis("query", labels(count)), Axis("key", labels(count)), count - 1, origin))


def strip(count: int = 9) -> Figure:
    """The tokens with their ids."""
    return figure(TokenStrip(tuple(Chip(name, str(300 + i), "") for i, name in enumerate(labels(count))), count - 1))


def table() -> Figure:
    """A logit lens of three layers."""
    rows = tuple(tuple(Cell(WORDS[c], f"{10 * c}", c / 10, "", c == 0) for c in range(3)) for _ in range(4))
    return figure(Table(("embed", "0", "1", "2"), rows, "Logit lens", "what it would say", 2))


def steps() -> Figure:
    """A chain of arithmetic: a number, a word, the number in question."""
    rows = (
        Step("q · k", "32 products added up", -27.5738),
        Step("mask", "token 7 is before token 8", word="allowed", note="the window is wide enough"),
        Step("weight", "1 ÷ 2.09131", 0.478169, "47.8 %", strong=True),
    )
    return figure(Steps(rows, "step by step", "layer 3"))


def cuts() -> Figure:
    """A text cut in two ways, with a template's token, an unknown one and two bytes of a character."""
    whole = (Cut("[CLS]", "2", 0, 1, 0, "[CLS]", "added"), Cut("old", "7", 1, 5, 2, "old"),
             Cut("é", "1", 5, 6, 5, "[UNK]", "unknown"))  # fmt: skip
    parts = (Cut("·o", "8", 1, 3, 1, "o"), Cut("ld", "9", 3, 5, 3, "ld"), Cut("C3", "10", 5, 5.5, 5, "C3"),
             Cut("A9", "11", 5.5, 6, 5.5, "A9"))  # fmt: skip
    rows = CutRow("tiny-bert", ("WordPiece", "2"), whole), CutRow("tiny-gpt", ("byte-level BPE", "4"), parts)
    return figure(Cuts(("", *"·oldé"), rows, ("algorithm", "tokens"), ((1, 3), (3, 5), (5, 6), (5, 6)), (2, 5)))


def lines() -> Figure:
    """Numbers over distance: a focused line with a marked place; steps; three alike by powers of ten, one with gaps."""
    rng = np.random.default_rng(3)
    many = rng.normal(size=(5, 40)).astype(np.float32)
    alike = np.exp(rng.normal(size=(3, 30)) + np.arange(30) / 8).astype(np.float32)
    alike[1, 4] = 0
    heads = tuple(f"head {head}" for head in range(5))
    return figure(
        Lines(many, heads, Axis("distance", first=-20), "bias", "bias over distance", "head 2", 2, 13),
        Lines(np.arange(12, dtype=np.float32)[None], ("",), Axis("tokens back"), "bucket", "buckets", focused=0,
              marked=4, stepped=True, level=7.0, level_name="context"),
        Lines(alike, ("residual stream", "feed-forward", "attention"), Axis("layer", picks="layer"), "length",
              "lengths", marked=9, logarithmic=True),
    )  # fmt: skip


def value_bars() -> Figure:
    """Signed numbers, one of them in focus."""
    rows = (ValueBar("unit 1532", 3.25), ValueBar("unit 7", -2.5, "a detail"), ValueBar("head 2", 0.5, strong=True))
    return figure(ValueBars(rows, "activation", "strongest units", "of 4 096"))


def diagram() -> Figure:
    """A block with a part on a stream."""
    boxes = (
        Box(0, 2, 20, 12, "block", detail="One of two layers."),
        Box(8, 6, 11, 5, "attention", "Self-attention", ("4 heads × 8",), "Self-attention.", {"view": "heads"}, True),
        Box(8.5, 9, 10, 1.8, "scheme", "RoPE", (), "Rotary positions.", {"view": "positions"}),
        Box(0, 15, 20, 3, "slab", "Token embedding", ("40 tokens × 32",), "Token embedding.", copies=2),
        Box(21, 5, 1.4, 1.2, "layer", detail="layer 1", pick={"layer": 1}, focused=True),
    )
    wires = (Wire(((4, 15), (4, 1)), strong=True), Wire(((4, 12.5), (13.5, 12.5), (13.5, 11))),
             Wire(((13.5, 6), (13.5, 4), (4.75, 4))))  # fmt: skip
    words = (Words(19, 3, "× 2 layers", "right", "strong"), Words(3, 9, "stream", "center", upright=True))
    return figure(Diagram(26, 19, boxes, wires, (Plus(4, 4),), words))


EVERY: dict[str, Callable[[], Figure]] = {
    "map": head,
    "masked map": masked,
    "map with bars": lambda: figure(head_map(WORDS), column_bars()),
    "bars alone": lambda: figure(column_bars()),
    "sum of maps": embedding,
    "grid": grid,
    "sorted grid": sorted_grid,
    "dots": dots,
    "next token": next_token,
    "arcs": arcs,
    "arcs of one": lambda: arcs(9, 8),
    "strip": strip,
    "table": table,
    "steps": steps,
    "cuts": cuts,
    "lines": lines,
    "value bars": value_bars,
    "diagram": diagram,
    "text": lambda: figure(Text("This model adds no position vectors to its tokens.")),
    "nothing": lambda: figure(),
}
