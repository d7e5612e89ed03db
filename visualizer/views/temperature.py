"""How temperature reshapes the distribution: the probability of each of the likeliest tokens from temperature 0 on,
before anything is cut."""

import math

import numpy as np
from jaxtyping import Float, Int64

from visualizer.language import later, tr
from visualizer.numerals import per_cent
from visualizer.sampling import Distribution, next_token_distribution, random_number
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views import sentences
from visualizer.views.figure import Figure, Sweep, Text
from visualizer.views.labels import of_target

CURVES = 6  # the likeliest tokens that have one
STEP = 0.02  # of temperature, from one point of the curves to the next
HIGHEST = 2.0  # where the axis ends, unless the present temperature lies beyond
MOST_POINTS = 201  # of a curve, on a longer axis
LEAST = 1e-30  # temperature that single precision can divide by; all but the likeliest are out of reach long before


def draw(trace: Trace, selection: Selection) -> Figure:
    """A curve for each of the likeliest tokens and the one that is drawn, and a marker at the present temperature."""
    why_not = sentences.unable(trace)
    if why_not:
        return Figure(view="temperature", title=tr("Temperature"), marks=(Text(why_not),), sentence=why_not)
    selection = of_target(trace, selection)
    query, sampling = selection.token(trace), selection.sampling
    distribution = next_token_distribution(trace.logits[query], sampling, trace.read(query))
    hit = distribution.at(0.0 if sampling.picks_likeliest else random_number(sampling.seed, trace.step(query)))
    ids = distribution.likeliest(CURVES)
    if hit not in ids:
        ids[-1] = hit
    end = end_of_axis(sampling.temperature)
    across = np.linspace(0.0, end, min(MOST_POINTS, 1 + round(end / STEP)))
    sweep = Sweep(
        across=across,
        values=probabilities(distribution.penalised, ids, across),
        names=tuple(trace.vocabulary.shown(int(token_id)) for token_id in ids),
        token_ids=tuple(map(int, ids)),
        axis=later("temperature"),
        quantity=later("probability"),
        at=sampling.temperature,
        at_values=probabilities(distribution.penalised, ids, np.array([sampling.temperature]))[:, 0],
        picks="temperature",
        focused=int(np.flatnonzero(ids == hit)[0]),
        note=tr("before the cuts, %"),
    )
    return Figure(
        view="temperature",
        title=tr("Temperature"),
        marks=(sweep,),
        focus=tr("after {token}", token=trace.tokens[query].shown),
        sentence=sentence(trace, query, distribution),
    )


def end_of_axis(temperature: float) -> float:
    """Where the axis ends: at 2, or at the next half beyond the present temperature."""
    return max(HIGHEST, math.ceil(2 * temperature) / 2)


def probabilities(
    logits: Float[np.ndarray, "vocabulary"], ids: Int64[np.ndarray, "tokens"], temperatures: Float[np.ndarray, "points"]
) -> Float[np.ndarray, "tokens points"]:
    """The softmax of the logits at each temperature, of some tokens; at 0 its limit, the likeliest token alone.

    The sums over the vocabulary are of single-precision exponents, which is four times as fast and right to 1e-6.
    """
    away = logits.astype(np.float64) - logits.max()  # (vocabulary): none above 0
    single, own = away.astype(np.float32), away[ids]
    found = np.empty((len(ids), len(temperatures)))
    for place, temperature in enumerate(temperatures.tolist()):
        if temperature == 0:
            found[:, place] = ids == int(logits.argmax())
            continue
        divisor = max(temperature, LEAST)
        with np.errstate(over="ignore"):  # next to 0 all but the likeliest are infinitely far away
            total = np.exp(single / np.float32(divisor)).sum(dtype=np.float64)
            found[:, place] = np.exp(own / divisor) / total
    return found


def sentence(trace: Trace, query: int, distribution: Distribution) -> str:
    """What the likeliest token has at the present temperature, at half of it and at 2."""
    temperature, best = distribution.sampling.temperature, distribution.likeliest(1)
    points = np.array([0.5, temperature, HIGHEST])
    cold, now, hot = (per_cent(float(share)) for share in probabilities(distribution.penalised, best, points)[0])
    return tr(
        "After {token} the likeliest token, {best}, has {now} % at temperature {temperature:g}, "
        "{cold} % at 0.5 and {hot} % at 2.",
        token=sentences.quoted(trace.tokens[query].shown), best=sentences.quoted(trace.vocabulary.shown(int(best[0]))),
        now=now, temperature=temperature, cold=cold, hot=hot,
    )  # fmt: skip
