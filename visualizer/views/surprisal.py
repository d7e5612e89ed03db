"""The text itself, coloured by how much each of its tokens surprised the model."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from visualizer.language import later, tr
from visualizer.numerals import grouped, per_cent, perplexity
from visualizer.state import Selection
from visualizer.surprisal import Surprisal, bits_per_byte, surprisal
from visualizer.tokens import Token, visible
from visualizer.trace import Trace
from visualizer.views import sentences
from visualizer.views.figure import ColourScale, Fact, Facts, Figure, Passage, Pick, Piece, Text, Timeline, round_up
from visualizer.views.labels import of_target, query_side
from visualizer.views.remembering import remembered

LEAST_END = 4.0  # bits at the end of the colour scale, so that what was expected stays pale
COMMON = 0.98  # share of the tokens that the scale is made for; rarer ones take the colour of its end
ALONE = later(
    "There is one token, and nothing before it to expect it by: each token behind it will be coloured by how much it "
    "surprises the model."
)
FIRST = later("the first token that is read: nothing stands before it to expect it by")


def draw(trace: Trace, selection: Selection) -> Figure:
    """The text with its surprisal in bits, and what sums it up; of an encoder-decoder, the target."""
    title = tr("Surprisal")
    why_not = sentences.unable(trace) or (tr(ALONE) if len(trace.tokens) < 2 else "")
    if why_not:
        return Figure(view="surprisal", title=title, marks=(Text(why_not),), sentence=why_not, by_layer=False)
    found = found_of(trace)
    text, scale, side = pieces(trace, selection.kind == "encoder"), scale_of(found), query_side(trace)
    framed = of_target(trace, selection).token(trace)
    passage = Passage(
        text,
        measure="surprisal",
        scale=scale,
        title=tr("surprisal of each token where it stands"),
        note=left_out(trace),
        framed=framed,
        side=side,
    )
    columns = Timeline(text, scale, title=tr("surprisal, bits"), framed=framed, side=side, measure="surprisal")
    return Figure(
        view="surprisal",
        title=title,
        marks=(passage, columns, facts_of(trace, found)),
        focus=tr("at {token}", token=trace.tokens[framed].shown),
        sentence=sentence(trace, found),
        by_layer=False,
    )


def found_of(trace: Trace) -> Surprisal:
    """What a study has read out, or what is read out now."""
    return trace.study(Surprisal) or surprisal(trace)


def scale_of(found: Surprisal) -> ColourScale:
    """From 0 bits to a round number that all but the rarest surprises lie below."""
    high = round_up(max(LEAST_END, float(np.quantile(found.bits, COMMON))))
    return ColourScale(0.0, high, name=tr("bits"), clips=bool((found.bits > high).any()))


def left_out(trace: Trace) -> str:
    """How many tokens stand before the text that is read; empty where it is read from its beginning."""
    return tr("{count} earlier, not read", count=grouped(trace.omitted)) if trace.omitted else ""


@remembered
def pieces(trace: Trace, of_source: bool = False) -> tuple[Piece, ...]:
    """The tokens of a text with what the model expected in their places; a click looks from the token.

    `of_source` says that the source of an encoder-decoder is looked from: then a click comes back to the target.
    """
    name = tr("token {place} {token}")
    names = [name.format(place=place, token=token.shown) for place, token in enumerate(trace.tokens)]
    picks = [looking_from(place, of_source) for place in range(len(trace.tokens))]
    return told(trace, names, picks, found_of(trace))


def looking_from(place: int, of_source: bool) -> Pick:
    """What a click selects that looks from a token; `of_source` as in `pieces`."""
    return {"kind": "cross", "query": place} if of_source else {"query": place}


def told(
    trace: Trace, names: Sequence[str], picks: Sequence[Pick], found: Surprisal | None
) -> tuple[Piece, ...]:  # fmt: skip
    """The tokens of a text under these names; those that something was found of with their surprisal and with what was
    expected in their place."""
    plain = [
        Piece(name, token.shown, running(token), token.id, pick=pick, token=place)
        for place, (token, name, pick) in enumerate(zip(trace.tokens, names, picks, strict=True))
    ]
    if found is None:
        return tuple(plain)
    first = found.first
    if first == 1:
        plain[0] = replace(plain[0], note=tr(FIRST))
    shown = {token_id: trace.vocabulary.shown(token_id) for token_id in np.unique(found.likeliest).tolist()}
    rows = zip(found.bits.tolist(), found.ranks.tolist(), found.likeliest.tolist(), found.shares.tolist(), strict=True)
    judged = [
        replace(
            piece,
            bits=bits,
            rank=rank,
            likeliest=tuple((shown[one], share) for one, share in zip(ids, shares, strict=True)),
        )
        for piece, (bits, rank, ids, shares) in zip(plain[first:], rows, strict=True)
    ]
    return (*plain[:first], *judged)


def running(token: Token) -> str:
    """A token as it reads in a text: its leading spaces are spaces, all else is drawn as in a list."""
    rest = token.text.lstrip(" ")
    if not rest or token.added:
        return token.shown
    return " " * (len(token.text) - len(rest)) + " ".join(visible(word) for word in rest.split(" "))


def facts_of(trace: Trace, found: Surprisal) -> Facts:
    """The mean, the perplexity, and what other models can be compared by."""
    by_byte = bits_per_byte(trace, found)
    return Facts(
        (
            Fact(
                tr("mean surprisal"), f"{found.mean:.2f}",
                tr("bits a token, over {count} tokens", count=grouped(len(found.bits))),
            ),
            Fact(
                tr("perplexity"), perplexity(found.perplexity),
                tr("as unsure as among {count} equally likely tokens", count=grouped(round(found.perplexity))),
            ),
            *(() if by_byte is None else (Fact(tr("bits per byte"), f"{by_byte:.2f}", tr("of UTF-8")),)),
        )
    )  # fmt: skip


def sentence(trace: Trace, found: Surprisal) -> str:
    """The mean, the perplexity, and the token that surprised the model most."""
    most = int(found.bits.argmax())
    token = trace.tokens[found.first + most]
    return tr(
        "{model} is surprised by {mean:.2f} bits a token on average, a perplexity of {perplexity}; most by {token} "
        "({bits:.2f} bits, {share} %, rank {rank}).",
        model=trace.spec.name,
        mean=found.mean,
        perplexity=perplexity(found.perplexity),
        token=sentences.quoted(token.shown),
        bits=float(found.bits[most]),
        share=per_cent(float(found.probabilities[most])),
        rank=grouped(int(found.ranks[most])),
    )
