"""Whether an office's picture can be used: a plain SVG or a small PNG, which every page and sheet can carry."""

import zlib
from typing import Final, NamedTuple

from careerguide.model.svg import UnfitSvgError, check_svg, svg_box

LARGEST: Final = 150_000
"""Bytes in a picture."""
LONGEST_SIDE: Final = 4_000
"""Pixels: a PNG picture of a few bytes can be large enough to fill the memory."""
PNG: Final = b"\x89PNG\r\n\x1a\n"
PLAIN_SVG: Final = "Save it as a plain SVG (in Inkscape: “Plain SVG”, text turned into paths) or as a small PNG."
SMALL_PNG: Final = f"Save it as a PNG, no more than {LONGEST_SIDE:,} pixels on each side."
SMALLER: Final = f"Make it smaller, {LARGEST // 1000} KB at most."


class PictureProblem(NamedTuple):
    """Why a picture can't be used, as the end of a sentence that starts with “The picture”, and what to do."""

    why: str
    fix: str


def picture_problem(name: str, content: bytes) -> PictureProblem | None:
    """Why a picture can't be used; None if it can. `name` is that of its file."""
    if len(content) > LARGEST:
        return PictureProblem(f"is larger than {LARGEST // 1000} KB", SMALLER)
    if name.endswith(".png"):
        why = _png_problem(content)
        return PictureProblem(why, SMALL_PNG) if why else None
    try:
        check_svg(content)
    except UnfitSvgError as error:
        return PictureProblem(str(error), PLAIN_SVG)
    return None


def shape(name: str, content: bytes) -> float:
    """The width of a picture divided by its height. Only for a picture without a problem."""
    width, height = _sides(content) if name.endswith(".png") else svg_box(content)
    return width / height


def _png_problem(content: bytes) -> str:
    if not content.startswith(PNG) or content[12:16] != b"IHDR" or not all(_sides(content)):
        return "isn't a PNG picture"
    width, height = _sides(content)
    if max(width, height) > LONGEST_SIDE:
        return f"is {width:,} pixels wide and {height:,} high"
    return "" if _is_whole(content) else "is damaged or incomplete"


def _sides(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG picture in pixels."""
    return int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")


def _is_whole(content: bytes) -> bool:
    """Whether every chunk of a PNG picture has its checksum, up to the last one."""
    at, kind = len(PNG), b""
    while kind != b"IEND":
        size = int.from_bytes(content[at : at + 4], "big")
        kind, body = content[at + 4 : at + 8], content[at + 4 : at + 8 + size]
        checksum = content[at + 8 + size : at + 12 + size]
        if checksum != zlib.crc32(body).to_bytes(4, "big"):
            return False
        at += 12 + size
    return True
