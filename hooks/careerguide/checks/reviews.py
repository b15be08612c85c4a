"""When each file was last reviewed, who looks after it, and which have gone twelve months without a review.

An office has its own reviews in addition to those of the guide. If both name a file, the office's review counts.

The Guide never depends on today's date: only the check command passes it in, so the same sources always build the
same site.
"""

import difflib
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from pathlib import PurePosixPath
from typing import Any, Final

from careerguide.content.files import list_for
from careerguide.content.reading import Read, Reading
from careerguide.model.guide import Guide
from careerguide.model.site import Review
from careerguide.problems.english import count, did_you_mean
from careerguide.problems.problem import Mark, Problem, problem

FILES: Final = ("content/reviews.yml", "office/reviews.yml")
FILE_CODES: Final = {"missing-file", "unknown-file", "linked-folder", "not-a-file"}
"""Codes of problems with a whole file."""
MOST_MONTHS: Final = 12
"""How long a review holds."""
FEW: Final = 3
"""Up to this many waiting files get a warning each. More share one warning, which names this many of them: files that
were reviewed on one day all become due on one day."""


def check_reviews(reading: Reading) -> Iterator[Problem]:
    """A problem for each entry whose file isn't there or has an entry already."""
    known, lines = reviewable(reading.files), dict[tuple[str, str], int]()
    reported = {problem.path for problem in reading.problems if problem.code in FILE_CODES}
    for read in reading.parts["reviews"]:
        assert isinstance(read.value, Review)
        if not _is_reported(read.value.file, reported):
            yield from _check_entry(read, read.value.file, known, lines)


def _is_reported(name: str, reported: Collection[str]) -> bool:
    """Whether a file is reported as missing, or might be one that is reported to be in the wrong place."""
    path = PurePosixPath(name)
    if name in reported or str(path.parent) in reported:
        return True
    return any(PurePosixPath(other).name.startswith(path.stem) for other in reported)


def _check_entry(read: Read, name: str, known: Sequence[str], lines: dict[tuple[str, str], int]) -> Iterator[Problem]:
    """The problem of one entry. Notes in `lines` where it is, by its list and the file it is about."""
    mark, place = read.document.mark((*read.loc, "file")), (read.document.path, name)
    if name not in known and read.document.path != FILES[0]:  # an update might have removed it
        yield read.document.problem(mark, "orphaned-review", name=name)
    elif name not in known:
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.9)
        otherwise = "Include its folder, as in questions/way-in.yml, or remove this entry."
        fix = did_you_mean(name, near or [path for path in known if path.endswith(f"/{name}")], otherwise)
        yield read.document.problem(mark, "unknown-file-reviewed", name=name, fix=fix)
    elif place in lines:
        yield read.document.problem(mark, "reviewed-twice", name=name, line=lines[place])
    else:
        lines[place] = mark.line


def reviewable(files: Sequence[str]) -> tuple[str, ...]:
    """The files that can have a review, sorted: all but the lists of reviews themselves."""
    return tuple(sorted(file for file in files if file not in FILES))


def latest(reviews: Sequence[Review], files: Sequence[str]) -> tuple[Review, ...]:
    """The last review of each of these files that has any: the office's comes after the guide's."""
    return tuple({review.file: review for review in reviews if review.file in files}.values())


def stale(guide: Guide, today: date) -> Iterator[Problem]:
    """A warning for each file without a review in twelve months, or one for all of them if there are many."""
    waiting = [review for review in _oldest_first(guide) if months(review.day, today) >= MOST_MONTHS]
    if len(waiting) > FEW:
        names = ", ".join(review.file for review in waiting[:FEW])
        values = {"number": len(waiting), "names": names, "rest": len(waiting) - FEW}
        yield _warning(guide, waiting[0], "stale-reviews", **values)
        return
    for review in waiting:
        age = count(months(review.day, today), "month")
        yield _warning(guide, review, "stale-review", name=review.file, age=age)


def _warning(guide: Guide, review: Review, code: str, **values: Any) -> Problem:
    """A warning at a review. An office writes the day into its own list, and leaves the guide's alone."""
    place, wanted = guide.origins[review.file], list_for("reviews", guide.files)
    where = "here" if place.path == wanted else f"in {wanted}"
    return problem(place.path, Mark(place.line, 1), code, **values, where=where)


def _oldest_first(guide: Guide) -> list[Review]:
    return sorted(guide.reviews, key=lambda review: (review.reviewed, review.file))


def months(first: date, last: date) -> int:
    """Whole months from one day to another, negative if `last` is earlier."""
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)


def listing(guide: Guide, today: date) -> list[str]:
    """The lines of `guide check --stale`: files without a review first, then the oldest review first."""
    reviews = _oldest_first(guide)
    reviewed = {review.file for review in reviews}
    table = [("never", "", "", file) for file in guide.files if file not in reviewed]
    for review in reviews:
        age = count(max(0, months(review.day, today)), "month")
        table.append((review.reviewed, age, review.owner.typed, review.file))
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return ["  ".join(map(str.ljust, row, widths)).rstrip() for row in table]
