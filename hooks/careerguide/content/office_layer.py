"""An office's own layer, applied to the guide by id: what it hides, rewords and adds, as plain values.

It happens before anything is validated, so every rule holds for the guide as the office shows it. Each value remembers
where it was really written: a mistake in an office's words is reported in the office's file.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from careerguide.content.document import Document, Loc
from careerguide.content.hidden_items import remove_hidden
from careerguide.content.originals import FIXED, FieldPath, Originals, changed_originals, originals_of
from careerguide.content.raw_items import LISTS, MODELS, NOTHING, RawItem, RawItems, ids_inside, ids_of, list_in, merged
from careerguide.model.fields import Item
from careerguide.model.guide import PAGES
from careerguide.model.kinds import INNER_KINDS, ORDER_FIELDS
from careerguide.problems.english import did_you_mean, one_of
from careerguide.problems.problem import Mark, Problem

INNER: Final = {inner.model.kind: (inner.around, inner.list) for inner in INNER_KINDS}
"""Kinds of item inside others: the field of an added one that names the item around it, and the list there."""
PARTS: Final = {model.kind: part for part, model in MODELS.items() if issubclass(model, Item)}
"""By kind of item: the part of the guide that holds it."""
DEPEND: Final = {"blocks": "example", "body": "notes"}
"""What speaks of a field in its own words, and goes when an office replaces the field alone."""
WORDS: Final = ("ask", "follow_ups")
"""Fields of a question by which a filled-in sheet names its places."""
BLANK: Final = re.compile(r"\{\{ *([a-z0-9-]+) *\}\}")


@dataclass(frozen=True, slots=True)
class Target:
    """An item by its id: itself, the part it belongs to, the list it's in, and the item around it."""

    item: RawItem
    part: str
    row: list[RawItem]
    around: RawItem | None = None


@dataclass(frozen=True, slots=True)
class LayerResult:
    """What an office changed: which ids are hidden or reworded, and where the office says so; and what's wrong."""

    hidden: Mapping[str, tuple[Document, Mark]] = field(default_factory=dict)
    reworded: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    """Path and line by id."""
    problems: Sequence[Problem] = ()
    unplaced: frozenset[str] = frozenset()
    """Ids of added items for which there is no place: references to them aren't reported."""


def apply_changes(items: RawItems, changes: Sequence[Document], lock: Originals, *, whole: bool) -> LayerResult:
    """Changes `items` in place, as the documents say. Only when the guide was read as a `whole` is an unknown id a
    problem.
    """
    layer = _Layer(items, lock, whole)
    for apply in (layer.hide, layer.reword, layer.add):
        for document in changes:
            apply(document)
    layer.finish()
    return LayerResult(layer.hidden, layer.reworded, layer.problems, frozenset(layer.unplaced))


def originals(items: RawItems, change: Mapping[str, Any]) -> dict[FieldPath, Any]:
    """What the guide says in the fields that a change rewords; nothing when there is no such item."""
    target = _Layer(items, {}, whole=True).find(change["id"])
    before = target and (target.item.value[change["id"]] if target.part == "overviews" else target.item.value)
    return {path: value for path, value in originals_of(change, before).items() if value is not NOTHING}


@dataclass(slots=True)
class _Layer:
    items: RawItems
    lock: Originals
    """The guide's own text where the office has reworded it, as `accept` recorded it."""
    whole: bool
    by_id: dict[str, Target] = field(default_factory=dict)
    hidden: dict[str, tuple[Document, Mark]] = field(default_factory=dict)
    hidden_values: dict[str, Any] = field(default_factory=dict)
    unplaced: set[str] = field(default_factory=set)
    old_words: set[str] = field(default_factory=set)
    """By which filled-in worksheets might still name a question."""
    reworded: dict[str, tuple[str, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        for part, row in self.items.items():
            for item in row:
                self.note(item, part, row)

    def note(self, item: RawItem, part: str, row: list[RawItem], around: RawItem | None = None) -> None:
        """Notes an item and those in it by their ids."""
        if not isinstance(item.value, dict):
            return
        for name in ids_of(item.value):
            self.by_id.setdefault(name, Target(item, part, row, around))
        for name in LISTS:
            if around is None and any(isinstance(value, dict) for value in list_in(item.value, name)):
                entries = item.entries(name)
                for entry in entries:
                    self.note(entry, part, entries, item)

    def find(self, name: str) -> Target | None:
        """The item with this id. The home page and the heads of pages have the names of their pages."""
        if name in PAGES and name != "home" and self.items["overviews"]:
            heads = self.items["overviews"][0]
            if isinstance(heads.value, dict) and isinstance(heads.value.get(name), dict):
                return Target(heads, "overviews", self.items["overviews"])
        if name == "home" and self.items["home"]:
            return Target(self.items["home"][0], "home", self.items["home"])
        return self.by_id.get(name)

    def report(self, document: Document, mark: Mark, code: str, **values: Any) -> None:
        self.problems.append(document.problem(mark, code, **values))

    def report_missing(
        self, document: Document, loc: Loc, code: str, name: str, otherwise: str, *, known: Iterable[str] | None = None
    ) -> None:
        """Reports that nothing has this id. `known` are those that fit, all if none are given."""
        if self.whole:
            fix = did_you_mean(name, self.by_id if known is None else known, otherwise)
            self.report(document, document.mark(loc), code, name=name, fix=fix)

    # ------------------------------------------------------------ hide

    def hide(self, document: Document) -> None:
        for number, name in enumerate(list_in(document.value, "hide")):
            loc: Loc = ("hide", number)
            target = self.by_id.get(name)
            if target is None and name in PAGES:
                self.report(document, document.mark(loc), "page-stays", name=name)
            elif target is None:
                otherwise = "Check what replaced it, or remove this line."
                self.report_missing(document, loc, "orphaned-hide", name, otherwise)
            elif target.item in target.row:
                self.take_out(target, (document, document.mark(loc)))

    def take_out(self, target: Target, where: tuple[Document, Mark]) -> None:
        target.row[:] = [item for item in target.row if item is not target.item]
        inside = (entry.value for row in target.item.inside.values() for entry in row)
        for value in (target.item.value, *inside):
            self.hidden.update(dict.fromkeys(ids_of(value), where))
            self.hidden_values.update(dict.fromkeys(ids_of(value), value))
            self.old_words.update(_asked_words(value))
        around = target.around
        if around and not target.row and "questions" in around.inside:  # an empty category goes too
            self.take_out(Target(around, target.part, self.items[target.part]), where)

    # ------------------------------------------------------------ reword

    def reword(self, document: Document) -> None:
        for number, change in enumerate(list_in(document.value, "reword")):
            name, loc = change["id"], ("reword", number)
            target = self.find(name)
            if name in self.hidden:
                fix = "Stop hiding it, or remove your words."
                self.report(document, document.mark((*loc, "id")), "orphaned-reword", name=name, fix=fix)
            elif target is None:
                otherwise = "Check what replaced it, or remove your words."
                self.report_missing(document, (*loc, "id"), "orphaned-reword", name, otherwise)
            else:
                self.reword_item(document, loc, change, target)
                self.reworded[name] = document.path, document.mark(loc).line

    def reword_item(self, document: Document, loc: Loc, change: Mapping[str, Any], target: Target) -> None:
        item, name = target.item, change["id"]
        inside = (name,) if target.part == "overviews" else ()
        before = item.value[name] if inside else item.value
        words = {key: value for key, value in change.items() if key not in FIXED}
        self.problems += changed_originals(document, loc, change, self.lock.get(name, {}), before)
        after, moved = merged(before, words, (*item.loc, *inside), loc, document)
        item.value = {**item.value, name: after} if inside else after
        item.move(moved)
        self.old_words.update(_asked_words(before) - _asked_words(after))
        if "body" in words and target.part == "letters":
            item.value = _without_unused_fields(item.value, words)
        for field_name, dependent in DEPEND.items():
            if field_name in words and dependent not in words and not inside:
                item.value.pop(dependent, None)
        for list_name in LISTS:
            if list_name in words:
                item.inside.pop(list_name, None)

    # ------------------------------------------------------------ add

    def add(self, document: Document) -> None:
        for number, entry in enumerate(list_in(document.value, "add")):
            for kind, value in entry.items():
                self.add_item(document, ("add", number, kind), kind, value)

    def add_item(self, document: Document, loc: Loc, kind: str, value: Any) -> None:
        known = [*PARTS, *INNER]
        if kind not in known:
            fix = did_you_mean(kind, known, f"Use {one_of(known)}.")
            self.report(document, document.key(loc), "unknown-kind", name=kind, fix=fix)
            return
        if not isinstance(value, dict):
            self.report(document, document.mark(loc), "not-fields")
            return
        after = self.neighbor(document, loc, value.get("after"))
        if kind in INNER:
            self.add_inside(document, loc, value, after)
            return
        item = _without(document, value, loc, "after")
        row = self.items[PARTS[kind]]
        _insert(row, item, after)
        self.note(item, PARTS[kind], row)

    def add_inside(self, document: Document, loc: Loc, value: Any, after: Target | None) -> None:
        """A question belongs to a category, a section to a page: the one that is named, or that of its neighbor."""
        outer, name = INNER[str(loc[-1])]
        around = after.around if after else None
        if outer in value:
            fitting = [key for key, target in self.by_id.items() if name in MODELS[target.part].model_fields]
            if (wanted := str(value[outer])) not in fitting:
                self.unplaced.update(ids_of(value))
                otherwise = f"Use the id of the {outer} it belongs to."
                self.report_missing(document, (*loc, outer), "unknown-place-for", wanted, otherwise, known=fitting)
                return
            around = self.by_id[wanted].item
        if around is None:
            self.unplaced.update(ids_of(value))
            if after or "after" not in value:
                self.report(document, document.mark(loc), "missing-field", name=outer)
            return
        item, row = _without(document, value, loc, "after", outer), around.entries(name)
        _insert(row, item, after)
        part = next(part for part, items in self.items.items() if around in items)
        self.note(item, part, row, around)

    def neighbor(self, document: Document, loc: Loc, after: Any) -> Target | None:
        """The item after which an added one comes, if it names one that's there."""
        if after is None:
            return None
        target = self.by_id.get(str(after))
        if target is None:
            otherwise = "Remove “after” to add it at the end."
            self.report_missing(document, (*loc, "after"), "unknown-place-for", str(after), otherwise)
        return target

    # ------------------------------------------------------------ the rest of the guide

    def finish(self) -> None:
        """Puts changed entries back, and takes hidden items out of lists and links wherever the rest is still sound."""
        for row in self.items.values():
            for item in row:
                item.put_back()
        shown = {name for row in self.items.values() for item in row for name, _ in ids_inside(item.value)}
        self.hidden = {name: where for name, where in self.hidden.items() if name not in shown}
        hidden_values = {name: self.hidden_values[name] for name in self.hidden}
        remove_hidden(self.items, hidden_values, frozenset(self.old_words))


def _asked_words(value: Any) -> set[str]:
    """How a question is asked, and how one goes on."""
    if not isinstance(value, dict) or not value.keys() & set(WORDS):
        return set()
    return {words for words in (value.get("ask"), *list_in(value, "follow_ups")) if isinstance(words, str)}


def _without(document: Document, value: dict[str, Any], loc: Loc, *omitted: str) -> RawItem:
    return RawItem(document, {name: inner for name, inner in value.items() if name not in omitted}, loc)


def _insert(row: list[RawItem], item: RawItem, after: Target | None) -> None:
    """Puts an item after its neighbor, else at the end. It takes its neighbor's number, if it has none."""
    if after is None or after.item not in row:
        row.append(item)
        return
    ranks = {name: after.item.value[name] for name in ORDER_FIELDS if name in after.item.value}
    item.value = {**ranks, **item.value}
    row.insert(row.index(after.item) + 1, item)


def _without_unused_fields(letter: Mapping[str, Any], words: Mapping[str, Any]) -> dict[str, Any]:
    """A letter with another body, without the fields that only the old one had."""
    used = set(BLANK.findall(f"{letter.get('body')} {letter.get('subject')}"))
    reworded, fields = words.get("fields"), letter.get("fields")
    if not used or not isinstance(fields, dict):
        return {**letter}
    used |= set(reworded) if isinstance(reworded, dict) else set()
    kept = {name: value for name, value in fields.items() if name in used}
    after = {**letter, "fields": kept}
    if letter.get("connection") not in kept and "connection" not in words:
        after.pop("connection", None)
    return after
