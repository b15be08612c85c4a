"""Finished pages kept from one build to the next: one is made again only when something in it, or in the frame around
it, has changed.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from careerguide.cache.store import Store


@dataclass(frozen=True, slots=True)
class CachedPage:
    """A page: its front matter, its own HTML, the whole of it, what can be linked to, what the search finds."""

    meta: Mapping[str, Any]
    html: str
    whole: str
    anchors: Sequence[str]
    links: Mapping[str, Mapping[str, str]]
    """Anchors that it links to, by the path of the page they are on, each with the link as it was written."""
    entries: Sequence[Mapping[str, Any]]


class PageCache:
    """Finished pages in a store. `frame` is everything that can show in any of them, whatever they say themselves."""

    def __init__(self, store: Store, frame: bytes) -> None:
        self._store = store
        self._frame = frame

    def _key(self, path: str, markdown: bytes) -> bytes:
        return b"\0".join([b"page", self._frame, path.encode(), markdown])

    def get(self, path: str, markdown: bytes) -> CachedPage | None:
        """The page that was made of this Markdown at this path."""
        content = self._store.get(self._key(path, markdown))
        return CachedPage(**json.loads(content)) if content else None

    def put(self, path: str, markdown: bytes, page: CachedPage) -> None:
        self._store.put(self._key(path, markdown), json.dumps(asdict(page), ensure_ascii=False).encode())
