"""The house stays in order: packages import one way, only the hook knows MkDocs, and few packages touch files."""

import ast
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Final

import pytest

from careerguide.model.interface import CODE_TEXTS
from support.guides import ROOT

PACKAGE: Final = ROOT / "hooks" / "careerguide"
ORDER: Final = (
    "cache",
    "problems",
    "model",
    "content",
    "pages",
    "checks",
    "pdf",
    "reference",
    "edit",
    "build",
    "compare",
    "project",
    "cli",
    "__main__",
)
"""Each may import from those before it."""
WITHIN_PDF: Final = {
    "engine": set(),
    "layout": {"engine"},
    "blocks": {"layout"},
    "booklet": {"layout"},
    "letters": {"layout", "blocks"},
    "worksheets": {"layout", "blocks", "letters"},
}
"""What each part of `pdf` may import from the others. Of the engine, only the style sheets."""
WITHOUT_FILES: Final = ("problems", "model", "pages", "checks")
"""Packages that touch no files."""
FILE_CALLS: Final = frozenset(
    {
        "open",
        "read_text",
        "read_bytes",
        "write_text",
        "write_bytes",
        "glob",
        "rglob",
        "iterdir",
        "exists",
        "is_file",
        "mkdir",
        "unlink",
        "rename",
        "rmtree",
        "stat",
        "touch",
        "mkstemp",
        "mkdtemp",
        "copyfile",
    }
)
MODULES: Final = sorted(PACKAGE.rglob("*.py"))


def package_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """The modules that a file imports, in full."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports within the package are written out"
            yield from (f"{node.module}.{name.name}" for name in node.names)


def file_calls(path: Path) -> list[str]:
    """Calls that touch files, each with its line."""
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    names = [(call.lineno, getattr(call.func, "attr", getattr(call.func, "id", ""))) for call in calls]
    return [f"{line}: {name}" for line, name in names if name in FILE_CALLS]


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", [path for path in MODULES if path.parent != PACKAGE], ids=name_of)
def test_packages_import_only_from_those_below(path: Path) -> None:
    allowed = ORDER[: ORDER.index(package_of(path)) + 1]
    packages = {name.split(".")[1] for name in imports(path) if name.startswith("careerguide.")}
    assert packages <= set(allowed)


@pytest.mark.parametrize("path", [path for path in MODULES if package_of(path) == "pdf"], ids=name_of)
def test_parts_of_pdf_import_only_from_those_below(path: Path) -> None:
    part = path.relative_to(PACKAGE / "pdf").parts[0].removesuffix(".py")
    names = [name.split(".")[2:] for name in imports(path) if name.startswith("careerguide.pdf.")]
    others = [name for name in names if name[0] != part]
    assert {name[0] for name in others} <= WITHIN_PDF.get(part, set())
    assert all(name[1] == "stylesheets" for name in others if name[0] == "engine")


@pytest.mark.parametrize(
    "path", [path for path in (PACKAGE / "pdf").rglob("*.py") if path.parent.name != "engine"], ids=name_of
)
def test_of_pdf_only_the_engine_touches_files(path: Path) -> None:
    assert file_calls(path) == []


def test_only_the_hook_imports_mkdocs() -> None:
    users = {
        path.name
        for path in (ROOT / "hooks").rglob("*.py")
        for name in imports(path)
        if name.split(".")[0] in ("mkdocs", "material")
    }
    assert users == {"mkdocs_hooks.py"}


@pytest.mark.parametrize("path", [path for path in MODULES if package_of(path) in WITHOUT_FILES], ids=name_of)
def test_few_packages_touch_files(path: Path) -> None:
    assert file_calls(path) == []


@pytest.mark.parametrize("path", [*MODULES, ROOT / "hooks" / "mkdocs_hooks.py"], ids=lambda path: path.name)
def test_every_module_says_why_it_is_there(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_python_shows_the_texts_that_it_says_it_shows() -> None:
    """The check believes it, so one that nothing shows any more would never be reported.

    Some names are made from a beginning and the kind of file, like `form-pdf`.
    """
    files = (path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "model" / "interface.py")
    code = "\n".join(path.read_text(encoding="utf-8") for path in files)
    whole = set(re.findall(r"""["']([a-z0-9-]+)["']""", code))
    beginnings = tuple(re.findall(r"""f["']([a-z-]+-)\{""", code))
    assert {name for name in CODE_TEXTS if name not in whole and not name.startswith(beginnings)} == set()


def test_every_file_of_tests_runs(request: pytest.FixtureRequest) -> None:
    """pytest passes over folders that fit its list, without a word."""
    passed_over = request.config.getini("norecursedirs")
    files = [path.relative_to(ROOT) for path in (ROOT / "tests").rglob("test_*.py")]
    assert [path for path in files for part in path.parts if any(fnmatch(part, each) for each in passed_over)] == []
