"""What search engines are told of a page as data: where it is in the guide, whose guide it is, and its worksheets."""

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

from careerguide.model.guide import Guide
from careerguide.model.office import Office
from careerguide.pages.page import PageView
from careerguide.pages.urls import FIXED, Addresses

LICENSE: Final = "https://creativecommons.org/licenses/by/4.0/"


def linked_data(page: PageView, views: Sequence[PageView], guide: Guide, addresses: Addresses) -> str:
    """JSON-LD for one of all pages, safe inside a script element."""
    at_home = page.path == FIXED["home"]
    things = [*_whose(guide, addresses)] if at_home else [_trail(page, views, guide, addresses)]
    if page.path == FIXED["sheets"]:
        things += _worksheets(guide, addresses)
    text = json.dumps({"@context": "https://schema.org", "@graph": things}, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def _whose(guide: Guide, addresses: Addresses) -> Iterator[dict[str, Any]]:
    site, office = guide.site, guide.office
    yield {"@type": "WebSite", "name": site.name.typed, "description": site.description.typed, "url": site.url}
    if office != Office():
        plain, reach = addresses.absolute_renderer().plain, office.contact
        facts = {"email": reach.email, "telephone": plain(reach.phone) if reach.phone else None}
        given = {name: value for name, value in facts.items() if value}
        yield {"@type": "Organization", "name": site.name.typed, "url": site.url, **given}


def _trail(page: PageView, views: Sequence[PageView], guide: Guide, addresses: Addresses) -> dict[str, Any]:
    """From the home page over the first page of its section to the page itself."""
    first = next(view for view in views if view.section == page.section)
    places = [(guide.site.name.typed, FIXED["home"])]
    if first.path not in (page.path, FIXED["home"]):
        places.append((addresses.ui(f"section-{page.section}"), first.path))
    places.append((page.name, page.path))
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": guide.site.url + addresses.page_url(path)}
        for number, (name, path) in enumerate(places, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _worksheets(guide: Guide, addresses: Addresses) -> Iterator[dict[str, Any]]:
    """Each worksheet but those that are made for every category, whose titles need its name."""
    plain = addresses.absolute_renderer().plain
    for sheet in guide.worksheets:
        if not sheet.for_each:
            yield {
                "@type": "LearningResource",
                "name": plain(sheet.title),
                "description": plain(sheet.purpose),
                "url": addresses.absolute(sheet.id),
                "learningResourceType": "worksheet",
                "inLanguage": guide.site.language,
                "isAccessibleForFree": True,
                "license": LICENSE,
            }
