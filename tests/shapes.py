"""How shapes and types are checked while the tests run: as Python's own rule has it, an int may stand for a float."""

import inspect
from collections.abc import Callable
from typing import Any, get_args

import jaxtyping
from beartype import BeartypeConf, beartype
from jaxtyping import AbstractArray, install_import_hook

checked = beartype(conf=BeartypeConf(is_pep484_tower=True))
with_shapes = jaxtyping.jaxtyped


def check(package: str) -> None:
    """Have every call of a function of `package` checked that is imported from now on.

    jaxtyping compares the names of axes, at every call, with several times the cost of looking at types. Functions in
    whose signatures no array stands have no axes, and only their types are looked at.
    """
    jaxtyping.jaxtyped = _jaxtyped  # what the import hook writes above each function
    install_import_hook(package, "tests.shapes.checked")


def _jaxtyped(*, typechecker: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def decorate(checkable: Any) -> Any:
        if inspect.isfunction(checkable) and not any(map(_has_axes, checkable.__annotations__.values())):
            return typechecker(checkable)
        return with_shapes(typechecker=typechecker)(checkable)

    return decorate


def _has_axes(hint: object) -> bool:
    if isinstance(hint, str):
        return True  # not known yet
    return (isinstance(hint, type) and issubclass(hint, AbstractArray)) or any(map(_has_axes, get_args(hint)))
