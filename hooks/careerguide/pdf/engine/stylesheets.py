"""The style sheets for print, with the values of templates/look/tokens.css worked out in points and millimeters.

WeasyPrint is slow with custom properties and sums, so the engine gets the values instead of the names. The layout of
sheets reads its measures from the same values.
"""

import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final

from careerguide.problems.problem import MachineError

TOKENS: Final = "look/tokens.css"
"""Below the folder of templates."""
STYLES: Final = "print"
"""The folder of style sheets for print, below the folder of templates."""
POINT: Final = 25.4 / 72
"""Millimeters."""

_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE: Final = re.compile(r"([^{}]+)\{([^{}]*)\}")
_PROPERTY: Final = re.compile(r"--([\w-]+)\s*:\s*([^;{}]+?)\s*(?=[;}]|$)")
_REFERENCE: Final = re.compile(r"var\(--([\w-]+)\)")
_UNITS: Final = re.compile(r"calc\(([\d.]+) \* var\(--u\)\)")
_TYPE_STEP: Final = re.compile(r"t\d+")
_LENGTH: Final = re.compile(r"([\d.]+)(pt|mm)")

Tokens = Mapping[str, str]
"""Custom properties by their names without the two hyphens."""


def custom_properties(style: str, selector: str = ":root") -> dict[str, str]:
    """The custom properties that the rules for a selector set; where two rules set the same one, the later."""
    rules = _RULE.findall(_COMMENT.sub("", style))
    bodies = (body for selectors, body in rules if selector in (name.strip() for name in selectors.split(",")))
    return {name: value for body in bodies for name, value in _PROPERTY.findall(body)}


def resolve(name: str, tokens: Tokens) -> str:
    """The value of a token on paper, such as `10.5pt` or `2.5mm`. Raises MachineError if there is no such token."""
    if name not in tokens:
        raise MachineError(
            f"A style sheet for print uses var(--{name}), which neither it nor {TOKENS} sets.",
            f"Correct the name, or add --{name} to templates/{TOKENS}.",
        )
    if units := _UNITS.fullmatch(tokens[name]):
        points = float(units[1]) * float(resolve("u", tokens).removesuffix("pt"))
        return f"{round(points * 2) / 2:g}pt" if _TYPE_STEP.fullmatch(name) else f"{round(points * POINT, 1):g}mm"
    return _REFERENCE.sub(lambda match: resolve(match[1], tokens), tokens[name])


def millimeters(length: str) -> float:
    """A length such as `2pt` or `4.5mm` as a number of millimeters. Raises ValueError."""
    match = _LENGTH.fullmatch(length)
    if not match:
        raise ValueError(f"{length} is no length in pt or mm")
    return float(match[1]) * (POINT if match[2] == "pt" else 1)


def on_paper(style: str, tokens: Tokens, kept: Collection[str] = ()) -> str:
    """A style sheet for print with values instead of the names of tokens. Names in `kept` stay: style sheets set those
    themselves, with other values in other places.
    """
    values = _with_unit(style, tokens)
    return _REFERENCE.sub(lambda match: match[0] if match[1] in kept else resolve(match[1], values), style)


def to_scale(style: str, tokens: Tokens) -> str:
    """A style sheet for a sheet shown on the screen: its lengths on paper, with a millimeter as long as --mm there."""
    values = _with_unit(style, tokens)

    def scaled(match: re.Match[str]) -> str:
        value = resolve(match[1], values) if match[1] in values else ""
        return f"calc({millimeters(value):.4g} * var(--mm))" if _LENGTH.fullmatch(value) else match[0]

    return _REFERENCE.sub(scaled, style)


def _with_unit(style: str, tokens: Tokens) -> Tokens:
    """The tokens with the unit that a style sheet sets for itself, as those for large print do."""
    units = [value for name, value in _PROPERTY.findall(_COMMENT.sub("", style)) if name == "u"]
    return {**tokens, "u": units[-1]} if units else tokens


# ---------------------------------------------------------------- the files


def read_tokens(templates: Path) -> Tokens:
    """The tokens below a folder of templates."""
    return custom_properties((templates / TOKENS).read_text(encoding="utf-8"))


def read_print_styles(templates: Path) -> Mapping[str, str]:
    """Every style sheet for print below a folder of templates: its text with values, by its name."""
    tokens = read_tokens(templates)
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted((templates / STYLES).glob("*.css"))}
    kept = {name for text in texts.values() for name, _ in _PROPERTY.findall(_COMMENT.sub("", text))} - {"u"}
    return {name: on_paper(text, tokens, kept) for name, text in texts.items()}
