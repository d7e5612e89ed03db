"""One number of the page: its field, the sentence below it, and what keeps a typed text from being lost."""

from PySide6.QtCore import QObject, Signal, Slot

from exporters import Page
from visualizer.errors import BadInput
from visualizer.language import tr
from widgets.export_dialog.controls import Field, Sentence

ROOMY = {"width_mm": 5_000.0, "font_pt": 3.0}  # measures beside which any sensible one has a meaning


class Measure(QObject):
    """Reads a field of `ExportSettings` as a person types or steps it.

    `typed` carries the field's name and the number, None for an emptied field where that is allowed. A text without
    meaning stays where it is, and the sentence says why; what only the whole page shows to be wrong comes with
    `object_to`, and goes with the next text.
    """

    typed = Signal(str, object)

    def __init__(self, entry: str, field: Field, sentence: Sentence, step: float, may_be_empty: bool = False) -> None:
        super().__init__(field)
        self.entry, self.field, self.sentence = entry, field, sentence
        self._step, self._may_be_empty = step, may_be_empty
        self._is_wrong = False  # the text by itself, whatever the rest of the page is
        self._natural: float | None = None
        field.textEdited.connect(self._on_text)
        field.stepped.connect(self._on_step)

    def show_number(self, number: float | None) -> None:
        """Show what is chosen, unless something else is being typed or mended."""
        if not (self._is_wrong or (self.field.hasFocus() and self._says(number))):
            self.field.show_text("" if number is None else f"{number:.10g}")

    def show_natural(self, number: float) -> None:
        """What an empty field stands for."""
        self._natural = number
        self.field.setPlaceholderText(f"{number:.1f}".removesuffix(".0"))

    def reset(self) -> None:
        """Whatever is typed, wrong or not, gives way to the next number shown."""
        self._is_wrong = False
        self.field.clear()
        self._say("")

    def object_to(self, sentence: str) -> None:
        """What the page makes wrong about this number; an empty sentence: nothing."""
        if not self._is_wrong:
            self._say(sentence)

    def _says(self, number: float | None) -> bool:
        try:
            return (read(self.field.text()) if self.field.text().strip() else None) == number
        except BadInput:
            return False

    @Slot(str)
    def _on_text(self, text: str) -> None:
        try:
            number = None if self._may_be_empty and not text.strip() else read(text)
            if number is not None:
                Page(**{**ROOMY, self.entry: number})  # type: ignore[arg-type]
        except BadInput as wrong:
            self._is_wrong = True
            self._say(str(wrong))
            self.typed.emit("", None)
        else:
            self._is_wrong = False
            self._say("")
            self.typed.emit(self.entry, number)

    @Slot(int)
    def _on_step(self, notches: int) -> None:
        try:
            before = read(self.field.text()) if self.field.text().strip() else self._natural
        except BadInput:
            return
        if before is not None:
            self.field.setText(f"{round(before / self._step + notches) * self._step:g}")
            self.field.selectAll()
            self._on_text(self.field.text())

    def _say(self, sentence: str) -> None:
        self.sentence.say(sentence)
        self.field.refuse(sentence)


def read(text: str) -> float:
    """What a person typed, as a number; raises BadInput for what is none."""
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        said = (
            tr("“{text}” is not a number: write one such as 89 or 7.5.", text=text.strip())
            if text.strip()
            else tr("A number is missing: write one such as 89 or 7.5.")
        )
        raise BadInput(said) from None
