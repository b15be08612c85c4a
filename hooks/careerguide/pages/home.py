"""The home page: a meeting as a clock, three ways in, and a taste of everything else."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from careerguide.model.formats import Variant, varied
from careerguide.model.markup import Rich
from careerguide.model.questions import Plan, PlanPart
from careerguide.model.site import Source
from careerguide.model.worksheets import Worksheet
from careerguide.pages.context import Link, PageContext
from careerguide.pages.dials import Clock, clock, dial
from careerguide.pages.entries import part_minutes, questions_of
from careerguide.pages.page import START, PageView
from careerguide.pages.urls import FIXED


@dataclass(frozen=True, slots=True)
class TitlePart:
    """A line of the first heading."""

    text: Markup
    strong: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """The first page of a sheet."""

    src: str
    alt: str
    wide: bool
    """Whether the sheet lies on its side."""


def home_page(context: PageContext) -> PageView:
    guide, home = context.guide, context.guide.home
    context = context.for_page(FIXED["home"])
    return PageView(
        words=context.words,
        template="home.md.j2",
        title=context.plain(guide.site.name),
        description=context.plain(guide.site.description),
        source=guide.origins["home"].path,
        name="Home",
        section=START,
        view={
            "home": home,
            "title": list(_title(context, home.title)),
            "clock": _clock(context, context.item(home.plan)),
            "ways": [(way, dial(way.minutes)) for way in guide.ways],
            "fears": [context.item(name) for name in home.fears],
            "fears_source": _study(context, context.item(home.fears_source)),
            "steps": guide.steps,
            "questions": questions_of(context, home.questions),
            "picture": sheet_picture(context, home.sheet, variant="example") or sheet_picture(context, home.sheet),
        },
        meta={"template": "home.html"},
    )


def sheet_picture(context: PageContext, item: str, about: str = "", variant: Variant = "standard") -> Picture | None:
    """The picture of a sheet or booklet, if this form has one."""
    made_from = context.item(item)
    wide = isinstance(made_from, Worksheet) and made_from.orientation == "wide"
    for download in context.downloads.of(item, about, variant):
        if download.picture:
            alt = f"{varied(download.title, variant)}, first page"
            return Picture(context.link_to_file(download.picture), alt, wide)
    return None


def _title(context: PageContext, title: Rich) -> Iterator[TitlePart]:
    for span in title.paragraphs[0]:
        words = context.renderer.html(span.inside or (span,))
        if words.strip():
            yield TitlePart(words.strip(), span.kind == "strong")


def _study(context: PageContext, source: Source) -> Link:
    """The name of a study with its year, and where it is described."""
    short, year = context.plain(source.short), source.year
    return Link(short if year is None or year in short else f"{short}, {year}", context.href(source.id))


def _clock(context: PageContext, plan: Plan) -> Clock:
    minutes = part_minutes(context.guide, plan)
    return clock(
        [
            (length, context.plain(part.title), _gloss(context, part))
            for part, length in zip(plan.parts, minutes, strict=True)
        ]
    )


def _gloss(context: PageContext, part: PlanPart) -> str:
    """A few words after the title of a part: its first paragraph, where that is only a heading for the rest."""
    first, *rest = context.plain(part.text).split("\n\n")
    return first[:1].lower() + first[1:].rstrip(".") if rest else ""
