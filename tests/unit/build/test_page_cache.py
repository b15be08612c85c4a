"""Finished pages are found again only for the very same content and frame, and go when long unused."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from careerguide.build.page_cache import FOLDER, KEPT, Finished, Shelf

PAGE = Finished(
    meta={"title": "Tips"},
    html="<h1>Tips</h1>",
    whole="<!doctype html><h1>Tips</h1>",
    anchors=["stop"],
    links={"steps/meet.md": {"after": "../steps/meet.md#after"}},
    entries=[{"title": "Tips"}],
)


def test_a_page_comes_back_as_it_was(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, b"frame")
    shelf.put("tips.md", b"# Tips", PAGE)
    assert shelf.get("tips.md", b"# Tips") == PAGE


def test_another_content_place_or_frame_is_another_page(tmp_path: Path) -> None:
    Shelf(tmp_path, b"frame").put("tips.md", b"# Tips", PAGE)
    assert Shelf(tmp_path, b"frame").get("tips.md", b"# Hints") is None
    assert Shelf(tmp_path, b"frame").get("hints.md", b"# Tips") is None
    assert Shelf(tmp_path, b"menu").get("tips.md", b"# Tips") is None


@pytest.mark.parametrize("damage", [lambda data: data[:-9], lambda data: data.replace(b"Tips", b"Tops"), lambda _: b""])
def test_a_damaged_page_is_not_taken(damage: Callable[[bytes], bytes], tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, b"frame")
    shelf.put("tips.md", b"# Tips", PAGE)
    (file,) = (tmp_path / FOLDER).iterdir()
    file.write_bytes(damage(file.read_bytes()))
    assert shelf.get("tips.md", b"# Tips") is None


def test_only_what_is_used_stays(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, b"frame")
    for name in ("used.md", "left.md"):
        shelf.put(name, b"", PAGE)
    long_ago = time.time() - KEPT - 60
    for path in (tmp_path / FOLDER).iterdir():
        os.utime(path, (long_ago, long_ago))
    shelf.get("used.md", b"")
    shelf.sweep()
    assert shelf.get("used.md", b"") == PAGE
    assert shelf.get("left.md", b"") is None
