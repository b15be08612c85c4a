"""From the files of a guide, with an office's layer over them, to one Guide and every problem in it."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from careerguide.checks.interface import check_interface
from careerguide.checks.prose import check_prose
from careerguide.checks.references import check_references
from careerguide.checks.reviews import check_reviews, latest, reviewable
from careerguide.checks.rules import check_rules
from careerguide.content.document import Loc
from careerguide.content.reader import read_all
from careerguide.content.reading import Read, Reading
from careerguide.model.fields import Item
from careerguide.model.guide import Guide, Origin
from careerguide.model.kinds import KINDS
from careerguide.model.office import Office
from careerguide.model.site import Review
from careerguide.problems.problem import ContentError, Problem, most_important


def load(root: Path) -> Guide:
    """The guide in the folder `root`. Raises ContentError with every problem, unless all are warnings."""
    guide, problems = examine(root)
    if guide is None:
        raise ContentError(problems)
    return guide


def examine(root: Path) -> tuple[Guide | None, list[Problem]]:
    """The guide in the folder `root`, None if it has problems; and every problem, warnings last."""
    reading = read_all(root)
    problems = most_important([*reading.problems, *_checks(reading)])
    sound = all(problem.warning for problem in problems)
    return (_compose(reading, problems) if sound else None), problems


def _checks(reading: Reading) -> Iterator[Problem]:
    yield from check_references(reading)
    yield from check_rules(reading)
    yield from check_interface(reading)
    yield from check_reviews(reading)
    yield from check_prose(reading)


def _compose(reading: Reading, warnings: Iterable[Problem]) -> Guide:
    """The Guide made of all that was read, which must have no problems but `warnings`."""
    parts: dict[str, Any] = {layout.part: tuple(read.value for read in reading.parts[layout.part]) for layout in KINDS}
    for name in ("site", "home", "overviews", "tools"):
        parts[name] = parts[name][0]
    parts["reviews"] = latest(parts["reviews"], reviewable(reading.files))
    origins = {**dict(_origins(reading)), **{name: Origin(*place) for name, place in reading.layer.reworded.items()}}
    return Guide(
        **parts,
        office=reading.settings[0].value if reading.settings else Office(),
        upstream=reading.upstream or parts["site"],
        pictures=reading.pictures,
        origins=origins,
        files=reviewable(reading.files),
        warnings=tuple(warnings),
    )


def _origins(reading: Reading) -> Iterator[tuple[str, Origin]]:
    """Where each item begins, by its id: a single file by the name of its part, a review by its file."""
    for item, read, loc in reading.items():
        yield item.id, _origin(read, loc)
    for part, reads in reading.parts.items():
        for read in reads:
            if not isinstance(read.value, Item):
                yield read.value.file if isinstance(read.value, Review) else part, _origin(read, read.loc)


def _origin(read: Read, loc: Loc) -> Origin:
    mark = read.document.mark(loc)
    return Origin(mark.path or read.document.path, mark.line)
