"""What several pages work out in the same way: a plan minute by minute, a chart of where advice differs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from careerguide.model.advice import Position
from careerguide.model.guide import Guide
from careerguide.model.markup import Rich
from careerguide.model.questions import Plan, Question
from careerguide.pages.context import PageContext
from careerguide.pages.dials import Ruler, Span, Strip, ruler, spans, strip


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a meeting: from minute to minute, what to do, what to ask."""

    time: str
    title: Rich
    text: Rich
    questions: Sequence[Question] = ()
    tool: str = ""
    """What the reader does it with on the page, if a script can offer that."""


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan with its meter."""

    plan: Plan
    strip: Strip
    runs: Sequence[Run]
    reserve: Sequence[Question]


def questions_of(context: PageContext, names: Iterable[str]) -> Sequence[Question]:
    """Questions by their ids."""
    return [context.item(name) for name in names]


def part_minutes(guide: Guide, plan: Plan) -> list[int]:
    """How many minutes each part of a plan takes."""
    minutes = {question.id: question.minutes for question in guide.questions}
    return [part.minutes or sum(minutes[name] for name in part.questions) for part in plan.parts]


def time(span: Span) -> str:
    """From minute to minute, with the dash that stands for “to”."""
    return f"{span.start}\N{EN DASH}{span.end}"


def plan_view(context: PageContext, plan: Plan) -> PlanView:
    minutes = part_minutes(context.guide, plan)
    return PlanView(
        plan=plan,
        strip=strip(
            [
                (length, context.plain(part.title), not part.questions)
                for part, length in zip(plan.parts, minutes, strict=True)
            ]
        ),
        runs=[
            Run(time(span), part.title, part.text, questions_of(context, part.questions))
            for part, span in zip(plan.parts, spans(minutes), strict=True)
        ],
        reserve=questions_of(context, plan.reserve),
    )


@dataclass(frozen=True, slots=True)
class DifferView:
    """A point where advice differs, with the ruler of its chart, if its answers are numbers."""

    position: Position
    ruler: Ruler | None


def differ_view(position: Position) -> DifferView:
    return DifferView(position, ruler(position.scale.most) if position.scale else None)
