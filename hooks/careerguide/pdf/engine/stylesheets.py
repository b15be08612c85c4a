"""The tokens of the look on paper: templates/look/tokens.css, with its steps worked out in points and millimetres.

WeasyPrint is slow with custom properties and sums, so style sheets for print get the values in place of the names.
What counts with the measures of a sheet, to fit it to its pages, takes them from here as well.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from careerguide.problems.problem import MachineError

TEMPLATES: Final = Path(__file__).parents[4] / "templates"
FILE: Final = "look/tokens.css"
STYLES: Final = "print"
POINT: Final = 25.4 / 72
"""Millimetres."""

SIZES: Final = {"Letter": (215.9, 279.4), "A4": (210.0, 297.0)}

_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE: Final = re.compile(r"([^{}]+)\{([^{}]*)\}")
_DECLARED: Final = re.compile(r"--([\w-]+)\s*:\s*([^;{}]+?)\s*(?=[;}]|$)")
_USED: Final = re.compile(r"var\(--([\w-]+)\)")
_UNITS: Final = re.compile(r"calc\(([\d.]+) \* var\(--u\)\)")
_STEP_OF_TYPE: Final = re.compile(r"t\d+")
_LENGTH: Final = re.compile(r"([\d.]+)(pt|mm)")
_PAGE: Final = re.compile(r"(size|margin): ([^;}]+)")

Values = Mapping[str, str]


def values(style: str, selector: str = ":root") -> dict[str, str]:
    """The custom properties in the rules for a selector; of those that stand twice, the last."""
    rules = _RULE.findall(_COMMENT.sub("", style))
    bodies = (body for heads, body in rules if selector in (head.strip() for head in heads.split(",")))
    return {name: value for body in bodies for name, value in _DECLARED.findall(body)}


def value(name: str, tokens: Values) -> str:
    """What a token comes to on paper. Raises MachineError when there is none of that name."""
    if name not in tokens:
        raise MachineError(
            f"A style sheet for print uses var(--{name}), which neither it nor {FILE} sets.",
            f"Correct the name, or add --{name} to templates/{FILE}.",
        )
    if units := _UNITS.fullmatch(tokens[name]):
        size = float(units[1]) * float(value("u", tokens).removesuffix("pt"))
        return f"{round(size * 2) / 2:g}pt" if _STEP_OF_TYPE.fullmatch(name) else f"{round(size * POINT, 1):g}mm"
    return _USED.sub(lambda used: value(used[1], tokens), tokens[name])


def millimetres(length: str) -> float:
    number, unit = _LENGTH.fullmatch(length).groups()  # type: ignore[union-attr]
    return float(number) * (POINT if unit == "pt" else 1)


def on_paper(style: str, tokens: Values, kept: Collection[str] = ()) -> str:
    """A style sheet for print with the values of the tokens, but for names that sheets set themselves, as they go."""
    own = _with_unit(style, tokens)
    return _USED.sub(lambda used: used[0] if used[1] in kept else value(used[1], own), style)


def to_scale(style: str, tokens: Values) -> str:
    """A style sheet for a sheet on the screen: its lengths on paper, with a millimetre as long as --mm there."""
    own = _with_unit(style, tokens)

    def scaled(used: re.Match[str]) -> str:
        found = value(used[1], own) if used[1] in own else ""
        return f"calc({millimetres(found):.4g} * var(--mm))" if _LENGTH.fullmatch(found) else used[0]

    return _USED.sub(scaled, style)


def _with_unit(style: str, tokens: Values) -> Values:
    """A style sheet may have a unit of its own, as large print has."""
    unit = [found for name, found in _DECLARED.findall(_COMMENT.sub("", style)) if name == "u"]
    return {**tokens, "u": unit[-1]} if unit else tokens


# ---------------------------------------------------------------- the files


def tokens(templates: Path = TEMPLATES) -> Values:
    return values((templates / FILE).read_text(encoding="utf-8"))


def print_styles(templates: Path = TEMPLATES) -> Mapping[str, str]:
    """Every style sheet for print by its name, with the values of the tokens."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted((templates / STYLES).glob("*.css"))}
    own = {name for text in texts.values() for name, _ in _DECLARED.findall(_COMMENT.sub("", text))} - {"u"}
    return {name: on_paper(text, tokens(templates), own) for name, text in texts.items()}


@cache
def _ours() -> tuple[Values, Mapping[str, str]]:
    return tokens(), print_styles()


class Measures:
    """What the style sheets for print say, in the order in which they hold: the later ones over the earlier ones.

    Read once: who changes measures while the guide is served starts it again.
    """

    def __init__(self, *sheets: str, within: str = "") -> None:
        said, styles = _ours()
        self._styles = [styles[name] for name in sheets]
        own: dict[str, str] = {}
        for selector in (":root", within):
            for style in self._styles:
                own |= values(style, selector)
        self._values = {**said, **own}

    def length(self, name: str) -> float:
        """Millimetres."""
        return millimetres(value(name, self._values))

    def size(self, name: str) -> float:
        """Points."""
        return float(value(name, self._values).removesuffix("pt"))

    def number(self, name: str) -> float:
        return float(value(name, self._values))

    def room(self, page: str = "") -> tuple[float, float]:
        """How wide and how high what stands between the margins may be."""
        rule = re.compile(rf"@page {page}\s*\{{([^{{}}]*)" if page else r"@page\s*\{([^{}]*)")
        said = dict(one for style in self._styles for body in rule.findall(style) for one in _PAGE.findall(body))
        paper, *turned = said["size"].split()
        width, height = SIZES[paper][::-1] if turned else SIZES[paper]
        top, side, bottom = ([millimetres(one) for one in said["margin"].split()] * 3)[:3]
        return round(width - 2 * side, 2), round(height - top - bottom, 2)
