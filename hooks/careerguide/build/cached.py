"""What was made before from the very same files is not made again: a build without changes reads no YAML at all.

The key is a hash of every file that can make a difference, and of the packages that turn them into pages and PDFs.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from functools import cache
from importlib.metadata import distributions
from pathlib import Path
from typing import Final

from careerguide.build.artifacts import Facts, Output, Outputs
from careerguide.cache.store import keep, sweep
from careerguide.content.files import CONTENT
from careerguide.pdf.engine.job import Report

FOLDERS: Final = (
    *CONTENT,
    "templates/pages",
    "templates/look",
    "templates/print",
    "templates/fonts",
    "templates/theme/assets",
)
CODE: Final = Path(__file__).parents[1]
KEPT: Final = ".cache/outputs"
HOUR: Final = 3600  # seconds that an older state of the guide is kept: a build at the same time may want it


def outputs(root: Path, progress: Report, *, bound: bool = True) -> Outputs:
    """All that the sources below `root` make, booklets only if `bound`. Raises ContentError, or MachineError when PDFs
    cannot be made here.
    """
    name = key(root, bound=bound)
    if found := recalled(root, name):
        return found
    from careerguide.build.build import make  # noqa: PLC0415 -- only when something has to be made

    made = make(root, progress, bound=bound)
    path = root / KEPT / name
    keep(path, _packed(made))
    sweep(path.parent, HOUR)
    return made


def recalled(root: Path, name: str) -> Outputs | None:
    """What was made before from the state of the guide that has this key."""
    with contextlib.suppress(FileNotFoundError, ValueError):
        return _unpacked((root / KEPT / name).read_bytes())
    return None


def key(root: Path, *, bound: bool) -> str:
    """Changes with every name, path and byte of the sources and of this code, and with every package installed."""
    return f"{_digest((*(root / name for name in FOLDERS), CODE))}{'' if bound else '-unbound'}"


def stock(root: Path) -> str:
    """Changes with all that makes pages of what the guide says: the templates, this code, every package installed."""
    return _digest((root / "templates", CODE))


def _digest(folders: Iterable[Path]) -> str:
    digest = hashlib.sha256(_machine().encode())
    for folder in folders:
        for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"):
            digest.update(f"{path}\0{path.is_symlink()}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


@cache
def _machine() -> str:
    packages = sorted(f"{one.name} {one.version}" for one in distributions())
    return "\n".join([sys.version, *packages])


def _packed(made: Outputs) -> bytes:
    """A line that says what there is, a hash of the rest, and the files one after the other."""
    files = [(one.path, one.source, len(one.content)) for one in made.files]
    head = {"files": files, "navigation": made.navigation, "facts": asdict(made.facts), "warnings": made.warnings}
    body = json.dumps(head).encode() + b"\n" + b"".join(one.content for one in made.files)
    return hashlib.sha256(body).hexdigest().encode() + b"\n" + body


def _unpacked(data: bytes) -> Outputs:
    """Raises ValueError when the file is damaged."""
    digest, _, body = data.partition(b"\n")
    if hashlib.sha256(body).hexdigest().encode() != digest:
        raise ValueError("damaged")
    line, _, rest = body.partition(b"\n")
    head = json.loads(line)
    files, start = [], 0
    for path, source, size in head["files"]:
        files.append(Output(path, rest[start : start + size], source))
        start += size
    navigation = [(section, [(name, path) for name, path in below]) for section, below in head["navigation"]]
    return Outputs(files, navigation, Facts(**head["facts"]), head["warnings"])
