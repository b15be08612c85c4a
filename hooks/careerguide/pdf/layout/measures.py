"""The measures of sheets as a value, read from the style sheets for print below a folder of templates.

Nothing is read when this module is loaded: to lay out a guide, make the measures from that guide's own templates.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal, Self

from markupsafe import Markup

from careerguide.pdf.engine.stylesheets import (
    Tokens,
    custom_properties,
    millimeters,
    read_print_styles,
    read_tokens,
    resolve,
)
from careerguide.pdf.layout.text_style import BOLD, TextStyle

PaperName = Literal["letter", "a4"]
Styles = Mapping[PaperName, Sequence[str]]
STYLES: Final[Styles] = {"letter": ("print.css",), "a4": ("print.css", "a4.css")}
"""The style sheets for each paper."""
LARGE_STYLES: Final[Styles] = {"letter": ("large.css",), "a4": ("large.css", "large-a4.css")}
"""The style sheets for large print on each paper."""

PROMPT_GAP: Final = 0.4
"""Millimeters above small words."""

_SIZES: Final = {"Letter": (215.9, 279.4), "A4": (210.0, 297.0)}
_PAGE: Final = re.compile(r"(size|margin): ([^;}]+)")
_STEPS: Final = range(1, 9)


@dataclass(frozen=True, slots=True)
class Paper:
    """The room on a page between its margins, and the usual gaps. All lengths are in millimeters."""

    width: float
    height: float
    pitch: float
    """The height of one line of handwriting."""
    gap: float
    """The gap after a block."""
    tight: float
    """A smaller gap after a block, for sheets with little room."""
    spaces: Sequence[float]
    """The steps of space from --s1 on."""

    def space(self, step: int) -> float:
        """A step of space: `space(3)` is --s3."""
        return self.spaces[step - 1]

    def tightened(self) -> Self:
        """The same paper with the smaller gap after each block."""
        return replace(self, gap=self.tight)


@dataclass(frozen=True, slots=True)
class SheetText:
    """The text styles of sheets in the usual size."""

    title: TextStyle
    long_title: TextStyle
    heading: TextStyle
    letter: TextStyle
    body: TextStyle
    choice: TextStyle
    small: TextStyle
    name: TextStyle


@dataclass(frozen=True, slots=True)
class SheetPaper(Paper):
    """Paper for sheets in the usual size."""

    field: float
    """The height of a field with its name."""
    text: SheetText

    def title_height(self, title: Markup | None, prompt: Markup | None = None) -> float:
        """The height of a heading across the page, if there is one, with small words below it."""
        height = self.text.heading.height(title.striptags(), self.width) if title else 0
        return height + (PROMPT_GAP + self.text.small.height(prompt.striptags(), self.width) if prompt else 0)


@dataclass(frozen=True, slots=True)
class LargeText:
    """The text styles of large print."""

    title: TextStyle
    heading: TextStyle
    body: TextStyle
    bold: TextStyle


@dataclass(frozen=True, slots=True)
class LargePaper(Paper):
    """Paper for large print."""

    dial: float
    """The height of a dial."""
    text: LargeText


class StyleMeasures:
    """The measures that style sheets set. Of those named, in order, the later win over the earlier; rules for `within`
    win over those for `:root`.
    """

    def __init__(self, tokens: Tokens, styles: Sequence[str], within: str = "") -> None:
        properties: dict[str, str] = {}
        for selector in (":root", within):
            for style in styles:
                properties |= custom_properties(style, selector)
        self._styles = styles
        self._tokens = {**tokens, **properties}

    def length(self, name: str) -> float:
        """A token that is a length, in millimeters."""
        return millimeters(resolve(name, self._tokens))

    def text_style(self, size: str, leading: str, wider: float = 1) -> TextStyle:
        """The style of text of a size such as `t-m`, with a line height such as `sheet` (--lead-sheet)."""
        points = float(resolve(size, self._tokens).removesuffix("pt"))
        return TextStyle(points, float(resolve(f"lead-{leading}", self._tokens)), wider)

    def spaces(self) -> tuple[float, ...]:
        """The steps of space from --s1 on, in millimeters."""
        return tuple(self.length(f"s{step}") for step in _STEPS)

    def room(self, page: str = "") -> tuple[float, float]:
        """Width and height between the margins, in millimeters, of usual pages or those with a name."""
        rule = re.compile(rf"@page {page}\s*\{{([^{{}}]*)" if page else r"@page\s*\{([^{}]*)")
        bodies = [body for style in self._styles for body in rule.findall(style)]
        values = dict(pair for body in bodies for pair in _PAGE.findall(body))
        name, *landscape = values["size"].split()
        width, height = _SIZES[name][::-1] if landscape else _SIZES[name]
        top, side, bottom = ([millimeters(margin) for margin in values["margin"].split()] * 3)[:3]
        return round(width - 2 * side, 2), round(height - top - bottom, 2)


@dataclass(frozen=True)
class PrintMeasures:
    """The measures of all papers of one folder of templates."""

    upright: Mapping[PaperName, SheetPaper]
    wide: Mapping[PaperName, SheetPaper]
    """The same papers on their side."""
    large: Mapping[PaperName, LargePaper]
    """The same papers for large print."""
    usual: StyleMeasures
    """What print.css sets."""


def print_measures(templates: Path) -> PrintMeasures:
    """Reads the measures from the style sheets below a folder of templates. Raises MachineError if a style sheet uses a
    token that does not exist.
    """
    tokens, styles = read_tokens(templates), read_print_styles(templates)

    def measures(names: Sequence[str], within: str = "") -> StyleMeasures:
        return StyleMeasures(tokens, [styles[name] for name in names], within)

    return PrintMeasures(
        upright={name: _sheet_paper(measures(names)) for name, names in STYLES.items()},
        wide={name: _sheet_paper(measures(names, ".wide"), "wide") for name, names in STYLES.items()},
        large={name: _large_paper(measures(names)) for name, names in LARGE_STYLES.items()},
        usual=measures(STYLES["letter"]),
    )


def _sheet_paper(measures: StyleMeasures, page: str = "") -> SheetPaper:
    style = measures.text_style
    text = SheetText(
        title=style("t23", "tight", BOLD),
        long_title=style("t-2xl", "tight", BOLD),
        heading=style("t-l", "head", BOLD),
        letter=style("t8", "letter"),
        body=style("t-m", "sheet"),
        choice=style("t6", "large"),
        small=style("t-s", "note"),
        name=style("t-xs", "label", BOLD),
    )
    return SheetPaper(*_room(measures, page), field=measures.length("field"), text=text)


def _large_paper(measures: StyleMeasures) -> LargePaper:
    style = measures.text_style
    text = LargeText(
        title=style("t18", "large", BOLD),
        heading=style("t-l", "large", BOLD),
        body=style("t-m", "note"),
        bold=style("t-m", "note", BOLD),
    )
    return LargePaper(*_room(measures), dial=measures.length("dial-large"), text=text)


def _room(measures: StyleMeasures, page: str = "") -> tuple[float, float, float, float, float, tuple[float, ...]]:
    """What every kind of paper has, in the order of the fields of Paper."""
    width, height = measures.room(page)
    length = measures.length
    return width, height, length("pitch"), length("gap"), length("tight"), measures.spaces()
