"""What an office brings of its own: whether its color can be read on our papers, and whether its picture is safe.

Contrast is worked out as WCAG 2.2 defines it: 4.5 to 1 for words.
"""

from __future__ import annotations

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
"""The grounds that words stand on: --paper, --sheet and --wash in tokens.css."""
INKS: Final = ("#13241d", "#ffffff")


@dataclass(frozen=True, slots=True)
class Accent:
    """An office's color as the tokens of the site."""

    fill: str
    on: str
    """The ink for words on it."""
    wash: str


def accent(color: str, mode: Mode) -> Accent:
    fill = f"#{color.lstrip('#').lower()}"
    return Accent(fill, max(INKS, key=lambda ink: ratio(ink, fill)), mixed(fill, PAPERS[mode][0], WASH))


def contrast(color: str, mode: Mode) -> float:
    """The least that words in this color have on any ground of this mode."""
    own = accent(color, mode)
    return min(ratio(own.fill, ground) for ground in (*PAPERS[mode], own.wash))


def nearest(color: str, mode: Mode) -> str:
    """The nearest color that can be read: darker on light paper, lighter on dark."""
    end = "#000000" if mode == "light" else "#ffffff"
    shades = (mixed(end, color, step / 100) for step in range(101))
    return next(shade for shade in shades if contrast(shade, mode) >= WORDS)


def ratio(one: str, other: str) -> float:
    dark, light = sorted((_luminance(_rgb(one)), _luminance(_rgb(other))))
    return (light + 0.05) / (dark + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """`share` of one color in another."""
    pairs = zip(_rgb(one), _rgb(other), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def _rgb(color: str) -> Rgb:
    digits = color.lstrip("#")
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def _luminance(color: Rgb) -> float:
    red, green, blue = (one / 255 / 12.92 if one <= 10 else ((one / 255 + 0.055) / 1.055) ** 2.4 for one in color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


# ---------------------------------------------------------------- pictures

PNG: Final = b"\x89PNG\r\n\x1a\n"
ELSEWHERE: Final = re.compile(r"url\(\s*['\"]?(?!#)|@import", re.IGNORECASE)
BANNED: Final = {"script": "a script", "foreignObject": "HTML", "a": "a link", "image": "another picture"}


def unsafe(name: str, content: bytes) -> str:
    """Why this picture cannot be used, in a few words; empty if it can."""
    if len(content) > LARGEST:
        return f"is larger than {LARGEST // 1000} KB"
    return _png(content) if name.endswith(".png") else _svg(content)


def _png(content: bytes) -> str:
    return "" if content.startswith(PNG) and all(_sides(content)) else "is not a PNG picture"


def _sides(content: bytes) -> tuple[int, int]:
    """How wide and how high a PNG picture is."""
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
    if found := next(_faults(root), ""):
        return f"has {found} in it"
    return "" if _box(root) else "does not say how wide and high it is (a viewBox)"


def _box(root: ElementTree.Element) -> tuple[float, float] | None:
    """How wide and how high an SVG picture is, if it says so."""
    numbers = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    if len(numbers) != 4 or not all(re.fullmatch(r"-?(?:\d+\.?\d*|\.\d+)", one) for one in numbers):
        return None
    wide, high = float(numbers[2]), float(numbers[3])
    return (wide, high) if wide > 0 and high > 0 else None


def shape(name: str, content: bytes) -> float:
    """How many times as wide as high a picture is. Only for one that is not `unsafe`."""
    if name.endswith(".png"):
        width, height = _sides(content)
        return width / height
    box = _box(ElementTree.fromstring(content))
    return box[0] / box[1] if box else 1.0


def _faults(root: ElementTree.Element) -> Iterator[str]:
    for element in root.iter():
        tag = str(element.tag).rpartition("}")[2]
        if tag in BANNED:
            yield BANNED[tag]
        if tag == "style" and ELSEWHERE.search(element.text or ""):
            yield "a reference to another file"
        for name, value in element.attrib.items():
            own = name.rpartition("}")[2].lower()
            if own.startswith("on"):
                yield "a script"
            elif (own == "href" and not value.startswith("#")) or ELSEWHERE.search(value):
                yield "a reference to another file"
