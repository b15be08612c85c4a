"""When each file was last read by somebody, who looks after it, and which have waited for longer than twelve months.

What depends on the day stays out of the guide: only the check asks for it, so that the same sources always build the
same site.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from careerguide.model import Guide, Review
from careerguide.problems import Mark, Problem, count, did_you_mean, problem
from careerguide.reading import Read, Reading

FILE: Final = "content/reviews.yml"
MOST: Final = 12
"""Months that a review holds."""


def check_reviews(reading: Reading) -> Iterator[Problem]:
    """Entries that are of no file, or of one that has an entry already."""
    known, lines = reviewable(reading.files), dict[str, int]()
    for read in reading.parts["reviews"]:
        assert isinstance(read.value, Review)
        yield from _entry(read, read.value.file, known, lines)


def _entry(read: Read, name: str, known: Sequence[str], lines: dict[str, int]) -> Iterator[Problem]:
    mark = read.document.mark((*read.loc, "file"))
    if name not in known:
        mend = did_you_mean(name, known, "Write it with its folder, as in questions/way-in.yml, or remove this entry.")
        yield read.document.problem(mark, "unknown-file-reviewed", name=name, mend=mend)
    elif name in lines:
        yield read.document.problem(mark, "reviewed-twice", name=name, line=lines[name])
    else:
        lines[name] = mark.line


def reviewable(files: Sequence[str]) -> tuple[str, ...]:
    """All but the list of reviews itself."""
    return tuple(sorted(file for file in files if file != FILE))


def stale(guide: Guide, today: date) -> Iterator[Problem]:
    """A warning for each file that nobody has reviewed for twelve months."""
    for one in guide.reviews:
        if (age := months(one.day, today)) >= MOST:
            origin = guide.origins[one.file]
            values = {"name": one.file, "age": count(age, "month")}
            yield problem(origin.path, Mark(origin.line, 1), "stale-review", **values)


def months(first: date, last: date) -> int:
    """Whole months from one day to another."""
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)


def listing(guide: Guide, today: date) -> list[str]:
    """A line for each file, oldest review first; before them those that have none."""
    rows = sorted(guide.reviews, key=lambda one: (one.reviewed, one.file))
    named = {one.file for one in rows}
    table = [("never", "", "", file) for file in guide.files if file not in named]
    for one in rows:
        age = count(max(0, months(one.day, today)), "month")
        table.append((one.reviewed, age, one.owner.typed, one.file))
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return ["  ".join(map(str.ljust, row, widths)).rstrip() for row in table]
