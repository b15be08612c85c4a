"""An office's color and pictures: whether words in the color can be read on our papers, and whether a picture is safe.

Contrast is calculated as WCAG 2.2 defines it: 4.5 to 1 for words. Colors are six hexadecimal digits, with or without #.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal
from xml.etree import ElementTree

Mode = Literal["light", "dark"]
MODES: Final[tuple[Mode, ...]] = ("light", "dark")
Rgb = tuple[int, int, int]

WORDS: Final = 4.5  # to 1, at least
WASH: Final = 0.14  # of the accent in the ground of what is marked
LARGEST: Final = 150_000  # bytes in a picture, which every page and sheet carries
PAPERS: Final[Mapping[Mode, tuple[str, ...]]] = {
    "light": ("#fafaf4", "#ffffff", "#f0f1e8"),
    "dark": ("#101a16", "#19261f", "#16221c"),
}
"""The colors behind words: --paper, --sheet and --wash in tokens.css."""
INKS: Final = ("#13241d", "#ffffff")


@dataclass(frozen=True, slots=True)
class Accent:
    """An office's color as the tokens of the site."""

    fill: str
    on: str
    """The ink for words on it."""
    wash: str


def accent(color: str, mode: Mode) -> Accent:
    """The accent of a color: itself, the ink on it, and its wash on paper."""
    fill = f"#{color.lstrip('#').lower()}"
    return Accent(fill, max(INKS, key=lambda ink: ratio(ink, fill)), mixed(fill, PAPERS[mode][0], WASH))


def contrast(color: str, mode: Mode) -> float:
    """The least contrast that words in this color have on any ground of this mode."""
    tokens = accent(color, mode)
    return min(ratio(tokens.fill, ground) for ground in (*PAPERS[mode], tokens.wash))


def nearest(color: str, mode: Mode) -> str:
    """The nearest color that can be read: darker on light paper, lighter on dark."""
    end = "#000000" if mode == "light" else "#ffffff"
    shades = (mixed(end, color, step / 100) for step in range(101))
    return next(shade for shade in shades if contrast(shade, mode) >= WORDS)


def ratio(color: str, other: str) -> float:
    """The contrast of two colors, from 1 to 21."""
    dark, light = sorted((_luminance(_rgb(color)), _luminance(_rgb(other))))
    return (light + 0.05) / (dark + 0.05)


def mixed(color: str, other: str, share: float) -> str:
    """`share`, from 0 to 1, of a color mixed into another."""
    pairs = zip(_rgb(color), _rgb(other), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def _rgb(color: str) -> Rgb:
    digits = color.lstrip("#")
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def _luminance(color: Rgb) -> float:
    red, green, blue = (part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


# ---------------------------------------------------------------- pictures

PNG: Final = b"\x89PNG\r\n\x1a\n"
ELSEWHERE: Final = re.compile(r"url\(\s*['\"]?(?!#)|@import", re.IGNORECASE)
BANNED: Final = {"script": "a script", "foreignObject": "HTML", "a": "a link", "image": "another picture"}


def unsafe(name: str, content: bytes) -> str:
    """Why a picture cannot be used, in a few words; empty if it can. `name` is that of its file."""
    if len(content) > LARGEST:
        return f"is larger than {LARGEST // 1000} KB"
    return _png(content) if name.endswith(".png") else _svg(content)


def _png(content: bytes) -> str:
    return "" if content.startswith(PNG) and all(_sides(content)) else "is not a PNG picture"


def _sides(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG picture in pixels."""
    return int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")


def _svg(content: bytes) -> str:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return "is not an SVG picture saved as UTF-8"
    if "<!DOCTYPE" in text or "<!ENTITY" in text or "\0" in text:
        return "has a document type, which the guide does not read"
    try:
        root = ElementTree.fromstring(text.encode())
    except ElementTree.ParseError:
        return "is not an SVG picture"
    if not root.tag.endswith("svg"):
        return "is not an SVG picture"
    if unsafe_part := next(_unsafe_parts(root), ""):
        return f"has {unsafe_part} in it"
    return "" if _box(root) else "does not say how wide and high it is (a viewBox)"


def _box(root: ElementTree.Element) -> tuple[float, float] | None:
    """Width and height of an SVG picture in its own units, if it has a viewBox."""
    numbers = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    if len(numbers) != 4 or not all(re.fullmatch(r"-?(?:\d+\.?\d*|\.\d+)", number) for number in numbers):
        return None
    wide, high = float(numbers[2]), float(numbers[3])
    return (wide, high) if wide > 0 and high > 0 else None


def shape(name: str, content: bytes) -> float:
    """The width of a picture divided by its height. Only for a picture that is not `unsafe`."""
    if name.endswith(".png"):
        width, height = _sides(content)
        return width / height
    box = _box(ElementTree.fromstring(content))
    return box[0] / box[1] if box else 1.0


def _unsafe_parts(root: ElementTree.Element) -> Iterator[str]:
    for element in root.iter():
        tag = str(element.tag).rpartition("}")[2]
        if tag in BANNED:
            yield BANNED[tag]
        if tag == "style" and ELSEWHERE.search(element.text or ""):
            yield "a reference to another file"
        for name, value in element.attrib.items():
            attribute = name.rpartition("}")[2].lower()
            if attribute.startswith("on"):
                yield "a script"
            elif (attribute == "href" and not value.startswith("#")) or ELSEWHERE.search(value):
                yield "a reference to another file"
