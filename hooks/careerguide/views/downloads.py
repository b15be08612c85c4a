"""What can be downloaded, as pages show it. `outputs` makes these when the files are there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from careerguide.output import Variant


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away. `id` is that of the worksheet or letter that it was made from."""

    path: str
    """From the root of the site, as in `sheets/debrief-letter.pdf`. Its ending says what it is."""
    kind: Literal["worksheet", "letter", "booklet", "collection"]
    id: str
    title: str
    paper: Literal["letter", "a4", ""]
    """Empty for what is not made for paper."""
    variant: Variant
    language: str
    pages: int
    """0 for what has none."""
    bytes: int
    sha256: str
    fillable: bool
    about: str = ""
    """For a sheet that is made for each category: the id of the category."""
    picture: str = ""
    """The path of a picture of the first page, if there is one."""


@dataclass(frozen=True)
class Shelf:
    """Downloads by what they were made from."""

    downloads: Sequence[Download]
    first_paper: str

    def collection(self, name: str) -> Download | None:
        return next((one for one in self.downloads if one.kind == "collection" and one.id == name), None)

    def of(self, item: str, about: str = "", variant: Variant = "standard") -> list[Download]:
        """Those of a worksheet, letter or booklet, the usual paper first, then Word, and plain text last."""
        found = [one for one in self.downloads if (one.id, one.about, one.variant) == (item, about, variant)]
        return sorted(found, key=self._place)

    def abouts(self, item: str) -> set[str]:
        return {one.about for one in self.downloads if one.id == item}

    def _place(self, download: Download) -> tuple[bool, bool, str]:
        return not download.paper, download.paper != self.first_paper, download.path


def facts(downloads: Iterable[Download]) -> str:
    """`PDF, 2 pages, 96 KB, can be filled in`, from the first of them that has pages."""
    for one in downloads:
        if one.pages:
            pages = "1 page" if one.pages == 1 else f"{one.pages} pages"
            return f"PDF, {pages}, {size(one.bytes)}" + (", can be filled in" if one.fillable else "")
    return ""


def size(number: int) -> str:
    """Bytes in kilobytes, never 0, or in megabytes."""
    return f"{number / 1_000_000:.1f} MB" if number >= 1_000_000 else f"{max(1, round(number / 1000))} KB"
