"""One distribution drawn from many times: how often each token came, against its probability."""

import numpy as np
from jaxtyping import Int64

from visualizer.draws import draws, margin_of_error
from visualizer.language import tr
from visualizer.numerals import grouped, per_cent
from visualizer.sampling import Distribution, next_token_distribution
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views import sentences
from visualizer.views.figure import Bar, Bars, Fact, Facts, Figure, Text
from visualizer.views.labels import of_target


def draw(trace: Trace, selection: Selection) -> Figure:
    """Each likely token's share of the draws with consecutive seeds, before its probability."""
    title = tr("Many draws")
    why_not = sentences.unable(trace)
    if why_not:
        return Figure(view="draws", title=title, marks=(Text(why_not),), sentence=why_not, by_layer=False)
    selection = of_target(trace, selection)
    query, sampling, count = selection.token(trace), selection.sampling, selection.draws
    distribution = next_token_distribution(trace.logits[query], sampling, trace.read(query))
    counts = draws(distribution, count, sampling.seed, trace.step(query))
    ids, _ = distribution.end_to_end()
    fits = len(ids) <= max(2, selection.candidates)  # one token alone is not "others"
    shown, others = np.split(ids, [len(ids) if fits else max(1, selection.candidates - 1)])
    named = [(trace.vocabulary.shown(int(token_id)), np.array([token_id])) for token_id in shown]
    together = [] if fits else [(tr("{count} others", count=grouped(len(others))), others)]
    bars = Bars(
        tuple(bar(name, distribution, of, int(counts[of].sum()), count) for name, of in (*named, *together)),
        note=tr("top {count} of {all}", count=len(shown), all=grouped(len(ids))),
        title=tr("whisker: where 95 % of such counts fall"),
        names=(tr("expected"), tr("drawn %")),
    )
    return Figure(
        view="draws",
        title=title,
        marks=(bars, facts_of(distribution, counts)),
        focus=tr("after {token}", token=trace.tokens[query].shown),
        sentence=sentence(trace, query, distribution, counts, sampling.seed),
        by_layer=False,
    )


def bar(name: str, distribution: Distribution, ids: Int64[np.ndarray, "some"], drawn: int, count: int) -> Bar:
    """One token's row, or that of several together: its probability, its share of the draws, and where that was to be
    expected."""
    share = min(1.0, float(distribution.probabilities[ids].sum()))
    around = margin_of_error(share, count)
    low, high = max(0.0, share - around), min(1.0, share + around)
    return Bar(
        label=name,
        token_id=int(ids[0]) if len(ids) == 1 else -1,
        pick=None if len(ids) == 1 else {},
        given=share,
        now=drawn / count,
        detail=tr(
            "drawn {drawn} times in {count}, {share:.2f} %; expected {probability:.2f} %, in most cases {low:.2f} to "
            "{high:.2f} %",
            drawn=grouped(drawn),
            count=grouped(count),
            share=100 * drawn / count,
            probability=100 * share,
            low=100 * low,
            high=100 * high,
        ),
        around=(low, high),
    )


def facts_of(distribution: Distribution, counts: Int64[np.ndarray, "vocabulary"]) -> Facts:
    """How many draws, how many of the tokens came at all, and how far the shares are from the probabilities."""
    count = int(counts.sum())
    away = 0.5 * float(np.abs(counts / count - distribution.probabilities).sum())
    return Facts(
        (
            Fact(tr("draws"), grouped(count)),
            Fact(
                tr("tokens drawn"),
                grouped(int((counts > 0).sum())),
                tr("of {count}", count=grouped(int(distribution.kept.sum()))),
            ),
            Fact(tr("total variation"), f"{100 * away:.1f} %", tr("from expected")),
        )
    )


def sentence(
    trace: Trace, query: int, distribution: Distribution, counts: Int64[np.ndarray, "vocabulary"], seed: int
) -> str:
    """What came most often, against its probability."""
    most, count = int(counts.argmax()), int(counts.sum())
    return tr(
        "Of {count} draws after {token}, with the seeds {first} to {last}, {drawn} % were {most}, whose probability is "
        "{share} %.",
        count=grouped(count),
        token=sentences.quoted(trace.tokens[query].shown),
        first=seed,
        last=seed + count - 1,
        drawn=per_cent(counts[most] / count),
        most=sentences.quoted(trace.vocabulary.shown(most)),
        share=per_cent(float(distribution.probabilities[most])),
    )
