"""Problems as they are shown: with a caret under the place, and in forms that programs read."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerguide.problems import formats
from careerguide.problems.formats import HELP
from careerguide.problems.problem import START, MachineError, Mark, Problem, problem, visible
from support.projects import run

TITLE = problem("content/tips.yml", Mark(2, 3), "unknown-field", name="titel", fix="Did you mean “title”?")
ADVICE = problem("content/letters/a.yml", Mark(1, 1), "long-message", found=160, most=150)
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
COMMIT = [
    "git",
    "-c",
    "user.name=A",
    "-c",
    "user.email=a@office.example",
    "commit",
    "-q",
    "--no-gpg-sign",
    "-am",
    "Now",
]


def shown(line: str, column: int, *, color: bool = False) -> list[str]:
    one = Problem("a.yml", 1, column, "tab", "What.", "Fix.")
    return formats.text([one], lambda _path: [line], color=color).split("\n")


def test_a_caret_is_under_the_place() -> None:
    lines = ["- id: tip-a", "  titel: Ask"]
    assert formats.text([TITLE], lambda _path: lines).split("\n") == [
        "content/tips.yml:2:3: unknown-field: There's no field called “titel” here. Did you mean “title”?",
        "    2 |   titel: Ask",
        "      |   ^",
    ]


@pytest.mark.parametrize(
    ("line", "column", "above", "caret"),
    [
        ("\ttitle: A", 1, "→title: A", "^"),
        ("ask: Café x", 11, "ask: Café x", "          ^"),
        ("ask: 日本 x", 9, "ask: 日本 x", "          ^"),  # two columns each
        ("ask: cafe\u0301 x", 12, "ask: cafe\u0301 x", "          ^"),  # the accent takes none
        ("a\u2028b", 2, "a·b", " ^"),
        ("a\x1b[31mb", 2, "a·[31mb", " ^"),  # nothing in a file can color the terminal
        ("end", 4, "end", "   ^"),
    ],
)
def test_the_caret_counts_as_a_terminal_does(line: str, column: int, above: str, caret: str) -> None:
    assert shown(line, column)[1:] == [f"    1 | {above}", f"      | {caret}"]


def test_a_long_line_is_cut_around_the_place() -> None:
    line = "a" * 300 + "X" + "b" * 300
    _, above, below = shown(line, 301)
    assert len(above) < 120
    assert above[8] == above[-1] == "…"
    assert above[below.index("^")] == "X"


def test_a_line_that_is_not_there_is_not_shown() -> None:
    assert len(shown("", 1)) == 1
    assert formats.text([TITLE], lambda _path: ()).count("\n") == 0


def test_color_only_colors() -> None:
    plain = formats.text([TITLE, ADVICE], lambda _path: ["one", "  two"])
    colored = formats.text([TITLE, ADVICE], lambda _path: ["one", "  two"], color=True)
    assert "\x1b[31munknown-field" in colored
    assert "\x1b[33mlong-message (warning)" in colored
    for code in (formats.RED, formats.YELLOW, formats.BOLD, formats.FAINT, formats.PLAIN):
        colored = colored.replace(code, "")
    assert colored == plain


def test_json_has_everything() -> None:
    found = json.loads(formats.as_json([TITLE, ADVICE]))
    assert (found["errors"], found["warnings"]) == (1, 1)
    assert found["problems"][0] == {
        "path": "content/tips.yml",
        "line": 2,
        "column": 3,
        "code": "unknown-field",
        "severity": "error",
        "what": "There's no field called “titel” here.",
        "fix": "Did you mean “title”?",
        "help": f"{HELP}#unknown-field",
    }


def test_annotations() -> None:
    one = Problem("a,b:c.yml", 3, 5, "tab", "100 %\nsure.", "Go: now.")
    assert formats.github([one, ADVICE]).split("\n") == [
        "::error file=a%2Cb%3Ac.yml,line=3,col=5,title=tab::100 %25%0Asure. Go: now.",
        "::warning file=content/letters/a.yml,line=1,col=1,title=long-message::" + f"{ADVICE.what} {ADVICE.fix}",
    ]


@given(st.text(min_size=1))
def test_no_words_in_a_problem_can_give_commands(words: str) -> None:
    written = formats.github([Problem(words, 1, 1, "tab", words, "")])
    assert "\n" not in written
    assert "\r" not in written
    place, _, message = written.removeprefix("::error ").partition("::")
    assert place.count(",") == 3
    kept = "".join(one if one in "\r\n" else visible(one) for one in words)
    assert message.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%") == f"{kept} "


@given(st.text())
def test_no_words_reach_a_terminal_as_commands(words: str) -> None:
    made = problem(words, START, "unknown-field", name=words, fix=words)
    (line,) = formats.text([made], lambda _: (), color=False).splitlines()
    assert line == str(made)
    assert line.isprintable()
    assert str(MachineError(words, words)).isprintable()
    for written in (formats.as_json([made]), formats.markdown([made]), formats.sarif([made]), formats.github([made])):
        assert CONTROL.search(written.replace("\n", "")) is None
    assert json.loads(formats.as_json([made]))["problems"][0]["path"] == words


def test_a_file_whose_name_gives_commands_is_named_without_them(project: Path) -> None:
    name = "questions/a\x1b[31m\n::error::No.yml"
    (project / name).write_text("\x1b[2J\n", encoding="utf-8")
    for form in ("text", "json", "github", "sarif"):
        done = run("check", "--format", form, root=project)
        assert done.returncode == 1
        assert all(row.isprintable() for row in (done.stdout + done.stderr).split("\n"))
        assert "\n::error::No" not in done.stdout + done.stderr


def test_the_summary_lists_all_of_them() -> None:
    many = [Problem("a.yml", n, 1, "tab", "A | b <img> `c`.", "Fix.") for n in range(1, 41)]
    written = formats.markdown(many)
    assert written.startswith("## 40 problems in the content.\n")
    assert written.count("| `tab` |") == 40
    assert "<img>" not in written


def test_sarif_names_rules_and_places() -> None:
    log = json.loads(formats.sarif([TITLE, ADVICE]))
    (only,) = log["runs"]
    rules = only["tool"]["driver"]["rules"]
    assert log["version"] == "2.1.0"
    assert [rules[one["ruleIndex"]]["id"] for one in only["results"]] == ["unknown-field", "long-message"]
    assert [one["level"] for one in only["results"]] == ["error", "warning"]
    place = only["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "content/tips.yml"
    assert place["region"] == {"startLine": 2, "startColumn": 3}


# ---------------------------------------------------------------- the command


def break_it(root: Path) -> None:
    path = root / "content" / "reasons.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("text:", "txt:"), encoding="utf-8")


def test_check_points_at_the_place(project: Path) -> None:
    break_it(project)
    lines = run("check", root=project).stderr.splitlines()
    assert lines[0].startswith("content/reasons.yml:3:3: unknown-field")
    assert lines[1].startswith("    3 |   txt: ")
    assert lines[2] == "      |   ^"


@pytest.mark.parametrize("form", ["json", "github", "sarif"])
def test_programs_get_nothing_but_their_form(project: Path, form: str) -> None:
    assert run("check", "--format", form, root=project).returncode == 0
    break_it(project)
    done = run("check", "--format", form, root=project)
    assert (done.returncode, done.stderr) == (1, "")
    if form == "github":
        assert done.stdout.startswith("::error file=content/reasons.yml,line=3,col=3,title=unknown-field::")
    else:
        assert "unknown-field" in json.dumps(json.loads(done.stdout))


def test_on_github_the_summary_of_the_workflow_has_every_problem(project: Path, tmp_path: Path) -> None:
    break_it(project)
    summary = tmp_path / "summary.md"
    run("check", "--format", "github", root=project, GITHUB_STEP_SUMMARY=str(summary))
    assert "content/reasons.yml:3" in summary.read_text(encoding="utf-8")


def test_only_what_is_new_since_a_commit(project: Path) -> None:
    break_it(project)
    for command in (["git", "init", "-q"], ["git", "add", "content", "questions"], COMMIT):
        subprocess.run(command, cwd=project, check=True)
    done = run("check", "--changed-since", "HEAD", root=project)
    assert (done.returncode, done.stderr) == (0, "")
    path = project / "content" / "reasons.yml"
    path.write_text("# a line more\n" + path.read_text(encoding="utf-8").replace("title:", "titel:"), encoding="utf-8")
    done = run("check", "--changed-since", "HEAD", root=project)
    assert done.returncode == 1
    assert "“titel”" in done.stderr
    assert "“txt”" not in done.stderr


def test_a_commit_that_is_not_there(project: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=project, check=True)
    for ref in ("nowhere", "--output=x"):
        done = run("check", f"--changed-since={ref}", root=project)
        assert (done.returncode, done.stdout) == (2, "")
        assert (
            done.stderr == f"Git can't find the commit “{ref}”. Use a branch, a tag or a commit, such as origin/main.\n"
        )


def test_colors_are_for_terminals(project: Path) -> None:
    break_it(project)
    assert "\x1b" not in run("check", root=project).stderr
    command = f"import pty; pty.spawn([{sys.executable!r}, '-m', 'careerguide', 'check'])"
    done = subprocess.run(
        [sys.executable, "-c", command], cwd=project, env=environment(project), capture_output=True, check=False
    )
    assert b"\x1b[31munknown-field" in done.stdout
    done = subprocess.run(
        [sys.executable, "-c", command],
        cwd=project,
        env={**environment(project), "NO_COLOR": "1"},
        capture_output=True,
        check=False,
    )
    assert b"\x1b" not in done.stdout


def environment(project: Path) -> dict[str, str]:
    return {"PYTHONPATH": str(project / "hooks"), "PATH": "/usr/bin:/bin", "HOME": str(project), "TERM": "xterm"}
