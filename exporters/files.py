"""Writing a file whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from visualizer.errors import BadInput


@contextmanager
def written_whole(path: Path) -> Iterator[IO[bytes]]:
    """A file to write to, that takes the place of `path` once all is written; on any failure nothing is left.

    Raises BadInput where the place cannot be written to.
    """
    try:
        target = _checked(path)
        if target.exists() and not target.is_file():  # a pipe or a device: it takes what comes
            with open(target, "wb") as file:
                yield file
            return
        beside = target.parent / f".headlight-{os.getpid()}-{os.urandom(4).hex()}.part"
        try:
            with open(beside, "xb") as file:
                yield file
            os.replace(beside, target)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise BadInput(f"{path} cannot be written ({error.strerror or error}): choose another place.") from error


def _checked(path: Path) -> Path:
    """Where a link leads, since a link stays a link; refuses what is no place for a file."""
    try:
        target = Path(os.path.realpath(path))
    except ValueError as error:  # a null character
        raise BadInput(f"{str(path)!r} is no name for a file: choose another.") from error
    if target.is_dir():
        raise BadInput(f"{path} is a folder: name a file in it.")
    if not target.parent.is_dir():
        raise BadInput(f"There is no folder {target.parent}: make it first, or choose another place.")
    if target.exists() and not os.access(target, os.W_OK):
        raise BadInput(f"{path} is write-protected: choose another name.")
    return target
