"""A PDF as its readers get it: runs of words with their places, fields, headings in their tree, bookmarks, ink.

Places come from PDFium, which draws PDFs in Chromium; the tree of tags and the fields come from pypdf.
"""

import ctypes
import itertools
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, reduce
from pathlib import Path
from typing import Any, Final

import pypdfium2
from PIL import Image, ImageChops
from pypdf import PdfReader
from pypdfium2 import raw

MM: Final = 72 / 25.4
ACROSS: Final = 100  # pixels for the short side of a page in a picture
FINER: Final = 5  # times, when it is drawn
DARKER: Final = [255 - round(((255 - grey) / 255) ** 0.35 * 255) for grey in range(256)]
UNTAGGED: Final = -1  # decoration, and what repeats on every page
HYPHEN: Final = "\x02"  # how PDFium gives one at the end of a line, sign by sign
NONCHARACTER: Final = "\ufffe"  # and how in a whole text


def words_of_pages(pdf: Path | bytes) -> list[str]:
    """The words of each page with single spaces. What a line ends in a hyphen goes on in the next."""
    with pypdfium2.PdfDocument(pdf) as document:
        found = [page.get_textpage().get_text_range() for page in document]
    return [" ".join(words.replace(NONCHARACTER, "-").split()) for words in found]


def signs(page: pypdfium2.PdfPage) -> Iterator[tuple[str, float, float, float]]:
    """Each sign with its size in points, its left edge and the height of its line."""
    words = page.get_textpage()
    for number in range(words.count_chars()):
        sign = chr(raw.FPDFText_GetUnicode(words, number))
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(words, number, x, y)
        scale = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(words, number, scale)
        if not sign.isspace():
            yield sign, raw.FPDFText_GetFontSize(words, number) * scale.a, x.value, y.value


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: "Box", leeway: float) -> bool:
        """Whether the two share more than `leeway` points both across and down."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.top, other.top) - max(self.bottom, other.bottom)
        return across > leeway and down > leeway

    def within(self, other: "Box") -> bool:
        return (
            self.left >= other.left
            and self.bottom >= other.bottom
            and self.right <= other.right
            and self.top <= other.top
        )

    def shrunk(self, margin: float) -> "Box":
        return Box(self.left + margin, self.bottom + margin, self.right - margin, self.top - margin)


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand on one line in one style. `tag` leads to their place in the tree."""

    words: str
    box: Box
    tag: int


@dataclass(frozen=True, slots=True)
class Field:
    """A field to fill in. `kind` is `/Tx` for text and `/Btn` for a box to check."""

    name: str
    title: str
    kind: str
    box: Box


@dataclass(frozen=True)
class Page:
    number: int
    """From 0."""
    box: Box
    runs: Sequence[Run]
    images: Sequence[Box]
    fields: Sequence[Field]
    picture: Image.Image
    """Small and grey, with the lines of the fields."""

    @cached_property
    def foot(self) -> float:
        """The upper edge of what's below the content on every page, in points."""
        below = [run.box.top for run in self.runs if run.tag == UNTAGGED]
        return max((top for top in below if top < self.box.top / 3), default=0)

    @cached_property
    def lowest(self) -> float:
        """Where the content ends: its words, its fields and whatever is drawn, in points."""
        scale = self.box.top / self.picture.height
        content = self.picture.crop((0, 0, self.picture.width, int((self.box.top - self.foot) / scale)))
        inked = content.point([255 if grey < 250 else 0 for grey in range(256)]).getbbox()
        return self.box.top - (inked[3] * scale if inked else 0)


@dataclass(frozen=True, slots=True)
class Element:
    """A node of the tree of tags. It holds elements, fields, and numbers of runs on a page."""

    kind: str
    children: "list[Element]" = field(default_factory=list)
    tags: list[tuple[int, int]] = field(default_factory=list)
    """Page and number of the runs."""
    fields: list[tuple[int, str]] = field(default_factory=list)
    """Page and name of the fields."""

    def walk(self) -> "Iterator[Element]":
        """This and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def heading(self) -> bool:
        return self.kind[:1] == "H" and self.kind[1:].isdigit()

    def places(self) -> Iterator[tuple[int, int | str]]:
        """Page and words of all that's read, in reading order."""
        for element in self.walk():
            yield from element.fields
            yield from element.tags

    def pages(self) -> list[int]:
        return sorted({page for page, _ in self.places()})


@dataclass(frozen=True, eq=False)
class Paper:
    """One PDF of the guide, read once. `facts` is what downloads.json says of it, `html` what it was made from."""

    file: Path
    facts: Mapping[str, Any]
    html: str
    pages: Sequence[Page]
    tree: Element
    bookmarks: Sequence[tuple[str, int]]
    """Words and page of each entry of the outline, in order."""

    @property
    def path(self) -> str:
        return str(self.facts["path"])

    @cached_property
    def _words(self) -> Mapping[tuple[int, int], str]:
        runs = [((page.number, run.tag), run.words) for page in self.pages for run in page.runs]
        return {key: "".join(words for _, words in found) for key, found in itertools.groupby(runs, lambda one: one[0])}

    def signs(self) -> list[tuple[str, int]]:
        """All that is read, in reading order, each with its page: letters without spaces, and names of fields."""
        found: list[tuple[str, int]] = []
        for page, place in self.tree.places():
            words = [place] if isinstance(place, str) else "".join(self._words.get((page, place), "").split())
            found += [(sign, page) for sign in words]
        return found

    def words(self, element: Element) -> str:
        found = (self._words.get(place, "") for one in element.walk() for place in one.tags)
        return " ".join(" ".join(found).split())

    def headings(self) -> list[Element]:
        return [element for element in self.tree.walk() if element.heading]


def read(file: Path, facts: Mapping[str, Any], html: str, reader: PdfReader | None = None) -> Paper:
    """`reader` may have been opened before."""
    reader = reader or PdfReader(file)
    numbers = {
        page.indirect_reference.idnum: number for number, page in enumerate(reader.pages) if page.indirect_reference
    }
    root: Any = reader.trailer["/Root"]
    tree = Element("root")
    _grow(tree, root["/StructTreeRoot"], 0, numbers)
    tagged = set(tree.places())
    with pypdfium2.PdfDocument(file) as document:
        document.init_forms()
        pages = [
            Page(
                number, Box(0, 0, *sheet.get_size()), *_content(sheet, number, tagged), list(_fields(page)), draw(sheet)
            )
            for number, (sheet, page) in enumerate(zip(document, reader.pages, strict=True))
        ]
    return Paper(file, facts, html, pages, tree, list(_bookmarks(reader, reader.outline)))


def draw(page: Any) -> Image.Image:
    """A page in greys, with what its fields show."""
    scale = ACROSS * FINER / min(page.get_size())
    return shrink(page.render(scale=scale, grayscale=True, may_draw_forms=True).to_pil())


def shrink(image: Image.Image) -> Image.Image:
    """Made small so that no line is lost: first darker, then every line as wide as a pixel will be."""
    return _thick(_thick(image.point(DARKER), 1, 0), 0, 1).reduce(FINER)


def _thick(image: Image.Image, across: int, down: int) -> Image.Image:
    """Each pixel as dark as the darkest of the FINER around it, in one direction. Faster than a filter of Pillow's."""
    around = [step for step in range(-(FINER // 2), FINER // 2 + 1) if step]
    return reduce(ImageChops.darker, (ImageChops.offset(image, across * step, down * step) for step in around), image)


def _content(sheet: Any, number: int, tagged: Collection[tuple[int, int | str]]) -> tuple[list[Run], list[Box]]:
    """The words and the pictures on a page."""
    runs, images = [], []
    for one in sheet.get_objects(max_depth=1, textpage=sheet.get_textpage()):
        box = Box(*one.get_bounds())
        if one.type == raw.FPDF_PAGEOBJ_TEXT:
            tag = raw.FPDFPageObj_GetMarkedContentID(one)
            runs.append(Run(one.extract().replace(HYPHEN, "-"), box, tag if (number, tag) in tagged else UNTAGGED))
        elif one.type == raw.FPDF_PAGEOBJ_IMAGE:
            images.append(box)
    return runs, images


def _fields(page: Any) -> Iterator[Field]:
    for reference in page.get("/Annots", []):
        one = reference.get_object()
        if one.get("/Subtype") == "/Widget":
            box = Box(*map(float, one["/Rect"]))
            yield Field(str(one["/T"]), str(one.get("/TU", "")), str(one["/FT"]), box)


def _grow(parent: Element, node: Any, page: int, numbers: Mapping[int, int]) -> None:
    """Hangs what a node of the PDF's tree holds below `parent`."""
    kids = node.get("/K", [])
    for reference in kids if isinstance(kids, list) else [kids]:
        kid = reference.get_object()
        if isinstance(kid, int):
            parent.tags.append((page, kid))
            continue
        there = numbers[kid.raw_get("/Pg").idnum] if "/Pg" in kid else page
        if "/MCID" in kid:
            parent.tags.append((there, kid["/MCID"]))
        elif "/Obj" in kid:
            if "/T" in kid["/Obj"]:
                parent.fields.append((there, str(kid["/Obj"]["/T"])))
        else:
            child = Element(str(kid["/S"]).removeprefix("/"))
            parent.children.append(child)
            _grow(child, kid, there, numbers)


def _bookmarks(reader: PdfReader, entries: Any) -> Iterator[tuple[str, int]]:
    for entry in entries:
        if isinstance(entry, list):
            yield from _bookmarks(reader, entry)
        else:
            page = reader.get_destination_page_number(entry)
            yield str(entry.title), -1 if page is None else page
