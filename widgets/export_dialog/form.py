"""The right side of the dialog: which figure, on what page, in which format, with which facts, under what name.

Whatever a person does here makes the settings anew; `page` is what they come to, None where they have no meaning.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from exporters import NUMBERS, PICTURES, THEMES, Page, facts_of
from visualizer.errors import BadInput
from visualizer.language import later, tr
from visualizer.views import VIEWS
from visualizer.views.figure import Figure
from widgets.controls import Segments
from widgets.export_dialog.controls import HEIGHT, Choice, Field, Sentence, Tick
from widgets.export_dialog.facts import FactList
from widgets.export_dialog.measures import Measure
from widgets.export_dialog.settings import FORMATS, PRESETS, ExportSettings
from widgets.theme import Theme

LABEL, FIELD, PAD = 104, 112, 24
NOTES = {
    "png": "", "svg": later("vector cells in an SVG need none"), "pdf": later("vector cells in a PDF need none"),
}  # fmt: skip
THEME_WORDS = {"paper": later("paper"), "light": later("light"), "dark": later("dark")}
FORMAT_TIPS = (
    later("A picture of pixels"), later("A drawing for the web and for editing"),
    later("A document page, for papers"), later("The numbers, for NumPy"), later("The numbers, as a table"),
    later("The numbers, for any program"),
)  # fmt: skip
TEXT_TIPS = (
    later("Text stays text, set in fonts that travel in the file."),
    later("Text as shapes, for programs that ignore the fonts of a drawing."),
)


class Form(QScrollArea):
    """`changed` follows each change, valid or not; `view_changed` one of the figure."""

    changed = Signal()
    view_changed = Signal()

    def __init__(self, theme: Theme, views: Sequence[str], model: str, settings: ExportSettings) -> None:
        super().__init__()
        self._model, self._settings = model, settings
        self._figure: Figure | None = None
        self._page: Page | None = None
        self._named = False  # whether the person gave the file its name
        self._last_typed = "width_mm"
        self.setAccessibleName(tr("What to export"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self._build(theme, views)
        self._place()
        self._join()
        self.set_theme(theme)
        self._show()

    # ---- what is chosen ----
    @property
    def settings(self) -> ExportSettings:
        """The choices that have a meaning; what is being typed wrongly is not among them."""
        return self._settings

    @property
    def page(self) -> Page | None:
        """The page that the choices come to; None where they contradict one another."""
        return self._page

    @property
    def problem(self) -> str:
        """What keeps a file from being made, in a sentence; empty where nothing does."""
        return next((sentence.text for sentence in self.sentences.values() if sentence.text), "")

    @property
    def view(self) -> str:
        """The view on the page."""
        return str(self.figure.currentData())

    @property
    def file_name(self) -> str:
        """The name in the field, with the suffix of the format."""
        stem = self.name.text().strip() or self._proposal()
        suffix = f".{self._settings.format}"
        return stem if Path(stem).suffix.lower() == suffix else f"{stem}{suffix}"

    def change(self, **fields: object) -> None:
        """Other settings, from something that cannot be wrong."""
        self._settings = replace(self._settings, **fields)  # type: ignore[arg-type]
        self._show()
        self.changed.emit()

    def pull(self, width_mm: float, height_mm: float) -> None:
        """The page's corner is dragged."""
        self.measures["width_mm"].reset()
        self.measures["height_mm"].reset()
        self.change(width_mm=width_mm, height_mm=height_mm)

    # ---- what the press says ----
    def show_figure(self, figure: Figure) -> None:
        """The figure that was drawn: its facts, and a name for its file."""
        if figure is not self._figure:
            self._figure = figure
            self.facts.show_facts(facts_of(figure))
            self._show()

    def show_height(self, height_mm: float) -> None:
        """How high the figure is by itself."""
        self.measures["height_mm"].show_natural(height_mm)

    def object_to(self, concerns: str, sentence: str) -> None:
        """What the press finds wrong: about "height_mm", "dpi", or "" for the file; an empty sentence: nothing."""
        for entry in ("height_mm", "dpi"):
            self.measures[entry].object_to(sentence if concerns == entry else "")
        self.say_of_file(sentence if not concerns else "")

    def say_of_file(self, sentence: str) -> None:
        """Why the file could not be made or written."""
        self.sentences["file"].say(sentence)
        self.name.refuse(sentence)
        if sentence:
            self.ensureWidgetVisible(self.sentences["file"])

    # ---- building ----
    def _build(self, theme: Theme, views: Sequence[str]) -> None:
        self.figure = Choice(theme, tr("figure"))
        self.figure.offer([(name, tr(VIEWS[name].title), tr(VIEWS[name].shows)) for name in views])
        presets = [tr(name) for name in PRESETS]
        self.preset = Segments(theme, presets, name=tr("preset"), height=HEIGHT, tips=[
            preset.words for preset in PRESETS.values()
        ])  # fmt: skip
        self.sentences = {name: Sentence(theme) for name in ("width_mm", "height_mm", "font_pt", "dpi", "file")}
        self.measures = {
            entry: Measure(entry, Field(theme, name, unit, FIELD), self.sentences[entry], step, entry == "height_mm")
            for entry, name, unit, step in (
                ("width_mm", tr("width"), tr("mm wide"), 1), ("height_mm", tr("height"), tr("mm high"), 1),
                ("font_pt", tr("font size"), "pt", 0.5), ("dpi", tr("resolution"), "dpi", 50),
            )
        }  # fmt: skip
        self.auto = Tick(theme, tr("height as the figure needs"), tr("auto"))
        self.auto.setToolTip(tr("As high as the figure needs"))
        self.font_note, self.dpi_note = QLabel(), QLabel()
        tips = [tr(tip) for tip in TEXT_TIPS]
        self.text = Segments(
            theme, (tr("text"), tr("outlines")), name=tr("text of the drawing"), height=HEIGHT, tips=tips
        )
        themes = [tr(THEME_WORDS[name]) for name in THEMES]
        self.theme_choice = Segments(theme, themes, name=tr("theme"), each=66, height=HEIGHT)
        words = [name.upper() for name in FORMATS]
        tips = [tr(tip) for tip in FORMAT_TIPS]
        self.format = Segments(theme, words, name=tr("format"), each=52, height=HEIGHT, tips=tips)
        self.facts = FactList(theme, self._settings.left_out, self._settings.printed)
        self.name = Field(theme, tr("name of the file"))
        self._labels: list[QLabel] = []
        self._rules: list[QFrame] = []

    def _place(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(PAD, 20, PAD, 4)
        column.setSpacing(0)
        by = QLabel("×")
        by.setAlignment(Qt.AlignmentFlag.AlignCenter)
        by.setFixedWidth(22)
        self._labels.append(by)
        width, height, font, dpi = (measure.field for measure in self.measures.values())
        for label, parts, about in (
            (tr("figure"), [self.figure], ()),
            (tr("preset"), [self.preset, None], ()),
            (tr("size"), [width, by, height, 12, self.auto, None], ("width_mm", "height_mm")),
            (tr("font size"), [font, 22, self.font_note, self.text, None], ("font_pt",)),
            (tr("theme"), [self.theme_choice, None], ()),
            (tr("format"), [self.format, None], ()),
            (tr("resolution"), [dpi, 22, self.dpi_note, None], ("dpi",)),
        ):
            column.addLayout(self._row(label, parts, about))
            column.addSpacing(12)
        column.addSpacing(2)
        column.addWidget(self._rule())
        column.addSpacing(14)
        self._heading, self._on_page = QLabel(tr("Travels with the file")), QLabel(tr("on the page"))
        heading = QHBoxLayout()
        heading.addWidget(self._heading)
        heading.addStretch(1)
        heading.addWidget(self._on_page)
        column.addLayout(heading)
        column.addSpacing(6)
        column.addWidget(self.facts)
        column.addSpacing(12)
        column.addWidget(self._rule())
        column.addSpacing(14)
        column.addLayout(self._row(tr("name"), [self.name], ("file",)))
        column.addStretch(1)
        self.setWidget(content)
        content.setAutoFillBackground(False)

    def _row(self, label: str, parts: Sequence[QWidget | int | None], about: Sequence[str]) -> QVBoxLayout:
        """A label, its controls (a number is a gap, None the rest of the line), and the sentences about them."""
        words = QLabel(label)
        words.setFixedWidth(LABEL)
        self._labels.append(words)
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(words)
        for part in parts:
            if part is None:
                line.addStretch(1)
            elif isinstance(part, int):
                line.addSpacing(part)
            else:
                line.addWidget(part)
        row = QVBoxLayout()
        row.setSpacing(0)
        row.addLayout(line)
        for entry in about:
            self.sentences[entry].setContentsMargins(LABEL, 0, 0, 0)
            row.addWidget(self.sentences[entry])
        return row

    def _rule(self) -> QFrame:
        rule = QFrame()
        rule.setFixedHeight(1)
        self._rules.append(rule)
        return rule

    def _join(self) -> None:
        self.figure.currentIndexChanged.connect(self._on_figure)
        self.preset.chosen.connect(self._on_preset)
        for measure in self.measures.values():
            measure.typed.connect(self._on_measure)
        self.auto.clicked.connect(self._on_auto)
        self.text.chosen.connect(self._on_text)
        self.theme_choice.chosen.connect(self._on_theme)
        self.format.chosen.connect(self._on_format)
        self.facts.changed.connect(self._on_facts)
        self.name.textEdited.connect(self._on_name)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        p, ground = theme.palette, QPalette(self.viewport().palette())
        ground.setColor(self.viewport().backgroundRole(), theme.colour("panel"))
        self.viewport().setPalette(ground)  # opaque: else the window's panels are painted with each blink of the caret
        for part in (
            self.figure, self.preset, self.auto, self.text, self.theme_choice, self.format, self.facts, self.name,
            *(measure.field for measure in self.measures.values()), *self.sentences.values(),
        ):  # fmt: skip
            part.set_theme(theme)
        for label, size, weight, role in (
            (self.font_note, 11, 400, "faint"), (self.dpi_note, 11, 400, "faint"), (self._heading, 12, 600, "ink"),
            (self._on_page, 11, 400, "faint"), *((label, 12, 400, "muted") for label in self._labels),
        ):  # fmt: skip
            label.setStyleSheet(f"color: {getattr(p, role)}; background: transparent;")
            label.setFont(theme.font(size, weight))
        for rule in self._rules:
            rule.setStyleSheet(f"background: {p.line}; border: none;")

    def ring(self) -> list[QWidget]:
        """The controls as they are read."""
        width, height, font, dpi = (measure.field for measure in self.measures.values())
        boxes = [box for row in self.facts.rows.values() for box in (row.travels, row.printed)]
        return [
            self.figure, self.preset, width, height, self.auto, font, self.text, self.theme_choice, self.format, dpi,
            *boxes, self.name,
        ]  # fmt: skip

    # ---- what a person does ----
    @Slot(int)
    def _on_figure(self, place: int) -> None:
        self._figure = None
        self._show()
        self.view_changed.emit()

    @Slot(int)
    def _on_preset(self, place: int) -> None:
        self._settings = self._settings.with_preset(tuple(PRESETS)[place])
        for entry in ("width_mm", "height_mm", "font_pt"):
            self.measures[entry].reset()
        self.change()

    @Slot(str, object)
    def _on_measure(self, entry: str, number: float | None) -> None:
        if entry:
            self._last_typed = entry
            self.change(**{entry: number})
        else:  # without meaning: the settings stay
            self.changed.emit()

    @Slot(bool)
    def _on_auto(self, on: bool) -> None:
        natural = self.measures["height_mm"].field.placeholderText()
        self.measures["height_mm"].reset()
        self.change(height_mm=None if on or not natural else float(natural))

    @Slot(int)
    def _on_text(self, place: int) -> None:
        self.change(outlines=place == 1)

    @Slot(int)
    def _on_theme(self, place: int) -> None:
        self.change(theme=THEMES[place])

    @Slot(int)
    def _on_format(self, place: int) -> None:
        self.change(format=FORMATS[place])

    @Slot()
    def _on_facts(self) -> None:
        self.change(left_out=self.facts.left_out, printed=self.facts.printed)

    @Slot(str)
    def _on_name(self, text: str) -> None:
        self._named = bool(text.strip())
        suffix = Path(text.strip()).suffix.lower()
        known = suffix in (*PICTURES, *NUMBERS)
        self.change(**({"format": suffix.removeprefix(".")} if known else {}))

    # ---- what is shown ----
    def _show(self) -> None:
        """Let every control say what is chosen."""
        now, is_picture = self._settings, self._settings.is_picture
        self.preset.choice = tuple(PRESETS).index(now.preset) if now.preset is not None else -1
        for entry, measure in self.measures.items():
            measure.show_number(getattr(now, entry))
        self.auto.setChecked(now.height_mm is None)
        self.text.choice = int(now.outlines)
        self.theme_choice.choice = THEMES.index(now.theme)
        self.format.choice = FORMATS.index(now.format)
        for entry, measure in self.measures.items():
            measure.field.setEnabled(now.format == "png" if entry == "dpi" else is_picture)
        for part in (self.preset, self.auto, self.theme_choice):
            part.setEnabled(is_picture)
        self.dpi_note.setText(tr(NOTES.get(now.format, later("numbers have none"))))
        self.font_note.setText({"pdf": tr("Inter, embedded"), "png": "Inter"}.get(now.format, ""))
        self.text.setVisible(now.format == "svg")
        self.facts.set_page(is_picture)
        self._show_name()
        self._put_together()

    def _show_name(self) -> None:
        """The person's own with the format's suffix, or one made of model, view and focus."""
        typed = self.name.text().strip()
        if not self._named:
            self.name.show_text(f"{self._proposal()}.{self._settings.format}")
        elif Path(typed).suffix.lower() in (*PICTURES, *NUMBERS):
            self.name.show_text(self._renamed(typed))

    def _renamed(self, typed: str) -> str:
        path = Path(typed)
        right = path.suffix.lower() == f".{self._settings.format}"
        return self.name.text() if right else f"{typed.removesuffix(path.suffix)}.{self._settings.format}"

    def _proposal(self) -> str:
        focus = self._figure.focus if self._figure is not None else ""
        words = [self._model, *([] if self.view == "head" and focus else [self.view]), *focus.split()]
        return re.sub(r"[^\w.]+", "-", "-".join(words)).strip("-.") or "figure"

    def _put_together(self) -> None:
        """Make the page, or say what is wrong with it at the number that was typed last."""
        sentence = ""
        try:
            self._page = self._settings.page(self.facts.names)
        except BadInput as wrong:
            self._page, sentence = None, str(wrong)
        blamed = "font_pt" if self._last_typed == "font_pt" else "width_mm"
        for entry in ("width_mm", "font_pt"):
            self.measures[entry].object_to(sentence if entry == blamed else "")
