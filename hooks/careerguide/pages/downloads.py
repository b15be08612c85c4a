"""What can be downloaded, as pages show it: the forms in which a sheet or letter comes, and each on every paper.

All of these are on the page. The reader chooses a paper once, and the styles leave out what is for the other one; so
a page without scripts still leads to everything. The build makes the downloads when the files are there.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from careerguide.model.formats import ENDINGS, PAPERS, VARIANTS, Variant, varied
from careerguide.model.letters import Letter
from careerguide.model.worksheets import Worksheet
from careerguide.problems.english import count

WHERE: Final = {"letter": " (US)"}
"""What helps to know a paper, where one is chosen."""
ON_BUTTONS: Final[dict[Variant, str]] = {"large-print": "large print", "example": "example"}


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

    @property
    def name(self) -> str:
        """Its title with its form, as in “Debrief sheet, large print”."""
        return varied(self.title, self.variant)

    @property
    def paper_name(self) -> str:
        return PAPERS.get(self.paper, "")

    @property
    def size(self) -> str:
        """In kilobytes, never 0, or in megabytes."""
        return f"{self.bytes / 1e6:.1f} MB" if self.bytes >= 1e6 else f"{max(1, round(self.bytes / 1000))} KB"

    @property
    def facts(self) -> str:
        """`2 pages, 96 KB`, or only the size where there are no pages."""
        return ", ".join([*([count(self.pages, "page")] if self.pages else []), self.size])

    def spoken(self, label: str) -> str:
        """All that it is, for those who hear one link at a time. What can be seen on the button, which has this label,
        comes in the same order, for those who press buttons by saying it.
        """
        return ", ".join(filter(None, [self.title, label, self.facts, self.paper_name, "PDF" if self.paper else ""]))


@dataclass(frozen=True, slots=True)
class Form:
    """A sheet or letter in one of its forms: to print, in large print, as an example, for Word. It has a file on each
    paper, or one file that needs none.
    """

    label: str
    files: Sequence[Download]


@dataclass(frozen=True, slots=True)
class ItemDownloads:
    """A sheet or a letter with its forms, or how many sheets there are where one is made for each category."""

    item: Worksheet | Letter
    forms: Sequence[Form]
    count: str


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
    def papers(self) -> Sequence[tuple[str, str]]:
        """The papers to choose from, each with its name. None where there is no choice."""
        made = {download.paper for download in self.downloads}
        choices = [(paper, name + WHERE.get(paper, "")) for paper, name in PAPERS.items() if paper in made]
        return choices if len(choices) > 1 else ()

    def collection(self, name: str) -> Download | None:
        """A zip by its name."""
        return next((file for file in self.by_item.get(name, ()) if file.kind == "collection"), None)

    def of(self, item: str, about: str = "", variant: Variant = "standard") -> list[Download]:
        """Those of a worksheet, letter or booklet, the usual paper first, then Word, and plain text last."""
        files = [file for file in self.by_item.get(item, ()) if (file.about, file.variant) == (about, variant)]
        return sorted(files, key=self._place)

    def forms(self, item: str, about: str = "") -> list[Form]:
        """Every form in which a sheet, letter or booklet comes, the usual one first."""
        files = [(variant, self.of(item, about, variant)) for variant in VARIANTS]
        printed = [(variant, [file for file in made if file.paper]) for variant, made in files]
        others = [file for _, made in files for file in made if not file.paper]
        return [
            *(Form(_on_button(variant, made), made) for variant, made in printed if made),
            *(Form(ENDINGS[file.path.rpartition(".")[2]], [file]) for file in others),
        ]

    def of_items(self, items: Iterable[Worksheet | Letter]) -> list[ItemDownloads]:
        return [ItemDownloads(item, self.forms(item.id), self._count(item.id)) for item in items]

    def _count(self, item: str) -> str:
        categories = {file.about for file in self.by_item.get(item, ()) if file.about}
        return count(len(categories), "sheet") if categories else ""

    def picture(self, item: str, about: str = "", variant: Variant = "standard") -> Download | None:
        """The file that has a picture of a sheet or booklet, if this form has one."""
        return next((file for file in self.of(item, about, variant) if file.picture), None)

    @property
    def booklets(self) -> list[str]:
        """What each booklet was made from."""
        return list(dict.fromkeys(file.id for file in self.downloads if file.kind == "booklet"))

    def _place(self, download: Download) -> tuple[bool, bool, str]:
        return not download.paper, download.paper != self.first_paper, download.path


def _on_button(variant: Variant, files: Iterable[Download]) -> str:
    fillable = any(file.fillable for file in files)
    return ON_BUTTONS.get(variant, "print or fill in" if fillable else "print it")
