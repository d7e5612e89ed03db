"""What an encoder puts at each mask: the likeliest tokens with their probabilities, a block of bars for each mask."""

from dataclasses import replace

from visualizer.filling import Filler, fill, fill_at
from visualizer.language import tr
from visualizer.numerals import grouped, per_cent
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views import next_token, sentences
from visualizer.views.figure import Bars, Figure, Mark, Text

MOST_NAMED = 3  # masks whose likeliest filler the sentence names
LEAST_ROWS = 4  # of each block, where many masks share the rows


def draw(trace: Trace, selection: Selection) -> Figure:
    """A block for each mask; where nothing is masked, what the model would put at the query token."""
    title = tr("Fillers")
    why_not = unable(trace)
    if why_not:
        return Figure(view="fillers", title=title, marks=(Text(why_not),), sentence=why_not)
    selection = replace(selection, sampling=replace(selection.sampling, greedy=False))  # nothing is drawn
    count = max(1, selection.candidates)
    if trace.masked:
        each = max(min(count, LEAST_ROWS), count // len(trace.masked))
        found = fill(trace, each, selection.sampling)
        told = filled(trace, selection, found)
    else:
        found = [fill_at(trace, selection.token(trace), count, selection.sampling)]
        told = unmasked(trace, selection, found[0])
    blocks = [block(trace, filler) for filler in found]
    every = tuple(bar for bars in blocks for bar in bars.rows)  # one scale: bars of two masks can be compared
    marks: tuple[Mark, ...] = tuple(replace(bars, beside=every) for bars in blocks)
    if len(found) == 1:
        marks = (*marks, next_token.facts_of(found[0].distribution))
    focus = "" if trace.masked else tr("at {token}", token=trace.tokens[found[0].place].shown)
    return Figure(view="fillers", title=title, marks=marks, focus=focus, sentence=told)


def block(trace: Trace, filler: Filler) -> Bars:
    """The bars of one token."""
    rows = tuple(next_token.bar(trace, filler.distribution, guess.token_id, guess.rank) for guess in filler.guesses)
    return Bars(
        rows,
        title=tr("token {place} {token}", place=filler.place, token=trace.tokens[filler.place].shown),
        note=tr("top {count} of {all}", count=len(rows), all=grouped(trace.spec.vocabulary)),
        fills=filler.place,
    )


def unable(trace: Trace) -> str:
    """Why nothing is filled; empty where the model fills masks."""
    if trace.readout is None:
        return sentences.no_head(trace)
    if trace.spec.objective == "masked":
        return ""
    return tr(
        "{model} was trained by {objective}: it goes on with a text and fills no masks, which the view of the next "
        "token shows.",
        model=trace.spec.name,
        objective=sentences.objective(trace.spec),
    )


def filled(trace: Trace, selection: Selection, found: list[Filler]) -> str:
    """What is likeliest at the first masks, and what the settings leave of it."""
    named = [
        tr(
            "{token} at token {place} ({given} % as the model gave it, {now} % after {settings})",
            token=sentences.quoted(filler.guesses[0].shown),
            place=filler.place,
            given=per_cent(filler.guesses[0].probability),
            now=per_cent(filler.guesses[0].now),
            settings=selection.sampling.words,
        )
        for filler in found[:MOST_NAMED]
    ]
    more = len(found) - MOST_NAMED
    if more > 0:
        named.append(tr("{count} more", count=grouped(more)))
    if len(found) == 1:
        return tr("{model} fills the mask likeliest with {fillers}.", model=trace.spec.name,
                  fillers=named[0])  # fmt: skip
    return tr(
        "{model} fills the {count} masks, each by itself, likeliest with {fillers}.",
        model=trace.spec.name, count=grouped(len(found)), fillers=sentences.listed(named),
    )  # fmt: skip


def unmasked(trace: Trace, selection: Selection, filler: Filler) -> str:
    """What would be put at a token that is no mask, and that the model sees it while it says so."""
    guess = filler.guesses[0]
    return tr(
        "Nothing is masked: at {token}, which it sees, {model} would put {filler} ({given} % as the model gave it, "
        "{now} % after {settings}).",
        token=sentences.quoted(trace.tokens[filler.place].shown), model=trace.spec.name,
        filler=sentences.quoted(guess.shown), given=per_cent(guess.probability), now=per_cent(guess.now),
        settings=selection.sampling.words,
    )  # fmt: skip
