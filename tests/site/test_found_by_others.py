"""What search engines, social networks and phones read of the built site."""

import io
import json
import re
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import pytest
from PIL import Image

from careerguide.model.guide import Guide
from careerguide.pages.linked_data import LICENSE
from support.html_page import Page
from support.projects import run

DATA: Final = re.compile(r'<script type="application/ld\+json">(.*?)</script>')
ENTRY: Final = re.compile(r"<url>\s*<loc>(.*?)</loc>(?:\s*<lastmod>(.*?)</lastmod>)?\s*</url>")


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    return {path.relative_to(site).as_posix(): Page(path) for path in sorted(site.rglob("*.html"))}


def linked(page: Page) -> list[dict[str, Any]]:
    """The things that a page describes as data."""
    found = DATA.findall(page.path.read_text(encoding="utf-8"))
    return [thing for one in found for thing in json.loads(one)["@graph"]]


def test_each_page_is_shared_with_the_picture_of_the_guide(site: Path, guide: Guide, pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        address = page.meta("og:image")
        assert address.startswith(guide.site.url), name
        with Image.open(site / address.removeprefix(guide.site.url)) as picture:
            assert picture.size == (1200, 630)
        assert page.meta("twitter:card") == "summary_large_image"
        assert page.meta("og:locale") == "en_US"


def test_the_manifest_names_icons_and_pages_that_are_there(site: Path, guide: Guide) -> None:
    manifest = json.loads((site / "manifest.json").read_text(encoding="utf-8"))
    assert (manifest["name"], manifest["start_url"], manifest["theme_color"]) == (
        guide.site.name.typed,
        "./",
        "#fafaf4",
    )
    for icon in manifest["icons"]:
        with Image.open(site / icon["src"]) as picture:
            assert f"{picture.width}x{picture.height}" == icon["sizes"]
    assert [icon["purpose"] for icon in manifest["icons"]] == ["any", "any", "maskable"]
    assert len(manifest["shortcuts"]) == 4
    for shortcut in manifest["shortcuts"]:
        assert (site / shortcut["url"] / "index.html").is_file()


def test_each_page_has_a_touch_icon_and_the_manifest(site: Path, pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        (touch,), (manifest,) = (page.values("link", "href", rel=rel) for rel in ("apple-touch-icon", "manifest"))
        folder = site if name == "404.html" else page.path.parent
        assert (folder / touch.lstrip("/")).is_file(), name
        assert (folder / manifest.lstrip("/")).is_file(), name


def test_each_inner_page_says_where_it_is(guide: Guide, pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        if name in ("index.html", "404.html"):
            continue
        (trail,) = (thing for thing in linked(page) if thing["@type"] == "BreadcrumbList")
        addresses = [item["item"] for item in trail["itemListElement"]]
        assert addresses[0] == guide.site.url
        assert addresses[-1] == guide.site.url + name.removesuffix("index.html")
        assert {urlsplit(one).path.lstrip("/") + "index.html" for one in addresses} <= {*pages}


def test_worksheets_are_described_with_their_license(guide: Guide, pages: dict[str, Page]) -> None:
    sheets = [thing for thing in linked(pages["sheets/index.html"]) if thing["@type"] == "LearningResource"]
    assert len(sheets) == len([sheet for sheet in guide.worksheets if not sheet.for_each])
    assert {sheet["license"] for sheet in sheets} == {LICENSE}
    assert {urlsplit(sheet["url"]).fragment for sheet in sheets} <= {*pages["sheets/index.html"].ids}


def test_the_sitemap_has_public_pages_and_true_dates(site: Path, guide: Guide) -> None:
    text = (site / "sitemap.xml").read_text(encoding="utf-8")
    entries = dict(ENTRY.findall(text))
    assert len(entries) == text.count("<loc>") > 50
    assert [address for address in entries if "/my-" in address] == []
    assert {date for date in entries.values() if date} <= {review.reviewed for review in guide.reviews}
    assert f"Sitemap: {guide.site.url}sitemap.xml" in (site / "robots.txt").read_text(encoding="utf-8")


def test_the_page_for_wrong_addresses_is_not_for_search_engines(pages: dict[str, Page]) -> None:
    lost = pages["404.html"]
    assert lost.meta("robots") == "noindex"
    assert "doesn’t exist" in lost.meta("description")
    assert [name for name, page in pages.items() if page.meta("robots") and page is not lost] == []


@pytest.mark.thorough
def test_an_office_has_its_own_name_and_color(printed: Path) -> None:
    (printed / "office").mkdir()
    office = "name: Harbor College Career Center\ncolors:\n  light: 0b6e4f\noffline: no\n"
    (printed / "office/office.yml").write_text(office, encoding="utf-8")
    done = run("build", "-q", root=printed)
    assert (done.returncode, done.stderr) == (0, "")
    site = printed / "site"
    manifest = json.loads((site / "manifest.json").read_text(encoding="utf-8"))
    assert (manifest["name"], manifest["theme_color"]) == ("Harbor College Career Center", "#0b6e4f")
    (icon,) = site.glob("assets/images/icon-512.*.png")
    colors = Image.open(io.BytesIO(icon.read_bytes())).convert("RGB").getcolors(1 << 20) or []
    assert (0x0B, 0x6E, 0x4F) in [color for _, color in colors]
    home = Page(site / "index.html")
    assert {"@type": "Organization", "name": manifest["name"]}.items() <= linked(home)[1].items()
    # this office doesn't want the guide on phones
    assert home.values("link", "href", rel="manifest") == []
    assert "worker-off" in (site / "sw.js").read_text(encoding="utf-8")
