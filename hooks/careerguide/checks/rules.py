"""What must hold within one item, beyond what its fields can say."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from careerguide.content.reader import Read
from careerguide.content.yaml_reader import Loc
from careerguide.model import letter_hints
from careerguide.model.advice import Position
from careerguide.model.blocks import Block, NarrowBlock
from careerguide.model.letters import Letter
from careerguide.model.markup import ID
from careerguide.model.pages import Way, WayAction
from careerguide.model.questions import Category, Plan, Question
from careerguide.model.site import Source
from careerguide.model.worksheet_places import Places
from careerguide.model.worksheets import Example, Worksheet
from careerguide.problems.english import count, did_you_mean
from careerguide.problems.problem import Mark, Problem


def _rules(read: Read, defaults: Mapping[str, str]) -> Iterator[Problem]:
    match read.value:
        case Letter() as letter:
            yield from _letter(read, letter)
            yield from _message(read, letter, letter_hints.filled(letter, lambda name: defaults.get(name, name)))
        case Category() as category:
            for number, question in enumerate(category.questions):
                yield from _question(read, question, ("questions", number))
        case Question() as question:
            yield from _question(read, question, ())
        case Position() as position:
            yield from _position(read, position)
        case Source() as source:
            yield from _source(read, source)
        case Way() as way:
            for number, action in enumerate(way.actions):
                yield from _way_action(read, action, ("actions", number))
        case Worksheet() as sheet:
            for number, block in enumerate(sheet.blocks):
                yield from _block(read, block, ("blocks", number))
        case NarrowBlock() as block:
            yield from _block(read, block, ())


def _problem(read: Read, place: Loc, code: str, /, **values: Any) -> Problem:
    return read.document.problem(read.document.mark((*read.loc, *place)), code, **values)


SINGLE_BRACES: Final = re.compile(rf"(?<![{{\\])\{{ *({ID}) *\}}(?!\}})")


def _letter(read: Read, letter: Letter) -> Iterator[Problem]:
    in_body = letter.body.ids("field")
    used = {*in_body, *(letter.subject.ids("field") if letter.subject else ())}
    undeclared = sorted(used - set(letter.fields))
    for name in undeclared:
        mend = did_you_mean(name, letter.fields, f"Add “{name}” under “fields”, with a label and an example.")
        mark = read.document.spot((*read.loc, "body" if name in in_body else "subject"), f"{{{{ {name} }}}}")
        yield read.document.problem(mark, "undeclared-field", name=name, mend=mend)
    if letter.connection and letter.connection not in letter.fields:
        mend = did_you_mean(letter.connection, letter.fields, "Name one of its fields.")
        yield _problem(read, ("connection",), "undeclared-field", name=letter.connection, mend=mend)
    single = [
        (place, name)
        for place, text in (("body", letter.body), ("subject", letter.subject))
        for name in (SINGLE_BRACES.findall(text.typed) if text else ())
        if name in letter.fields
    ]
    for place, name in single:
        yield read.document.problem(read.document.spot((*read.loc, place), name), "single-braces", name=name)
    used |= {name for _, name in single}
    for name in letter.fields:
        if name not in used and not difflib.get_close_matches(name, undeclared):
            yield _problem(read, ("fields", name), "unused-field", name=name)
    starts = [paragraph.strip() for paragraph in letter.body.typed.split("\n\n")]
    if len(starts) == 1 and len(letter.notes) > 2:
        yield _problem(read, ("body",), "one-paragraph", count=len(letter.notes))
        return
    for number, note in enumerate(letter.notes):
        beside = sum(start.startswith(note.beside) for start in starts)
        if beside != 1 and not (note.beside == "subject" and letter.subject):
            found = "More than one paragraph begins" if beside else "No paragraph begins"
            yield _problem(read, ("notes", number, "beside"), "note-place", found=found, start=note.beside)


def _message(read: Read, letter: Letter, filled: str) -> Iterator[Problem]:
    """What only the filled-in message shows. Advice is a warning, and most of it is for first messages."""
    for question in letter_hints.two_in_one(filled):
        yield _problem(read, ("body",), "two-questions", found=question)
    if letter.most_characters and len(filled) > letter.most_characters:
        yield _problem(read, ("body",), "message-length", found=len(filled), most=letter.most_characters)
    if letter.situation != letter_hints.FIRST:
        return
    if (words := len(filled.split())) > letter_hints.MOST_WORDS:
        yield _problem(read, ("body",), "long-message", found=words, most=letter_hints.MOST_WORDS)
    for found in letter_hints.requests_for_a_job(filled):
        yield _problem(read, ("body",), "asks-for-job", found=found)
    if letter_hints.attaches_a_resume(filled):
        yield _problem(read, ("body",), "attached-resume")
    if letter.connection is None:
        yield _problem(read, ("fields",), "no-connection")
    elif (field := letter.fields.get(letter.connection)) and letter_hints.says_nothing(field.example.typed):
        yield _problem(read, ("connection",), "no-connection")


def _question(read: Read, question: Question, place: Loc) -> Iterator[Problem]:
    if (question.answer == "look-up") != (question.where is not None):
        yield _problem(read, (*place, "answer"), "look-up-place")


def _position(read: Read, position: Position) -> Iterator[Problem]:
    if (position.scale is None) != (position.at is None):
        yield _problem(read, ("scale",) if position.scale else ("at",), "half-a-scale")
    for number, stance in enumerate(position.positions):
        if stance.at is None:
            continue
        place = ("positions", number, "at")
        if position.scale is None:
            yield _problem(read, place, "half-a-scale")
        elif max(stance.at) > position.scale.most:
            limit = f"at most {position.scale.most}, the end of the scale"
            yield _problem(read, place, "out-of-range", value=f"{max(stance.at):g}", limit=limit)


TOOLS: Final = {"goal": "goals", "questions": "plan", "message": "letters"}
"""What each tool of a way needs."""


def _way_action(read: Read, action: WayAction, place: Loc) -> Iterator[Problem]:
    for tool, needs in TOOLS.items():
        if (action.tool == tool) != bool(getattr(action, needs)):
            at = (*place, "tool" if action.tool == tool else needs)
            yield _problem(read, at, "way-tool", tool=tool, field=needs)


def _source(read: Read, source: Source) -> Iterator[Problem]:
    if (source.genre == "study") != (source.shows is not None):
        yield _problem(read, ("kind",), "study-shows")


def _block(read: Read, block: NarrowBlock, place: Loc) -> Iterator[Problem]:
    if questions := block.questions:
        chosen = bool(questions.plan) + bool(questions.category) + bool(questions.ids)
        if chosen != 1 or (questions.priority and not questions.category):
            yield _problem(read, (*place, "questions"), "which-questions")
    if not isinstance(block, Block):
        return
    if block.cards and bool(block.cards.phrases) == bool(block.cards.step):
        yield _problem(read, (*place, "cards"), "which-cards")
    for side, column in enumerate(block.columns or ()):
        for number, inner in enumerate(column):
            yield from _block(read, inner, (*place, "columns", side, number))


def rubric_tables(sheets: Sequence[Read], pages: Sequence[Read]) -> Iterator[Problem]:
    """Rubrics that name a section without a table."""
    sections = {section.id: section for read in pages for section in read.value.sections}
    for read in sheets:
        for number, block in enumerate(read.value.blocks):
            section = sections.get(block.rubric or "")
            if section and not section.table:
                yield _problem(read, ("blocks", number, "rubric"), "no-table", name=section.id)


def filled_in(sheets: Sequence[Read], items: Mapping[str, Any]) -> Iterator[Problem]:
    """Examples that answer what is not on their sheet, or in a way that has no room there."""
    for read in sheets:
        assert isinstance(read.value, Worksheet)
        if read.value.example and (known := read.value.places(items)):
            yield from _example(read, read.value.example, known)


def _example(read: Read, example: Example, known: Places) -> Iterator[Problem]:
    for number, words in enumerate(example.ticked):
        if words.typed not in known.boxes:
            mend = did_you_mean(words.typed, known.boxes, "Copy the words beside the box, or give the question's id.")
            yield _problem(read, ("example", "ticked", number), "unknown-box", name=words.typed, mend=mend)
    for name, answer in example.answers.items():
        place = known.written.get(name)
        if place is None:
            mend = did_you_mean(name, known.written, "Copy the words beside the place, or give the question's id.")
            at = read.document.key((*read.loc, "example", "answers", name))
            yield read.document.problem(at, "unknown-place", name=name, mend=mend)
        elif not place.fits(answer):
            yield _problem(read, ("example", "answers", name), "answer-shape", name=name, place=place)


def plan_sums(plans: Sequence[Read], minutes: Mapping[str, int], others: Mapping[str, Mark]) -> Iterator[Problem]:
    """Plans whose parts do not add up. `minutes` are those of every question that could be read; `others` says where
    an office has set them.
    """
    told: set[Mark] = set()
    for read in plans:
        assert isinstance(read.value, Plan)
        plan = read.value
        wrong = [(n, part) for n, part in enumerate(plan.parts) if bool(part.questions) == (part.minutes is not None)]
        for number, part in wrong:
            yield _problem(read, ("parts", number), "plan-part", found="both" if part.questions else "neither")
        if wrong or not all(name in minutes for part in plan.parts for name in part.questions):
            continue
        total = sum(part.minutes or sum(minutes[name] for name in part.questions) for part in plan.parts)
        whose = [others[name] for part in plan.parts for name in part.questions if name in others]
        if total != plan.minutes and whose:
            values = {"name": plan.id, "total": count(total, "minute"), "minutes": plan.minutes}
            yield from (read.document.problem(mark, "plan-of-ours", **values) for mark in whose if mark not in told)
            told.update(whose)
        elif total != plan.minutes:
            yield _problem(read, ("minutes",), "plan-sum", total=count(total, "minute"), minutes=plan.minutes)
