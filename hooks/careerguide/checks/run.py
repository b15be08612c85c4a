"""From what was read, with an office's own layer over it, to one Guide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from careerguide.checks.prose import check_prose
from careerguide.checks.references import check, used_twice
from careerguide.checks.reviews import check_reviews, latest, reviewable
from careerguide.checks.rules import filled_in, plan_sums, rubric_tables
from careerguide.content.files import LAYOUT
from careerguide.content.reader import Read, Reading, read_all
from careerguide.content.yaml_reader import Loc
from careerguide.model.fields import Item
from careerguide.model.guide import Guide, Origin
from careerguide.model.questions import Category, Question
from careerguide.model.site import Review
from careerguide.problems.problem import ContentError, Mark, Problem, in_order


def load(root: Path) -> Guide:
    """The guide whose sources lie in `root`. Raises ContentError with every problem, unless all are warnings."""
    guide, found = examine(root)
    if guide is None:
        raise ContentError(found)
    return guide


def examine(root: Path) -> tuple[Guide | None, list[Problem]]:
    """The guide, unless something in it is wrong; and every problem, warnings last."""
    reading = read_all(root)
    found = in_order([*reading.problems, *_across(reading), *check_prose(reading)])
    sound = all(one.warning for one in found)
    return (compose(reading, found) if sound else None), found


def _across(reading: Reading) -> Iterator[Problem]:
    yield from check(reading)
    items = _items(reading)
    minutes = {name: item.minutes for name, item in items.items() if isinstance(item, Question)}
    yield from plan_sums(reading.parts["plans"], minutes, dict(_minutes_of_an_office(reading)))
    yield from rubric_tables(reading.parts["worksheets"], [*reading.parts["steps"], *reading.parts["pages"]])
    yield from filled_in(reading.parts["worksheets"], items)
    yield from check_reviews(reading)


def _minutes_of_an_office(reading: Reading) -> Iterator[tuple[str, Mark]]:
    """Where an office says how long one of our questions takes, by the id of the question."""
    for read in reading.parts["categories"]:
        for number, question in enumerate(read.value.questions):
            mark = read.document.mark((*read.loc, "questions", number, "minutes"))
            if mark.path and mark.path != read.document.path and question.id in reading.layer.laid.reworded:
                yield question.id, mark


def _items(reading: Reading) -> dict[str, Any]:
    """What worksheets are made of, by id; and every category under `this`, unless one has problems."""
    found: list[Item] = [read.value for part in ("plans", "categories") for read in reading.parts[part]]
    for read in (*reading.parts["categories"], *reading.parts["steps"], *reading.parts["pages"]):
        found += read.value.questions if isinstance(read.value, Category) else read.value.sections
    twice = used_twice(reading)
    items: dict[str, Any] = {name: item for item in found for name in (item.id, *item.aliases) if name not in twice}
    if "categories" not in reading.spoiled and Category.kind not in reading.unread:
        items["this"] = [read.value for read in reading.parts["categories"]]
    return items


def compose(reading: Reading, warnings: Iterable[Problem] = ()) -> Guide:
    """The Guide made of all that was read. Only for a reading without problems."""
    parts: dict[str, Any] = {layout.part: tuple(read.value for read in reading.parts[layout.part]) for layout in LAYOUT}
    for name in ("site", "home", "overviews"):
        parts[name] = parts[name][0]
    parts["reviews"] = latest(parts["reviews"], reviewable(reading.files))
    layer = reading.layer
    origins = {**dict(_origins(reading)), **{name: Origin(*place) for name, place in layer.laid.reworded.items()}}
    return Guide(
        **parts,
        office=layer.office,
        upstream=layer.upstream or parts["site"],
        pictures=layer.pictures,
        origins=origins,
        files=reviewable(reading.files),
        warnings=tuple(warnings),
    )


def _origins(reading: Reading) -> Iterator[tuple[str, Origin]]:
    """Where each item begins; a single file stands under the name of its part, a review under its file."""
    for part, reads in reading.parts.items():
        for read in reads:
            begins = _origin(read, read.loc)
            name = read.value.file if isinstance(read.value, Review) else part
            yield (read.value.id if isinstance(read.value, Item) else name), begins
            if isinstance(read.value, Category):
                for number, question in enumerate(read.value.questions):
                    yield question.id, _origin(read, (*read.loc, "questions", number))


def _origin(read: Read, loc: Loc) -> Origin:
    mark = read.document.mark(loc)
    return Origin(mark.path or read.document.path, mark.line)
