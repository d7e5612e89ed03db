"""Several passes side by side: what each gives the likeliest next tokens, on one axis, and where they differ most."""

from itertools import combinations

import numpy as np

from visualizer.comparison import Compared, Comparison
from visualizer.language import later, tr
from visualizer.numerals import grouped, per_cent, perplexity
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views.figure import DotRow, Dots, Fact, Facts, Figure, Text
from visualizer.views.sentences import listed, quoted

NOTHING = later(
    "Nothing is compared yet: two to four prompts, or one prompt on several models, would stand here side by side."
)
VARIATION = later(
    "half the sum of all differences between the two: what the probability of any set of tokens differs by at most"
)
SHANNON = later(
    "how far the two are from their mean, on average: 0 where they are equal, 1 bit where no token is possible in both"
)
TOLD = 24  # characters of a prompt's end that a name has


def draw(trace: Trace, selection: Selection) -> Figure:
    """The comparison that this pass begins: probabilities, differences, distances, and what each pass is; of passes
    that agree only what they are.
    """
    found = trace.study(Comparison)
    if found is None:
        return Figure(view="compare", title=tr("Compare"), marks=(Text(tr(NOTHING)),), sentence=tr(NOTHING))
    if found.agree:
        said = agreeing(found)
        return Figure(
            view="compare",
            title=tr("Compare"),
            marks=(Text(said), passes(found)),
            sentence=said,
            provenance=against(found),
            by_layer=False,
        )
    return Figure(
        view="compare",
        title=tr("Compare"),
        marks=(likeliest(found, selection.candidates), most_different(found, selection.candidates), distances(found),
               passes(found)),
        sentence=" ".join(filter(None, (sentence(found), matching(found)))),
        provenance=against(found),
        by_layer=False,
    )  # fmt: skip


def against(found: Comparison) -> dict[str, str]:
    """What a file says that the first pass is compared with."""
    return {"against": "; ".join(described(found, one) for one in found.passes[1:])}


def agreeing(found: Comparison) -> str:
    """That there is nothing to compare, why, and what makes a difference."""
    names = listed([one.name for one in found.passes])
    if found.same_tokens:
        return tr(
            "{passes} read the same tokens, so they say the same of the next one: change a word of one, or let another "
            "model read it.",
            passes=names,
        )
    return tr("{passes} read different texts, and give every token the same probability behind them.", passes=names)


def likeliest(found: Comparison, count: int) -> Dots:
    """The tokens that are likeliest on average."""
    names = tuple(one.name for one in found.passes)
    rows = tuple(DotRow(found.labels[row], tuple(found.probabilities[row].tolist())) for row in range(count)
                 if row < len(found.labels))  # fmt: skip
    return Dots(
        rows,
        names,
        "probability",
        title=tr("Likeliest tokens"),
        note=tr("% as the models give them" if found.by_text else "% as the model gives them"),
        absent=tr("not in its vocabulary"),
    )


def most_different(found: Comparison, count: int) -> Dots:
    """The tokens that the passes differ in most, each measured from the first pass."""
    differences = found.differences
    rows = tuple(
        DotRow(
            found.labels[row],
            tuple(differences[row, 1:].tolist()),
            tr("{first} {share} %", first=found.passes[0].name,
               share=per_cent(float(np.nan_to_num(found.probabilities[row, 0])))),
        )
        for row in found.by_difference()[:count]
    )  # fmt: skip
    return Dots(
        rows,
        tuple(one.name for one in found.passes[1:]),
        "difference",
        title=tr("Largest differences"),
        note=tr("percentage points more than {first}", first=found.passes[0].name),
        signed=True,
        first_shape=1,
    )


def distances(found: Comparison) -> Facts:
    """How far each pair of distributions is apart; of two all there is to say, of more a number a pair."""
    if len(found.passes) > 2:
        return Facts(
            tuple(
                Fact(
                    tr("total variation {one}, {other}", one=found.passes[i].name, other=found.passes[j].name),
                    tr("{share} %", share=per_cent(float(found.total_variation[i, j]))),
                    detail=tr("Jensen–Shannon divergence {bits} bits", bits=bits(float(found.jensen_shannon[i, j]))),
                )
                for i, j in combinations(range(len(found.passes)), 2)
            )
        )
    one, other = (entry.name for entry in found.passes)
    there, back = found.divergence[0, 1], found.divergence[1, 0]
    return Facts(
        (
            Fact(tr("total variation"), tr("{share} %", share=per_cent(float(found.total_variation[0, 1]))),
                 detail=tr(VARIATION)),
            Fact(tr("Jensen–Shannon"), f"{found.jensen_shannon[0, 1]:.2f}", tr("bits, at most 1"), tr(SHANNON)),
            leibler(there, one, other),
            leibler(back, other, one),
        )
    )  # fmt: skip


def leibler(divergence: float, one: str, other: str) -> Fact:
    """The divergence of one pass from another: it depends on the direction, and on the rarest tokens most of all."""
    explained = tr(
        "how many bits more it takes on average to tell what {one} draws in a code made for {other}: ∞ where {other} "
        "rules out what {one} does not",
        one=one,
        other=other,
    )
    told = tr("bits, {one} from {other}", one=one, other=other)
    return Fact(tr("Kullback–Leibler"), bits(divergence), told, explained, is_minor=True)


def bits(value: float) -> str:
    """A divergence as it is drawn."""
    return f"{value:.2f}" if np.isfinite(value) else "∞"


def passes(found: Comparison) -> Facts:
    """What each pass is, how uncertain it is, and how much of its context it uses."""
    return Facts(
        tuple(Fact(described(found, one), f"{one.entropy:.2f}", about(one, found.by_text)) for one in found.passes)
    )


def about(one: Compared, several: bool) -> str:
    """What is said of one pass behind its entropy; of `several` models what compares between them."""
    told = [tr("bits of entropy")]
    if several and one.bits_per_byte is not None:
        told.append(tr("{bits:.2f} bits a byte of the prompt", bits=one.bits_per_byte))
    elif one.perplexity is not None:
        told.append(tr("perplexity {perplexity} of the prompt", perplexity=perplexity(one.perplexity)))
    if one.omitted:
        count = grouped(one.read + one.omitted)
        told.append(tr("the last {read} of {count} tokens are read", read=grouped(one.read), count=count))
    else:
        told.append(tr("{read} of {context} tokens", read=grouped(one.read), context=grouped(one.context)))
    return " · ".join(told)


def described(found: Comparison, one: Compared) -> str:
    """A pass as it is told from the others: its letter, its model where there are several, the end of its prompt."""
    several = len({other.model for other in found.passes}) > 1
    text = " ".join((one.target if one.target and one.target.strip() else one.prompt).split())
    end = text if len(text) <= TOLD else f"…{text[-TOLD:].lstrip()}"
    return tr("{name} · {model} · “{end}”", name=one.name, model=one.model, end=end) if several else tr(
        "{name} · “{end}”", name=one.name, end=end
    )  # fmt: skip


def sentence(found: Comparison) -> str:
    """Which passes are farthest apart, and over which token; for passes that do not agree."""
    count = len(found.passes)
    one, other = divmod(int(found.total_variation.argmax()), count)
    known = np.nan_to_num(found.probabilities)
    row = int(np.abs(known[:, one] - known[:, other]).argmax())
    low, high = sorted((one, other), key=lambda place: known[row, place])
    is_missing = found.token_ids[row, low] < 0
    told = {
        "token": quoted(found.labels[row]),
        "high": per_cent(float(known[row, high])),
        "more": found.passes[high].name,
        "low": tr("none, having no such token") if is_missing else tr("{share} %", share=per_cent(known[row, low])),
        "less": found.passes[low].name,
        "variation": per_cent(float(found.total_variation[one, other])),
        "shannon": f"{found.jensen_shannon[one, other]:.2f}",
    }
    if count == 2:
        return tr(
            "They differ most over {token}: {more} gives it {high} %, {less} {low}. Their total variation distance is "
            "{variation} %, their Jensen–Shannon divergence {shannon} bits.",
            **told,
        )
    return tr(
        "{more} and {less} are farthest apart, most of all over {token}: {more} gives it {high} %, {less} {low}. Their "
        "total variation distance is {variation} %, their Jensen–Shannon divergence {shannon} bits.",
        **told,
    )


def matching(found: Comparison) -> str:
    """How tokens of several vocabularies were matched, and what could not be; empty for one model."""
    if not found.by_text:
        return ""
    one, other = divmod(int(found.unmatched.argmax()), len(found.passes))
    if not found.unmatched[one, other] > 0:
        return tr("Tokens are matched by what they spell.")
    return tr(
        "Tokens are matched by what they spell; {one} gives {share} % to tokens that {other} does not have.",
        share=per_cent(float(found.unmatched[one, other])),
        one=found.passes[one].name,
        other=found.passes[other].name,
    )
