"""What only the whole guide can tell: whether each reference leads somewhere, and whether things add up."""

from __future__ import annotations

import dataclasses
import difflib
import itertools
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from pydantic import BaseModel, TypeAdapter, ValidationError

from careerguide import letters, model
from careerguide.examples import Places, places
from careerguide.explain import said
from careerguide.memory import Memory
from careerguide.model import Item, Ref
from careerguide.problems import Mark, Problem, count, did_you_mean, one_of
from careerguide.reading import LAYOUT, Read, Reading
from careerguide.signs import in_curly_quotes, unprintable
from careerguide.sources import Document, Loc
from careerguide.text import ADDRESS, ID, OPENING, STRAY, Rich, unpaired


def check(reading: Reading, memory: Memory) -> Iterator[Problem]:
    """Every problem between items. What refers to an item that itself has problems is left alone."""
    known = Known(_kinds(reading), reading.unread, reading.layer.laid.hidden)
    defaults = {read.value.id: read.value.default.typed for read in reading.parts["positions"]}
    around = memory.same("around", (known.kinds, known.unread, defaults))
    for read in itertools.chain(*reading.parts.values(), reading.salvaged, reading.layer.reads):
        yield from memory.result("between items", (read, around), partial(_between, read, known, defaults))
    yield from known.needed_after_all()


def _between(read: Read, known: Known, defaults: Mapping[str, str]) -> list[Problem]:
    return [*_references(read, known), *_rules(read, defaults)]


@dataclass(frozen=True, slots=True)
class Known:
    """The kind of every id, `?` where the item has problems of its own, and the kinds that were not read in full."""

    kinds: Mapping[str, str]
    unread: frozenset[str]
    hidden: Mapping[str, tuple[Document, Mark]] = dataclasses.field(default_factory=dict)
    """What an office hides, and where it says so."""
    needed: dict[str, list[tuple[str, int]]] = dataclasses.field(default_factory=dict)
    names: dict[tuple[str, ...], tuple[str, ...]] = dataclasses.field(default_factory=dict)
    """What was listed before: a thousand wrong references share one list."""

    def named(self, *kinds: str) -> tuple[str, ...]:
        if kinds not in self.names:
            self.names[kinds] = tuple(own for own, kind in self.kinds.items() if not kinds or kind in kinds)
        return self.names[kinds]

    def spoiled(self, target: str) -> bool:
        """Whether it was probably meant by an id that is told to be no id at all."""
        unfit = [own for own in self.kinds if not re.fullmatch(ID, own)]
        begins = re.compile(rf"{re.escape(target)}[^a-z0-9-]")
        return any(map(begins.match, unfit)) or bool(difflib.get_close_matches(target, unfit, n=1, cutoff=0.8))

    def may_be(self, target: str, *kinds: str) -> bool:
        """Whether the id is of one of these kinds (any, if none is given), as far as can be told."""
        kind = self.kinds.get(target)
        if kind is None:
            return bool(self.unread & set(kinds) if kinds else self.unread) or self.spoiled(target)
        return kind == "?" or not kinds or kind in kinds

    def still_needed(self, target: str, read: Read, mark: Mark) -> None:
        """Remembers what an office hides but something else cannot do without."""
        self.needed.setdefault(target, []).append((mark.path or read.document.path, mark.line))

    def needed_after_all(self) -> Iterator[Problem]:
        for target, found in self.needed.items():
            document, mark = self.hidden[target]
            (path, line), *more = sorted(set(found))
            where = f"{path}, line {line},"
            if more:
                where += f" and {count(len(more), 'other place')}"
            yield document.problem(mark, "hidden-but-needed", name=target, where=where)


def _kinds(reading: Reading) -> dict[str, str]:
    kinds = dict.fromkeys([*reading.seen, *reading.layer.laid.unplaced], "?")
    kinds.update(dict.fromkeys(model.PAGES, "page"))
    for item in _items(reading):
        kinds.update(dict.fromkeys((item.id, *item.aliases), item.kind))
    return {**kinds, **dict.fromkeys(used_twice(reading), "?")}


def used_twice(reading: Reading) -> set[str]:
    """Ids of more than one item: nobody can tell which of them is meant."""
    return {one.word for one in reading.problems if one.code in ("id-used-twice", "id-taken", "id-reserved")}


def _items(reading: Reading) -> Iterator[Item]:
    for parts in reading.parts.values():
        for read in parts:
            if isinstance(read.value, Item):
                yield read.value
            if isinstance(read.value, model.Category):
                yield from read.value.questions
            if isinstance(read.value, model.Step | model.Page):
                yield from read.value.sections


def walk(value: Any, loc: Loc = ()) -> Iterator[tuple[Loc, Rich | Ref]]:
    """Every text and reference inside a value, with its place."""
    if isinstance(value, (Rich, Ref)):
        yield loc, value
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            if type(inner := getattr(value, name)) not in model.PLAIN:
                yield from walk(inner, (*loc, field.alias or name))
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from walk(inner, (*loc, name))
    elif isinstance(value, tuple | list):
        for number, inner in enumerate(value):
            yield from walk(inner, (*loc, number))


def _references(read: Read, known: Known) -> Iterator[Problem]:
    for place, value in walk(read.value):
        loc = (*read.loc, *place)
        mark = read.document.mark(loc)
        if isinstance(value, Ref):
            if not (_this_one(read.value, loc, value) or read.document.guessed(loc)):
                yield from _reference(read, mark, value, value.kinds, known)
            continue
        for sign in unprintable(value.typed):
            yield read.document.problem(read.document.spot(loc, sign), "unprintable", **_named(sign))
        for code, found in _looks(value, read, place):
            yield read.document.problem(read.document.spot(loc, found), code, found=found)
        if "example" not in (*read.loc, *place) and in_curly_quotes(value.typed):
            yield read.document.problem(mark, "curly-quotes")
        for target in value.ids("link"):
            if not known.may_be(target):
                at = read.document.spot(loc, f"]({target})")
                yield from _reference(read, at._replace(column=at.column + 2) if at != mark else at, target, (), known)
        for name in value.ids("default"):
            if name in known.hidden:
                known.still_needed(name, read, mark)
            elif not (known.may_be(name, "position") or _for_each(read.value, name) or _blank(read.value, name)):
                otherwise = "Use the id of an entry in content/positions.yml, or write \\{ for a plain brace."
                names = known.named("position")
                mend = did_you_mean(name, names, otherwise)
                at = read.document.spot(loc, f"{{{name}}}")
                yield read.document.problem(at, "unknown-placeholder", name=name, mend=mend, known=names)


def _looks(value: Rich, read: Read, place: Loc) -> Iterator[tuple[str, str]]:
    """What readers would see as it stands, though it was meant as something else."""
    fields = read.value.fields if isinstance(read.value, model.Letter) else ()
    if value.looks:
        for found in value.strays(STRAY):
            if found.strip("{ }") not in fields:  # `_letter` tells of these
                yield "stray-mark", found
        yield from (("bare-address", found) for found in value.strays(ADDRESS))
    found = unpaired(value.typed)
    if found == OPENING or (found and not isinstance((*read.loc, *place)[-1], int)):  # a list may have parted them
        yield "unpaired-quote", found


def _named(sign: str) -> dict[str, str]:
    """A sign that a typeface lacks: as it looks, or by its name when it has no look."""
    shown = f"“{sign}”" if sign.isprintable() else unicodedata.name(sign, "tab" if sign == "\t" else "sign").lower()
    mend = (
        "Write it with letters that it has, or put it into words."
        if sign.isprintable()
        else "Type a space, or nothing."
    )
    return {"sign": sign, "shown": shown, "code": f"U+{ord(sign):04X}", "mend": mend}


def doubts(of: type[BaseModel], name: str, value: Any, kinds: Mapping[str, str]) -> list[Problem]:
    """What is wrong with the value of one field, before it stands in any file. `kinds` are those of all ids."""
    try:
        read = TypeAdapter(of.model_fields[name].rebuild_annotation()).validate_python(value)
    except ValidationError as error:
        return list(said(error))
    return list(_references(Read({name: read}, Document("")), Known(kinds, frozenset())))


def _this_one(value: object, loc: Loc, ref: Ref) -> bool:
    """Whether this is “category: this”, on a sheet made for each of them."""
    return ref == "this" and loc[-1:] == ("category",) and _for_each(value, "category")


def _blank(value: object, name: str) -> bool:
    """Whether it was to be a field of this letter; `_letter` tells."""
    return isinstance(value, model.Letter) and name in value.fields


def _for_each(value: object, name: str) -> bool:
    """Whether there is one sheet for each of these; of a part of a sheet that has problems nobody can tell."""
    if not isinstance(value, Item):
        return name == "category"
    return isinstance(value, model.Worksheet) and value.for_each == name


def _reference(read: Read, mark: Mark, target: str, kinds: tuple[str, ...], known: Known) -> Iterator[Problem]:
    if known.may_be(target, *kinds):
        return
    if target in known.hidden:
        known.still_needed(target, read, mark)
        return
    called = one_of(map(_a, kinds)) or "anything in the guide"
    but = f", but of {_a(known.kinds[target])}" if target in known.kinds else ""
    names = known.named(*kinds)
    mend = _several(target, known) or did_you_mean(
        target, names, f"Use an id that stands in {_where(kinds)}, or add the item first."
    )
    yield read.document.problem(mark, "unknown-id", name=target, called=called, but=but, mend=mend, known=names)


def _several(target: str, known: Known) -> str:
    """When spaces stand between ids in place of commas."""
    parts = target.split()
    return "Put a comma between the ids." if len(parts) > 1 and all(one in known.kinds for one in parts) else ""


def _where(kinds: Sequence[str]) -> str:
    """Where ids of these kinds stand."""
    files = {one.model.kind: one.path + "/" * (one.shape == "each") for one in LAYOUT if issubclass(one.model, Item)}
    files[model.Question.kind] = files[model.Category.kind]
    paths = dict.fromkeys(files[kind] for kind in kinds if kind in files)
    return one_of(paths) or "the guide"


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


# ---------------------------------------------------------------- rules of one kind


def _rules(read: Read, defaults: Mapping[str, str]) -> Iterator[Problem]:
    match read.value:
        case model.Letter() as letter:
            yield from _letter(read, letter)
            yield from _message(read, letter, letters.filled(letter, lambda name: defaults.get(name, name)))
        case model.Category() as category:
            for number, question in enumerate(category.questions):
                yield from _question(read, question, ("questions", number))
        case model.Question() as question:
            yield from _question(read, question, ())
        case model.Position() as position:
            yield from _position(read, position)
        case model.Source() as source:
            yield from _source(read, source)
        case model.Way() as way:
            for number, action in enumerate(way.actions):
                yield from _way_action(read, action, ("actions", number))
        case model.Worksheet() as sheet:
            for number, block in enumerate(sheet.blocks):
                yield from _block(read, block, ("blocks", number))
        case model.NarrowBlock() as block:
            yield from _block(read, block, ())


def _problem(read: Read, place: Loc, code: str, /, **values: Any) -> Problem:
    return read.document.problem(read.document.mark((*read.loc, *place)), code, **values)


SINGLE_BRACES: Final = re.compile(rf"(?<![{{\\])\{{ *({ID}) *\}}(?!\}})")


def _letter(read: Read, letter: model.Letter) -> Iterator[Problem]:
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


def _message(read: Read, letter: model.Letter, filled: str) -> Iterator[Problem]:
    """What only the filled-in message shows. Advice is a warning, and most of it is for first messages."""
    for question in letters.two_in_one(filled):
        yield _problem(read, ("body",), "two-questions", found=question)
    if letter.most_characters and len(filled) > letter.most_characters:
        yield _problem(read, ("body",), "message-length", found=len(filled), most=letter.most_characters)
    if letter.situation != letters.FIRST:
        return
    if (words := len(filled.split())) > letters.MOST_WORDS:
        yield _problem(read, ("body",), "long-message", found=words, most=letters.MOST_WORDS)
    for found in letters.requests_for_a_job(filled):
        yield _problem(read, ("body",), "asks-for-job", found=found)
    if letters.attaches_a_resume(filled):
        yield _problem(read, ("body",), "attached-resume")
    if letter.connection is None:
        yield _problem(read, ("fields",), "no-connection")
    elif (field := letter.fields.get(letter.connection)) and letters.says_nothing(field.example.typed):
        yield _problem(read, ("connection",), "no-connection")


def _question(read: Read, question: model.Question, place: Loc) -> Iterator[Problem]:
    if (question.answer == "look-up") != (question.where is not None):
        yield _problem(read, (*place, "answer"), "look-up-place")


def _position(read: Read, position: model.Position) -> Iterator[Problem]:
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


def _way_action(read: Read, action: model.WayAction, place: Loc) -> Iterator[Problem]:
    for tool, needs in TOOLS.items():
        if (action.tool == tool) != bool(getattr(action, needs)):
            at = (*place, "tool" if action.tool == tool else needs)
            yield _problem(read, at, "way-tool", tool=tool, field=needs)


def _source(read: Read, source: model.Source) -> Iterator[Problem]:
    if (source.genre == "study") != (source.shows is not None):
        yield _problem(read, ("kind",), "study-shows")


def _block(read: Read, block: model.NarrowBlock, place: Loc) -> Iterator[Problem]:
    if questions := block.questions:
        chosen = bool(questions.plan) + bool(questions.category) + bool(questions.ids)
        if chosen != 1 or (questions.priority and not questions.category):
            yield _problem(read, (*place, "questions"), "which-questions")
    if not isinstance(block, model.Block):
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
        assert isinstance(read.value, model.Worksheet)
        if read.value.example and (known := places(read.value, items)):
            yield from _example(read, read.value.example, known)


def _example(read: Read, example: model.Example, known: Places) -> Iterator[Problem]:
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
        assert isinstance(read.value, model.Plan)
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
