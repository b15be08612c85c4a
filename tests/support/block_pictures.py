"""What the contributors' pages show of worksheets: their examples, and the pictures of what these make on paper.

`support.pictures blocks` saves the pictures, and tests/pdf/test_blocks.py compares them. What's in the pages goes
the way of every sheet: it is read, checked, laid out and printed by the code of the guide.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, cast

import pypdfium2
from PIL import Image, ImageOps

from careerguide.build.templates import environment
from careerguide.cache.store import FOLDER, Store
from careerguide.model.guide import Guide
from careerguide.model.worksheets import Worksheet
from careerguide.pages.urls import Addresses
from careerguide.pdf.blocks.registry import block_view
from careerguide.pdf.engine.job import Job
from careerguide.pdf.engine.pool import print_pdfs
from careerguide.pdf.layout.document import SheetContent, SheetView
from careerguide.pdf.layout.measures import print_measures
from careerguide.pdf.layout.sheet_context import SheetContext
from careerguide.pdf.worksheets import sheets
from support.guides import ROOT, copy_real, interface

PICTURES: Final = ROOT / "docs" / "pictures"
BLOCKS: Final = ROOT / "docs" / "blocks.md"
CONTRIBUTING: Final = ROOT / "CONTRIBUTING.md"
MEASURES: Final = print_measures(ROOT / "templates")
WHOLE: Final = "sheet-my-own"
PART: Final = "sheet-block-"
HEAD: Final = """\
order: 99
title: My own sheet
purpose: One block of it, as it comes out on paper.
when: For the pictures.
step: meet
papers: [letter]
blocks:
"""


# ---------------------------------------------------------------- what the pages say


@dataclass(frozen=True, slots=True)
class Section:
    """What docs/blocks.md says of one kind; empty where it says nothing."""

    text: str
    kind: str
    purpose: str
    example: str
    picture: str
    alt: str


def sections() -> list[Section]:
    texts = re.split(r"^## ", BLOCKS.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return [_section(text) for text in texts]


def _section(text: str) -> Section:
    def first(pattern: str) -> str:
        match = re.search(pattern, text, re.MULTILINE | re.DOTALL)
        return match[1] if match else ""

    return Section(
        text=text,
        kind=first(r"\A`(\w+)`: "),
        purpose=first(r"\A[^\n]+\n\n([A-Z][^\n]+)\n"),
        example=first(r"^```yaml\n(.*?)^```$"),
        picture=first(r"<img src=\"([^\"]+)\""),
        alt=first(r"<img [^>]*alt=\"([^\"]+)\""),
    )


def sheet_texts() -> dict[str, str]:
    """The sheets that the pages have examples of, by their files: one for each kind of block, and a whole one."""
    texts = {f"content/worksheets/{PART}{section.kind}.yml": HEAD + section.example for section in sections()}
    words = CONTRIBUTING.read_text(encoding="utf-8").partition("\n## Make a worksheet\n")[2].partition("\n## ")[0]
    texts[f"content/worksheets/{WHOLE}.yml"] = "".join(re.findall(r"^```yaml\n(.*?)^```$", words, re.M | re.S))
    return texts


def with_examples(folder: Path) -> Path:
    """A copy of the real guide that has these sheets too."""
    copy_real(folder)
    for path, text in sheet_texts().items():
        (folder / path).write_text(text, encoding="utf-8")
    return folder


# ---------------------------------------------------------------- what they make on paper


def views(guide: Guide) -> dict[str, SheetView]:
    """What to print, by the name of its picture. Blocks have as many lines as their example says: only the whole
    sheet is fitted to its pages.
    """
    addresses, named = Addresses(guide), {}
    for view in sheets(guide, addresses, MEASURES):
        if view.item == WHOLE and view.paper == "letter":
            named[WHOLE + ("" if view.variant == "standard" else f"-{view.variant}")] = view
        elif view.item.startswith(PART) and view.variant == "standard":
            context = SheetContext(guide, addresses.absolute_renderer(), MEASURES, addresses.ui)
            blocks = [block_view(block, context) for block in cast(Worksheet, guide.by_id[view.item]).blocks]
            as_written = replace(content_of(view), tight=False, blocks=blocks)
            named["blocks/" + view.item.removeprefix(PART)] = replace(view, view=as_written)
    return named


def content_of(view: SheetView) -> SheetContent:
    assert isinstance(view.view, SheetContent)
    return view.view


def pictures(named: Mapping[str, SheetView]) -> dict[str, Image.Image]:
    """Each printed and drawn."""
    templates = environment(ROOT / "templates" / "print", ui=interface())
    htmls = [templates.get_template(view.template).render(sheet=view.view) for view in named.values()]
    jobs = [Job(view.path, html, view.source, view.line) for view, html in zip(named.values(), htmls, strict=True)]
    printed = print_pdfs(jobs, Store(ROOT / FOLDER), ROOT / "templates", lambda *_: None)
    return {name: _picture(made.content, view) for (name, view), made in zip(named.items(), printed, strict=True)}


# ---------------------------------------------------------------- pictures of it

DOTS: Final = 4  # to a millimetre: 720 for the words of a page
DOTS_OF_WHOLE: Final = 3
DOTS_OF_PAIR: Final = 1.6
GREYS: Final = 4  # two bits a dot
DARKER: Final = 1.8  # or thin lines would vanish
LARGEST: Final = 15_000  # bytes of one picture
EDGE: Final = 220  # of a page, which is as white as what it is shown on
MARGINS: Final = {"upright": (18, 11, 15), "cards": (13, 10, 17)}  # left, top and bottom, as print.css has them


def _picture(pdf: bytes, view: SheetView) -> Image.Image:
    """The first page of a whole sheet; of a block what it makes, or its pages in small if it makes several."""
    with pypdfium2.PdfDocument(pdf) as document:
        document.init_forms()
        if view.item == WHOLE:
            return _few_greys(_edged(_drawn(document[0], DOTS_OF_WHOLE)))
        if len(document) > 1:
            return _few_greys(_beside([_edged(_drawn(page, DOTS_OF_PAIR)) for page in document]))
        return _few_greys(_block(_drawn(document[0], DOTS), content_of(view)))


def _drawn(page: pypdfium2.PdfPage, dots: float) -> Image.Image:
    picture: Image.Image = page.render(scale=dots * 25.4 / 72, grayscale=True).to_pil()
    return picture


def _edged(page: Image.Image) -> Image.Image:
    return ImageOps.expand(page, border=1, fill=EDGE)


def _beside(pages: Sequence[Image.Image]) -> Image.Image:
    step = pages[0].width + 20
    row = Image.new("L", (step * len(pages) - 20, pages[0].height), 255)
    for number, page in enumerate(pages):
        row.paste(page, (step * number, 0))
    return row


def _block(page: Image.Image, sheet: SheetContent) -> Image.Image:
    """What's between the head and the foot of a page, with a little white around it."""
    left, top, bottom = MARGINS[sheet.layout]
    head = sheet.masthead.height(MEASURES.upright["letter"], sheet.layout)
    sides = (left - 1) * DOTS
    room = page.crop((sides, round((top + head - 1) * DOTS), page.width - sides, page.height - bottom * DOTS))
    _, first, _, last = ImageOps.invert(room).getbbox() or (0, 0, 0, 1)
    return ImageOps.expand(room.crop((0, first, room.width, last)), border=2 * DOTS, fill=255)


def _few_greys(picture: Image.Image) -> Image.Image:
    few = picture.point([round((value / 255) ** DARKER * (GREYS - 1)) for value in range(256)])
    few.putpalette([grey * 255 // (GREYS - 1) for grey in range(GREYS) for _ in "rgb"])
    return few
