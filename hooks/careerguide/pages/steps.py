"""The six steps, the ways in, the plans, and the pages that have their text in a file of their own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from markupsafe import Markup

from careerguide.model.pages import Step, Way, WayAction
from careerguide.pages.composer import composed
from careerguide.pages.context import Link, PageContext
from careerguide.pages.data import as_json
from careerguide.pages.dials import spans, strip
from careerguide.pages.download_links import ItemDownloads, item_downloads, paper_href, papers
from careerguide.pages.entries import PlanView, Run, differ_view, plan_view, time
from careerguide.pages.page import MORE, QUESTIONS, START, STEPS, PageView, item_page, overview_page, top
from careerguide.pages.urls import FIXED

ALONG: Final = 5  # sheets and letters named at the top of a step
OPEN_TIPS: Final = 2  # tips of a step that are not folded, so that its page stays short enough to read on a phone

# ---------------------------------------------------------------- steps


@dataclass(frozen=True, slots=True)
class StepCard:
    """A step on the overview."""

    step: Step
    facts: str
    """What its page holds."""
    done: str
    """What a script looks up to see whether its checklist is ticked through."""


def step_pages(context: PageContext) -> Iterator[PageView]:
    steps = context.guide.steps
    cards = [StepCard(step, _facts(context, step), _done(context, step)) for step in steps]
    yield overview_page(context, "steps", STEPS, steps=cards)
    for before, step, after in zip([None, *steps], steps, [*steps[1:], None], strict=False):
        yield _step_page(context.for_page(f"steps/{step.id}.md"), step, before, after)


def _facts(context: PageContext, step: Step) -> str:
    """`8 things to do, 12 tips, 20 awkward moments`, without what there is none of."""
    things = {
        "things to do": len(step.actions),
        "tips": sum(tip.step == step.id for tip in context.guide.tips),
        "awkward moments": sum(phrase.step == step.id for phrase in context.guide.phrases),
    }
    return ", ".join(f"{number} {name}" for name, number in things.items() if number)


def _done(context: PageContext, step: Step) -> str:
    """What a script looks up to see whether the checklist of a step is ticked through."""
    return f"check-{step.id} {context.mark(step.checklist)}"


def _step_page(context: PageContext, step: Step, before: Step | None, after: Step | None) -> PageView:
    guide = context.guide
    tips = [tip for tip in guide.tips if tip.step == step.id]
    points = [differ_view(position) for position in guide.positions if step.id in position.steps]
    chart = next((point for point in points if point.ruler), None)
    downloads = item_downloads(context, (*step.sheets, *step.letters))
    along = _along(context, downloads)
    return item_page(
        context,
        step,
        STEPS,
        top=top(context, step.id, step.title, step.lead),
        name=step.name,
        meta={
            "template": "step.html",
            "number": step.number,
            "steps": _ruler(context, step),
            "papers": [{"title": Markup(link.text).striptags(), "url": link.href} for link in along],
        },
        plan=plan_view(context, context.item(step.plan)) if step.plan else None,
        tips=tips[:OPEN_TIPS],
        more_tips=tips[OPEN_TIPS:],
        chart=chart,  # where advice differs on a number, once for everyone to see; the others are folded
        differs=[point for point in points if point is not chart],
        phrases=[phrase for phrase in guide.phrases if phrase.step == step.id],
        downloads=downloads,
        papers=papers(context),
        along=along,
        before=before,
        after=after,
    )


def _along(context: PageContext, downloads: Sequence[ItemDownloads]) -> Sequence[Link]:
    """The first of them, for the top of the page, and the way to the others."""
    rest = [Link(f"All {len(downloads)}", "#papers")] if len(downloads) > ALONG else []
    first = [download.item for download in downloads[:ALONG]]
    return [*(Link(context.line(item.title), context.href(item.id)) for item in first), *rest]


def _ruler(context: PageContext, here: Step) -> list[dict[str, Any]]:
    """Front matter for the six steps beside the text."""
    return [
        {
            "title": context.plain(step.name),
            "url": context.href(step.id),
            "current": step is here,
            "done": _done(context, step),
        }
        for step in context.guide.steps
    ]


# ---------------------------------------------------------------- ways in


def way_pages(context: PageContext) -> Iterator[PageView]:
    for way in context.guide.ways:
        yield _way_page(context.for_page(context.addresses.places[way.id].page), way)


def _way_page(context: PageContext, way: Way) -> PageView:
    minutes = [action.minutes for action in way.actions]
    tools: dict[str, WayAction] = {action.tool: action for action in way.actions if action.tool}
    return item_page(
        context,
        way,
        START,
        top=top(context, way.id, way.title, way.lead),
        name=way.title,
        meta={"template": "wide.html", "tools": ["letter", "path"]} if tools else {},
        strip=strip([(length, str(number), False) for number, length in enumerate(minutes, 1)]),
        runs=[
            Run(time(span), action.title, action.text, tool=action.tool or "")
            for action, span in zip(way.actions, spans(minutes), strict=True)
        ],
        others=[other for other in context.guide.ways if other is not way],
        data=as_json(_tool_data(context, tools)) if tools else "",
    )


def _tool_data(context: PageContext, tools: Mapping[str, WayAction]) -> dict[str, Any]:
    """What the tools of a way work with."""
    plain = context.addresses.absolute_renderer().plain
    data: dict[str, Any] = {"goals": [], "letters": []}
    if goal := tools.get("goal"):
        data["goals"] = [plain(end) for end in goal.goals]
    if questions := tools.get("questions"):
        data["plan"] = questions.plan
    if message := tools.get("message"):
        data["letters"] = [
            {"who": plain(offer.who), "letter": composed(context.item(offer.letter), context.addresses)}
            for offer in message.letters
        ]
    return data


# ---------------------------------------------------------------- plans


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """A plan, with the sheets on which it is printed."""

    view: PlanView
    sheets: Sequence[ItemDownloads]


def plans_page(context: PageContext) -> PageView:
    context = context.for_page(FIXED["plans"])
    plans = context.guide.plans
    entries = [
        PlanEntry(plan_view(context, plan), item_downloads(context, _sheets_with(context, plan.id))) for plan in plans
    ]
    return overview_page(context, "plans", QUESTIONS, file=plans[0].id, plans=entries, paper_href=paper_href(context))


def _sheets_with(context: PageContext, plan: str) -> list[str]:
    """The sheets on which a plan is printed."""
    return [
        sheet.id
        for sheet in context.guide.worksheets
        if any(block.questions and block.questions.plan == plan for block in sheet.blocks)
    ]


# ---------------------------------------------------------------- pages with text of their own


def article_pages(context: PageContext) -> Iterator[PageView]:
    for page in context.guide.pages:
        here = context.for_page(f"{page.id}.md")
        yield item_page(
            here,
            page,
            MORE,
            top=top(here, page.id, page.title, page.lead),
            name=page.name,
            downloads=item_downloads(here, (*page.sheets, *page.letters)),
            papers=papers(here),
        )
