"""Files that nothing reads: most often a misspelled name, so that someone's words would be missing."""

import difflib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

from careerguide.content.files import CHANGES, OFFICE, ORIGINALS, OWN, SETTINGS
from careerguide.model.fields import Item
from careerguide.model.kinds import KINDS
from careerguide.model.pages import Section
from careerguide.model.questions import Question
from careerguide.problems.english import did_you_mean
from careerguide.problems.problem import START, Problem, problem

ASSETS: Final = {".svg", ".png", ".js", ".md", ".jpg", ".jpeg", ".pdf"}
"""Endings of what may be in an office's folder next to its settings."""
MOVE: Final = "Move it to the folder it belongs to, or remove it."


def unknown_files(root: Path) -> Iterator[Problem]:
    """A problem for each file below the folders of content that nothing reads."""
    layouts = (*KINDS, SETTINGS, CHANGES, *OWN)
    single = {ORIGINALS, *(layout.path for layout in layouts if layout.shape != "each")}
    folders = {layout.path for layout in layouts if layout.shape == "each"}
    tops = sorted(path.name for path in root.iterdir() if path.name.lower() in ("content", "questions", OFFICE))
    for top in tops:
        for file in sorted((root / top).rglob("*")) if (root / top).is_dir() else [root / top]:
            name, folder = file.relative_to(root).as_posix(), file.parent.relative_to(root).as_posix()
            is_read = name in single or (folder in folders and file.suffix == ".yml")
            is_asset = folder == OFFICE and file.suffix.lower() in ASSETS
            is_hidden = any(part.startswith(".") or part.endswith("~") for part in Path(name).parts)
            is_folder = file.is_dir() and file.suffix not in (".yml", ".yaml")
            if not (is_read or is_asset or is_hidden or is_folder):
                yield problem(name, START, "unknown-file", mend=_advice(name, folder, single, folders))


def kinds_in(path: str) -> Collection[str]:
    """The kinds of item that a file which nothing reads may hold."""
    kinds = [layout.model.kind for layout in KINDS if issubclass(layout.model, Item)]
    return [*kinds, Question.kind, Section.kind] if ".y" in path.lower() else ()


def _advice(name: str, folder: str, single: Collection[str], folders: Collection[str]) -> str:
    """What to do with a file that nothing reads."""
    small = name.lower() if name.lower() in single else folder.lower()
    if small not in (name, folder) and small in {*single, *folders, OFFICE}:
        return f"Call {'it' if small in single else 'its folder'} {small}, in small letters."
    if "/" not in name:
        return "There must be a folder of this name: put your files into it."
    if not name.endswith(".yml"):
        return "Give it the ending .yml." if folder in folders or Path(name).suffix == ".yaml" else MOVE
    if near := difflib.get_close_matches(folder, [*folders], n=1, cutoff=0.85):
        return f"Did you mean the folder {near[0]}?"
    if folder == OFFICE or folder.startswith(f"{OFFICE}/"):
        settings = {Path(path).stem: path for path in single if path.startswith(OFFICE)}
        near = difflib.get_close_matches(Path(name).stem, settings, n=1, cutoff=0.8)
        changes = f"What hides, rewords or adds belongs into {CHANGES.path}."
        return f"Did you mean “{settings[near[0]]}”?" if near else changes
    return did_you_mean(name, single, MOVE)
