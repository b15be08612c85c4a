"""A build is found again for the very same sources wherever they lie, and keeps each file once."""

import errno
import random
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from careerguide.build import cached
from careerguide.build.archive import archives
from careerguide.build.artifacts import Facts, Output, Outputs
from careerguide.build.cached import build_key, load_build, save_build
from careerguide.build.progress import Progress
from careerguide.cache.store import Store
from careerguide.problems.problem import ContentError
from careerguide.project import Project
from support.guides import ROOT, edit

FACTS = Facts(
    "Guide", "tagline", "description", "https://example.org", "", "letter", {}, {}, 20, "[]", 1, "en", "ltr", True, {}
)


def made(page: str) -> Outputs:
    """A build with a large PDF and a page that says `page`."""
    pdf = Output("sheets/talk.pdf", random.Random(1).randbytes(1_000_000), "content/worksheets/talk.yml")
    text, license_text = Output("letters/thanks.txt", b"Thank you"), Output("assets/license.txt", b"MIT")
    zips = list(archives([pdf, text]))
    files = [Output("index.md", page.encode()), pdf, text, *zips, license_text]
    return Outputs(files, [("Home", [("Home", "index.md")])], FACTS, ["a warning"])


def test_a_build_comes_back_as_it_was(tmp_path: Path) -> None:
    store, build = Store(tmp_path), made("words")
    save_build(store, "key", build)
    assert load_build(store, "key") == build
    assert load_build(store, "another key") is None


def size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir())


def test_an_edit_adds_what_it_changed_and_no_second_copy_of_the_rest(tmp_path: Path) -> None:
    store = Store(tmp_path)
    save_build(store, "before", made("words"))
    before = size(tmp_path)
    for number in range(5):
        save_build(store, f"edit {number}", made(f"other words {number}"))
    assert size(tmp_path) - before < 10_000


@pytest.mark.parametrize("size_of_lost", [1_000_000 + 32, 9 + 32])
def test_a_build_of_which_a_file_is_lost_is_made_again(size_of_lost: int, tmp_path: Path) -> None:
    store = Store(tmp_path)
    save_build(store, "key", made("words"))
    (lost,) = (path for path in tmp_path.iterdir() if path.stat().st_size == size_of_lost)
    lost.unlink()
    assert load_build(store, "key") is None
    save_build(store, "key", made("words"))
    assert load_build(store, "key") == made("words")


def test_a_copied_project_finds_its_builds_and_a_changed_one_does_not(project: Path, tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere" / "copy"
    shutil.copytree(project, copy, symlinks=True)
    assert build_key(copy, booklets=True) == build_key(project, booklets=True)
    assert build_key(copy, booklets=False) != build_key(project, booklets=True)
    edit(copy / "content" / "tips.yml", "Stop", "Halt")
    assert build_key(copy, booklets=True) != build_key(project, booklets=True)


def test_a_link_to_a_folder_is_a_change_and_is_not_followed(project: Path) -> None:
    keys = {build_key(project, booklets=True)}
    for name, leads_to in (("one", "."), ("two", "."), ("img", ".."), ("lost", "nowhere")):
        (project / "content" / name).symlink_to(leads_to)
        keys.add(build_key(project, booklets=True))
    assert len(keys) == 5


def test_facts_of_an_office_come_back_too(tmp_path: Path) -> None:
    store = Store(tmp_path)
    build = replace(made("words"), facts=replace(FACTS, office={"links": [{"text": "Book", "href": "https://a.org"}]}))
    save_build(store, "key", build)
    assert load_build(store, "key") == build


def test_another_pango_makes_another_build(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = build_key(project, booklets=True)
    monkeypatch.setattr(cached, "system_libraries", lambda: ("another Pango",))
    cached._machine.cache_clear()
    changed = build_key(project, booklets=True)
    monkeypatch.undo()
    cached._machine.cache_clear()
    assert changed != before
    assert build_key(project, booklets=True) == before


def test_a_build_that_was_made_before_loads_no_models() -> None:
    """Loading them takes as long as the rest of a build without changes."""
    program = """
import sys
import mkdocs_hooks
from careerguide.build import cached
print(sorted(set(sys.modules) & {"pydantic", "docx", "weasyprint", "pypdfium2"}))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT / "hooks", capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_a_build_reports_a_file_that_cannot_be_read(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As for anyone but root, who may read everything."""
    read = Path.read_bytes

    def read_but_one(path: Path) -> bytes:
        if path.name == "tips.yml":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", read_but_one)
    with pytest.raises(ContentError, match="unreadable-file"):
        Project.open(project).outputs(Progress("PDF", quiet=True))
