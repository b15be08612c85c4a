"""What printing is about: a job, what comes of it, and the folders that sheets may take files from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

Report = Callable[[int, int, str], None]
"""Called with how many are done, how many there are, and what was done last."""

STYLES: Final = "print"
ROOMS: Final = (STYLES, "fonts/print")
"""The folders below the assets that sheets may take files from."""


@dataclass(frozen=True, slots=True)
class Job:
    """A PDF to make: its path, its HTML, and the item that it comes from, for problems."""

    path: str
    html: str
    source: str
    line: int
    title: str = ""
    picture: int = 0
    """Pixels across of a picture of its first page. 0 if none is wanted."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF that was made."""

    path: str
    content: bytes
    pages: int
    fillable: bool
    picture: bytes | None


def fonts_file(assets: Path) -> Path:
    """What tells fontconfig to know our fonts only."""
    return assets / STYLES / "fonts.conf"
