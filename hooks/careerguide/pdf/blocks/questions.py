"""`questions`: each with room for notes and its minutes on a dial, or all as boxes to choose from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from markupsafe import Markup, escape

from careerguide.model.blocks import QuestionsBlock
from careerguide.model.questions import Category, Plan, PlanPart, Question
from careerguide.pages.interface import Interface
from careerguide.pdf.layout import drawings
from careerguide.pdf.layout.drawings import USUAL
from careerguide.pdf.layout.form_fields import Notes, Tick
from careerguide.pdf.layout.large_print import Group, Heading, LargeElement, Lines, Ticks, When, Words, headed
from careerguide.pdf.layout.measures import PROMPT_GAP, SheetPaper
from careerguide.pdf.layout.sheet_context import BlockView, SheetContext

LINES: Final[Mapping[int, int]] = {1: 2, 2: 3, 3: 4}  # by the minutes of an answer; longer ones get one more
DIAL: Final = 18  # millimeters to the left of a question
DIAL_HEIGHT: Final = 17  # millimeters
PROMPTS: Final = 5.5  # millimeters of the line of prompts
RESERVE_HEAD: Final = 12  # millimeters
RESERVE_LINE: Final = 6.3  # millimeters
CHOICE_BOX: Final = 7  # millimeters to the left of a question to choose
CHOICE_MINUTES: Final = 14  # millimeters to the right of it
CHOICE_GAP: Final = 1  # millimeters
NBSP: Final = "\u00a0"


@dataclass(frozen=True)
class Entry:
    """A question, or a part of a meeting that has none: then without number, why and prompts."""

    ui: Interface
    number: int | None
    minutes: int
    dial: str
    title: Markup
    text: Markup | None = None
    why: Markup | None = None
    look_up: Markup | None = None
    prompts: Sequence[Tick] = ()
    notes: Notes | None = None

    def height(self, paper: SheetPaper) -> float:
        """In millimeters, with the gap below."""
        text, width = paper.text, paper.width - DIAL
        words = PROMPT_GAP + text.heading.height(self.title.striptags(), width)
        words += text.body.height(self.text.striptags(), width) if self.text else 0
        words += PROMPT_GAP + text.small.height(self.why.striptags(), width) if self.why else 0
        words += (
            PROMPT_GAP + text.small.height(f"{self.ui('look-up-first')} {self.look_up.striptags()}", width)
            if self.look_up
            else 0
        )
        words += PROMPTS if self.prompts else 0
        return max(words + (self.notes.lines * paper.pitch if self.notes else 0), DIAL_HEIGHT) + paper.gap

    def large(self, total: int) -> Group:
        """`total` is the number of questions on the sheet."""
        when = self.ui("minutes", count=self.minutes)
        if self.number:
            when = self.ui("question-of-questions", number=self.number, total=total, minutes=when)
        elements: list[LargeElement] = [When(self.dial, when), Heading(self.title)]
        elements += [Words(words) for words in (self.text, self.why) if words]
        if self.look_up:
            elements.append(Words(Markup("<b>{}</b> {}").format(self.ui("look-up-first"), self.look_up)))
        if self.prompts:
            elements.append(Ticks(self.prompts))
        if self.notes:
            elements.append(Lines(self.notes))
        return Group(elements)


class QuestionsView(BlockView):
    """Questions, or the parts of a plan; then the `reserve` for when there is time left, before the `closing` part."""

    template: ClassVar[str] = "blocks/questions.j2"

    def __init__(self, block: QuestionsBlock, context: SheetContext) -> None:
        self.ui = context.ui
        self.context = context
        self.entries: list[Entry] = []
        self.closing: list[Entry] = []
        self.reserve: list[Tick] = []
        if block.plan:
            self._add_plan(context.guide.item(block.plan), block, context)
        else:
            self.entries += (_entry(question, 1, USUAL, block, context) for question in _chosen(block, context))

    def _add_plan(self, plan: Plan, block: QuestionsBlock, context: SheetContext) -> None:
        """The minutes go on through all entries: each begins where the one before ends."""
        first = 1
        for part in plan.parts:
            if part is plan.parts[-1]:
                reserve = plan.reserve if context.fit.reserve else ()
                asked = [question.ask for question in context.guide.items_named(reserve)]
                self.reserve = [context.tick(ask, f"{context.ui('if-theres-time')} ") for ask in asked]
            entries = self.closing if part is plan.parts[-1] else self.entries
            for question in context.guide.items_named(part.questions):
                entries.append(_entry(question, first, plan.minutes, block, context))
                first += question.minutes
            if not part.questions:
                entries.append(_plain_entry(part, first, plan, context))
                first += part.minutes or 0

    def heights(self, paper: SheetPaper) -> list[float]:
        reserve = [RESERVE_HEAD + RESERVE_LINE * len(self.reserve) + paper.gap] if self.reserve else []
        questions = [entry.height(paper) for entry in self.entries]
        return [*questions, *reserve, *(entry.height(paper) for entry in self.closing)]

    def large(self) -> Iterator[Group]:
        total = self.context.question_count  # of all blocks, as all are made before any is laid out
        yield from (entry.large(total) for entry in self.entries)
        if self.reserve:
            yield Group([Heading(escape(self.ui("if-theres-time"))), Ticks(self.reserve)])
        yield from (entry.large(total) for entry in self.closing)


class ChoicesView(BlockView):
    """Questions to choose from, each with its minutes, under the name of their category."""

    template: ClassVar[str] = "blocks/choices.j2"

    def __init__(self, block: QuestionsBlock, context: SheetContext) -> None:
        self.ui = context.ui
        self.title = context.line(_category(block, context).title) if block.category else None
        chosen = _chosen(block, context)
        self.choices = [(context.tick(question.ask, name=question.id), question.minutes) for question in chosen]

    def heights(self, paper: SheetPaper) -> list[float]:
        style, width = paper.text.choice, paper.width - CHOICE_BOX - CHOICE_MINUTES
        words = sum(CHOICE_GAP + style.height(tick.words.striptags(), width) for tick, _ in self.choices)
        return [paper.title_height(self.title) + words + paper.gap]

    def large(self) -> Iterator[Group]:
        ticks = [Tick(tick.field, self._large_words(tick.words, minutes)) for tick, minutes in self.choices]
        yield Group([*headed(self.title), Ticks(ticks)], whole=False)

    def _large_words(self, question: Markup, minutes: int) -> Markup:
        """A question and its minutes, which stay on one line."""
        return Markup("{} ({})").format(question, self.ui("minutes-short", count=minutes).replace(" ", NBSP))


def questions_view(block: QuestionsBlock, context: SheetContext) -> BlockView:
    view = ChoicesView if block.show == "boxes" or context.narrow else QuestionsView
    return view(block, context)


def _chosen(block: QuestionsBlock, context: SheetContext) -> list[Question]:
    if block.ids:
        return context.guide.items_named(block.ids)
    if block.plan:
        parts = context.guide.item(block.plan).parts
        return [context.guide.item(name) for part in parts for name in part.questions]
    questions = _category(block, context).questions
    return [question for question in questions if block.priority in (None, question.priority)]


def _category(block: QuestionsBlock, context: SheetContext) -> Category:
    category = context.category if block.category == "this" else context.guide.by_id[str(block.category)]
    assert isinstance(category, Category)
    return category


def _plain_entry(part: PlanPart, first: int, plan: Plan, context: SheetContext) -> Entry:
    """Saying hello and thanking need no notes; a free part in the middle does."""
    minutes = part.minutes or 0
    title = context.words.line(part.title)
    notes = None
    if part not in (plan.parts[0], plan.parts[-1]):
        notes = context.notes(part.title, context.lines(_usual_lines(minutes)), context.answer(part.title.typed))
    dial = drawings.dial(first, first + minutes - 1, plan.minutes)
    return Entry(context.ui, None, minutes, dial, title, text=context.words.line(part.text), notes=notes)


def _entry(question: Question, first: int, minutes: int, block: QuestionsBlock, context: SheetContext) -> Entry:
    """`first` is the minute in which the question begins, 1-based, of all the `minutes` on its dial."""
    context.question_count += 1
    number = context.question_count
    prompts = [
        context.tick(prompt, f"{context.ui('follow-up-of-question', number=number)} ") for prompt in question.follow_ups
    ]
    lines = context.lines(_usual_lines(question.minutes) if block.lines is None else block.lines)
    title = context.ui("notes-on-question", number=number, question=context.words.plain(question.ask))
    return Entry(
        context.ui,
        number,
        question.minutes,
        drawings.dial(first, first + question.minutes - 1, minutes),
        context.words.line(question.ask),
        why=context.words.line(question.why),
        look_up=context.line(question.where),
        prompts=prompts,
        notes=context.notes(title, lines, context.answer(question.id)) if lines else None,
    )


def _usual_lines(minutes: int) -> int:
    return LINES.get(minutes, max(LINES.values()) + 1)
