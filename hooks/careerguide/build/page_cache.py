"""Pages kept from one build to the next as they were finished: one is made again only when something in it, or in the
frame around it, has changed.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from careerguide.cache.store import keep, sweep

FOLDER: Final = ".cache/pages"
KEPT: Final = 3 * 24 * 3600  # seconds that a page is kept without being used


@dataclass(frozen=True, slots=True)
class Finished:
    """A page: its front matter, its own HTML, the whole of it, what can be linked to, what the search finds."""

    meta: Mapping[str, Any]
    html: str
    whole: str
    anchors: Sequence[str]
    links: Mapping[str, Mapping[str, str]]
    """Anchors that it links to, by the path of the page they are on, each with the link as it was written."""
    entries: Sequence[Mapping[str, Any]]


class Shelf:
    """Finished pages in a folder. `frame` is all that may show in any of them, whatever they say themselves."""

    def __init__(self, root: Path, frame: bytes) -> None:
        self._folder = root / FOLDER
        self._frame = frame

    def _path(self, name: str, content: bytes) -> Path:
        return self._folder / hashlib.sha256(b"\0".join([self._frame, name.encode(), content])).hexdigest()

    def get(self, name: str, content: bytes) -> Finished | None:
        """The page that was made of this content; None when there is none, or it is damaged."""
        path = self._path(name, content)
        with contextlib.suppress(FileNotFoundError, ValueError, TypeError):
            digest, _, body = path.read_bytes().partition(b"\n")
            if hashlib.sha256(body).hexdigest().encode() == digest:
                path.touch()
                return Finished(**json.loads(body))
        return None

    def put(self, name: str, content: bytes, page: Finished) -> None:
        body = json.dumps(asdict(page), ensure_ascii=False).encode()
        keep(self._path(name, content), hashlib.sha256(body).hexdigest().encode() + b"\n" + body)

    def sweep(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        sweep(self._folder, KEPT)
