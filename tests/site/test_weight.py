"""How much a first visit brings over the wire, and how much of it are scripts of ours: for phones with little data.

Text is weighed as servers send it, compressed. What is asked for is what a browser with an empty cache really asks for.
"""

import gzip
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request

from support.page_samples import to_open

KB: Final = 1000
VISIT: Final = 200 * KB
SCRIPTS: Final = 30 * KB
TEXT: Final = {".css", ".html", ".js", ".json", ".svg", ".txt", ".xml"}
LEVEL: Final = 6  # what servers usually take
VENDOR: Final = "vendor"  # scripts that others wrote and that we hand on as they are


@cache
def weight(path: Path) -> int:
    """The bytes of a file over the wire."""
    data = path.read_bytes()
    return len(gzip.compress(data, LEVEL)) if path.suffix in TEXT else len(data)


def too_heavy(name: str, files: Iterable[Path], most: int, site: Path) -> list[str]:
    """Nothing, or a line that names what weighs the most."""
    weights = sorted(((weight(one), one.relative_to(site).as_posix()) for one in files), reverse=True)
    total = sum(bytes_ for bytes_, _ in weights)
    heaviest = ", ".join(f"{path} {bytes_ / KB:.1f}" for bytes_, path in weights[:3])
    return [f"{name}: {total / KB:.1f} KB, at most {most / KB:.0f}. Heaviest: {heaviest}"] if total > most else []


def file_of(url: str, site: Path) -> Path:
    path = site / unquote(urlsplit(url).path).lstrip("/")
    return path / "index.html" if path.is_dir() else path


def first_visit(page: Page, address: str, site: Path) -> set[Path]:
    """The files that a browser which has none of them asks for until the page is loaded."""
    asked: set[Path] = set()

    def note(request: Request) -> None:
        asked.add(file_of(request.url, site))

    page.goto("about:blank")  # so that nothing that the page before asks for late is counted
    page.on("request", note)
    page.goto(address, wait_until="load")
    page.remove_listener("request", note)
    return asked


@pytest.mark.browser
def test_a_first_visit_of_any_page_is_light(
    browser: Browser, site: Path, address: str, pytestconfig: pytest.Config
) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    found, fonts, scripts = [], 0, site / "assets" / "javascripts"
    for name in to_open((path.relative_to(site).as_posix() for path in site.rglob("*.html")), pytestconfig):
        path, place = site / name, name.removesuffix("index.html")
        files = first_visit(page, address + place, site)
        assert path in files
        fonts += sum(one.suffix == ".woff2" for one in files)
        found += too_heavy(place or "home", files, VISIT, site)
        ours = [one for one in files if one.suffix == ".js" and one.is_relative_to(scripts) and VENDOR not in one.parts]
        assert ours
        found += too_heavy(f"{place or 'home'}: our scripts", ours, SCRIPTS, site)
    context.close()
    assert found == []
    assert fonts


def test_what_is_too_heavy_is_named(tmp_path: Path) -> None:
    for name, size in (("a.woff2", 3 * KB), ("b.png", 2 * KB), ("c.png", 1 * KB), ("d.png", 10)):
        (tmp_path / name).write_bytes(bytes(size))
    (tmp_path / "zeros.css").write_bytes(bytes(90 * KB))
    said = too_heavy("home", tmp_path.iterdir(), 5 * KB, tmp_path)
    assert said == ["home: 6.1 KB, at most 5. Heaviest: a.woff2 3.0, b.png 2.0, c.png 1.0"]
    assert too_heavy("home", tmp_path.iterdir(), 7 * KB, tmp_path) == []
