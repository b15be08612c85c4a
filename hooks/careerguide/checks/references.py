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
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from careerguide.cache import memo
from careerguide.checks.rules import _rules
from careerguide.content.files import LAYOUT
from careerguide.content.reader import Read, Reading
from careerguide.content.validation import explain_value
from careerguide.content.yaml_reader import Document, Loc
from careerguide.model.charset import in_curly_quotes, unprintable
from careerguide.model.fields import PLAIN, Item, Ref
from careerguide.model.guide import PAGES
from careerguide.model.letters import Letter
from careerguide.model.markup import ADDRESS, ID, OPENING, STRAY, Rich, unpaired
from careerguide.model.pages import Page, Step
from careerguide.model.questions import Category, Question
from careerguide.model.worksheets import Worksheet
from careerguide.problems.english import count, did_you_mean, one_of
from careerguide.problems.problem import Mark, Problem


def check(reading: Reading) -> Iterator[Problem]:
    """Every problem between items. What refers to an item that itself has problems is left alone."""
    known = Known(_kinds(reading), reading.unread, reading.layer.laid.hidden)
    defaults = {read.value.id: read.value.default.typed for read in reading.parts["positions"]}
    around = memo.intern("around", (known.kinds, known.unread, defaults))
    for read in itertools.chain(*reading.parts.values(), reading.salvaged, reading.layer.reads):
        yield from memo.compute("between items", (read, around), partial(_between, read, known, defaults))
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
    kinds.update(dict.fromkeys(PAGES, "page"))
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
            if isinstance(read.value, Category):
                yield from read.value.questions
            if isinstance(read.value, Step | Page):
                yield from read.value.sections


def walk(value: Any, loc: Loc = ()) -> Iterator[tuple[Loc, Rich | Ref]]:
    """Every text and reference inside a value, with its place."""
    if isinstance(value, (Rich, Ref)):
        yield loc, value
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            if type(inner := getattr(value, name)) not in PLAIN:
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
    fields = read.value.fields if isinstance(read.value, Letter) else ()
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
    annotation = of.model_fields[name].rebuild_annotation()
    try:
        read = TypeAdapter(annotation).validate_python(value)
    except ValidationError as error:
        return list(explain_value(error, annotation))
    return list(_references(Read({name: read}, Document("")), Known(kinds, frozenset())))


def _this_one(value: object, loc: Loc, ref: Ref) -> bool:
    """Whether this is “category: this”, on a sheet made for each of them."""
    return ref == "this" and loc[-1:] == ("category",) and _for_each(value, "category")


def _blank(value: object, name: str) -> bool:
    """Whether it was to be a field of this letter; `_letter` tells."""
    return isinstance(value, Letter) and name in value.fields


def _for_each(value: object, name: str) -> bool:
    """Whether there is one sheet for each of these; of a part of a sheet that has problems nobody can tell."""
    if not isinstance(value, Item):
        return name == "category"
    return isinstance(value, Worksheet) and value.for_each == name


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
    files[Question.kind] = files[Category.kind]
    paths = dict.fromkeys(files[kind] for kind in kinds if kind in files)
    return one_of(paths) or "the guide"


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


# ---------------------------------------------------------------- rules of one kind
