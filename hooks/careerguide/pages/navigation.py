"""Every page of the site, and the navigation that holds them all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from careerguide.model.guide import Guide
from careerguide.model.site import Review
from careerguide.pages.advice import advice_pages, sources_page
from careerguide.pages.context import Desk, SourceLink
from careerguide.pages.downloads import Download, Shelf
from careerguide.pages.home import home_page
from careerguide.pages.letters import letter_pages
from careerguide.pages.my_pages import my_pages
from careerguide.pages.page import SECTIONS, Navigation, PageView
from careerguide.pages.questions import bank_pages
from careerguide.pages.steps import article_pages, plans_page, step_pages, way_pages
from careerguide.pages.urls import Addresses
from careerguide.pages.worksheets import gallery_page


def pages(guide: Guide, addresses: Addresses, downloads: Sequence[Download], source_link: SourceLink) -> list[PageView]:
    """All pages, as the navigation orders them. `source_link` gives the address of a line of a file."""
    desk = Desk(guide, addresses, Shelf(downloads, guide.site.paper), source_link)
    found = [
        home_page(desk),
        *way_pages(desk),
        *step_pages(desk),
        *bank_pages(desk),
        plans_page(desk),
        *letter_pages(desk),
        gallery_page(desk),
        *advice_pages(desk),
        *my_pages(desk),
        *article_pages(desk),
        sources_page(desk),
    ]
    reviews = {one.file: {"reviewed": _reviewed(desk, one)} for one in guide.reviews}
    dated = [replace(page, meta={**page.meta, **reviews.get(page.source, {})}) for page in found]
    return sorted(dated, key=lambda page: SECTIONS.index(page.section))


def _reviewed(desk: Desk, one: Review) -> Mapping[str, Any]:
    """For the foot of the page: the day, for people and for machines, and who looked."""
    return {"date": one.reviewed, "day": f"{one.day.day} {one.day:%B %Y}", "by": desk.plain(one.owner)}


def navigation(found: Sequence[PageView]) -> Navigation:
    """Sections with the names and paths of their pages."""
    return [(section, [(page.name, page.path) for page in found if page.section == section]) for section in SECTIONS]
