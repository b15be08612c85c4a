"""Warnings on the wording of a whole guide. Their messages are in golden/problems/wording.yml."""

from collections.abc import Mapping
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from careerguide.build.build import page_files, page_views
from careerguide.checks.run import load
from careerguide.content.document import spot
from careerguide.pages.urls import Addresses
from careerguide.problems.problem import Mark
from support.guides import ROOT, copy_content, copy_small


@given(st.text("ab \n", max_size=60), st.integers(0, 5))
def test_words_are_found_on_their_line(before: str, column: int) -> None:
    lines = f"{'.' * column}{before} interveiw, ask".split("\n")
    place = spot(lines, Mark(1, column + 1), "interveiw, ask")
    assert lines[place.line - 1][place.column - 1 :] == "interveiw, ask"


def test_the_guide_itself_has_no_warnings() -> None:
    assert load(ROOT).warnings == ()


def change(root: Path, name: str, words: Mapping[str, str]) -> None:
    path = root / name
    text = path.read_text(encoding="utf-8")
    for old, new in words.items():
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def test_a_guide_with_warnings_has_all_its_pages(tmp_path: Path) -> None:
    root = copy_small(tmp_path / "guide")
    change(root, "questions/start.yml", {"How did you find your way in?": "Is teh work done and how was it decided?"})
    guide = load(root)
    assert {warning.code for warning in guide.warnings} == {"passive", "spelling", "two-in-one-question"}
    pages = {page.path: page.content.decode() for page in page_files(page_views(guide, Addresses(guide), []), root)}
    assert any("Is teh work done" in page for page in pages.values())


def test_a_warning_stays_until_it_is_fixed(tmp_path: Path) -> None:
    root = copy_content(tmp_path / "guide")
    change(root, "content/tips.yml", {"Stop when you said": "Stop whne you said"})
    first = load(root).warnings
    assert [warning.code for warning in first] == ["spelling"]
    assert load(root).warnings == first
    change(root, "content/words.yml", {"café": "whne"})
    assert load(root).warnings == ()
    change(root, "content/words.yml", {"whne": "café"})
    assert load(root).warnings == first


def test_a_guide_needs_no_list_of_words(tmp_path: Path) -> None:
    root = copy_content(tmp_path / "guide")
    (root / "content" / "words.yml").unlink()
    guide = load(root)
    assert (guide.words, guide.warnings) == ((), ())


def test_a_default_that_grows_is_noticed_where_it_is_used(tmp_path: Path) -> None:
    root = copy_content(tmp_path / "guide")
    why = "The real route is often another, and {meeting-length} is long enough for you to hear of it twice."
    change(root, "questions/start.yml", {"You hear the route they really took.": why})
    assert load(root).warnings == ()
    change(root, "content/positions.yml", {"default: 10 minutes": "default: 10 minutes or thirty"})
    assert [warning.code for warning in load(root).warnings] == ["long-item"]


def test_other_languages_get_no_warnings(tmp_path: Path) -> None:
    root = copy_content(tmp_path / "guide")
    change(root, "content/tips.yml", {"Stop when you said you would.": "Hör auf, wenn die Zeit um ist."})
    assert load(root).warnings
    site = root / "content" / "site.yml"
    text = "\n".join(line for line in site.read_text(encoding="utf-8").split("\n") if not line.startswith("language:"))
    site.write_text(f"{text}\nlanguage: de\n", encoding="utf-8")
    assert load(root).warnings == ()
