"""Guides for the tests: copies of the small one, where a golden case changes single files, and of the real one."""

import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from careerguide.model.interface import FORMS, PREFIX
from careerguide.pages.interface import Interface
from support.cases import read_cases

ROOT: Final = Path(__file__).resolve().parents[2]
SMALL: Final = ROOT / "tests" / "guides" / "small"
NODE: Final = ROOT / ".venv" / "bin" / "node"


@cache
def interface() -> Interface:
    """The words of the interface, as the real guide has them."""
    entries = read_cases(ROOT / "content" / "interface.yml")
    forms = {
        entry["id"].removeprefix(PREFIX): {name: entry[name] for name in FORMS if name in entry} for entry in entries
    }
    return Interface("en", forms)


def copy_content(folder: Path) -> Path:
    """A copy of the small guide in a new folder, for what only reads it: without templates, no check looks for the
    words of the interface.
    """
    return shutil.copytree(SMALL, folder)


def copy_small(folder: Path) -> Path:
    """A copy of the small guide in a new folder, with the project's templates and the words that they show."""
    shutil.copytree(SMALL, folder)
    shutil.copy(ROOT / "content" / "interface.yml", folder / "content")
    (folder / "templates").symlink_to(ROOT / "templates", target_is_directory=True)
    return folder


def copy_real(folder: Path) -> Path:
    """A copy of what the real guide is made from in a new folder, with the project's templates beside it."""
    for name in ("content", "questions"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "templates").symlink_to(ROOT / "templates", target_is_directory=True)
    return folder


def with_own_templates(root: Path) -> Path:
    """The same copy, with templates that can be edited."""
    templates = (root / "templates").resolve()
    (root / "templates").unlink()
    shutil.copytree(templates, root / "templates")
    return root


def change(root: Path, case: Mapping[str, Any]) -> None:
    """Does to one file, or to several one after the other, what a golden case says."""
    for one in case.get("changes", ()):
        change(root, one)
    if "file" not in case:
        return
    path = root / case["file"]
    path.parent.mkdir(parents=True, exist_ok=True)
    if case.get("link"):
        kept = root / "kept"
        path.rename(kept)
        path.symlink_to(kept)
    elif "link_to" in case:
        path.symlink_to(case["link_to"])
    elif case.get("remove"):
        path.unlink()
    elif "bytes" in case:
        path.write_bytes(case["bytes"])
    elif "repeat" in case:
        text, times = case["repeat"]
        path.write_text(text * times, encoding="utf-8")
    elif "text" in case:
        path.write_bytes(case["text"].encode())
    else:
        old, new = case["change"]["from"], case["change"]["to"]
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{case['file']} has {text.count(old)} times: {old}"
        path.write_text(text.replace(old, new), encoding="utf-8")


def edit(path: Path, old: str, new: str) -> None:
    """Puts other words in place of those that stand in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text, path
    path.write_text(text.replace(old, new), encoding="utf-8")
