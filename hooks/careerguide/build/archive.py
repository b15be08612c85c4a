"""Several files as one to take away: a zip without dates, so that the same files give the same bytes."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import Final

from careerguide.build.artifacts import Output

LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)
PRESSED: Final = (".pdf", ".docx", ".webp", ".woff2")
"""Endings of files that are already compressed."""
EVERYTHING: Final = "sheets/everything.zip"
LETTERS: Final = "letters/all-letters.zip"
TITLES: Final = {EVERYTHING: "collection-everything", LETTERS: "collection-messages"}
"""The texts that name them."""
TAKEN_AWAY: Final = (".pdf", ".txt", ".docx")


def archives(files: Iterable[Output]) -> Iterator[Output]:
    """Everything to take away, and the letters alone, each as one file."""
    wanted = [
        (file.path, file.content)
        for file in files
        if file.path.endswith(TAKEN_AWAY) and "/" in file.path and not file.path.startswith("assets/")
    ]
    letters = [(path, content) for path, content in wanted if path.startswith("letters/")]
    yield Output(EVERYTHING, zipped(wanted))
    yield Output(LETTERS, zipped(letters))


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Files, given by name and content, in the order given."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in files:
            how = zipfile.ZIP_STORED if name.endswith(PRESSED) else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, LONG_AGO), content, how)
    return target.getvalue()


def unzipped(data: bytes) -> list[tuple[str, bytes]]:
    """Names and contents of the files in a zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]
