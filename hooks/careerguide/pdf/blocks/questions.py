"""Questions on a worksheet: each with room for notes and its minutes on a dial, or all as boxes to choose from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from careerguide.model.questions import Category, Plan, PlanPart, Question
from careerguide.model.worksheets import QuestionsBlock
from careerguide.pdf.layout import drawings
from careerguide.pdf.layout.drawings import USUAL
from careerguide.pdf.layout.form_fields import Notes, Tick
from careerguide.pdf.layout.large_print import Group, Heading, Lines, Piece, Ticks, When, Words, headed
from careerguide.pdf.layout.page_fit import BODY, CHOICE, HEADING, SMALL, Paper
from careerguide.pdf.layout.sheet_context import BlockView, Draft
from careerguide.problems.english import count

LINES: Final[Mapping[int, int]] = {1: 2, 2: 3, 3: 4}  # for an answer of so many minutes; longer ones get one more
LOOK_UP: Final = "Look it up first. "
SPARE: Final = "If there is time left"
MARGIN: Final = 18  # of a question, where its dial stands
MINUTES: Final = 14  # millimetres beside a question to choose


@dataclass(frozen=True)
class Entry:
    """A question, or a part of a meeting that has none: then without number, why and prompts."""

    number: int | None
    minutes: int
    dial: str
    title: Markup
    text: Markup | None = None
    why: Markup | None = None
    look_up: Markup | None = None
    prompts: Sequence[Tick] = ()
    notes: Notes | None = None

    def height(self, paper: Paper) -> float:
        width = paper.width - MARGIN
        words = 0.4 + HEADING.height(self.title.striptags(), width)
        words += BODY.height(self.text.striptags(), width) if self.text else 0
        words += 0.4 + SMALL.height(self.why.striptags(), width) if self.why else 0
        words += 0.4 + SMALL.height(LOOK_UP + self.look_up.striptags(), width) if self.look_up else 0
        words += 5.5 if self.prompts else 0
        return max(words + (self.notes.lines * paper.pitch if self.notes else 0), 17) + paper.gap

    def large(self, of: int) -> Group:
        """`of` is how many questions there are."""
        length = count(self.minutes, "minute")
        pieces: list[Piece] = [When(self.dial, f"Question {self.number} of {of} · {length}" if self.number else length)]
        pieces.append(Heading(self.title))
        pieces += [Words(words) for words in (self.text, self.why) if words]
        if self.look_up:
            pieces.append(Words(Markup("<b>{}</b>").format(LOOK_UP) + self.look_up))
        if self.prompts:
            pieces.append(Ticks(self.prompts))
        if self.notes:
            pieces.append(Lines(self.notes))
        return Group(pieces)


@dataclass(frozen=True)
class QuestionsView:
    entries: Sequence[Entry]
    closing: Sequence[Entry] = ()
    reserve: Sequence[Tick] = ()
    """Questions for when there is time left, before the closing part."""
    template: str = "blocks/questions.j2"
    stays: bool = False

    def heights(self, paper: Paper) -> list[float]:
        spare = [12 + 6.3 * len(self.reserve) + paper.gap] if self.reserve else []
        questions = [entry.height(paper) for entry in self.entries]
        return [*questions, *spare, *(entry.height(paper) for entry in self.closing)]

    def large(self) -> Iterator[Group]:
        of = sum(1 for entry in (*self.entries, *self.closing) if entry.number)
        yield from (entry.large(of) for entry in self.entries)
        if self.reserve:
            yield Group([Heading(Markup(SPARE)), Ticks(self.reserve)])
        yield from (entry.large(of) for entry in self.closing)


@dataclass(frozen=True)
class Choice:
    """A question to choose, and how long its answer takes."""

    tick: Tick
    minutes: int


@dataclass(frozen=True)
class ChoicesView:
    """Questions to choose from, under the name of their category."""

    title: Markup | None
    choices: Sequence[Choice]
    template: str = "blocks/choices.j2"
    stays: bool = False

    def heights(self, paper: Paper) -> list[float]:
        title = HEADING.height(self.title.striptags(), paper.width) if self.title else 0
        words = sum(1 + CHOICE.height(one.tick.words.striptags(), paper.width - 7 - MINUTES) for one in self.choices)
        return [title + words + paper.gap]

    def large(self) -> Iterator[Group]:
        ticks = [
            Tick(one.tick.field, Markup("{} ({}\xa0min)").format(one.tick.words, one.minutes)) for one in self.choices
        ]
        yield Group([*headed(self.title), Ticks(ticks)], whole=False)


def questions_view(block: QuestionsBlock, draft: Draft) -> BlockView:
    if block.show == "boxes" or draft.narrow:
        return _choices_view(block, draft)
    if block.plan:
        return _plan_view(block.plan, block, draft)
    return QuestionsView([_entry(one, 1, USUAL, block, draft) for one in _chosen(block, draft)])


def _choices_view(block: QuestionsBlock, draft: Draft) -> ChoicesView:
    category = _category(block, draft) if block.category else None
    choices = [Choice(draft.tick(one.ask, name=one.id), one.minutes) for one in _chosen(block, draft)]
    return ChoicesView(draft.line(category.title) if category else None, choices)


def _chosen(block: QuestionsBlock, draft: Draft) -> list[Question]:
    if block.ids:
        return [draft.question(name) for name in block.ids]
    if block.plan:
        return [draft.question(name) for part in draft.plan(block.plan).parts for name in part.questions]
    return [one for one in _category(block, draft).questions if block.priority in (None, one.priority)]


def _category(block: QuestionsBlock, draft: Draft) -> Category:
    category = draft.category if block.category == "this" else draft.guide.by_id[str(block.category)]
    assert isinstance(category, Category)
    return category


def _plan_view(name: str, block: QuestionsBlock, draft: Draft) -> QuestionsView:
    """The minutes run through: each entry begins where the one before ends."""
    plan = draft.plan(name)
    parts: list[list[Entry]] = []
    first = 1
    for part in plan.parts[:-1]:
        parts.append(_part_entries(part, first, plan, block, draft))
        first += sum(entry.minutes for entry in parts[-1])
    reserve = plan.reserve if draft.fit.reserve else ()
    spare = [draft.tick(draft.question(one).ask, "If there is time left: ") for one in reserve]
    closing = _part_entries(plan.parts[-1], first, plan, block, draft)
    return QuestionsView([entry for part in parts for entry in part], closing, spare)


def _part_entries(part: PlanPart, first: int, plan: Plan, block: QuestionsBlock, draft: Draft) -> list[Entry]:
    if not part.questions:
        return [_plain_entry(part, first, plan, draft)]
    entries: list[Entry] = []
    for name in part.questions:
        question = draft.question(name)
        entries.append(_entry(question, first, plan.minutes, block, draft))
        first += question.minutes
    return entries


def _plain_entry(part: PlanPart, first: int, plan: Plan, draft: Draft) -> Entry:
    """Saying hello and thanking need no notes; a free part in the middle does."""
    minutes = part.minutes or 0
    title = draft.words.line(part.title)
    notes = None
    if part not in (plan.parts[0], plan.parts[-1]):
        notes = draft.notes(part.title, draft.lines(_usual_lines(minutes)), draft.answer(part.title.typed))
    dial = drawings.dial(first, first + minutes - 1, plan.minutes)
    return Entry(None, minutes, dial, title, text=draft.words.line(part.text), notes=notes)


def _entry(question: Question, first: int, of: int, block: QuestionsBlock, draft: Draft) -> Entry:
    draft.asked += 1
    number = draft.asked
    prompts = [draft.tick(one, f"Question {number}, prompt: ") for one in question.follow_ups]
    lines = draft.lines(_usual_lines(question.minutes) if block.lines is None else block.lines)
    ask = draft.words.plain(question.ask)
    return Entry(
        number,
        question.minutes,
        drawings.dial(first, first + question.minutes - 1, of),
        draft.words.line(question.ask),
        why=draft.words.line(question.why),
        look_up=draft.line(question.where),
        prompts=prompts,
        notes=draft.notes(f"Notes on question {number}: {ask}", lines, draft.answer(question.id)) if lines else None,
    )


def _usual_lines(minutes: int) -> int:
    return LINES.get(minutes, max(LINES.values()) + 1)
