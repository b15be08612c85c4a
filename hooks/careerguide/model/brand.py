"""An office's color: whether words in it can be read on our papers.

Contrast is calculated as WCAG 2.2 defines it: 4.5 to 1 for words. Colors are six hexadecimal digits, with or without #.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Mode = Literal["light", "dark"]
MODES: Final[tuple[Mode, ...]] = ("light", "dark")
Rgb = tuple[int, int, int]

WORDS: Final = 4.5  # to 1, at least
WASH: Final = 0.14  # of the accent in the ground of what is marked
PAPERS: Final[Mapping[Mode, tuple[str, ...]]] = {
    "light": ("#fafaf4", "#ffffff", "#f0f1e8"),
    "dark": ("#101a16", "#19261f", "#16221c"),
}
"""The colors under words: --paper, --sheet and --wash in tokens.css."""
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
