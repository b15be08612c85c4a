"""What the box of the question bank finds: the real questions, by the words that people type."""

import json
import subprocess
from typing import Any, Final

import pytest

from careerguide.content.yaml_reader import read
from careerguide.model.guide import Guide
from careerguide.pages.data import bank, synonyms, tools_bank
from careerguide.pages.urls import Addresses
from support.guides import NODE, ROOT

LINES: Final[Any] = read(ROOT / "tests/golden/question-words.yml", "question-words.yml").value
WORDS: Final[list[str]] = [word for line in LINES for word in line]


@pytest.fixture(scope="module")
def found(guide: Guide) -> dict[str, list[str]]:
    """The ids of the questions that each word finds, the best first."""
    addresses = Addresses(guide)
    tools = tools_bank(bank(guide, addresses), guide, addresses)
    data = {"bank": tools, "synonyms": synonyms(guide), "words": WORDS}
    command = [NODE, ROOT / "tests/scripts/find-questions.mjs"]
    done = subprocess.run(command, input=json.dumps(data), capture_output=True, text=True, check=True)
    answer: dict[str, list[str]] = json.loads(done.stdout)
    return answer


def test_everyday_words_find_questions(found: dict[str, list[str]]) -> None:
    assert len(WORDS) > 44
    assert [word for word in WORDS if not found[word]] == []


@pytest.mark.parametrize(
    ("word", "question"),
    [
        ("remote", "where-work-happens"),
        ("visa", "staff-from-abroad"),
        ("AI", "ai-at-work"),
        ("military", "military-experience"),
        ("kids", "around-caring"),
        ("grad school", "grad-school"),
        ("résumé", "resume-first-look"),
    ],
)
def test_the_first_ones_are_about_it(found: dict[str, list[str]], word: str, question: str) -> None:
    assert question in found[word][:3]


def test_a_meeting_begins_and_ends_as_in_its_plan(guide: Guide) -> None:
    addresses = Addresses(guide)
    plans = {plan["id"]: plan for plan in tools_bank(bank(guide, addresses), guide, addresses)["plans"]}
    for plan in guide.plans:
        first, last = plan.parts[0], plan.parts[-1]
        assert plans[plan.id]["hello"]["title"] == first.title.typed
        assert plans[plan.id]["thanks"]["title"] == last.title.typed
        assert all(text and "*" not in text for text in plans[plan.id]["hello"]["texts"])
