"""Pieces of many pages: a question, a plan, a pair of do and do not, words to say, a chart of where advice differs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from markupsafe import Markup

from careerguide.model.advice import Phrase, Position, Reassurance, Tip
from careerguide.model.markup import Rich
from careerguide.model.questions import Plan, Question
from careerguide.pages.context import Credit, Desk
from careerguide.pages.dials import Ruler, Span, Strip, ruler, spans, strip

WORDS_A_SECOND: Final = 2.5  # aloud, without hurry

Paragraphs = tuple[Markup, ...]
Credits = tuple[Credit, ...]


# ---------------------------------------------------------------- words to say


@dataclass(frozen=True, slots=True)
class Speech:
    """Words to say aloud, in quotes, and how long that takes."""

    paragraphs: Paragraphs
    seconds: str


def speech(desk: Desk, rich: Rich | None) -> Speech | None:
    if rich is None:
        return None
    words = [*desk.paragraphs(rich)]
    words[0] = Markup("“") + words[0]
    words[-1] = words[-1] + Markup("”")
    seconds = max(5, 5 * round(len(desk.plain(rich).split()) / WORDS_A_SECOND / 5))
    return Speech(tuple(words), f"{seconds} seconds")


@dataclass(frozen=True, slots=True)
class PhraseView:
    id: str
    former: tuple[str, ...]
    when: Markup
    say: Speech
    then: Paragraphs
    credits: Credits


def phrase_view(desk: Desk, phrase: Phrase) -> PhraseView:
    say = speech(desk, phrase.say)
    assert say is not None
    return PhraseView(
        phrase.id,
        phrase.aliases,
        desk.line(phrase.when),
        say,
        desk.paragraphs(phrase.then),
        desk.credits(phrase.sources),
    )


# ---------------------------------------------------------------- questions


@dataclass(frozen=True, slots=True)
class QuestionView:
    id: str
    former: tuple[str, ...]
    ask: Markup
    href: str
    minutes: int
    boxes: range
    notes: tuple[str, ...]
    """After the minutes: core, look it up first."""
    why: Markup
    follow_ups: Paragraphs
    where: Paragraphs
    """For a question to look up first."""
    audiences: str
    """For whom it is meant, if not for everyone."""
    credits: Credits
    edit: str


def question_view(desk: Desk, question: Question) -> QuestionView:
    core = question.priority == "core"
    look_up = question.answer == "look-up"
    return QuestionView(
        id=question.id,
        former=question.aliases,
        ask=desk.line(question.ask),
        href=desk.href(question.id),
        minutes=question.minutes,
        boxes=range(question.minutes),
        notes=tuple(note for note, given in (("core", core), ("look it up first", look_up)) if given),
        why=desk.line(question.why),
        follow_ups=tuple(desk.line(line) for line in question.follow_ups),
        where=desk.paragraphs(question.where),
        audiences=audience_names(desk, question.audiences),
        credits=desk.credits(question.sources),
        edit=desk.edit(question),
    )


def audience_names(desk: Desk, audiences: Iterable[str]) -> str:
    """`Students, career changers`, or nothing when the question is for everyone."""
    names = list(audiences)
    if desk.guide.everyone.intersection(names):
        return ""
    return ", ".join(desk.plain(desk.item(name).title) for name in names)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in a list: its words, where it stands in full, and its minutes."""

    id: str
    ask: Markup
    href: str
    minutes: int
    core: bool


def asked(desk: Desk, names: Iterable[str]) -> tuple[Asked, ...]:
    found: list[Question] = [desk.item(name) for name in names]
    return tuple(
        Asked(one.id, desk.line(one.ask), desk.href(one.id), one.minutes, one.priority == "core") for one in found
    )


# ---------------------------------------------------------------- plans


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a meeting: from minute to minute, what to do, what to ask."""

    time: str
    title: Markup
    text: Paragraphs
    questions: tuple[Asked, ...]
    tool: str = ""
    """What the reader does it with on the page, if a script can offer that."""


@dataclass(frozen=True, slots=True)
class PlanView:
    id: str
    former: tuple[str, ...]
    minutes: int
    title: Markup
    summary: Markup
    strip: Strip
    runs: tuple[Run, ...]
    reserve: tuple[Asked, ...]


def part_minutes(desk: Desk, plan: Plan) -> list[int]:
    return [part.minutes or sum(desk.item(name).minutes for name in part.questions) for part in plan.parts]


def time(span: Span) -> str:
    """From minute to minute, with the dash that stands for “to”."""
    return f"{span.start}\N{EN DASH}{span.end}"


def plan_view(desk: Desk, plan: Plan) -> PlanView:
    minutes = part_minutes(desk, plan)
    parts = list(zip(plan.parts, minutes, spans(minutes), strict=True))
    return PlanView(
        id=plan.id,
        former=plan.aliases,
        minutes=plan.minutes,
        title=desk.line(plan.title),
        summary=desk.line(plan.summary),
        strip=strip([(length, desk.plain(part.title), not part.questions) for part, length, _ in parts]),
        runs=tuple(
            Run(time(span), desk.line(part.title), desk.paragraphs(part.text), asked(desk, part.questions))
            for part, _, span in parts
        ),
        reserve=asked(desk, plan.reserve),
    )


# ---------------------------------------------------------------- tips


@dataclass(frozen=True, slots=True)
class TipView:
    id: str
    former: tuple[str, ...]
    title: Markup
    do: Paragraphs
    dont: Paragraphs
    why: Paragraphs
    say: Speech | None
    credits: Credits


def tip_view(desk: Desk, tip: Tip) -> TipView:
    return TipView(
        id=tip.id,
        former=tip.aliases,
        title=desk.line(tip.title),
        do=desk.paragraphs(tip.do),
        dont=desk.paragraphs(tip.dont),
        why=desk.paragraphs(tip.why),
        say=speech(desk, tip.say),
        credits=desk.credits(tip.sources),
    )


@dataclass(frozen=True, slots=True)
class FearView:
    id: str
    former: tuple[str, ...]
    worry: Markup
    answer: Paragraphs
    credits: Credits


def fear_view(desk: Desk, fear: Reassurance) -> FearView:
    return FearView(
        fear.id, fear.aliases, desk.line(fear.worry), desk.paragraphs(fear.answer), desk.credits(fear.sources)
    )


# ---------------------------------------------------------------- where advice differs


@dataclass(frozen=True, slots=True)
class Row:
    """What one source says, or what we say, and from where to where that is on the scale."""

    source: Markup
    href: str
    says: Markup
    start: str
    end: str
    ours: bool

    @property
    def placed(self) -> bool:
        return bool(self.start)


@dataclass(frozen=True, slots=True)
class DifferView:
    id: str
    former: tuple[str, ...]
    topic: Markup
    advice: Paragraphs
    why: Paragraphs
    evidence: Literal["custom", "study"]
    most: int
    ruler: Ruler | None
    unit: str
    rows: tuple[Row, ...]


def differ_view(desk: Desk, position: Position) -> DifferView:
    scale = position.scale
    return DifferView(
        id=position.id,
        former=position.aliases,
        topic=desk.line(position.topic),
        advice=desk.paragraphs(position.advice),
        why=desk.paragraphs(position.why),
        evidence=position.evidence,
        most=scale.most if scale else 0,
        ruler=ruler(scale.most) if scale else None,
        unit=desk.plain(scale.unit) if scale else "",
        rows=tuple(_rows(desk, position)),
    )


def _rows(desk: Desk, position: Position) -> Iterator[Row]:
    for stance in position.positions:
        source = desk.line(desk.item(stance.source).short)
        yield Row(source, desk.href(stance.source), desk.line(stance.says), *_range(stance.at), ours=False)
    yield Row(Markup(), "", desk.line(position.default), *_range(position.at), ours=True)


def _range(at: tuple[float, float] | None) -> tuple[str, str]:
    return (f"{at[0]:g}", f"{at[1]:g}") if at else ("", "")
