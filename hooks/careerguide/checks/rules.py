"""What must hold in the guide beyond what the fields of a model can say. Each rule has a code and is listed here.

A new rule takes four steps:

1. Write a generator here. It gets a model, such as a Question, and yields `at(...)` for each mistake in it: the field
   that is wrong, then the values for the message. Nothing else happens in it, so a test can call it.
2. List it in RULES with its code and the model. It's then called for each such model, however deep it is inside
   others, also when the item around it has other problems. If it needs the rest of the guide, list it in GUIDE_RULES:
   it then gets a Surroundings too, and whole items only.
3. Add the message to `problems/messages.py` under the same code: what is wrong, and what to do. It goes under ERRORS,
   or under WARNINGS if it's only advice.
4. Add a case to `tests/golden/problems/rules.yml`: a change to the small guide, and the message that must come of it.
   Then `PYTHONPATH=tests .venv/bin/python -m support.messages_page` puts it on the page of messages.
"""

import difflib
import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, Final, NamedTuple

from pydantic import BaseModel

from careerguide.cache import memo
from careerguide.checks.surroundings import Surroundings
from careerguide.checks.values import walk
from careerguide.content.document import Loc
from careerguide.content.item_reader import Read
from careerguide.content.reader import Reading
from careerguide.model import letter_hints
from careerguide.model.advice import Position
from careerguide.model.blocks import CardsBlock, QuestionsBlock
from careerguide.model.fields import Model
from careerguide.model.letters import Letter
from careerguide.model.markup import ID
from careerguide.model.pages import Section, WayAction
from careerguide.model.questions import Plan, Question
from careerguide.model.site import Source, Tools
from careerguide.model.worksheets import Worksheet
from careerguide.problems.english import count, did_you_mean
from careerguide.problems.problem import Mark, Problem


class Mistake(NamedTuple):
    """Where a rule is broken, and the values for its message."""

    place: Loc
    """From the model that the rule is for: names of fields as in YAML, and 0-based numbers of list entries."""
    values: Mapping[str, Any]
    words: str = ""
    """Words of the text at `place`, if it is about them."""
    in_key: bool = False
    """Whether it is the name of the field that is wrong, not what the field holds."""
    mark: Mark | None = None
    """Where it is, if that isn't in the item itself."""


Mistakes = Iterator[Mistake]


def at(*place: str | int, words: str = "", **values: Any) -> Mistake:
    """A mistake in the field at `place`, or in some words of its text."""
    return Mistake(place, values, words)


class Rule(NamedTuple):
    """`find` yields what is wrong with a value of this model; it's reported with `code`."""

    code: str
    model: type[Model]
    find: Callable[..., Mistakes]


# ---------------------------------------------------------------- questions, plans, positions, sources, ways


def look_up_places(question: Question) -> Mistakes:
    if (question.answer == "look-up") != (question.where is not None):
        yield at("answer")


def plan_parts(plan: Plan) -> Mistakes:
    for number, part in enumerate(plan.parts):
        if bool(part.questions) == (part.minutes is not None):
            yield at("parts", number, found="both" if part.questions else "neither")


def plan_sums(plan: Plan, guide: Surroundings) -> Mistakes:
    total = guide.duration(plan)
    if total is not None and total != plan.minutes and not _changed_by_office(plan, guide):
        yield at("minutes", total=count(total, "minute"), minutes=plan.minutes)


def plan_sums_of_office(plan: Plan, guide: Surroundings) -> Mistakes:
    total = guide.duration(plan)
    if total is not None and total != plan.minutes:
        values = {"name": plan.id, "total": count(total, "minute"), "minutes": plan.minutes}
        yield from (Mistake((), values, mark=mark) for mark in _changed_by_office(plan, guide))


def _changed_by_office(plan: Plan, guide: Surroundings) -> list[Mark]:
    names = [name for part in plan.parts for name in part.questions]
    return [guide.office_minutes[name] for name in names if name in guide.office_minutes]


def half_scales(position: Position) -> Mistakes:
    if (position.scale is None) != (position.at is None):
        yield at("scale" if position.scale else "at")
    for number, stance in enumerate(position.positions):
        if stance.at is not None and position.scale is None:
            yield at("positions", number, "at")


def stances_off_the_scale(position: Position) -> Mistakes:
    for number, stance in enumerate(position.positions):
        if stance.at is not None and position.scale and max(stance.at) > position.scale.most:
            limit = f"at most {position.scale.most}, the end of the scale"
            yield at("positions", number, "at", value=f"{max(stance.at):g}", limit=limit)


def studies(source: Source) -> Mistakes:
    if (source.genre == "study") != (source.shows is not None):
        yield at("kind")


TOOL_FIELDS: Final = {"goal": "goals", "questions": "plan", "message": "letters"}
"""What each tool of a way needs."""


def way_tools(action: WayAction) -> Mistakes:
    for tool, needs in TOOL_FIELDS.items():
        if (action.tool == tool) != bool(getattr(action, needs)):
            yield at("tool" if action.tool == tool else needs, tool=tool, field=needs)


# ---------------------------------------------------------------- letters

SINGLE_BRACES: Final = re.compile(rf"(?<![{{\\])\{{ *({ID}) *\}}(?!\}})")


def undeclared_fields(letter: Letter) -> Mistakes:
    for name in _undeclared(letter):
        mend = did_you_mean(name, letter.fields, f"Add “{name}” under “fields”, with a label and an example.")
        place = "body" if name in letter.body.ids("field") else "subject"
        yield at(place, words=f"{{{{ {name} }}}}", name=name, mend=mend)
    if letter.connection and letter.connection not in letter.fields:
        mend = did_you_mean(letter.connection, letter.fields, "Name one of its fields.")
        yield at("connection", name=letter.connection, mend=mend)


def unused_fields(letter: Letter) -> Mistakes:
    used = _blanks(letter) | {mistake.values["name"] for mistake in single_braces(letter)}
    for name in letter.fields:
        if name not in used and not difflib.get_close_matches(name, _undeclared(letter)):
            yield at("fields", name, name=name)


def single_braces(letter: Letter) -> Mistakes:
    for place, text in (("body", letter.body), ("subject", letter.subject)):
        for name in SINGLE_BRACES.findall(text.typed) if text else ():
            if name in letter.fields:
                yield at(place, words=name, name=name)


def one_paragraph(letter: Letter) -> Mistakes:
    if _is_one_paragraph(letter):
        yield at("body", count=len(letter.notes))


def note_places(letter: Letter) -> Mistakes:
    starts = [paragraph.strip() for paragraph in letter.body.typed.split("\n\n")]
    for number, note in enumerate(letter.notes if not _is_one_paragraph(letter) else ()):
        beside = sum(start.startswith(note.beside) for start in starts)
        if beside != 1 and not (note.beside == "subject" and letter.subject):
            found = "More than one paragraph begins" if beside else "No paragraph begins"
            yield at("notes", number, "beside", found=found, start=note.beside)


def _blanks(letter: Letter) -> set[str]:
    """The names of the blanks in its subject and body."""
    return {*letter.body.ids("field"), *(letter.subject.ids("field") if letter.subject else ())}


def _undeclared(letter: Letter) -> list[str]:
    return sorted(_blanks(letter) - set(letter.fields))


def _is_one_paragraph(letter: Letter) -> bool:
    """Whether several notes are beside a body that has lost its blank lines."""
    return "\n\n" not in letter.body.typed and len(letter.notes) > 2


def two_questions(letter: Letter, guide: Surroundings) -> Mistakes:
    for question in letter_hints.two_in_one(guide.filled(letter)):
        yield at("body", found=question)


def message_lengths(letter: Letter, guide: Surroundings) -> Mistakes:
    length = len(guide.filled(letter))
    if letter.most_characters and length > letter.most_characters:
        yield at("body", found=length, most=letter.most_characters)


def long_messages(letter: Letter, guide: Surroundings) -> Mistakes:
    words = len(guide.filled(letter).split())
    if letter.situation == letter_hints.FIRST and words > letter_hints.MOST_WORDS:
        yield at("body", found=words, most=letter_hints.MOST_WORDS)


def requests_for_a_job(letter: Letter, guide: Surroundings) -> Mistakes:
    if letter.situation == letter_hints.FIRST:
        for words in letter_hints.requests_for_a_job(guide.filled(letter)):
            yield at("body", found=words)


def attached_resumes(letter: Letter, guide: Surroundings) -> Mistakes:
    if letter.situation == letter_hints.FIRST and letter_hints.attaches_a_resume(guide.filled(letter)):
        yield at("body")


def missing_connections(letter: Letter) -> Mistakes:
    if letter.situation != letter_hints.FIRST:
        return
    field = letter.fields.get(letter.connection or "")
    if letter.connection is None:
        yield at("fields")
    elif field and letter_hints.says_nothing(field.example.typed):
        yield at("connection")


def unknown_letter_fields(tools: Tools, guide: Surroundings) -> Mistakes:
    for place in ("about_writer", "carried_over"):
        for number, name in enumerate(getattr(tools, place) if guide.letter_fields else ()):
            if name not in guide.letter_fields:
                mend = did_you_mean(name, sorted(guide.letter_fields), "Name a field of a letter, or remove it here.")
                yield at(place, number, name=name, mend=mend)


# ---------------------------------------------------------------- worksheets


def chosen_questions(block: QuestionsBlock) -> Mistakes:
    chosen = bool(block.plan) + bool(block.category) + bool(block.ids)
    if chosen != 1 or (block.priority and not block.category):
        yield at()


def chosen_cards(block: CardsBlock) -> Mistakes:
    if bool(block.phrases) == bool(block.step):
        yield at()


def rubric_tables(sheet: Worksheet, guide: Surroundings) -> Mistakes:
    for number, block in enumerate(sheet.blocks):
        section = guide.items.get(block.rubric or "")
        if isinstance(section, Section) and not section.table:
            yield at("blocks", number, "rubric", name=section.id)


def example_boxes(sheet: Worksheet, guide: Surroundings) -> Mistakes:
    for example, known in guide.examples(sheet):
        for number, words in enumerate(example.ticked):
            if words.typed not in known.boxes:
                otherwise = "Copy the words beside the box, or give the question's id."
                mend = did_you_mean(words.typed, known.boxes, otherwise)
                yield at("example", "ticked", number, name=words.typed, mend=mend)


def example_places(sheet: Worksheet, guide: Surroundings) -> Mistakes:
    for example, known in guide.examples(sheet):
        for name in example.answers:
            if name not in known.written:
                otherwise = "Copy the words beside the place, or give the question's id."
                mend = did_you_mean(name, known.written, otherwise)
                yield at("example", "answers", name, name=name, mend=mend)._replace(in_key=True)


def example_answers(sheet: Worksheet, guide: Surroundings) -> Mistakes:
    for example, known in guide.examples(sheet):
        for name, answer in example.answers.items():
            place = known.written.get(name)
            if place and not place.fits(answer):
                yield at("example", "answers", name, name=name, place=place)


# ---------------------------------------------------------------- all of them

RULES: Final = (
    Rule("look-up-place", Question, look_up_places),
    Rule("plan-part", Plan, plan_parts),
    Rule("half-a-scale", Position, half_scales),
    Rule("out-of-range", Position, stances_off_the_scale),
    Rule("study-shows", Source, studies),
    Rule("way-tool", WayAction, way_tools),
    Rule("undeclared-field", Letter, undeclared_fields),
    Rule("unused-field", Letter, unused_fields),
    Rule("single-braces", Letter, single_braces),
    Rule("one-paragraph", Letter, one_paragraph),
    Rule("note-place", Letter, note_places),
    Rule("no-connection", Letter, missing_connections),
    Rule("which-questions", QuestionsBlock, chosen_questions),
    Rule("which-cards", CardsBlock, chosen_cards),
)
"""Rules that look at one model alone."""
GUIDE_RULES: Final = (
    Rule("plan-sum", Plan, plan_sums),
    Rule("plan-of-ours", Plan, plan_sums_of_office),
    Rule("two-questions", Letter, two_questions),
    Rule("message-length", Letter, message_lengths),
    Rule("long-message", Letter, long_messages),
    Rule("asks-for-job", Letter, requests_for_a_job),
    Rule("attached-resume", Letter, attached_resumes),
    Rule("unknown-letter-field", Tools, unknown_letter_fields),
    Rule("no-table", Worksheet, rubric_tables),
    Rule("unknown-box", Worksheet, example_boxes),
    Rule("unknown-place", Worksheet, example_places),
    Rule("answer-shape", Worksheet, example_answers),
)
"""Rules that look at an item and at the rest of the guide."""


def check_rules(reading: Reading) -> Iterator[Problem]:
    """Every problem that a rule finds."""
    for read in itertools.chain(*reading.parts.values(), reading.salvaged):
        yield from memo.compute("rules", (read,), partial(_check_value, read))
    guide = Surroundings.of(reading)
    by_model = _by_model(GUIDE_RULES)
    elsewhere: set[Mark] = set()
    for read in itertools.chain(*reading.parts.values()):
        for rule in by_model[type(read.value)]:
            for mistake in rule.find(read.value, guide):
                if mistake.mark not in elsewhere:  # one number of an office can upset several plans
                    yield _problem(read, (), rule.code, mistake)
                elsewhere |= {mistake.mark} if mistake.mark else set()


def _check_value(read: Read) -> list[Problem]:
    by_model = _by_model(RULES)
    return [
        _problem(read, part.loc, rule.code, mistake)
        for part in walk(read.value)
        for rule in by_model.get(type(part.value), ())
        for mistake in rule.find(part.value)
    ]


def _by_model(rules: tuple[Rule, ...]) -> Mapping[type[BaseModel], list[Rule]]:
    by_model: dict[type[BaseModel], list[Rule]] = defaultdict(list)
    for rule in rules:
        by_model[rule.model].append(rule)
    return by_model


def _problem(read: Read, loc: Loc, code: str, mistake: Mistake) -> Problem:
    """The problem of a mistake in the model at `loc` of what was read."""
    document, place = read.document, (*read.loc, *loc, *mistake.place)
    if mistake.mark:
        mark = mistake.mark
    elif mistake.words:
        mark = document.spot(place, mistake.words)
    else:
        mark = document.key(place) if mistake.in_key else document.mark(place)
    return document.problem(mark, code, **mistake.values)
