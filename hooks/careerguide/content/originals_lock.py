"""What the guide said where an office has other words: office/originals.lock.yml, which `./guide accept` writes whole.

An `original` in a file of changes comes before the lock, since people without a terminal write it.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from careerguide.content.files import ORIGINALS
from careerguide.content.yaml_reader import read
from careerguide.problems.problem import Problem

Originals = dict[str, dict[str, Any]]
"""By the id of an item, the fields that an office rewords, as the guide had them."""

HEAD: Final = """\
# What the guide said where this office has other words. `./guide accept` writes this file; there's no need to edit it.
"""


def read_originals(root: Path) -> tuple[Originals, list[Problem]]:
    """What the lock of the project at `root` notes, and what is wrong with the file. Both are empty without a file."""
    path = root / ORIGINALS
    if not path.exists():
        return {}, []
    document = read(path, ORIGINALS)
    if not isinstance(document.value, dict):
        return {}, [*document.problems] or [document.problem(document.mark(()), "not-fields")]
    originals = {name: fields for name, fields in document.value.items() if isinstance(fields, dict)}
    wrong = (name for name in document.value if name not in originals)
    return originals, [*document.problems, *(document.problem(document.mark((name,)), "not-fields") for name in wrong)]


def as_yaml(originals: Originals) -> str:
    """The text of the lock, sorted by id, each value on one line."""
    lines = [line for name in sorted(originals) for line in _lines({name: originals[name]}, 0)]
    return HEAD + "".join(f"{line}\n" for line in lines or ["{}"])


def _lines(fields: Mapping[str, Any], indent: int) -> Iterator[str]:
    for name, value in fields.items():
        if value and isinstance(value, dict):
            yield f"{' ' * indent}{name}:"
            yield from _lines(value, indent + 2)
        else:
            yield f"{' ' * indent}{name}: {json.dumps(value, ensure_ascii=False)}"
