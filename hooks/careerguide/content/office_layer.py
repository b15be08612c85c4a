"""An office's own layer, laid over the base by id: what it hides, rewords and adds, as plain values.

It happens before anything is validated, so every rule holds for the guide as the office shows it. Each value remembers
where it was really written: a slip in an office's words is told in the office's file.
"""

from __future__ import annotations

import re
import types
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any, Final, Union, get_args, get_origin

from pydantic import BaseModel

from careerguide.content.yaml_reader import Document, Loc
from careerguide.model.blocks import CardsBlock, QuestionsBlock
from careerguide.model.fields import Item, Ref
from careerguide.model.guide import PAGES
from careerguide.model.office import OwnDefault
from careerguide.model.pages import WayAction
from careerguide.model.questions import PlanPart
from careerguide.model.worksheets import Example, Worksheet
from careerguide.problems.english import did_you_mean, one_of
from careerguide.problems.problem import Mark, Problem

INNER: Final = {"question": ("category", "questions"), "section": ("page", "sections")}
"""Kinds of item inside others: the field of an added one that names the item around it, and the list there."""
INNER_LIST: Final = dict(INNER.values())
LISTS: Final = ("questions", "sections")
RANK: Final = ("order", "number")
OWN: Final = frozenset({"id", "original"})
DEPEND: Final = {"blocks": "example", "body": "notes"}
"""What speaks of a field in its own words, and goes when an office replaces the field alone."""
WORDS: Final = ("ask", "follow_ups")
"""Fields of a question by which a filled-in sheet names its places."""
STAYS: Final = {(PlanPart, "questions")}
"""Lists of which nothing is left out, since its minutes would be missing."""
NEEDED: Final = {(WayAction, "plan"), (WayAction, "letters")}
"""Fields that may be missing, but not behind a tool that works with them."""
GONE: Final = object()


@dataclass(slots=True, eq=False)
class Piece:
    """A value that is to become an item, and where it stands. What is in it is taken apart only when it changes."""

    document: Document
    value: Any
    loc: Loc = ()
    inside: dict[str, list[Piece]] = field(default_factory=dict)

    def entries(self, name: str) -> list[Piece]:
        """The items in a list of this one, to be changed."""
        if name not in self.inside:
            values = self.value.get(name)
            self.inside[name] = [
                Piece(self.document, value, (*self.loc, name, number))
                for number, value in enumerate(values if isinstance(values, list) else ())
            ]
        return self.inside[name]

    def put_back(self) -> None:
        """Puts the items back, each with its place."""
        for name, pieces in self.inside.items():
            self.value = {**self.value, name: [one.value for one in pieces]}
            self.move({(*self.loc, name, n): (one.document, one.loc) for n, one in enumerate(pieces)})
        self.inside = {}

    def move(self, moved: Mapping[Loc, tuple[Document, Loc]]) -> None:
        """Says of parts of this value that they were written elsewhere."""
        self.document = Document(self.document.path, moved={(): (self.document, ()), **moved})


Pieces = dict[str, list[Piece]]
"""By part of the guide."""


@dataclass(frozen=True, slots=True)
class Found:
    """An item by its id: itself, the part it belongs to, the list it stands in, and the item around it."""

    piece: Piece
    part: str
    row: list[Piece]
    around: Piece | None = None


@dataclass(frozen=True, slots=True)
class Laid:
    """What came of it: which ids are hidden or reworded, and where the office says so; and what is wrong."""

    hidden: Mapping[str, tuple[Document, Mark]] = field(default_factory=dict)
    reworded: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    problems: Sequence[Problem] = ()
    unplaced: frozenset[str] = frozenset()
    """Ids of added items for which there is no place: references to them are not blamed."""


def lay_over(
    pieces: Pieces, models: Mapping[str, type[BaseModel]], changes: Sequence[Document], *, whole: bool
) -> Laid:
    """Changes `pieces` as the documents say. Only when the base was read as a `whole` is an unknown id a problem."""
    layer = _Layer(pieces, models, whole)
    for work in (layer.hide, layer.reword, layer.add):
        for document in changes:
            work(document)
    layer.close()
    layer.forget()
    return Laid(layer.hidden, layer.reworded, layer.problems, frozenset(layer.unplaced))


@dataclass(slots=True)
class _Layer:
    pieces: Pieces
    models: Mapping[str, type[BaseModel]]
    whole: bool
    found: dict[str, Found] = field(default_factory=dict)
    hidden: dict[str, tuple[Document, Mark]] = field(default_factory=dict)
    lost: dict[str, Any] = field(default_factory=dict)
    unplaced: set[str] = field(default_factory=set)
    old_words: set[str] = field(default_factory=set)
    """By which filled-in sheets may still name a question."""
    reworded: dict[str, tuple[str, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        for part, row in self.pieces.items():
            for piece in row:
                self.note(piece, part, row)

    # ------------------------------------------------------------ finding

    def note(self, piece: Piece, part: str, row: list[Piece], around: Piece | None = None) -> None:
        if not isinstance(piece.value, dict):
            return
        for name in _names(piece.value):
            self.found.setdefault(name, Found(piece, part, row, around))
        for name in LISTS:
            values = piece.value.get(name)
            if around is None and isinstance(values, list) and any(isinstance(one, dict) for one in values):
                inner = piece.entries(name)
                for one in inner:
                    self.note(one, part, inner, piece)

    def at(self, name: str) -> Found | None:
        """The item with this id. The home page and the heads of pages stand under the names of their pages."""
        if name in PAGES and name != "home" and self.pieces["overviews"]:
            heads = self.pieces["overviews"][0]
            if isinstance(heads.value, dict) and isinstance(heads.value.get(name), dict):
                return Found(heads, "overviews", self.pieces["overviews"])
        if name == "home" and self.pieces["home"]:
            return Found(self.pieces["home"][0], "home", self.pieces["home"])
        return self.found.get(name)

    def missing(self, document: Document, loc: Loc, code: str, name: str, otherwise: str) -> None:
        if self.whole:
            mend = did_you_mean(name, self.found, otherwise)
            self.problems.append(document.problem(document.mark(loc), code, name=name, mend=mend))

    # ------------------------------------------------------------ hide

    def hide(self, document: Document) -> None:
        for number, name in enumerate(_list(document.value, "hide")):
            loc: Loc = ("hide", number)
            found = self.found.get(name)
            if found is None and name in PAGES:
                self.problems.append(document.problem(document.mark(loc), "page-stays", name=name))
            elif found is None:
                self.missing(document, loc, "orphaned-hide", name, "See what has taken its place, or remove this line.")
            elif any(one is found.piece for one in found.row):
                self.take_out(found, (document, document.mark(loc)))

    def take_out(self, found: Found, where: tuple[Document, Mark]) -> None:
        found.row[:] = [one for one in found.row if one is not found.piece]
        for value in (found.piece.value, *(one.value for row in found.piece.inside.values() for one in row)):
            self.hidden.update(dict.fromkeys(_names(value), where))
            self.lost.update(dict.fromkeys(_names(value), value))
            self.old_words.update(_told(value))
        around = found.around
        if around and not found.row and "questions" in around.inside:  # an empty category goes too
            row = self.pieces[found.part]
            self.take_out(Found(around, found.part, row), where)

    # ------------------------------------------------------------ reword

    def reword(self, document: Document) -> None:
        for number, change in enumerate(_list(document.value, "reword")):
            name, loc = change["id"], ("reword", number)
            found = self.at(name)
            if name in self.hidden:
                mend = "Show it again, or remove these words."
                self.problems.append(
                    document.problem(document.mark((*loc, "id")), "orphaned-reword", name=name, mend=mend)
                )
                continue
            if found is None:
                otherwise = "See what has taken its place, or remove these words."
                self.missing(document, (*loc, "id"), "orphaned-reword", name, otherwise)
                continue
            inside = (name,) if found.part == "overviews" else ()
            before = found.piece.value[name] if inside else found.piece.value
            words = {key: value for key, value in change.items() if key not in OWN}
            self.problems += _compared(document, loc, change, before)
            after, moved = _merged(before, words, (*found.piece.loc, *inside), loc, document)
            found.piece.value = {**found.piece.value, name: after} if inside else after
            found.piece.move(moved)
            self.old_words.update(_told(before) - _told(after))
            if "body" in words and found.part == "letters":
                found.piece.value = _without_blanks(found.piece.value, words)
            for name_of, what in DEPEND.items():
                if name_of in words and what not in words and not inside:
                    found.piece.value.pop(what, None)
            for list_name in LISTS:
                if list_name in words:
                    found.piece.inside.pop(list_name, None)
            self.reworded[name] = document.path, document.mark(loc).line

    # ------------------------------------------------------------ add

    def add(self, document: Document) -> None:
        for number, entry in enumerate(_list(document.value, "add")):
            for kind, value in entry.items():
                self.add_one(document, ("add", number, kind), kind, value)

    def add_one(self, document: Document, loc: Loc, kind: str, value: Any) -> None:
        kinds = {one.kind: part for part, one in self.models.items() if issubclass(one, Item)}
        known = [*kinds, *INNER]
        if kind not in known:
            mend = did_you_mean(kind, known, f"Use {one_of(known)}.")
            self.problems.append(document.problem(document.key(loc), "unknown-kind", name=kind, mend=mend))
            return
        if not isinstance(value, dict):
            self.problems.append(document.problem(document.mark(loc), "not-fields"))
            return
        after = self.neighbour(document, loc, value.get("after"))
        if kind in INNER:
            self.add_inside(document, loc, value, after)
            return
        piece = _without(document, value, loc, "after")
        row = self.pieces[kinds[kind]]
        _set_in(row, piece, after)
        self.note(piece, kinds[kind], row)

    def add_inside(self, document: Document, loc: Loc, value: Any, after: Found | None) -> None:
        """A question belongs to a category, a section to a page: the one that is named, or that of its neighbor."""
        outer, name = INNER[str(loc[-1])]
        around = after.around if after else None
        if outer in value:
            found = self.found.get(str(value[outer]))
            if found is None or name not in self.models[found.part].model_fields:
                self.unplaced.update(_names(value))
                self.no_place(document, (*loc, outer), value[outer], outer)
                return
            around = found.piece
        if around is None:
            self.unplaced.update(_names(value))
            if after or "after" not in value:
                self.problems.append(document.problem(document.mark(loc), "missing-field", name=outer))
            return
        piece, row = _without(document, value, loc, "after", outer), around.entries(name)
        _set_in(row, piece, after)
        part = next(part for part, pieces in self.pieces.items() if around in pieces)
        self.note(piece, part, row, around)

    def no_place(self, document: Document, loc: Loc, name: Any, outer: str) -> None:
        if self.whole:
            fitting = [
                own for own, one in self.found.items() if INNER_LIST[outer] in self.models[one.part].model_fields
            ]
            mend = did_you_mean(str(name), fitting, f"Name the {outer} that it belongs to.")
            self.problems.append(document.problem(document.mark(loc), "unknown-place-for", name=name, mend=mend))

    def neighbour(self, document: Document, loc: Loc, after: Any) -> Found | None:
        if after is None:
            return None
        found = self.found.get(str(after))
        if found is None:
            self.missing(
                document, (*loc, "after"), "unknown-place-for", str(after), "Remove “after” to add it at the end."
            )
        return found

    # ------------------------------------------------------------ what is left

    def close(self) -> None:
        for row in self.pieces.values():
            for piece in row:
                piece.put_back()

    def forget(self) -> None:
        """Takes hidden items out of lists and links, wherever what is left is still sound."""
        shown = {name for row in self.pieces.values() for piece in row for name in _all_names(piece.value)}
        gone = frozenset(self.hidden) - shown
        self.hidden = {name: where for name, where in self.hidden.items() if name in gone}
        if not gone and not self.old_words:
            return
        memory = _Memory(gone, frozenset(self.old_words))
        for part, row in self.pieces.items():
            for piece in row:
                if part == "plans" and isinstance(piece.value, dict):
                    _fill_plan(piece, {name: self.lost[name] for name in gone}, self.pieces)
                if isinstance(piece.value, dict) and memory.mentioned(piece.value):
                    memory.moves = {}
                    before = piece.document
                    piece.value = memory.fields(self.models[part], piece.value, piece.loc, piece.loc, stays=True)
                    piece.move({to: (before, of) for to, of in memory.moves.items()})


# ---------------------------------------------------------------- office.yml

SITE: Final = ("name", "tagline", "description", "url", "repository", "branch", "language", "paper")
"""Fields of the guide that an office sets for itself."""
NUMBERS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NUMBER: Final = re.compile(rf"\d+(?:\.\d+)?|\b(?:{'|'.join(NUMBERS)})\b", re.IGNORECASE)


def settle(pieces: Pieces, document: Document, *, whole: bool) -> Iterator[Problem]:
    """Puts what office/office.yml says into the frame of the guide and into its positions."""
    office = document.value
    if not isinstance(office, dict):
        return
    for site in pieces["site"]:
        if isinstance(site.value, dict):
            words = {name: office[name] for name in SITE if office.get(name) is not None}
            site.value, moved = _merged(site.value, words, (), (), document)
            site.move(moved)
    known = {name: piece for piece in pieces["positions"] for name in _names(piece.value)}
    before = known[LENGTH].value.get("at") if LENGTH in known else None
    wanted = office.get("positions")
    for name, answer in wanted.items() if isinstance(wanted, dict) else ():
        loc: Loc = ("positions", name)
        if name not in known:
            if whole:
                mend = did_you_mean(name, known, "Use the id of an entry in content/positions.yml.")
                yield document.problem(document.key(loc), "unknown-position", name=name, mend=mend)
        elif isinstance(answer, str | dict):
            yield from _answer(known[name], answer, document, loc)
    _follow(pieces, before)


def _answer(position: Piece, answer: str | dict[str, Any], document: Document, loc: Loc) -> Iterator[Problem]:
    """An office's own default: the words, and where the guide counts with it, the number."""
    short = isinstance(answer, str)
    words: dict[str, Any] = {"default": answer} if isinstance(answer, str) else answer
    words = {name: one for name, one in words.items() if name in OwnDefault.model_fields}
    scale = position.value.get("scale")
    moved = {(*position.loc, name): (document, loc if short else (*loc, name)) for name in words}
    if isinstance(scale, dict) and "at" not in words:
        numbers = _numbers(str(words.get("default")), str(scale.get("unit")))
        if not numbers:
            yield document.problem(document.mark(loc), "default-number", unit=scale.get("unit"))
            return
        words = {**words, "at": numbers}
    position.value = {**position.value, **words}
    if isinstance(scale, dict) and (most := _most(words.get("at"))) > _most(scale.get("most")):
        position.value["scale"] = {**scale, "most": f"{most:g}"}
    position.move(moved)


LENGTH: Final = "meeting-length"
FOLLOWERS: Final = ("home", "steps", "ways")
"""Parts of the guide that speak of a usual talk, by its plan and the sheet for it."""


def _follow(pieces: Pieces, before: Any) -> None:
    """When an office asks for another length, what shows the plan of a usual talk shows that of the office's length."""
    plans = {str(one.value.get("minutes")): one.value["id"] for one in pieces["plans"] if _named(one.value)}
    now = next((one.value.get("at") for one in pieces["positions"] if LENGTH in _names(one.value)), None)
    old, new = plans.get(_last(before)), plans.get(_last(now))
    if old is None or new is None or old == new:
        return
    named = [sheet.value for sheet in reversed(pieces["worksheets"]) if _named(sheet.value)]
    sheets = {plan: sheet["id"] for sheet in named for plan in _plans_of(sheet)}
    swap = {old: new, **({sheets[old]: sheets[new]} if {old, new} <= sheets.keys() else {})}
    for part in FOLLOWERS:
        for piece in pieces[part]:
            piece.value = _swapped(piece.value, swap)


def _named(value: Any) -> bool:
    """Whether it is an item with an id, however faulty the rest of it is."""
    return isinstance(value, dict) and isinstance(value.get("id"), str)


def _last(at: Any) -> str:
    return str(at[-1] if isinstance(at, list) and at else at)


def _plans_of(sheet: Any) -> Iterator[str]:
    for block in _list(sheet, "blocks"):
        asked = block.get("questions") if isinstance(block, dict) else None
        if isinstance(asked, dict) and isinstance(asked.get("plan"), str):
            yield asked["plan"]


def _swapped(value: Any, swap: Mapping[str, str]) -> Any:
    """With the other plan and sheet; lists that name several of them stay, and texts that do."""
    if isinstance(value, dict):
        return {name: _swapped(inner, swap) for name, inner in value.items()}
    if isinstance(value, list):
        return [one if isinstance(one, str) and one in swap else _swapped(one, swap) for one in value]
    if not isinstance(value, str) or value in swap:
        return swap.get(value, value) if isinstance(value, str) else value
    if any(f"]({new})" in value for new in swap.values()):
        return value
    return LINK.sub(lambda found: f"[{found[1]}]({swap.get(found[2], found[2])})", value)


def _numbers(words: str, unit: str) -> list[str]:
    """The number in words like “30 minutes” or “one or two weeks”, or two of them, if they count in this unit."""
    if unit.split(maxsplit=1)[0].removesuffix("s").lower() not in words.lower():
        return []
    found = [one.lower() for one in NUMBER.findall(words)]
    digits = [str(NUMBERS.index(one) + 1) if one in NUMBERS else one for one in found]
    return digits * 2 if len(digits) == 1 else digits if len(digits) == 2 else []


def _most(at: Any) -> float:
    """The largest number in what a file says, or 0."""
    values = at if isinstance(at, list) else [at]
    return max((float(one) for one in values if isinstance(one, str) and NUMBER.fullmatch(one)), default=0)


# ---------------------------------------------------------------- reading plain values


def _told(value: Any) -> set[str]:
    """How a question is asked, and how one goes on."""
    if not isinstance(value, dict) or not value.keys() & set(WORDS):
        return set()
    return {one for one in (value.get("ask"), *_list(value, "follow_ups")) if isinstance(one, str)}


def _list(value: Any, name: str) -> list[Any]:
    found = value.get(name) if isinstance(value, dict) else None
    return found if isinstance(found, list) else []


def _names(value: Any) -> Iterator[str]:
    """Its id and its former ones."""
    if isinstance(value, dict):
        aliases = value.get("aliases")
        names = (value.get("id"), *(aliases if isinstance(aliases, list) else ()))
        yield from (name for name in names if isinstance(name, str))


def _all_names(value: Any) -> Iterator[str]:
    yield from _names(value)
    for name in LISTS:
        inner = value.get(name) if isinstance(value, dict) else None
        for one in inner if isinstance(inner, list) else ():
            yield from _names(one)


def _without(document: Document, value: dict[str, Any], loc: Loc, *apart: str) -> Piece:
    return Piece(document, {name: inner for name, inner in value.items() if name not in apart}, loc)


def _set_in(row: list[Piece], piece: Piece, after: Found | None) -> None:
    """Behind its neighbour, else at the end. What goes by a number takes its neighbour's, if it has none."""
    place = next((number for number, one in enumerate(row) if after and one is after.piece), None)
    if after is None or place is None:
        row.append(piece)
        return
    ranks = {name: after.piece.value[name] for name in RANK if name in after.piece.value}
    piece.value = {**ranks, **piece.value}
    row.insert(place + 1, piece)


def _merged(
    before: Any, words: Mapping[str, Any], here: Loc, there: Loc, document: Document
) -> tuple[Any, dict[Loc, tuple[Document, Loc]]]:
    """The fields of `before` with `words` in their place; what has names inside is merged, a list is replaced."""
    after, moved = dict(before), {}
    for name, value in words.items():
        if isinstance(value, dict) and isinstance(before.get(name), dict):
            after[name], inner = _merged(before[name], value, (*here, name), (*there, name), document)
            moved.update(inner)
        else:
            after[name] = value
            moved[(*here, name)] = (document, (*there, name))
    return after, moved


BLANK: Final = re.compile(r"\{\{ *([a-z0-9-]+) *\}\}")


def _without_blanks(letter: Mapping[str, Any], words: Mapping[str, Any]) -> dict[str, Any]:
    """A letter with another body, without the fields that only the old one had."""
    used = set(BLANK.findall(f"{letter.get('body')} {letter.get('subject')}"))
    own, fields = words.get("fields"), letter.get("fields")
    if not used or not isinstance(fields, dict):
        return {**letter}
    kept = {name: one for name, one in fields.items() if name in used or (isinstance(own, dict) and name in own)}
    gone = letter.get("connection") not in kept and "connection" not in words
    return {
        name: kept if name == "fields" else one for name, one in letter.items() if not (gone and name == "connection")
    }


def _compared(document: Document, loc: Loc, change: Mapping[str, Any], before: Any) -> Iterator[Problem]:
    """Tells when the words that an office replaced are no longer the same, or nobody noted what they were."""
    for place, _ in _leaves({name: value for name, value in change.items() if name not in OWN}):
        was, now = _look(change.get("original"), place), _look(before, place)
        values = {"name": change["id"], "field": ".".join(place)}
        mark = document.key((*loc, *place))
        if was is GONE and now is not GONE:
            yield document.problem(mark, "original-missing", **values)
        elif was is not GONE and _flat(was) != _flat(now):
            new = "nothing" if now is GONE else f"“{_flat(now)}”"
            yield document.problem(mark, "original-changed", **values, old=_flat(was), new=new)


def _leaves(words: Any, place: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, value in words.items():
        if isinstance(value, dict):
            yield from _leaves(value, (*place, name))
        else:
            yield (*place, name), value


def _look(value: Any, place: Sequence[str]) -> Any:
    for name in place:
        if not isinstance(value, dict) or name not in value:
            return GONE
        value = value[name]
    return value


def _flat(value: Any) -> str:
    """As one line, however it is wrapped."""
    if value is None or value is GONE:
        return ""
    if isinstance(value, list):
        return ", ".join(map(_flat, value))
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_flat(inner)}" for name, inner in value.items())
    return " ".join(str(value).split())


def originals(
    pieces: Pieces, models: Mapping[str, type[BaseModel]], change: Mapping[str, Any]
) -> dict[str, Any] | None:
    """What the base says in the fields that an office rewords; None when there is no such item."""
    found = _Layer(pieces, models, whole=True).at(change["id"])
    if found is None:
        return None
    before = found.piece.value[change["id"]] if found.part == "overviews" else found.piece.value
    kept: dict[str, Any] = {}
    for place, _ in _leaves({name: value for name, value in change.items() if name not in OWN}):
        now = _look(before, place)
        if now is not GONE:
            inner = kept
            for name in place[:-1]:
                inner = inner.setdefault(name, {})
            inner[place[-1]] = now
    return kept


# ---------------------------------------------------------------- plans


def _fill_plan(plan: Piece, lost: Mapping[str, Any], pieces: Pieces) -> None:
    """Another question that takes as long stands in for a hidden one: from the reserve, else from the bank."""
    parts = _list(plan.value, "parts")
    named = [*_list(plan.value, "reserve"), *(name for part in parts for name in _list(part, "questions"))]
    if not all(isinstance(name, str) for name in named):
        return
    used = {name for part in parts for name in _list(part, "questions")}
    if not used & set(lost):
        return
    bank = {one["id"]: one for row in pieces["categories"] for one in _list(row.value, "questions") if _usable(one)}
    offered = [name for name in (*_list(plan.value, "reserve"), *bank) if name in bank]
    filled = []
    for part in parts:
        names = []
        for name in _list(part, "questions"):
            minutes = lost[name].get("minutes") if name in lost else None
            fits = (one for one in offered if one not in used and bank[one].get("minutes") == minutes)
            names.append(next(fits, name) if name in lost else name)
            used.add(names[-1])
        filled.append({**part, "questions": names} if names else part)
    reserve = [name for name in _list(plan.value, "reserve") if name not in used]
    plan.value = {**plan.value, "parts": filled, **({"reserve": reserve} if reserve else {})}
    if not reserve:
        plan.value.pop("reserve", None)


def _usable(question: Any) -> bool:
    """Whether a question can stand in: one for everybody to ask, and no more than sound enough to tell."""
    wanted = {"priority": "core", "answer": "ask", "audiences": ["everyone"]}
    return _named(question) and all(question.get(n) == v for n, v in wanted.items())


# ---------------------------------------------------------------- references to what is hidden

LINK: Final = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\(([a-z0-9-]+)\)")
ABOUT: Final[Mapping[type[BaseModel], frozenset[str]]] = {
    QuestionsBlock: frozenset({"plan", "category", "ids"}),
    CardsBlock: frozenset({"phrases", "step"}),
}
"""Blocks that are nothing without what they name."""


@dataclass(slots=True)
class _Memory:
    """Forgets what is `gone`: in lists, in links, in parts that are nothing without it. Where something needs it, it
    stays, and the check of references tells.
    """

    gone: frozenset[str]
    old_words: frozenset[str]
    """Of questions that are hidden or reworded."""
    filled: bool = False
    """Whether this is in a sheet with an example."""
    moves: dict[Loc, Loc] = field(default_factory=dict)
    """Where the entries of shortened lists stood before."""

    def mentioned(self, value: Any) -> bool:
        if isinstance(value, str):
            return value in self.gone or "](" in value or value in self.old_words
        if isinstance(value, dict):
            return any(map(self.mentioned, (*value, *value.values())))
        return isinstance(value, list) and any(map(self.mentioned, value))

    def fields(self, of: type[BaseModel], value: Any, here: Loc, there: Loc, *, stays: bool = False) -> Any:
        """A value of this model without what is gone. An item `stays`, whatever it names."""
        stays = stays or issubclass(of, Item)
        if of is Worksheet:
            self.filled = isinstance(value.get("example"), dict)
        known = {one.alias or name: one for name, one in of.model_fields.items()}
        kept: dict[str, Any] = {}
        for name, inner in value.items():
            left = inner
            if name in known and (of, name) not in STAYS:
                left = self.value(known[name].annotation, inner, (*here, name), (*there, name))
            if left is GONE and (of, name) in NEEDED:
                left = inner
            if left is GONE and known[name].is_required():
                if isinstance(inner, str) and not stays:
                    return GONE
                left = inner
            if left is not GONE:
                kept[name] = left
        if of is QuestionsBlock and self.filled:  # the example tells what was answered
            kept.update({name: value[name] for name in ("plan", "category") if name in value})
        pointless = of in ABOUT and not ABOUT[of] & kept.keys()
        return GONE if not stays and (pointless or not kept) else kept

    def value(self, annotation: Any, value: Any, here: Loc, there: Loc) -> Any:
        of = _bare(annotation)
        if isinstance(value, str):
            return self.text(value, ref=_is(of, Ref))
        if isinstance(value, list):
            return self.entries(_entry(of), value, here, there)
        if isinstance(value, dict) and _is(of, BaseModel):
            return self.fields(of, self.example(value) if of is Example else value, here, there)
        if isinstance(value, dict) and get_origin(of) is Mapping:
            one = get_args(of)[1]
            return {name: self.value(one, inner, (*here, name), (*there, name)) for name, inner in value.items()}
        return value

    def text(self, value: str, *, ref: bool) -> Any:
        if value in self.gone:
            return GONE if ref else value
        return LINK.sub(lambda found: found[1] if found[2] in self.gone else found[0], value)

    def entries(self, of: Any, values: list[Any], here: Loc, there: Loc) -> Any:
        kept: list[Any] = []
        for number, inner in enumerate(values):
            to, before = (*here, len(kept)), dict(self.moves)
            left = self.value(of, inner, to, (*there, number))
            if left is GONE:
                self.moves = before
                continue
            if number != len(kept):
                self.moves[to] = (*there, number)
            kept.append(left)
        return GONE if values and not kept else kept

    def example(self, value: dict[str, Any]) -> dict[str, Any]:
        """A sheet filled in by hand: what was written to a question goes with it."""
        old, answers = self.gone | self.old_words, value.get("answers")
        if isinstance(answers, dict):
            value = {**value, "answers": {name: one for name, one in answers.items() if name not in old}}
        if isinstance(value.get("ticked"), list):
            value = {**value, "ticked": [one for one in value["ticked"] if one not in old]}
        return value


def _is(of: Any, wanted: type) -> bool:
    return isinstance(of, type) and issubclass(of, wanted)


def _bare(annotation: Any) -> Any:
    """The type without what says more about it, and without None."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        rest = [one for one in get_args(annotation) if one is not type(None)]
        return _bare(rest[0]) if len(rest) == 1 else annotation
    return annotation


def _entry(of: Any) -> Any:
    """What a list of this type holds. A bare list can be the short form of a block: then what its first list holds."""
    if get_origin(of) is tuple:
        return get_args(of)[0]
    if _is(of, BaseModel):
        lists = (_bare(one.annotation) for one in of.model_fields.values())
        return next((_entry(one) for one in lists if get_origin(one) is tuple), None)
    return None
