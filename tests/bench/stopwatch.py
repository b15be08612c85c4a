"""How long a command takes, with every process that it starts."""

import ctypes
import os
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

ADOPT: Final = 36  # prctl: processes whose parent has gone become ours, so that their time is counted too
QUIET: Final = {"NO_MKDOCS_2_WARNING": "1"}


def adopt() -> None:
    """Once, before anything is measured."""
    ctypes.CDLL(None).prctl(ADOPT, 1)


def wall(command: Sequence[str], folder: Path) -> float:
    """Seconds that go by until a command is done."""
    _await_all()
    start = time.perf_counter()
    cpu(command, folder)
    return time.perf_counter() - start


def cpu(command: Sequence[str], folder: Path) -> float:
    """Seconds of CPU that a command takes, with every process that it starts."""
    _await_all()  # what a command before left running is not counted here
    process = subprocess.Popen(
        command, cwd=folder, env={**os.environ, **QUIET}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    ended = _await_all()
    process.returncode, _ = ended[process.pid]
    if process.returncode:
        raise SystemExit(f"failed: {' '.join(command)}")
    return sum(seconds for _, seconds in ended.values())


def _await_all() -> dict[int, tuple[int, float]]:
    """Waits until every process has ended: its status and its seconds of CPU."""
    ended: dict[int, tuple[int, float]] = {}
    while True:
        try:
            pid, status, usage = os.wait4(-1, 0)
        except ChildProcessError:
            return ended
        ended[pid] = status, usage.ru_utime + usage.ru_stime
