"""What was drawn, step by step: the text, and a column for each drawn token with its probability."""

from visualizer.language import later, tr
from visualizer.numerals import grouped
from visualizer.state import Selection
from visualizer.surprisal import surprisal
from visualizer.trace import Trace
from visualizer.views import sentences
from visualizer.views.figure import ColourScale, Figure, Passage, Pick, Piece, Text, Timeline
from visualizer.views.labels import of_target, query_side
from visualizer.views.remembering import remembered
from visualizer.views.surprisal import looking_from, told

NOTHING = later(
    "Nothing was drawn yet: each token that is drawn will stand here, with the probability that the model gave it."
)


def draw(trace: Trace, selection: Selection) -> Figure:
    """The drawn tokens in the text and in columns; framed is the one that was drawn behind the query token."""
    title = tr("Timeline")
    why_not = sentences.unable(trace) or ("" if trace.drawn else tr(NOTHING))
    if why_not:
        return Figure(view="timeline", title=title, marks=(Text(why_not),), sentence=why_not, by_layer=False)
    count, query = len(trace.tokens), of_target(trace, selection).token(trace)
    first = max(0, count - trace.drawn)  # of the drawn tokens that are read
    text, coming = steps(trace, first, selection.kind == "encoder")
    scale, side = ColourScale(0.0, 1.0), query_side(trace)
    drawn = query + 1  # the token that stands where the query token's prediction was to stand
    passage = Passage(
        text,
        measure="probability",
        scale=scale,
        framed=drawn if drawn < count else None,
        first=first,
        reached=drawn + 1,
        is_scaled=False,
        side=side,
    )
    columns = Timeline(
        (*text[first:], coming),
        scale,
        title=tr("probability as given"),
        note=note(trace, first <= drawn < count - 1),
        framed=drawn - first if drawn >= first else None,
        side=side,
    )
    return Figure(
        view="timeline",
        title=title,
        marks=(passage, columns),
        focus=tr("step {step} of {count}", step=trace.step(query) + 1, count=trace.drawn) if first <= drawn < count
        else "",
        sentence=" ".join(filter(None, (sentence(trace, query, text), slid(trace)))),
        by_layer=False,
    )  # fmt: skip


@remembered
def steps(trace: Trace, first: int, of_source: bool) -> tuple[tuple[Piece, ...], Piece]:
    """The tokens of the text, those from `first` on drawn; and the draw that is still to come.

    A click on a token looks from the one before it, where it was predicted.
    """
    typed, drawn = tr("token {place} {token}"), tr("step {step} {token}")
    names = [
        typed.format(place=place, token=token.shown) if place < first
        else drawn.format(step=trace.step(place), token=token.shown)
        for place, token in enumerate(trace.tokens)
    ]  # fmt: skip
    picks: list[Pick] = [{}, *(looking_from(place, of_source) for place in range(len(trace.tokens)))]
    coming = Piece(tr("step {step}", step=trace.drawn + 1), tr("next"), "", note=tr("to be drawn"), pick=picks[-1])
    found = surprisal(trace, max(1, first)) if max(1, first) < len(trace.tokens) else None
    return told(trace, names, picks[:-1], found), coming


def note(trace: Trace, is_earlier: bool) -> str:
    """What of the text is prompt and what completion, what came later than the step, and that the values are not those
    of the draws."""
    if trace.omitted:
        return tr("of the text as it is read now, without its first {count} tokens", count=grouped(trace.omitted))
    if is_earlier:
        return tr("filled: up to here, underlined: later")
    return tr("prompt in grey, completion coloured")


def sentence(trace: Trace, query: int, text: tuple[Piece, ...]) -> str:
    """The step that is looked at: what was drawn there, and what the model thought of it."""
    count = trace.drawn
    behind = sentences.quoted(trace.tokens[query].shown)
    if query == len(trace.tokens) - 1:
        return tr(
            "One token was drawn; the next one will follow {token}." if count == 1
            else "{count} tokens were drawn; the next one will follow {token}.",
            count=grouped(count), token=behind,
        )  # fmt: skip
    piece, step = text[query + 1], trace.step(query) + 1
    if query + 1 < len(trace.tokens) - count:
        return tr(
            "One token was drawn behind the prompt, in which {token} is looked from." if count == 1
            else "{count} tokens were drawn behind the prompt, in which {token} is looked from.",
            count=grouped(count), token=behind,
        )  # fmt: skip
    return tr(
        "Step {step} of {count} drew {drawn} behind {token}: the model gave it {share} %, rank {rank}.",
        step=grouped(step), count=grouped(count), drawn=sentences.quoted(piece.label), token=behind,
        share=piece.per_cent, rank=grouped(piece.rank or 1),
    )  # fmt: skip


def slid(trace: Trace) -> str:
    """That the values are not those of the draws, where the beginning of the text is not read any more."""
    if not trace.omitted:
        return ""
    return tr(
        "The context has slid: the first {count} tokens are not read any more, and all values are of the text as it "
        "is read now.",
        count=grouped(trace.omitted),
    )
