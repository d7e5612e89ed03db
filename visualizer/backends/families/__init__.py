"""Families whose attention does not go through transformers' attention interface, brought to it: one file each.

An adapter takes a loaded model and gives its attention modules a forward pass that calls `capture.attend`. Any other
family needs no line here.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

ADAPTED = ("bloom", "falcon", "mpt")  # transformers' model_type, and the file's name


def adapter_of(model_type: str) -> Callable[[Any], None] | None:
    """What brings a loaded model of that type to the seam; None where it needs nothing."""
    if model_type not in ADAPTED:
        return None
    adapt: Callable[[Any], None] = import_module(f"{__name__}.{model_type}").adapt
    return adapt
