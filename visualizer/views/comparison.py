"""Several passes side by side: what each gives the likeliest next tokens, on one axis, and where they differ most."""

from itertools import combinations

import numpy as np

from visualizer.comparison import Compared, Comparison
from visualizer.language import later, tr
from visualizer.numerals import grouped, per_cent
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views.figure import DotRow, Dots, Fact, Facts, Figure, Text
from visualizer.views.sentences import listed, quoted

NOTHING = later(
    "Nothing is compared yet: two to four prompts, or one prompt on several models, would stand here side by side."
)
TOLD = 24  # characters of a prompt's end that a name has


def draw(trace: Trace, selection: Selection) -> Figure:
    """The comparison that this pass begins: probabilities, differences, distances, and what each pass is."""
    found = trace.study(Comparison)
    if found is None:
        return Figure(view="compare", title=tr("Compare"), marks=(Text(tr(NOTHING)),), sentence=tr(NOTHING))
    return Figure(
        view="compare",
        title=tr("Compare"),
        marks=(likeliest(found, selection.candidates), most_different(found, selection.candidates), distances(found),
               passes(found)),
        sentence=" ".join(filter(None, (sentence(found), matching(found)))),
        provenance={"against": "; ".join(described(found, one) for one in found.passes[1:])},
        by_layer=False,
    )  # fmt: skip


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
                    tr("{one} and {other}", one=found.passes[i].name, other=found.passes[j].name),
                    f"{found.jensen_shannon[i, j]:.2f}",
                    tr("bits Jensen–Shannon"),
                )
                for i, j in combinations(range(len(found.passes)), 2)
            )
        )
    one, other = (entry.name for entry in found.passes)
    there, back = found.divergence[0, 1], found.divergence[1, 0]
    return Facts(
        (
            Fact(tr("total variation"), f"{found.total_variation[0, 1]:.2f}", tr("of 1")),
            Fact(tr("Jensen–Shannon"), f"{found.jensen_shannon[0, 1]:.2f}", tr("bits of 1")),
            Fact(tr("Kullback–Leibler"), bits(there), tr("bits, {one} from {other}", one=one, other=other)),
            Fact(tr("Kullback–Leibler"), bits(back), tr("bits, {one} from {other}", one=other, other=one)),
        )
    )


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
        told.append(tr("perplexity {perplexity} of the prompt", perplexity=rounded(one.perplexity)))
    told.append(tr("{read} of {context} tokens", read=grouped(one.read + one.omitted), context=grouped(one.context)))
    return " · ".join(told)


def rounded(perplexity: float) -> str:
    """A perplexity with as many digits as mean something."""
    return grouped(round(perplexity)) if perplexity >= 100 else f"{perplexity:.1f}"


def described(found: Comparison, one: Compared) -> str:
    """A pass as it is told from the others: its letter, its model where there are several, the end of its prompt."""
    several = len({other.model for other in found.passes}) > 1
    text = " ".join((one.target if one.target and one.target.strip() else one.prompt).split())
    end = text if len(text) <= TOLD else f"…{text[-TOLD:].lstrip()}"
    return tr("{name} · {model} · “{end}”", name=one.name, model=one.model, end=end) if several else tr(
        "{name} · “{end}”", name=one.name, end=end
    )  # fmt: skip


def sentence(found: Comparison) -> str:
    """Which passes are farthest apart, and over which token."""
    count = len(found.passes)
    one, other = divmod(int(found.total_variation.argmax()), count)
    if not found.total_variation[one, other] > 0:
        return tr("{passes} give every token the same probability.", passes=listed([p.name for p in found.passes]))
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
        "variation": f"{found.total_variation[one, other]:.2f}",
        "shannon": f"{found.jensen_shannon[one, other]:.2f}",
    }
    if count == 2:
        return tr(
            "They differ most over {token}: {more} gives it {high} %, {less} {low}. Their total variation distance is "
            "{variation}, their Jensen–Shannon divergence {shannon} bits.",
            **told,
        )
    return tr(
        "{more} and {less} are farthest apart, most of all over {token}: {more} gives it {high} %, {less} {low}. Their "
        "total variation distance is {variation}, their Jensen–Shannon divergence {shannon} bits.",
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
