"""The six steps, the ways in, the plans, and the pages that have their text in a file of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from markupsafe import Markup

from careerguide.model.pages import Page, Step, Way, WayAction
from careerguide.pages.composer import composed
from careerguide.pages.context import Desk, Link
from careerguide.pages.data import as_json
from careerguide.pages.dials import Strip, spans, strip
from careerguide.pages.download_links import TakeAway, TakeAways, paper_href, take_aways
from careerguide.pages.entries import (
    DifferView,
    Paragraphs,
    PhraseView,
    PlanView,
    Run,
    TipView,
    differ_view,
    phrase_view,
    plan_view,
    time,
    tip_view,
)
from careerguide.pages.home import StepCard, step_cards
from careerguide.pages.page import MORE, QUESTIONS, START, STEPS, PageView, Top, gathering, top
from careerguide.pages.sections import PointView, SectionView, Ticks, complete, point_view, section_view, step_ticks

ALONG: Final = 5  # sheets and letters named at the top of a step
OPEN_TIPS: Final = 2

# ---------------------------------------------------------------- steps


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The step before or after."""

    number: int
    name: Markup
    href: str


@dataclass(frozen=True)
class StepView:
    top: Top
    why: Paragraphs
    plan: PlanView | None
    plans_href: str
    actions: tuple[PointView, ...]
    sections: tuple[SectionView, ...]
    tips: tuple[TipView, ...]
    """The first few; the others stand folded, so that the page stays short enough to read on a phone."""
    more_tips: tuple[TipView, ...]
    chart: DifferView | None
    """Where advice differs on a number, once for everyone to see; the others stand folded."""
    differs: tuple[DifferView, ...]
    phrases: tuple[PhraseView, ...]
    checklist: Ticks | None
    take_aways: TakeAways
    along: tuple[Link, ...]
    """The first of them, for the top of the page, and the way to the others."""
    before: Neighbour | None
    after: Neighbour | None


def step_pages(desk: Desk) -> Iterator[PageView]:
    guide = desk.guide
    overview = desk.at("steps/index.md")
    yield gathering(overview, "steps", section=STEPS, view=_overview(overview))
    before: list[Step | None] = [None, *guide.steps[:-1]]
    after: list[Step | None] = [*guide.steps[1:], None]
    for step, previous, following in zip(guide.steps, before, after, strict=True):
        yield _step_page(desk.at(f"steps/{step.id}.md"), step, previous, following)


@dataclass(frozen=True, slots=True)
class StepsView:
    top: Top
    steps: tuple[StepCard, ...]


def _overview(desk: Desk) -> StepsView:
    return StepsView(top(desk, "steps"), step_cards(desk))


def _step_page(desk: Desk, step: Step, before: Step | None, after: Step | None) -> PageView:
    origin = desk.guide.origins[step.id]
    view = _step_view(desk, step, before, after)
    return PageView(
        path=desk.page,
        template="step.md.j2",
        title=desk.plain(step.title),
        description=desk.plain(step.description),
        source=origin.path,
        line=1,
        name=desk.plain(step.name),
        section=STEPS,
        view=view,
        meta={
            "template": "step.html",
            "number": step.number,
            "steps": _ruler(desk, step),
            "papers": [{"title": Markup(one.text).striptags(), "url": one.href} for one in view.along],
        },
    )


def _along(found: Sequence[TakeAway]) -> tuple[Link, ...]:
    rest = [Link(f"All {len(found)}", "#papers")] if len(found) > ALONG else []
    return (*(Link(one.title, one.href) for one in found[:ALONG]), *rest)


def _ruler(desk: Desk, here: Step) -> list[dict[str, Any]]:
    """Front matter for the six steps beside the text."""
    return [
        {
            "title": desk.plain(step.name),
            "url": desk.href(step.id),
            "current": step is here,
            "done": complete(desk, step),
        }
        for step in desk.guide.steps
    ]


def _step_view(desk: Desk, step: Step, before: Step | None, after: Step | None) -> StepView:
    guide = desk.guide
    tips = [tip_view(desk, tip) for tip in guide.tips if tip.step == step.id]
    differs = [differ_view(desk, position) for position in guide.positions if step.id in position.steps]
    chart = next((one for one in differs if one.ruler), None)
    found = take_aways(desk, (*step.sheets, *step.letters))
    return StepView(
        top=Top(step.id, desk.heading(step.title), desk.paragraphs(step.lead)),
        why=desk.paragraphs(step.why),
        plan=plan_view(desk, desk.item(step.plan)) if step.plan else None,
        plans_href=desk.href("plans"),
        actions=tuple(point_view(desk, action) for action in step.actions),
        sections=tuple(section_view(desk, section) for section in step.sections),
        tips=tuple(tips[:OPEN_TIPS]),
        more_tips=tuple(tips[OPEN_TIPS:]),
        chart=chart,
        differs=tuple(one for one in differs if one is not chart),
        phrases=tuple(phrase_view(desk, phrase) for phrase in guide.phrases if phrase.step == step.id),
        checklist=step_ticks(desk, step),
        take_aways=found,
        along=_along(found.things),
        before=_neighbour(desk, before),
        after=_neighbour(desk, after),
    )


def _neighbour(desk: Desk, step: Step | None) -> Neighbour | None:
    return Neighbour(step.number, desk.line(step.name), desk.href(step.id)) if step else None


# ---------------------------------------------------------------- ways in


@dataclass(frozen=True)
class WayView:
    top: Top
    strip: Strip
    runs: tuple[Run, ...]
    others: tuple[Link, ...]
    data: str
    """What the tools of this way work with, as JSON. Empty if it has none."""


def way_pages(desk: Desk) -> Iterator[PageView]:
    for way in desk.guide.ways:
        yield _way_page(desk.at(desk.addresses.places[way.id].page), way)


def _way_page(desk: Desk, way: Way) -> PageView:
    origin = desk.guide.origins[way.id]
    return PageView(
        path=desk.page,
        template="way.md.j2",
        title=desk.plain(way.title),
        description=desk.plain(way.description),
        source=origin.path,
        line=origin.line,
        name=desk.plain(way.title),
        section=START,
        view=_way_view(desk, way),
        meta={"template": "wide.html", "tools": ["letter", "path"]} if _tools(way) else {},
    )


def _way_view(desk: Desk, way: Way) -> WayView:
    minutes = [action.minutes for action in way.actions]
    return WayView(
        top=Top(way.id, desk.heading(way.title), desk.paragraphs(way.lead)),
        strip=strip([(length, str(number), False) for number, length in enumerate(minutes, 1)]),
        runs=tuple(
            Run(time(span), desk.line(action.title), desk.paragraphs(action.text), (), action.tool or "")
            for action, span in zip(way.actions, spans(minutes), strict=True)
        ),
        others=tuple(Link(desk.line(one.title), desk.href(one.id)) for one in desk.guide.ways if one is not way),
        data=as_json(_tool_data(desk, _tools(way))) if _tools(way) else "",
    )


def _tools(way: Way) -> dict[str, WayAction]:
    return {action.tool: action for action in way.actions if action.tool}


def _tool_data(desk: Desk, tools: Mapping[str, WayAction]) -> dict[str, Any]:
    plain = desk.addresses.off_site().plain
    data: dict[str, Any] = {"goals": [], "letters": []}
    if goal := tools.get("goal"):
        data["goals"] = [plain(one) for one in goal.goals]
    if questions := tools.get("questions"):
        data["plan"] = questions.plan
    if message := tools.get("message"):
        data["letters"] = [
            {"who": plain(one.who), "letter": composed(desk.item(one.letter), desk.addresses)}
            for one in message.letters
        ]
    return data


# ---------------------------------------------------------------- plans


@dataclass(frozen=True, slots=True)
class PlanEntry:
    heading: Markup
    plan: PlanView
    sheets: tuple[TakeAway, ...]


@dataclass(frozen=True, slots=True)
class PlansView:
    top: Top
    plans: tuple[PlanEntry, ...]
    paper_href: str


def plans_page(desk: Desk) -> PageView:
    desk = desk.at("plans.md")
    entries = tuple(
        PlanEntry(desk.heading(plan.title), plan_view(desk, plan), take_aways(desk, _sheets_with(desk, plan.id)).things)
        for plan in desk.guide.plans
    )
    view = PlansView(top(desk, "plans"), entries, paper_href(desk))
    return gathering(desk, "plans", section=QUESTIONS, file=desk.guide.plans[0].id, view=view)


def _sheets_with(desk: Desk, plan: str) -> list[str]:
    """The sheets on which a plan is printed."""
    return [
        sheet.id
        for sheet in desk.guide.worksheets
        if any(block.questions and block.questions.plan == plan for block in sheet.blocks)
    ]


# ---------------------------------------------------------------- pages with text of their own


@dataclass(frozen=True)
class ArticleView:
    top: Top
    sections: tuple[SectionView, ...]
    take_aways: TakeAways


def article_pages(desk: Desk) -> Iterator[PageView]:
    for page in desk.guide.pages:
        yield _article_page(desk.at(f"{page.id}.md"), page)


def _article_page(desk: Desk, page: Page) -> PageView:
    return PageView(
        path=desk.page,
        template="article.md.j2",
        title=desk.plain(page.title),
        description=desk.plain(page.description),
        source=desk.guide.origins[page.id].path,
        line=1,
        name=desk.plain(page.name),
        section=MORE,
        view=ArticleView(
            Top(page.id, desk.heading(page.title), desk.paragraphs(page.lead)),
            tuple(section_view(desk, section) for section in page.sections),
            take_aways(desk, (*page.sheets, *page.letters)),
        ),
    )
