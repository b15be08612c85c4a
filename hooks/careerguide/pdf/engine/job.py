"""A PDF to make, the PDF that was made, and the folders with files that PDFs can use."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

Report = Callable[[int, int, str], None]
"""Called with the number of PDFs that are done, the number of all, and the title of the last one."""

STYLES: Final = "print"
ROOMS: Final = (STYLES, "fonts/print")
"""The folders in the templates with files that PDFs can use."""


@dataclass(frozen=True, slots=True)
class Job:
    """A PDF to make."""

    path: str
    """Relative to the site."""
    html: str
    """Well-formed XML too."""
    source: str
    """The file with its item, relative to the root, for problems."""
    line: int
    """The line of the item in that file, 1-based."""
    title: str = ""
    picture: int = 0
    """The width of a picture of its first page in pixels; 0 for no picture."""


@dataclass(frozen=True, slots=True)
class PrintedPdf:
    """A PDF that was made."""

    path: str
    content: bytes
    pages: int
    fillable: bool
    picture: bytes | None
    """Its first page as WebP."""


def fonts_file(assets: Path) -> Path:
    """The file that makes fontconfig find our fonts only."""
    return assets / STYLES / "fonts.conf"
