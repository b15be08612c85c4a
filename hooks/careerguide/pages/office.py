"""Whose guide it is: an office's name, picture, contact and colors, for every page and for the foot of every sheet."""

from collections.abc import Iterator, Mapping
from typing import Any

from careerguide.model.guide import Guide
from careerguide.model.markup import Rich
from careerguide.model.office import Office
from careerguide.pages.urls import Addresses


def offered(guide: Guide, addresses: Addresses, loaded: Mapping[str, str]) -> dict[str, Any]:
    """What the header and the footer of the site say about the office. Nothing, if there is none.

    `loaded` has the paths of its files by the names that office.yml has for them.
    """
    office, words = guide.office, addresses.absolute_renderer()
    if office == Office():
        return {}
    return {
        "contact": [{"text": text, "href": href} for text, href in contact(guide, addresses)],
        "hours": [words.plain(line) for line in office.hours],
        "links": [{"text": words.plain(link.title), "href": link.url} for link in office.links],
        "logo": loaded.get(office.logo or "", ""),
        "wordmark": loaded.get(office.wordmark or "", ""),
        "style": loaded.get("colors.css", ""),
        "script": loaded.get(office.script or "", ""),
        "upstream": {"name": guide.upstream.name.typed, "url": guide.upstream.url},
    }


def contact(guide: Guide, addresses: Addresses) -> Iterator[tuple[str, str]]:
    """Each way to reach the office in words, with its address if it has reach."""
    reach, words = guide.office.contact, addresses.absolute_renderer()

    def plain(text: Rich | None) -> str:
        return words.plain(text) if text else ""

    yield from ((text, "") for text in (plain(reach.who), plain(reach.room)) if text)
    if reach.phone:
        number = plain(reach.phone)
        yield number, "tel:" + "".join(sign for sign in number if sign.isdigit() or sign == "+")
    if reach.email:
        yield reach.email, f"mailto:{reach.email}"
