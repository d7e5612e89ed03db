"""Edits by token: masking and filling for encoders, sentinels in place of spans for encoder-decoders.

a token  ─►  its text is replaced by the mask, as one would type it       one edit, one undo
a filler ─►  stands in the mask's place
a selected span of the source  ─►  a sentinel; the target begins with the first one, and is drawn on
"""

import re

from PySide6.QtCore import QObject, Slot

from visualizer.language import tr
from visualizer.state import Sitting
from visualizer.trace import ModelSpec, Trace
from widgets.actions import BY_ID
from widgets.notices import NoticeBar
from widgets.passes import Passes
from widgets.prompt import PromptRow
from widgets.undoing import Undoing
from widgets.worker import Marks

TRANSLATION = "translate English to French: It is raining."  # the prefix that T5 was trained with
PLAIN = "The cat sat on the mat."
PREFIXED = ("t5", "mt5", "umt5", "longt5", "switch_transformers")
ENOUGH = 24  # tokens that the fill of a span may take, at most


class Masking(QObject):
    """Knows the special tokens of the open model, and edits the texts with them."""

    def __init__(self, row: PromptRow, sitting: Sitting, passes: Passes, undoing: Undoing, notices: NoticeBar) -> None:
        super().__init__()
        self._row, self._sitting, self._passes = row, sitting, passes
        self._undoing, self._notices = undoing, notices
        self._marks = Marks()
        self._spec: ModelSpec | None = None
        row.field.edited.connect(self._show_offer)
        row.field.selected.connect(self._show_offer)
        row.frame.offer.clicked.connect(self._take_offer)

    @property
    def can_mask(self) -> bool:
        """Whether tokens can be masked: an encoder's, where the tokenizer has a mask."""
        return self._spec is not None and self._spec.kind == "encoder-only" and bool(self._marks.mask)

    @property
    def can_replace_spans(self) -> bool:
        """Whether spans of the source can be replaced, by sentinels or, where there are none, by the mask."""
        pair = self._spec is not None and self._spec.kind == "encoder-decoder"
        return pair and bool(self._marks.sentinels or self._marks.mask)

    def take_model(self, spec: ModelSpec, marks: Marks) -> None:
        """Another model is open."""
        self._spec, self._marks = spec, marks
        self._show_offer()

    def mask(self, place: int | None = None) -> None:
        """Mask a token; without a place, the one that one looks from."""
        trace = self._sitting.trace if self._passes.is_up_to_date else None
        if trace is None or not self.can_mask:
            return
        place = self._sitting.selection.token(trace) if place is None else place
        span = self._span(trace, place)
        if place in trace.masked:
            return
        if span is None:
            words = tr("{token} stands for nothing that was typed, so it cannot be masked.",
                       token=trace.tokens[place].shown)  # fmt: skip
            self._notices.show_notice("mask", words, fleeting=True)
            return
        self._replace(span, self._marks.mask, place)

    def fill(self, place: int, token_id: int) -> None:
        """Put a token in the place of another, a mask as a rule."""
        trace = self._sitting.trace if self._passes.is_up_to_date else None
        span = None if trace is None else self._span(trace, place, whole=True)
        if trace is None or span is None:
            return
        data: bytes = trace.vocabulary.data(token_id)  # type: ignore[attr-defined]
        text, before = data.decode(errors="replace"), self._row.field.text[: span[0]]
        if not before or before[-1].isspace():
            text = text.removeprefix(" ")
        self._replace(span, text, place)

    def replace_span(self) -> None:
        """Replace what is selected in the source by a sentinel, and have the model fill it."""
        field, marks = self._row.field, self._marks
        if not self.can_replace_spans:
            return
        first, last = field.selected_points()
        text = field.text
        chosen = text[first:last]
        first += len(chosen) - len(chosen.lstrip())
        last -= len(chosen) - len(chosen.rstrip())
        if first >= last:
            words = tr("Select some words of the source first: the model fills what you take out.")
            self._notices.show_notice("mask", words, fleeting=True)
            return
        mark = self._next_mark(text)
        if not mark:
            words = tr("All {count} sentinels of the model are in the source already.", count=len(marks.sentinels))
            self._notices.show_notice("mask", words, fleeting=True)
            return
        self._notices.clear("mask")
        with self._undoing.one_change():
            behind = text[:first] + mark + text[last:]
            numbered = self._numbered(behind)
            if numbered == behind:
                field.replace(first, last, mark)
            else:  # a span before others: sentinels are counted from the left
                field.set_text(numbered)
            self._row.target.set_text(marks.sentinels[0] if marks.sentinels else "")
        self._passes.generate(ENOUGH)

    def _next_mark(self, text: str) -> str:
        if not self._marks.sentinels:
            return self._marks.mask
        return next((sentinel for sentinel in self._marks.sentinels if sentinel not in text), "")

    def _numbered(self, text: str) -> str:
        """The text with its sentinels in their order, which the model takes for granted."""
        if not self._marks.sentinels:
            return text
        left = iter(self._marks.sentinels)
        pattern = "|".join(re.escape(one) for one in sorted(self._marks.sentinels, key=len, reverse=True))
        return re.sub(pattern, lambda found: next(left), text)

    def _replace(self, span: tuple[int, int], text: str, place: int) -> None:
        self._notices.clear("mask")
        with self._undoing.one_change():
            self._row.field.replace(*span, text)
            self._sitting.select(query=place)

    def _span(self, trace: Trace, place: int, whole: bool = False) -> tuple[int, int] | None:
        """The characters of a token, without the space before them unless it is `whole`; None for none."""
        if not 0 <= place < len(trace.tokens):
            return None
        first, last = trace.tokens[place].marks
        text = self._row.field.text[first:last]
        lead = 0 if whole else len(text) - len(text.lstrip())
        return (first + lead, last) if first + lead < last else None

    # ---- what is offered in the source's field ----
    @property
    def sample(self) -> str:
        """What an encoder-decoder can be tried with."""
        spec = self._spec
        if spec is None or spec.kind != "encoder-decoder":
            return ""
        return TRANSLATION if spec.family in PREFIXED else PLAIN

    @Slot()
    def _show_offer(self) -> None:
        frame, field = self._row.frame, self._row.field
        first, last = field.selected_points()
        if self.sample and not field.text:
            frame.show_offer(self.sample, "", tr("Begin with this sentence"))
        elif self.can_replace_spans and field.text[first:last].strip() and self._next_mark(field.text):
            row = BY_ID["replace-span"]
            frame.show_offer(f"→ {self._next_mark(field.text)}", row.shown_keys, row.tooltip)
        else:
            frame.show_offer("")

    @Slot()
    def _take_offer(self) -> None:
        if not self._row.field.text:
            with self._undoing.one_change():
                self._row.field.set_text(self.sample)
                self._row.target.set_text("")
        else:
            self.replace_span()


def first_text(spec: ModelSpec, marks: Marks) -> str:
    """What a window begins with, for a kind of model; "" for the usual one."""
    if spec.kind == "encoder-only" and marks.mask and spec.objective == "masked":
        return f"The old king looked at the old {marks.mask} and smiled."
    if spec.kind == "encoder-decoder":
        return TRANSLATION if spec.family in PREFIXED else PLAIN
    return ""
