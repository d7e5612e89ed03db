"""The tokens as large chips, each filled with the weight that the query token gives it."""

from collections.abc import Mapping, Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor

from visualizer import palette
from visualizer.language import tr
from visualizer.numerals import grouped
from visualizer.views.figure import ColourScale, Probe, exact
from visualizer.views.labels import labels_of
from widgets.brush import Brush
from widgets.marks.base import Spot
from widgets.presenter.parts import frame_and_hint, hatch, ink_role, two_decimals
from widgets.presenter.sight import LARGE, LEAST, MIDDLE, TITLE, Sight

HEIGHT, GAP, PAD = 64.0, 8.0, 14.0
SKIP = 28.0  # the room of the sign for tokens that are left out
MOST_IN_LINE = 64  # more tokens never fit a line
CHUNK = 240  # a page holds fewer tokens; of a long prompt the chunks around the query token are laid out
SIZES = (LARGE, MIDDLE, TITLE, LEAST)
LONGEST = 300.0  # of a chip's text
NUMBERED = 0.03  # from that weight on a chip carries its number
STRONG = 0.1  # and is written bold
FILLED = 0.4  # share of the colour scale from which the accent can no longer be read on a chip
PAGE_SIZES = (48, 40, LARGE, MIDDLE, TITLE, LEAST)


def chosen_tokens(
    widths: Mapping[int, float], count: int, first: Sequence[int], room: float, gap: float, skip: float
) -> list[int]:
    """Which of `count` tokens a line of `room` has place for, in the order of the prompt; taken as `first` ranks them.

    Between tokens that are not neighbours stands a sign of the width `skip`.
    """
    chosen: list[int] = []
    for token in first:
        tried = sorted((*chosen, token))
        if line_width(widths, count, tried, gap, skip) > room:
            if chosen:
                break
            return [token]
        chosen = tried
    return chosen


def line_width(widths: Mapping[int, float], count: int, tokens: Sequence[int], gap: float, skip: float) -> float:
    """How wide a line with these tokens is, signs for what is left out included."""
    jumps = sum(after - before > 1 for before, after in zip((-1, *tokens), (*tokens, count), strict=True))
    return sum(widths[token] for token in tokens) + gap * (len(tokens) + jumps - 1) + skip * jumps


class Chips:
    """One line of tokens; where not all fit, those that the query token reads most, with … for the others.

    `weights` are those of the query token, None for chips that are only read. Tokens `aside` take no part in the
    colour scale and are hatched, as in the map. With `numbered` the chips carry their weights.
    """

    def __init__(self, sight: Sight, room: QRectF, weights: np.ndarray | None, scale: ColourScale | None,
                 aside: tuple[int, ...] = (), numbered: bool = False) -> None:  # fmt: skip
        self.sight, self.weights, self.aside = sight, weights, aside
        self.labels = labels_of(sight.trace)
        self.numbered = numbered and weights is not None
        count = len(self.labels)
        self.size, ranked = TITLE, self.ranked()
        for size in (SIZES[1:] if self.numbered else SIZES) if count <= MOST_IN_LINE else ():
            widths = {place: self.width(place, size) for place in range(count)}
            if line_width(widths, count, range(count), GAP, 0) <= room.width():
                self.size, self.tokens = size, list(range(count))
                break
        else:
            widths = {place: self.width(place, self.size) for place in ranked}
            self.tokens = chosen_tokens(widths, count, ranked, room.width(), GAP, SKIP)
        self.colours = self.shares = None
        if weights is not None and scale is not None:
            self.colours = palette.colours(sight.theme.palette, scale, weights)  # (keys, 3)
            self.shares = scale.place(weights)
        x = room.center().x() - line_width(widths, count, self.tokens, GAP, SKIP) / 2
        self.places: dict[int, QRectF] = {}
        self.skips: list[float] = []  # the middles of the signs for what is left out
        before = -1
        for token in self.tokens:
            if token - before > 1:
                self.skips.append(x + SKIP / 2)
                x += SKIP + GAP
            self.places[token] = QRectF(round(x), room.y(), round(widths[token]), HEIGHT)
            x += widths[token] + GAP
            before = token
        if before < count - 1:
            self.skips.append(x + SKIP / 2)
        self.y = room.y()

    @property
    def left_out(self) -> int:
        """How many tokens have no chip."""
        return len(self.labels) - len(self.tokens)

    def width(self, place: int, size: int) -> float:
        """How wide a chip is."""
        text = min(LONGEST, self.sight.theme.text_width(self.labels[place], size, 600, mono=True))
        return max(text, 44.0 if self.numbered else 0.0) + 2 * PAD

    def ranked(self) -> list[int]:
        """The query token, then what it reads most; then, or without weights, its neighbours. No more than can fit."""
        query, count = self.sight.query, len(self.labels)
        around = range(max(0, query - MOST_IN_LINE), min(count, query + MOST_IN_LINE + 1))
        near = sorted(around, key=lambda place: (abs(place - query), place))[:MOST_IN_LINE]
        if self.weights is None:
            return near
        strong = [int(key) for key in np.argsort(-self.weights, kind="stable")[:12] if self.weights[key] >= NUMBERED]
        return list(dict.fromkeys((query, *strong, *near)))

    def paint(self, brush: Brush) -> None:
        """Chips, and signs for what is left out."""
        for token, place in self.places.items():
            self.chip(brush, token, place)
        for middle in self.skips:
            brush.text(middle, self.y + 42, "…", TITLE, "muted", anchor="middle")

    def chip(self, brush: Brush, token: int, place: QRectF) -> None:
        """One token."""
        on, is_pointed = token == self.sight.query, token in self.sight.pointed
        fill: QColor | str = "field"
        colour = "accent" if on else "ink"
        weight = 0.0
        if self.weights is not None:
            weight = float(self.weights[token])
        if self.colours is not None and self.shares is not None and token not in self.aside:
            fill = QColor(*self.colours[token].tolist())
            on_fill = ink_role(brush.theme, self.colours[token])
            colour = "accent" if on and self.shares[token] < FILLED else on_fill
        stroke = "accent" if on else "ink" if is_pointed else "line"
        x, y, w, h = place.getRect()
        brush.rect(x, y, w, h, fill, stroke, 3 if on else 2 if is_pointed else 1, 8)
        if token in self.aside:
            hatch(brush, place.adjusted(4, 4, -4, -4))
        if colour != "accent" and on:  # the frame would drown in its own fill
            brush.rect(x + 3, y + 3, w - 6, h - 6, None, "panel", 2, 6)
        bold = 600 if on or weight > STRONG else 400
        has_number = self.numbered and self.weights is not None and weight >= NUMBERED
        baseline = y + (29 if has_number else 31 + round(0.37 * self.size))
        brush.piece(x + w / 2, baseline, self.labels[token], self.size, colour, bold, "middle", room=w - PAD)
        if has_number:
            brush.text(x + w / 2, y + 54, two_decimals(weight), LEAST, colour, 600, "middle")

    def spot(self, point: QPointF) -> Spot | None:
        """The chip under the pointer: a click looks from it."""
        for token, place in self.places.items():
            if place.contains(point):
                id = self.sight.trace.tokens[token].id
                said = tr("token {place}: {token}, id {id}", place=grouped(token), token=self.labels[token], id=id)
                if self.weights is not None:
                    said += tr(" · weight {weight}", weight=exact(self.weights[token]))
                return Spot(Probe(said, {"query": token}, (token,)), place.adjusted(-2, -2, 2, 2))
        return None

    def paint_hover(self, brush: Brush, spot: Spot, bounds: QRectF) -> None:
        """A frame, and its weight in words."""
        frame_and_hint(brush, spot, bounds)


class Page:
    """All tokens in lines, as a page is read, each with its id; where they are too many, those around the query."""

    def __init__(self, sight: Sight, room: QRectF) -> None:
        self.sight = sight
        tokens = sight.trace.tokens
        self.labels = labels_of(sight.trace)
        first = max(0, sight.query // CHUNK - 1) * CHUNK
        self.seen = range(first, min(len(tokens), first + 3 * CHUNK))
        for size in PAGE_SIZES if len(tokens) <= CHUNK else PAGE_SIZES[-1:]:
            self.size = size
            self.line = float(size + 60 if size > TITLE else 80)  # from one line of chips to the next
            lines = self.balanced(room.width())
            if len(lines) * self.line <= room.height() * (0.5 if size > LARGE else 1.0):
                break
        most = max(1, int(room.height() // self.line))
        if len(lines) > most:
            at = next(place for place, line in enumerate(lines) if sight.query in line)
            first = max(0, min(at - most // 2, len(lines) - most))
            lines = lines[first : first + most]
        self.places: dict[int, QRectF] = {}
        y = room.center().y() - len(lines) * self.line / 2
        for line in lines:
            widths = [self.width(token) for token in line]
            x = room.center().x() - (sum(widths) + GAP * (len(line) - 1)) / 2
            for token, width in zip(line, widths, strict=True):
                self.places[token] = QRectF(round(x), round(y), round(width), self.line - 12)
                x += width + GAP
            y += self.line
        before, behind = min(self.places), len(tokens) - 1 - max(self.places)
        parts = [tr("{count} before", count=grouped(before))] if before else []
        parts += [tr("{count} after", count=grouped(behind))] if behind else []
        self.left_out = ", ".join(parts)

    def balanced(self, room: float) -> list[list[int]]:
        """As few lines as `room` asks for, about equally long, so that no single token is left on the last."""
        lines = self.wrap(self.seen, room)
        if not 1 < len(lines) < 5:
            return lines
        low, high = room / 2, room
        while high - low > 8:
            middle = (low + high) / 2
            low, high = (low, middle) if len(self.wrap(self.seen, middle)) <= len(lines) else (middle, high)
        return self.wrap(self.seen, high)

    def wrap(self, tokens: Sequence[int], room: float) -> list[list[int]]:
        """The tokens, line by line."""
        lines: list[list[int]] = [[]]
        used = 0.0
        for token in tokens:
            width = self.width(token)
            if lines[-1] and used + width > room:
                lines.append([])
                used = 0.0
            lines[-1].append(token)
            used += width + GAP
        return lines

    def width(self, token: int) -> float:
        """How wide a chip is: its text or its id."""
        theme = self.sight.theme
        text = min(LONGEST, theme.text_width(self.labels[token], self.size, 600, mono=True))
        return max(text, theme.text_width(str(self.sight.trace.tokens[token].id), LEAST)) + 2 * PAD

    def paint(self, brush: Brush) -> None:
        """Every chip with its id."""
        for token, place in self.places.items():
            on, is_pointed = token == self.sight.query, token in self.sight.pointed
            x, y, w, h = place.getRect()
            stroke = "accent" if on else "ink" if is_pointed else "line"
            brush.rect(x, y, w, h, "wash" if on else "field", stroke, 3 if on else 2 if is_pointed else 1, 8)
            colour = "accent" if on else "ink"
            label = self.labels[token]
            brush.piece(x + w / 2, y + 0.5 * h, label, self.size, colour, 600 if on else 400, "middle", room=w - PAD)
            number = str(self.sight.trace.tokens[token].id)
            brush.text(x + w / 2, y + h - 14, number, LEAST, "accent" if on else "muted", anchor="middle")

    def spot(self, point: QPointF) -> Spot | None:
        """The chip under the pointer: a click looks from it."""
        for token, place in self.places.items():
            if place.contains(point):
                data = self.sight.trace.tokens[token]
                said = tr("token {place}: {token}, id {id}, piece {piece}", place=grouped(token), token=data.shown,
                          id=data.id, piece=data.piece)  # fmt: skip
                return Spot(Probe(said, {"query": token}, (token,)), place.adjusted(-2, -2, 2, 2))
        return None

    def paint_hover(self, brush: Brush, spot: Spot, bounds: QRectF) -> None:
        """A frame, and what the token is."""
        frame_and_hint(brush, spot, bounds)
