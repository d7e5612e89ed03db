"""Token pieces under columns, turned so that they fit."""

from widgets.brush import Brush


def turned_label(brush: Brush, x: float, y: float, angle: int, text: str, size: int, room: float, on: bool) -> None:
    """One piece that ends under the middle `x` of its column, `y` being the end of the column; bold where it is lit.

    `angle` is 0, -45 or -90 degrees, `room` the most pixels along the piece.
    """
    weight = 600 if on else 400
    width = min(room, brush.theme.text_width(text, size, weight, mono=True))
    right, below = (width / 2, size + 3) if not angle else (4.0, 12 if angle == -45 else 8)
    with brush.turned(x + right, y + below, angle):
        if on:
            brush.rect(-width - 3, -size + 1, width + 6, size + 4, "groove", radius=3)
        brush.piece(0, 0, text, size, "ink", weight, "end", room=room)
