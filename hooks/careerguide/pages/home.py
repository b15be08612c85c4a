"""The home page: a meeting as a clock, three ways in, and a taste of everything else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from careerguide.model.formats import Variant, varied
from careerguide.model.markup import Rich
from careerguide.model.pages import Step
from careerguide.model.questions import Plan, PlanPart
from careerguide.model.site import Home
from careerguide.model.worksheets import Worksheet
from careerguide.pages.context import Desk, Link
from careerguide.pages.dials import Clock, Dial, clock, dial
from careerguide.pages.entries import FearView, Paragraphs, QuestionView, fear_view, part_minutes, question_view
from careerguide.pages.page import START, PageView
from careerguide.pages.sections import complete
from careerguide.pages.urls import FIXED


@dataclass(frozen=True, slots=True)
class TitlePart:
    """A line of the first heading."""

    text: Markup
    strong: bool


@dataclass(frozen=True, slots=True)
class WayCard:
    title: Markup
    summary: Markup
    href: str
    dial: Dial


@dataclass(frozen=True, slots=True)
class StepCard:
    name: Markup
    summary: Markup
    href: str
    facts: str
    """What its page holds."""
    done: str
    """What a script looks up to see whether its checklist is ticked through."""


@dataclass(frozen=True, slots=True)
class Picture:
    """The first page of a sheet."""

    src: str
    alt: str
    wide: bool
    """Whether the sheet lies on its side."""


@dataclass(frozen=True)
class HomeView:
    title: tuple[TitlePart, ...]
    lead: Paragraphs
    note: Markup
    start: Link
    steps_href: str
    plan_title: Markup
    clock: Clock
    ways_title: Markup
    ways: tuple[WayCard, ...]
    fears_title: Markup
    fears_text: Paragraphs
    fears_source: Link
    fears: tuple[FearView, ...]
    reasons_href: str
    steps_title: Markup
    steps: tuple[StepCard, ...]
    questions_title: Markup
    questions_text: Paragraphs
    questions_href: str
    questions: tuple[QuestionView, ...]
    sheet_title: Markup
    sheet_text: Paragraphs
    sheets_href: str
    picture: Picture | None


def home_page(desk: Desk) -> PageView:
    guide = desk.guide
    home_desk = desk.at(FIXED["home"])
    return PageView(
        path=home_desk.page,
        template="home.md.j2",
        title=desk.plain(guide.site.name),
        description=desk.plain(guide.site.description),
        source=guide.origins["home"].path,
        line=1,
        name="Home",
        section=START,
        view=_view(home_desk, guide.home),
        meta={"template": "home.html"},
    )


def _view(desk: Desk, home: Home) -> HomeView:
    source = desk.item(home.fears_source)
    return HomeView(
        title=tuple(_title(desk, home.title)),
        lead=desk.paragraphs(home.lead),
        note=desk.line(home.note),
        start=Link(desk.line(home.start.text), desk.href(home.start.to)),
        steps_href=desk.href("steps"),
        plan_title=desk.line(home.plan_title),
        clock=_clock(desk, desk.item(home.plan)),
        ways_title=desk.line(home.ways_title),
        ways=tuple(
            WayCard(desk.line(way.title), desk.line(way.summary), desk.href(way.id), dial(way.minutes))
            for way in desk.guide.ways
        ),
        fears_title=desk.line(home.fears_title),
        fears_text=desk.paragraphs(home.fears_text),
        fears_source=Link(_dated(desk.plain(source.short), source.year), desk.href(source.id)),
        fears=tuple(fear_view(desk, desk.item(name)) for name in home.fears),
        reasons_href=desk.href("reasons"),
        steps_title=desk.line(home.steps_title),
        steps=step_cards(desk),
        questions_title=desk.line(home.questions_title),
        questions_text=desk.paragraphs(home.questions_text),
        questions_href=desk.href("questions"),
        questions=tuple(question_view(desk, desk.item(name)) for name in home.questions),
        sheet_title=desk.line(home.sheet_title),
        sheet_text=desk.paragraphs(home.sheet_text),
        sheets_href=desk.href("sheets"),
        picture=sheet_picture(desk, home.sheet, variant="example") or sheet_picture(desk, home.sheet),
    )


def step_cards(desk: Desk) -> tuple[StepCard, ...]:
    return tuple(
        StepCard(
            desk.line(step.name), desk.line(step.summary), desk.href(step.id), _facts(desk, step), complete(desk, step)
        )
        for step in desk.guide.steps
    )


def _facts(desk: Desk, step: Step) -> str:
    """`8 things to do, 12 tips, 20 awkward moments`, without what there is none of."""
    things = {
        "things to do": len(step.actions),
        "tips": sum(tip.step == step.id for tip in desk.guide.tips),
        "awkward moments": sum(phrase.step == step.id for phrase in desk.guide.phrases),
    }
    return ", ".join(f"{number} {name}" for name, number in things.items() if number)


def sheet_picture(desk: Desk, item: str, about: str = "", variant: Variant = "standard") -> Picture | None:
    """The picture of a sheet or booklet, if this form has one."""
    made_from = desk.item(item)
    wide = isinstance(made_from, Worksheet) and made_from.orientation == "wide"
    for one in desk.shelf.of(item, about, variant):
        if one.picture:
            return Picture(desk.to(one.picture), f"{varied(one.title, variant)}, first page", wide)
    return None


def _title(desk: Desk, title: Rich) -> Iterator[TitlePart]:
    for span in title.paragraphs[0]:
        words = desk.renderer.html(span.inside or (span,))
        if words.strip():
            yield TitlePart(words.strip(), span.kind == "strong")


def _dated(short: str, year: str | None) -> str:
    return short if year is None or year in short else f"{short}, {year}"


def _clock(desk: Desk, plan: Plan) -> Clock:
    minutes = part_minutes(desk, plan)
    return clock(
        [(length, desk.plain(part.title), _gloss(desk, part)) for part, length in zip(plan.parts, minutes, strict=True)]
    )


def _gloss(desk: Desk, part: PlanPart) -> str:
    """A few words after the title of a part: its first paragraph, where that is only a heading for the rest."""
    first, *rest = desk.plain(part.text).split("\n\n")
    return first[:1].lower() + first[1:].rstrip(".") if rest else ""
