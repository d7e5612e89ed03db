"""The in-context curve: what each further example does to the probability of the expected answer."""

from collections import Counter

import numpy as np

from visualizer.language import later, tr
from visualizer.numerals import grouped, per_cent
from visualizer.prompting.records import Curve, Outcome, left_out
from visualizer.sampling import Sampling
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views import sentences
from visualizer.views.figure import Axis, Cell, Figure, Lines, Table, Text

NOTHING = later(
    "Nothing was computed yet: the probability of the expected answer against the number of examples stands here, one "
    "exact pass for each prompt."
)
MOST_ROWS = 12  # numbers of examples in the list of what was said, at most; of more every second, third … one
WRONG = 2  # tokens that were said instead of the expected one, in the list


def draw(trace: Trace, selection: Selection) -> Figure:
    """The probability of the expected answer, how often it was the likeliest, and what was said in its place."""
    curve = trace.study(Curve)
    if curve is None or not curve.outcomes:
        told = tr(NOTHING)
        return Figure(view="in-context", title=tr("In-context curve"), marks=(Text(told),), sentence=told)
    return Figure(
        view="in-context",
        title=tr("In-context curve"),
        marks=(lines(curve), said(curve, trace, min(MOST_ROWS, selection.candidates))),
        focus=asked(curve),
        sentence=" ".join(filter(None, (sentence(curve, trace), left_out(curve, trace.spec.name)))),
        provenance={"prompt": curve.longest.text, "sampling": Sampling().words},
        by_layer=False,
    )


def asked(curve: Curve) -> str:
    """What was asked, and what is expected; of a curve that is not complete, how far it is."""
    bench, done, prompts = curve.workbench, grouped(len(curve.outcomes)), grouped(curve.prompts)
    if not curve.every_row:
        return tr(
            "{question}: expected {answer}" if curve.is_complete else
            "{done} of {all} prompts · {question}: expected {answer}",
            question=bench.question.strip(), answer=bench.expected.strip(), done=done, all=prompts,
        )  # fmt: skip
    if not curve.is_complete:
        return tr(
            "{done} of {all} prompts · {questions} questions × {draws} draw"
            if curve.draws == 1
            else "{done} of {all} prompts · {questions} questions × {draws} draws",
            done=done,
            all=prompts,
            questions=grouped(curve.questions),
            draws=grouped(curve.draws),
        )
    return tr(
        "{questions} questions × {draws} draw" if curve.draws == 1 else "{questions} questions × {draws} draws",
        questions=grouped(curve.questions),
        draws=grouped(curve.draws),
    )


def lines(curve: Curve) -> Lines:
    """In per cent: the mean probability with its middle half, and the share of answers that were the likeliest token.

    The probability of the whole answer has a line of its own where answers have several tokens.
    """
    first, whole, right = curve.mean("probability"), curve.mean("whole"), curve.right
    rows = [(tr("probability"), first)]
    rows += [] if np.allclose(first, whole, equal_nan=True) else [(tr("whole answer"), whole)]
    has_shares = len(curve.at(curve.counts[0])) > 1
    rows += [(tr("top-1"), right)] if has_shares else []
    values = 100 * np.stack([values for _, values in rows])  # (lines, counts)
    spread = np.full((*values.shape, 2), np.nan)
    spread[0] = 100 * curve.middle_half
    return Lines(
        values=values,
        names=tuple(name for name, _ in rows),
        columns=Axis("examples"),
        quantity="per cent",
        title=tr("probability of the expected answer with up to {count} examples, %", count=curve.wanted)
        if curve.is_short
        else tr("probability of the expected answer, %"),
        dotted=True,
        note=tr("shaded: the middle half") if np.isfinite(spread).any() else "",
        spread=spread if np.isfinite(spread).any() else None,
        spread_name=tr("the middle half"),
        extent=(0.0, 100.0),
        event=None if curve.every_row else first_shown(curve),
        dashed=frozenset([len(rows) - 1] if has_shares else []),
    )


def first_shown(curve: Curve) -> tuple[int, str] | None:
    """From how many examples on the question itself, with its answer, is one of them; None where it never is."""
    place = next((place for place, count in enumerate(curve.counts) if any(one.seen for one in curve.at(count))), None)
    if place is None:
        return None
    question = " ".join(curve.workbench.question.split())
    return place, tr("{question} is first shown here", question=sentences.quoted(question))


def said(curve: Curve, trace: Trace, most: int) -> Table:
    """What the model found likeliest with up to `most` numbers of examples; the expected answer is strong.

    Of one question these are the likeliest tokens, of several how many were right, and what was the likeliest of the
    others most often.
    """
    counts = telling(curve, most)
    many = curve.questions * curve.draws > 1
    return Table(
        names=tuple(str(count) for count in counts),
        cells=tuple(_cells(curve.at(count), trace) for count in counts),
        title=tr("What the model says"),
        note=tr("behind so many examples"),
        heads=(tr("right"), tr("instead"), "") if many else (tr("likeliest"), tr("second"), tr("third")),
    )


def telling(curve: Curve, most: int) -> list[int]:
    """At most so many numbers of examples, two at least: both sides of the largest step, the ends, and an even choice
    of the others."""
    found = [count for count in curve.counts if curve.at(count)]
    means = [_mean(curve.at(count)) for count in found]
    step = int(np.abs(np.diff(means)).argmax()) if len(found) > 1 else 0
    sides = {*found[step : step + 2]}
    for stride in range(1, len(found) + 1):
        chosen = {*found[::stride], found[-1], *sides}
        if len(chosen) <= most:
            return sorted(chosen)
    return sorted(sides)


def _cells(found: tuple[Outcome, ...], trace: Trace) -> tuple[Cell, ...]:
    shown = trace.vocabulary.shown
    if len(found) == 1:
        one = found[0]
        return tuple(
            Cell(
                shown(token),
                per_cent(chance),
                chance,
                tr("{token}: {share:.4f} %", token=shown(token), share=100 * chance),
                strong=token == one.token_id,
            )
            for token, chance in one.guesses
        )
    right = sum(one.rank == 1 for one in found)
    wrong = Counter(one.guesses[0][0] for one in found if one.rank > 1)
    told = tr("the expected answer is the likeliest for {count} of {all}", count=right, all=len(found))
    cells = [Cell("", per_cent(right / len(found)), right / len(found), told, strong=True)]
    for token, count in wrong.most_common(WRONG):
        told = tr("{token}: the likeliest for {count} of {all}", token=shown(token), count=count, all=len(found))
        cells.append(Cell(shown(token), per_cent(count / len(found)), count / len(found), told))
    return tuple(cells)


def sentence(curve: Curve, trace: Trace) -> str:
    """What the first and the last number of examples come to."""
    tried = [count for count in curve.counts if curve.at(count)]
    last = tried[-1]
    before, behind = curve.at(tried[0]), curve.at(last)
    if len(behind) > 1:
        told = tr(
            "Without an example the expected answer is the likeliest for {before} % of the questions, with {count} "
            "examples for {behind} %; its mean probability goes from {low} % to {high} %.",
            before=per_cent(_right(before)),
            behind=per_cent(_right(behind)),
            count=last,
            low=per_cent(_mean(before)),
            high=per_cent(_mean(behind)),
        )
    else:
        told = tr(
            "Without an example the model gives {answer} {low} %, with {count} examples {high} %.",
            answer=sentences.quoted(trace.vocabulary.shown(behind[0].token_id)),
            low=per_cent(_mean(before)),
            high=per_cent(_mean(behind)),
            count=last,
        )
    seen = [one for one in curve.outcomes if one.seen]
    fresh = [one for one in curve.outcomes if not one.seen and one.examples]
    if not seen or not fresh:
        return told
    looked_up = tr(
        "Where the question itself stands among the examples it gets {seen} %, where it does not {fresh} %.",
        seen=per_cent(_mean(seen)),
        fresh=per_cent(_mean(fresh)),
    )
    return f"{told} {looked_up}"


def _mean(found: list[Outcome] | tuple[Outcome, ...]) -> float:
    return float(np.mean([one.probability for one in found]))


def _right(found: tuple[Outcome, ...]) -> float:
    return float(np.mean([one.rank == 1 for one in found]))
