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
    Branch,
    Branches,
    BranchState,
    Cell,
    Chip,
    ColourScale,
    ColumnBars,
    Cut,
    CutRow,
    Cuts,
    Diagram,
    DotRow,
    Dots,
    Draw,
    Fact,
    Facts,
    Figure,
    HeatMap,
    Lines,
    Mark,
    Passage,
    Passages,
    Piece,
    Plus,
    Scatter,
    Score,
    Share,
    StageColumn,
    Stages,
    Step,
    Steps,
    Sweep,
    Table,
    Text,
    TileGrid,
    Timeline,
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


def branches(by_step: bool = False, count: int = 3) -> Figure:
    """A tree of that many tokens a branch, the middle branch taken; or a search with dropped candidates."""
    nodes: list[Branch] = []

    def grow(parent: int, depth: int, weight: float, state: BranchState) -> None:
        for place, share in enumerate((0.6, 0.3) if depth else (0.5, 0.3, 0.1)):
            on = "selected" if state == "selected" and place == 1 and not by_step else "open"
            if by_step:
                on = "best" if place == 0 and state == "best" else "dropped" if place else "open"
            nodes.append(
                Branch(labels(12)[len(nodes) % 12], 300 + len(nodes), parent, weight * share if by_step else share,
                       weight * share, f"branch {len(nodes)}", {"append_all": (300, 300 + len(nodes))}, on,
                       float(np.log(weight * share)) if by_step else None)
            )  # fmt: skip
            if depth + 1 < count and on != "dropped":
                grow(len(nodes) - 1, depth + 1, weight * share, on)

    grow(-1, 0, 1.0, "best" if by_step else "selected")
    words = ("probability", *(("step", "of the path, %") if by_step else ("", "probability now, %")))
    return figure(Branches(tuple(nodes), *words, by_step))


def ranges() -> Figure:
    """Bars with where each was to be expected."""
    bars = [Bar(WORDS[place], place, share, 0.9 * share, "drawn", around=(0.8 * share, 1.2 * share))
            for place, share in enumerate((0.5, 0.2, 0.0004))]  # fmt: skip
    return figure(Bars(tuple(bars), names=("expected", "drawn %")))


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


def stages() -> Figure:
    """Logits, temperature, a cut and what is left of four tokens of forty; the second is hit, the fourth cut."""
    logits, warmed = np.array([3.0, 2.5, 1.0, -0.5]), np.array([0.45, 0.3, 0.1, 0.05])
    every, some = np.ones(4, dtype=np.bool_), np.array([True, True, True, False])
    left = np.where(some, warmed, 0)
    columns = (
        StageColumn("logits", logits, every, 1.0, 2.5, 40, ("as the model gave them",), is_logits=True),
        StageColumn("temperature", warmed, every, 1.0, 2.25, 40, ("softmax of logits / 0.80", "/ 0.80"), short="temp."),
        StageColumn(
            "top-k", left, some, 0.85, 1.5, 3, ("the 3 likeliest", "3"), explains="the 3 likeliest tokens are kept"
        ),
        StageColumn("renormalised", left / 0.85, some, 1.0, 1.5, 3, ("scaled to sum to 1",), short="scaled"),
    )
    shares = (Share("·king", 0.0, 0.53, 7), Share("·queen", 0.53, 0.88, 9), Share("·old", 0.88, 1.0, 3))
    facts = (Fact("rank", "2"), Fact("given → now, %", "28.0 → 35.3"))
    return figure(
        Stages(columns, ("·king", "·queen", "·old", "·at"), (7, 9, 3, 4), (1, 2, 3, 4), 40, hit=1, then=2),
        Draw(shares, 1, 0.605, 22, 3, "·old", 2, facts, "number 4 of seed 22"),
    )


def sweep() -> Figure:
    """Two tokens as temperature runs from 0 to 2, at 0.8 at present; the second is the one that is drawn."""
    across = np.linspace(0, 2, 101)
    first = 1 / (1 + 0.5 * across**2)
    values = np.stack([first, 1 - first])
    at = 1 / (1 + 0.5 * 0.8**2)
    return figure(Sweep(across, values, ("·king", "·queen"), (7, 9), "temperature", "probability", 0.8,
                        np.array([at, 1 - at]), "temperature", 1, note="before the cuts, %"))  # fmt: skip


def value_bars() -> Figure:
    """Signed numbers, one of them in focus."""
    rows = (ValueBar("unit 1532", 3.25), ValueBar("unit 7", -2.5, "a detail"), ValueBar("head 2", 0.5, strong=True))
    return figure(ValueBars(rows, "activation", "strongest units", "of 4 096"))


def dot_rows() -> Figure:
    """Probabilities in four series, one of them missing, and the differences of two from the first."""
    shares = (0.3, 0.1, 0.02, float("nan")), (0.05, 0.3, 0.02, 0.2)
    rows = tuple(DotRow(name, values, "a detail") for name, values in zip(WORDS, shares, strict=False))
    apart = tuple(DotRow(row.label, tuple(value - row.values[0] for value in row.values[1:3])) for row in rows)
    return figure(
        Dots(rows, ("A", "B", "C", "D"), "probability", "likeliest", "%", absent="has none"),
        Dots(apart, ("B", "C"), "difference", "differences", signed=True, first_shape=1),
    )


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


def pieces(count: int = 9) -> tuple[Piece, ...]:
    """A text whose first token has no number, with an end of line in it, each token less expected than the last."""
    first = Piece("token 0 The", "The", "The", 300, note="the first", pick={"query": 0}, token=0)
    texts = [" " + name.removeprefix("·") + ("↵" if place == 4 else "") for place, name in enumerate(labels(count))]
    return (first, *(
        Piece(f"token {place} {labels(count)[place]}", labels(count)[place], texts[place], 300 + place, place / 2,
              place, ((",", 0.5), ("·and", 0.25)), pick={"query": place}, token=place)
        for place in range(1, count)
    ))  # fmt: skip


def passage(count: int = 9) -> Figure:
    """A text with its surprisal, the fourth token framed."""
    scale = ColourScale(0, 3, name="bits", clips=True)
    return figure(Passage(pieces(count), "surprisal", scale, "surprisal", "3 earlier", framed=3, reached=6))


def passages(count: int = 9) -> Figure:
    """Three texts, the first with the scale."""
    texts = [Passage(pieces(count + place), "probability", ColourScale(0, 1, name="probability"), f"seed {place}",
                     "a note", is_scaled=place == 0) for place in range(3)]  # fmt: skip
    return figure(Passages(tuple(texts)))


def timeline(count: int = 9) -> Figure:
    """Drawn tokens, the draw to come framed."""
    coming = Piece("step 9", "next", "", note="to be drawn", pick={"query": count - 1})
    return figure(Timeline((*pieces(count)[1:], coming), ColourScale(0, 1), "probability", framed=count - 1))


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
    "bars with ranges": ranges,
    "branches": branches,
    "passages": passages,
    "branches of a search": lambda: branches(True, 12),
    "arcs": arcs,
    "arcs of one": lambda: arcs(9, 8),
    "strip": strip,
    "table": table,
    "steps": steps,
    "cuts": cuts,
    "lines": lines,
    "value bars": value_bars,
    "dot rows": dot_rows,
    "diagram": diagram,
    "passage": passage,
    "timeline": timeline,
    "stages and draw": stages,
    "sweep": sweep,
    "text": lambda: figure(Text("This model adds no position vectors to its tokens.")),
    "nothing": lambda: figure(),
}
