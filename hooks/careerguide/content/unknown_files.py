"""Files that nothing reads. Usually their name is misspelled, and someone's words would be missing."""

import contextlib
import difflib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

from careerguide.content.files import CHANGES, OFFICE, ORIGINALS, OWN, SETTINGS
from careerguide.content.folders import CONTENT
from careerguide.model.fields import Item
from careerguide.model.kinds import KINDS
from careerguide.model.pages import Section
from careerguide.model.questions import Question
from careerguide.problems.english import did_you_mean
from careerguide.problems.problem import START, Problem, problem

ASSETS: Final = {".svg", ".png", ".js", ".md", ".jpg", ".jpeg", ".pdf"}
"""Endings of files that can be in an office's folder next to its settings."""
MOVE: Final = "Move it to the folder it belongs in, or delete it."


def unknown_files(root: Path) -> Iterator[Problem]:
    """A problem for each file below the folders of content that nothing reads, and for each link to a folder."""
    layouts = (*KINDS, SETTINGS, CHANGES, *OWN)
    single = {ORIGINALS, *(layout.path for layout in layouts if layout.shape != "each")}
    folders = {layout.path for layout in layouts if layout.shape == "each"}
    for path in _files(root):
        name, folder = path.relative_to(root).as_posix(), path.parent.relative_to(root).as_posix()
        is_read = name in single or (folder in folders and path.suffix == ".yml")
        is_asset = folder == OFFICE and path.suffix.lower() in ASSETS
        if _is_linked_folder(path):
            yield problem(name, START, "linked-folder")
        elif not (is_read or is_asset):
            yield problem(name, START, "unknown-file", fix=_advice(name, folder, single, folders))


def _files(root: Path) -> Iterator[Path]:
    """Everything in the folders of content but plain folders, without following a link. What starts with a dot, such as
    .DS_Store, belongs to the system or an editor, unless it's a link to a folder.
    """
    waiting = [path for path in root.iterdir() if path.name.lower() in CONTENT]
    while waiting:
        path = waiting.pop()
        if path.is_symlink() or not path.is_dir() or path.suffix in (".yml", ".yaml"):
            yield path
            continue
        with contextlib.suppress(PermissionError):
            below = [*path.iterdir()]
            waiting += [entry for entry in below if not entry.name.startswith(".") or _is_linked_folder(entry)]


def _is_linked_folder(path: Path) -> bool:
    return path.is_symlink() and path.is_dir()


def kinds_in(path: str) -> Collection[str]:
    """The kinds of item that a file which nothing reads might have."""
    kinds = [layout.model.kind for layout in KINDS if issubclass(layout.model, Item)]
    return [*kinds, Question.kind, Section.kind] if ".y" in path.lower() else ()


def _advice(name: str, folder: str, single: Collection[str], folders: Collection[str]) -> str:
    """What to do with a file that nothing reads."""
    small = name.lower() if name.lower() in single else folder.lower()
    if small not in (name, folder) and small in {*single, *folders, OFFICE}:
        return f"Rename {'it' if small in single else 'its folder'} to {small}, in lowercase."
    if "/" not in name:
        return "Create a folder with this name instead, and put your files in it."
    if not name.endswith(".yml"):
        return "Change its ending to .yml." if folder in folders or Path(name).suffix == ".yaml" else MOVE
    if near := difflib.get_close_matches(folder, [*folders], n=1, cutoff=0.85):
        return f"Did you mean the folder {near[0]}?"
    if folder == OFFICE or folder.startswith(f"{OFFICE}/"):
        settings = {Path(path).stem: path for path in single if path.startswith(OFFICE)}
        near = difflib.get_close_matches(Path(name).stem, settings, n=1, cutoff=0.8)
        changes = f"If it hides, rewords or adds anything, move it to {CHANGES.path}."
        return f"Did you mean “{settings[near[0]]}”?" if near else changes
    return did_you_mean(name, single, MOVE)
