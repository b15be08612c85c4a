"""When each file was last read by somebody, who looks after it, and which have waited for longer than twelve months.

An office has reviews of its own beside those of the guide. Of a file that both name, the office's counts.

What depends on the day stays out of the guide: only the check asks for it, so that the same sources always build the
same site.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from pathlib import PurePosixPath
from typing import Final

from careerguide.content.files import list_for
from careerguide.content.reader import Read, Reading
from careerguide.model.guide import Guide
from careerguide.model.site import Review
from careerguide.problems.english import count, did_you_mean
from careerguide.problems.problem import Mark, Problem, problem

FILES: Final = ("content/reviews.yml", "office/reviews.yml")
LOST: Final = {"missing-file", "unknown-file", "not-a-file"}
"""Codes of problems with a whole file."""
MOST: Final = 12
"""Months that a review holds."""
FEW: Final = 3
"""Files that are told one by one; of more, as many are named. Files reviewed on one day wait for the next together."""


def check_reviews(reading: Reading) -> Iterator[Problem]:
    """Entries that are of no file, or of one that has an entry already."""
    known, lines = reviewable(reading.files), dict[tuple[str, str], int]()
    lost = {one.path for one in reading.problems if one.code in LOST}
    for read in reading.parts["reviews"]:
        assert isinstance(read.value, Review)
        if not _is_lost(read.value.file, lost):
            yield from _entry(read, read.value.file, known, lines)


def _is_lost(name: str, lost: Collection[str]) -> bool:
    """Whether a file is told to be missing, or may be the one that is told to stand in the wrong place."""
    path = PurePosixPath(name)
    return (
        name in lost or str(path.parent) in lost or any(PurePosixPath(one).name.startswith(path.stem) for one in lost)
    )


def _entry(read: Read, name: str, known: Sequence[str], lines: dict[tuple[str, str], int]) -> Iterator[Problem]:
    mark, place = read.document.mark((*read.loc, "file")), (read.document.path, name)
    if name not in known and read.document.path != FILES[0]:  # an update may have taken it away
        yield read.document.problem(mark, "orphaned-review", name=name)
    elif name not in known:
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.9)
        otherwise = "Write it with its folder, as in questions/way-in.yml, or remove this entry."
        mend = did_you_mean(name, near or [one for one in known if one.endswith(f"/{name}")], otherwise)
        yield read.document.problem(mark, "unknown-file-reviewed", name=name, mend=mend)
    elif place in lines:
        yield read.document.problem(mark, "reviewed-twice", name=name, line=lines[place])
    else:
        lines[place] = mark.line


def reviewable(files: Sequence[str]) -> tuple[str, ...]:
    """All but the lists of reviews themselves."""
    return tuple(sorted(file for file in files if file not in FILES))


def latest(reviews: Sequence[Review], files: Sequence[str]) -> tuple[Review, ...]:
    """One for each of these files that has any: the one that is read last, which is the office's."""
    return tuple({one.file: one for one in reviews if one.file in files}.values())


def stale(guide: Guide, today: date) -> Iterator[Problem]:
    """A warning for each file that nobody has reviewed for twelve months; for many of them, one that says so."""
    waiting = [one for one in _oldest_first(guide) if months(one.day, today) >= MOST]
    wanted = list_for("reviews", guide.files)
    if len(waiting) > FEW:
        place = guide.origins[waiting[0].file]
        names = ", ".join(one.file for one in waiting[:FEW])
        number = {"number": len(waiting), "names": names, "rest": len(waiting) - FEW}
        yield problem(place.path, Mark(place.line, 1), "stale-reviews", **number, where=_where(place.path, wanted))
        return
    for one in waiting:
        place = guide.origins[one.file]
        values = {"name": one.file, "age": count(months(one.day, today), "month")}
        yield problem(place.path, Mark(place.line, 1), "stale-review", **values, where=_where(place.path, wanted))


def _where(path: str, wanted: str) -> str:
    """An office writes the day into its own list, and leaves that of the guide alone."""
    return "here" if path == wanted else f"into {wanted}"


def _oldest_first(guide: Guide) -> list[Review]:
    return sorted(guide.reviews, key=lambda one: (one.reviewed, one.file))


def months(first: date, last: date) -> int:
    """Whole months from one day to another."""
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)


def listing(guide: Guide, today: date) -> list[str]:
    """A line for each file, oldest review first; before them those that have none."""
    rows = _oldest_first(guide)
    named = {one.file for one in rows}
    table = [("never", "", "", file) for file in guide.files if file not in named]
    for one in rows:
        age = count(max(0, months(one.day, today)), "month")
        table.append((one.reviewed, age, one.owner.typed, one.file))
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return ["  ".join(map(str.ljust, row, widths)).rstrip() for row in table]
