"""Numbers and the scales they lie on: how they become colours, where an axis has its marks."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from jaxtyping import Float

from visualizer import numerals


@dataclass(frozen=True, slots=True)
class ColourScale:
    """How numbers become colours: from the background to the accent, or both ways from a zero in the middle."""

    low: float
    high: float
    kind: Literal["sequential", "diverging"] = "sequential"
    name: str = ""  # what is measured, written beside the scale where there is room
    clips: bool = False  # larger values than `high` occur and take its colour

    @property
    def ends(self) -> tuple[str, str]:
        """The numbers that stand at the two ends of the drawn scale."""
        return short_number(self.low), f"≥ {short_number(self.high)}" if self.clips else short_number(self.high)

    def place(self, values: Float[np.ndarray, "*shape"]) -> Float[np.ndarray, "*shape"]:
        """Each value's place on the scale, from 0 to 1, clipped."""
        return np.clip((values - self.low) / ((self.high - self.low) or 1.0), 0.0, 1.0)

    @staticmethod
    def symmetric(values: Float[np.ndarray, "*shape"], name: str = "") -> "ColourScale":
        """A diverging scale around zero that all but the most extreme half per cent of the values fit into."""
        size = np.abs(values[np.isfinite(values)])
        return ColourScale.around_zero(float(np.quantile(size, 0.995)) if size.size else 1.0, name)

    @staticmethod
    def around_zero(limit: float, name: str = "") -> "ColourScale":
        """A diverging scale to a round number at or above `limit`."""
        size = round_up(limit)
        return ColourScale(-size, size, "diverging", name)


def round_up(limit: float) -> float:
    """The next round number at or above `limit`; 1 for nothing at all."""
    if limit <= 0:
        return 1.0
    power = 10.0 ** np.floor(np.log10(limit))
    return float(next(step * power for step in (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10, 20) if step * power >= limit))


def short_number(value: float) -> str:
    """A number at the end of a scale: 1, 0.5, −12."""
    return f"{value:.4g}".replace("-", numerals.MINUS)


def points(difference: float, digits: int = 1) -> str:
    """A difference with its direction: "▲ +3.2", "▼ −1.0", and "0" for what rounds to nothing."""
    written = f"{difference:+.{digits}f}".replace("-", numerals.MINUS)
    if not float(f"{difference:.{digits}f}"):
        return "0"
    return f"{'▲' if difference > 0 else '▼'} {written}"


PLACE_STEPS = (1, 2, 4, 5, 8, 10, 16, 20, 32, 40, 50, 64, 100, 128, 200, 250, 256, 400, 500, 512, 1000, 2000, 4000)


def round_steps(low: float, high: float) -> tuple[float, ...]:
    """Three to six evenly spaced round numbers that a range lies within."""
    size = (high - low) or 1.0
    power = 10.0 ** np.floor(np.log10(size))
    step = next(float(part * power) for part in (0.2, 0.25, 0.5, 1, 2, 2.5, 5) if size / (part * power) <= 4.2)
    first, last = int(np.floor(low / step + 1e-9)), int(np.ceil(high / step - 1e-9))
    return tuple(step * place for place in range(first, max(last, first + 1) + 1))


def tick_number(value: float) -> str:
    """A number beside an axis: large ones in thousands and millions."""
    for unit, size in (("M", 1e6), ("k", 1e4)):
        if abs(value) >= size:
            return f"{value / (1e6 if unit == 'M' else 1e3):g} {unit}".replace("-", numerals.MINUS)
    return short_number(value)


def decades(low: float, high: float) -> tuple[float, ...]:
    """Powers of ten that a range lies within, at most six of them."""
    first, last = int(np.floor(np.log10(low) + 1e-9)), int(np.ceil(np.log10(high) - 1e-9))
    last = max(last, first + 1)
    step = -(-(last - first) // 5)
    return tuple(10.0**power for power in range(first, last + step, step))


def exact(value: float | np.floating) -> str:
    """A value with all the digits that single precision means."""
    if np.isneginf(value):
        return f"{numerals.MINUS}∞"
    return f"{value:.6g}".replace("-", numerals.MINUS)
