"""Two offices that took the guide over: pages, sheets, letters and reminders say what they chose."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import page as validator
import pytest
from playwright.sync_api import Browser

from careerguide.build.build import page_files, page_views, print_jobs
from careerguide.build.progress import Progress
from careerguide.cache.store import FOLDER, Store
from careerguide.checks.run import load
from careerguide.model.brand import accent
from careerguide.model.guide import Guide
from careerguide.pages.data import letter_text
from careerguide.pages.downloads import Download
from careerguide.pages.my_pages import conversations_data
from careerguide.pages.urls import Addresses
from careerguide.pdf.engine.pool import print_pdfs
from careerguide.pdf.layout.document import SheetView
from careerguide.pdf.layout.office_foot import quoted
from support.accessibility import COLORS, violations
from support.guides import ROOT, copy_real, interface
from support.pdf_layout import words_of_pages
from support.projects import run, served

pytestmark = pytest.mark.thorough

OFFICES: Final = ROOT / "tests" / "offices"
PRINTED: Final = {
    "us": (
        "sheets/conversation-30-letter.pdf",
        "sheets/our-fair-letter.pdf",
        "letters/cold-email-large-print-letter.pdf",
    ),
    "ireland": ("letters/our-open-day-a4.pdf", "sheets/cards-a4.pdf", "sheets/know-yourself-large-print-a4.pdf"),
}
"""A few sheets of each, of every layout."""


@dataclass(frozen=True)
class Shop:
    """What one office has made of the guide."""

    name: str
    root: Path
    guide: Guide
    addresses: Addresses
    pages: dict[str, str]
    views: dict[str, SheetView]


def shop(name: str, root: Path) -> Shop:
    copy_real(root)
    shutil.copytree(OFFICES / name, root / "office")
    guide = load(root)
    addresses = Addresses(guide)
    views = {view.path: view for view in print_jobs(guide, addresses, root, booklets=False)[0]}
    pages = {one.path: one.content.decode() for one in page_files(page_views(guide, addresses, downloads(views)), root)}
    return Shop(name, root, guide, addresses, pages, views)


def downloads(views: dict[str, SheetView]) -> list[Download]:
    """As if every sheet had been printed."""
    return [
        Download(one.path, one.kind, one.item, one.title, one.paper, one.variant, "en", 1, 1000, "", True, one.about)
        for one in views.values()
    ]


@pytest.fixture(scope="module")
def us(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    return shop("us", tmp_path_factory.mktemp("us"))


@pytest.fixture(scope="module")
def ireland(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    return shop("ireland", tmp_path_factory.mktemp("ireland"))


def printed(one: Shop) -> dict[str, Path]:
    """Some sheets of an office, on paper."""
    views, jobs = print_jobs(one.guide, one.addresses, one.root, booklets=False)
    wanted = [job for view, job in zip(views, jobs, strict=True) if view.path in PRINTED[one.name]]
    made = print_pdfs(wanted, Store(one.root / FOLDER), ROOT / "templates", Progress("PDF", quiet=True))
    paths = {}
    for job, sheet in zip(wanted, made, strict=True):
        paths[job.path] = one.root / job.path.replace("/", "-")
        paths[job.path].write_bytes(sheet.content)
    assert set(paths) == set(PRINTED[one.name])
    return paths


def test_both_are_sound(us: Shop, ireland: Shop) -> None:
    assert us.guide.warnings == ()
    assert ireland.guide.warnings == ()


# ---------------------------------------------------------------- words and reviews of their own


def test_words_of_an_office_are_right_beside_those_of_the_guide(ireland: Shop) -> None:
    accepted = [{word.typed for word in words.accepted} for words in ireland.guide.words]
    assert len(accepted) == 2
    assert accepted[1] == {"aula"}
    assert "in the aula" in ireland.pages["letters/our-open-day.md"]


def test_what_an_office_has_reviewed_counts_for_it(us: Shop, ireland: Shop) -> None:
    ours, others = (one.pages["questions/way-in.md"].split("---")[1] for one in (us, ireland))
    assert '"by": "the front desk"' in ours
    assert '"by": "the editors"' in others
    named = [one.file for one in us.guide.reviews]
    assert len(named) == len(set(named))
    assert "office/worksheets/sheet-our-fair.yml" in named
    assert us.guide.origins["questions/way-in.yml"].path == "office/reviews.yml"
    assert us.guide.origins["questions/skills.yml"].path == "content/reviews.yml"


# ---------------------------------------------------------------- half an hour instead of 20 minutes


def test_pages_follow(us: Shop) -> None:
    assert "30 minutes" in us.pages["index.md"]
    assert "20 minutes" not in us.pages["index.md"]
    assert us.guide.home.plan == "plan-30"
    for path, text in us.pages.items():
        if path.startswith("letters/"):
            assert "for 20 minutes" not in text, path


def test_letters_follow(us: Shop, ireland: Shop) -> None:
    for one, length in ((us, "30 minutes"), (ireland, "20 minutes")):
        assert any(length in letter_text(letter, one.addresses) for letter in one.guide.letters)
    assert not any("20 minutes" in letter_text(letter, us.addresses) for letter in us.guide.letters)


def test_reminders_and_the_tray_follow(us: Shop, ireland: Shop) -> None:
    ours, usual = (talks(one) for one in (us, ireland))
    assert (ours["minutes"], usual["minutes"]) == (30, 20)
    assert ours["pace"]["nudge"] == (10, "days") != usual["pace"]["nudge"]


def talks(one: Shop) -> dict[str, Any]:
    """What conversations and their reminders count with."""
    return conversations_data(one.guide, one.addresses)


# ---------------------------------------------------------------- paper


@pytest.mark.parametrize("name", PRINTED)
def test_sheets_carry_the_office_and_stay_accessible(name: str, request: pytest.FixtureRequest) -> None:
    one: Shop = request.getfixturevalue(name)
    contact = one.guide.office.contact
    for path, file in printed(one).items():
        report = validator.validate_pdf(str(file))
        assert report.is_compliant, (path, list(map(str, report.failures)))
        assert report.profile == validator.ValidationProfile.PDF_UA_1
        for words in words_of_pages(file):
            assert str(contact.email) in words, path
        assert one.guide.site.name.typed in words_of_pages(file)[0], path


def test_what_the_foot_says_cannot_leave_it() -> None:
    assert quoted('"} body { x: "</style>') == r'"\22 \7d  body \7b  x\3a  \22 \3c \2f style\3e "'


# ---------------------------------------------------------------- the site


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small guide as the site of the office in the US, without what only the whole guide has."""
    root = tmp_path_factory.mktemp("built") / "project"
    shutil.copytree(ROOT / "tests" / "guides" / "small", root)
    shutil.copy(ROOT / "content" / "interface.yml", root / "content")
    for name in ("hooks", "templates"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / "office").mkdir()
    shutil.copy(OFFICES / "us" / "logo.svg", root / "office")
    text = (OFFICES / "us" / "office.yml").read_text(encoding="utf-8").partition("  thank-you-time")[0]
    (root / "office" / "office.yml").write_text(f"{text}script: visits.js\n", encoding="utf-8")
    (root / "office" / "visits.js").write_text("document.documentElement.dataset.visits = 1;\n", encoding="utf-8")
    done = run("build", "-q", "--site-dir", str(root / "site"), root=root)
    assert done.returncode == 0, done.stderr
    return root / "site"


def test_the_site_says_whose_it_is_and_where_it_comes_from(built: Path) -> None:
    page = (built / "index.html").read_text(encoding="utf-8")
    header, footer = (page.partition(f"<{tag}")[2].partition(f"</{tag}>")[0] for tag in ("header", "footer"))
    assert "Prairie State Career Center" in header
    (logo,) = (built / "assets/office").glob("logo.*.svg")
    assert f"assets/office/{logo.name}" in header
    assert 'href="tel:5550142"' in footer
    assert 'href="mailto:careers@prairie-state.example"' in footer
    assert "Friday, 9 to noon" in footer
    assert "Alumni who take calls" in footer
    assert re.search(r'Made with <a href="https://[^"]+">Small Guide</a>', footer)
    assert logo.read_bytes() == (OFFICES / "us" / "logo.svg").read_bytes()


def test_a_site_with_a_script_of_the_office_makes_no_promise_about_tracking(built: Path, site: Path) -> None:
    promise = interface()("footer-no-tracking")
    assert promise in (site / "index.html").read_text(encoding="utf-8")
    for page in built.rglob("*.html"):
        assert promise not in page.read_text(encoding="utf-8"), page


@pytest.mark.browser
def test_everybody_can_use_it_in_the_colors_of_the_office(built: Path, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    with served(built) as address:
        page.goto(address)
        assert violations(page) == []
        assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--accent')").strip() in (
            accent("7a1f3d", "light").fill,
        )
        assert page.evaluate("document.documentElement.dataset.visits") == "1"
        page.emulate_media(color_scheme="dark")
        assert violations(page, COLORS) == []
        assert page.evaluate("cg.myQuestions.get().minutes") == 30
    page.close()
