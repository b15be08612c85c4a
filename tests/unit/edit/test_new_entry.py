"""A new entry is sound from its first moment, and nothing that was there before has moved."""

import difflib
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerguide.checks.run import examine, load
from careerguide.content.yaml_reader import texts
from careerguide.edit.new_entry import ENTRY_KINDS, make_entry, new_id
from careerguide.model.markup import ID
from careerguide.model.office import Office
from careerguide.problems.problem import MachineError
from support.cases import first
from support.guides import ROOT, SMALL
from support.projects import run

PARTS = ("content", "questions", "office")
GUIDE = load(SMALL)
QUESTION = ["question", "--category", "start", "--ask", "Who taught you: a person or a book?"]
OPTIONS = [
    (QUESTION, "questions/start.yml"),
    ([*QUESTION, "--after", "first-step", "--answer", "look-up"], "questions/start.yml"),
    (
        [*QUESTION, "--why", "It's “so” for you: #1.", "--follow-up", "Who, then?", "--follow-up", "Why?"],
        "questions/start.yml",
    ),
    (["tip", "--step", "talk", "--title", "Bring a pen"], "content/tips.yml"),
    (["letter", "--title", "Ask about training"], "content/letters/ask-about-training.yml"),
    (["letter", "--title", "Good news", "--situation", "later"], "content/letters/good-news.yml"),
    (["worksheet", "--title", "On the bus"], "content/worksheets/sheet-bus.yml"),
    (["category", "--title", "Tools", "--ask", "Which tool do you use most?"], "questions/tools.yml"),
    (["office", "--name", "Mill: Careers"], "office/office.yml"),
    ([*QUESTION, "--office", "--after", "first-step"], "office/changes/taught-person-book.yml"),
    (["tip", "--office", "--step", "talk", "--title", "Bring a pen"], "office/changes/tip-bring-pen.yml"),
    (["letter", "--office", "--title", "Ask about training"], "office/letters/ask-about-training.yml"),
    (["worksheet", "--office", "--title", "On the bus"], "office/worksheets/sheet-bus.yml"),
    (["category", "--office", "--title", "Tools", "--ask", "What’s hard?"], "office/questions/tools.yml"),
]
TYPED = [
    ("question", ["nowhere", "start", "", "What’s hard?", "", "Since when? Why?", "11", "4", *[""] * 5]),
    ("tip", ["talk", "Bring a pen", *[""] * 5]),
    ("letter", ["Ask about training", *[""] * 7]),
    ("worksheet", ["On the bus", *[""] * 4]),
    ("office", ["Mill: Careers"]),
    ("category", ["Tools", "", "Which tool do you use most?", *[""] * 8]),
]


def new(project: Path, kind: str, answers: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """`guide new` on a terminal, where someone types these answers."""
    ours, theirs = os.openpty()
    os.write(ours, "".join(f"{one}\n" for one in answers).encode())
    environment = {**os.environ, "PYTHONPATH": str(project / "hooks")}
    command = [sys.executable, "-m", "careerguide", "new", kind]
    try:
        return subprocess.run(
            command, cwd=project, env=environment, stdin=theirs, capture_output=True, text=True, check=False
        )
    finally:
        os.close(ours)
        os.close(theirs)


def only_added(before: str, after: str) -> bool:
    """Whether every line that was there is there still, in the same order."""
    return not any(line.startswith("- ") for line in difflib.ndiff(before.splitlines(True), after.splitlines(True)))


@pytest.mark.parametrize(("arguments", "path"), OPTIONS, ids=lambda one: one if isinstance(one, str) else one[0])
def test_with_options_it_is_sound_at_once(arguments: list[str], path: str, project: Path) -> None:
    before = texts(project, PARTS)
    done = run("new", *arguments, root=project)
    assert (done.returncode, done.stderr) == (0, "")
    after = texts(project, PARTS)
    assert [one for one in after if after[one] != before.get(one)] == [path]
    assert only_added(before.get(path, ""), after[path])
    number = int(re.findall(r"line (\d+)", done.stdout)[0])
    assert after[path].splitlines()[number - 1].lstrip().startswith("#")
    assert examine(project)[1] == []


@pytest.mark.parametrize(("kind", "answers"), first(TYPED, most=2), ids=[kind for kind, _ in TYPED])
def test_with_typed_answers_it_is_sound_at_once(kind: str, answers: list[str], project: Path) -> None:
    done = new(project, kind, answers)
    assert (done.returncode, done.stderr) == (0, "")
    assert examine(project)[1] == []
    if kind == "question":
        assert "“nowhere” isn't the id of a category." in done.stdout
        assert "Please enter something." in done.stdout
        assert "“11” is out of range. Use a number that's at most 10." in done.stdout
        question = load(project).by_id["hard"]
        assert question.model_dump(include={"minutes", "priority"}) == {"minutes": 4, "priority": "more"}


def test_every_kind_is_tried() -> None:
    assert {arguments[0] for arguments, _ in OPTIONS} == {kind for kind, _ in TYPED} == set(ENTRY_KINDS)


def test_leaving_off_changes_nothing(project: Path) -> None:
    before = texts(project, PARTS)
    assert new(project, "tip", ["talk", "\x04"]).returncode == 130
    assert texts(project, PARTS) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--category", "strat", "--ask", "Why?"], "“strat” isn't the id of a category. Did you mean “start”?"),
        (
            ["--category", "who-else", "--ask", "Why?"],
            "“who-else” isn't the id of a category. It's the id of a question.",
        ),
        (["--category", "start"], "--ask is missing."),
        (["--category", "start", "--ask", "Why?", "--minutes", "many"], "“many” isn't a whole number."),
        (["--category", "start", "--ask", "Why?", "--after", "tip-stop"], "“tip-stop” isn't a question in start."),
        (["--category", "start", "--ask", "Why?", "--source", "me"], "“me” isn't the id of a source."),
    ],
)
def test_an_answer_that_does_not_fit_is_reported_in_one_line(project: Path, arguments: list[str], said: str) -> None:
    before = texts(project, PARTS)
    done = run("new", "question", *arguments, root=project)
    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert texts(project, PARTS) == before


def test_ids_that_are_taken_or_were_once_are_not_given_again() -> None:
    guide = load(SMALL)
    assert new_id(guide, "Another name?") == "another-name-2"
    assert new_id(guide, "The questions") == "questions-2"
    assert new_id(guide, "Stop", "tip-") == "tip-stop-2"
    assert new_id(guide, "¿Qué más?") == "que-mas"
    assert new_id(guide, "何?", otherwise="question") == "question"


@given(st.text(max_size=80), st.sampled_from(["", "tip-", "sheet-"]))
def test_whatever_the_words_the_id_is_one(words: str, prefix: str) -> None:
    name = new_id(GUIDE, words, prefix)
    assert re.fullmatch(ID, name)
    assert len(name) <= 40
    assert name not in GUIDE.by_id


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_it_ends_its_lines_as_the_file_does(ending: str) -> None:
    guide, found = load(SMALL), texts(SMALL, PARTS)
    path = "questions/start.yml"
    before = found[path].rstrip("\n").replace("\n", ending)
    entry = make_entry("question", guide, {**found, path: before}, {"category": "start", "ask": "Why?"})
    after = entry.within(before)
    assert after.startswith(before + ending)
    assert set(re.findall("\r\n|\r|\n", after)) == {ending}


def test_a_tip_comes_after_the_others_of_its_step() -> None:
    guide, found = load(ROOT), texts(ROOT, PARTS)
    entry = make_entry("tip", guide, found, {"step": "prepare", "title": "Bring a pen"})
    after = entry.within(found[entry.path])
    assert only_added(found[entry.path], after)
    steps = re.findall(r"^  step: (.*)$", after, re.MULTILINE)
    assert [one for number, one in enumerate(steps) if one != steps[number - 1]] == [step.id for step in guide.steps]


def test_a_file_that_is_there_is_never_replaced() -> None:
    entry = make_entry("letter", load(SMALL), texts(SMALL, PARTS), {"title": "Hello"})
    with pytest.raises(MachineError):
        entry.within("title: mine\n")


def test_a_list_that_is_written_otherwise_is_reported(project: Path) -> None:
    path = project / "questions" / "start.yml"
    text = path.read_text(encoding="utf-8").replace("  - id: which-training", "  -\n    id: which-training")
    path.write_text(text, encoding="utf-8")
    done = run("new", "question", "--category", "start", "--ask", "Why?", root=project)
    assert done.returncode == 2
    assert "their own lines" in done.stderr
    assert path.read_text(encoding="utf-8") == text


def test_a_fork_with_a_layer_of_its_own_adds_there(project: Path) -> None:
    assert run("new", "office", "--name", "Mill", root=project).returncode == 0
    base = {path: text for path, text in texts(project, PARTS).items() if not path.startswith("office/")}
    assert run("new", *QUESTION, root=project).returncode == 0
    assert run("new", "question", "--category", "start", "--ask", "What’s hard?", root=project).returncode == 0
    assert {one.id for one in load(project).questions[-2:]} == {"taught-person-book", "hard"}
    assert {path: text for path, text in texts(project, PARTS).items() if not path.startswith("office/")} == base
    done = run("new", *QUESTION, "--no-office", root=project)
    assert done.stdout.startswith("questions/start.yml: taught-person-book-2 starts")
    again = run("new", "office", "--name", "Other", root=project)
    assert (again.returncode, len(again.stderr.splitlines())) == (2, 1)
    assert "office/office.yml already exists." in again.stderr


def test_every_field_of_an_office_is_there_and_can_be_used(project: Path) -> None:
    run("new", "office", "--name", "Mill", root=project)
    path = project / "office" / "office.yml"
    text = path.read_text(encoding="utf-8")
    files = re.compile("#(?=logo|wordmark|script)")
    used = "\n".join(line if files.match(line) else re.sub("^#(?! )|^#(?=  )", "", line) for line in text.split("\n"))
    path.write_text(used, encoding="utf-8")
    assert [name for name in Office.model_fields if not re.search(f"^#?{name}:", used, re.MULTILINE)] == []
    office = load(project).office
    assert {*Office.model_fields} - office.model_fields_set == {"logo", "wordmark", "script"}
    assert examine(project)[1] == []
