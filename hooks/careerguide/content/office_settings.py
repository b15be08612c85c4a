"""What office/office.yml changes: the frame of the site, and an office's own answers where advice differs."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from careerguide.content.document import Document, Loc
from careerguide.content.raw_items import LINK, RawItem, RawItems, has_id, ids_of, list_in, merged, tools_of
from careerguide.model.office import OwnDefault
from careerguide.problems.english import did_you_mean
from careerguide.problems.problem import Problem

SITE: Final = ("name", "tagline", "description", "url", "repository", "branch", "language", "paper", "offline")
"""Fields of the guide that an office sets for itself."""
NUMBERS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
DIGITS: Final = r"\d+(?:\.\d+)?"
NUMBER: Final = re.compile(rf"{DIGITS}|\b(?:{'|'.join(NUMBERS)})\b", re.IGNORECASE)


def apply_settings(items: RawItems, document: Document, *, whole: bool) -> Iterator[Problem]:
    """Changes `items` in place: puts what office/office.yml says into the frame of the guide and into its positions.
    Only when the guide was read as a `whole` is an unknown id a problem.
    """
    office = document.value
    if not isinstance(office, dict):
        return
    for site in items["site"]:
        if isinstance(site.value, dict):
            words = {name: office[name] for name in SITE if office.get(name) is not None}
            site.value, moved = merged(site.value, words, (), (), document)
            site.move(moved)
    known = {name: item for item in items["positions"] for name in ids_of(item.value)}
    length = _meeting_length(items)
    before = known[length].value.get("at") if length in known else None
    wanted = office.get("positions")
    for name, answer in wanted.items() if isinstance(wanted, dict) else ():
        loc: Loc = ("positions", name)
        if name not in known:
            if whole:
                fix = did_you_mean(name, known, "Use the id of an entry in content/positions.yml.")
                yield document.problem(document.key(loc), "unknown-position", name=name, fix=fix)
        elif isinstance(answer, str | dict):
            yield from _answer(known[name], answer, document, loc)
    _follow_length(items, length, before)


def _answer(position: RawItem, answer: str | dict[str, Any], document: Document, loc: Loc) -> Iterator[Problem]:
    """An office's own default: the words, and where the guide counts with it, the number."""
    short = isinstance(answer, str)
    words: dict[str, Any] = {"default": answer} if isinstance(answer, str) else answer
    words = {name: value for name, value in words.items() if name in OwnDefault.model_fields}
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


FOLLOWERS: Final = ("home", "steps", "ways")
"""Parts of the guide that refer to a usual meeting, by its plan and the worksheet for it."""


def _meeting_length(items: RawItems) -> str:
    """The id of the position on how long a meeting is, as content/tools.yml says; empty if it doesn't."""
    positions = tools_of(items).get("positions")
    name = positions.get("meeting_length") if isinstance(positions, dict) else None
    return name if isinstance(name, str) else ""


def _follow_length(items: RawItems, length: str, before: Any) -> None:
    """When an office changes the length from `before`, what shows the usual plan shows the plan for the new length."""
    plans = {str(plan.value.get("minutes")): plan.value["id"] for plan in items["plans"] if has_id(plan.value)}
    now = next((position.value.get("at") for position in items["positions"] if length in ids_of(position.value)), None)
    old, new = plans.get(_last(before)), plans.get(_last(now))
    if old is None or new is None or old == new:
        return
    named = [sheet.value for sheet in reversed(items["worksheets"]) if has_id(sheet.value)]
    sheets = {plan: sheet["id"] for sheet in named for plan in _plans_of(sheet)}
    swap = {old: new, **({sheets[old]: sheets[new]} if {old, new} <= sheets.keys() else {})}
    for part in FOLLOWERS:
        for item in items[part]:
            item.value = _swapped(item.value, swap)


def _last(at: Any) -> str:
    return str(at[-1] if isinstance(at, list) and at else at)


def _plans_of(sheet: Any) -> Iterator[str]:
    for block in list_in(sheet, "blocks"):
        asked = block.get("questions") if isinstance(block, dict) else None
        if isinstance(asked, dict) and isinstance(asked.get("plan"), str):
            yield asked["plan"]


def _swapped(value: Any, swap: Mapping[str, str]) -> Any:
    """With the other plan and sheet; lists that name several of them stay, and texts that do."""
    if isinstance(value, dict):
        return {name: _swapped(inner, swap) for name, inner in value.items()}
    if isinstance(value, list):
        return [entry if isinstance(entry, str) and entry in swap else _swapped(entry, swap) for entry in value]
    if not isinstance(value, str) or value in swap:
        return swap.get(value, value) if isinstance(value, str) else value
    if any(f"]({new})" in value for new in swap.values()):
        return value
    return LINK.sub(lambda link: f"[{link[1]}]({swap.get(link[2], link[2])})", value)


def _numbers(words: str, unit: str) -> list[str]:
    """The number in words like “30 minutes” or “one or two weeks”, or two of them, if they count in this unit."""
    if unit.split(maxsplit=1)[0].removesuffix("s").lower() not in words.lower():
        return []
    numbers = [number.lower() for number in NUMBER.findall(words)]
    digits = [str(NUMBERS.index(number) + 1) if number in NUMBERS else number for number in numbers]
    return digits * 2 if len(digits) == 1 else digits if len(digits) == 2 else []


def _most(at: Any) -> float:
    """The largest number in what a file says, or 0."""
    values = at if isinstance(at, list) else [at]
    return max((float(text) for text in values if isinstance(text, str) and re.fullmatch(DIGITS, text)), default=0)
