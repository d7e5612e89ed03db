"""Rows of bars: probabilities as given and as they are now, and numbers to both sides of a zero."""

from dataclasses import dataclass, field

import numpy as np

from visualizer import numerals
from visualizer.language import tr
from visualizer.views.figure.axes import Pick, Probe
from visualizer.views.figure.scales import exact, points


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of `Bars`: a token, its share as the model gave it and as the settings leave it (None: cut)."""

    label: str
    token_id: int  # -1: several tokens together
    given: float
    now: float | None
    detail: str  # what hovering adds: logit, rank
    before: float | None = None  # what `now` was in the baseline, where the bars show a change
    pick: Pick | None = None  # what a click selects; None: the token is appended
    followed: bool = False  # the token that a person keeps in sight, such as the expected answer
    skipped_to: int | None = None  # its rank, where tokens are left out between the row above and it
    around: tuple[float, float] | None = None  # where `now` was to be expected; the detail then says all of the row

    @property
    def rank_name(self) -> str:
        """Its rank as it is drawn before its name; empty where the rows above lead up to it."""
        return "" if self.skipped_to is None else f"{numerals.grouped(self.skipped_to)}."


@dataclass(frozen=True, slots=True)
class Bars:
    """Horizontal bars, one a row, each faint (as given) with a solid one before it (now); both as probabilities.

    With `against` they show a change: the faint bar is what stood before, and each row carries the difference. `names`
    head the two columns of numbers; without the first name there is one column. Lists `beside` one another have one
    scale, and their bars begin in one place.
    """

    rows: tuple[Bar, ...]
    title: str = ""
    note: str = ""
    against: str = ""  # what the change is measured from, empty where no change is shown
    names: tuple[str, str] = field(default_factory=lambda: (tr("as given"), tr("now %")))
    fills: int | None = None  # the token in whose place a click puts a row's token; None: it is appended
    beside: tuple[Bar, ...] = ()  # rows of other lists: their bars and these are drawn to one scale
    full: float | None = None  # what a bar all across stands for, where that is not the longest
    is_base: bool = False  # what lists beside it are measured from: it leaves the room of their columns empty

    def faint(self, bar: Bar) -> float:
        """What the faint bar of a row shows."""
        return (bar.before or 0.0) if self.against else bar.given

    def difference(self, bar: Bar) -> float:
        """By how much a row rose, in percentage points; what is cut counts as 0."""
        return 100 * ((bar.now or 0.0) - (bar.before or 0.0))

    @property
    def largest(self) -> float:
        """What the longest bar stands for, in this list or in those of the same scale."""
        if self.full is not None:
            return self.full
        every = (*self.rows, *self.beside)
        ends = (max(self.faint(bar), bar.now or 0.0, bar.around[1] if bar.around else 0.0) for bar in every)
        return max(ends, default=1.0) or 1.0

    def probe(self, row: int) -> Probe:
        """One row in words; a click on it means its token, where it means nothing else."""
        bar = self.rows[row]
        means: Pick = {"append": bar.token_id} if self.fills is None else {"fill": self.fills, "filler": bar.token_id}
        pick = means if bar.pick is None else bar.pick
        now = tr("cut") if bar.now is None else tr("now {share:.4f} %", share=100 * bar.now)
        if self.against and not self.is_base:
            before, moved = 100 * (bar.before or 0.0), points(self.difference(bar), 4)
            told = tr("before {before:.4f} %, {now}, {moved} percentage points", before=before, now=now, moved=moved)
        else:
            told = tr("as given {given:.4f} %, {now}", given=100 * bar.given, now=now)
        explain: dict[str, object] = {"explains": "probability", "candidate": bar.token_id} if bar.pick is None else {}
        about: tuple[int, ...] = ()
        if self.fills is not None:
            explain, about = {**explain, "query": self.fills}, (self.fills,)
        detail = bar.detail if bar.around is not None else f"{told}, {bar.detail}"
        return Probe(f"{bar.label}: {detail}", pick, about, explain)


@dataclass(frozen=True, slots=True)
class ValueBar:
    """One row of `ValueBars`."""

    label: str
    value: float
    detail: str = ""  # what hovering adds
    pick: Pick = field(default_factory=dict)
    strong: bool = False  # what is in focus


@dataclass(frozen=True, slots=True)
class ValueBars:
    """Horizontal bars to both sides of a zero, one a row, each with its number."""

    rows: tuple[ValueBar, ...]
    quantity: str  # in English
    title: str = ""
    note: str = ""
    digits: int = 2
    ends: tuple[float, float] | None = None  # of the room, where they are not those of the numbers
    beside: tuple[ValueBar, ...] = ()  # rows of other lists, whose bars begin where these do

    @property
    def shown_quantity(self) -> str:
        """What a value is, in the language spoken."""
        return tr(self.quantity)

    @property
    def extent(self) -> tuple[float, float]:
        """The numbers at the left and the right end, zero among them."""
        if self.ends is not None:
            return self.ends
        values = [bar.value for bar in self.rows if np.isfinite(bar.value)]
        low, high = min([0.0, *values]), max([0.0, *values])
        return (low, high) if high > low else (0.0, 1.0)

    def number(self, bar: ValueBar) -> str:
        """A row's number as it is drawn."""
        if self.ends == (0.0, 1.0):  # shares of a whole
            return numerals.weight(bar.value)
        return numerals.signed(bar.value, self.digits)

    def probe(self, row: int) -> Probe:
        """One row in words."""
        bar = self.rows[row]
        detail = f" · {bar.detail}" if bar.detail else ""
        return Probe(f"{bar.label}: {self.shown_quantity} {exact(bar.value)}{detail}", bar.pick)
