"""No file below the size limit takes long to check, whatever is in it, and none floods the reader with problems."""

import os
import resource
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Final

import pytest

from careerguide.checks.run import examine
from careerguide.content.yaml_errors import LONGEST
from careerguide.content.yaml_reader import LARGEST, parse
from careerguide.problems.problem import MOST, START, Problem, most_important, problem
from support.cases import first
from support.guides import ROOT, copy_content

SECONDS: Final = 2
"""CPU time for a shape in its largest size."""
MEMORY: Final = 300_000
"""KB of memory for all of them."""
SHAPES: Final[Mapping[str, Callable[[int], str]]] = {  # each with `n` parts of about one to four characters
    "tabs in front of one line": lambda n: "\t" * n + "a: b",
    "lines after a tab": lambda n: "\ta\n" * n,
    "fields after a tab": lambda n: "a:\n" + "\tb: c\n" * (n // 2),
    "dashes": lambda n: "\u00a0\n" + "-" * n + "x",
    "dashes with spaces": lambda n: "\u00a0\n" + "- " * n + "x",
    "lines of dashes": lambda n: "\u00a0\n" + ("-" * 4_900 + "x\n") * (n // 4_900),
    "characters that no editor shows": lambda n: "# " + "\u2028" * n,
    "lines with one of them": lambda n: "#\u2028\n" * (n // 2),
    "odd spaces": lambda n: "\u00a0a\n" * (n // 2),
    "fences": lambda n: "```\n" * n,
    "what git left": lambda n: "=======\n" * (n // 3),
    "spaces in a name": lambda n: ("a" + " " * 4_900 + "x\n") * (n // 4_900) + "b: c: d",
    "brackets": lambda n: "[" * n,
    "open brackets on many lines": lambda n: "a: [b,\n" * (n // 3),
    "brackets and a hash": lambda n: ("[ " * 2_400 + " #\n") * (n // 2_400),
    "quotes": lambda n: "a: b\n" + ('"' * 4_900 + "x\n") * (n // 4_900),
    "colons": lambda n: ("a: " * 1_600 + "\n") * (n // 1_600),
    "entries": lambda n: "- a\n" * n,
    "empty entries": lambda n: "- {}\n" * n,
    "entries in brackets": lambda n: ("- [" + "a, " * 1_600 + "b]\n") * (n // 1_600),
    "fields": lambda n: "".join(f"a{number}: b\n" for number in range(n // 3)),
    "many mistakes after a long list": lambda n: "- [a, b, c]\n" * (n // 6) + '- "a" b\n' * 60,
    "words without their colon": lambda n: "title a\n" * (n // 3),
    "one long value": lambda n: "a: >\n" + "  some words\n" * (n // 4),
    "blank lines": lambda n: "\n" * n + "a",
}
SIZES: Final = (60_000, 120_000)
RUN: Final = """
import resource, sys
from careerguide.content.yaml_reader import parse
from unit.content.test_budgets import MEMORY, SECONDS, SHAPES, SIZES
for name, shape in SHAPES.items():
    for size in SIZES:
        text = shape(size)
        print(name, size, flush=True)
        used = resource.getrusage(resource.RUSAGE_SELF)
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + SECONDS + 1, -1))
        document = parse(text, "wild.yml")
        last = max((n for n, line in enumerate(text.split("\\n"), 1) if line.strip()), default=1)
        assert all(problem.line <= last for problem in document.problems), "a line beyond the file"
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))  # ru_maxrss counts the parent's too
assert int(peak.split()[1]) < MEMORY, "too much memory"
print("done")
"""


@pytest.mark.thorough
def test_every_shape_is_read_in_time_in_proportion_to_its_size() -> None:
    assert all(len(shape(SIZES[-1]).encode()) < 2 * LARGEST for shape in SHAPES.values())
    paths = f"{ROOT / 'hooks'}:{ROOT / 'tests'}"
    result = subprocess.run(
        [sys.executable, "-c", RUN], env={"PYTHONPATH": paths}, capture_output=True, text=True, check=False
    )
    assert result.stdout.splitlines()[-1:] == ["done"], f"stopped at the last of {result.stdout}{result.stderr}"


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        (f"a: b\nc: {'d' * LONGEST}\n", "line-too-long", (2, 1)),
        ("- a\n" * 5_001, "too-much", (5_001, 3)),
        ("".join(f"a{number}: b\n" for number in range(5_001)), "too-much", (5_001, 1)),
        ("a: >\n" + "  some words\n" * 2_000, "too-much", (1, 4)),
        (("- [" + "a, " * 1_500 + "b]\n") * 70, "too-much", (67, 2602)),
    ],
)
def test_a_budget_ends_its_file_with_one_problem(text: str, code: str, place: tuple[int, int]) -> None:
    problems = [(problem.line, problem.column, problem.code) for problem in parse(text, "large.yml").problems]
    assert problems == [(*place, code)]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("content/tips.yml", "- {}\n" * 4_000),
        ("content/tips.yml", "".join(f"- id: t-{number}\n  text: [b]\n" for number in range(4_000))),
        ("content/tips.yml", "- id: a\n" + "".join(f"  a{number}: b\n" for number in range(4_000))),
        ("content/home.yml", "\ta: b\n" * 4_000),
    ],
)
def test_a_file_has_so_many_problems_and_then_their_number(tmp_path: Path, file: str, text: str) -> None:
    root = copy_content(tmp_path / "guide")
    (root / file).write_text(text, encoding="utf-8")
    _, problems = examine(root)
    codes = Counter(problem.code for problem in problems if problem.path == file and not problem.warning)
    assert codes.total() == MOST + 1
    assert codes["more-problems"] == 1


def test_warnings_are_counted_by_themselves() -> None:
    found: list[Problem] = [problem("a.yml", START._replace(line=n), "curly-quotes") for n in range(1, MOST + 4)]
    found += [problem("a.yml", START, "tab"), problem("b.yml", START, "tab")]
    *others, last = most_important(found)
    assert [str(one) for one in others[:2]] == [str(one) for one in found[-2:]]
    assert len(others) == MOST + 2
    assert str(last) == (
        "a.yml:200:1: more-warnings (warning): This file has more warnings than are listed here: 3 more. "
        "Look at the ones above first, then check again."
    )


def test_what_is_not_explained_is_counted() -> None:
    found = [problem("a.yml", START._replace(line=n), "tab") for n in range(1, MOST + 4)]
    *_, last = most_important([*found, problem("a.yml", START, "more-problems", value=40)])
    assert str(last) == (
        "a.yml:200:1: more-problems: This file has more problems than are listed here: 43 more. "
        "Fix the ones above first, then check again."
    )


QUESTION: Final = """\
  - id: q-{n}
    ask: What is {word} in your work?
    why: You learn what it is.
    minutes: 3
    priority: core
    answer: ask
    audiences: [everyone]
    sources: [{source}]
"""
GUIDES: Final[Mapping[str, Callable[[int], str]]] = {
    "sound questions": lambda n: QUESTION.format(n=n, word="hard", source="first-guide"),
    "unknown ids": lambda n: QUESTION.format(n=n, word="hard", source=f"gone-{n}"),
    "words that nobody knows": lambda n: QUESTION.format(
        n=n, word=f"{n:b}".replace("0", "q").replace("1", "z"), source="a"
    ),
    "fields that are missing": lambda n: QUESTION.format(n=n, word="hard", source="a").replace("minutes: 3", "x: 3"),
}


@pytest.mark.parametrize("questions", first(GUIDES))
def test_a_check_of_two_thousand_questions_takes_seconds(project: Path, questions: str) -> None:
    head, _, _ = (project / "questions" / "start.yml").read_text(encoding="utf-8").partition("  - id:")
    text = head + "".join(map(GUIDES[questions], range(2_000)))
    (project / "questions" / "start.yml").write_text(text, encoding="utf-8")
    limit = partial(resource.setrlimit, resource.RLIMIT_CPU, (10, 10))  # several times what a slow machine needs
    command = [sys.executable, "-m", "careerguide", "check"]
    environment = {**os.environ, "PYTHONPATH": str(project / "hooks")}
    done = subprocess.run(command, cwd=project, env=environment, preexec_fn=limit, capture_output=True, check=False)
    assert done.returncode in (0, 1), done.stderr[-500:]
    assert len(done.stderr) < 200_000
