"""Beam search as branches: which beams each step kept, and which it dropped."""

import numpy as np

from visualizer.following import Beams, Candidate
from visualizer.language import later, tr
from visualizer.numerals import grouped, per_cent, signed
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views import sentences
from visualizer.views.figure import Branch, Branches, BranchState, Figure, Text, ValueBar, ValueBars

NOTHING = later(
    "Nothing was computed yet: beam search will stand here as branches, step by step, with the beams it kept and those "
    "it dropped."
)


def draw(trace: Trace, selection: Selection) -> Figure:
    """The candidates of every step behind their beams, and the finished texts with their scores."""
    title = tr("Beam search")
    search = trace.study(Beams)
    why_not = sentences.unable(trace) or (tr(NOTHING) if search is None or not search.candidates else "")
    if search is None or why_not:
        return Figure(view="beams", title=title, marks=(Text(why_not),), sentence=why_not, by_layer=False)
    ways = Branches(
        branches(search),
        title=tr("step"),
        note=tr("{count} beams · probability of the path as given, %; struck: dropped", count=search.beams),
        by_step=True,
    )
    return Figure(
        view="beams",
        title=title,
        marks=(ways, *([finished(search)] if search.finished else [])),
        focus=tr("after {token}", token=trace.tokens[-1].shown),
        sentence=sentence(trace, search),
        by_layer=False,
    )


def branches(search: Beams) -> tuple[Branch, ...]:
    """The candidates as they are drawn: those on the way to a finished text strong, dropped ones struck.

    A line is as wide as the candidate's share of its step: the softmax of the scores of what was kept there.
    """
    ways = {place for beam in search.finished for place in search.branch(beam.place)}
    return tuple(
        Branch(
            label=one.shown,
            token_id=one.token_id,
            parent=one.parent,
            value=float(np.exp(one.score)),
            weight=weight,
            detail=detail(search, place),
            pick={"append_all": search.ids(place)},
            state=state(one, place in ways),
            score=one.score,
        )
        for place, (one, weight) in enumerate(zip(search.candidates, weights(search), strict=True))
    )


def state(candidate: Candidate, is_on_the_way: bool) -> BranchState:
    """How a candidate is drawn."""
    if is_on_the_way:
        return "best"
    return "dropped" if candidate.fate == "dropped" else "open"


def weights(search: Beams) -> list[float]:
    """The share of each candidate in its step, 0 to 1."""
    scores = np.array([one.score for one in search.candidates])
    steps = np.array([one.step for one in search.candidates])
    found = np.zeros(len(scores))
    for step in range(search.steps):
        here = steps == step
        share = np.exp(scores[here] - scores[here].max())
        found[here] = share / share.sum()
    return found.tolist()


def spelled(search: Beams, place: int) -> str:
    """A beam as a sentence names it."""
    return sentences.running([search.candidates[on].shown for on in search.branch(place)])


def detail(search: Beams, place: int) -> str:
    """The whole beam with its score, the token's own probability, and what became of it."""
    one = search.candidates[place]
    told = {
        "beam": spelled(search, place),
        "score": signed(one.score, 4),
        "token": one.shown,
        "share": per_cent(float(np.exp(one.log_probability))),
        "step": grouped(one.step + 1),
    }
    if one.fate == "dropped":
        return tr("{beam}: score {score} nats · {token} {share} % behind it · dropped in step {step}", **told)
    if one.fate == "finished":
        final = one.score / (one.step + 1) ** search.length_penalty
        return tr(
            "{beam}: score {score} nats · {token} {share} % behind it · finished in step {step}, {final} with the "
            "length penalty",
            final=signed(final, 4),
            **told,
        )
    return tr("{beam}: score {score} nats · {token} {share} % behind it · kept in step {step}", **told)


def finished(search: Beams) -> ValueBars:
    """The finished texts, best first, with the exponent of what they are ranked by: the best has the longest bar. A
    click goes on with one."""
    return ValueBars(
        tuple(
            ValueBar(
                f"{rank}. {spelled(search, beam.place)}",
                100 * float(np.exp(beam.score)),
                tr("{count} tokens, score {score}", count=len(search.ids(beam.place)), score=signed(beam.score, 4)),
                {"append_all": search.ids(beam.place)},
            )
            for rank, beam in enumerate(search.finished, 1)
        ),
        quantity="probability per token, %",
        title=tr("finished texts"),
        note=compared(search.length_penalty),
        digits=1,
    )


def compared(penalty: float) -> str:
    """What finished texts are compared by."""
    if penalty in (0, 1):
        return tr("probability per token, %") if penalty else tr("probability, %")
    return tr("exponent of score ÷ length to the power of {penalty:g}, %", penalty=penalty)


def sentence(trace: Trace, search: Beams) -> str:
    """The best text and its score, and how many candidates were dropped on the way."""
    dropped = sum(one.fate == "dropped" for one in search.candidates)
    told = {
        "count": search.beams,
        "steps": grouped(search.steps),
        "token": sentences.quoted(trace.tokens[-1].shown),
        "dropped": grouped(dropped),
    }
    if not search.finished:
        return tr(
            "Beam search with {count} beams is {steps} steps behind {token}; it has dropped {dropped} candidates.",
            **told,
        )
    best = search.finished[0]
    return tr(
        "Beam search with {count} beams took {steps} steps behind {token} and dropped {dropped} candidates; its best "
        "text is {text} with a score of {score}.",
        text=spelled(search, best.place),
        score=signed(best.score, 3),
        **told,
    )
