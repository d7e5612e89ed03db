"""What a pass may run on, for both backends alike."""

import os

from visualizer.errors import BadInput
from visualizer.language import tr

DEVICES = ("auto", "cpu", "cuda", "mps")


def check_device(device: str) -> None:
    """BadInput where there is no device of that name; whether it works, only a backend can say."""
    if device not in DEVICES:
        raise BadInput(
            tr('There is no device "{device}"; choose one of {known}.', device=device, known=", ".join(DEVICES))
        )


def spare_cores() -> int:
    """The cores of this process but one, which the window needs to itself; at least one."""
    affinity = getattr(os, "sched_getaffinity", None)  # knows of a container's limits; not on every system
    cores = len(affinity(0)) if affinity else os.cpu_count() or 1
    return max(1, cores - 1)
