"""The files of the guide, each read by its model: what could be read, where it stands, and every problem on the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal

from pydantic import ValidationError

from careerguide import model
from careerguide.explain import explain, salvage
from careerguide.problems import START, Mark, Problem, did_you_mean, problem
from careerguide.sources import Document, Loc, Value, read


@dataclass(frozen=True, slots=True)
class Layout:
    """Which files hold what. `part` is the field of Guide that they fill."""

    part: str
    path: str
    model: type[model.Part]
    shape: Literal["one", "list", "each"]  # one thing; a list of items; a folder with an item in each file
    required: bool = True


LAYOUT: Final = (
    Layout("site", "content/site.yml", model.Site, "one"),
    Layout("home", "content/home.yml", model.Home, "one"),
    Layout("overviews", "content/overviews.yml", model.Overviews, "one"),
    Layout("audiences", "content/audiences.yml", model.Audience, "list"),
    Layout("synonyms", "content/synonyms.yml", model.Synonym, "list"),
    Layout("words", "content/words.yml", model.Words, "one", required=False),
    Layout("sources", "content/sources.yml", model.Source, "list"),
    Layout("reasons", "content/reasons.yml", model.Reason, "list"),
    Layout("reassurances", "content/reassurances.yml", model.Reassurance, "list"),
    Layout("tips", "content/tips.yml", model.Tip, "list"),
    Layout("phrases", "content/phrases.yml", model.Phrase, "list"),
    Layout("worries", "content/worries.yml", model.Worry, "list"),
    Layout("positions", "content/positions.yml", model.Position, "list"),
    Layout("plans", "content/plans.yml", model.Plan, "list"),
    Layout("ways", "content/ways.yml", model.Way, "list"),
    Layout("booklets", "content/booklets.yml", model.Booklet, "list"),
    Layout("steps", "content/steps", model.Step, "each"),
    Layout("pages", "content/pages", model.Page, "each"),
    Layout("letters", "content/letters", model.Letter, "each"),
    Layout("worksheets", "content/worksheets", model.Worksheet, "each"),
    Layout("categories", "questions", model.Category, "each"),
)
ORDER: Final = {"steps": "number", "letters": "order", "worksheets": "order", "categories": "order"}


@dataclass(frozen=True, slots=True)
class Read:
    """A value read from a file, the document, and where in it the value stands."""

    value: Any
    document: Document
    loc: Loc = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read, by part of the guide, and every problem on the way."""

    parts: Mapping[str, Sequence[Read]]
    seen: Mapping[str, tuple[Document, Mark]]
    """Every id, also of items that have problems themselves."""
    salvaged: Sequence[Read]
    """The sound parts of items that have problems."""
    unread: frozenset[str]
    """Kinds of item of which a whole file could not be read."""
    problems: Sequence[Problem]


@dataclass(slots=True)
class _Reader:
    root: Path
    parts: dict[str, list[Read]] = field(default_factory=dict)
    seen: dict[str, tuple[Document, Mark]] = field(default_factory=dict)
    salvaged: list[Read] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def read(self, layout: Layout) -> None:
        found = self.parts.setdefault(layout.part, [])
        for document in self.documents(layout):
            self.problems += document.problems
            if document.value is None:
                self.lose(layout)
                continue
            if layout.shape == "list":
                found += self.items(layout, document)
            else:
                found += self.validate(layout, document, document.value, ())
        if name := ORDER.get(layout.part):
            found.sort(key=lambda one: getattr(one.value, name))

    def lose(self, layout: Layout) -> None:
        """Notes that items are missing, so that references to them are not blamed for it."""
        if issubclass(layout.model, model.Item):
            self.unread.add(layout.model.kind)
        if layout.model is model.Category:
            self.unread.add(model.Question.kind)

    def documents(self, layout: Layout) -> Iterator[Document]:
        path = self.root / layout.path
        if layout.shape == "each":
            files = sorted(path.glob("*.yml"))
            if not files:
                self.lose(layout)
                self.problems.append(problem(layout.path, START, "missing-file", what="Every .yml file of this folder"))
        elif path.exists():
            files = [path]
        else:
            files = []
            if layout.required:
                self.lose(layout)
                self.problems.append(problem(layout.path, START, "missing-file", what="This file"))
        for file in files:
            yield read(file, file.relative_to(self.root).as_posix())

    def items(self, layout: Layout, document: Document) -> Iterator[Read]:
        if not isinstance(document.value, list):
            self.problems.append(document.problem(document.mark(()), "not-a-list", value="these fields"))
            self.lose(layout)
            return
        for number, value in enumerate(document.value):
            yield from self.validate(layout, document, value, (number,))

    def validate(self, layout: Layout, document: Document, value: Value, loc: Loc) -> Iterator[Read]:
        if layout.shape == "each" and isinstance(value, dict):
            value = {"id": Path(document.path).stem, **value}
        self.note_ids(document, value, loc)
        try:
            yield Read(layout.model.model_validate(value), document, loc)
        except ValidationError as error:
            self.problems += explain(error, document, layout.model, loc)
            self.salvaged += [Read(part, document, (*loc, *place)) for place, part in salvage(layout.model, value)]

    def note_ids(self, document: Document, value: Any, loc: Loc) -> None:
        """Remembers each id and reports one that is used twice."""
        for own, place in _ids(value, loc):
            mark = document.mark(place)
            if own in model.PAGES:
                self.problems.append(document.problem(mark, "id-reserved", name=own))
            elif own in self.seen:
                other, first = self.seen[own]
                self.problems.append(
                    document.problem(mark, "id-used-twice", name=own, path=other.path, line=first.line)
                )
            else:
                self.seen[own] = (document, mark)


def _ids(value: Any, loc: Loc) -> Iterator[tuple[str, Loc]]:
    """The ids of an item and of the questions or sections in it, former ones included, with where they stand."""
    if not isinstance(value, dict):
        return
    if isinstance(value.get("id"), str):
        yield value["id"], (*loc, "id")
    aliases = value.get("aliases")
    for number, alias in enumerate(aliases if isinstance(aliases, list) else ()):
        if isinstance(alias, str):
            yield alias, (*loc, "aliases", number)
    for name in ("questions", "sections"):
        inner = value.get(name)
        for number, one in enumerate(inner if isinstance(inner, list) else ()):
            yield from _ids(one, (*loc, name, number))


def _strangers(root: Path) -> Iterator[Problem]:
    """YAML files that nothing reads: most often a name typed wrong."""
    single = {layout.path for layout in LAYOUT if layout.shape != "each"}
    folders = {layout.path for layout in LAYOUT if layout.shape == "each"}
    for top in ("content", "questions"):
        for file in sorted((root / top).rglob("*.y*ml")):
            name = file.relative_to(root).as_posix()
            if name in single or (file.parent.relative_to(root).as_posix() in folders and file.suffix == ".yml"):
                continue
            mend = (
                "Give it the ending .yml."
                if file.suffix == ".yaml"
                else did_you_mean(name, single, "Move it to the folder it belongs to, or remove it.")
            )
            yield problem(name, START, "unknown-file", mend=mend)


def read_all(root: Path) -> Reading:
    """Reads every file of the guide below `root`. Never raises for what stands in them."""
    reader = _Reader(root)
    for layout in LAYOUT:
        reader.read(layout)
    reader.problems += _strangers(root)
    return Reading(reader.parts, reader.seen, reader.salvaged, frozenset(reader.unread), reader.problems)
