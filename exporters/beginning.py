"""How a file of numbers begins: enough to see what it will hold, without making the rest of it."""

import io

from exporters import data
from visualizer.views.figure import Figure

MOST_LINES, MOST_LETTERS = 60, 160
MOST_BYTES = 200_000


class Enough(Exception):
    """The beginning is written; nobody wants the rest."""


class Beginning(io.BytesIO):
    """Takes the first bytes of a file, then raises `Enough`. Stays readable whoever closes it."""

    def write(self, content: "bytes | bytearray | memoryview") -> int:  # type: ignore[override]
        if self.tell() > MOST_BYTES:
            raise Enough
        return super().write(content)

    def close(self) -> None:
        """Nothing: a text wrapper that was left by an exception closes what it writes to."""


def beginning(figure: Figure, suffix: str) -> str:
    """The first lines of a CSV or JSON file, each cut where it is very long; the arrays of an NPZ file."""
    if suffix == ".npz":
        return "\n".join(_arrays(figure))
    file = Beginning()
    whole = True
    try:
        {".csv": data.save_csv, ".json": data.save_json}[suffix](figure, file)
    except Enough:
        whole = False
    lines = file.getvalue().decode("utf-8", "replace").splitlines()
    shown = [line if len(line) <= MOST_LETTERS else line[:MOST_LETTERS] + "…" for line in lines[:MOST_LINES]]
    return "\n".join(shown if whole and len(lines) <= MOST_LINES else [*shown, "…"])


def _arrays(figure: Figure) -> list[str]:
    """Name, shape and type of each array."""
    arrays = data.arrays(figure)
    wide = max(map(len, arrays), default=0)
    shapes = {name: " × ".join(map(str, array.shape)) or "text" for name, array in arrays.items()}
    return [
        f"{name:<{wide}}  {shapes[name]:<14}  {array.dtype if array.shape else ''}".rstrip()
        for name, array in arrays.items()
    ]
