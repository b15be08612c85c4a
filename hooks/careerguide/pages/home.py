"""The home page: a meeting as a clock, three ways in, and a taste of everything else."""

from collections.abc import Iterator

from markupsafe import Markup, escape

from careerguide.model.questions import Plan, PlanPart
from careerguide.model.site import Home
from careerguide.pages.context import PageContext
from careerguide.pages.dials import Clock, clock
from careerguide.pages.page import START, PageView
from careerguide.pages.plans import timed
from careerguide.pages.urls import FIXED


def home_page(context: PageContext) -> PageView:
    guide, home = context.guide, context.guide.home
    context, downloads = context.for_page(FIXED["home"]), context.downloads
    return PageView(
        words=context.words,
        template="home.md.j2",
        title=context.plain(guide.site.name),
        description=context.plain(guide.site.description),
        source=guide.origins["home"].path,
        name=context.ui("home-name"),
        section=START,
        view={
            "home": home,
            "title": list(_title(context, home)),
            "clock": _clock(context, guide.item(home.plan)),
            "ways": guide.ways,
            "fears": guide.items_named(home.fears),
            "fears_source": guide.item(home.fears_source),
            "steps": guide.steps,
            "questions": guide.items_named(home.questions),
            "picture": downloads.picture(home.sheet, variant="example") or downloads.picture(home.sheet),
        },
        meta={"template": "home.html"},
    )


def _title(context: PageContext, home: Home) -> Iterator[tuple[Markup, bool]]:
    """The lines of the first heading, with numbers in letters, and whether each is strong."""
    for span in home.title.paragraphs[0]:
        words = context.renderer.html(span.inside or (span,)).strip()
        for number, letters in home.in_letters.items():
            words = words.replace(number, escape(letters))
        if words:
            yield words, span.kind == "strong"


def _clock(context: PageContext, plan: Plan) -> Clock:
    parts = timed(context.guide, plan)
    return clock([(span, context.plain(part.title), _gloss(context, part)) for part, span in parts])


def _gloss(context: PageContext, part: PlanPart) -> str:
    """A few words after the title of a part: its first paragraph, where that is only a heading for the rest."""
    first, *rest = context.plain(part.text).split("\n\n")
    return first[:1].lower() + first[1:].rstrip(".") if rest else ""
