"""The commands as people give them: what they print, what they leave, and the status they end with."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from careerguide.cache.store import FOLDER
from support.guides import ROOT, edit
from support.projects import run, run_process


def break_it(root: Path) -> None:
    path = root / "content" / "reasons.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("text:", "txt:"), encoding="utf-8")


def mend_it(root: Path) -> None:
    path = root / "content" / "reasons.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("txt:", "text:"), encoding="utf-8")


PROBLEM = "content/reasons.yml:3:3: unknown-field: There is no field “txt” here. Did you mean “text”?"


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


def test_fix_shows_the_change_and_makes_it_only_when_told(project: Path) -> None:
    path = project / "content" / "reasons.yml"
    mended = path.read_bytes()
    break_it(project)
    broken = path.read_bytes()
    done = run("check", "--fix", root=project)
    assert done.returncode == 1
    assert {"-  txt: Nobody writes that down.", "+  text: Nobody writes that down."} <= set(done.stdout.splitlines())
    assert "add --yes" in done.stderr
    assert path.read_bytes() == broken
    done = run("check", "--fix", "--yes", root=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Mended 1 file." in done.stdout
    assert path.read_bytes() == mended
    assert "nothing that can be mended" in run("check", "--fix", root=project).stdout
    assert run("check", "--fix", "--format", "json", root=project).returncode == 2


@pytest.mark.parametrize(("answer", "status"), [("y", 0), ("", 1), ("n", 1)])
def test_fix_asks_on_a_terminal(project: Path, answer: str, status: int) -> None:
    path = project / "content" / "reasons.yml"
    mended = path.read_bytes()
    break_it(project)
    ours, theirs = os.openpty()
    os.write(ours, f"{answer}\n".encode())
    done = fix(project, stdin=theirs)
    os.close(ours)
    os.close(theirs)
    assert "Make these changes in 1 file? [y/N]" in done.stdout
    assert done.returncode == status
    assert (path.read_bytes() == mended) == (status == 0)


def test_fix_leaves_what_it_cannot_mend_to_be_told(project: Path) -> None:
    path = project / "content" / "reasons.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("text:", "words:"), encoding="utf-8")
    before = path.read_bytes()
    done = run("check", "--fix", "--yes", root=project)
    assert done.returncode == 1
    assert "unknown-field" in done.stderr
    assert path.read_bytes() == before


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


def test_stopping_a_build_leaves_nothing_behind_and_shows_no_traceback(project: Path) -> None:
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
    assert "1 PDF of 1 made: " in done.stderr
    assert "\r" not in done.stderr


REFUSED = [
    ["export", "file/out"],
    ["build", "--site-dir", "file/site"],
    ["compare", "HEAD", "--html", "content"],
]


@pytest.mark.parametrize("arguments", REFUSED, ids=" ".join)
def test_what_the_machine_refuses_is_told_in_a_line(arguments: list[str], printed: Path) -> None:
    (printed / "file").touch()
    for command in (["init", "-q"], ["add", "content", "questions"], ["commit", "-qm", "All"]):
        subprocess.run(["git", "-c", "user.name=A", "-c", "user.email=a@b", *command], cwd=printed, check=True)
    done = run(*arguments, "-q", root=printed)
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_folder_without_git_has_nothing_to_compare_with(printed: Path) -> None:
    done = run("check", "--changed-since", "main", root=printed)
    told = "This folder has no history in git to compare with. Work in a clone, not in a copy or a zip.\n"
    assert (done.returncode, done.stderr) == (2, told)


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
    assert "holds something else" in done.stderr
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


# ---------------------------------------------------------------- serve


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@contextlib.contextmanager
def serving(root: Path) -> Iterator[str]:
    """`guide serve` on the project, as long as it is needed."""
    address = f"127.0.0.1:{_free_port()}"
    process = subprocess.Popen(
        [sys.executable, "-m", "careerguide", "serve", "--dev-addr", address],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root / "hooks")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield f"http://{address}/"
    finally:
        os.killpg(process.pid, signal.SIGINT)
        process.wait(timeout=20)


def _page(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return str(answer.read().decode())
    except urllib.error.HTTPError as error:
        return error.read().decode()
    except OSError:
        return ""


def wait_for(address: str, wanted: Callable[[str], bool]) -> str:
    page, end = "", time.monotonic() + 40
    while time.monotonic() < end:
        if wanted(page := _page(address)):
            return page
        time.sleep(0.2)
    raise AssertionError(f"{address} never became what it should be:\n{page[:2000]}")


def test_serve_shows_problems_on_the_page_and_goes_on(printed: Path) -> None:
    with serving(printed) as address:
        wait_for(address + "reasons/", lambda page: "what a day is like" in page)
        assert '"kind": "booklet"' not in _page(address + "downloads.json")  # they would hold up every change
        break_it(printed)
        page = wait_for(address + "reasons/", lambda page: "To mend: 1" in page)
        assert "content/reasons.yml" in page
        assert "Did you mean “text”?" in page
        assert "    3 |   txt: Nobody writes that down.\n      |   ^" in page
        assert "To mend: 1" in _page(address)
        mend_it(printed)
        wait_for(address + "reasons/", lambda page: "what a day is like" in page)


@pytest.mark.thorough
def test_serve_shows_an_edit_and_prints_it_meanwhile(printed: Path) -> None:
    sheet, letter = "sheets/talk-a4.pdf", "letters/cold-email.txt"
    with serving(printed) as address:
        wait_for(address + "questions/start/", lambda page: "find your way in" in page)
        before = download(address + sheet)
        edit(printed / "questions" / "start.yml", "find your way in", "come to this work")
        wait_for(address + "questions/start/", lambda page: "come to this work" in page)
        wait_until(lambda: download(address + sheet) != before)
        edit(printed / "content" / "letters" / "cold-email.yml", "A question about", "One question on")
        wait_until(lambda: b"One question on" in download(address + letter))
        (printed / "content" / "letters" / "new-email.yml").write_text(
            (printed / "content" / "letters" / "cold-email.yml")
            .read_text(encoding="utf-8")
            .replace("order: 1", "order: 2"),
            encoding="utf-8",
        )
        wait_until(lambda: b"One question on" in download(address + "letters/new-email.txt"))


def download(address: str) -> bytes:
    with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=5) as answer:
        return bytes(answer.read())
    return b""


def wait_until(done: Callable[[], bool]) -> None:
    end = time.monotonic() + 40
    while not done():
        assert time.monotonic() < end
        time.sleep(0.2)


def test_serve_begins_with_problems_too(project: Path) -> None:
    break_it(project)
    with serving(project) as address:
        wait_for(address, lambda page: "To mend: 1" in page)


# ---------------------------------------------------------------- the script


def test_the_script_only_starts_the_command() -> None:
    done = subprocess.run([str(ROOT / "guide"), "check", "-q"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


PYTHON_WITHOUT_LIBRARIES = """#!/bin/sh
case "$*" in *ensurepip* | *CDLL*) exit 1 ;; esac
exec {python} "$@"
"""


def test_the_script_says_what_to_install_where_it_may_not(tmp_path: Path) -> None:
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
