"""A project is found from anywhere inside it, wherever the code is installed, and everything is asked of it."""

import shutil
from pathlib import Path

import pytest

from careerguide.problems.problem import ContentError, MachineError
from careerguide.project import Project
from support.guides import edit


def test_a_project_is_found_from_a_folder_inside_it(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project / "content")
    assert Project.open(Path("letters")).root == project
    assert Project.open(Path()).root == project


def test_a_folder_in_no_project_is_an_error_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(MachineError, match=r"isn't in a guide: there's no mkdocs\.yml"):
        Project.open(tmp_path)


def test_two_projects_do_not_mix(project: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(project, other, symlinks=True)
    edit(other / "content" / "site.yml", "Small Guide", "Other Guide")
    names = [Project.open(root).guide.site.name.typed for root in (project, other)]
    assert names == ["Small Guide", "Other Guide"]


def test_problems_are_those_of_now(project: Path) -> None:
    opened = Project.open(project)
    assert opened.problems() == []
    edit(project / "content" / "reasons.yml", "text:", "txt:")
    assert [problem.code for problem in opened.problems()] == ["unknown-field"]
    with pytest.raises(ContentError):
        _ = opened.guide
