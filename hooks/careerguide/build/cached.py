"""A build without changes reads no YAML at all: what was made before from the very same files is used again.

The key is a hash of every file that can make a difference, and of the packages and libraries that turn them into pages
and PDFs. It holds no path outside the project, so that a moved or copied project finds its builds again.
"""

import hashlib
import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from functools import cache
from importlib.metadata import distributions
from pathlib import Path
from typing import Final

from careerguide.build.archive import EVERYTHING, LETTERS, archives
from careerguide.build.artifacts import Facts, Output, Outputs
from careerguide.cache.store import Store
from careerguide.content.folders import CONTENT
from careerguide.pdf.engine.job import Report
from careerguide.pdf.engine.system_libraries import system_libraries

FOLDERS: Final = (
    *CONTENT,
    "templates/pages",
    "templates/look",
    "templates/print",
    "templates/fonts",
    "templates/theme/assets",
)
CODE: Final = Path(__file__).parents[1]


def outputs(root: Path, store: Store, progress: Report, *, booklets: bool = True) -> Outputs:
    """All that the sources below `root` make. Raises ContentError, or MachineError when PDFs cannot be made here."""
    key = build_key(root, booklets=booklets)
    if made := load_build(store, key):
        return made
    from careerguide.build.build import make  # noqa: PLC0415 -- only when something has to be made

    made = make(root, store, progress, booklets=booklets)
    save_build(store, key, made)
    store.sweep()
    return made


def build_key(root: Path, *, booklets: bool) -> str:
    """Changes with every name and byte of the sources and this code, and with every package and library installed."""
    return f"{_digest(root, FOLDERS)}{'' if booklets else ' without booklets'}"


def frame_key(root: Path) -> str:
    """Changes with all that makes pages of what the guide says: the templates, this code, every package installed."""
    return _digest(root, ("templates",))


@cache
def code_key() -> str:
    """Changes with this code and every package installed."""
    return _digest(CODE, ())


def _digest(root: Path, folders: Iterable[str]) -> str:
    digest = hashlib.sha256(_machine().encode())
    for folder in (*(root / folder for folder in folders), CODE):
        for path in sorted(path for path in folder.rglob("*") if path.suffix != ".pyc"):
            content = _content(path)
            if content is None:
                continue
            digest.update(f"{folder.name}\0{path.relative_to(folder).as_posix()}\0{path.is_symlink()}\0".encode())
            digest.update(hashlib.sha256(content).digest())
    return digest.hexdigest()


def _content(path: Path) -> bytes | None:
    """What a file holds, or where a link leads that has no file at its end. None for a folder and the like.

    A file that can't be read is empty here: the check reports it.
    """
    try:
        return path.read_bytes() if path.is_file() else str(path.readlink()).encode() if path.is_symlink() else None
    except OSError:
        return b""


@cache
def _machine() -> str:
    packages = sorted(f"{package.name} {package.version}" for package in distributions())
    return "\n".join([sys.version, *packages, *system_libraries()])


def load_build(store: Store, key: str) -> Outputs | None:
    """What was made under this key, if all of it is there. Archives are made again: they repeat the other files."""
    if not (entry := store.get(_build(key))):
        return None
    build = json.loads(entry)
    files: dict[str, Output] = {}
    for path, source, name in build["files"]:
        content = store.get_added(name)
        if content is None:
            return None
        files[path] = Output(path, content, source)
    files |= {archive.path: archive for archive in archives(list(files.values()))}
    navigation = [(section, [(name, path) for name, path in pages]) for section, pages in build["navigation"]]
    return Outputs([files[path] for path in build["order"]], navigation, Facts(**build["facts"]), build["warnings"])


def save_build(store: Store, key: str, made: Outputs) -> None:
    kept = [file for file in made.files if file.path not in (EVERYTHING, LETTERS)]
    build = {
        "files": [(file.path, file.source, store.add(file.content)) for file in kept],
        "order": [file.path for file in made.files],
        "navigation": made.navigation,
        "facts": asdict(made.facts),
        "warnings": made.warnings,
    }
    store.put(_build(key), json.dumps(build).encode())


def _build(key: str) -> bytes:
    return f"build\0{key}".encode()
