"""How far transformers is with loading weights, reported; and an end to it where nobody wants them any more."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from visualizer.language import tr
from visualizer.loading import report


@contextmanager
def watched() -> Iterator[None]:
    """Inside, transformers' own progress bars become reports; Cancelled comes out of whatever loads."""
    from transformers.utils import logging

    set_hook = getattr(logging, "set_tqdm_hook", None)
    if set_hook is None:  # a version that has none: it is loaded all the same
        yield
        return
    before = set_hook(_bar)
    try:
        yield
    finally:
        set_hook(before)


def _bar(factory: Callable[..., Any], arguments: tuple[Any, ...], named: dict[str, Any]) -> "Reported":
    """In the place of a tqdm bar."""
    return Reported(arguments[0] if arguments else named.get("iterable"), named.get("total"))


class Reported:
    """What transformers needs of a bar: it is gone through, or told how far it is."""

    def __init__(self, parts: Iterable[Any] | None, total: int | None) -> None:
        self._parts = parts
        self._total = total if total is not None else len(parts) if hasattr(parts, "__len__") else 0  # type: ignore[arg-type]
        self._done = 0

    def __iter__(self) -> Iterator[Any]:
        for part in self._parts or ():
            yield part
            self.update()

    def __enter__(self) -> "Reported":
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def update(self, count: int = 1) -> None:
        """So much more is done."""
        self._done += count
        report(tr("Loading weights"), self._done, self._total)

    def close(self) -> None:
        """The bar goes."""

    def __getattr__(self, name: str) -> Callable[..., None]:
        return _nothing  # set_description and the like: nobody sees them


def _nothing(*arguments: object, **named: object) -> None:
    return None
