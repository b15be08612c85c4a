"""Files kept from one build to the next: written whole or not at all, removed when nobody has used them for long."""

from __future__ import annotations

import contextlib
import tempfile
import time
from pathlib import Path


def keep(path: Path, data: bytes) -> None:
    """Writes a file beside its place and then moves it there, so that no other build ever reads half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(data)
    Path(file.name).replace(path)


def sweep(folder: Path, seconds: float) -> None:
    """Removes what has not been used for so long, and what a killed build left half written."""
    oldest = time.time() - seconds
    for path in folder.iterdir():
        with contextlib.suppress(FileNotFoundError):
            if path.stat().st_mtime < oldest:
                path.unlink()
