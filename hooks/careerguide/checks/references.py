"""Whether each reference leads somewhere: ids in fields, links and defaults in texts."""

import dataclasses
import difflib
import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from careerguide.cache import memo
from careerguide.checks.texts import check_text
from careerguide.content.document import Document, Loc
from careerguide.content.reading import Read, Reading
from careerguide.content.validation import explain_value
from careerguide.model.fields import Item, Ref
from careerguide.model.guide import PAGES
from careerguide.model.interface import InterfaceText
from careerguide.model.kinds import KINDS
from careerguide.model.letters import Letter
from careerguide.model.markup import ID, Rich
from careerguide.model.questions import Category, Question
from careerguide.model.worksheets import Worksheet
from careerguide.problems.english import count, did_you_mean, one_of, with_article
from careerguide.problems.problem import MOST_SUGGESTIONS, Mark, Problem


def check_references(reading: Reading) -> Iterator[Problem]:
    """Every problem of a text or reference. What refers to an item that has problems itself is left alone."""
    known = KnownIds(_kinds(reading), frozenset(reading.unread), reading.layer.hidden)
    ids = memo.intern("known ids", (known.kinds, known.unread))
    for read in itertools.chain(*reading.parts.values(), reading.salvaged, reading.settings):
        yield from memo.compute("references", (read, ids), partial(_check_value, read, known))
    yield from known.hidden_but_needed()


def field_problems(model: type[BaseModel], name: str, value: Any, kinds: Mapping[str, str]) -> list[Problem]:
    """The problems of a value for the field `name`, before it is in any file. `kinds` has the kind of every id."""
    annotation = model.model_fields[name].rebuild_annotation()
    try:
        read = TypeAdapter(annotation).validate_python(value)
    except ValidationError as error:
        return list(explain_value(error, annotation))
    return _check_value(Read({name: read}, Document("")), KnownIds(kinds, frozenset()))


def ids_used_twice(reading: Reading) -> set[str]:
    """Ids of more than one item: it isn't clear which of them a reference means."""
    codes = ("id-used-twice", "id-taken", "id-reserved")
    return {problem.word for problem in reading.problems if problem.code in codes}


# ---------------------------------------------------------------- ids


@dataclass(frozen=True)
class KnownIds:
    """Every id of the guide."""

    kinds: Mapping[str, str]
    """By id, `?` where the item has problems of its own."""
    unread: frozenset[str]
    """Kinds of item that weren't read in full."""
    hidden: Mapping[str, tuple[Document, Mark]] = dataclasses.field(default_factory=dict)
    """What an office hides, and where it says so."""
    _needed: dict[str, set[tuple[str, int]]] = dataclasses.field(default_factory=dict)
    _by_kind: dict[tuple[str, ...], tuple[str, ...]] = dataclasses.field(default_factory=dict)
    _unknown: Counter[str] = dataclasses.field(default_factory=Counter)
    """Unknown ids, by the path of their file."""

    def of_kind(self, *kinds: str) -> tuple[str, ...]:
        """The ids of these kinds, or all. A thousand wrong references share one list."""
        if kinds not in self._by_kind:
            self._by_kind[kinds] = tuple(name for name, kind in self.kinds.items() if not kinds or kind in kinds)
        return self._by_kind[kinds]

    def may_be(self, name: str, *kinds: str) -> bool:
        """Whether `name` is an id of one of these kinds (any, if none is given), as far as is known."""
        kind = self.kinds.get(name)
        if kind is None:
            return bool(self.unread & set(kinds) if kinds else self.unread) or self._is_misspelled(name)
        return kind == "?" or not kinds or kind in kinds

    def _is_misspelled(self, name: str) -> bool:
        """Whether the item it means probably has an id that is reported as invalid."""
        begins = re.compile(rf"{re.escape(name)}[^a-z0-9-]")
        unfit = self._unfit
        return any(map(begins.match, unfit)) or bool(difflib.get_close_matches(name, unfit, n=1, cutoff=0.8))

    @cached_property
    def _unfit(self) -> list[str]:
        return [known for known in self.kinds if not re.fullmatch(ID, known)]

    def nearest(self, path: str, name: str, names: Sequence[str], otherwise: str) -> str:
        """The advice on an unknown id: which one might be meant, or what else to do.

        Looking for a similar one takes long, so after a number of them in one file there's no such advice.
        """
        self._unknown[path] += 1
        return did_you_mean(name, names if self._unknown[path] <= MOST_SUGGESTIONS else (), otherwise)

    def need(self, name: str, read: Read, mark: Mark) -> None:
        """Notes that what was read needs an item that an office hides."""
        self._needed.setdefault(name, set()).add((mark.path or read.document.path, mark.line))

    def hidden_but_needed(self) -> Iterator[Problem]:
        for name, places in self._needed.items():
            document, mark = self.hidden[name]
            (path, line), *more = sorted(places)
            where = f"{path}, line {line}"
            if more:
                where += f", and {count(len(more), 'other place')}"
            yield document.problem(mark, "hidden-but-needed", name=name, where=where)


def _kinds(reading: Reading) -> dict[str, str]:
    kinds = dict.fromkeys([*reading.seen, *reading.layer.unplaced], "?")
    kinds.update(dict.fromkeys(PAGES, "page"))
    for item, _, _ in reading.items():
        kinds.update(dict.fromkeys((item.id, *item.aliases), item.kind))
    return {**kinds, **dict.fromkeys(ids_used_twice(reading), "?")}


# ---------------------------------------------------------------- references


def _check_value(read: Read, known: KnownIds) -> list[Problem]:
    problems: list[Problem] = []
    for part in read.parts:
        loc = (*read.loc, *part.loc)
        if isinstance(part.value, Ref) and not (_is_this(read.value, loc, part.value) or read.document.guessed(loc)):
            problems += _check_id(read, read.document.mark(loc), part.value, part.value.kinds, known)
        if isinstance(part.value, Rich):
            problems += check_text(read, part)
            if part.value.looks:  # most texts have no marks
                problems += _check_links(read, loc, part.value, known)
                problems += _check_defaults(read, loc, part.value, known)
    return problems


def _check_links(read: Read, loc: Loc, text: Rich, known: KnownIds) -> Iterator[Problem]:
    for name in text.ids("link"):
        if not known.may_be(name):
            mark = read.document.spot(loc, f"]({name})")
            if mark != read.document.mark(loc):  # the link itself was there: point to the id
                mark = mark._replace(column=mark.column + 2)
            yield from _check_id(read, mark, name, (), known)


def _check_defaults(read: Read, loc: Loc, text: Rich, known: KnownIds) -> Iterator[Problem]:
    for name in text.ids("default"):
        if name in known.hidden:
            known.need(name, read, read.document.mark(loc))
        elif not (known.may_be(name, "position") or _is_for_each(read.value, name) or _is_blank(read.value, name)):
            names = known.of_kind("position")
            otherwise = "Use the id of an entry in content/positions.yml, or write \\{ for a plain brace."
            fix = known.nearest(read.document.path, name, names, otherwise)
            mark = read.document.spot(loc, f"{{{name}}}")
            yield read.document.problem(mark, "unknown-placeholder", name=name, fix=fix, known=names)


def _check_id(read: Read, mark: Mark, name: str, kinds: tuple[str, ...], known: KnownIds) -> Iterator[Problem]:
    """The problem of a reference at `mark` that should lead to an item of one of these kinds, or of any."""
    if known.may_be(name, *kinds):
        return
    if name in known.hidden:
        known.need(name, read, mark)
        return
    called = one_of(map(with_article, kinds)) or "anything in the guide"
    but = f". It's the id of {with_article(known.kinds[name])}" if name in known.kinds else ""
    names = known.of_kind(*kinds)
    otherwise = f"Use an id from {_files_with(kinds)}, or add the item first."
    fix = known.nearest(read.document.path, name, names, otherwise)
    fix = "Put commas between the ids." if _is_several(name, known) else fix
    yield read.document.problem(mark, "unknown-id", name=name, called=called, but=but, fix=fix, known=names)


def _is_several(name: str, known: KnownIds) -> bool:
    """Whether it is ids with spaces between them instead of commas."""
    parts = name.split()
    return len(parts) > 1 and all(part in known.kinds for part in parts)


def _is_this(value: object, loc: Loc, ref: Ref) -> bool:
    """Whether it is “category: this” on a worksheet that is made for each category."""
    return ref == "this" and loc[-1:] == ("category",) and _is_for_each(value, "category")


def _is_blank(value: object, name: str) -> bool:
    """Whether it was meant as a blank of this letter, or is a value in words of the interface: rules judge those."""
    return isinstance(value, InterfaceText) or (isinstance(value, Letter) and name in value.fields)


def _is_for_each(value: object, name: str) -> bool:
    """Whether the worksheet is made for each of these. For part of a worksheet with problems, that isn't known."""
    if not isinstance(value, Item):
        return name == "category"
    return isinstance(value, Worksheet) and value.for_each == name


def _files_with(kinds: Sequence[str]) -> str:
    """The files that have items of these kinds."""
    files = {
        layout.model.kind: f"{layout.path}/" if layout.shape == "each" else layout.path
        for layout in KINDS
        if issubclass(layout.model, Item)
    }
    files[Question.kind] = files[Category.kind]
    return one_of(dict.fromkeys(files[kind] for kind in kinds if kind in files)) or "the guide"
