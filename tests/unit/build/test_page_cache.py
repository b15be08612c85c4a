"""Finished pages are found again only for the very same content and frame."""

from pathlib import Path

from careerguide.build.page_cache import CachedPage, PageCache
from careerguide.cache.store import Store

PAGE = CachedPage(
    meta={"title": "Tips"},
    html="<h1>Tips</h1>",
    whole="<!doctype html><h1>Tips</h1>",
    anchors=["stop"],
    links={"steps/meet.md": {"after": "../steps/meet.md#after"}},
    entries=[{"title": "Tips"}],
)


def test_a_page_comes_back_as_it_was(tmp_path: Path) -> None:
    pages = PageCache(Store(tmp_path), b"frame")
    pages.put("tips.md", b"# Tips", PAGE)
    assert pages.get("tips.md", b"# Tips") == PAGE


def test_another_content_path_or_frame_is_another_page(tmp_path: Path) -> None:
    store = Store(tmp_path)
    PageCache(store, b"frame").put("tips.md", b"# Tips", PAGE)
    assert PageCache(store, b"frame").get("tips.md", b"# Hints") is None
    assert PageCache(store, b"frame").get("hints.md", b"# Tips") is None
    assert PageCache(store, b"menu").get("tips.md", b"# Tips") is None
