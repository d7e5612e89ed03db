"""From a keystroke to the painted window: a letter goes into the prompt, and its tokens, maps and bars are on screen.

The real window, drawn off screen. The clock runs from the key event to the end of the paint that shows its trace.
"""

import os
import time

from benchmarks.timing import Timed

TEXT = "Once upon a time there was a little girl who lived in a wood"
SENTENCE = " and she had a brother, who went out one day to look for the golden bird that the king wanted."
PATIENCE = 20_000  # milliseconds for one frame


def measure(model: str, rounds: int) -> Timed:
    """Types `rounds` letters, one after the other, each once the one before is painted."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from widgets.main_window import MainWindow
    from widgets.theme import ThemeController

    application = QApplication.instance() or QApplication(["headlight"])
    application.setStyle("Fusion")
    window = MainWindow(ThemeController(application, "light"))
    window.resize(1440, 900)
    loop, limit = QEventLoop(), QTimer(singleShot=True, interval=PATIENCE)
    limit.timeout.connect(lambda: loop.exit(1))

    def until_painted(text: str) -> None:
        limit.start()
        while window.sitting.trace is None or window.sitting.trace.prompt != text or not painted:
            if loop.exec():
                raise TimeoutError(f"the window did not paint {text[-20:]!r} in {PATIENCE / 1000:g} s")
        limit.stop()

    painted: list[str] = []

    def on_painted() -> None:
        trace = window.sitting.trace
        if trace is not None and trace.prompt == window.prompt.field.toPlainText():
            painted.append(trace.prompt)
        loop.exit(0)

    window.settled.connect(on_painted)
    window.show()
    window.begin(TEXT, model, "onnx", "cpu")
    until_painted(TEXT)
    field, text, seconds = window.prompt.field, TEXT, []
    for number in range(rounds):
        letter = SENTENCE[number % len(SENTENCE)]
        text += letter
        painted.clear()
        begun = time.perf_counter()
        QTest.keyClicks(field, letter)
        until_painted(text)
        seconds.append(time.perf_counter() - begun)
    window.close()
    return Timed.over(seconds)
