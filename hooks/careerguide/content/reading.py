"""Reads files, from each to a document, to raw items, to items validated by their models, and keeps what came of it."""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from careerguide.cache import memo
from careerguide.content.document import Document, Loc
from careerguide.content.files import CHANGES, OFFICE, ORDER
from careerguide.content.office_layer import LayerResult
from careerguide.content.raw_items import MODELS, RawItem, ids_inside
from careerguide.content.validation import explain, valid_parts, with_corrected_names
from careerguide.content.yaml_reader import read
from careerguide.model.fields import Item, Model
from careerguide.model.guide import PAGES
from careerguide.model.introspect import field_names
from careerguide.model.kinds import INNER_KINDS, Kind
from careerguide.model.questions import Category, Question
from careerguide.model.site import Site
from careerguide.model.values import Part, walk
from careerguide.problems.problem import MOST, START, Mark, Problem, problem

INSIDE: Final[Mapping[type[Model], tuple[str, str]]] = {
    model: (inner.list, inner.model.kind) for inner in INNER_KINDS for model in inner.holders
}
"""Items that hold others: in which field, and of which kind."""


@dataclass(frozen=True)
class Read:
    """A value read from a file, the document, and where in it the value is."""

    value: Any
    document: Document
    loc: Loc = ()

    @cached_property
    def parts(self) -> list[Part]:
        """Every model, text and reference inside the value, for the checks that look at all of them."""
        return walk(self.value)


@dataclass(slots=True)
class Reading:
    """What was read below `root` so far, and every problem on the way."""

    root: Path
    parts: dict[str, list[Read]] = field(default_factory=dict)
    """The sound items, by part of the guide."""
    seen: dict[str, tuple[Document, Mark]] = field(default_factory=dict)
    """Every id, also of items that have problems themselves."""
    salvaged: list[Read] = field(default_factory=list)
    """The sound parts of items that have problems."""
    unread: set[str] = field(default_factory=set)
    """Kinds of item of which some could not be read."""
    spoiled: set[str] = field(default_factory=set)
    """Parts of the guide in which an item has problems."""
    problems: list[Problem] = field(default_factory=list)
    with_problems: Counter[str] = field(default_factory=Counter)
    """Items with problems, by the path of their file. Those of the first MOST are explained, the others counted."""
    files: list[str] = field(default_factory=list)
    """Every file that was there to read."""
    settings: list[Read] = field(default_factory=list)
    """What an office says about itself: one `Office`, or none."""
    upstream: Site | None = None
    """The guide's own frame, before an office changed it."""
    pictures: dict[str, bytes] = field(default_factory=dict)
    """An office's own, by their names."""
    layer: LayerResult = field(default_factory=LayerResult)
    """What an office changed."""

    def items(self) -> Iterator[tuple[Item, Read, Loc]]:
        """Every sound item and then those inside it, each with what it was read with, and its place in the document."""
        for holder in itertools.chain(*self.parts.values()):
            if isinstance(holder.value, Item):
                yield holder.value, holder, holder.loc
            if inside := INSIDE.get(type(holder.value)):
                name, _ = inside
                for number, inner in enumerate(getattr(holder.value, name)):
                    yield inner, holder, (*holder.loc, name, number)

    def gather(self, layout: Kind) -> list[RawItem]:
        """What the files of a part say, before it is changed or checked."""
        return [item for document in self.documents(layout) for item in self.raw_items(layout, document)]

    def documents(self, layout: Kind) -> Iterator[Document]:
        """The files of one kind that could be read. What is wrong with the others is noted."""
        path = self.root / layout.path
        files = sorted(path.glob("*.yml")) if layout.shape == "each" else [path] if path.exists() else []
        if not files and layout.required:
            self.mark_unread(layout)
            what = "Every .yml file in this folder" if layout.shape == "each" else "This file"
            self.problems.append(problem(layout.path, START, "missing-file", what=what))
        for file in files:
            document = self.document(file)
            self.problems += document.problems
            if document.value is None:
                self.mark_unread(layout)
            else:
                yield document

    def document(self, file: Path) -> Document:
        name = file.relative_to(self.root).as_posix()
        self.files.append(name)
        return read(file, name)

    def mark_unread(self, layout: Kind) -> None:
        """Notes that items are missing, so that references to them aren't reported: any, when changes are missing."""
        for model in MODELS.values() if layout is CHANGES else (layout.model,):
            if issubclass(model, Item):
                self.unread.add(model.kind)
            if model is Category:
                self.unread.add(Question.kind)

    def raw_items(self, layout: Kind, document: Document) -> Iterator[RawItem]:
        """What a document holds: one thing, or a list of them. Where each file is an item, its name is the id."""
        value = document.value
        if layout.shape == "each" and isinstance(value, dict):
            yield RawItem(document, {"id": Path(document.path).stem, **value})
        elif layout.shape != "list":
            yield RawItem(document, value)
        elif isinstance(value, list):
            for number, entry in enumerate(value):
                yield RawItem(document, entry, (number,))
        else:
            self.problems.append(document.problem(document.mark(()), "not-a-list", value="these fields"))
            self.mark_unread(layout)

    def read(self, layout: Kind, items: Iterable[RawItem]) -> None:
        """Validates the raw items of a part and puts them in order."""
        reads = self.parts.setdefault(layout.part, [])
        for item in items:
            reads += self.validate(layout, item)
        if name := ORDER.get(layout.part):
            reads.sort(key=lambda read: getattr(read.value, name))

    def validate(self, layout: Kind, item: RawItem) -> Iterator[Read]:
        document, value, loc = item.document, item.value, item.loc
        key = ("read", layout.part, loc)
        try:
            read = memo.compute(key, (document,), lambda: Read(layout.model.model_validate(value), document, loc))
        except ValidationError as error:
            yield from self.partly_valid(layout, item, error)
        else:
            self.note_ids(document, value, loc)
            yield read

    def partly_valid(self, layout: Kind, item: RawItem, error: ValidationError) -> Iterator[Read]:
        """What can be read all the same: all of it, if only names of fields are misspelled, else what's sound."""
        model, loc = layout.model, item.loc
        self.with_problems[item.document.path] += 1
        if self.with_problems[item.document.path] > MOST:
            more = item.document.problem(item.document.mark(loc), "more-problems", value=error.error_count())
            self.problems.append(more)
            self.spoiled.add(layout.part)
            self.unread |= set(_kinds_without_ids(model, item.value))
            self.note_ids(item.document, item.value, loc)
            return
        problems = [*explain(error, item.document, layout.model, item.loc)]
        document, value = with_corrected_names(error, item.document, model, loc, item.value)
        self.note_ids(document, value, loc)
        try:
            read = model.model_validate(value)
        except ValidationError as remaining:
            marks = {problem.mark for problem in problems}
            problems += (other for other in explain(remaining, document, model, loc) if other.mark not in marks)
            self.spoiled.add(layout.part)
            self.unread |= set(_kinds_without_ids(model, value))
            self.salvaged += [Read(part, document, (*loc, *inner)) for inner, part in valid_parts(model, value)]
        else:
            yield Read(read, document, loc)
        self.problems += problems

    def note_ids(self, document: Document, value: Any, loc: Loc) -> None:
        """Remembers each id and reports one that is used twice."""
        for name, inner in ids_inside(value, loc):
            mark = document.mark(inner)
            if name in PAGES:
                self.problems.append(document.problem(mark, "id-reserved", name=name))
            elif name in self.seen:
                self.problems.append(_duplicate_id(name, (document, mark), self.seen[name]))
            else:
                self.seen[name] = (document, mark)


def _kinds_without_ids(model: type[Model], value: Any) -> Iterator[str]:
    """Kinds of item without an id in a value with problems, so that references to them can't be checked."""
    if issubclass(model, Item) and not (isinstance(value, dict) and isinstance(value.get("id"), str)):
        yield model.kind
    if model in INSIDE:
        name, kind = INSIDE[model]
        fields = value if isinstance(value, dict) else {name: None}
        may_be_misspelled = bool(set(fields) - set(field_names(model)))
        inner = fields.get(name, None if model.model_fields[name].is_required() or may_be_misspelled else [])
        if not isinstance(inner, list) or not all(isinstance(entry, dict) and entry.get("id") for entry in inner):
            yield kind


def _duplicate_id(name: str, here: tuple[Document, Mark], first: tuple[Document, Mark]) -> Problem:
    """Two things with one id. When an office added one of them, the office's has to give way."""
    places = [(mark.path or document.path, mark) for document, mark in (here, first)]
    if places[0][0] == places[1][0]:
        places.sort(key=lambda place: (place[1].line, place[1].column), reverse=True)  # the later one gives way
    if places[1][0].startswith(f"{OFFICE}/") and not places[0][0].startswith(f"{OFFICE}/"):
        places.reverse()
    (path, mark), (other, line) = places[0], (places[1][0], places[1][1].line)
    added = path.startswith(f"{OFFICE}/") and not other.startswith(f"{OFFICE}/")
    values = {"name": name, "path": other, "line": line, "known": (other,)}
    return problem(path, mark, "id-taken" if added else "id-used-twice", **values)
