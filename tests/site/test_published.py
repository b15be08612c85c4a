"""Only what the guide makes is published: whatever else is found is left out, or is an error that names it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from support.cases import first
from support.guides import edit
from support.projects import Done, run, run_process

PRIVATE: Final = "my private note"
SECONDS: Final = 60
"""More than any build of the small guide takes whose sheets were printed before."""


def files(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())


def plain_mkdocs(root: Path) -> Done:
    """MkDocs by its own command. Raises TimeoutExpired when it doesn't end."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root / "hooks"), "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def own_command(root: Path) -> Done:
    return run("build", "-q", root=root)


def leave_a_copy(root: Path) -> None:
    """As some editors do."""
    (root / "content" / "home.yml~").write_text(PRIVATE, encoding="utf-8")


def add_a_page(root: Path) -> None:
    (root / "content" / "a~").mkdir()
    (root / "content" / "a~" / "index.html").write_text("<!doctype html><title>Sign in</title>", encoding="utf-8")


def link_a_folder(root: Path) -> None:
    (root / "secret").mkdir()
    (root / "secret" / "token.txt").write_text(PRIVATE, encoding="utf-8")
    (root / "content" / "img").symlink_to("../secret")


def link_in_circles(root: Path) -> None:
    """Two links make 2 to the power of 40 paths."""
    for name in ("one", "two"):
        (root / "content" / name).symlink_to(".")


@pytest.mark.parametrize("build", first([own_command, plain_mkdocs]))
@pytest.mark.parametrize(
    ("bring", "named"),
    first(
        [
            (leave_a_copy, ["content/home.yml~"]),
            (add_a_page, ["content/a~/index.html"]),
            (link_a_folder, ["content/img"]),
            (link_in_circles, ["content/one", "content/two"]),
        ]
    ),
)
def test_what_is_found_in_the_content_ends_the_build_and_is_named(
    bring: Callable[[Path], None], named: list[str], build: Callable[[Path], Done], printed: Path
) -> None:
    bring(printed)
    done = build(printed)
    assert done.returncode == 1
    assert [name for name in named if f"{name}:1:1: " not in done.stderr] == []
    assert not [path for path in (printed / "site").rglob("*") if path.is_file()]


def test_what_mkdocs_finds_by_itself_is_left_out(printed: Path, built_project: Path) -> None:
    for name in (
        "theme/note.txt",
        "pages/note.txt",
        "pages/note.md",
        "pages/index.html",
        "theme/assets/images/favicon.svg~",
    ):
        (printed / "templates" / name).write_text(PRIVATE, encoding="utf-8")
    done = run("build", "-q", root=printed)
    assert (done.returncode, done.stderr) == (0, "")
    assert files(printed / "site") == files(built_project / "site")
    assert PRIVATE not in (printed / "site" / "index.html").read_text(encoding="utf-8")


def test_files_that_a_plugin_adds_are_an_error_that_names_them(printed: Path, built_project: Path) -> None:
    shutil.copytree(built_project / "site", printed / "site")
    edit(printed / "mkdocs.yml", "plugins: []", "plugins: [search]")
    done = run_process("build", "-q", root=printed)
    assert done.returncode == 2
    assert "1 file that the guide doesn't make: search/search_index.json. Remove what adds them" in done.stderr
    assert files(printed / "site") == files(built_project / "site")


def test_a_file_that_mkdocs_leaves_out_is_missed(printed: Path) -> None:
    edit(printed / "mkdocs.yml", "plugins: []", "plugins: []\nexclude_docs: questions.json")
    done = run_process("build", "-q", root=printed)
    assert (done.returncode, (printed / "site").exists()) == (2, False)
    assert "The site would be missing 1 file: questions.json. Look for a line in mkdocs.yml" in done.stderr
