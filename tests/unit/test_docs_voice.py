"""What editors and contributors read sounds like the guide: docs, messages and code never say what is always wrong."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from careerguide.checks import voice
from support.guides import ROOT

DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / ".github").rglob("*.md")])
CODE = sorted([*(ROOT / "hooks").rglob("*.py"), *(ROOT / "tests").rglob("*.py")])
ASSETS = ROOT / "templates"
FRONT_END = sorted(path for kind in ("js", "css", "html", "j2", "ts") for path in ASSETS.rglob(f"*.{kind}"))
COMMENT = re.compile(r"/\*.*?\*/|\{#.*?#\}|(?<![:\w])//[^\n]*", re.DOTALL)
QUOTED = re.compile(r"```.*?```|`[^`]*`|“[^”]*”|^\|.*\| .*$", re.DOTALL | re.MULTILINE)
"""Examples: code, what is quoted, and tables that show weak words beside better ones."""


def wrong(text: str) -> list[str]:
    return [found for found, _ in voice.always_wrong(text) if not found.endswith("!")]


@pytest.mark.parametrize("path", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_docs_have_no_expression_that_is_always_wrong(path: Path) -> None:
    assert wrong(QUOTED.sub(" ", path.read_text(encoding="utf-8"))) == []


def words_of_code(path: Path) -> Iterator[str]:
    """The comments and docstrings of a file."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        yield from (QUOTED.sub(" ", comment) for comment in COMMENT.findall(text))
        return
    yield from re.findall(r"(?m)#\s(.*)$", text)
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield QUOTED.sub(" ", node.value.value)


def test_comments_have_none_either() -> None:
    found = {str(path.relative_to(ROOT)): wrong("\n".join(words_of_code(path))) for path in (*CODE, *FRONT_END)}
    assert {path: words for path, words in found.items() if words} == {}
