"""Timing things against each other: interleaved, so that both meet the same weather; ratios only within one run."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timed:
    """How long one thing took, over many rounds, in seconds."""

    median: float
    worst: float
    rounds: int

    @classmethod
    def over(cls, seconds: Sequence[float]) -> "Timed":
        """Summed up from single rounds."""
        return cls(statistics.median(seconds), max(seconds), len(seconds))


def seconds_of(action: Callable[[], object]) -> float:
    """How long one call takes."""
    begun = time.perf_counter()
    action()
    return time.perf_counter() - begun


def interleaved(rounds: int, *actions: Callable[[int], float]) -> tuple[Timed, ...]:
    """Times each action once in every round, in turn; an action gets the round's number and answers its seconds."""
    seconds: list[list[float]] = [[] for _ in actions]
    for number in range(rounds):
        order = range(len(actions)) if number % 2 == 0 else reversed(range(len(actions)))
        for place in order:
            seconds[place].append(actions[place](number))
    return tuple(Timed.over(some) for some in seconds)
