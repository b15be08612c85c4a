"""An office's name and logo at the foot of a sheet."""

import base64
from typing import Final, Literal

from markupsafe import Markup

from careerguide.model.guide import Guide
from careerguide.model.pictures import shape
from careerguide.pages.office import contact
from careerguide.pages.urls import Addresses

LOGO_HEIGHT: Final = 7.4  # millimeters, as high as two lines of the foot
LOGO_WIDTH: Final = 30.0  # millimeters at most
LOGO_TOP: Final = 3.4  # millimeters below the top of the margin
LOGO_GAP: Final = 2  # millimeters between the logo and the words
MOST_CHARACTERS: Final = 64  # next to the widest logo

FEET: Final = {
    "usual": "string(sheet)",
    "large": 'string(sheet) ", page " counter(page) " of " counter(pages)',
    "booklet": 'string(book) " · " string(chapter)',
}
"""The foot that each kind of sheet has in its style sheet, as CSS content."""


def foot(guide: Guide, addresses: Addresses, kind: Literal["usual", "large", "booklet"]) -> Markup:
    """Styles that add the office's contact and logo to the foot of a sheet; empty if it has neither.

    Both are in the margin of the page, which is not read aloud; the name and the URL at the head of the sheet are.
    """
    office = guide.office
    contacts = [text for text, _ in contact(guide, addresses)]
    if not contacts and not office.logo:
        return Markup()
    rules = ["white-space: pre-line", "box-sizing: border-box"]
    if contacts:
        line = " · ".join(contacts[-1:] if kind == "large" else _fitting(contacts))
        rules.append(f"content: {FEET[kind]} {quoted(chr(10) + line)}")
    if office.logo and kind != "large":
        content = guide.pictures[office.logo]
        height = min(LOGO_HEIGHT, LOGO_WIDTH / shape(office.logo, content))
        url = _data_url(office.logo, content)
        rules.append(f'background: url("{url}") 0 {LOGO_TOP}mm / auto {height:.2f}mm no-repeat')
        rules.append(f"padding-left: {height * shape(office.logo, content) + LOGO_GAP:.2f}mm")
    return Markup(f"@page {{ @bottom-left {{ {'; '.join(rules)} }} }}")


def _fitting(contacts: list[str]) -> list[str]:
    """As many of the last contacts (email and phone) as fit on one line next to a logo; at least one."""
    while len(contacts) > 1 and len(" · ".join(contacts)) > MOST_CHARACTERS:
        contacts = contacts[1:]
    return contacts


def quoted(text: str) -> str:
    """Text as a CSS string in which every character that could end it is escaped."""
    safe = (char if char.isalnum() or char in " ·.,@+-()" else f"\\{ord(char):x} " for char in text)
    return '"' + "".join(safe) + '"'


def _data_url(name: str, content: bytes) -> str:
    kind = "svg+xml" if name.endswith(".svg") else "png"
    return f"data:image/{kind};base64,{base64.b64encode(content).decode()}"
