"""Rules: each is a function on a model, listed with its code. Their messages are in golden/problems/rules.yml."""

from pathlib import Path

import pytest

from careerguide.checks import rules
from careerguide.checks.rules import GUIDE_RULES, RULES, Mistakes, Rule, at
from careerguide.checks.run import examine
from careerguide.model.questions import Question
from careerguide.problems.messages import MESSAGES
from support.guides import copy_small

FILE = "questions/start.yml"


def test_every_rule_has_a_message_and_says_what_it_is_for() -> None:
    for rule in (*RULES, *GUIDE_RULES):
        assert rule.code in MESSAGES
        first = next(iter(rule.find.__annotations__.values()))
        assert first is rule.model


def bad_beginnings(question: Question) -> Mistakes:
    """A rule that somebody might add: no question begins with “How”."""
    if question.ask.typed.startswith("How"):
        yield at("ask", words="How", first=question.ask.typed.split()[0])


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(rules, "RULES", (*RULES, Rule("begins-badly", Question, bad_beginnings)))
    monkeypatch.setitem(MESSAGES, "begins-badly", ("It begins with “{first}”.", "Begin it with “What”."))
    return copy_small(tmp_path / "guide")


NEW = f"{FILE}:6:10: begins-badly: It begins with “How”. Begin it with “What”."


def test_a_rule_that_is_listed_is_followed(root: Path) -> None:
    assert list(map(str, examine(root)[1])) == [NEW]


def test_a_rule_is_followed_inside_an_item_with_other_problems(root: Path) -> None:
    path = root / FILE
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("title:", "titel:").replace("order:", "ordre: 1\norder:"), encoding="utf-8")
    problems = list(map(str, examine(root)[1]))
    assert len(problems) > 1
    assert any(": begins-badly: " in problem for problem in problems)
