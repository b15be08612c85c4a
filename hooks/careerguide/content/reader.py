"""The files of the guide, each read by its model: what could be read, where it stands, and every problem on the way."""

from __future__ import annotations

import contextlib
import difflib
import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from careerguide.cache import memo
from careerguide.content.files import CHANGES, LAYOUT, OFFICE, ORDER, ORIGINALS, OWN, SETTINGS, Layout
from careerguide.content.office_layer import Laid, Piece, Pieces, lay_over, settle
from careerguide.content.originals import read_originals, with_originals
from careerguide.content.validation import explain, names, respelled, salvage
from careerguide.content.yaml_reader import Document, Loc, read
from careerguide.model.brand import MODES, WORDS, Mode, contrast, nearest, unsafe
from careerguide.model.fields import Item, Model
from careerguide.model.guide import PAGES
from careerguide.model.office import Changes, Office
from careerguide.model.pages import Page, Section, Step
from careerguide.model.questions import Category, Question
from careerguide.model.site import Site
from careerguide.problems.english import did_you_mean
from careerguide.problems.problem import START, Mark, Problem, problem


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
    spoiled: frozenset[str]
    """Parts of the guide in which an item has problems."""
    problems: Sequence[Problem]
    layer: Layer
    """What an office changed."""
    files: Sequence[str] = ()
    """Every file that was there to read."""


@dataclass(slots=True)
class Layer:
    """An office's own layer: who it is, its pictures, what it hides, and where it has other words."""

    office: Office = field(default_factory=Office)
    upstream: Site | None = None
    pictures: dict[str, bytes] = field(default_factory=dict)
    laid: Laid = field(default_factory=Laid)
    reads: list[Read] = field(default_factory=list)


@dataclass(slots=True)
class _Reader:
    root: Path
    parts: dict[str, list[Read]] = field(default_factory=dict)
    seen: dict[str, tuple[Document, Mark]] = field(default_factory=dict)
    salvaged: list[Read] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    spoiled: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    files: list[str] = field(default_factory=list)

    def gather(self, layout: Layout) -> list[Piece]:
        """What the base says for this part, before anybody changes or checks it."""
        found: list[Piece] = []
        for document in self.documents(layout):
            self.problems += document.problems
            if document.value is None:
                self.lose(layout)
            else:
                found += self.pieces(layout, document)
        return found

    def pieces(self, layout: Layout, document: Document) -> Iterator[Piece]:
        if layout.shape == "list":
            yield from self.entries(layout, document)
        else:
            yield _piece(layout, document)

    def read(self, layout: Layout, pieces: Iterable[Piece]) -> None:
        found = self.parts.setdefault(layout.part, [])
        for piece in pieces:
            found += self.validate(layout, piece)
        if name := ORDER.get(layout.part):
            found.sort(key=lambda one: getattr(one.value, name))

    def lose(self, layout: Layout) -> None:
        """Notes that items are missing, so that references to them are not blamed for it."""
        if issubclass(layout.model, Item):
            self.unread.add(layout.model.kind)
        if layout.model is Category:
            self.unread.add(Question.kind)

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
            yield self.document(file)

    def document(self, file: Path) -> Document:
        name = file.relative_to(self.root).as_posix()
        self.files.append(name)
        return read(file, name)

    def entries(self, layout: Layout, document: Document) -> Iterator[Piece]:
        if not isinstance(document.value, list):
            self.problems.append(document.problem(document.mark(()), "not-a-list", value="these fields"))
            self.lose(layout)
            return
        for number, value in enumerate(document.value):
            yield Piece(document, value, (number,))

    def validate(self, layout: Layout, piece: Piece) -> Iterator[Read]:
        document, value, loc = piece.document, piece.value, piece.loc
        try:
            what = ("read", layout.part, loc)
            read = memo.compute(what, (document,), lambda: Read(layout.model.model_validate(value), document, loc))
        except ValidationError as error:
            yield from self.faulty(layout, piece, error)
        else:
            self.note_ids(document, value, loc)
            yield read

    def faulty(self, layout: Layout, piece: Piece, error: ValidationError) -> Iterator[Read]:
        """What can be read all the same: all of it, if only names of fields are spelled wrong, else what is sound."""
        loc, told = piece.loc, [*explain(error, piece.document, layout.model, piece.loc)]
        document, value = respelled(error, piece.document, layout.model, loc, piece.value)
        self.note_ids(document, value, loc)
        try:
            read = layout.model.model_validate(value)
        except ValidationError as still:
            places = {one.mark for one in told}
            told += (one for one in explain(still, document, layout.model, loc) if one.mark not in places)
            self.spoiled.add(layout.part)
            self.unread |= set(_nameless(layout.model, value))
            self.salvaged += [Read(part, document, (*loc, *place)) for place, part in salvage(layout.model, value)]
        else:
            yield Read(read, document, loc)
        self.problems += told

    def note_ids(self, document: Document, value: Any, loc: Loc) -> None:
        """Remembers each id and reports one that is used twice."""
        for own, place in _ids(value, loc):
            mark = document.mark(place)
            if own in PAGES:
                self.problems.append(document.problem(mark, "id-reserved", name=own))
            elif own in self.seen:
                self.problems.append(_twice(own, (document, mark), self.seen[own]))
            else:
                self.seen[own] = (document, mark)


INSIDE: Final[Mapping[type[Model], tuple[str, str]]] = {
    Category: ("questions", Question.kind),
    Step: ("sections", Section.kind),
    Page: ("sections", Section.kind),
}
"""Items that hold others: in which field, and of which kind."""


def _nameless(of: type[Model], value: Any) -> Iterator[str]:
    """Kinds of item that a faulty value holds without a name, so that references to them cannot be judged."""
    if issubclass(of, Item) and not (isinstance(value, dict) and isinstance(value.get("id"), str)):
        yield of.kind
    if of in INSIDE:
        name, kind = INSIDE[of]
        fields = value if isinstance(value, dict) else {name: None}
        inner = fields.get(name, None if of.model_fields[name].is_required() or set(fields) - set(names(of)) else [])
        if not isinstance(inner, list) or not all(isinstance(one, dict) and one.get("id") for one in inner):
            yield kind


def _piece(layout: Layout, document: Document) -> Piece:
    """A file that holds one thing. Where each file is an item, its name is the id."""
    if layout.shape == "each" and isinstance(document.value, dict):
        return Piece(document, {"id": Path(document.path).stem, **document.value})
    return Piece(document, document.value)


def _twice(name: str, here: tuple[Document, Mark], first: tuple[Document, Mark]) -> Problem:
    """Two things with one id. When an office added one of them, the office's has to give way."""
    places = [(mark.path or document.path, mark) for document, mark in (here, first)]
    if places[0][0] == places[1][0]:
        places.sort(key=lambda one: (one[1].line, one[1].column), reverse=True)  # the later one gives way
    if places[1][0].startswith(f"{OFFICE}/") and not places[0][0].startswith(f"{OFFICE}/"):
        places.reverse()
    (path, mark), (other, line) = places[0], (places[1][0], places[1][1].line)
    ours = path.startswith(f"{OFFICE}/") and not other.startswith(f"{OFFICE}/")
    values = {"name": name, "path": other, "line": line, "known": (other,)}
    return problem(path, mark, "id-taken" if ours else "id-used-twice", **values)


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
    """Files that nothing reads: most often a name typed wrong, so that somebody's words would be missing."""
    known = (*LAYOUT, SETTINGS, CHANGES, *OWN)
    single = {ORIGINALS, *(layout.path for layout in known if layout.shape != "each")}
    folders = {layout.path for layout in known if layout.shape == "each"}
    tops = sorted(one.name for one in root.iterdir() if one.name.lower() in ("content", "questions", OFFICE))
    for top in tops:
        for file in sorted((root / top).rglob("*")) if (root / top).is_dir() else [root / top]:
            name, folder = file.relative_to(root).as_posix(), file.parent.relative_to(root).as_posix()
            fits = name in single or (folder in folders and file.suffix == ".yml")
            ours = folder == OFFICE and file.suffix.lower() in BESIDE
            hidden = any(part.startswith(".") or part.endswith("~") for part in Path(name).parts)
            if not (fits or ours or hidden or (file.is_dir() and file.suffix not in (".yml", ".yaml"))):
                yield problem(name, START, "unknown-file", mend=_place_for(name, folder, single, folders))


def _kinds_in(path: str) -> Collection[str]:
    """The kinds of item that a file which nothing reads may hold."""
    kinds = [one.model.kind for one in LAYOUT if issubclass(one.model, Item)]
    return [*kinds, Question.kind, Section.kind] if ".y" in path.lower() else ()


def _pasted(problems: Sequence[Problem]) -> Iterator[Problem]:
    """The problems, where a file or much of one that stands there twice is one of them."""
    twice: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for one in problems:
        if one.code == "id-used-twice":
            twice[one.path, one.known[0]].append(one)
    copies = {one for found in twice.values() if len(found) > SINGLE for one in found}
    yield from (one for one in problems if one not in copies)
    for (path, other), found in twice.items():
        if len(found) > SINGLE:
            first = min(found)
            yield problem(path, first.mark, "same-entries", count=len(found), path=other)


SINGLE: Final = 3
"""Ids used twice that are told one by one."""
BESIDE: Final = {".svg", ".png", ".js", ".md", ".jpg", ".jpeg", ".pdf"}
"""Endings of what may stand in an office's folder beside its settings."""


def _place_for(name: str, folder: str, single: Collection[str], folders: Collection[str]) -> str:
    """What to do with a file that nothing reads."""
    small = name.lower() if name.lower() in single else folder.lower()
    if small not in (name, folder) and small in {*single, *folders, OFFICE}:
        return f"Call {'it' if small in single else 'its folder'} {small}, in small letters."
    if "/" not in name:
        return "There must be a folder of this name: put your files into it."
    if not name.endswith(".yml"):
        return "Give it the ending .yml." if folder in folders or Path(name).suffix == ".yaml" else MOVE
    if near := difflib.get_close_matches(folder, [*folders], n=1, cutoff=0.85):
        return f"Did you mean the folder {near[0]}?"
    if folder == OFFICE or folder.startswith(f"{OFFICE}/"):
        ours = {Path(one).stem: one for one in single if one.startswith(OFFICE)}
        found = difflib.get_close_matches(Path(name).stem, ours, n=1, cutoff=0.8)
        return (
            f"Did you mean “{ours[found[0]]}”?"
            if found
            else f"What hides, rewords or adds belongs into {CHANGES.path}."
        )
    return did_you_mean(name, single, MOVE)


MOVE: Final = "Move it to the folder it belongs to, or remove it."


def read_all(root: Path) -> Reading:
    """Reads every file of the guide below `root`. Never raises for what stands in them."""
    if not (root / OFFICE).is_dir():
        return _read_all(root, office=False)
    with memo.inactive():  # an office's words are put into what was read
        return _read_all(root, office=True)


def _read_all(root: Path, *, office: bool) -> Reading:
    reader = _Reader(root)
    pieces = {layout.part: reader.gather(layout) for layout in LAYOUT}
    layer = _Office(reader, pieces).read() if office else Layer()
    for layout in LAYOUT:
        reader.read(layout, pieces[layout.part])
    strangers = [*_strangers(root)]
    reader.unread.update(*(_kinds_in(one.path) for one in strangers))
    reader.problems = [*_pasted(reader.problems), *strangers, *layer.laid.problems]
    unread, spoiled = frozenset(reader.unread), frozenset(reader.spoiled)
    found = (reader.parts, reader.seen, reader.salvaged, unread, spoiled, reader.problems, layer)
    return Reading(*found, files=reader.files)


def base(root: Path) -> Pieces:
    """What the guide says without any office, as plain values."""
    reader = _Reader(root)
    return {layout.part: reader.gather(layout) for layout in LAYOUT}


def change_files(root: Path) -> list[Document]:
    """The files in which an office hides, rewords and adds, those that can be followed."""
    office = _Office(_Reader(root), {})
    return [document for document in office.documents(CHANGES) if office.sound(document)]


# ---------------------------------------------------------------- an office's own layer


@dataclass(slots=True)
class _Office:
    """Reads an office's own layer and lays it over what was gathered."""

    reader: _Reader
    pieces: Pieces
    layer: Layer = field(default_factory=Layer)

    def read(self) -> Layer:
        whole = not self.reader.unread
        with contextlib.suppress(ValidationError, IndexError):
            self.layer.upstream = Site.model_validate(self.pieces["site"][0].value)
        for layout in OWN:
            for document in self.documents(layout):
                self.pieces[layout.part] += self.reader.pieces(layout, document)
        for document in self.documents(SETTINGS):
            self.settings(document)
            self.reader.problems += settle(self.pieces, document, whole=whole)
        originals, problems = read_originals(self.reader.root)
        self.reader.problems += problems
        changes = [with_originals(file, originals) for file in self.documents(CHANGES) if self.sound(file)]
        models = {layout.part: layout.model for layout in LAYOUT}
        self.layer.laid = lay_over(self.pieces, models, changes, whole=whole and not self.reader.unread)
        return self.layer

    def documents(self, layout: Layout) -> Iterator[Document]:
        path = self.reader.root / layout.path
        for file in sorted(path.glob("*.yml")) if layout.shape == "each" else [path]:
            if not file.exists():
                continue
            document = self.reader.document(file)
            self.reader.problems += document.problems
            if document.value is None:
                self.lose(layout)
            else:
                yield document

    def lose(self, layout: Layout) -> None:
        for one in LAYOUT if layout is CHANGES else (layout,):
            self.reader.lose(one)

    def sound(self, document: Document) -> bool:
        """Whether this file of changes can be followed."""
        try:
            Changes.model_validate(document.value)
        except ValidationError as error:
            self.reader.problems += explain(error, document, Changes, ())
            self.lose(CHANGES)
            return False
        return True

    def settings(self, document: Document) -> None:
        try:
            office = Office.model_validate(document.value)
        except ValidationError as error:
            self.reader.problems += explain(error, document, Office, ())
            return
        self.layer.office = office
        self.layer.reads.append(Read(office, document))
        for name in ("logo", "wordmark", "script"):
            if file := getattr(office, name):
                self.picture(document, name, file)
        for mode in MODES:
            if color := getattr(office.colors, mode):
                self.color(document, mode, color)

    def picture(self, document: Document, name: str, file: str) -> None:
        path = self.reader.root / OFFICE / file
        mark = document.mark((name,))
        if path.is_symlink() or not path.is_file():
            self.reader.problems.append(document.problem(mark, "missing-picture", name=file))
            return
        content = path.read_bytes()
        if name != "script" and (why := unsafe(file, content)):
            self.reader.problems.append(document.problem(mark, "unfit-picture", name=file, why=why))
        self.layer.pictures[file] = content

    def color(self, document: Document, mode: Mode, color: str) -> None:
        if (found := contrast(color, mode)) < WORDS:
            values = {"color": color, "mode": mode, "found": math.floor(found * 10) / 10, "near": nearest(color, mode)}
            self.reader.problems.append(document.problem(document.mark(("colors", mode)), "contrast", **values))
