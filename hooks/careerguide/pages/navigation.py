"""Every page of the site, and the navigation that holds them all."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from careerguide.model.guide import Guide
from careerguide.model.site import Review
from careerguide.pages.advice import advice_pages, sources_page
from careerguide.pages.context import PageContext, SourceLink
from careerguide.pages.downloads import Download, DownloadIndex
from careerguide.pages.home import home_page
from careerguide.pages.interface import Interface
from careerguide.pages.letters import letter_pages
from careerguide.pages.linked_data import linked_data
from careerguide.pages.menu import Navigation
from careerguide.pages.my_pages import my_pages
from careerguide.pages.page import SECTIONS, PageView
from careerguide.pages.plans import plans_page
from careerguide.pages.questions import bank_pages
from careerguide.pages.steps import article_pages, step_pages, way_pages
from careerguide.pages.urls import FIXED, Addresses
from careerguide.pages.worksheets import worksheets_page


def pages(guide: Guide, addresses: Addresses, downloads: Sequence[Download], source_link: SourceLink) -> list[PageView]:
    """All pages, as the navigation orders them. `source_link` gives the address of a line of a file."""
    index = DownloadIndex(downloads, guide.site.paper, addresses.ui)
    context = PageContext(addresses, FIXED["home"], guide, index, source_link)
    views = [
        home_page(context),
        *way_pages(context),
        *step_pages(context),
        *bank_pages(context),
        plans_page(context),
        *letter_pages(context),
        worksheets_page(context),
        *advice_pages(context),
        *my_pages(context),
        *article_pages(context),
        sources_page(context),
    ]
    reviews = {review.file: {"reviewed": _reviewed(context, review)} for review in guide.reviews}
    views = sorted(views, key=lambda page: SECTIONS.index(page.section))

    def completed(page: PageView) -> PageView:
        data = {"linked_data": linked_data(page, views, guide, addresses)}
        return replace(page, meta={**page.meta, **reviews.get(page.source, {}), **data})

    return [completed(page) for page in views]


def _reviewed(context: PageContext, review: Review) -> Mapping[str, Any]:
    """For the foot of the page: the day, for people and for machines, and who looked."""
    return {"date": review.reviewed, "day": context.ui.long_date(review.day), "by": context.plain(review.owner)}


def navigation(views: Sequence[PageView], ui: Interface) -> Navigation:
    """Names of sections with the names and paths of their pages."""
    return [
        (ui(f"section-{section}"), [(page.name, page.path) for page in views if page.section == section])
        for section in SECTIONS
    ]
