"""Reviews: the foot of a page says when someone last read its file, and the check says what has waited too long."""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import yaml

from careerguide.build.build import page_files, page_views
from careerguide.checks.reviews import FEW, FILES, listing, months, stale
from careerguide.checks.run import load
from careerguide.pages.urls import Addresses
from support.guides import ROOT, copy_content, copy_small
from support.projects import run

FILE, OFFICE = FILES
ROWS = """\
- {file: questions/start.yml, reviewed: 2025-11-26, owner: the editors}
- file: content/tips.yml
  reviewed: 2025-11-27
  owner: Ana & Ben
"""
WAITED = (
    "content/reviews.yml:1:1: stale-review (warning): Nobody has reviewed questions/start.yml in 12 months. "
    "Read it from start to finish, fix what's no longer true, and write today's date here."
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = copy_content(tmp_path / "guide")
    (made / FILE).write_text(ROWS, encoding="utf-8")
    return made


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("2025-11-26", "2026-11-26", 12),
        ("2025-11-26", "2026-11-25", 11),
        ("2024-02-29", "2025-02-28", 11),
        ("2024-02-29", "2025-03-01", 12),
        ("2026-01-31", "2026-02-01", 0),
    ],
)
def test_only_whole_months_count(first: str, last: str, found: int) -> None:
    assert months(date.fromisoformat(first), date.fromisoformat(last)) == found


def test_after_twelve_months_there_is_a_warning(root: Path) -> None:
    guide = load(root)
    assert guide.warnings == ()
    assert list(stale(guide, date(2026, 11, 25))) == []
    assert list(map(str, stale(guide, date(2026, 11, 26)))) == [WAITED]
    assert [entry.line for entry in stale(guide, date(2027, 1, 1))] == [1, 2]


MANY = (
    "content/reviews.yml:2:1: stale-reviews (warning): 4 files haven't been reviewed in twelve months or longer: "
    "content/tips.yml, content/home.yml, content/plans.yml and 1 more. Read them one by one, fix what's no "
    "longer true, and write the date here. To see them all, run: ./guide check --stale"
)


def test_many_waiting_files_share_one_warning(root: Path) -> None:
    rows = [("site", "2025-06-01"), ("tips", "2025-01-31"), ("plans", "2025-05-01"), ("home", "2025-05-01")]
    text = "".join(f"- {{file: content/{name}.yml, reviewed: {day}, owner: us}}\n" for name, day in rows)
    (root / FILE).write_text(text, encoding="utf-8")
    guide = load(root)
    assert [entry.line for entry in stale(guide, date(2026, 5, 1))] == [2, 4, 3]
    assert len(list(stale(guide, date(2026, 5, 1)))) == FEW
    assert list(map(str, stale(guide, date(2026, 6, 1)))) == [MANY]


def test_a_year_after_all_reviews_there_is_one_warning() -> None:
    guide = load(ROOT)
    last = max(entry.day for entry in guide.reviews)
    assert len(guide.reviews) > FEW
    assert [entry.code for entry in stale(guide, last.replace(year=last.year + 1))] == ["stale-reviews"]


@pytest.fixture
def office(root: Path) -> Path:
    (root / "office").mkdir()
    (root / "office/office.yml").write_text("name: Mill Lane Careers\n", encoding="utf-8")
    rows = ("questions/start.yml, reviewed: 2025-12-24", "office/office.yml, reviewed: 2025-12-25")
    text = "".join(f"- {{file: {row}, owner: Orla}}\n" for row in rows)
    (root / OFFICE).write_text(text, encoding="utf-8")
    return root


def test_the_review_of_the_office_counts_more_than_that_of_the_guide(office: Path) -> None:
    guide = load(office)
    assert {review.file: review.owner.typed for review in guide.reviews} == {
        "questions/start.yml": "Orla",
        "content/tips.yml": "Ana & Ben",
        "office/office.yml": "Orla",
    }
    assert listing(guide, date(2026, 12, 24))[-3:] == [
        "2025-11-27  12 months  Ana & Ben  content/tips.yml",
        "2025-12-24  12 months  Orla       questions/start.yml",
        "2025-12-25  11 months  Orla       office/office.yml",
    ]
    assert OFFICE not in {line.split()[-1] for line in listing(guide, date(2026, 12, 24))}


def test_a_file_that_an_update_removed_needs_no_review(office: Path) -> None:
    (office / OFFICE).write_text("- {file: content/gone.yml, reviewed: 2020-01-01, owner: Orla}\n", encoding="utf-8")
    guide = load(office)
    assert [entry.code for entry in guide.warnings] == ["orphaned-review"]
    assert "content/gone.yml" not in {entry.file for entry in guide.reviews}


def test_an_office_writes_the_day_into_its_own_list(office: Path) -> None:
    ours, own = stale(load(office), date(2026, 12, 24))
    assert (ours.path, ours.line) == (FILE, 2)
    assert str(ours).endswith("and write today's date in office/reviews.yml.")
    assert (own.path, own.line) == (OFFICE, 1)
    assert str(own).endswith("and write today's date here.")
    (office / OFFICE).unlink()
    assert str(next(stale(load(office), date(2026, 12, 24)))).endswith("today's date in office/reviews.yml.")


def test_the_listing_has_every_file_with_the_oldest_review_first(root: Path) -> None:
    lines = listing(load(root), date(2026, 11, 26))
    made = [path for top in ("content", "questions") for path in (root / top).rglob("*.yml")]
    assert {line.split()[-1] for line in lines} == {path.relative_to(root).as_posix() for path in made} - {FILE}
    assert lines[-2:] == [
        "2025-11-26  12 months  the editors  questions/start.yml",
        "2025-11-27  11 months  Ana & Ben    content/tips.yml",
    ]
    assert {line.split()[0] for line in lines[:-2]} == {"never"}


def test_a_guide_without_reviews_lists_its_files_all_the_same(tmp_path: Path) -> None:
    guide = load(copy_content(tmp_path / "guide"))
    assert {line.split()[0] for line in listing(guide, date(2026, 11, 26))} == {"never"}
    assert list(stale(guide, date(2040, 1, 1))) == []


def test_pages_made_from_a_reviewed_file_say_so(tmp_path: Path) -> None:
    root = copy_small(tmp_path / "guide")
    (root / FILE).write_text(ROWS, encoding="utf-8")
    guide = load(root)
    views = page_views(guide, Addresses(guide), [])
    heads = {file.path: yaml.safe_load(file.content.decode().split("---\n")[1]) for file in page_files(views, root)}
    dated = {view.path: heads[view.path]["reviewed"] for view in views if "reviewed" in heads[view.path]}
    assert set(dated) == {view.path for view in views if view.source in ("questions/start.yml", "content/tips.yml")}
    assert sorted(dated.values(), key=lambda review: review["date"]) == [
        {"date": "2025-11-26", "day": "November 26, 2025", "by": "the editors"},
        {"date": "2025-11-27", "day": "November 27, 2025", "by": "Ana & Ben"},
    ]


def seconds(day: str) -> str:
    return str(int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()))


def test_the_check_command_passes_the_day(project: Path) -> None:
    (project / FILE).write_text(ROWS, encoding="utf-8")
    done = run("check", root=project, SOURCE_DATE_EPOCH=seconds("2026-11-25"))
    assert (done.returncode, done.stderr) == (0, "")
    done = run("check", root=project, SOURCE_DATE_EPOCH=seconds("2026-11-26"))
    assert done.returncode == 0
    assert WAITED in done.stderr.splitlines()
    assert "No problems, 1 warning" in done.stdout
    done = run("check", "--stale", root=project, SOURCE_DATE_EPOCH=seconds("2026-11-26"))
    assert (done.returncode, done.stderr) == (0, "")
    assert "12 months  the editors  questions/start.yml" in done.stdout


def test_the_clock_does_not_change_the_guide(root: Path, tmp_path: Path) -> None:
    """Twelve months on, the same sources make the same pages: a build asks for no day."""
    other = shutil.copytree(root, tmp_path / "other", symlinks=True)
    (other / FILE).write_text(ROWS.replace("2025", "2020"), encoding="utf-8")
    assert load(other).warnings == ()


def test_every_file_of_the_guide_has_a_review() -> None:
    guide = load(ROOT)
    assert {entry.file for entry in guide.reviews} == set(guide.files)
