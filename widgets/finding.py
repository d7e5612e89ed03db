"""What the command palette finds: entries, and how well each fits what is typed. Knows no widget.

A query fits a text that has its characters in their order. Characters that begin a word, or follow one another, count
more; of equally good texts the shorter comes first.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from visualizer.language import tr

Kind = Literal["action", "view", "head", "token", "model", "order"]
HEAD = re.compile(r"^\s*(?:l|layer)?\s*(\d+)\s*[ .,:/]?\s*(?:h|head)?\s*(\d+)\s*$", re.IGNORECASE)
LAYER = re.compile(r"^\s*(?:l|layer)\s*(\d+)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found and done.

    `does` is the id of an action, the name of a view or a model, or the fields of `Selection` that are set.
    """

    kind: Kind
    title: str
    note: str = ""
    keys: str = ""
    does: Any = None


@dataclass(frozen=True, slots=True)
class Match:
    """How well an entry fits: the higher the better; `places` are the characters of its title that were meant."""

    entry: Entry
    score: float
    places: tuple[int, ...] = field(default=())


def fit(query: str, text: str) -> tuple[float, tuple[int, ...]] | None:
    """Score and places of the best way to find the query's characters in a text; None where there is none."""
    wanted = "".join(query.casefold().split())
    folded = text.casefold()
    if not wanted:
        return 0.0, ()
    if len(folded) != len(text):  # folding changed the length ("ß"): the places would be wrong
        folded = text.lower() if len(text.lower()) == len(text) else text
    best: dict[int, tuple[float, tuple[int, ...]]] = {-1: (0.0, ())}  # by the place of the last character found
    for character in wanted:
        found: dict[int, tuple[float, tuple[int, ...]]] = {}
        for place, other in enumerate(folded):
            if other != character:
                continue
            gain = 1.0 + 2.0 * _begins_word(text, place)
            options = [
                (score + gain + (3.0 if last == place - 1 and last >= 0 else 0.0), places)
                for last, (score, places) in best.items()
                if last < place
            ]
            if options:
                score, places = max(options, key=_score)
                found[place] = (score, (*places, place))
        best = found
        if not best:
            return None
    score, places = max(best.values(), key=_score)
    return score - 0.02 * len(text), places


def search(query: str, entries: Iterable[Entry], most: int = 50) -> list[Match]:
    """The entries that fit, best first; without a query all of them, as they come."""
    matches = []
    for entry in entries:
        fits = fit(query, entry.title)
        if fits is None and entry.note:
            in_note = fit(query, f"{entry.title} {entry.note}")
            fits = (in_note[0] - 4.0, tuple(p for p in in_note[1] if p < len(entry.title))) if in_note else None
        if fits is not None:
            matches.append(Match(entry, *fits))
    if query.strip():
        matches.sort(key=_score_of, reverse=True)
    return matches[:most]


def heads(query: str, layers: int, count: int) -> list[Entry]:
    """The heads that a query names: "L3 H5", "3.5", "layer 3 head 5"; all of a layer for "L3"."""
    if (named := HEAD.match(query)) is not None:
        layer, head = int(named[1]), int(named[2])
        return [_head(layer, head)] if layer < layers and head < count else []
    if (named := LAYER.match(query)) is not None and int(named[1]) < layers:
        return [_head(int(named[1]), head) for head in range(count)]
    return []


def tokens(shown: Sequence[str]) -> list[Entry]:
    """Every token of the prompt, by what it looks like."""
    return [
        Entry("token", piece, tr("token {place}", place=place), does={"query": place})
        for place, piece in enumerate(shown)
    ]


def _head(layer: int, head: int) -> Entry:
    words = tr("layer {layer} head {head}", layer=layer, head=head)
    return Entry("head", f"L{layer} H{head}", words, does={"layer": layer, "head": head})


def _begins_word(text: str, place: int) -> bool:
    return place == 0 or not text[place - 1].isalnum() or (text[place].isupper() and text[place - 1].islower())


def _score(found: tuple[float, tuple[int, ...]]) -> float:
    return found[0]


def _score_of(match: Match) -> float:
    return match.score
