"""Rules for the guide that the fields of a model can't express.

A new rule takes four steps:

1. Write a generator here. It gets a model, such as a Question, and yields `at(...)` for each mistake in it: a code, the
   field that is wrong, then the values for the message. Nothing else happens in it, so a test can call it.
2. List it in RULES under its model. It's then called for each such model, however deep it is inside others, also when
   the item around it has other problems. If it needs the rest of the guide, list it in GUIDE_RULES: it then gets a
   Surroundings too, and whole items only.
3. Add the message to `problems/messages.yml` under the code: what is wrong, and what to do. It goes under `errors`,
   or under `warnings` if it's only advice.
4. Add a case to `tests/golden/problems/rules.yml`: a change to the small guide, and the message that must come of it.
   Then `PYTHONPATH=tests .venv/bin/python -m support.messages_page` puts it on the page of messages.
"""

import difflib
import itertools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final, NamedTuple

from pydantic import BaseModel

from careerguide.cache import memo
from careerguide.checks.surroundings import Surroundings
from careerguide.content.document import Loc
from careerguide.content.reading import Read, Reading
from careerguide.model import letter_hints
from careerguide.model.advice import Position
from careerguide.model.blocks import CardsBlock, CompareBlock, QuestionsBlock
from careerguide.model.interface import InterfaceText
from careerguide.model.letters import Letter
from careerguide.model.markup import ID
from careerguide.model.pages import Section, WayAction
from careerguide.model.questions import Plan, Question
from careerguide.model.site import Source, Tools
from careerguide.model.worksheets import Worksheet
from careerguide.pages.interface import VALUE
from careerguide.problems.english import count, did_you_mean
from careerguide.problems.problem import Mark, Problem


class Mistake(NamedTuple):
    """Where a rule is broken, and the code of its message with the values for it."""

    code: str
    place: Loc
    """From the model that the rule is for: names of fields as in YAML, and 0-based numbers of list entries."""
    values: Mapping[str, Any]
    words: str = ""
    """Words of the text at `place`, if it is about them."""
    in_key: bool = False
    """Whether the name of the field is wrong, rather than its value."""
    mark: Mark | None = None
    """Where it is, if that isn't in the item itself."""


Mistakes = Iterator[Mistake]


def at(code: str, *place: str | int, words: str = "", **values: Any) -> Mistake:
    """A mistake in the field at `place`, or in some words of its text."""
    return Mistake(code, place, values, words)


# ---------------------------------------------------------------- questions, plans, positions, sources, ways


def look_up_places(question: Question) -> Mistakes:
    if (question.answer == "look-up") != (question.where is not None):
        yield at("look-up-place", "answer")


def plan_parts(plan: Plan) -> Mistakes:
    for number, part in enumerate(plan.parts):
        if bool(part.questions) == (part.minutes is not None):
            yield at("plan-part", "parts", number, found="both" if part.questions else "neither")


def plan_sums(plan: Plan, guide: Surroundings) -> Mistakes:
    total = guide.duration(plan)
    if total is None or total == plan.minutes:
        return
    values: dict[str, Any] = {"total": count(total, "minute"), "minutes": plan.minutes}
    names = [name for part in plan.parts for name in part.questions if name in guide.office_minutes]
    for name in names:  # an office has changed them, not the plan
        yield Mistake("plan-of-ours", (), {"name": plan.id, **values}, mark=guide.office_minutes[name])
    if not names:
        yield at("plan-sum", "minutes", **values)


def scales(position: Position) -> Mistakes:
    if (position.scale is None) != (position.at is None):
        yield at("half-a-scale", "scale" if position.scale else "at")
    for number, stance in enumerate(position.positions):
        if stance.at is not None and position.scale is None:
            yield at("half-a-scale", "positions", number, "at")
        elif stance.at is not None and position.scale and max(stance.at) > position.scale.most:
            limit = f"at most {position.scale.most}, the end of the scale"
            yield at("out-of-range", "positions", number, "at", value=f"{max(stance.at):g}", limit=limit)


def studies(source: Source) -> Mistakes:
    if (source.genre == "study") != (source.shows is not None):
        yield at("study-shows", "kind")


TOOL_FIELDS: Final = {"goal": "goals", "questions": "plan", "message": "letters"}
"""What each tool of a way needs."""


def way_tools(action: WayAction) -> Mistakes:
    for tool, needs in TOOL_FIELDS.items():
        if (action.tool == tool) != bool(getattr(action, needs)):
            yield at("way-tool", "tool" if action.tool == tool else needs, tool=tool, field=needs)


# ---------------------------------------------------------------- letters

SINGLE_BRACES: Final = re.compile(rf"(?<![{{\\])\{{ *({ID}) *\}}(?!\}})")


def undeclared_fields(letter: Letter) -> Mistakes:
    for name in _undeclared(letter):
        fix = did_you_mean(name, letter.fields, f"Add “{name}” under “fields”, with a label and an example.")
        place = "body" if name in letter.body.ids("field") else "subject"
        yield at("undeclared-field", place, words=f"{{{{ {name} }}}}", name=name, fix=fix)
    if letter.connection and letter.connection not in letter.fields:
        fix = did_you_mean(letter.connection, letter.fields, "Use the name of one of its fields.")
        yield at("undeclared-field", "connection", name=letter.connection, fix=fix)


def unused_fields(letter: Letter) -> Mistakes:
    used = _blanks(letter) | {mistake.values["name"] for mistake in single_braces(letter)}
    for name in letter.fields:
        if name not in used and not difflib.get_close_matches(name, _undeclared(letter)):
            yield at("unused-field", "fields", name, name=name)


def single_braces(letter: Letter) -> Mistakes:
    for place, text in (("body", letter.body), ("subject", letter.subject)):
        for name in SINGLE_BRACES.findall(text.typed) if text else ():
            if name in letter.fields:
                yield at("single-braces", place, words=name, name=name)


def note_places(letter: Letter) -> Mistakes:
    starts = [paragraph.strip() for paragraph in letter.body.typed.split("\n\n")]
    if len(starts) == 1 and len(letter.notes) > 2:
        yield at("one-paragraph", "body", count=len(letter.notes))
        return
    for number, note in enumerate(letter.notes):
        beside = sum(start.startswith(note.beside) for start in starts)
        if beside != 1 and not (note.beside == "subject" and letter.subject):
            found = "More than one paragraph starts" if beside else "No paragraph starts"
            yield at("note-place", "notes", number, "beside", found=found, start=note.beside)


def _blanks(letter: Letter) -> set[str]:
    """The names of the blanks in its subject and body."""
    return {*letter.body.ids("field"), *(letter.subject.ids("field") if letter.subject else ())}


def _undeclared(letter: Letter) -> list[str]:
    return sorted(_blanks(letter) - set(letter.fields))


def messages(letter: Letter, guide: Surroundings) -> Mistakes:
    filled = guide.filled(letter)
    for question in letter_hints.two_in_one(filled):
        yield at("two-questions", "body", found=question)
    if letter.most_characters and len(filled) > letter.most_characters:
        yield at("message-length", "body", found=len(filled), most=letter.most_characters)
    if letter.situation == letter_hints.FIRST:
        yield from first_messages(filled)
    if letter_hints.is_limited(letter) and (words := len(filled.split())) > guide.most_words:
        yield at("long-message", "body", found=words, most=guide.most_words)


def first_messages(filled: str) -> Mistakes:
    """What is wrong with the body of a first message, whose examples are filled in."""
    for request in letter_hints.requests_for_a_job(filled):
        yield at("asks-for-job", "body", found=request)
    if letter_hints.attaches_a_resume(filled):
        yield at("attached-resume", "body")


def missing_connections(letter: Letter) -> Mistakes:
    field = letter.fields.get(letter.connection or "")
    if letter.situation == letter_hints.FIRST and letter.connection is None:
        yield at("no-connection", "fields")
    elif letter.situation == letter_hints.FIRST and field and letter_hints.says_nothing(field.example.typed):
        yield at("no-connection", "connection")


def unknown_letter_fields(tools: Tools, guide: Surroundings) -> Mistakes:
    for place in ("about_writer", "carried_over"):
        for number, name in enumerate(getattr(tools, place) if guide.letter_fields else ()):
            if name not in guide.letter_fields:
                fix = did_you_mean(
                    name, sorted(guide.letter_fields), "Use the name of a field of a message, or remove it here."
                )
                yield at("unknown-letter-field", place, number, name=name, fix=fix)


# ---------------------------------------------------------------- worksheets


def chosen_questions(block: QuestionsBlock) -> Mistakes:
    chosen = bool(block.plan) + bool(block.category) + bool(block.ids)
    if chosen != 1 or (block.priority and not block.category):
        yield at("which-questions")


def chosen_cards(block: CardsBlock) -> Mistakes:
    if bool(block.phrases) == bool(block.step):
        yield at("which-cards")


def former_names(block: CompareBlock) -> Mistakes:
    """A row that was called what another one is, or was, would take that one's notes."""
    taken = {row.name.typed for row in block.rows}
    for number, row in enumerate(block.rows):
        for place, name in enumerate(row.formerly):
            if name.typed in taken:
                yield at("former-name-taken", "rows", number, "formerly", place, name=name.typed)
            taken.add(name.typed)


def rubric_tables(sheet: Worksheet, guide: Surroundings) -> Mistakes:
    for number, block in enumerate(sheet.blocks):
        section = guide.items.get(block.rubric or "")
        if isinstance(section, Section) and not section.table:
            yield at("no-table", "blocks", number, "rubric", name=section.id)


def examples(sheet: Worksheet, guide: Surroundings) -> Mistakes:
    known = sheet.places(guide.items) if sheet.example else None
    if not sheet.example or not known:
        return
    for number, words in enumerate(sheet.example.ticked):
        if words.typed not in known.boxes:
            fix = did_you_mean(
                words.typed, known.boxes, "Copy the words next to the checkbox, or use the question's id."
            )
            yield at("unknown-box", "example", "ticked", number, name=words.typed, fix=fix)
    for name, answer in sheet.example.answers.items():
        place = known.written.get(name)
        if place is None:
            fix = did_you_mean(name, known.written, "Copy the words next to the blank, or use the question's id.")
            yield at("unknown-place", "example", "answers", name, name=name, fix=fix)._replace(in_key=True)
        elif not place.fits(answer):
            yield at("answer-shape", "example", "answers", name, name=name, place=place)


# ---------------------------------------------------------------- words of the interface


def interface_forms(text: InterfaceText) -> Mistakes:
    if text.text and (text.one or text.other):
        yield at("two-interface-forms", "text")
    elif not text.text and not text.other:
        yield at("no-interface-form", "one" if text.one else "id", name=text.id)
    elif text.other and "count" not in text.names:
        yield at("interface-without-count", "other")


def interface_values(text: InterfaceText) -> Mistakes:
    names = [f"{{{name}}}" for name in text.names]
    for form, words in text.forms().items():
        for value in VALUE.findall(words):
            if value not in text.names:
                fix = did_you_mean(f"{{{value}}}", names, "Take it out.")
                yield at("unknown-value", form, words=f"{{{value}}}", name=f"{{{value}}}", fix=fix)
        for name in text.names:
            if form != "one" and f"{{{name}}}" not in words:
                yield at("missing-value", form, name=f"{{{name}}}")


# ---------------------------------------------------------------- all of them

Rules = Mapping[type[BaseModel], Sequence[Callable[..., Mistakes]]]

RULES: Final[Rules] = {
    Question: [look_up_places],
    Plan: [plan_parts],
    Position: [scales],
    Source: [studies],
    WayAction: [way_tools],
    Letter: [undeclared_fields, unused_fields, single_braces, note_places, missing_connections],
    QuestionsBlock: [chosen_questions],
    CardsBlock: [chosen_cards],
    CompareBlock: [former_names],
    InterfaceText: [interface_forms, interface_values],
}
"""Rules that look at one model alone."""
GUIDE_RULES: Final[Rules] = {
    Plan: [plan_sums],
    Letter: [messages],
    Tools: [unknown_letter_fields],
    Worksheet: [rubric_tables, examples],
}
"""Rules that look at an item and at the rest of the guide."""


def check_rules(reading: Reading) -> Iterator[Problem]:
    """Every problem that a rule finds."""
    for read in itertools.chain(*reading.parts.values(), reading.salvaged):
        yield from memo.compute("rules", (read,), partial(_check_value, read))
    guide = Surroundings.of(reading)
    elsewhere: set[Mark] = set()
    for read in itertools.chain(*reading.parts.values()):
        for rule in GUIDE_RULES.get(type(read.value), ()):
            for mistake in rule(read.value, guide):
                if mistake.mark not in elsewhere:  # one number of an office can upset several plans
                    yield _problem(read, (), mistake)
                elsewhere |= {mistake.mark} if mistake.mark else set()


def _check_value(read: Read) -> list[Problem]:
    return [
        _problem(read, part.loc, mistake)
        for part in read.parts
        for rule in RULES.get(type(part.value), ())
        for mistake in rule(part.value)
    ]


def _problem(read: Read, loc: Loc, mistake: Mistake) -> Problem:
    """The problem of a mistake in the model at `loc` of what was read."""
    document, place = read.document, (*read.loc, *loc, *mistake.place)
    if mistake.mark:
        mark = mistake.mark
    elif mistake.words:
        mark = document.spot(place, mistake.words)
    else:
        mark = document.key(place) if mistake.in_key else document.mark(place)
    return document.problem(mark, mistake.code, **mistake.values)
