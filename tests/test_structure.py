"""The house stays in order: imports go one way, only the hook knows MkDocs, and few modules touch files."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from guides import ROOT

PACKAGE = ROOT / "hooks" / "careerguide"
ORDER = [  # each may import those before it
    "messages",
    "problems",
    "reporting",
    "history",
    "progress",
    "memory",
    "keeping",
    "output",
    "fingerprints",
    "text",
    "signs",
    "model",
    "stumbles",
    "sources",
    "explain",
    "branding",
    "overlay",
    "reading",
    "accepting",
    "schemas",
    "letters",
    "examples",
    "references",
    "staleness",
    "wording",
    "spelling",
    "proofreading",
    "layers",
    "mending",
    "starting",
    "drawing",
    "tokens",
    "views",
    "templating",
    "collecting",
    "offline",
    "bundles",
    "word",
    "printing",
    "linebreaks",
    "shortcuts",
    "typesetter",
    "press",
    "outputs",
    "recall",
    "preview",
    "searching",
    "finished",
    "folder",
    "looking",
    "comparing",
    "rewinding",
    "reviewing",
    "__main__",
]
FILES = {
    "sources",
    "reading",
    "templating",
    "tokens",
    "bundles",
    "keeping",
    "spelling",
    "proofreading",
    "finished",
    "typesetter",
    "press",
    "recall",
    "preview",
    "folder",
    "rewinding",
    "__main__",
}
"""Modules that may touch files: readers, the list of words, tokens and bundles, printing and its cache, adapters."""
TOUCHES = {
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
}
TOUCHES |= {"mkdir", "unlink", "rename", "rmtree", "stat", "touch", "mkstemp", "mkdtemp", "copyfile"}

MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py")


def layer(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports within the package are written out"
            module = node.module or ""
            yield module
            if module in ("careerguide", "careerguide.views"):
                yield from (f"{module}.{name.name}" for name in node.names)


def test_every_module_has_its_layer() -> None:
    assert {layer(path) for path in MODULES} == set(ORDER)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_go_one_way(path: Path) -> None:
    place = ORDER.index(layer(path))
    for name in imports(path):
        if name.startswith("careerguide."):
            other = name.split(".")[1]
            same_package = other == layer(path) == "views"
            assert ORDER.index(other) < place or same_package, f"{layer(path)} imports {other}"


def test_only_the_hook_imports_mkdocs() -> None:
    users = {
        path.name
        for path in (ROOT / "hooks").rglob("*.py")
        for name in imports(path)
        if name.split(".")[0] in ("mkdocs", "material")
    }
    assert users == {"mkdocs_hooks.py"}


def test_nothing_imports_an_adapter() -> None:
    for path in MODULES:
        assert not {"careerguide.__main__", "mkdocs_hooks"} & set(imports(path))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_few_modules_touch_files(path: Path) -> None:
    if layer(path) in FILES:
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        called = node.func if isinstance(node, ast.Call) else None
        name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
        assert name not in TOUCHES, f"{path.name}:{getattr(node, 'lineno', 0)} calls {name}"


@pytest.mark.parametrize("path", [*MODULES, ROOT / "hooks" / "mkdocs_hooks.py"], ids=lambda path: path.name)
def test_every_module_says_why_it_is_there(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
