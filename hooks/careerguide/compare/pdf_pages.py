"""PDFs as people see them: the words of each page and its picture, and where two pictures differ."""

import hashlib
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import pypdfium2
from PIL import Image, ImageChops, ImageDraw

SCALE: Final = 1.15  # pixels for each point: small letters can just be read
FAINT: Final = 24  # of 255: less is the same to the eye
GAP: Final = 14  # pixels; changes that are closer together count as one
ROOM: Final = 4  # pixels between a change and the frame around it
GREYS: Final = 15  # and the frame: as many colors as four bits hold
FRAME: Final = (0x9A, 0x64, 0x00)  # dark enough on white, and unlike anything on a worksheet
HYPHEN: Final = "\ufffe"  # what PDFium says for a hyphen at the end of a line

Box = tuple[int, int, int, int]
"""Left, top, right, bottom, in pixels."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of a PDF: its words in order, and what it looks like. Equal if both are."""

    words: tuple[str, ...]
    look: str
    """A hash of the picture."""
    picture: Image.Image = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG, and its size in pixels."""

    content: bytes
    width: int
    height: int


def leaves(pdf: bytes) -> list[Leaf]:
    with pypdfium2.PdfDocument(pdf) as document:
        document.init_forms()
        return [_leaf(page) for page in document]


def _leaf(page: pypdfium2.PdfPage) -> Leaf:
    text = page.get_textpage().get_text_range().replace(HYPHEN, "-")
    picture = page.render(scale=SCALE, grayscale=True, may_draw_forms=True).to_pil().copy()
    return Leaf(tuple(text.split()), hashlib.sha256(picture.tobytes()).hexdigest(), picture)


def differing(picture: Image.Image, other: Image.Image) -> list[Box]:
    """The parts in which two pictures of the same size differ, from top to bottom."""
    marks = ImageChops.difference(picture, other).point(lambda value: 255 * (value > FAINT))
    rows = [number for number, dark in enumerate(marks.getprojection()[1]) if dark]
    boxes = ((top, marks.crop((0, top, marks.width, bottom)).getbbox()) for top, bottom in _runs(rows))
    return [(box[0] - ROOM, top + box[1] - ROOM, box[2] + ROOM, top + box[3] + ROOM) for top, box in boxes if box]


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First row and the one after the last of each run; rows with a small gap between them are of one run."""
    start = 0
    for number, row in enumerate(rows):
        if number + 1 == len(rows) or rows[number + 1] - row > GAP:
            yield rows[start], row + 1
            start = number + 1


def marked(picture: Image.Image, boxes: Iterable[Box] = ()) -> Picture:
    """The picture with a frame around each of the boxes."""
    drawn = picture.point([round(value / 255 * (GREYS - 1)) for value in range(256)])
    drawn.putpalette([*(grey * 255 // (GREYS - 1) for grey in range(GREYS) for _ in "rgb"), *FRAME])
    pen = ImageDraw.Draw(drawn)
    for box in boxes:
        pen.rectangle(box, outline=GREYS, width=2)
    file = io.BytesIO()
    drawn.save(file, "PNG", bits=4, compress_level=6)
    return Picture(file.getvalue(), *drawn.size)


def compared(before: Leaf, after: Leaf) -> tuple[Picture, Picture]:
    """Both pictures, with what differs framed; unframed where the paper has another size."""
    same_size = before.picture.size == after.picture.size
    boxes = differing(before.picture, after.picture) if same_size else []
    return marked(before.picture, boxes), marked(after.picture, boxes)
