"""What the checks take for a request, and what a guide with warnings does: it is built, and says so."""

import time
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from careerguide.checks.run import load
from careerguide.model.letter_hints import (
    attaches_a_resume,
    filled,
    is_limited,
    most_words,
    requests_for_a_job,
    says_nothing,
    two_in_one,
)
from careerguide.pages.letters import SITUATIONS
from support.cases import read_cases
from support.guides import ROOT
from support.projects import run, run_process

CASES: dict[str, list[dict[str, Any]]] = read_cases(ROOT / "tests/golden/hints.yml")


def cases(rule: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("words", "found"), [(case["words"], case["found"]) for case in CASES[rule]])


@cases("job")
def test_a_request_for_a_job_is_seen_and_other_talk_of_jobs_is_not(words: str, found: list[str]) -> None:
    assert list(requests_for_a_job(words)) == found


@cases("resume")
def test_an_attached_resume_is_seen(words: str, found: bool) -> None:
    assert attaches_a_resume(words) is found


@cases("two")
def test_two_questions_in_one_are_seen(words: str, found: list[str]) -> None:
    assert list(two_in_one(words)) == found


@cases("vague")
def test_a_connection_that_could_be_anyones_is_seen(words: str, found: bool) -> None:
    assert says_nothing(words) is found


@pytest.mark.parametrize("unit", ["a", "a ", "? ", ". ", "and what ", "looking for a "])
def test_a_very_long_message_is_read_in_a_moment(unit: str) -> None:
    message, begin = unit * (50_000 // len(unit)), time.process_time()
    list(requests_for_a_job(message))
    attaches_a_resume(message)
    list(two_in_one(message))
    assert time.process_time() - begin < 2


def worsen(root: Path) -> None:
    path = root / "content" / "letters" / "cold-email.yml"
    text = path.read_text(encoding="utf-8").replace("I am not asking for a job.", "I have attached my résumé.")
    path.write_text(text, encoding="utf-8")


WARNING = "content/letters/cold-email.yml:15:7: attached-resume (warning): "


def test_check_prints_warnings_and_ends_with_0(project: Path) -> None:
    worsen(project)
    done = run("check", root=project)
    assert done.returncode == 0
    assert done.stderr.startswith(WARNING)
    assert "No problems, 1 warning." in done.stdout


def test_warnings_come_after_problems(project: Path) -> None:
    worsen(project)
    path = project / "content" / "reasons.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("text:", "txt:"), encoding="utf-8")
    done = run("check", root=project)
    assert done.returncode == 1
    *above, warning, _line, _caret, summary = done.stderr.splitlines()
    assert above[0].startswith("content/reasons.yml")
    assert warning.startswith(WARNING)
    assert summary.endswith("and 1 warning in the content.")


@pytest.mark.thorough
def test_build_shows_warnings_also_when_nothing_changed(printed: Path) -> None:
    worsen(printed)
    for _ in range(2):
        done = run_process("build", root=printed)
        assert done.returncode == 0
        assert WARNING in done.stderr
    assert run("build", "-q", root=printed).stderr == ""


def test_our_letters_have_no_warnings_and_cover_every_situation() -> None:
    guide = load(ROOT)
    assert guide.warnings == ()
    assert len(guide.letters) >= 22
    assert {letter.situation for letter in guide.letters} == set(SITUATIONS)
    defaults = {one.id: one.default.typed for one in guide.positions}
    limited = [letter for letter in guide.letters if is_limited(letter)]
    most = most_words(guide.tools, guide.positions)
    assert f"{most} words" == defaults["message-words"]
    assert max(len(filled(letter, defaults.__getitem__).split()) for letter in limited) <= most


def test_without_script_the_message_is_text_and_no_button_promises_more(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "letters/cold-email/")
    expect(page.get_by_text("Copy the message")).to_be_hidden()
    expect(page.get_by_role("group").first).to_contain_text("Dear [their name],")
    context.close()
