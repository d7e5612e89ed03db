"""What a person allowed of a model that does not come as bare numbers: pickled weights, and code of its own.

Nothing is allowed until somebody says so, for one folder and what lies in it at that moment. The permission is kept in
the program's data folder, and is void as soon as one of the files it was given for is exchanged.
"""

import hashlib
import json
from pathlib import Path
from typing import Literal

from visualizer.errors import ModelError
from visualizer.places import data_folder

Risk = Literal["pickled", "code"]


class NeedsPermission(ModelError):
    """A model that comes with a risk which nobody has allowed yet."""

    def __init__(self, sentence: str, risk: Risk) -> None:
        super().__init__(sentence)
        self.risk = risk


FILES: dict[Risk, tuple[str, ...]] = {  # what each risk comes from
    "pickled": ("*.bin", "*.pt", "*.pth", "*.ckpt"),
    "code": ("*.py",),
}


def allowed_file() -> Path:
    """Where permissions are kept."""
    return data_folder() / "allowed.json"


def risky_files(folder: Path, risk: Risk) -> list[Path]:
    """The files of a folder that hold such a risk."""
    return sorted(file for pattern in FILES[risk] for file in folder.glob(pattern))


def is_allowed(folder: Path, risk: Risk) -> bool:
    """Whether a person allowed it, for the files that lie there now."""
    return _read().get(str(folder.resolve()), {}).get(risk) == _digest(folder, risk)


def allow(folder: Path, risk: Risk) -> None:
    """Keep that a person allowed it; OSError where it cannot be kept."""
    kept = _read()
    kept.setdefault(str(folder.resolve()), {})[risk] = _digest(folder, risk)
    _write(kept)


def forbid(folder: Path) -> None:
    """Forget what was allowed of a folder."""
    kept = _read()
    if kept.pop(str(folder.resolve()), None) is not None:
        _write(kept)


def _digest(folder: Path, risk: Risk) -> str:
    """Over names, sizes and times: gigabytes of weights are not read for it."""
    digest = hashlib.sha256()
    for file in risky_files(folder, risk):
        facts = file.stat()
        digest.update(f"{file.name}\0{facts.st_size}\0{facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _read() -> dict[str, dict[str, str]]:
    try:
        kept = json.loads(allowed_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(kept, dict):
        return {}
    return {folder: given for folder, given in kept.items() if isinstance(given, dict)}


def _write(kept: dict[str, dict[str, str]]) -> None:
    file = allowed_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_name(f"{file.name}.new")
    half.write_text(json.dumps(kept, indent=1), encoding="utf-8")
    half.replace(file)
