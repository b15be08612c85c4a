"""Rules: each is a function on a model, and listed under it. Their messages are in golden/problems/rules.yml."""

import inspect
import re
from pathlib import Path

import pytest

from careerguide.checks import rules
from careerguide.checks.rules import GUIDE_RULES, RULES, Mistakes, Rules, at
from careerguide.checks.run import examine
from careerguide.model.questions import Question
from careerguide.problems.messages import Message, messages
from support.guides import copy_content

FILE = "questions/start.yml"


@pytest.mark.parametrize("rules", [RULES, GUIDE_RULES])
def test_every_rule_says_what_it_is_for(rules: Rules) -> None:
    for model, listed in rules.items():
        assert [next(iter(rule.__annotations__.values())) for rule in listed] == [model] * len(listed)


def test_every_mistake_has_a_message() -> None:
    codes = re.findall(r'\b(?:at|Mistake)\("([a-z-]+)"', inspect.getsource(rules))
    assert len(codes) > 20
    assert [code for code in codes if code not in messages()] == []


def bad_beginnings(question: Question) -> Mistakes:
    """A rule that someone might add: no question begins with “How”."""
    if question.ask.typed.startswith("How"):
        yield at("begins-badly", "ask", words="How", first=question.ask.typed.split()[0])


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    more: Rules = {**RULES, Question: [*RULES[Question], bad_beginnings]}
    monkeypatch.setattr(rules, "RULES", more)
    message = Message("It starts with “{first}”.", "Start it with “What”.", warning=False)
    monkeypatch.setitem(messages(), "begins-badly", message)
    return copy_content(tmp_path / "guide")


NEW = f"{FILE}:6:10: begins-badly: It starts with “How”. Start it with “What”."


def test_a_rule_that_is_listed_is_followed(root: Path) -> None:
    assert list(map(str, examine(root)[1])) == [NEW]


def test_a_rule_is_followed_inside_an_item_with_other_problems(root: Path) -> None:
    path = root / FILE
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("title:", "titel:").replace("order:", "ordre: 1\norder:"), encoding="utf-8")
    problems = list(map(str, examine(root)[1]))
    assert len(problems) > 1
    assert any(": begins-badly: " in problem for problem in problems)
