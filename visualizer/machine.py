"""What this machine has: main memory, and the memory of its graphics cards. Asked of the system, without torch."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

MEMINFO = Path("/proc/meminfo")
LIMIT, USED = Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory.current")
PATIENCE = 5  # seconds for the driver's own program


@dataclass(frozen=True, slots=True)
class Memory:
    """Of the machine or of one card, in bytes."""

    name: str  # of the card; "" for main memory
    total: int
    free: int  # what a program can have at present


def main_memory() -> Memory | None:
    """What programs share, as far as this one may use it; None where the system does not say."""
    for ask in (_proc, _windows, _darwin, _posix):
        if (found := ask()) is not None:
            return _within_limit(found)
    return None


def cards() -> tuple[Memory, ...]:
    """The NVIDIA cards that a driver answers for; empty where there is none."""
    program = shutil.which("nvidia-smi")
    if program is None:
        return ()
    question = [program, "--query-gpu=name,memory.total,memory.free", "--format=csv,noheader,nounits"]
    try:
        answer = subprocess.run(question, capture_output=True, text=True, timeout=PATIENCE, check=True).stdout
        rows = [[part.strip() for part in line.rsplit(",", 2)] for line in answer.splitlines() if line.strip()]
        return tuple(Memory(name, int(total) << 20, int(free) << 20) for name, total, free in rows)
    except (OSError, ValueError, subprocess.SubprocessError):  # no driver, or an answer of another kind
        return ()


def _proc() -> Memory | None:
    """As Linux says it."""
    try:
        lines = MEMINFO.read_text(encoding="ascii").splitlines()
        sizes = {line.split(":")[0]: int(line.split()[1]) << 10 for line in lines if line.endswith("kB")}
        return Memory("", sizes["MemTotal"], sizes["MemAvailable"])
    except (OSError, ValueError, KeyError, IndexError):
        return None


def _windows() -> Memory | None:
    """As Windows says it."""
    import ctypes

    library = getattr(ctypes, "windll", None)
    if library is None:
        return None

    class Status(ctypes.Structure):
        _fields_ = [
            ("length", ctypes.c_ulong),
            ("load", ctypes.c_ulong),
            *((name, ctypes.c_ulonglong) for name in ("total", "free", "t1", "f1", "t2", "f2", "f3")),
        ]

    status = Status()
    status.length = ctypes.sizeof(Status)
    if not library.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
        return None
    return Memory("", status.total, status.free)


def _darwin() -> Memory | None:
    """As macOS says it: what is free, and what it holds only in case it is asked for again."""
    program = shutil.which("vm_stat")
    if program is None or (whole := _posix()) is None:
        return None
    try:
        lines = subprocess.run([program], capture_output=True, text=True, timeout=PATIENCE, check=True).stdout
        page = int(re.findall(r"page size of (\d+) bytes", lines)[0])
        counts = {name: int(count) for name, count in re.findall(r"^(Pages [a-z ]+):\s+(\d+)", lines, re.MULTILINE)}
        pages = counts["Pages free"] + counts.get("Pages inactive", 0) + counts.get("Pages speculative", 0)
    except (OSError, ValueError, KeyError, IndexError, subprocess.SubprocessError):
        return None
    return Memory("", whole.total, min(whole.total, pages * page))


def _posix() -> Memory | None:
    """What is there at all, where nobody knows what is free."""
    try:
        total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return None
    return Memory("", total, total)


def _within_limit(memory: Memory) -> Memory:
    """No more than a container lets its programs have."""
    try:
        limit, used = int(LIMIT.read_text()), int(USED.read_text())  # "max" where there is no limit
    except (OSError, ValueError):
        return memory
    if limit >= memory.total:
        return memory
    return Memory(memory.name, limit, max(0, min(memory.free, limit - used)))
