"""The foot of a sheet: its page numbers in words, and an office's name and logo."""

import base64
import re
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

Kind = Literal["usual", "large", "booklet", "large booklet"]
NAMES: Final[dict[Kind, str]] = {
    "usual": "string(sheet)",
    "large": "string(sheet)",
    "booklet": 'string(book) " · " string(chapter)',
    "large booklet": 'string(book) " · " string(chapter)',
}
"""What the foot of each kind of sheet names, as CSS content. In large print the page number comes after it."""


def foot(guide: Guide, addresses: Addresses, kind: Kind) -> Markup:
    """Styles for the foot of a sheet: its name, the number of the page, and an office's contact and logo.

    It's in the margin of the page, which is not read aloud; the name and the URL at the head of the sheet are.
    """
    office, large = guide.office, kind.startswith("large")
    contacts = [text for text, _ in contact(guide, addresses)]
    number = with_counters(addresses.ui("page-of-pages", page="{page}", pages="{pages}"))
    content = [NAMES[kind], *(['" · "', number] if large else [])]
    rules = []
    if contacts or office.logo:
        rules += ["white-space: pre-line", "box-sizing: border-box"]
    if contacts:
        line = " · ".join(contacts[-1:] if large else _fitting(contacts))
        content.append(quoted(chr(10) + line))
    rules.append(f"content: {' '.join(content)}")
    if office.logo and not large:
        picture = guide.pictures[office.logo]
        height = min(LOGO_HEIGHT, LOGO_WIDTH / shape(office.logo, picture))
        url = _data_url(office.logo, picture)
        rules.append(f'background: url("{url}") 0 {LOGO_TOP}mm / auto {height:.2f}mm no-repeat')
        rules.append(f"padding-left: {height * shape(office.logo, picture) + LOGO_GAP:.2f}mm")
    right = "" if large else f" @bottom-right {{ content: {number} }}"
    return Markup(f"@page {{ @bottom-left {{ {'; '.join(rules)} }}{right} }}")


def with_counters(words: str) -> str:
    """Words as CSS content, with counters in place of `{page}` and `{pages}`."""
    parts = re.split(r"\{(pages?)\}", words)
    return " ".join(f"counter({part})" if number % 2 else quoted(part) for number, part in enumerate(parts) if part)


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
