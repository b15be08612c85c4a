"""Finding the command: each has a module, says what it does, and ends with a status that tells what went wrong."""

import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import careerguide.cli
from careerguide.cli.app import COMMANDS
from support.projects import run

SHARED = {"app", "clock", "console"}
OPTIONS_OF_OTHERS = ("serve", "test", "bench")


def test_every_module_is_a_command_and_every_command_a_module() -> None:
    modules = {module.name for module in pkgutil.iter_modules(careerguide.cli.__path__)}
    assert modules - SHARED == set(COMMANDS)


@pytest.mark.parametrize("command", [name for name in COMMANDS if name not in OPTIONS_OF_OTHERS])
def test_every_command_explains_itself(command: str) -> None:
    done = run(command, "--help")
    assert done.returncode == 0
    assert f"usage: guide {command}" in done.stdout


def test_help_names_every_command() -> None:
    done = run("--help")
    assert [name for name in COMMANDS if f"\n    {name} " not in done.stdout] == []


@pytest.mark.parametrize("arguments", [[], ["bild"], ["build", "--fast"], ["export"]])
def test_a_wrong_command_ends_with_2(arguments: list[str]) -> None:
    assert run(*arguments).returncode == 2


def test_outside_a_project_there_is_nothing_to_do(tmp_path: Path) -> None:
    done = run("check", root=tmp_path)
    assert done.returncode == 2
    assert "there's no mkdocs.yml here or above" in done.stderr


def test_a_check_loads_nothing_that_prints_or_builds() -> None:
    """Most commands are checks, and each import costs time."""
    program = """
import sys
from careerguide.cli.app import main
main(["check", "-q"])
print(sorted(set(sys.modules) & {"weasyprint", "jinja2", "docx", "pypdfium2", "segno", "PIL", "mkdocs"}))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
