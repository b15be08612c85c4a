"""Booklets, read back: all that belongs in them, true numbers and links, bookmarks, pages that are well used."""

import io
import itertools
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from markupsafe import Markup
from pypdf import PdfReader

from careerguide.build.build import print_jobs
from careerguide.cache.store import FOLDER, Store
from careerguide.checks.run import load
from careerguide.model.guide import Guide
from careerguide.model.markup import Rich
from careerguide.model.questions import Question
from careerguide.pages.urls import Addresses
from careerguide.pdf.booklet.elements import BookletView, Chapter
from careerguide.pdf.engine.job import Job
from careerguide.pdf.engine.pool import print_pdfs
from careerguide.pdf.layout.document import SheetView
from support.guides import copy_small
from support.pdf_layout import signs, words_of_pages

pytestmark = pytest.mark.thorough

INSIDE = re.compile(r'<a href="#([^"]+)">(.*?)</a>')
LINES = 7  # of text on a page that is not nearly empty; in large print, where pages are short, fewer
LARGE_LINES = 5
HEADING, LARGE_HEADING = 13, 19.5  # points


@dataclass(frozen=True)
class Booklet:
    """A booklet as it was made: what was known before, its HTML, its PDF."""

    sheet: SheetView
    html: str
    content: bytes
    reader: PdfReader

    @property
    def view(self) -> BookletView:
        assert isinstance(self.sheet.view, BookletView)
        return self.sheet.view

    @property
    def chapters(self) -> list[Chapter]:
        return [chapter for _, chapter in self.view.chapters]

    def plain(self, rich: Rich | None) -> str:
        return self.view.words.plain(rich) if rich else ""

    @cached_property
    def pages(self) -> list[str]:
        """The words of each page, without spaces, which no reader of PDFs is sure of."""
        return [words.replace(" ", "") for words in words_of_pages(self.content)]

    @cached_property
    def words(self) -> str:
        """All of it without the foot of each page: a link may go on over two pages."""
        brand, title = re.escape(squeezed(self.plain(self.view.site.name))), re.escape(squeezed(self.sheet.title))
        foot = re.compile(rf"(?:{brand}·)?{title}·.{{1,60}}?Page\d+of\d+")
        return "".join(foot.sub("", page) for page in self.pages)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The page of each anchor, counting from 1."""
        found = self.reader.named_destinations
        return {name: (self.reader.get_destination_page_number(at) or 0) + 1 for name, at in found.items()}

    def links(self) -> Iterator[tuple[int, Any]]:
        """Every link, with the number of its page."""
        for number, page in enumerate(self.reader.pages, 1):
            for annotation in page.get("/Annots", []):
                if annotation.get_object().get("/Subtype") == "/Link":
                    yield number, annotation.get_object()


@pytest.fixture(scope="module")
def booklets(views: list[SheetView], jobs: list[Job], site: Path, readers: Mapping[str, PdfReader]) -> list[Booklet]:
    htmls = {job.path: job.html for job in jobs}
    return [
        Booklet(view, htmls[view.path], (site / view.path).read_bytes(), readers[view.path])
        for view in views
        if view.kind == "booklet"
    ]


@pytest.fixture(scope="module")
def small(built_project: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Booklet]:
    """The booklets of the small guide, by path."""
    root = copy_small(tmp_path_factory.mktemp("small") / "guide")
    shutil.copytree(built_project / FOLDER, root / FOLDER)
    guide = load(root)
    views, jobs = print_jobs(guide, Addresses(guide), root)
    wanted = [pair for pair in zip(views, jobs, strict=True) if pair[0].kind == "booklet"]
    made = print_pdfs([job for _, job in wanted], Store(root / FOLDER), root / "templates", lambda *_: None)
    return {
        view.path: Booklet(view, job.html, one.content, PdfReader(io.BytesIO(one.content)))
        for (view, job), one in zip(wanted, made, strict=True)
    }


def squeezed(words: str) -> str:
    return "".join(words.split())


# ---------------------------------------------------------------- what is in them


def test_both_booklets_come_in_every_form(all_views: list[SheetView]) -> None:
    forms = [f"{kind}-{paper}" for kind in ("", "-large-print") for paper in ("letter", "a4")]
    assert [view.path for view in all_views if view.kind == "booklet"] == [
        f"sheets/booklet-{name}{form}.pdf" for name in ("questions", "guide") for form in forms
    ]


def test_every_question_is_there_in_the_question_bank_in_order(booklets: list[Booklet], guide: Guide) -> None:
    for booklet in booklets:
        full = booklet.sheet.item == "booklet-questions"
        words, place = booklet.words, 0
        for category in guide.categories:
            for question in sorted(category.questions, key=lambda one: full and one.priority != "core"):
                asked, why = squeezed(question.ask.typed), squeezed(question.why.typed)
                assert asked in words[place:], (booklet.sheet.path, question.id)
                place = words.index(asked, place) if full else place
                assert words.count(why) == int(full)


def test_the_whole_guide_is_whole(booklets: list[Booklet], guide: Guide) -> None:
    """Everything that has an id and words for readers, but for sheets, which stand there with their names."""
    left_out = {item.id for item in (*guide.booklets, *guide.audiences, *guide.interface)}
    for booklet in booklets:
        if booklet.sheet.item == "booklet-guide":
            anchors = set(re.findall(r' id="([^"]+)"', booklet.html))
            assert {item.id for item in guide.items()} - anchors == left_out


def test_nothing_is_in_it_twice(booklets: list[Booklet]) -> None:
    for booklet in booklets:
        anchors = re.findall(r' id="([^"]+)"', booklet.html)
        assert len(anchors) == len(set(anchors))


# ---------------------------------------------------------------- numbers, links, bookmarks


def test_the_contents_say_the_real_page(booklets: list[Booklet]) -> None:
    for booklet in booklets:
        first = booklet.places[booklet.chapters[0].anchor]
        contents = "|".join(booklet.pages[1 : first - 1])
        assert "(page" not in contents, "the page is in front of each title already"
        for one in booklet.chapters:
            page, title = booklet.places[one.anchor], squeezed(booklet.plain(one.title))
            assert f"{page}{title}" in contents, (booklet.sheet.path, title)
            assert title in booklet.pages[page - 1]
            assert not re.search(rf"\d{page}{re.escape(title)}", contents)


def test_links_say_the_page_they_lead_to(booklets: list[Booklet]) -> None:
    for booklet in booklets:
        body = booklet.html.partition("</nav>")[2]
        found = [(anchor, Markup(text).striptags()) for anchor, text in INSIDE.findall(body)]
        assert len(found) >= 10
        for anchor, text in found:
            assert squeezed(f"{text} (page {booklet.places[anchor]})") in booklet.words, (booklet.sheet.path, text)


def test_no_link_is_dead(booklets: list[Booklet], guide: Guide) -> None:
    addresses = Addresses(guide)
    known = {addresses.absolute(name) for name in addresses.places} | {source.url for source in guide.sources}
    for booklet in booklets:
        inside = [link["/Dest"] for _, link in booklet.links() if "/Dest" in link]
        outside = {link["/A"]["/URI"] for _, link in booklet.links() if "/A" in link}
        assert len(inside) >= len(booklet.chapters)
        assert set(map(str, inside)) <= set(booklet.places)
        assert outside <= known


def test_links_to_what_is_inside_stay_inside(booklets: list[Booklet], guide: Guide) -> None:
    addresses = Addresses(guide)
    for booklet in booklets:
        outside = set(re.findall(r'href="(https?:[^"]+)"', booklet.html)) - {booklet.view.url}
        inside = {addresses.absolute(name) for name in booklet.places if name in addresses.places and name != "home"}
        assert not outside & inside


def test_chapters_and_sections_are_bookmarks(booklets: list[Booklet]) -> None:
    for booklet in booklets:
        outline: list[Any] = booklet.reader.outline
        chapters = [one for one in outline if not isinstance(one, list)]
        titles = [one.title for one in booklet.chapters] + [booklet.view.booklet.notes]
        wanted = ["What’s inside", *(booklet.plain(title) for title in titles)]
        assert [re.sub(r"^\d+\.? ", "", str(one.title)) for one in chapters] == wanted
        sections = [str(one.title) for part in outline if isinstance(part, list) for one in part]
        assert sections == [section.title for one in booklet.chapters for section in one.sections]


def test_every_page_says_where_one_is(booklets: list[Booklet]) -> None:
    for booklet in booklets:
        for number, words in enumerate(booklet.pages[1:], 2):
            assert squeezed(f"Page {number} of {len(booklet.pages)}") in words
            assert squeezed(booklet.sheet.title) in words
        for one in booklet.chapters:
            assert squeezed(booklet.plain(one.name)) in booklet.pages[booklet.places[one.anchor] - 1]


# ---------------------------------------------------------------- how they look


def lines(page: pypdfium2.PdfPage) -> list[tuple[float, float]]:
    """The lines of a page from above, each with its height on the page and its largest sign in points."""
    found = dict[float, float]()
    for _, size, _, y in signs(page):
        found[round(y)] = max(size, found.get(round(y), 0))
    return sorted(found.items(), reverse=True)


def test_pages_are_well_used_and_no_heading_is_at_the_foot(booklets: list[Booklet]) -> None:
    for booklet in booklets:
        large = booklet.sheet.variant == "large-print"
        first = booklet.places[booklet.chapters[0].anchor]
        with pypdfium2.PdfDocument(booklet.content) as document:
            for number, page in itertools.islice(enumerate(document, 1), first - 1, len(document) - 1):
                *above, _foot = lines(page)
                assert len(above) >= (LARGE_LINES if large else LINES), (booklet.sheet.path, number)
                assert above[-1][1] < (LARGE_HEADING if large else HEADING), (booklet.sheet.path, number)


def test_all_ink_is_black(booklets: list[Booklet]) -> None:
    for booklet in booklets:
        for page in booklet.reader.pages:
            content = page.get_contents()
            assert content is not None
            inks = set(re.findall(rb"([\d.]+ [\d.]+ [\d.]+) (?:rg|RG)\b", content.get_data()))
            assert inks <= {b"0 0 0"}, (booklet.sheet.path, inks)


def test_they_are_light_and_not_too_long(booklets: list[Booklet]) -> None:
    for booklet in booklets:
        assert len(booklet.content) < 1_500_000
        assert booklet.sheet.variant == "large-print" or len(booklet.pages) <= 110


# ---------------------------------------------------------------- an office's own


def test_an_office_makes_its_own(small: dict[str, Booklet]) -> None:
    own = small["sheets/booklet-small-a4.pdf"]
    assert [one.anchor for one in own.chapters] == ["talk", "start", "hosts", "letters"]
    words = "".join(own.pages)
    assert "Saywhoyouare.FromFirst." in words
    assert "Lookitupfirst.Readthehandbookfirst." in words  # a link to what is not in the booklet has no page
    assert squeezed("they began (page 5)") in words
    assert squeezed("[their name]") in words
    assert squeezed("Made by an office.") in own.pages[0]
    assert own.view.booklet.notes is None


def test_steps_and_questions_stand_for_all_of_them(small: dict[str, Booklet]) -> None:
    short = small["sheets/booklet-short-letter.pdf"]
    assert [one.anchor for one in short.chapters] == ["questions", "talk"]
    words = "".join(short.pages)
    assert squeezed("What training do people have? 2 min, look it up first") in words
    assert squeezed("You hear that ads ask for more") not in words
    assert squeezed("My own questions") in short.pages[-1]


def test_what_has_a_chapter_of_its_own_is_not_repeated(tmp_path: Path) -> None:
    root = copy_small(tmp_path / "guide")
    path = root / "content" / "booklets.yml"
    text = path.read_text(encoding="utf-8")
    tip = squeezed("They remember that you kept your word.")
    for chapters in ("[talk]", "[talk, tips]", "[tips, steps]"):
        path.write_text(text.replace("[talk, start, hosts, letters]", chapters), encoding="utf-8")
        guide = load(root)
        job = next(
            one for one in print_jobs(guide, Addresses(guide), root)[1] if one.path == "sheets/booklet-small-a4.pdf"
        )
        assert squeezed(job.html).count(tip) == 1, chapters


def test_a_former_id_leads_inside_too(tmp_path: Path) -> None:
    root = copy_small(tmp_path / "guide")
    path = root / "content" / "phrases.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("(who-else)", "(another-name)"), encoding="utf-8")
    guide = load(root)
    job = next(one for one in print_jobs(guide, Addresses(guide), root)[1] if one.path == "sheets/booklet-small-a4.pdf")
    assert isinstance(guide.by_id["another-name"], Question)
    assert '<a href="#who-else">next question</a>' in job.html
