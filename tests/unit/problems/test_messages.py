"""Every mistake gets its message, to the letter. The cases are in golden/problems; adding a case needs no Python."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerguide.build.atomic_folder import scratch_copy
from careerguide.checks.run import examine, load
from careerguide.content.yaml_reader import lines
from careerguide.model.kinds import KINDS
from careerguide.problems import formats
from careerguide.problems.messages import messages
from careerguide.problems.problem import ContentError
from support.guides import ROOT, SMALL, change, copy_small
from support.messages_page import PAGE, cases, codes, page, right_side

CASES: list[Any] = [pytest.param(case, id=f"{file}: {case['case']}") for file, case in cases()]


def problems(root: Path) -> list[str]:
    try:
        return list(map(str, load(root).warnings))
    except ContentError as error:
        return str(error).splitlines()


@pytest.mark.parametrize("case", [parameter for parameter in CASES if "proven" not in parameter.values[0]])
def test_message(case: dict[str, Any], tmp_path: Path) -> None:
    root = tmp_path / "guide"
    if "interface" in str(case):
        copy_small(root)
    else:
        shutil.copytree(SMALL, root)  # without templates, no words of the interface are looked for
    change(root, case)
    assert problems(root) == case["problems"]
    if "right" in case or "fix" in case:
        (root / case["file"]).write_text(right_side(case, case["file"]), encoding="utf-8")
        assert problems(root) == []


def test_messages_of_printing_are_tested_where_it_prints() -> None:
    for case in (parameter.values[0] for parameter in CASES if "proven" in parameter.values[0]):
        code = case["problems"][0].split(": ")[1]
        assert f": {code}: " in (ROOT / case["proven"]).read_text(encoding="utf-8")


def test_the_small_guide_has_no_problems(tmp_path: Path) -> None:
    assert problems(copy_small(tmp_path / "guide")) == []


def test_the_real_guide_has_no_problems() -> None:
    assert problems(ROOT) == []


def test_every_code_has_a_case_and_its_place_on_the_page() -> None:
    assert {code for case in CASES for code in codes(case.values[0])} == set(messages())
    assert PAGE.read_text(encoding="utf-8") == page(), "Run: PYTHONPATH=tests .venv/bin/python -m support.messages_page"


SOURCES: Final = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "hooks").rglob("*.py"))]


@pytest.mark.parametrize("code", messages())
def test_every_message_is_used_and_gets_its_values(code: str) -> None:
    """The code is named in a module, and each name in braces is a value, a key or a group that some module gives it."""
    message = messages()[code]
    assert any(f'"{code}"' in source for source in SOURCES)
    names = {name for part in (message.what, message.fix) for _, name, _, _ in Formatter().parse(part) if name}
    given = "\n".join(SOURCES)
    assert [name for name in names if not re.search(rf'\b{name}=|"{name}"|<{name}>', given)] == []


@pytest.mark.parametrize("code", messages())
def test_every_message_is_sentences(code: str) -> None:
    message = messages()[code]
    for words in (message.what, message.fix):
        assert re.match(r"[A-Z“{]", words)
        assert re.search(r"(?:[.?”}]|\[words\]\(id\)\.|: \./guide [a-z {}-]+)$", words), words
        assert "  " not in words


@pytest.mark.parametrize("arguments", ["--help", "check"])
def test_messages_are_read_only_when_there_is_a_problem(arguments: str, project: Path) -> None:
    """A command that has nothing to report doesn't load them, nor YAML's own parser for `--help`."""
    ends = (
        "import atexit, sys; from careerguide.cli.app import main; from careerguide.problems.messages import messages"
    )
    counted = "atexit.register(lambda: print(messages.cache_info().currsize, 'yaml' in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", f"{ends}; {counted}; main([{arguments!r}])"],
        cwd=project,
        env={"PYTHONPATH": str(ROOT / "hooks")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == f"0 {arguments == 'check'}"


def test_there_are_mistakes_in_every_kind_of_file() -> None:
    files = {line.split(":")[0] for case in CASES for line in case.values[0]["problems"]}
    for layout in KINDS:
        assert any(file == layout.path or file.startswith(f"{layout.path}/") for file in files), layout.path


OFFICE: Final = {
    "office/office.yml": """\
name: Mill
language: en-IE
paper: a4
contact: {who: Orla}
hours: [Monday]
logo: logo.svg
colors: {light: 0b6e4f}
positions:
  meeting-length: 30 minutes
""",
    "office/changes/ours.yml": """\
hide: [tip-stop, who-else]
reword:
  - id: first-step
    minutes: 3
    ask: What then?
  - id: tips
    title: Ours
add:
  - tip:
      id: our-tip
      after: tip-notes
      step: talk
""",
    "office/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"/>\n',
}
VALUES: Final = st.sampled_from(
    [
        "",
        "[]",
        "{}",
        "[a, b]",
        "{a: b}",
        '""',
        "~",
        "-3",
        "9" * 30,
        "[[x]]",
        "{a: {b: c}}",
        "<b>",
        "{{ x }",
        "#",
        "|",
        "“x",
    ]
)


@pytest.fixture(scope="module")
def guide_with_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_small(tmp_path_factory.mktemp("mistakes") / "guide")
    for name, text in OFFICE.items():
        change(root, {"file": name, "text": text})
    return root


@pytest.mark.thorough
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(file=st.integers(0, 99), place=st.integers(0, 99), how=st.integers(0, 4), value=VALUES)
def test_a_damaged_line_ends_in_problems_and_no_exception(
    guide_with_office: Path, file: int, place: int, how: int, value: str
) -> None:
    root = guide_with_office
    files = sorted(path for top in ("content", "questions", "office") for path in (root / top).rglob("*.*"))
    path = files[file % len(files)]
    before = path.read_text(encoding="utf-8")
    text = before.split("\n")
    number = place % len(text)
    name = text[number].partition(":")[0]
    text[number : number + 1] = [[], [f" {text[number]}"], [text[number].lstrip()], [f"{name}: {value}"], text[:2]][how]
    path.write_text("\n".join(text), encoding="utf-8")
    try:
        _, problems = examine(root)
        assert len({str(problem) for problem in problems}) == len(problems)
        assert formats.text(problems, lines(root)) or not problems
        assert formats.sarif(problems)
    finally:
        path.write_text(before, encoding="utf-8")


FIELD: Final = re.compile(r"(?P<before> *(?:- )*)(?P<name>[a-z_]{4,}[a-z]): ?(?P<value>.*)")
TYPED: Final = {
    "a letter is missing": lambda line: f"{line['before']}{line['name'][:-1]}: {line['value']}",
    "the space is missing": lambda line: f"{line['before']}{line['name']}:{line['value']}",
    "the colon is missing": lambda line: f"{line['before']}{line['name']} {line['value']}",
    "a quote is not closed": lambda line: f"{line['before']}{line['name']}: " + (line["value"] and f'"{line["value"]}'),
}
APART: Final = 3  # lines; nearer to each other, two mistakes can read as something else


def fields_of_small() -> Iterator[tuple[str, dict[int, re.Match[str]]]]:
    """The lines with a field, by number, in each file of the small guide in which some are far enough apart."""
    for file in sorted(path for top in ("content", "questions") for path in (SMALL / top).rglob("*.yml")):
        lines = enumerate(file.read_text("utf-8").split("\n"))
        fields = {number: field for number, line in lines if (field := FIELD.fullmatch(line))}
        if fields and max(fields) - min(fields) >= APART:
            yield file.relative_to(SMALL).as_posix(), fields


FIELDS: Final = dict(fields_of_small())


@pytest.fixture(scope="module")
def small_with() -> Iterator[Callable[[Mapping[str, str]], Path]]:
    with scratch_copy(SMALL, ("content", "questions")) as at:
        yield at


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(path=st.sampled_from(sorted(FIELDS)), data=st.data())
def test_a_mistake_hides_no_other(
    small_with: Callable[[Mapping[str, str]], Path], path: str, data: st.DataObject
) -> None:
    before = (SMALL / path).read_text(encoding="utf-8").split("\n")
    first = data.draw(st.sampled_from([number for number in FIELDS[path] if number <= max(FIELDS[path]) - APART]))
    second = data.draw(st.sampled_from([number for number in FIELDS[path] if number >= first + APART]))
    typed = {
        number: TYPED[data.draw(st.sampled_from(sorted(TYPED)))](FIELDS[path][number]) for number in (first, second)
    }

    def reported(*numbers: int) -> set[tuple[str, int, str]]:
        text = "\n".join(typed[number] if number in numbers else line for number, line in enumerate(before))
        _, problems = examine(small_with({path: text}))
        return {(problem.path, problem.line, problem.code) for problem in problems if not problem.warning}

    try:
        assert reported(first, second) == reported(first) | reported(second)
    finally:
        small_with({path: "\n".join(before)})
