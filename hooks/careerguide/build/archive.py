"""Several files as one to take away: a zip without dates, so that the same files give the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from typing import Final

LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)
PRESSED: Final = (".pdf", ".docx", ".webp", ".woff2")
"""What is compressed already."""


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
