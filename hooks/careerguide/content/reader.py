"""The whole guide as its files say it: every item that could be read, where it is, and every problem on the way."""

import contextlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from careerguide.cache import memo
from careerguide.content.document import Document
from careerguide.content.files import OFFICE
from careerguide.content.office_files import OfficeReader
from careerguide.content.raw_items import RawItems
from careerguide.content.reading import Reading
from careerguide.content.unknown_files import kinds_in, unknown_files
from careerguide.model.kinds import KINDS
from careerguide.problems.problem import Problem, problem

SINGLE: Final = 3
"""Ids used twice that are reported one by one."""


def read_all(root: Path) -> Reading:
    """Reads every file of the guide below `root`, which is absolute. Never raises for what's in them."""
    reading, office = Reading(root), (root / OFFICE).is_dir()
    with memo.inactive() if office else contextlib.nullcontext():  # an office's words are put into what was read
        items = {layout.part: reading.gather(layout) for layout in KINDS}
        if office:
            OfficeReader(reading, items).read()
        for layout in KINDS:
            reading.read(layout, items[layout.part])
    unknown = [*unknown_files(root)]
    reading.unread.update(*(kinds_in(file.path) for file in unknown))
    reading.problems = [*_with_copies(reading.problems), *unknown, *reading.layer.problems]
    return reading


def base(root: Path) -> RawItems:
    """What the guide says without any office, as plain values."""
    reading = Reading(root)
    return {layout.part: reading.gather(layout) for layout in KINDS}


def change_files(root: Path) -> list[Document]:
    """The files in which an office hides, rewords and adds, those that can be followed."""
    return OfficeReader(Reading(root), {}).change_files()


def _with_copies(problems: Sequence[Problem]) -> Iterator[Problem]:
    """The problems, where a file or much of one that's there twice is one of them."""
    by_files: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for duplicate in problems:
        if duplicate.code == "id-used-twice":
            by_files[duplicate.path, duplicate.known[0]].append(duplicate)
    copies = {files: duplicates for files, duplicates in by_files.items() if len(duplicates) > SINGLE}
    replaced = {duplicate for duplicates in copies.values() for duplicate in duplicates}
    yield from (other for other in problems if other not in replaced)
    for (path, original), duplicates in copies.items():
        yield problem(path, min(duplicates).mark, "same-entries", count=len(duplicates), path=original)
