"""Files that once hung a command, crashed it or confused it, and others like them, end in plain problems and soon."""

import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerguide.checks.run import examine
from support.cases import first, read_cases
from support.guides import ROOT, SMALL, copy_small
from support.projects import Done, run

CORPUS: Final = ROOT / "tests" / "corpus"
INPUTS: Final[list[dict[str, str]]] = read_cases(CORPUS / "inputs.yml")
TEXTS: Final = [case for case in INPUTS if case["input"].endswith(".yml")]
LONGEST: Final = 5
"""Seconds of CPU for a command with Python's start, several times what any of these should take."""
LINE_BREAK: Final = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
OFFICE: Final = "name: An office\nurl: https://office.example/\nlogo: {}\n"
PIECES: Final = st.sampled_from(
    [
        "\t",
        ": ",
        " #",
        '"',
        "'",
        "“",
        "- ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "\n",
        "\r",
        "  ",
        "@",
        "&a ",
        "*a",
        "|",
        "\u2028",
        "é",
    ]
)


def name_of(case: dict[str, str]) -> str:
    return case["input"]


def place(case: dict[str, str], root: Path) -> None:
    """Puts an input where it belongs in the guide at `root`."""
    path = root / case["file"]
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(CORPUS / case["input"], path)
    if path.parent.name == "office":
        (path.parent / "office.yml").write_text(OFFICE.format(path.name), encoding="utf-8")


def check_within_limits(root: Path) -> Done:
    """A check in a process of its own, which ends after LONGEST seconds of CPU or with 1 GB of memory."""
    limited = f'ulimit -t {LONGEST} -v 1000000 && exec "$@"'
    command = ["bash", "-c", limited, "bash", sys.executable, "-m", "careerguide", "check"]
    environment = {"PYTHONPATH": str(ROOT / "hooks"), "PYTHONUTF8": "1"}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    return Done(done.returncode, done.stdout, done.stderr)


def assert_plain(done: Done) -> None:
    assert done.returncode in (0, 1), f"status {done.returncode}\n{done.stderr[-2000:]}"
    assert "Traceback" not in done.stderr
    assert not CONTROL.search(done.stdout + done.stderr)


def test_every_file_of_the_corpus_is_used() -> None:
    listed = sorted(case["input"] for case in INPUTS)
    assert listed == sorted(path.name for path in CORPUS.iterdir() if path.name != "inputs.yml")


class TooLongError(Exception):
    """A check takes more than LONGEST seconds of CPU."""


@contextmanager
def time_limit() -> Iterator[None]:
    """Raises TooLongError from what runs within for too long, even from a regular expression."""

    def stop(_signal: int, _frame: object) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@pytest.mark.parametrize("case", first(INPUTS, most=12), ids=name_of)
def test_a_check_ends_soon_and_in_plain_words(case: dict[str, str], project: Path) -> None:
    place(case, project)
    assert_plain(check_within_limits(project))


@pytest.mark.parametrize("case", first(TEXTS), ids=name_of)
def test_a_fix_ends_soon_and_leaves_nothing_to_fix(case: dict[str, str], project: Path) -> None:
    place(case, project)
    path = project / case["file"]
    with time_limit():
        assert_plain(run("check", "--fix", "--yes", root=project))
        fixed = path.read_bytes()
        assert_plain(run("check", "--fix", "--yes", root=project))
    assert path.read_bytes() == fixed


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small guide in which a test may change files."""
    return copy_small(tmp_path_factory.mktemp("corpus") / "guide")


@pytest.mark.thorough
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(case=st.sampled_from(TEXTS), edits=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 3), PIECES), max_size=4))
def test_whatever_is_typed_into_them_problems_are_on_lines_that_exist(
    case: dict[str, str], edits: list[tuple[float, int, str]], small: Path
) -> None:
    text = (CORPUS / case["input"]).read_bytes().decode()
    for part, gone, new in edits:
        at = round(part * len(text))
        text = f"{text[:at]}{new}{text[at + gone :]}"
    path = small / case["file"]
    path.write_bytes(text.encode())
    try:
        with time_limit():
            _, problems = examine(small)
    finally:
        shutil.copy(SMALL / case["file"], path)
    lines = len(LINE_BREAK.split(text))
    assert [str(problem) for problem in problems if problem.path == case["file"] and problem.line > lines] == []
