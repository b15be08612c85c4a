"""Whose guide it is: an office's name, picture, contact and colors, for every page and for the foot of every sheet."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import Any, Final, Literal

from markupsafe import Markup

from careerguide.branding import MODES, accent, shape
from careerguide.fingerprints import fingerprinted
from careerguide.model import Guide, Office
from careerguide.output import Output
from careerguide.text import Rich
from careerguide.views.addresses import Addresses

FOLDER: Final = "assets/office"
STYLE: Final = "colors.css"
LOGO: Final = 7.4  # millimetres high in the foot of a sheet, as its two lines
WIDEST: Final = 30.0
FITS: Final = 64  # characters beside the widest logo
SCHEMES: Final = {"light": "default", "dark": "slate"}
FEET: Final = {
    "usual": "string(sheet)",
    "large": 'string(sheet) ", page " counter(page) " of " counter(pages)',
    "booklet": 'string(book) " · " string(chapter)',
}
"""What stands in the foot of each kind of sheet anyway, as their styles say it."""


def offered(guide: Guide, addresses: Addresses) -> dict[str, Any]:
    """What the header and the footer of the site say about the office. Nothing, if there is none."""
    office, words = guide.office, addresses.off_site()
    if office == Office():
        return {}
    loaded = {name: one.path for name, one in files(guide).items()}
    return {
        "contact": [{"text": text, "href": href} for text, href in contact(guide, addresses)],
        "hours": [words.plain(line) for line in office.hours],
        "links": [{"text": words.plain(one.title), "href": one.url} for one in office.links],
        "logo": loaded.get(office.logo or "", ""),
        "wordmark": loaded.get(office.wordmark or "", ""),
        "style": loaded.get(STYLE, ""),
        "script": loaded.get(office.script or "", ""),
        "upstream": {"name": guide.upstream.name.typed, "url": guide.upstream.url},
    }


def files(guide: Guide) -> dict[str, Output]:
    """Its pictures and its script by the names that office.yml has for them, and its colors."""
    own = dict(guide.pictures)
    if style := colors(guide.office):
        own[STYLE] = style.encode()
    return {name: fingerprinted(f"{FOLDER}/{name}", content) for name, content in own.items()}


def contact(guide: Guide, addresses: Addresses) -> Iterator[tuple[str, str]]:
    """Each way to reach the office in words, with its address if it has one."""
    one, words = guide.office.contact, addresses.off_site()

    def plain(text: Rich | None) -> str:
        return words.plain(text) if text else ""

    yield from ((text, "") for text in (plain(one.who), plain(one.room)) if text)
    if one.phone:
        number = plain(one.phone)
        yield number, "tel:" + "".join(sign for sign in number if sign.isdigit() or sign == "+")
    if one.email:
        yield one.email, f"mailto:{one.email}"


def colors(office: Office) -> str:
    """The office's accent in the tokens of the site, light and dark; on paper everything stays black."""
    rules = []
    for mode in MODES:
        if color := getattr(office.colors, mode):
            own = accent(color, mode)
            names = {"accent": own.fill, "accent-edge": own.fill, "accent-text": own.fill, "accent-wash": own.wash}
            said = "; ".join(f"--{name}: {value}" for name, value in {**names, "on-accent": own.on}.items())
            rules.append(f'[data-md-color-scheme="{SCHEMES[mode]}"] {{ {said} }}')
    return "@media screen {\n" + "\n".join(rules) + "\n}\n" if rules else ""


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
