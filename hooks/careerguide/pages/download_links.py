"""Links to downloads: the forms in which a sheet or letter comes, and for each form a file on every paper.

All of these are on the page. The reader chooses a paper once, and the styles leave out what is for the other one; so
a page without scripts still leads to everything.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from careerguide.model.formats import ENDINGS, PAPERS, VARIANTS, Variant
from careerguide.model.letters import Letter
from careerguide.model.worksheets import Worksheet
from careerguide.pages.context import PageContext
from careerguide.pages.downloads import Download, facts, size
from careerguide.problems.english import count

WHERE: Final = {"letter": " (US)"}
"""What helps to know a paper, where one is chosen."""
ON_BUTTONS: Final[dict[Variant, str]] = {"large-print": "large print", "example": "example"}


@dataclass(frozen=True, slots=True)
class PaperName:
    """A paper to choose."""

    paper: str
    name: str


@dataclass(frozen=True, slots=True)
class File:
    """One file to download."""

    only: Literal["letter", "a4", ""]
    """The only paper for which it is shown. Empty where no other file could take its place."""
    paper: str
    """What its paper is called, if it has one."""
    href: str
    name: str
    """All that it is, for those who hear one link at a time."""
    facts: str


@dataclass(frozen=True, slots=True)
class Form:
    """A sheet or letter in one of its forms: to print, in large print, as an example, for Word."""

    label: str
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class Zip:
    """A zip of many files."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class ItemDownloads:
    """A sheet or a letter with its forms, or how many sheets there are where one is made for each category."""

    item: Worksheet | Letter
    forms: tuple[Form, ...]
    count: str


def papers(context: PageContext) -> tuple[PaperName, ...]:
    """The papers to choose from. None where there is no choice."""
    made = context.downloads.papers
    choices = tuple(PaperName(paper, name + WHERE.get(paper, "")) for paper, name in PAPERS.items() if paper in made)
    return choices if len(choices) > 1 else ()


def paper_href(context: PageContext) -> str:
    """Where a paper is chosen, for pages that have no room for that."""
    return f"{context.href('sheets')}#paper" if papers(context) else ""


def forms(context: PageContext, item: str, about: str = "") -> tuple[Form, ...]:
    """Every form in which a sheet, letter or booklet comes, the usual one first."""
    variants = [(variant, context.downloads.of(item, about, variant)) for variant in VARIANTS]
    printed = [(variant, [file for file in files if file.paper]) for variant, files in variants]
    others = [file for _, files in variants for file in files if not file.paper]
    return (
        *(_form(context, _on_button(variant, files), files) for variant, files in printed if files),
        *(_form(context, ENDINGS[file.path.rpartition(".")[2]], [file]) for file in others),
    )


def _on_button(variant: Variant, files: Iterable[Download]) -> str:
    fillable = any(file.fillable for file in files)
    return ON_BUTTONS.get(variant, "print or fill in" if fillable else "print it")


def _form(context: PageContext, label: str, files: Sequence[Download]) -> Form:
    choice = len(files) > 1
    return Form(label[:1].upper() + label[1:], tuple(_file(context, label, file, choice) for file in files))


def _file(context: PageContext, label: str, download: Download, choice: bool) -> File:
    """Its name has what can be seen on the button in the same order, for those who press buttons by saying it."""
    paper = PAPERS.get(download.paper, "")
    parts = [download.title, label, facts(download), paper, "PDF" if paper else ""]
    return File(
        only=download.paper if choice else "",
        paper=paper,
        href=context.link_to_file(download.path),
        name=", ".join(filter(None, parts)),
        facts=facts(download),
    )


def collection(context: PageContext, name: str) -> Zip | None:
    """A zip by its name, as in `all-letters`, if there is one."""
    file = context.downloads.collection(name)
    return Zip(f"{file.title}, as a zip of {size(file.bytes)}", context.link_to_file(file.path)) if file else None


def item_downloads(context: PageContext, names: Iterable[str]) -> list[ItemDownloads]:
    """Sheets and letters by their ids."""
    return [_item_downloads(context, context.item(name)) for name in names]


def _item_downloads(context: PageContext, item: Worksheet | Letter) -> ItemDownloads:
    made_for = len(context.downloads.abouts(item.id) - {""})
    return ItemDownloads(item, forms(context, item.id), count(made_for, "sheet") if made_for else "")
