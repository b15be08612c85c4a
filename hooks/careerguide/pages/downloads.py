"""What can be downloaded, as pages show it. The build makes these when the files are there."""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from careerguide.model.formats import Variant
from careerguide.problems.english import count


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
class DownloadIndex:
    """Downloads by what they were made from."""

    downloads: Sequence[Download]
    first_paper: str

    @cached_property
    def by_item(self) -> Mapping[str, Sequence[Download]]:
        by_item = defaultdict(list)
        for download in self.downloads:
            by_item[download.id].append(download)
        return by_item

    @cached_property
    def papers(self) -> Set[str]:
        return {download.paper for download in self.downloads}

    def collection(self, name: str) -> Download | None:
        """A zip by its name."""
        return next((file for file in self.by_item.get(name, ()) if file.kind == "collection"), None)

    def of(self, item: str, about: str = "", variant: Variant = "standard") -> list[Download]:
        """Those of a worksheet, letter or booklet, the usual paper first, then Word, and plain text last."""
        files = [file for file in self.by_item.get(item, ()) if (file.about, file.variant) == (about, variant)]
        return sorted(files, key=self._place)

    def abouts(self, item: str) -> set[str]:
        """The categories for which a sheet is made, by their ids; an empty id for a sheet that is made once."""
        return {file.about for file in self.by_item.get(item, ())}

    @property
    def booklets(self) -> list[str]:
        """What each booklet was made from."""
        return list(dict.fromkeys(file.id for file in self.downloads if file.kind == "booklet"))

    def _place(self, download: Download) -> tuple[bool, bool, str]:
        return not download.paper, download.paper != self.first_paper, download.path


def facts(download: Download) -> str:
    """`2 pages, 96 KB`, or only the size where there are no pages."""
    pages = [count(download.pages, "page")] if download.pages else []
    return ", ".join([*pages, size(download.bytes)])


def size(number: int) -> str:
    """Bytes in kilobytes, never 0, or in megabytes."""
    return f"{number / 1_000_000:.1f} MB" if number >= 1_000_000 else f"{max(1, round(number / 1000))} KB"
