"""What may come next: as the model gave it, and after temperature, top-k, top-p and min-p."""

from visualizer.language import tr
from visualizer.numerals import grouped, signed
from visualizer.sampling import Distribution, next_token_distribution
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views import sentences
from visualizer.views.figure import Bar, Bars, Fact, Facts, Figure, Text
from visualizer.views.labels import of_target


def draw(trace: Trace, selection: Selection) -> Figure:
    """The likeliest tokens behind the query token; what the settings cut is there and visibly cut."""
    why_not = sentences.unable(trace)
    if why_not:
        return Figure(view="next-token", title=tr("Next token"), marks=(Text(why_not),), sentence=why_not)
    selection = of_target(trace, selection)
    query = selection.token(trace)
    distribution = next_token_distribution(trace.logits[query], selection.sampling, trace.read(query))
    likeliest = [int(token_id) for token_id in distribution.likeliest(selection.candidates)]
    rows = tuple(bar(trace, distribution, token_id, rank) for rank, token_id in enumerate(likeliest, 1))
    is_last = query == len(trace.tokens) - 1
    facts = facts_of(distribution)
    return Figure(
        view="next-token",
        title=tr("Next token"),
        marks=(Bars(rows, note=tr("top {count} of {all}", count=len(rows), all=grouped(trace.spec.vocabulary))), facts),
        focus="" if is_last else tr("after {token}", token=trace.tokens[query].shown),
        sentence=sentences.next_token(trace, selection, distribution),
    )


def facts_of(distribution: Distribution) -> Facts:
    """How spread the distribution is, and how much of it the settings keep."""
    kept = int(distribution.kept.sum())
    return Facts(
        (
            Fact(
                tr("entropy"),
                f"{distribution.entropy:.2f}",
                tr("bits, was {before:.2f}", before=distribution.entropy_given),
            ),
            Fact(
                tr("mass kept"),
                f"{100 * distribution.mass_kept:.1f} %",
                tr("{count} token" if kept == 1 else "{count} tokens", count=grouped(kept)),
            ),
        )
    )


def bar(trace: Trace, distribution: Distribution, token_id: int, rank: int) -> Bar:
    """One token's row."""
    now = float(distribution.probabilities[token_id]) if distribution.kept[token_id] else None
    logit = signed(float(distribution.logits[token_id]), 3)
    return Bar(
        label=trace.vocabulary.shown(token_id),
        token_id=token_id,
        given=float(distribution.given[token_id]),
        now=now,
        detail=tr("id {id}, logit {logit}, rank {rank}", id=token_id, logit=logit, rank=rank),
    )
