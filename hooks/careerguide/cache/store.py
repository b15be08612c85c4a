"""One folder of files kept from one build to the next: PDFs, finished pages, compiled templates, whole builds.

Every entry is written whole and carries a hash of its key and content. A damaged entry is a miss, and a folder that
can't be written only makes builds slower. Several builds can use the folder at once.
"""

import contextlib
import hashlib
import os
import tempfile
import time
from pathlib import Path
from typing import Final

FOLDER: Final = ".cache/store"
"""Where a project keeps its entries."""
LONGEST_UNUSED: Final = 14 * 24 * 3600
"""Seconds that an entry is kept without being used."""
LARGEST: Final = 1_000_000_000
"""Bytes of all entries together. Beyond that, those unused for longest go."""
_HASH: Final = hashlib.sha256().digest_size


class Store:
    """Entries in `folder`, each under the hash of its key. A key can be anything that changes with the content."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: bytes) -> bytes | None:
        """The content of an entry, which counts as used now; None when there is none, or it is damaged."""
        return self._read(_name(key))

    def put(self, key: bytes, content: bytes) -> None:
        self._write(_name(key), content)

    def add(self, content: bytes) -> str:
        """Keeps content under its own hash, once, and returns that as the name for `get_added`."""
        name = _name(content)
        if not self._use(name):
            self._write(name, content)
        return name

    def get_added(self, name: str) -> bytes | None:
        """Content by its name; None when it isn't there, or is damaged."""
        return self._read(name)

    def sweep(self) -> None:
        """Removes what hasn't been used for long, and what a killed build left half written."""
        oldest, room = time.time() - LONGEST_UNUSED, LARGEST
        with contextlib.suppress(OSError):
            entries = [(path.stat(), path) for path in self._folder.iterdir()]
            for status, path in sorted(entries, key=lambda entry: -entry[0].st_mtime):
                room -= status.st_size
                if status.st_mtime < oldest or room < 0:
                    path.unlink(missing_ok=True)

    def _use(self, name: str) -> bool:
        """Marks an entry as used now. False when there is none."""
        with contextlib.suppress(OSError):
            os.utime(self._folder / name)
            return True
        return False

    def _read(self, name: str) -> bytes | None:
        path = self._folder / name
        with contextlib.suppress(OSError):
            data = path.read_bytes()
            if data[:_HASH] == _check(name, data[_HASH:]):
                self._use(name)
                return data[_HASH:]
            path.unlink()  # so that `add` doesn't take a damaged entry for a whole one
        return None

    def _write(self, name: str, content: bytes) -> None:
        """Writes a file next to the final one and moves it there, so that no reader gets half an entry."""
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as file:
                new = Path(file.name)
                try:
                    file.write(_check(name, content) + content)
                    file.close()
                    new.replace(self._folder / name)
                except BaseException:
                    new.unlink(missing_ok=True)
                    raise


def _name(key: bytes) -> str:
    return hashlib.sha256(key).hexdigest()


def _check(name: str, content: bytes) -> bytes:
    return hashlib.sha256(name.encode() + content).digest()
