"""The whole guide as its files say it: every item that could be read, where it is, and every problem on the way."""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from careerguide.cache import memo
from careerguide.content.document import Document, Loc
from careerguide.content.files import OFFICE
from careerguide.content.item_reader import INSIDE, ItemReader, Read
from careerguide.content.office_files import Layer, OfficeReader
from careerguide.content.raw_items import RawItems
from careerguide.content.unknown_files import kinds_in, unknown_files
from careerguide.model.fields import Item
from careerguide.model.kinds import KINDS
from careerguide.problems.problem import Mark, Problem, problem

SINGLE: Final = 3
"""Ids used twice that are reported one by one."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read, by part of the guide, and every problem on the way."""

    parts: Mapping[str, Sequence[Read]]
    seen: Mapping[str, tuple[Document, Mark]]
    """Every id, also of items that have problems themselves."""
    salvaged: Sequence[Read]
    """The sound parts of items that have problems."""
    unread: frozenset[str]
    """Kinds of item of which some could not be read."""
    spoiled: frozenset[str]
    """Parts of the guide in which an item has problems."""
    problems: Sequence[Problem]
    layer: Layer
    """What an office changed."""
    files: Sequence[str] = ()
    """Every file that was there to read."""

    def items(self) -> Iterator[tuple[Item, Read, Loc]]:
        """Every sound item and then those inside it, each with what it was read with, and its place in the document."""
        for read in itertools.chain(*self.parts.values()):
            if isinstance(read.value, Item):
                yield read.value, read, read.loc
            if inside := INSIDE.get(type(read.value)):
                name, _ = inside
                for number, inner in enumerate(getattr(read.value, name)):
                    yield inner, read, (*read.loc, name, number)


def read_all(root: Path) -> Reading:
    """Reads every file of the guide below `root`, which is absolute. Never raises for what's in them."""
    if not (root / OFFICE).is_dir():
        return _read_all(root, office=False)
    with memo.inactive():  # an office's words are put into what was read
        return _read_all(root, office=True)


def _read_all(root: Path, *, office: bool) -> Reading:
    reader = ItemReader(root)
    items = {layout.part: reader.gather(layout) for layout in KINDS}
    layer = OfficeReader(reader, items).read() if office else Layer()
    for layout in KINDS:
        reader.read(layout, items[layout.part])
    unknown = [*unknown_files(root)]
    reader.unread.update(*(kinds_in(file.path) for file in unknown))
    return Reading(
        parts=reader.parts,
        seen=reader.seen,
        salvaged=reader.salvaged,
        unread=frozenset(reader.unread),
        spoiled=frozenset(reader.spoiled),
        problems=[*_with_copies(reader.problems), *unknown, *layer.laid.problems],
        layer=layer,
        files=reader.files,
    )


def base(root: Path) -> RawItems:
    """What the guide says without any office, as plain values."""
    reader = ItemReader(root)
    return {layout.part: reader.gather(layout) for layout in KINDS}


def change_files(root: Path) -> list[Document]:
    """The files in which an office hides, rewords and adds, those that can be followed."""
    return OfficeReader(ItemReader(root), {}).change_files()


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
