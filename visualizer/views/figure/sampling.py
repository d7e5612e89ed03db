"""From the distribution to the draw: the stages, and the number that falls."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from jaxtyping import Bool, Float

from visualizer import numerals
from visualizer.language import tr
from visualizer.tokens import set_off
from visualizer.views.figure.axes import Probe
from visualizer.views.figure.scales import exact
from visualizer.views.figure.tables import Fact


@dataclass(frozen=True, slots=True, eq=False)
class StageColumn:
    """One column of `Stages`: what a stage makes of each row's token, and what it leaves of the whole vocabulary.

    `values` are logits, or probabilities, 0 for what is cut; `kept` says which rows are left behind the stage. `mass`,
    `entropy` (in bits) and `tokens` are those of all that is left. `name` is in English, as files have it.
    """

    name: str
    values: Float[np.ndarray, "rows"]
    kept: Bool[np.ndarray, "rows"]
    mass: float
    entropy: float
    tokens: int
    notes: tuple[str, ...] = ()  # what it does, the longest first: "softmax of logits / 0.80", "/ 0.80"
    short: str = ""  # the title where there is no room for it
    explains: str = ""  # what the stage does, in a sentence
    is_logits: bool = False
    marked: Bool[np.ndarray, "rows"] | None = None  # which rows the notes mark with a dot

    @property
    def title(self) -> str:
        """What the stage is called, in the language spoken."""
        return tr(self.name)

    def number(self, row: int) -> str:
        """A row's number as it is drawn."""
        value = float(self.values[row])
        return numerals.signed(value) if self.is_logits else numerals.per_cent(value)

    def is_marked(self, row: int) -> bool:
        """Whether a dot stands before a row's number."""
        return self.marked is not None and bool(self.marked[row])

    @property
    def sums(self) -> tuple[str, str, str]:
        """Mass, entropy and number of tokens as they are drawn."""
        return f"{self.mass:.3f}", f"{self.entropy:.2f}", numerals.grouped(self.tokens)

    @property
    def told(self) -> str:
        """The stage in words, with what it leaves."""
        mass, entropy, tokens = self.sums
        left = tr("mass {mass}, entropy {entropy} bits, tokens {tokens}", mass=mass, entropy=entropy, tokens=tokens)
        return f"{self.title}: {self.explains} · {left}"


CellState = Literal["kept", "cut", "gone"]


@dataclass(frozen=True, slots=True, eq=False)
class Stages:
    """The stages from the logits to what is drawn from, a column each, over the same tokens, a row each.

    `hit` is the row of the token that is drawn, `then` that of the one that the text went on with, where that is
    another. A token that a stage cuts is struck there and gone behind it. Tokens of
    the `vocabulary` that have no row, or a row for which there is no room, are summed up as others.
    """

    columns: tuple[StageColumn, ...]
    labels: tuple[str, ...]
    token_ids: tuple[int, ...]
    ranks: tuple[int, ...]  # as the model gave them
    vocabulary: int
    hit: int | None = None
    then: int | None = None
    title: str = ""

    @property
    def sum_names(self) -> tuple[str, str, str]:
        """What the sums below the columns are."""
        return tr("mass"), tr("entropy, bits"), tr("tokens")

    def rows(self, most: int) -> list[int]:
        """The rows that are drawn where there is room for `most`: the one that is hit, the one that the text went on
        with, and the likeliest."""
        needed = [row for row in (self.hit, self.then) if row is not None][:most]
        others = [row for row in range(len(self.labels)) if row not in needed]
        return sorted([*needed, *others[: most - len(needed)]])

    def skips(self, place: int, shown: Sequence[int]) -> bool:
        """Whether tokens are left out above the n-th of the rows that are drawn, which stands there as it is hit or the
        text went on with it."""
        row, above = shown[place], self.ranks[shown[place - 1]] if place else 0
        return row in (self.hit, self.then) and self.ranks[row] > above + 1

    def rank_name(self, place: int, shown: Sequence[int]) -> str:
        """A row's rank as it is drawn before its name; empty where the rows above lead up to it."""
        return f"{numerals.grouped(self.ranks[shown[place]])}." if self.skips(place, shown) else ""

    def others_name(self, shown: Sequence[int]) -> str:
        """What the tokens without a row are called; empty where every token has one."""
        count = self.vocabulary - len(shown)
        return tr("{count} others", count=numerals.grouped(count)) if count else ""

    def others(self, column: int, shown: Sequence[int]) -> str:
        """The share of the tokens that have no row; empty for logits, which do not add up."""
        stage = self.columns[column]
        if stage.is_logits:
            return ""
        rest = stage.mass - float(stage.values[list(shown)].sum())
        return numerals.per_cent(rest if rest > 1e-9 else 0.0)  # what is left by rounding is nothing

    def state(self, column: int, row: int) -> CellState:
        """Whether a token is left behind a stage, is cut by it, or was cut before."""
        if self.columns[column].kept[row]:
            return "kept"
        return "cut" if column and self.columns[column - 1].kept[row] else "gone"

    def is_cut(self, row: int) -> bool:
        """Whether a token cannot be drawn."""
        return not self.columns[-1].kept[row]

    def before(self, column: int) -> int:
        """The column whose numbers a cut cell still shows: the one before."""
        return max(0, column - 1)

    @property
    def spans(self) -> Float[np.ndarray, "columns rows 2"]:
        """From where to where each cell's bar reaches, from 0 to 1: all logits on one scale, all probabilities on one.

        Bars begin at zero; where logits are negative, that lies further right.
        """
        values = np.stack([stage.values for stage in self.columns])  # (columns, rows)
        ends = np.stack([np.zeros_like(values), values], axis=-1)  # (columns, rows, 2)
        for is_logits in (False, True):
            of_kind = np.array([stage.is_logits == is_logits for stage in self.columns])
            known = ends[of_kind][np.isfinite(ends[of_kind])]
            low, high = known.min(initial=0.0), known.max(initial=0.0)
            ends[of_kind] = (np.maximum(ends[of_kind], low) - low) / ((high - low) or 1.0)
        return np.sort(ends, axis=-1)

    def probe(self, row: int) -> Probe:
        """One token through all stages; a click appends it."""
        told = []
        for column, stage in enumerate(self.columns):
            match self.state(column, row):
                case "kept" if stage.is_logits:
                    told.append(f"{stage.title} {exact(stage.values[row])}")
                case "kept":
                    told.append(f"{stage.title} {100 * float(stage.values[row]):.4f} %")
                case "cut":
                    told.append(tr("{stage} cuts it", stage=stage.title))
                case "gone":
                    break
        known = tr("id {id}, rank {rank}", id=self.token_ids[row], rank=numerals.grouped(self.ranks[row]))
        facts = [" → ".join(told), known, *([tr("the text went on with it")] if row == self.then else [])]
        explain = {"explains": "probability", "candidate": self.token_ids[row]}
        return Probe(f"{self.labels[row]}: {' · '.join(facts)}", {"append": self.token_ids[row]}, explain=explain)

    def probe_stage(self, column: int) -> Probe:
        """One stage in words."""
        return Probe(self.columns[column].told)


@dataclass(frozen=True, slots=True)
class Share:
    """A stretch of the cumulative bar, which belongs to one token, or to `count` tokens too thin to be drawn singly."""

    label: str
    start: float
    end: float
    token_id: int = -1  # of the one token
    count: int = 1

    @property
    def middle(self) -> float:
        """Halfway along."""
        return (self.start + self.end) / 2


@dataclass(frozen=True, slots=True)
class Draw:
    """The draw: the kept tokens end to end from 0 to 1, the random number that falls, and the share that it hits.

    `number` is None where chance plays no part. `then` is the token that the text went on with, where that is another,
    and `then_share` its share, where it is kept. `facts` tell of the one that is hit.
    """

    shares: tuple[Share, ...]
    hit: int  # which share
    number: float | None
    seed: int
    step: int  # which number of the seed it is, counted from 0
    then: str = ""
    then_share: int | None = None
    facts: tuple[Fact, ...] = ()
    note: str = ""

    @property
    def heading(self) -> str:
        """What it is called, in the language spoken."""
        return tr("draw")

    @property
    def outcome(self) -> tuple[str, str]:
        """What the token that is hit is to the draw, and the token."""
        return tr("now hit") if self.then else tr("drawn"), self.shares[self.hit].label

    @property
    def news(self) -> str:
        """What the number hits now, where the text went on with another token; empty where it did not."""
        if not self.then:
            return ""
        tokens = {"hit": set_off(self.shares[self.hit].label), "then": set_off(self.then)}
        if self.number is None:
            return tr("now the likeliest, {hit}; the text went on with {then}", **tokens)
        return tr("{number} now hits {hit}; the text went on with {then}", number=self.shown_number, **tokens)

    @property
    def shown_number(self) -> str:
        """The number as it is drawn; empty where none falls."""
        return "" if self.number is None else f"{self.number:.3f}"

    def at(self, place: float) -> int:
        """The share that lies at a place from 0 to 1."""
        return next((number for number, share in enumerate(self.shares) if place < share.end), len(self.shares) - 1)

    def probe(self, place: int) -> Probe:
        """One share in words; a click appends its token."""
        share = self.shares[place]
        told = tr(
            "{token}: from {start:.4f} to {end:.4f}, {share:.4f} %",
            token=share.label, start=share.start, end=share.end, share=100 * (share.end - share.start),
        )  # fmt: skip
        if place == self.hit and self.number is not None:
            told = tr("{share} · hit by {number:.6f}", share=told, number=self.number)
        return Probe(told, {"append": share.token_id} if share.count == 1 else {})
