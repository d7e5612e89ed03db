"""The numbers of a `Sampling` as a person sets them: how each is written, read, and laid along its slider."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from visualizer.errors import BadInput
from visualizer.language import tr
from visualizer.sampling import Sampling


@dataclass(frozen=True, slots=True)
class Setting:
    """One number of `Sampling`: how it is written, read, and laid along its slider, from 0 to 1.

    `step` answers the next value for so many notches of wheel or arrow key.
    """

    field: str
    label: str
    explains: str
    place: Callable[[float], float]
    value: Callable[[float], float]
    step: Callable[[float, int], float]
    write: Callable[[float], str]
    whole: bool = False
    none: str = ""  # why a typed 0 is refused, where it would leave no token but stands for off

    @property
    def default(self) -> float:
        """Where a double click returns to: the model's own distribution."""
        return float(getattr(Sampling(), self.field))

    def read(self, text: str) -> float:
        """What a person typed, as a number; raises BadInput for what is none."""
        typed = text.strip().replace(",", ".")
        if typed.lower() in ("off", tr("off"), ""):
            return self.default
        try:
            number = float(int(typed)) if self.whole else float(typed)
        except ValueError:
            sentence = tr(
                "“{text}” is not a whole number: {explains}" if self.whole else "“{text}” is not a number: {explains}",
                text=text.strip(),
                explains=self.explains,
            )
            raise BadInput(sentence) from None
        if self.none and number == 0:
            raise BadInput(self.none)
        return number

    def into(self, sampling: Sampling, value: float) -> Sampling:
        """`sampling` with this number; raises BadInput where it has no meaning."""
        return replace(sampling, **{self.field: int(value) if self.whole else value})


def _hundredths(lowest: float, highest: float) -> Callable[[float, int], float]:
    return lambda value, notches: min(highest, max(lowest, round(value * 20 + notches) / 20))


def settings(vocabulary: int) -> tuple[Setting, ...]:
    """The five settings with sliders, for a vocabulary of this size."""
    doublings = math.log2(max(2, vocabulary))

    def k_at(place: float) -> float:
        return 0 if place >= 1 else float(round(2 ** (doublings * place)))  # the right end keeps every token: off

    def step_k(k: float, notches: int) -> float:
        k = vocabulary if k == 0 else k
        for _ in range(abs(notches)):
            stride = max(1, 10 ** (len(str(int(k if notches > 0 else k - 1))) - 1) // 2)
            k = k + stride if notches > 0 else max(1, k - stride)
        return 0 if k >= vocabulary else k

    return (
        Setting(
            "temperature", tr("temperature"),
            tr("temperature takes a number of at least 0; 0 is greedy, 1 the model's own."),
            lambda value: value / 2, lambda place: round(2 * place, 2), _hundredths(0, 2), lambda value: f"{value:.2f}",
        ),
        Setting(
            "top_k", tr("top-k"), tr("top-k takes how many of the likeliest tokens to keep, or off."),
            lambda k: 1.0 if k == 0 else math.log2(k) / doublings, k_at, step_k,
            lambda k: tr("off") if k == 0 else str(int(k)), whole=True,
            none=tr("top-k 0 would keep no token: give at least 1, or “off” to keep every token."),
        ),
        Setting(
            "top_p", tr("top-p"), tr("top-p takes a number above 0 and at most 1; 1 keeps every token."),
            lambda value: value, lambda place: max(0.01, round(place, 2)), _hundredths(0.05, 1),
            lambda value: f"{value:.2f}" if value >= 0.005 else f"{value:.2g}",
        ),
        Setting(
            "min_p", tr("min-p"), tr("min-p takes a number between 0 and 1; 0 keeps every token."),
            lambda value: value, lambda place: round(place, 2), _hundredths(0, 1),
            lambda value: tr("off") if value == 0 else f"{value:.2f}" if value >= 0.005 else f"{value:.2g}",
        ),
        Setting(
            "repetition_penalty", tr("rep. penalty"),
            tr("The repetition penalty takes a number above 0: above 1 tokens that were read become less likely."),
            lambda value: value - 1, lambda place: round(1 + place, 2), _hundredths(1, 2),
            lambda value: tr("off") if value == 1 else f"{value:.2f}",
        ),
    )  # fmt: skip
