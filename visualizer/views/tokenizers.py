"""The same text through several tokenizers, character under character: where each cuts, and what that costs."""

import re

from visualizer.language import later, tr
from visualizer.numerals import grouped
from visualizer.reading import Reading, Readings
from visualizer.state import Selection
from visualizer.tokens import SPACE, Token, visible
from visualizer.trace import Trace
from visualizer.views import sentences
from visualizer.views.figure import Cut, CutRow, Cuts, Figure, Text

NOTHING = later(
    "No other tokenizer has read the prompt yet: choose models to compare, of which only the tokenizers are opened."
)
HEADS = (later("algorithm"), later("pieces known"), later("tokens"), later("characters a token"), later("unknown"),
         later("added by the template"))  # fmt: skip
MOST = 2000  # characters of a long text, around the token that is looked from
MOST_ADDED = 3  # tokens of a template that are named
NAMED = 3  # tokenizers whose pieces the sentence spells out


def draw(trace: Trace, selection: Selection) -> Figure:
    """A row for each tokenizer under the text, the word of the query token marked; counts above."""
    title = tr("Tokenizers")
    readings = chosen(trace, selection)
    if not readings:
        return Figure(view="tokenizers", title=title, marks=(Text(tr(NOTHING)),), sentence=tr(NOTHING))
    read = trace.source or trace
    text = read.prompt
    word = word_at(text, read.tokens[looked_from(read, selection)]) if read.tokens else (0, 0)
    mark = cuts(text, readings, word, read.tokens)
    return Figure(
        view="tokenizers",
        title=title,
        marks=(mark,),
        focus=visible(text[slice(*word)]) if word[1] > word[0] else "",
        sentence=sentence(text, readings, word),
    )


def chosen(trace: Trace, selection: Selection) -> tuple[Reading, ...]:
    """The readings that are asked for by name; all there are where none of them is."""
    found = trace.study(Readings)
    every = () if found is None else found.every
    named = tuple(reading for reading in every if reading.name in selection.tokenizers)
    return named or every


def looked_from(read: Trace, selection: Selection) -> int:
    """The query token; of an encoder-decoder the last one of its source where one looks from the target."""
    return min(selection.token(read), len(read.tokens) - 1)


def word_at(text: str, token: Token) -> tuple[int, int]:
    """First and one past the last character of the word that a token is part of."""
    first, end = token.marks
    place = next((place for place in range(first, end) if not text[place].isspace()), None)
    if place is None:
        return first, end
    return next(found.span() for found in re.finditer(r"\w+|[^\w\s]+", text) if found.start() <= place < found.end())


def cuts(text: str, readings: tuple[Reading, ...], word: tuple[int, int], tokens: tuple[Token, ...]) -> Cuts:
    """All readings of a text, or of the part of a long one around a word."""
    first = max(0, min(word[0] - MOST // 2, len(text) - MOST))
    end = min(len(text), first + MOST)
    edges = [(one.tokens[0], one.tokens[-1]) for one in readings if one.tokens]
    lead = int(first == 0 and any(is_before(token) for token, _ in edges))
    trail = int(end == len(text) and any(is_behind(token) for _, token in edges))
    shift = lead - first
    drawn = tuple(SPACE if character == " " else visible(character) for character in text[first:end])
    marked = (max(word[0], first) + shift, min(word[1], end) + shift)
    return Cuts(
        columns=("",) * lead + drawn + ("",) * trail,
        rows=tuple(CutRow(one.name, facts(one), pieces(one, first, end, lead, trail)) for one in readings),
        heads=tuple(tr(head) for head in HEADS),
        tokens=tuple((token.marks[0] + shift, token.marks[1] + shift) for token in tokens),
        marked=marked if marked[1] > marked[0] else None,
        note=tr("characters {first}–{last} of {count}", first=grouped(first), last=grouped(end - 1),
                count=grouped(len(text))) if end - first < len(text) else "",
    )  # fmt: skip


def is_before(token: Token) -> bool:
    """Whether a template has put a token before the text."""
    return token.added and token.end == 0


def is_behind(token: Token) -> bool:
    """Whether a template has put a token behind the text."""
    return token.added and not is_before(token)


def facts(reading: Reading) -> tuple[str, ...]:
    """What stands under the heads."""
    own = len(reading.own)
    return (
        tr(reading.algorithm),
        grouped(reading.vocabulary),
        tr("{count} + {added} added", count=grouped(own), added=grouped(reading.added)) if reading.added
        else grouped(own),
        f"{reading.characters / own:.1f}" if own else "–",
        grouped(reading.unknowns),
        added_words(reading),
    )  # fmt: skip


def added_words(reading: Reading) -> str:
    """The tokens that the template adds by their names; how many where there are many; a dash for none."""
    names = [token.shown.strip(SPACE) for token in reading.tokens if token.added]
    return " ".join(names) if 0 < len(names) <= MOST_ADDED else grouped(len(names)) if names else "–"


def pieces(reading: Reading, first: int, end: int, lead: int, trail: int) -> tuple[Cut, ...]:
    """The pieces of the characters from `first` up to `end`, with those that the template has put around them.

    Tokens that share a character stand side by side in its column; so do several that a template adds at one place.
    """
    found: list[Cut] = []
    shift = lead - first
    before = [token for token in reading.tokens if is_before(token)] if lead else []
    behind = [token for token in reading.tokens if is_behind(token)] if trail else []
    for place, token in enumerate(before):
        found.append(cut(reading, token, place / len(before), (place + 1) / len(before)))
    waiting: list[Token] = []  # parts of a character that a later token completes
    for token in reading.tokens:
        if token.added or token.marks[1] <= first or token.marks[0] >= end:
            continue
        if token.start == token.end:
            waiting.append(token)
            continue
        low, high = max(token.start, first) + shift, min(token.end, end) + shift
        share = 1 / (len(waiting) + 1)
        for place, part in enumerate(waiting):
            found.append(cut(reading, part, low + place * share, low + (place + 1) * share))
        found.append(cut(reading, token, low + len(waiting) * share, high))
        waiting = []
    last = end + shift
    for place, part in enumerate(waiting):
        found.append(cut(reading, part, last - 1 + place / len(waiting), last - 1 + (place + 1) / len(waiting)))
    for place, token in enumerate(behind):
        found.append(cut(reading, token, last + place / len(behind), last + (place + 1) / len(behind)))
    return tuple(found)


def cut(reading: Reading, token: Token, low: float, high: float) -> Cut:
    """One token as a piece in these columns."""
    label, letters = token.shown if token.data is None else token.data.hex(" ").upper(), low
    inside = token.text.strip(" ")
    if reading.algorithm == "WordPiece" and inside and not token.added and not reading.is_unknown(token):
        folded = token.piece.removeprefix("##")
        label = folded if len(folded) == len(inside) else visible(inside)
        letters = low + len(token.text) - len(token.text.lstrip(" "))  # the spaces that it dropped
    where = tr("{token}, id {id}, piece {piece}", token=token.shown, id=token.id, piece=token.piece)
    kind = ""
    if token.added:
        kind, where = "added", tr("{token}, put there by its template", token=where)
    elif reading.is_unknown(token):
        kind, where = "unknown", tr("{token}, which stands for what has no piece", token=where)
    return Cut(label, str(token.id), low, high, letters, where, kind)  # type: ignore[arg-type]


def sentence(text: str, readings: tuple[Reading, ...], word: tuple[int, int]) -> str:
    """How many tokens the text takes in each, and how the word is cut."""
    counts = [
        tr("{count} tokens for {model}" if place == 0 else "{count} for {model}", count=grouped(len(one.own)),
           model=one.name)
        for place, one in enumerate(readings)
    ]  # fmt: skip
    whole = tr(
        "The text of {characters} characters takes {counts}",
        characters=grouped(len(text)),
        counts=sentences.listed(counts),
    )
    told = told_cuts(readings[:NAMED], word)
    if not told:
        return f"{whole}."
    name = sentences.quoted(visible(text[slice(*word)]))
    return tr("{whole}; {word} is {cuts}.", whole=whole, word=name, cuts=sentences.listed(told))


def told_cuts(readings: tuple[Reading, ...], word: tuple[int, int]) -> list[str]:
    """How each cuts the word; those that leave it whole together."""
    whole, cut = [], []
    for one in readings:
        parts = [one.tokens[place] for place in one.of(*word)]
        if len(parts) == 1 and not one.is_unknown(parts[0]):
            whole.append(one.name)
        elif len(parts) == 1:
            cut.append(tr("unknown to {model}", model=one.name))
        elif parts:
            shown = "|".join(part.shown.strip(SPACE) for part in parts)
            cut.append(tr("{parts} for {model}", parts=shown, model=one.name))
    return [*([tr("one token for {models}", models=sentences.listed(whole))] if whole else []), *cut]
