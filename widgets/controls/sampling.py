"""The block of sampling settings."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from visualizer.errors import BadInput
from visualizer.language import tr
from visualizer.sampling import Sampling
from widgets.controls.fields import NumberField
from widgets.controls.segments import Segments
from widgets.controls.setting_row import SettingRow
from widgets.controls.settings import settings
from widgets.theme import Theme

MAX_NEW_TOKENS = 24  # that a run draws, until a person says otherwise
DEFAULT_VOCABULARY = 50_000  # until a model is open


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the sampling settings: its parts, its least height, and the row of the grid that is the air above."""

    parts: tuple[QWidget, ...]
    height: int
    gap: int = -1
    above: int = 0


# lines, where there is no room for all
NEEDED_FIRST = ("temperature", "how", "top_k", "top_p", "min_p", "length", "repetition_penalty")


class SamplingControls(QWidget):
    """The sampling settings: five sliders, greedy or random, the seed, and how many tokens a run draws.

    `sampling` is what they say; `changed` carries a new `Sampling` whenever a person changes one, and never when the
    program does. `max_new_tokens` likewise, with `length_changed`.
    """

    changed = Signal(object)
    length_changed = Signal(int)

    def __init__(self, theme: Theme, vocabulary: int = DEFAULT_VOCABULARY) -> None:
        super().__init__()
        self._theme, self._sampling, self.vocabulary = theme, Sampling(), vocabulary
        self.setAccessibleName(tr("Sampling"))
        self.rows = {setting.field: SettingRow(theme, setting) for setting in settings(vocabulary)}
        self.how = Segments(
            theme, (tr("greedy"), tr("random")), 1, name=tr("How the next token is chosen"), each=68,
            tips=(tr("Always the likeliest token."), tr("Drawn by chance; the seed makes it repeatable.")),
        )  # fmt: skip
        self.seed_label = QLabel(tr("seed"))
        self.seed = NumberField(theme)
        self.seed.setAccessibleName(tr("seed"))
        self.seed_label.setBuddy(self.seed)
        self.seed_label.setToolTip(tr("The same seed and prompt give the same text."))
        self.length_label = QLabel(tr("max new tokens"))
        self.length = NumberField(theme)
        self.length.setAccessibleName(tr("max new tokens"))
        self.length_label.setBuddy(self.length)
        self.length_label.setToolTip(tr("How many tokens Generate draws, unless the model ends the text before."))
        self._max_new_tokens = MAX_NEW_TOKENS
        self._draws = True
        self._place()
        self._unfolded = tuple(self._lines)  # the lines that have room
        self._show_lines()
        self.rows["temperature"].wanted.connect(self._set_temperature)
        self.rows["top_k"].wanted.connect(self._set_top_k)
        self.rows["top_p"].wanted.connect(self._set_top_p)
        self.rows["min_p"].wanted.connect(self._set_min_p)
        self.rows["repetition_penalty"].wanted.connect(self._set_repetition_penalty)
        self.how.chosen.connect(self._set_how)
        self.seed.typed.connect(self._set_seed)
        self.length.typed.connect(self._set_length)
        self.set_theme(theme)
        self._show()

    def _place(self) -> None:
        """The lines below one another."""
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        for place, row in enumerate(self.rows.values()):
            grid.addWidget(row, place, 0, 1, 4)
            grid.setRowStretch(place, 1)
        last = len(self.rows) + 1
        grid.addWidget(self.how, last, 0)
        grid.addWidget(self.seed_label, last, 2)
        grid.addWidget(self.seed, last, 3)
        grid.addWidget(self.length_label, last + 2, 0, 1, 3)
        grid.addWidget(self.length, last + 2, 3)
        self._grid = grid
        sliders = {name: Line((row,), row.minimumHeight()) for name, row in self.rows.items()}
        self._lines = sliders | {
            "how": Line((self.how, self.seed_label, self.seed), self.how.sizeHint().height(), last - 1, 10),
            "length": Line((self.length_label, self.length), self.how.sizeHint().height(), last + 1, 8),
        }

    @property
    def sampling(self) -> Sampling:
        """What the controls say."""
        return self._sampling

    @sampling.setter
    def sampling(self, sampling: Sampling) -> None:
        if sampling != self._sampling:
            self._sampling = sampling
            self._show()

    @property
    def max_new_tokens(self) -> int:
        """How many tokens a run draws at most."""
        return self._max_new_tokens

    @max_new_tokens.setter
    def max_new_tokens(self, count: int) -> None:
        if count != self._max_new_tokens:
            self._max_new_tokens = count
            self._show()

    def show_draws(self, draws: bool) -> None:
        """Whether tokens are drawn at all: else how, how many and with which seed has no meaning, and is hidden."""
        self._draws = draws
        self._show_lines()
        self._show()

    def fold(self, height: int) -> None:
        """Hide each line that has no room as a whole, those that are needed least first."""
        margins = self.contentsMargins()
        room = height - margins.top() - margins.bottom() - self._grid.contentsMargins().top()
        unfolded: list[str] = []
        for name in NEEDED_FIRST:
            if self._is_drawn(name):
                room -= self._lines[name].height + self._lines[name].above
                if room < 0 and unfolded:
                    break
            unfolded.append(name)
        if set(unfolded) != set(self._unfolded):
            self._unfolded = tuple(unfolded)
            self._show_lines()

    def _is_drawn(self, name: str) -> bool:
        """Whether a line has a meaning for the model."""
        return self._draws or name in self.rows

    def _show_lines(self) -> None:
        for name, line in self._lines.items():
            shown = name in self._unfolded and self._is_drawn(name)
            for part in line.parts:
                part.setVisible(shown)
            if line.above:
                self._grid.setRowMinimumHeight(line.gap, line.above if shown else 0)
        self._grid.invalidate()

    def set_vocabulary(self, vocabulary: int) -> None:
        """How many tokens the model knows: the right end of top-k."""
        self.vocabulary = vocabulary
        for setting in settings(vocabulary):
            self.rows[setting.field].set_setting(setting)
        self._show()

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        for row in self.rows.values():
            row.set_theme(theme)
        self.how.set_theme(theme)
        self.seed.set_theme(theme)
        self.length.set_theme(theme)
        for label, size, role in ((self.seed_label, 11, "faint"), (self.length_label, 12, "muted")):
            label.setFont(theme.words(size))
            label.setStyleSheet(f"color: {getattr(theme.palette, role)}; background: transparent;")

    @Slot(float)
    def _set_temperature(self, value: float) -> None:
        self._set("temperature", value)

    @Slot(float)
    def _set_top_k(self, value: float) -> None:
        self._set("top_k", value)

    @Slot(float)
    def _set_top_p(self, value: float) -> None:
        self._set("top_p", value)

    @Slot(float)
    def _set_min_p(self, value: float) -> None:
        self._set("min_p", value)

    @Slot(float)
    def _set_repetition_penalty(self, value: float) -> None:
        self._set("repetition_penalty", value)

    @Slot(int)
    def _set_how(self, choice: int) -> None:
        self._take(replace(self._sampling, greedy=choice == 0))

    @Slot(str)
    def _set_seed(self, text: str) -> None:
        try:
            try:
                seed = int(text.strip())
            except ValueError:
                sentence = tr("“{text}” is not a whole number: the seed takes one of at least 0.", text=text.strip())
                raise BadInput(sentence) from None
            self._take(replace(self._sampling, seed=seed))
        except BadInput as wrong:
            self.seed.refuse(str(wrong))

    @Slot(str)
    def _set_length(self, text: str) -> None:
        count = int(text) if text.strip().isdecimal() else 0
        if count < 1:
            sentence = tr(
                "“{text}” is no number of tokens: max new tokens takes a whole number of at least 1.", text=text.strip()
            )
            self.length.refuse(sentence)
        elif count != self._max_new_tokens:
            self._max_new_tokens = count
            self._show()
            self.length_changed.emit(count)

    def _set(self, field: str, value: float) -> None:
        row = self.rows[field]
        try:
            self._take(row.setting.into(self._sampling, value))
        except BadInput as wrong:
            row.refuse(str(wrong))

    def _take(self, sampling: Sampling) -> None:
        news = sampling != self._sampling
        self._sampling = sampling
        self._show()
        if news:
            self.changed.emit(sampling)

    def _show(self) -> None:
        quiet = self._sampling.greedy and self._draws  # the settings stay, but have no effect
        for field, row in self.rows.items():
            row.show_value(float(getattr(self._sampling, field)), quiet)
        self.how.choice = 0 if self._sampling.greedy else 1
        self.seed.show_text(str(self._sampling.seed))
        self.length.show_text(str(self._max_new_tokens))
