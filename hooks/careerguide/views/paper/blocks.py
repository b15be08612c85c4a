"""The blocks of a worksheet as templates show them. A new one is a model, a view here and a template."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Protocol, cast

from markupsafe import Markup

from careerguide import drawing
from careerguide.model import (
    Block,
    Category,
    ChecklistBlock,
    FieldsBlock,
    Guide,
    Letter,
    LinesBlock,
    Plan,
    PlanPart,
    Question,
    QuestionsBlock,
    RatingBlock,
    TableBlock,
    TextBlock,
)
from careerguide.text import Renderer, Rich
from careerguide.views.paper.fields import Field, Fields
from careerguide.views.paper.fitting import BODY, HEADING, NAME, SMALL, USUAL_FIT, Fit, Paper

USUAL: Final = 20  # minutes of a talk, where no plan says otherwise
LINES: Final = {1: 2, 2: 3, 3: 4}  # for an answer of so many minutes; longer ones get one more than the last
FEWEST, MOST = 2, 26
LOOK_UP: Final = "Look it up first. "
MARGIN: Final = 18  # of a question, where its dial stands
SHORT: Final = 38  # millimetres of the shortest of three fields
POINTS: Final = 5  # of a rating


@dataclass
class Draft:
    """One sheet while it is made: what texts come out as, which fields are taken, how many questions there were."""

    guide: Guide
    words: Renderer
    fit: Fit = USUAL_FIT
    category: Category | None = None
    fields: Fields = field(default_factory=Fields)
    asked: int = 0

    def again(self, fit: Fit) -> Draft:
        """The same sheet from the start, fitted in another way."""
        return Draft(self.guide, self.words, fit, self.category)

    def lines(self, wished: int) -> int:
        """How many lines an answer gets where so many are wished for."""
        return min(MOST, max(min(wished, FEWEST), wished + self.fit.lines)) if wished else 0

    def question(self, name: str) -> Question:
        return cast(Question, self.guide.by_id[name])

    def letter(self, name: str) -> Letter:
        return cast(Letter, self.guide.by_id[name])

    def plan(self, name: str) -> Plan:
        return cast(Plan, self.guide.by_id[name])

    def field(self, title: Rich | str) -> Field:
        return self.fields.add(title if isinstance(title, str) else self.words.plain(title))

    def tick(self, words: Rich, before: str = "") -> Tick:
        return Tick(self.field(before + self.words.plain(words)), self.words.line(words))


class BlockView(Protocol):
    """What a template shows, and how high each piece of it comes out that must not be parted."""

    @property
    def template(self) -> str: ...

    @property
    def stays(self) -> bool:
        """Whether it belongs on the page of what follows."""

    def heights(self, paper: Paper) -> list[float]: ...


@dataclass(frozen=True, slots=True)
class Tick:
    """A box to tick and its words."""

    field: Field
    words: Markup


@dataclass(frozen=True, slots=True)
class Notes:
    """Lines to write on."""

    field: Field
    lines: int


# ---------------------------------------------------------------- words


@dataclass(frozen=True)
class TextView:
    title: Markup | None
    paragraphs: Sequence[Markup]
    template: str = "blocks/text.j2"
    stays: bool = True

    def heights(self, paper: Paper) -> list[float]:
        words = sum(BODY.height(one.striptags(), paper.width) + 1.5 for one in self.paragraphs)
        return [words + (HEADING.height(self.title, paper.width) if self.title else 0) + paper.gap]


def text_view(block: TextBlock, draft: Draft) -> TextView:
    return TextView(_line(block.title, draft), draft.words.paragraphs(block.text))


def _line(rich: Rich | None, draft: Draft) -> Markup | None:
    return draft.words.line(rich) if rich else None


# ---------------------------------------------------------------- short answers


@dataclass(frozen=True)
class NamedField:
    label: Markup
    field: Field


@dataclass(frozen=True)
class FieldsView:
    across: int
    even: bool
    fields: Sequence[NamedField]
    template: str = "blocks/fields.j2"
    stays: bool = False

    def heights(self, paper: Paper) -> list[float]:
        rows = -(-len(self.fields) // self.across)
        return [paper.field] * (rows - 1) + [paper.field + 2.4]


def fields_view(block: FieldsBlock, draft: Draft) -> FieldsView:
    """Of three, the first is the longest, unless the other names need room too."""
    even = any(NAME.run(draft.words.plain(name)) > SHORT for name in block.names[1:])
    names = [NamedField(draft.words.line(name), draft.field(name)) for name in block.names]
    return FieldsView(block.across, even, names)


# ---------------------------------------------------------------- questions


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


def questions_view(block: QuestionsBlock, draft: Draft) -> QuestionsView:
    if block.plan:
        return _plan_view(block.plan, block, draft)
    return QuestionsView([_entry(one, 1, USUAL, block, draft) for one in _chosen(block, draft)])


def _chosen(block: QuestionsBlock, draft: Draft) -> list[Question]:
    if block.ids:
        return [draft.question(name) for name in block.ids]
    category = draft.category if block.category == "this" else draft.guide.by_id[str(block.category)]
    assert isinstance(category, Category)
    return [one for one in category.questions if block.priority in (None, one.priority)]


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
        notes = Notes(draft.field(part.title), draft.lines(_usual_lines(minutes)))
    dial = drawing.dial(first, first + minutes - 1, plan.minutes)
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
        drawing.dial(first, first + question.minutes - 1, of),
        draft.words.line(question.ask),
        why=draft.words.line(question.why),
        look_up=_line(question.where, draft),
        prompts=prompts,
        notes=Notes(draft.field(f"Notes on question {number}: {ask}"), lines) if lines else None,
    )


def _usual_lines(minutes: int) -> int:
    return LINES.get(minutes, max(LINES.values()) + 1)


# ---------------------------------------------------------------- things to tick


@dataclass(frozen=True)
class ChecklistView:
    title: Markup | None
    items: Sequence[Tick]
    template: str = "blocks/checklist.j2"
    stays: bool = False

    def heights(self, paper: Paper) -> list[float]:
        return [self.height(paper.width) + paper.gap]

    def height(self, width: float) -> float:
        heading = HEADING.height(self.title.striptags(), width) if self.title else 0
        return heading + sum(1.6 + BODY.height(one.words.striptags(), width - 7) for one in self.items)


@dataclass(frozen=True)
class ChecklistsView:
    lists: Sequence[ChecklistView]
    template: str = "blocks/checklists.j2"
    stays: bool = False

    def heights(self, paper: Paper) -> list[float]:
        return [max(one.height(paper.width / 2 - 15) for one in self.lists) + paper.gap]


def checklist_view(block: ChecklistBlock, draft: Draft) -> ChecklistView:
    return ChecklistView(_line(block.title, draft), [draft.tick(item) for item in block.items])


def checklists_view(blocks: Sequence[ChecklistBlock], draft: Draft) -> ChecklistsView:
    return ChecklistsView([checklist_view(block, draft) for block in blocks])


# ---------------------------------------------------------------- room to write


@dataclass(frozen=True)
class LinesView:
    title: Markup
    prompt: Markup | None
    notes: Notes
    template: str = "blocks/lines.j2"
    stays: bool = False

    def heights(self, paper: Paper) -> list[float]:
        words = HEADING.height(self.title.striptags(), paper.width)
        words += 0.4 + SMALL.height(self.prompt.striptags(), paper.width) if self.prompt else 0
        return [words + self.notes.lines * paper.pitch + paper.gap]


def lines_view(block: LinesBlock, draft: Draft) -> LinesView:
    notes = Notes(draft.field(block.title), draft.lines(block.count))
    return LinesView(draft.words.line(block.title), _line(block.prompt, draft), notes)


@dataclass(frozen=True)
class TableRow:
    number: int
    cells: Sequence[Field]


@dataclass(frozen=True)
class TableView:
    title: Markup | None
    two: bool
    """Of two columns, the first is the wider one."""
    columns: Sequence[Markup]
    rows: Sequence[TableRow]
    template: str = "blocks/table.j2"
    stays: bool = False

    def heights(self, paper: Paper) -> list[float]:
        heading = HEADING.height(self.title.striptags(), paper.width) if self.title else 0
        return [heading + 8.2 + len(self.rows) * (paper.pitch + 1.6) + paper.gap]


def table_view(block: TableBlock, draft: Draft) -> TableView:
    rows = [
        TableRow(number, [draft.field(f"{draft.words.plain(column)}, row {number}") for column in block.columns])
        for number in range(1, block.rows + 1)
    ]
    columns = [draft.words.line(column) for column in block.columns]
    return TableView(_line(block.title, draft), len(columns) == 2, columns, rows)


@dataclass(frozen=True)
class RatedItem:
    words: Markup
    boxes: Sequence[Field]


@dataclass(frozen=True)
class RatingView:
    title: Markup
    items: Sequence[RatedItem]
    low: Markup
    high: Markup
    template: str = "blocks/rating.j2"
    stays: bool = False

    def heights(self, paper: Paper) -> list[float]:
        rows = sum(BODY.height(one.words.striptags(), paper.width * 0.45) + 3 for one in self.items)
        return [HEADING.height(self.title.striptags(), paper.width) + 10 + rows + paper.gap]


def rating_view(block: RatingBlock, draft: Draft) -> RatingView:
    return RatingView(
        draft.words.line(block.title),
        [_rated(item, draft) for item in block.items],
        draft.words.line(block.low),
        draft.words.line(block.high),
    )


def _rated(item: Rich, draft: Draft) -> RatedItem:
    said = draft.words.plain(item)
    boxes = [draft.field(f"{said}: {point} of {POINTS}") for point in range(1, POINTS + 1)]
    return RatedItem(draft.words.line(item), boxes)


# ---------------------------------------------------------------- all of them

VIEWS: Final[Mapping[str, Callable[[Any, Draft], BlockView]]] = {
    "text": text_view,
    "fields": fields_view,
    "questions": questions_view,
    "checklist": checklist_view,
    "checklists": checklists_view,
    "lines": lines_view,
    "table": table_view,
    "rating": rating_view,
}


def block_view(block: Block, draft: Draft) -> BlockView:
    name, content = block.content
    return VIEWS[name](content, draft)
