"""Which files there are: the guide's own, from the table of kinds, and those of an office's layer."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from careerguide.model.kinds import KINDS, Kind
from careerguide.model.office import Changes, Office

ORDER: Final = {kind.part: kind.order for kind in KINDS if kind.order}
"""The field by which the items of a part are sorted."""
OFFICE: Final = "office"
CHANGES: Final = Kind("changes", f"{OFFICE}/changes", Changes, "each", required=False)
"""What an office hides, rewords and adds."""
SETTINGS: Final = Kind("office", f"{OFFICE}/office.yml", Office, "single", required=False)
"""What an office says about itself."""
ORIGINALS: Final = f"{OFFICE}/originals.lock.yml"
"""The guide's own text where an office has reworded it. `./guide accept` writes it, so no schema describes it."""
LISTS: Final = ("words", "reviews")
"""Lists of the guide to which an office adds in a file of its own."""
OWN: Final = tuple(
    replace(kind, path=f"{OFFICE}/{Path(kind.path).name}", required=False)
    for kind in KINDS
    if kind.shape == "each" or kind.part in LISTS
)
"""Whole files of an office's own, named as in the guide: in folders, and lists that are read in addition to the
guide's."""
FILES: Final = (*KINDS, SETTINGS, CHANGES)
"""Each kind of file that there is. An office's own letters and worksheets are of the same kinds as the guide's."""


def list_for(part: str, files: Iterable[str]) -> str:
    """The path of the list to add to in a guide read from `files`: for an office its own, so that updates of the
    guide never conflict with what the office writes.
    """
    has_office = any(name.startswith(f"{OFFICE}/") for name in files)
    return next(kind.path for kind in (OWN if has_office else KINDS) if kind.part == part)
