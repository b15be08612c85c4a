"""content/tools.yml: the tools of the site work with the items that it names, under whatever ids they have."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from careerguide.build.build import page_views
from careerguide.checks.run import examine, load
from careerguide.content.office_settings import NUMBERS
from careerguide.pages.composer import composed
from careerguide.pages.my_pages import conversations_data
from careerguide.pages.urls import Addresses
from support.guides import copy_real, edit


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_real(tmp_path / "guide")


def rename(root: Path, ids: Mapping[str, str]) -> None:
    """Gives items other ids, in every file but content/tools.yml."""
    for path in list(root.rglob("*.yml")):
        text = path.read_text(encoding="utf-8")
        for old, new in ids.items():
            text = text.replace(old, new)
        if path.name != "tools.yml":
            path.write_text(text, encoding="utf-8")
        if path.stem in ids:
            path.rename(path.with_stem(ids[path.stem]))


def conversations(root: Path) -> dict[str, Any]:
    """What the page My conversations works with."""
    guide = load(root)
    return conversations_data(guide, Addresses(guide))


IDS = {"sheet-compare": "sheet-side", "thank-you-email": "thanks-after", "no-reply": "patience"}


def test_a_tool_works_with_items_under_other_ids(root: Path) -> None:
    edit(root / "content" / "positions.yml", "\n  at: [7, 10]\n", "\n  at: [5, 10]\n")
    before = conversations(root)
    assert before["rows"]
    assert before["pace"]["nudge"] == (5, "days")
    rename(root, IDS)
    problems = [(problem.path, problem.code, problem.word) for problem in examine(root)[1]]
    assert sorted(problems) == sorted(("content/tools.yml", "unknown-id", old) for old in IDS)
    tools = root / "content" / "tools.yml"
    text = tools.read_text(encoding="utf-8")
    for old, new in IDS.items():
        text = text.replace(f" {old}", f" {new}")
    tools.write_text(text, encoding="utf-8")
    after = conversations(root)
    assert after["letters"]["thank-you-email"].pop("path") == "letters/thanks-after/"
    assert before["letters"]["thank-you-email"].pop("path") == "letters/thank-you-email/"
    assert after == before


def test_a_tool_does_without_what_an_office_hides(root: Path) -> None:
    changes = root / "office" / "changes" / "less.yml"
    changes.parent.mkdir(parents=True)
    changes.write_text("hide: [declined-thanks, thank-you-card]\n", encoding="utf-8")
    assert "declined-thanks" not in conversations(root)["letters"]


def test_an_office_says_how_long_a_first_message_can_be(root: Path) -> None:
    office = root / "office" / "office.yml"
    office.parent.mkdir()
    office.write_text("positions: {message-words: 60 words}\n", encoding="utf-8")
    guide = load(root)
    assert {warning.path for warning in guide.warnings} >= {"content/letters/cold-email.yml"}
    limits = {letter.id: composed(letter, Addresses(guide)).get("most_words") for letter in guide.letters}
    assert limits["cold-email"] == 60
    assert limits["phone-script"] is limits["thank-you-email"] is None


def test_every_plan_has_time_for_the_question_the_reader_came_for(root: Path) -> None:
    """It begins by the middle, and takes as long as content/positions.yml says."""
    guide = load(root)
    said = guide.item("key-question-minutes").default.typed
    for plan in guide.plans:
        lengths = [part.minutes or sum(guide.item(name).minutes for name in part.questions) for part in plan.parts]
        number = [part.title.typed for part in plan.parts].index("Your question")
        assert sum(lengths[:number]) <= plan.minutes / 2, plan.id
        assert said == f"{NUMBERS[lengths[number] - 1]} minutes", plan.id


def test_a_meeting_begins_the_thank_you_unless_there_is_none(root: Path) -> None:
    def thanks() -> Any:
        guide = load(root)
        (view,) = (page.view for page in page_views(guide, Addresses(guide), []) if page.path == "my-meeting.md")
        return json.loads(str(view["data"]))["thanks"]

    assert {field["name"] for field in thanks()["fields"]} >= {"contact", "day", "learned"}
    edit(root / "content" / "tools.yml", "\n  thank_you: thank-you-email\n", "\n")
    assert thanks() is None
