"""Writing a file whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from visualizer.errors import BadInput
from visualizer.language import tr


@contextmanager
def written_whole(path: Path, settled: bool = False) -> Iterator[IO[bytes]]:
    """A file to write to, that takes the place of `path` once all is written; on any failure nothing is left.

    `settled` waits until the disk has it before the old file goes, so that not even a power cut leaves neither.
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
                if settled:
                    file.flush()
                    os.fsync(file.fileno())
            os.replace(beside, target)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        why = error.strerror or error
        raise BadInput(tr("{path} cannot be written ({why}): choose another place.", path=path, why=why)) from error


def _checked(path: Path) -> Path:
    """Where a link leads, since a link stays a link; refuses what is no place for a file."""
    try:
        target = Path(os.path.realpath(path))
    except ValueError as error:  # a null character
        raise BadInput(tr("{name!r} is no name for a file: choose another.", name=str(path))) from error
    if target.is_dir():
        raise BadInput(tr("{path} is a folder: name a file in it.", path=path))
    if not target.parent.is_dir():
        raise BadInput(tr("There is no folder {folder}: make it first, or choose another place.", folder=target.parent))
    if target.exists() and not os.access(target, os.W_OK):
        raise BadInput(tr("{path} is write-protected: choose another name.", path=path))
    return target
