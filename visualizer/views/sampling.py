"""From the logits to the token that is drawn: what each sampling setting keeps, cuts and leaves, and where the random
number falls."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from jaxtyping import Int64

from visualizer.language import later, tr
from visualizer.numerals import grouped, per_cent, setting
from visualizer.sampling import (
    STAGE_TITLES,
    Distribution,
    Sampling,
    Stage,
    StageName,
    next_token_distribution,
    random_number,
)
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views import sentences
from visualizer.views.figure import Draw, Fact, Figure, Share, StageColumn, Stages, Text
from visualizer.views.labels import of_target

SINGLE_SHARES = 64  # tokens drawn singly in the cumulative bar; thinner ones together
SHORT: dict[StageName, str] = {  # titles where there is little room
    "repetition penalty": later("repeat"),
    "temperature": later("temp."),
    "renormalised": later("scaled"),
}


def draw(trace: Trace, selection: Selection) -> Figure:
    """The stages over the likeliest tokens behind the query token and the one that is hit, and the draw."""
    title = tr("Drawing the next token")
    why_not = sentences.unable(trace)
    if why_not:
        return Figure(view="sampling", title=title, marks=(Text(why_not),), sentence=why_not)
    selection = of_target(trace, selection)
    query, sampling = selection.token(trace), selection.sampling
    distribution = next_token_distribution(trace.logits[query], sampling, trace.read(query))
    step = trace.step(query)
    number = None if sampling.picks_likeliest else random_number(sampling.seed, step)
    hit = distribution.at(number or 0.0)
    drawn = drawn_behind(trace, query)
    then = None if drawn == hit else drawn
    return Figure(
        view="sampling",
        title=title,
        marks=(
            stages(trace, distribution, selection.candidates, trace.read(query), hit, then),
            the_draw(trace, distribution, hit, number, step, then),
        ),
        focus=tr("after {token}", token=trace.tokens[query].shown),
        sentence=sentence(trace, query, distribution, hit, number, then),
    )


def drawn_behind(trace: Trace, query: int) -> int | None:
    """The id of the token that was drawn behind a token; None where nothing was, or a person wrote what follows."""
    follows = query + 1
    if follows == len(trace.tokens):
        return trace.drawn_next
    was_drawn = max(0, len(trace.tokens) - trace.drawn) <= follows < len(trace.tokens)
    return trace.tokens[follows].id if was_drawn else None


def stages(
    trace: Trace, distribution: Distribution, count: int, read: Int64[np.ndarray, "read"], hit: int, then: int | None
) -> Stages:
    """A column for each stage that the settings make use of, a row for each of the likeliest tokens, the one that is
    hit, and the one that was drawn there before."""
    ids = rows_of(distribution, count, [hit] if then is None else [hit, then])
    shown = [stage for stage in distribution.stages if stage.name != "min-p" or distribution.sampling.min_p > 0]
    return Stages(
        columns=tuple(column(stage, ids, distribution.sampling, read) for stage in shown),
        labels=tuple(trace.vocabulary.shown(int(token_id)) for token_id in ids),
        token_ids=tuple(map(int, ids)),
        ranks=tuple(distribution.rank(int(token_id)) for token_id in ids),
        vocabulary=trace.spec.vocabulary,
        hit=int(np.flatnonzero(ids == hit)[0]),
        then=None if then is None else int(np.flatnonzero(ids == then)[0]),
    )


def rows_of(distribution: Distribution, count: int, needed: list[int]) -> Int64[np.ndarray, "rows"]:
    """The likeliest tokens, and those that are needed in place of the last of them; likeliest first."""
    ids: list[int] = distribution.likeliest(max(len(needed), count)).tolist()
    others = [token_id for token_id in ids if token_id not in needed]
    chosen = [*others[: len(ids) - len(needed)], *needed]
    return np.array(sorted(chosen, key=distribution.rank), dtype=np.int64)


def column(
    stage: Stage, ids: Int64[np.ndarray, "rows"], sampling: Sampling, read: Int64[np.ndarray, "read"]
) -> StageColumn:
    """One stage over some tokens, with what the settings say of it."""
    marked = np.isin(ids, read) if stage.name == "repetition penalty" else np.zeros(len(ids), dtype=np.bool_)
    notes, explains = words(stage, sampling, bool(marked.any()))
    values = stage.probabilities if stage.logits is None else stage.logits
    return StageColumn(
        name=STAGE_TITLES[stage.name],
        values=values[ids].astype(np.float64),
        kept=stage.kept[ids],
        mass=stage.mass,
        entropy=stage.entropy,
        tokens=stage.tokens,
        notes=notes,
        explains=explains,
        short=tr(SHORT.get(stage.name, "")),
        is_logits=stage.logits is not None,
        marked=marked,
    )


def words(stage: Stage, sampling: Sampling, is_marked: bool) -> tuple[tuple[str, ...], str]:
    """What a stage does with its setting: over its column, the longest words first, and in a sentence; `is_marked` says
    that tokens of the column were read before."""
    off = (tr("off: all are kept"), tr("off")), tr("off: every token is kept")
    match stage.name:
        case "logits":
            return (
                (tr("as the model gave them"), tr("as given")),
                tr("what the model gives each token of its vocabulary; mass and entropy are those of their softmax"),
            )
        case "repetition penalty":
            value = setting(sampling.repetition_penalty)
            return (
                (tr("• read before: ÷ {value}", value=value), f"• ÷ {value}") if is_marked
                else (tr("none of these was read before"), tr("none read before")),
                tr("logits of tokens that were read before, divided by {value}; multiplied where they are negative",
                   value=value),
            )  # fmt: skip
        case "softmax":
            return (tr("of the logits"),), tr("the exponents of the logits, scaled to sum to 1")
        case "temperature":
            value = setting(sampling.temperature)
            return (
                (tr("softmax of logits\u00a0/\u00a0{value}", value=value), tr("of logits / {value}", value=value),
                 f"/ {value}"),
                tr("the softmax of the logits divided by {value}: below 1 it sharpens, above 1 it flattens",
                   value=value),
            )  # fmt: skip
        case "top-k":
            if not sampling.top_k:
                return off
            count = grouped(sampling.top_k)
            return (
                (tr("the likeliest alone") if sampling.top_k == 1 else tr("the {count} likeliest", count=count), count),
                tr("the {count} likeliest tokens are kept, and what ties with the last of them", count=count),
            )
        case "top-p":
            if sampling.top_p >= 1:
                return off
            value = setting(sampling.top_p)
            return (
                (
                    tr("until they reach {value} of what is left", value=value),
                    tr("until they reach {value}", value=value),
                    value,
                ),
                tr("the smallest set of likeliest tokens that reaches {value} of what is left is kept", value=value),
            )
        case "min-p":
            value = setting(sampling.min_p)
            return (
                (tr("at least {value} × the likeliest", value=value), f"≥ {value} ×", value),
                tr("tokens at least {value} times as likely as the likeliest are kept", value=value),
            )
        case "greedy":
            return (tr("the likeliest alone"),), tr("the likeliest token is taken; chance plays no part")
        case "renormalised":
            note = tr("all of it") if stage.tokens == 1 else tr("scaled to sum to 1")
            return (note,), tr("what is kept, divided by its mass: the token is drawn from this")


def the_draw(
    trace: Trace, distribution: Distribution, hit: int, number: float | None, step: int, then: int | None
) -> Draw:
    """The kept tokens end to end, where the number falls, and what came of it; `then` was drawn there before."""
    shares = tuple(shares_of(trace, distribution, [hit] if then is None else [hit, then]))
    seed = distribution.sampling.seed
    given, now = per_cent(float(distribution.given[hit])), per_cent(float(distribution.probabilities[hit]))
    return Draw(
        shares=shares,
        hit=next(place for place, share in enumerate(shares) if share.token_id == hit),
        number=number,
        seed=seed,
        step=step,
        then="" if then is None else trace.vocabulary.shown(then),
        then_share=next((place for place, share in enumerate(shares) if share.token_id == then), None),
        facts=(
            Fact(tr("rank"), grouped(distribution.rank(hit))),
            Fact(tr("given → now, %"), f"{given} → {now}"),
        ),
        note=tr("greedy: no number falls") if number is None else tr("number {count} of seed {seed}", count=step + 1,
                                                                     seed=seed),
    )  # fmt: skip


def shares_of(trace: Trace, distribution: Distribution, singly: list[int]) -> Iterator[Share]:
    """The shares of the cumulative bar: the likeliest tokens and those named singly, those between them together."""
    ids, ends = distribution.end_to_end()  # both (kept)
    starts = np.concatenate([[0.0], ends[:-1]])
    places, count = np.flatnonzero(np.isin(ids, singly)).tolist(), len(ids)
    edges = {*range(min(SINGLE_SHARES, count) + 1), *places, *(place + 1 for place in places), count}
    for first, end in pairwise(sorted(edges)):
        start, stop = float(starts[first]), float(ends[end - 1])
        if end - first == 1:
            token_id = int(ids[first])
            yield Share(trace.vocabulary.shown(token_id), start, stop, token_id)
        else:
            yield Share(tr("{count} others", count=grouped(end - first)), start, stop, count=end - first)


def sentence(
    trace: Trace, query: int, distribution: Distribution, hit: int, number: float | None, then: int | None
) -> str:
    """What is drawn, how likely it was before and after the settings; and what was drawn there, where that differs."""
    names = {"token": sentences.quoted(trace.tokens[query].shown), "hit": sentences.quoted(trace.vocabulary.shown(hit))}
    given, now = per_cent(float(distribution.given[hit])), per_cent(float(distribution.probabilities[hit]))
    if number is None:
        told = tr("After {token} the likeliest token is taken, {hit}: {given} % as the model gave it.",
                  **names, given=given)  # fmt: skip
    else:
        told = tr(
            "After {token} the number {number:.3f} hits {hit}: {given} % as the model gave it, {now} % after "
            "{settings}.",
            **names, number=number, given=given, now=now, settings=distribution.sampling.words,
        )  # fmt: skip
    if then is None:
        return told
    before = sentences.quoted(trace.vocabulary.shown(then))
    return " ".join([told, tr("Drawn there was {token}, with other settings or another seed.", token=before)])
