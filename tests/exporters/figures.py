"""Figures made by hand, one for each mark, for tests that need a figure and no model."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from visualizer.views.figure import (
    Arcs,
    Axis,
    Bar,
    Bars,
    Cell,
    Chip,
    ColourScale,
    ColumnBars,
    Fact,
    Facts,
    Figure,
    HeatMap,
    Mark,
    Scatter,
    Score,
    Step,
    Steps,
    Table,
    Text,
    TileGrid,
    TokenStrip,
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
    "text": lambda: figure(Text("This model adds no position vectors to its tokens.")),
    "nothing": lambda: figure(),
}
