"""The chain of arithmetic that ends in one attention weight, a line for whatever the layer does on the way."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Float

from visualizer.attention import MaskRule, Stage
from visualizer.language import tr
from visualizer.numerals import MINUS, grouped, per_cent
from visualizer.positions import Alibi, Buckets, Rotary
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views.figure import Step, exact
from visualizer.views.head import every_stage, has_every_stage, map_of, shown_stage
from visualizer.views.labels import key_labels_of, keys_lit, lit, pair_lit


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One query's row of one head at every stage that the layer has: what the steps to a weight are read from.

    `sink` is the exponent of the head's sink, None where it has none; `largest` the key with the largest score, None
    where the sink's is larger. `exponents` are of the scores less the largest of all.
    """

    query: int
    head: int
    stages: dict[Stage, Float[np.ndarray, "keys"]]
    allowed: Bool[np.ndarray, "keys"]
    exponents: Float[np.ndarray, "keys"]
    most: float  # the largest score
    largest: int | None
    sink: float | None = None

    @classmethod
    def of(cls, trace: Trace, layer: int, head: int, query: int, stage: Stage) -> "Row":
        """The row out of the map on show at `stage`, where there is one: a product of another shape rounds otherwise.

        Of a long prompt the map is known at one stage only; the others are then made for this row alone.
        """
        place = np.array([query])
        if has_every_stage(trace):
            stages = {name: values[query] for name, values in every_stage(trace, layer, head).items()}
        else:
            stages = {name: trace.stage(layer, head, name, queries=place)[0] for name in trace.stages(layer)}
            if shown_stage(trace, layer, stage) == "softmax":
                stages["softmax"] = map_of(trace, layer, head, "softmax")[query]
        masked, sinks = stages["masked"], trace.rule(layer).sinks
        most, sink = masked.max(), None
        largest: int | None = int(masked.argmax())
        if sinks is not None:
            score = np.float32(sinks[head])
            largest, most = (None, score) if score > most else (largest, most)
            sink = float(np.exp(score - most))
        exponents = np.exp(masked - most)
        return cls(query, head, stages, trace.allowed(layer, place)[0], exponents, float(most), largest, sink)

    @property
    def weights(self) -> Float[np.ndarray, "keys"]:
        """What it all ends in."""
        return self.stages["softmax"]

    @property
    def total(self) -> float:
        """What each exponent is divided by: all of them, and the sink's."""
        return float(self.exponents.sum() + np.float32(0 if self.sink is None else self.sink))

    @property
    def scores(self) -> Float[np.ndarray, "keys"]:
        """The scores as they meet the mask."""
        return next(self.stages[stage] for stage in ("capped", "biased", "scaled") if stage in self.stages)


def weight_steps(trace: Trace, row: Row, layer: int, key: int) -> list[Step]:
    """From the vectors to the weight; a step for whatever the layer does on the way, and none for what it does not."""
    seen, both = bool(row.allowed[key]), pair_lit(trace, row.query, key)
    return [
        *vector_steps(trace, row, layer, key),
        *score_steps(trace, row, layer, key),
        Step(
            tr("mask"),
            mask_words(trace, trace.rule(layer).mask, row.query, key),
            word=tr("allowed") if seen else exact(-np.inf),
        ),
        Step(
            tr("exponent"),
            f"e^({difference(row.scores[key], row.most)})" if seen else f"e^{exact(-np.inf)}",
            float(row.exponents[key]),
            largest_words(trace, row) if seen else "",
            **keys_lit(trace, *((key,) if row.largest is None else (key, row.largest))),
        ),
        *sink_steps(trace, row, layer),
        Step(
            tr("sum"),
            exponents_in_words(int(row.allowed.sum()), row.sink is not None),
            row.total,
            **lit(trace, row.query),
        ),
        Step(
            tr("weight"),
            f"{exact(row.exponents[key])} ÷ {exact(row.total)}",
            float(row.weights[key]),
            f"{per_cent(float(row.weights[key]))} %",
            strong=True,
            **both,
        ),
    ]


# ---- what the vectors have been through, and their product ----
def vector_steps(trace: Trace, row: Row, layer: int, key: int) -> list[Step]:
    """Rotation, shared keys, and the product."""
    spec, rotary, both = trace.spec, trace.rule(layer).rotary, pair_lit(trace, row.query, key)
    steps = []
    if rotary is not None:
        steps.append(rotation_step(trace, row, layer, key, rotary))
    if spec.kv_heads < spec.heads:
        sharing = spec.heads // spec.kv_heads
        shared = row.head // sharing
        first, last = shared * sharing, (shared + 1) * sharing - 1
        steps.append(
            Step(
                tr("key head"),
                tr("shared by all {count} heads", count=spec.heads)
                if spec.kv_heads == 1
                else tr("shared by heads {first} to {last}", first=first, last=last),
                float(shared),
                tr("one of {count}", count=spec.kv_heads),
                **keys_lit(trace, key),
            )
        )
    raw = float(row.stages["raw"][key])
    return [*steps, Step("q · k", tr("{count} products added up", count=spec.head_width), raw, **both)]


def rotation_step(trace: Trace, row: Row, layer: int, key: int, rotary: Rotary) -> Step:
    """By how much further the query is turned than the key, in the pair of dimensions that counts most in q·k."""
    vectors = trace.query(layer, row.head)[row.query] * trace.key(layer, row.head)[key]  # (head_width,)
    first, second = dimension_pairs(rotary)
    pair = int(np.abs(vectors[first] + vectors[second]).argmax())
    distance, frequency = row.query - key, rotary.frequencies[pair]
    return Step(
        tr("rotation"),
        tr(
            "dims {first} and {second}: distance {distance} × {frequency}",
            first=int(first[pair]),
            second=int(second[pair]),
            distance=exact(float(distance)),
            frequency=exact(frequency),
        ),
        distance * frequency,
        tr("radians between them; of the positions only their distance counts in q · k"),
        **pair_lit(trace, row.query, key),
    )


def dimension_pairs(rotary: Rotary) -> tuple[np.ndarray, np.ndarray]:
    """The two dimensions of each pair that is turned, (pairs,) each."""
    pairs = np.arange(len(rotary.frequencies))
    return (2 * pairs, 2 * pairs + 1) if rotary.interleaved else (pairs, pairs + len(pairs))


# ---- from the product to the score that meets the mask ----
def score_steps(trace: Trace, row: Row, layer: int, key: int) -> list[Step]:
    """Scale, position bias, soft cap."""
    rule, spec, both = trace.rule(layer), trace.spec, pair_lit(trace, row.query, key)
    root = f"1/√{spec.head_width} = " if np.isclose(rule.scaling, spec.head_width**-0.5) else ""
    scaled = float(row.stages["scaled"][key])
    steps = [Step(tr("score"), f"× {root}{exact(rule.scaling)}", scaled, **both)]
    if rule.bias is not None:
        bias = float(rule.bias.bias(np.array([row.query]), len(trace.key_tokens), row.head)[0, key])
        steps += [
            Step(tr("position bias"), bias_words(rule.bias, row, key), bias, **both),
            Step(tr("with bias"), difference(scaled, -bias), float(row.stages["biased"][key]), **both),
        ]
    if rule.softcap is not None:
        before, cap = steps[-1].value or 0.0, exact(rule.softcap)
        steps.append(
            Step(tr("capped"), f"{cap} · tanh({exact(before)} ÷ {cap})", float(row.stages["capped"][key]), **both)
        )
    return steps


def bias_words(bias: Alibi | Buckets, row: Row, key: int) -> str:
    """Where a position bias comes from."""
    distance = key - row.query
    if isinstance(bias, Alibi):
        return tr(
            "slope {slope} × distance {distance}", slope=exact(bias.slopes[row.head]), distance=exact(float(distance))
        )
    return tr(
        "bucket {bucket} of {count}, for distance {distance}",
        bucket=int(bias.bucket(np.array([distance]))[0]),
        count=len(bias.table),
        distance=exact(float(distance)),
    )


# ---- from the score to the weight ----
def largest_words(trace: Trace, row: Row) -> str:
    """Whose score all others are set against."""
    if row.largest is None:
        return tr("the sink's score is the largest")
    return tr("the largest score is that of {token}", token=f"“{key_labels_of(trace)[row.largest]}”")


def sink_steps(trace: Trace, row: Row, layer: int) -> list[Step]:
    """The sink's share of the sum, where the head has one."""
    sinks = trace.rule(layer).sinks
    if row.sink is None or sinks is None:
        return []
    return [
        Step(
            tr("sink"),
            f"e^({difference(sinks[row.head], row.most)})",
            row.sink,
            tr("{share} % of the sum, passed on to nobody", share=per_cent(row.sink / row.total)),
            **lit(trace, row.query),
        )
    ]


def mask_words(trace: Trace, mask: MaskRule, query: int, key: int) -> str:
    """Why a query may see a key, or why it may not."""
    if trace.key_side is not None:
        return tr("every token of the target sees all of the source")
    if mask.causal and key > query:
        return tr("token {key} comes later", key=key)
    if mask.window is not None and abs(query - key) >= mask.window:
        return tr("token {key} is outside the window of {window}", key=key, window=mask.window)
    if key == query:
        return tr("a token sees itself")
    if not mask.causal:
        return tr("tokens see both ways")
    return tr("token {key} is before token {query}", key=key, query=query)


def exponents_in_words(count: int, sink: bool = False) -> str:
    """How many of them make the sum of the softmax."""
    if sink:
        return tr(
            "the one exponent there is and the sink's" if count == 1 else "{count} exponents and the sink's added up",
            count=grouped(count),
        )
    return tr("the one exponent there is" if count == 1 else "{count} exponents added up", count=grouped(count))


def key_of(selection: Selection, weights: Float[np.ndarray, "keys"]) -> int:
    """The key that is asked for; the one with the largest weight where none is, or the prompt has become shorter."""
    key = selection.key
    return key if key is not None and key < len(weights) else int(weights.argmax())


def difference(one: float | np.floating, other: float | np.floating) -> str:
    """ "a − b" with every digit, "a + b" where b is negative."""
    return f"{exact(one)} {'+' if other < 0 else MINUS} {exact(abs(float(other)))}"
