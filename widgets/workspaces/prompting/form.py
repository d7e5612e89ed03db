"""The left side: everything that a prompt is put together from, and how much of the context it takes."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from visualizer.errors import BadInput
from visualizer.history import Line
from visualizer.language import later, tr
from visualizer.prompting.samples import SAMPLES, Sample
from visualizer.prompting.templates import TEMPLATES
from visualizer.prompting.workbench import Workbench
from widgets.choices import Choice, MenuButton
from widgets.controls import Button
from widgets.panels.panel import HEADER_HEIGHT, MARGIN
from widgets.shield import shielded
from widgets.theme import Theme
from widgets.workspaces.prompting.fields import EXPECTED, INSTRUCTION, PATTERN, QUESTION, Labelled, RefusalLine
from widgets.workspaces.prompting.meter import ContextMeter
from widgets.workspaces.prompting.table import ExampleTable

OWN = ""  # the name of what is neither a sample nor a ready-made template
SAID = later("This sample is for {model}; another model may not follow it.")


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in the form, and the name of the sample that it began as."""

    bench: Workbench
    sample: str

    @property
    def characters(self) -> int:
        """How long its texts are."""
        return self.bench.characters


class Form(QWidget):
    """What a person writes; `changed` follows each change, also one that is taken back.

    Undo takes back whole states of the workbench: what is typed in one field in a row is one of them.
    """

    changed = Signal()

    def __init__(self, theme: Theme, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._theme, self._clock = theme, clock
        self._model = ""
        self._restoring = False
        self._begun_as = OWN  # the sample that was chosen, whatever was changed of it since
        self.refused = ""  # why what is written makes no prompt
        self.title = QLabel(tr("Workbench"))
        self.samples = MenuButton(theme, tr("Sample prompt"), _sample_choices(), tr("sample"))
        self.changed_label = QLabel(tr("changed"))  # beside the sample's name: the rows below stay where they are
        self.teaches = QLabel()
        self.teaches.setWordWrap(True)
        self.instruction = Labelled(theme, INSTRUCTION)
        self.examples_label, self.count = QLabel(tr("Examples")), QLabel()
        self.clear = Button(theme, tr("Clear"), quiet=True, height=20)
        self.clear.setToolTip(tr("Take all rows out; undo brings them back"))
        self.table, self.table_refusal = ExampleTable(theme), RefusalLine(theme)
        self.question, self.expected = Labelled(theme, QUESTION), Labelled(theme, EXPECTED)
        self.pattern = Labelled(theme, PATTERN)
        self.templates = MenuButton(theme, tr("Template"), _template_choices())
        self.pattern.head.addWidget(self.templates)
        self.meter, self.meter_refusal = ContextMeter(theme), RefusalLine(theme)
        self._place()
        self._history = Line(self._written)
        self._join()
        self.set_theme(theme)
        self.show_bench(SAMPLES[0].workbench)
        self._history.clear(self._written)

    # ---- what stands there ----
    @property
    def bench(self) -> Workbench:
        """What is written, whether it makes a prompt or not."""
        return Workbench(
            instruction=self.instruction.field.text,
            examples=self.table.examples,
            question=self.question.field.text,
            expected=self.expected.field.text,
            pattern=self.pattern.field.text,
        )

    @property
    def sample(self) -> Sample | None:
        """The sample that stands there unchanged."""
        bench = self.bench
        return next((one for one in SAMPLES if one.workbench == bench), None)

    @property
    def _written(self) -> Written:
        return Written(self.bench, self._begun_as)

    def show_bench(self, bench: Workbench) -> None:
        """Show another workbench, as one step of undo."""
        self._restore(Written(bench, OWN))
        self._note("whole", begins=True)

    def show_model(self, name: str) -> None:
        """Another model is open; where nobody has written anything yet, its own first sample stands there."""
        self._model = name
        fits = next((one for one in SAMPLES if one.model == name), None)
        if fits is not None and not self._history.can_undo:
            self._restore(Written(fits.workbench, fits.name))
            self._history.clear(self._written)
        self._say()

    def undo(self) -> None:
        """Take the last change back."""
        self._move(self._history.undo())

    def redo(self) -> None:
        """Do it again."""
        self._move(self._history.redo())

    def checked(self) -> Workbench | None:
        """The workbench, where it makes a prompt; else None, and each part says what is wrong with it."""
        bench = self.bench
        self.pattern.refusal.say(_wrong_with(lambda: bench.template))
        self.table_refusal.say(_wrong_with(lambda: bench.shown))
        self.question.refusal.say("" if self.pattern.refusal.sentence else _wrong_with(lambda: bench.joined(())))
        refusals = (self.pattern.refusal, self.table_refusal, self.question.refusal)
        self.refused = next((refusal.sentence for refusal in refusals if refusal.sentence), "")
        if self.refused:
            return None
        if not bench.shown:
            self.table_refusal.say(tr("The table of examples is empty: add a row, or switch one on."))
        return bench

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        parts = (self.samples, self.instruction, self.clear, self.table, self.table_refusal, self.question)
        for part in (*parts, self.expected, self.pattern, self.templates, self.meter, self.meter_refusal):
            part.set_theme(theme)
        for label, size, weight, role in (
            (self.title, 13, 600, "ink"), (self.changed_label, 11, 400, "faint"), (self.teaches, 11, 400, "muted"),
            (self.examples_label, 12, 400, "muted"), (self.count, 11, 400, "faint"),
        ):  # fmt: skip
            label.setFont(theme.words(size, weight))
            label.setStyleSheet(f"color: {getattr(theme.palette, role)}; background: transparent;")
        self.update()

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's: the ground, as chrome."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("chrome"))
        painter.end()

    # ---- inside ----
    def _place(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.changed_label)
        head.addWidget(self.samples)
        self.title.setFixedHeight(HEADER_HEIGHT - 12)
        names = QHBoxLayout()
        names.setSpacing(8)
        names.addWidget(self.examples_label, 1)
        names.addWidget(self.count)
        names.addWidget(self.clear)
        asked = QHBoxLayout()
        asked.setSpacing(8)
        for part, share in ((self.question, 3), (self.expected, 2)):
            asked.addWidget(part, share, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 6, MARGIN, 10)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.teaches)
        column.addWidget(self.instruction)
        table = QVBoxLayout()
        table.setSpacing(4)
        table.addLayout(names)
        table.addWidget(self.table, 1)
        table.addWidget(self.table_refusal)
        column.addLayout(table, 1)
        column.addLayout(asked)
        column.addWidget(self.pattern)
        meter = QVBoxLayout()
        meter.setSpacing(4)
        meter.addWidget(self.meter)
        meter.addWidget(self.meter_refusal)
        column.addLayout(meter)

    def _join(self) -> None:
        self.instruction.edited.connect(self._on_instruction)
        self.question.edited.connect(self._on_question)
        self.expected.edited.connect(self._on_expected)
        self.pattern.edited.connect(self._on_pattern)
        self.table.edited.connect(self._on_table)
        self.clear.clicked.connect(self.table.clear)
        self.samples.chosen.connect(self._on_sample)
        self.templates.chosen.connect(self._on_template)

    def _restore(self, written: Written) -> None:
        self._restoring, self._begun_as, bench = True, written.sample, written.bench
        try:
            for part, text in (
                (self.instruction, bench.instruction), (self.question, bench.question),
                (self.expected, bench.expected), (self.pattern, bench.pattern),
            ):  # fmt: skip
                if part.field.text != text:
                    part.field.set_text(text)
            self.table.show_examples(bench.examples)
        finally:
            self._restoring = False

    def _move(self, written: Written | None) -> None:
        if written is not None:
            self._restore(written)
            self._say()
            self.changed.emit()

    def _note(self, kind: str, begins: bool = False) -> None:
        if not self._restoring:
            self._begun_as = self.sample.name if self.sample else self._begun_as
            self._history.note(self._written, kind, self._clock(), begins)
            self._say()
            self.changed.emit()

    def _say(self) -> None:
        """Which sample and which template stand there, and what the sample teaches, also once it is changed."""
        sample, pattern = next((one for one in SAMPLES if one.name == self._begun_as), None), self.pattern.field.text
        self.samples.show_choice(self._begun_as)
        self.changed_label.setVisible(sample is not None and self.sample is not sample)
        self.templates.show_choice(pattern if pattern in TEMPLATES.values() else OWN)
        told = [] if sample is None else [tr(sample.teaches)]
        if sample is not None and self._model not in ("", sample.model):
            told.append(tr(SAID, model=sample.model))
        self.teaches.setText(" ".join(told))
        self.teaches.setVisible(bool(told))
        on = sum(example.on and bool(example.input or example.output) for example in self.table.examples)
        self.count.setText(tr("{on} of {all} on", on=on, all=len(self.table.examples)))
        self.clear.setEnabled(bool(self.table.examples))

    @Slot()
    def _on_instruction(self) -> None:
        self._note("instruction")

    @Slot()
    def _on_question(self) -> None:
        self._note("question")

    @Slot()
    def _on_expected(self) -> None:
        self._note("expected")

    @Slot()
    def _on_pattern(self) -> None:
        self._note("pattern")

    @Slot(int)
    def _on_table(self, row: int) -> None:
        self._note(f"row {row}", begins=row < 0)

    @Slot(str)
    def _on_sample(self, name: str) -> None:
        sample = next((one for one in SAMPLES if one.name == name), None)
        self.show_bench(Workbench() if sample is None else sample.workbench)

    @Slot(str)
    def _on_template(self, pattern: str) -> None:
        if pattern:
            self.pattern.field.set_text(pattern)
        self._say()


def _wrong_with(check: Callable[[], object]) -> str:
    """What a check refuses, "" where all is well."""
    try:
        check()
    except BadInput as refused:
        return str(refused)
    return ""


def _sample_choices() -> tuple[Choice, ...]:
    own = Choice(OWN, tr("your own"), tr("Begin with an empty table; undo brings back what stands there."))
    titles = {one.name: tr(one.title) if one.works else tr("{title} (fails)", title=tr(one.title)) for one in SAMPLES}
    return (*(Choice(one.name, titles[one.name], tr(one.teaches)) for one in SAMPLES), own)


def _template_choices() -> tuple[Choice, ...]:
    ready = (Choice(pattern, tr(name), pattern) for name, pattern in TEMPLATES.items())
    return (*ready, Choice(OWN, tr("your own"), tr("Any text with {input} and {output} in it")))
