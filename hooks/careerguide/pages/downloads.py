"""What can be downloaded, as pages show it: the forms in which a sheet or letter comes, and each on every paper.

All of these are on the page. The reader chooses a paper once, and the styles leave out what is for the other one; so
a page without scripts still leads to everything. The build makes the downloads when the files are there.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from careerguide.model.formats import PAPERS, VARIANTS, Variant
from careerguide.model.letters import Letter
from careerguide.model.worksheets import Worksheet
from careerguide.pages.interface import Interface

CHOICES: Final = {"letter": "sheet-paper-letter", "a4": "paper-a4"}
"""The texts that name papers where one is chosen."""


def varied(title: str, variant: Variant, ui: Interface) -> str:
    """A title with its form, as in “Debrief sheet, large print”."""
    return title if variant == "standard" else ui(f"worksheet-{variant}", title=title)


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
    def ending(self) -> str:
        return self.path.rpartition(".")[2]

    def name(self, ui: Interface) -> str:
        """Its title with its form, as in “Debrief sheet, large print”."""
        return varied(self.title, self.variant, ui)

    def paper_name(self, ui: Interface) -> str:
        return ui(f"paper-{self.paper}") if self.paper else ""

    def size(self, ui: Interface) -> str:
        """In kilobytes, never 0, or in megabytes."""
        if self.bytes >= 1e6:
            return ui("download-megabytes", number=ui.number(self.bytes / 1e6))
        return ui("download-kilobytes", number=max(1, round(self.bytes / 1000)))

    def facts(self, ui: Interface) -> str:
        """`2 pages, 96 KB`, or only the size where there are no pages."""
        size = self.size(ui)
        return ui("download-pages", count=self.pages, size=size) if self.pages else size

    def spoken(self, label: str, ui: Interface) -> str:
        """All that it is, for those who hear one link at a time. What can be seen on the button, which has this label,
        comes in the same order, for those who press buttons by saying it.
        """
        kind = "PDF" if self.paper else ""
        return ", ".join(filter(None, [self.title, label, self.facts(ui), self.paper_name(ui), kind]))


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
    ui: Interface

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
        choices = [(paper, self.ui(CHOICES[paper])) for paper in PAPERS if paper in made]
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
            *(Form(self.ui(f"form-{_look(variant, made)}"), made) for variant, made in printed if made),
            *(Form(self.ui(f"form-{file.ending}"), [file]) for file in others),
        ]

    def of_items(self, items: Iterable[Worksheet | Letter]) -> list[ItemDownloads]:
        return [ItemDownloads(item, self.forms(item.id), self._count(item.id)) for item in items]

    def _count(self, item: str) -> str:
        categories = {file.about for file in self.by_item.get(item, ()) if file.about}
        return self.ui("download-worksheets", count=len(categories)) if categories else ""

    def picture(self, item: str, about: str = "", variant: Variant = "standard") -> Download | None:
        """The file that has a picture of a sheet or booklet, if this form has one."""
        return next((file for file in self.of(item, about, variant) if file.picture), None)

    @property
    def booklets(self) -> list[str]:
        """What each booklet was made from."""
        return list(dict.fromkeys(file.id for file in self.downloads if file.kind == "booklet"))

    def _place(self, download: Download) -> tuple[bool, bool, str]:
        return not download.paper, download.paper != self.first_paper, download.path


def _look(variant: Variant, files: Iterable[Download]) -> str:
    """The form that a button names: the variant, or for the usual one what can be done with it."""
    if variant != "standard":
        return variant
    return "fillable" if any(file.fillable for file in files) else "print"
