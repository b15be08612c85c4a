"""Files of YAML as documents. Nothing else in the project reads YAML."""

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from careerguide.cache import memo
from careerguide.content.document import Document
from careerguide.content.yaml_errors import read_on
from careerguide.problems.problem import START, Mark, problem

LARGEST: Final = 500_000  # bytes in one file
FORMATS: Final = {
    b"PK\x03\x04": "a word processor file or a ZIP file",
    b"\xd0\xcf\x11\xe0": "an old word processor file",
    b"%PDF": "a PDF",
    b"{\\rtf": "a word processor file",
    b"\xff\xfe": "text saved as UTF-16",
    b"\xfe\xff": "text saved as UTF-16",
    b"<!DOCTYPE": "a web page",
    b"<html": "a web page",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}
"""What people put in a text file's place, by how it begins."""


def read(path: Path, name: str) -> Document:
    """The document in the file at `path`; `name` is what problems call it, with forward slashes. Never raises."""
    if path.is_symlink() or not path.is_file():
        return _refused(name, START, "not-a-file")
    if path.stat().st_size > LARGEST:
        return _refused(name, START, "huge-file", most=LARGEST // 1000)
    try:
        data = memo.intern(("file", name), path.read_bytes())
    except OSError:
        return _refused(name, START, "unreadable-file")
    return memo.compute(("parsed", name), (data,), lambda: _decoded(data, name))


def _decoded(data: bytes, name: str) -> Document:
    for start, kind in FORMATS.items():
        if data.startswith(start):
            return _refused(name, START, "not-plain-text", kind=kind)
    try:
        return parse(data.decode("utf-8"), name)
    except UnicodeDecodeError as error:
        *above, before = data[: error.start].decode("utf-8").split("\n")
        return _refused(name, Mark(len(above) + 1, len(before) + 1), "not-utf-8")


def parse(text: str, name: str) -> Document:
    """The document in `text`. Never raises: all that's wrong is in `problems`."""
    document = read_on(name, _with_plain_ends(text))
    if document.value is None and not document.problems:
        return replace(document, problems=[problem(name, START, "empty-file")])
    return document


def _with_plain_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _refused(name: str, mark: Mark, code: str, /, **values: Any) -> Document:
    return Document(name, problems=[problem(name, mark, code, **values)])


def _is_readable(path: Path) -> bool:
    return not path.is_symlink() and path.is_file() and path.stat().st_size <= LARGEST


def lines(root: Path) -> Callable[[str], Sequence[str]]:
    """A look-up of the lines of a file below `root` by its path: none when it can't be read."""

    def lines_of(name: str) -> Sequence[str]:
        path = root / name
        if _is_readable(path):
            with contextlib.suppress(OSError):
                return (
                    path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
                )
        return ()

    return lru_cache(lines_of)


def texts(root: Path, folders: Sequence[str]) -> dict[str, str]:
    """The YAML files in these folders below `root` that can be read as text, by path, with their own line endings."""
    by_path = {}
    for path in sorted(file for folder in folders for file in (root / folder).rglob("*.yml")):
        if _is_readable(path):
            with contextlib.suppress(UnicodeDecodeError, OSError):
                by_path[path.relative_to(root).as_posix()] = path.read_bytes().decode("utf-8")
    return by_path
