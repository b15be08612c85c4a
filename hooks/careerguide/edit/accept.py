"""Records the guide's own text where an office has reworded it, so that a later change in the guide is reported.

It only writes the lock office/originals.lock.yml, never a file that people write.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from careerguide.content.files import ORIGINALS
from careerguide.content.office_layer import originals
from careerguide.content.originals import FieldPath, as_yaml, nested, on_one_line, read_originals, value_at
from careerguide.content.raw_items import NOTHING, list_in
from careerguide.content.reader import base, change_files
from careerguide.problems.english import did_you_mean
from careerguide.problems.problem import MachineError


@dataclass(frozen=True, slots=True)
class Accepted:
    """A file to write, its path relative to the root, and the ids of the items whose originals are new in it."""

    path: str
    text: str
    names: Sequence[str]


def accept(root: Path, wanted: Sequence[str]) -> Iterator[Accepted]:
    """The lock to write, if it changes, with the originals of the items with these ids, or of all reworded items.

    Raises MachineError for an id that isn't reworded, for a lock with problems when only some ids are wanted, and when
    what is out of date for these ids was written by hand.
    """
    entries = [entry for document in change_files(root) for entry in list_in(document.value, "reword")]
    ids = [entry["id"] for entry in entries]
    for name in wanted:
        if name not in ids:
            fix = did_you_mean(name, ids, "The ids are after “- id:” in office/changes.")
            raise MachineError(f"No file in office/changes rewords “{name}”.", fix)
    lock, problems = read_originals(root)
    if wanted and problems:
        raise MachineError(f"{ORIGINALS} has problems.", "Run ./guide accept without an id to write it from scratch.")
    items, noted = base(root), dict[str, dict[FieldPath, Any]]()
    by_hand = []
    for entry in entries:
        name = entry["id"]
        for path, now in originals(items, entry).items() if not wanted or name in wanted else ():
            written = value_at(entry.get("original"), path)
            if written is NOTHING:
                noted.setdefault(name, {})[path] = now
            elif on_one_line(written) != on_one_line(now):
                by_hand.append(name)
    kept = {name: lock[name] for name in lock if wanted and name in ids and name not in wanted}
    after = {**kept, **{name: nested(words) for name, words in noted.items()}}
    if after != lock or problems:
        changed = [name for name in dict.fromkeys(ids) if after.get(name) != lock.get(name)]
        yield Accepted(ORIGINALS, as_yaml(after), changed)
    elif wanted and by_hand:
        raise MachineError(
            f"The original of “{by_hand[0]}” was written by hand, under “original:” in a file in office/changes.",
            "Write there what the guide says now, or remove those lines and run this again.",
        )
