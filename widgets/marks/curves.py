"""Many translucent curves as one picture: what Qt strokes one by one in a tenth of a second takes a few milliseconds.

All curves run from the left edge to the right one with the same bend, so that each pixel column meets each curve in one
upright stretch. What of the ground shines through a pixel is the product over all curves; its logarithm is a sum, and
sums over stretches are running sums of what begins and ends.
"""

import numpy as np
from jaxtyping import Float

STEPS = 400  # along a curve, where its bend is computed
MOST_OPAQUE = 0.98  # its logarithm is finite


def opacity(
    starts: Float[np.ndarray, " lines"],
    ends: Float[np.ndarray, " lines"],
    widths: Float[np.ndarray, " lines"],
    opacities: Float[np.ndarray, " lines"],
    shape: tuple[int, int],
    bend: float,
) -> Float[np.ndarray, "height width"]:
    """How opaque each pixel is under curves from the heights `starts` to the heights `ends`, in pixels.

    `bend` is how far the curve leaves its ends level, as a share of the width.
    """
    height, width = shape
    t = np.linspace(0, 1, STEPS)
    x = 3 * (1 - t) ** 2 * t * bend + 3 * (1 - t) * t**2 * (1 - bend) + t**3  # the x of a Bézier curve from 0 to 1
    way = 3 * (1 - t) * t**2 + t**3  # how much of the way from start to end is done
    middle = (np.arange(width) + 0.5) / width
    done = np.interp(middle, x, way)  # (width,)
    step = np.gradient(done) if width > 1 else np.zeros(1)
    y = starts[:, None] + (ends - starts)[:, None] * done  # (curves, width)
    rise = np.abs((ends - starts)[:, None] * step)  # from one pixel column to the next
    thick = widths[:, None] * np.hypot(1.0, rise)
    stretch = np.maximum(thick, rise)  # a thin steep curve leaves no gaps between columns, but is paler there
    weight = np.log1p(-np.minimum(opacities, MOST_OPAQUE))[:, None] * (thick / stretch)
    change = np.zeros((height + 2) * width)
    for edge, sign in ((y - stretch / 2, 1.0), (y + stretch / 2, -1.0)):
        edge = np.clip(edge, 0, height)
        row = edge.astype(np.intp)
        part = (edge - row) * weight * sign
        place = (row * width + np.arange(width)).ravel()
        change += np.bincount(place, (weight * sign - part).ravel(), change.size)
        change += np.bincount(place + width, part.ravel(), change.size)
    through = np.cumsum(change.reshape(height + 2, width), axis=0)[:height]
    return 1 - np.exp(np.minimum(through, 0.0))
