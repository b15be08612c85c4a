"""The six steps, the ways in, and the pages that have their text in a file of their own."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from markupsafe import escape

from careerguide.model.pages import Step, Way, WayAction
from careerguide.pages.composer import composed
from careerguide.pages.context import PageContext
from careerguide.pages.data import as_json
from careerguide.pages.dials import spans, strip
from careerguide.pages.page import MORE, START, STEPS, PageView, item_page, overview_page
from careerguide.pages.plans import Run, plan_view, time

ALONG: Final = 5  # sheets and letters named at the top of a step
# ---------------------------------------------------------------- steps


def step_pages(context: PageContext) -> Iterator[PageView]:
    steps = context.guide.steps
    yield overview_page(context, "steps", STEPS, steps=[(step, _facts(context, step)) for step in steps])
    for before, step, after in zip([None, *steps], steps, [*steps[1:], None], strict=False):
        yield _step_page(context.for_page(f"steps/{step.id}.md"), step, before, after)


def _facts(context: PageContext, step: Step) -> str:
    """`8 things to do, 12 tips, and 20 awkward moments`, without what there is none of."""
    things = {
        "step-actions": len(step.actions),
        "step-tips": sum(tip.step == step.id for tip in context.guide.tips),
        "step-moments": sum(phrase.step == step.id for phrase in context.guide.phrases),
    }
    return context.ui.listed(context.ui(name, count=number) for name, number in things.items() if number)


def _step_page(context: PageContext, step: Step, before: Step | None, after: Step | None) -> PageView:
    guide = context.guide
    downloads = context.downloads.of_items(guide.items_named((*step.sheets, *step.letters)))
    along = [(context.line(made.item.title), context.href(made.item.id)) for made in downloads[:ALONG]]
    if len(downloads) > ALONG:
        along.append((escape(context.ui("step-all", count=len(downloads))), "#papers"))
    return item_page(
        context,
        step,
        STEPS,
        name=step.name,
        meta={
            "template": "step.html",
            "number": step.number,
            "steps": _ruler(context, step),
            "papers": [{"title": title.striptags(), "url": url} for title, url in along],
        },
        plan=plan_view(context, guide.item(step.plan)) if step.plan else None,
        tips=[tip for tip in guide.tips if tip.step == step.id],
        differs=[position for position in guide.positions if step.id in position.steps],
        phrases=[phrase for phrase in guide.phrases if phrase.step == step.id],
        downloads=downloads,
        along=along,
        before=before,
        after=after,
    )


def _ruler(context: PageContext, here: Step) -> list[dict[str, Any]]:
    """Front matter for the six steps next to the text."""
    return [
        {
            "title": context.plain(step.name),
            "url": context.href(step.id),
            "current": step is here,
            "done": f"check-{step.id} {context.mark(step.checklist)}",  # as steps.md.j2 has it, for a script
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
        name=way.title,
        meta={"template": "wide.html", "tools": ["path"], "looks": ["letter", "reminders"]} if tools else {},
        strip=strip([(length, str(number), False) for number, length in enumerate(minutes, 1)]),
        runs=[Run(time(span), action) for action, span in zip(way.actions, spans(minutes), strict=True)],
        others=[other for other in context.guide.ways if other is not way],
        data=as_json(_tool_data(context, tools)) if tools else "",
        kept="" if "person" in tools else way.id,
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
            {"who": plain(offer.who), "letter": composed(context.guide.item(offer.letter), context.addresses)}
            for offer in message.letters
        ]
    return data


# ---------------------------------------------------------------- pages with text of their own


def article_pages(context: PageContext) -> Iterator[PageView]:
    for page in context.guide.pages:
        here = context.for_page(f"{page.id}.md")
        yield item_page(
            here,
            page,
            MORE,
            name=page.name,
            downloads=here.downloads.of_items(here.guide.items_named((*page.sheets, *page.letters))),
        )
