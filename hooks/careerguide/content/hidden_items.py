"""What else changes when an office hides items: lists, links and parts that name them, and plans that had them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, get_args, get_origin

from pydantic import BaseModel

from careerguide.content.document import Loc
from careerguide.content.raw_items import LINK, MODELS, NOTHING, RawItem, RawItems, has_id, list_in, tools_of
from careerguide.model.blocks import CardsBlock, QuestionsBlock
from careerguide.model.fields import Item, Ref
from careerguide.model.introspect import bare_type, field_named, is_type
from careerguide.model.pages import WayAction
from careerguide.model.questions import PlanPart
from careerguide.model.worksheets import Example, Worksheet

STAYS: Final = {(PlanPart, "questions")}
"""Lists of which nothing is left out, since its minutes would be missing."""
NEEDED: Final = {(WayAction, "plan"), (WayAction, "letters")}
"""Optional fields that a tool needs when it works with them."""
ABOUT: Final[Mapping[type[BaseModel], frozenset[str]]] = {
    QuestionsBlock: frozenset({"plan", "category", "ids"}),
    CardsBlock: frozenset({"phrases", "step"}),
}
"""Blocks that are nothing without what they name."""


def remove_hidden(items: RawItems, hidden: Mapping[str, Any], old_words: frozenset[str]) -> None:
    """Changes `items` in place: without what names the `hidden` ones, which are values by id, wherever the rest is
    still sound. `old_words` are those of questions that are hidden or reworded, by which a filled-in sheet names them.
    """
    if not hidden and not old_words:
        return
    remover = _RemoveHidden(frozenset(hidden), old_words)
    for part, row in items.items():
        for item in row:
            if part == "plans" and isinstance(item.value, dict):
                _fill_plan(item, hidden, items)
            if isinstance(item.value, dict) and remover.is_named_in(item.value):
                remover.moves = {}
                before = item.document
                item.value = remover.fields(MODELS[part], item.value, item.loc, item.loc, stays=True)
                item.move({new: (before, old) for new, old in remover.moves.items()})


@dataclass(slots=True)
class _RemoveHidden:
    """Takes what is hidden out of lists, links, and parts that are nothing without it. Where something needs it, it
    stays, and the check of references reports it. Each step gets the `loc` of a value now and the `old_loc` before.
    """

    hidden: frozenset[str]
    old_words: frozenset[str]
    has_example: bool = False
    """Whether this is in a sheet with an example."""
    moves: dict[Loc, Loc] = field(default_factory=dict)
    """Where the entries of shortened lists were before."""

    def is_named_in(self, value: Any) -> bool:
        """Whether anything in a value might have to change."""
        if isinstance(value, str):
            return value in self.hidden or "](" in value or value in self.old_words
        if isinstance(value, dict):
            return any(map(self.is_named_in, (*value, *value.values())))
        return isinstance(value, list) and any(map(self.is_named_in, value))

    def fields(self, model: type[BaseModel], value: Any, loc: Loc, old_loc: Loc, *, stays: bool = False) -> Any:
        """A value of this model without what is hidden, or NOTHING. An item `stays`, whatever it names."""
        stays = stays or issubclass(model, Item)
        if model is Worksheet:
            self.has_example = isinstance(value.get("example"), dict)
        kept: dict[str, Any] = {}
        for name, inner in value.items():
            field_info = field_named(model, name)
            rest = inner
            if field_info and (model, name) not in STAYS:
                rest = self.value(field_info.annotation, inner, (*loc, name), (*old_loc, name))
            if rest is NOTHING and field_info and ((model, name) in NEEDED or field_info.is_required()):
                if (model, name) not in NEEDED and isinstance(inner, str) and not stays:
                    return NOTHING
                rest = inner
            if rest is not NOTHING:
                kept[name] = rest
        if model is QuestionsBlock and self.has_example:  # the example says what was answered
            kept.update({name: value[name] for name in ("plan", "category") if name in value})
        pointless = model in ABOUT and not ABOUT[model] & kept.keys()
        return NOTHING if not stays and (pointless or not kept) else kept

    def value(self, annotation: Any, value: Any, loc: Loc, old_loc: Loc) -> Any:
        kind = bare_type(annotation)
        if isinstance(value, str):
            return self.text(value, ref=is_type(kind, Ref))
        if isinstance(value, list):
            return self.entries(_entry_type(kind), value, loc, old_loc)
        if isinstance(value, dict) and is_type(kind, BaseModel):
            return self.fields(kind, self.example(value) if kind is Example else value, loc, old_loc)
        if isinstance(value, dict) and get_origin(kind) is Mapping:
            inner = get_args(kind)[1]
            return {name: self.value(inner, entry, (*loc, name), (*old_loc, name)) for name, entry in value.items()}
        return value

    def text(self, value: str, *, ref: bool) -> Any:
        if value in self.hidden:
            return NOTHING if ref else value
        return LINK.sub(lambda link: link[1] if link[2] in self.hidden else link[0], value)

    def entries(self, annotation: Any, values: list[Any], loc: Loc, old_loc: Loc) -> Any:
        kept: list[Any] = []
        for number, value in enumerate(values):
            new, moves = (*loc, len(kept)), dict(self.moves)
            rest = self.value(annotation, value, new, (*old_loc, number))
            if rest is NOTHING:
                self.moves = moves
                continue
            if number != len(kept):
                self.moves[new] = (*old_loc, number)
            kept.append(rest)
        return NOTHING if values and not kept else kept

    def example(self, value: dict[str, Any]) -> dict[str, Any]:
        """A sheet filled in by hand: what was written to a question goes with it."""
        old, answers, checked = self.hidden | self.old_words, value.get("answers"), value.get("ticked")
        if isinstance(answers, dict):
            value = {**value, "answers": {name: answer for name, answer in answers.items() if name not in old}}
        if isinstance(checked, list):
            value = {**value, "ticked": [words for words in checked if words not in old]}
        return value


def _entry_type(kind: Any) -> Any:
    """What a list of this type holds. A bare list can be the short form of a block: then what its first list holds."""
    if get_origin(kind) is tuple:
        return get_args(kind)[0]
    if is_type(kind, BaseModel):
        lists = (bare_type(info.annotation) for info in kind.model_fields.values())
        return next((_entry_type(inner) for inner in lists if get_origin(inner) is tuple), None)
    return None


def _fill_plan(plan: RawItem, hidden: Mapping[str, Any], items: RawItems) -> None:
    """Another question that takes as long takes the place of a hidden one: from the reserve, else from the bank."""
    parts, reserve = list_in(plan.value, "parts"), list_in(plan.value, "reserve")
    asked = [name for part in parts for name in list_in(part, "questions")]
    if not all(isinstance(name, str) for name in (*reserve, *asked)) or not set(asked) & set(hidden):
        return
    used = set(asked)
    everyone = tools_of(items).get("everyone")
    bank = {
        question["id"]: question
        for category in items["categories"]
        for question in list_in(category.value, "questions")
        if _may_replace(question, everyone)
    }
    offered = [name for name in (*reserve, *bank) if name in bank]
    filled = []
    for part in parts:
        names = []
        for name in list_in(part, "questions"):
            minutes = hidden[name].get("minutes") if name in hidden else None
            fitting = (other for other in offered if other not in used and bank[other].get("minutes") == minutes)
            names.append(next(fitting, name) if name in hidden else name)
            used.add(names[-1])
        filled.append({**part, "questions": names} if names else part)
    plan.value = {**plan.value, "parts": filled, "reserve": [name for name in reserve if name not in used]}
    if not plan.value["reserve"]:
        plan.value.pop("reserve")


def _may_replace(question: Any, everyone: Any) -> bool:
    """Whether a question can replace another: it's for everyone, as far as is known."""
    wanted = {"priority": "core", "answer": "ask", "audiences": [everyone]}
    return has_id(question) and all(question.get(name) == value for name, value in wanted.items())
