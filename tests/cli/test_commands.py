"""The commands as people give them: what they print, what they leave, and the status they end with."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from careerguide.cache.store import FOLDER
from support.cases import first
from support.guides import ROOT, edit
from support.projects import run, run_process


def break_it(root: Path) -> None:
    path = root / "content" / "reasons.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("text:", "txt:"), encoding="utf-8")


def fix_it(root: Path) -> None:
    path = root / "content" / "reasons.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("txt:", "text:"), encoding="utf-8")


PROBLEM = "content/reasons.yml:3:3: unknown-field: There's no field called “txt” here. Did you mean “text”?"


def test_check_is_content(project: Path) -> None:
    done = run("check", root=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert "No problems" in done.stdout


def test_check_lists_problems_and_ends_with_1(project: Path) -> None:
    break_it(project)
    done = run("check", root=project)
    assert done.returncode == 1
    assert PROBLEM in done.stderr.splitlines()


def test_check_can_be_quiet(project: Path) -> None:
    assert run("check", "-q", root=project).stdout == ""


def fix(project: Path, stdin: int) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(project / "hooks")}
    command = [sys.executable, "-m", "careerguide", "check", "--fix"]
    return subprocess.run(
        command, cwd=project, env=environment, stdin=stdin, capture_output=True, text=True, check=False
    )


def test_fix_shows_the_change_and_makes_it_only_with_yes(project: Path) -> None:
    path = project / "content" / "reasons.yml"
    sound = path.read_bytes()
    break_it(project)
    broken = path.read_bytes()
    done = run("check", "--fix", root=project)
    assert done.returncode == 1
    assert {"-  txt: Nobody writes that down.", "+  text: Nobody writes that down."} <= set(done.stdout.splitlines())
    assert "add --yes" in done.stderr
    assert path.read_bytes() == broken
    done = run("check", "--fix", "--yes", root=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Fixed 1 file." in done.stdout
    assert path.read_bytes() == sound
    assert "nothing to fix" in run("check", "--fix", root=project).stdout
    assert run("check", "--fix", "--format", "json", root=project).returncode == 2


@pytest.mark.parametrize(("answer", "status"), first([("y", 0), ("", 1), ("n", 1)]))
def test_fix_asks_on_a_terminal(project: Path, answer: str, status: int) -> None:
    path = project / "content" / "reasons.yml"
    sound = path.read_bytes()
    break_it(project)
    ours, theirs = os.openpty()
    os.write(ours, f"{answer}\n".encode())
    done = fix(project, stdin=theirs)
    os.close(ours)
    os.close(theirs)
    assert "Make these changes in 1 file? [y/N]" in done.stdout
    assert done.returncode == status
    assert (path.read_bytes() == sound) == (status == 0)


def test_fix_reports_what_it_cannot_fix(project: Path) -> None:
    path = project / "content" / "reasons.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("text:", "words:"), encoding="utf-8")
    before = path.read_bytes()
    done = run("check", "--fix", "--yes", root=project)
    assert done.returncode == 1
    assert "unknown-field" in done.stderr
    assert path.read_bytes() == before


def test_fix_passes_over_what_is_no_file(project: Path) -> None:
    os.mkfifo(project / "content" / "pipe.yml")
    break_it(project)
    done = run("check", "--fix", "--yes", root=project)
    assert done.returncode == 1
    assert [line for line in done.stderr.splitlines() if ": " in line] == [
        "content/pipe.yml:1:1: unknown-file: This file isn't used by the guide. Did you mean “content/tips.yml”?"
    ]
    assert "Fixed 1 file." in done.stdout


def test_build_is_whole_or_not_there(project: Path, built_project: Path) -> None:
    shutil.copytree(built_project / "site", project / "site")
    before = sorted((project / "site").rglob("*"))
    assert before
    break_it(project)
    done = run_process("build", root=project)
    assert done.returncode == 1
    assert PROBLEM in done.stderr.splitlines()
    assert sorted((project / "site").rglob("*")) == before
    assert [path.name for path in project.glob(".site-*")] == []


def test_a_build_that_fails_leaves_nothing_where_nothing_was(project: Path) -> None:
    break_it(project)
    assert run("build", "-q", root=project).returncode == 1
    assert not (project / "site").exists()
    assert list(project.glob(".site-*")) == []


def test_stopping_a_build_leaves_nothing_and_shows_no_traceback(project: Path) -> None:
    command = [sys.executable, "-m", "careerguide", "build"]
    environment = {**os.environ, "PYTHONPATH": str(project / "hooks")}
    with subprocess.Popen(
        command, cwd=project, env=environment, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        assert process.stderr is not None
        while "Building" not in process.stderr.readline():
            pass
        os.killpg(process.pid, signal.SIGINT)
        said = process.stderr.read()
    assert process.returncode == 130
    assert "Stopped." in said
    assert "Traceback" not in said
    assert not (project / "site").exists()
    assert list(project.glob(".site-*")) == []


@pytest.mark.thorough
def test_what_a_killed_build_left_is_removed(printed: Path) -> None:
    left = printed / ".site-killed"
    (left / "site").mkdir(parents=True)
    assert run("build", "-q", root=printed).returncode == 0
    assert not left.exists()


def forget_a_sheet(root: Path) -> None:
    """So that one has to be printed."""
    pdf = next(path for path in (root / FOLDER).iterdir() if b"%PDF" in path.read_bytes()[:40])
    pdf.unlink()


@pytest.mark.thorough
def test_quiet_says_nothing(printed: Path) -> None:
    forget_a_sheet(printed)
    done = run("build", "-q", root=printed)
    assert (done.stdout, done.stderr) == ("", "")


@pytest.mark.thorough
def test_progress_in_plain_lines(printed: Path) -> None:
    forget_a_sheet(printed)
    done = run_process("build", root=printed)
    assert "1 of 1 PDF done: " in done.stderr
    assert "\r" not in done.stderr


REFUSED = [
    ["export", "file/out"],
    ["build", "--site-dir", "file/site"],
    ["compare", "HEAD", "--html", "content"],
]


@pytest.mark.parametrize("arguments", REFUSED, ids=" ".join)
def test_what_the_machine_refuses_is_reported_on_one_line(arguments: list[str], printed: Path) -> None:
    (printed / "file").touch()
    for command in (["init", "-q"], ["add", "content", "questions"], ["commit", "-qm", "All"]):
        subprocess.run(["git", "-c", "user.name=A", "-c", "user.email=a@b", *command], cwd=printed, check=True)
    done = run(*arguments, "-q", root=printed)
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_folder_without_git_has_nothing_to_compare_with(printed: Path) -> None:
    done = run("check", "--changed-since", "main", root=printed)
    expected = (
        "This folder has no git history to compare with. Use a clone of the repository, not a copy or a ZIP file.\n"
    )
    assert (done.returncode, done.stderr) == (2, expected)


def test_plain_mkdocs_builds_too(printed: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(printed / "hooks"), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(command, cwd=printed, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr


def test_dirty_builds_are_refused(project: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(project / "hooks")}
    command = [sys.executable, "-m", "mkdocs", "build", "--dirty"]
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "--dirty" in done.stderr


def test_build_replaces_nothing_but_a_site(project: Path) -> None:
    done = run("build", "--site-dir", str(project / "content"), root=project)
    assert done.returncode == 2
    assert "has other files in it" in done.stderr
    assert (project / "content" / "tips.yml").exists()


def built(root: Path, name: str) -> dict[str, bytes]:
    """Every file of the project's site, built into a new folder."""
    folder = root / name
    assert run("build", "-q", "--site-dir", str(folder), root=root).returncode == 0
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def finished_pages(root: Path) -> list[Path]:
    """The entries of the store that hold pages."""
    pages = [path for path in (root / FOLDER).iterdir() if b"</main>" in path.read_bytes()]
    assert pages
    return pages


@pytest.mark.thorough
def test_pages_that_were_finished_before_are_the_same(printed: Path) -> None:
    path = printed / "content" / "reasons.yml"
    built(printed, "first")
    path.write_text(path.read_text(encoding="utf-8").replace("Nobody writes", "No one writes"), encoding="utf-8")
    kept = built(printed, "second")
    for path in finished_pages(printed):
        path.unlink()
    assert kept == built(printed, "third")
    assert b"No one writes" in kept["reasons/index.html"]
    assert b"No one writes" in kept["data/search.js"]


@pytest.mark.thorough
def test_a_change_around_pages_shows_on_every_page(printed: Path) -> None:
    built(printed, "first")
    for file, old, new in (
        ("templates/theme/partials/footer.html", "<footer", "<!-- ours --><footer"),
        ("content/overviews.yml", "name: Head of letters", "name: own letters"),
        ("content/site.yml", "name: Small Guide", "name: Guide of ours"),
    ):
        edit(printed / file, old, new)
        added = new.removeprefix("name: ").encode()
        pages = {name: page for name, page in built(printed, added.hex()).items() if name.endswith("index.html")}
        assert pages
        assert [name for name, page in pages.items() if added not in page] == [], file


@pytest.mark.thorough
def test_a_damaged_page_is_made_again(printed: Path) -> None:
    before = built(printed, "first")
    for path in finished_pages(printed):
        path.write_bytes(path.read_bytes().replace(b"</main>", b"</mein>"))
    assert built(printed, "second") == before


# ---------------------------------------------------------------- the script


def test_the_script_only_starts_the_command() -> None:
    done = subprocess.run([str(ROOT / "guide"), "check", "-q"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


PYTHON_WITHOUT_LIBRARIES = """#!/bin/sh
case "$*" in *ensurepip* | *CDLL*) exit 1 ;; esac
exec {python} "$@"
"""


def test_the_script_says_what_to_install_without_permission_to(tmp_path: Path) -> None:
    shutil.copy(ROOT / "guide", tmp_path)
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "python3").write_text(PYTHON_WITHOUT_LIBRARIES.format(python=sys.executable), encoding="utf-8")
    (tools / "python3").chmod(0o755)
    environment = {**os.environ, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}", "GUIDE_NO_INSTALL": "1"}
    done = subprocess.run(
        [str(tmp_path / "guide"), "build"], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "pango" in done.stderr
    assert not (tmp_path / ".venv" / "ready-build").exists()
