"""An office's name and logo at the foot of a sheet."""

from __future__ import annotations

import base64
from typing import Final, Literal

from markupsafe import Markup

from careerguide.model.brand import shape
from careerguide.model.guide import Guide
from careerguide.pages.office import contact
from careerguide.pages.urls import Addresses

LOGO: Final = 7.4  # millimetres high in the foot of a sheet, as its two lines


WIDEST: Final = 30.0


FITS: Final = 64  # characters beside the widest logo


FEET: Final = {
    "usual": "string(sheet)",
    "large": 'string(sheet) ", page " counter(page) " of " counter(pages)',
    "booklet": 'string(book) " · " string(chapter)',
}
"""What stands in the foot of each kind of sheet anyway, as their styles say it."""


def foot(guide: Guide, addresses: Addresses, kind: Literal["usual", "large", "booklet"]) -> Markup:
    """Styles that put the office's contact, and its logo, below what stands in the foot of a sheet anyway.

    Both are in the margin of the page, which is no part of what is read aloud: the name and the address of the sheet
    are, at its head.
    """
    office = guide.office
    reach = [text for text, _ in contact(guide, addresses)]
    if not reach and not office.logo:
        return Markup()
    rules = ["white-space: pre-line", "box-sizing: border-box"]
    if reach:
        line = " · ".join(reach[-1:] if kind == "large" else _fitting(reach))
        rules.append(f"content: {FEET[kind]} {quoted(chr(10) + line)}")
    if office.logo and kind != "large":
        content = guide.pictures[office.logo]
        height = min(LOGO, WIDEST / shape(office.logo, content))
        rules.append(f'background: url("{_address(office.logo, content)}") 0 3.4mm / auto {height:.2f}mm no-repeat')
        rules.append(f"padding-left: {height * shape(office.logo, content) + 2:.2f}mm")
    return Markup(f"@page {{ @bottom-left {{ {'; '.join(rules)} }} }}")


def _fitting(reach: list[str]) -> list[str]:
    """As much as stands on one line beside a logo; the email and the telephone before the rest."""
    while len(reach) > 1 and len(" · ".join(reach)) > FITS:
        reach = reach[1:]
    return reach


def quoted(text: str) -> str:
    """A string for a style sheet that cannot end before its end."""
    return '"' + "".join(sign if sign.isalnum() or sign in " ·.,@+-()" else f"\\{ord(sign):x} " for sign in text) + '"'


def _address(name: str, content: bytes) -> str:
    kind = "svg+xml" if name.endswith(".svg") else "png"
    return f"data:image/{kind};base64,{base64.b64encode(content).decode()}"
