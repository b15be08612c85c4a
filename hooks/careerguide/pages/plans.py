"""Plans minute by minute: what several pages show of one, and the page of them all."""

from collections.abc import Sequence
from dataclasses import dataclass

from careerguide.model.guide import Guide
from careerguide.model.pages import WayAction
from careerguide.model.questions import Plan, PlanPart, Question
from careerguide.model.worksheets import Worksheet
from careerguide.pages.context import PageContext
from careerguide.pages.dials import Span, Strip, spans, strip
from careerguide.pages.page import QUESTIONS, PageView, overview_page
from careerguide.pages.urls import FIXED


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a meeting: from minute to minute, what to do, what to ask."""

    time: str
    part: PlanPart | WayAction
    questions: Sequence[Question] = ()


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan with its meter."""

    plan: Plan
    strip: Strip
    runs: Sequence[Run]
    reserve: Sequence[Question]


def timed(guide: Guide, plan: Plan) -> list[tuple[PlanPart, Span]]:
    """The parts of a plan, each with its minutes."""
    asked = {question.id: question.minutes for question in guide.questions}
    minutes = [part.minutes or sum(asked[name] for name in part.questions) for part in plan.parts]
    return list(zip(plan.parts, spans(minutes), strict=True))


def time(span: Span) -> str:
    """From minute to minute, with the dash that means “to”."""
    return f"{span.start}\N{EN DASH}{span.end}"


def plan_view(context: PageContext, plan: Plan) -> PlanView:
    guide, parts = context.guide, timed(context.guide, plan)
    return PlanView(
        plan=plan,
        strip=strip([(span.minutes, context.plain(part.title), not part.questions) for part, span in parts]),
        runs=[Run(time(span), part, guide.items_named(part.questions)) for part, span in parts],
        reserve=guide.items_named(plan.reserve),
    )


def plans_page(context: PageContext) -> PageView:
    context = context.for_page(FIXED["plans"])
    plans, downloads = context.guide.plans, context.downloads
    entries = [(plan_view(context, plan), downloads.of_items(_sheets_with(context.guide, plan))) for plan in plans]
    return overview_page(context, "plans", QUESTIONS, file=plans[0].id, plans=entries)


def _sheets_with(guide: Guide, plan: Plan) -> list[Worksheet]:
    """The sheets on which a plan is printed."""
    return [
        sheet
        for sheet in guide.worksheets
        if any(block.questions and block.questions.plan == plan.id for block in sheet.blocks)
    ]
