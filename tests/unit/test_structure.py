"""The house stays in order: packages import one way, only the hook knows MkDocs, and few packages touch files."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

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


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", [path for path in MODULES if path.parent != PACKAGE], ids=name_of)
def test_packages_import_only_from_those_below(path: Path) -> None:
    allowed = ORDER[: ORDER.index(package_of(path)) + 1]
    packages = {name.split(".")[1] for name in imports(path) if name.startswith("careerguide.")}
    assert packages <= set(allowed)


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
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        called = node.func if isinstance(node, ast.Call) else None
        name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
        assert name not in FILE_CALLS, f"{path.name}:{getattr(node, 'lineno', 0)} calls {name}"


@pytest.mark.parametrize("path", [*MODULES, ROOT / "hooks" / "mkdocs_hooks.py"], ids=lambda path: path.name)
def test_every_module_says_why_it_is_there(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
