"""Every sheet and letter to print, one for each paper: its words, fields and drawings, ready for its template."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from markupsafe import Markup

from careerguide import drawing
from careerguide.model import Category, Guide, Letter, Plan, Worksheet
from careerguide.text import Renderer
from careerguide.views.addresses import Addresses
from careerguide.views.paper.blocks import USUAL, BlockView, Draft, block_view
from careerguide.views.paper.fitting import PAPERS, Paper, best_change
from careerguide.views.paper.letters import LetterView, letter_view

MASTHEAD: Final = 34.4  # millimetres
STYLES: Final[Mapping[str, Sequence[str]]] = {"letter": ("print.css",), "a4": ("print.css", "a4.css")}


@dataclass(frozen=True)
class Masthead:
    """The head of a sheet: what it is, what it is for, and where it belongs on the site."""

    brand: Markup
    title: Markup
    purpose: Markup
    url: str
    host: str
    path: str
    code: str
    ruler: str


@dataclass(frozen=True)
class Paperwork:
    """What the template of a sheet sees."""

    language: str
    name: str
    """Of the document: its title for readers of the PDF."""
    footer: str
    styles: Sequence[str]
    masthead: Masthead
    blocks: Sequence[BlockView] = ()
    letter: LetterView | None = None


@dataclass(frozen=True)
class SheetView:
    """One PDF to make. `item` is the worksheet or letter it comes from, `about` the category it is for, if any."""

    item: str
    about: str
    kind: Literal["worksheet", "letter"]
    title: str
    purpose: str
    paper: Literal["letter", "a4"]
    variant: Literal["standard"]
    path: str
    template: str
    source: str
    line: int
    page: str
    """The id of the page, or of the item on a page, that the sheet belongs to."""
    page_url: str
    picture: bool
    """Whether a picture of its first page is wanted."""
    view: Paperwork


def sheets(guide: Guide, addresses: Addresses) -> list[SheetView]:
    """Worksheets, then letters, in the order of the guide."""
    return [*_worksheets(guide, addresses), *_letters(guide, addresses)]


# ---------------------------------------------------------------- worksheets


def _worksheets(guide: Guide, addresses: Addresses) -> Iterator[SheetView]:
    for sheet in guide.worksheets:
        subjects: Sequence[Category | None] = guide.categories if sheet.for_each else (None,)
        for category in subjects:
            yield from _worksheet(sheet, category, guide, addresses)


def _worksheet(sheet: Worksheet, category: Category | None, guide: Guide, addresses: Addresses) -> Iterator[SheetView]:
    words = _words(addresses, category)
    stem = f"sheets/{sheet.id.removeprefix('sheet-')}" + (f"-{category.id}" if category else "")
    page = category.id if category else sheet.id
    name = _name(sheet, guide, words)
    change = best_change(lambda wish, paper: _heights(sheet, Draft(guide, words, wish, category), paper), _papers(sheet))
    masthead = _masthead(words.line(sheet.title), words.line(sheet.purpose), page, _minutes(sheet, guide), guide, addresses)
    for paper in sheet.papers:
        blocks = _blocks(sheet, Draft(guide, words, change, category))
        yield SheetView(
            item=sheet.id,
            about=category.id if category else "",
            kind="worksheet",
            title=name,
            purpose=words.plain(sheet.purpose),
            paper=paper,
            variant="standard",
            path=f"{stem}-{paper}.pdf",
            template="worksheet.j2",
            source=guide.origins[sheet.id].path,
            line=guide.origins[sheet.id].line,
            page=page,
            page_url=masthead.url,
            picture=paper == "letter",
            view=Paperwork(guide.site.language, name, _footer(guide, name), STYLES[paper], masthead, blocks=blocks),
        )


def _words(addresses: Addresses, category: Category | None) -> Renderer:
    """Texts for paper. On a sheet that is made for each category, {category} is its title."""
    usual = addresses.off_site()
    if category is None:
        return usual
    title = usual.plain(category.title)
    return Renderer(usual.href, lambda name: title if name == "category" else usual.default(name))


def _name(sheet: Worksheet, guide: Guide, words: Renderer) -> str:
    """Its title; where several sheets have the same one, with the minutes of its plan."""
    title = words.plain(sheet.title)
    alike = sum(one.title.typed == sheet.title.typed for one in guide.worksheets)
    plan = _plan(sheet, guide)
    return f"{title}, {plan.minutes} minutes" if alike > 1 and plan else title


def _plan(sheet: Worksheet, guide: Guide) -> Plan | None:
    ids = {block.questions.plan for block in sheet.blocks if block.questions and block.questions.plan}
    return next((plan for plan in guide.plans if plan.id in ids), None)


def _minutes(sheet: Worksheet, guide: Guide) -> int:
    plan = _plan(sheet, guide)
    return plan.minutes if plan else USUAL


def _papers(sheet: Worksheet) -> list[Paper]:
    return [PAPERS[paper] for paper in sheet.papers]


def _blocks(sheet: Worksheet, draft: Draft) -> list[BlockView]:
    return [block_view(block, draft) for block in sheet.blocks]


def _heights(sheet: Worksheet, draft: Draft, paper: Paper) -> list[float]:
    return [MASTHEAD, *(height for block in _blocks(sheet, draft) for height in block.heights(paper))]


# ---------------------------------------------------------------- letters


def _letters(guide: Guide, addresses: Addresses) -> Iterator[SheetView]:
    words = addresses.off_site()
    for letter in guide.letters:
        for paper in PAPERS:
            yield _letter(letter, paper, words, guide, addresses)


def _letter(letter: Letter, paper: str, words: Renderer, guide: Guide, addresses: Addresses) -> SheetView:
    name = words.plain(letter.title)
    masthead = _masthead(words.line(letter.title), words.line(letter.purpose), letter.id, USUAL, guide, addresses)
    view = letter_view(letter, Draft(guide, words))
    return SheetView(
        item=letter.id,
        about="",
        kind="letter",
        title=name,
        purpose=words.plain(letter.purpose),
        paper=paper,
        variant="standard",
        path=f"letters/{letter.id}-{paper}.pdf",
        template="letter.j2",
        source=guide.origins[letter.id].path,
        line=guide.origins[letter.id].line,
        page=letter.id,
        page_url=masthead.url,
        picture=paper == "letter",
        view=Paperwork(guide.site.language, name, _footer(guide, name), STYLES[paper], masthead, letter=view),
    )


# ---------------------------------------------------------------- both


def _footer(guide: Guide, name: str) -> str:
    return f"{guide.site.name.typed} · {name}"


def _masthead(
    title: Markup, purpose: Markup, page: str, minutes: int, guide: Guide, addresses: Addresses
) -> Masthead:
    url = addresses.full(page)
    shown = url.partition("#")[0].partition("://")[2].rstrip("/")
    host, _, path = shown.partition("/")
    brand = addresses.off_site().line(guide.site.name)
    return Masthead(brand, title, purpose, url, host, path, drawing.qr_code(url), drawing.ruler(minutes))
