"""What the guide said at an earlier commit, taken from git, to separate what is new from what was there before."""

import io
import os
import subprocess
import zipfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from careerguide.problems.problem import MachineError, Problem


def commit(root: Path, ref: str) -> str:
    """The full name of the commit that `ref` means. Raises MachineError when git does not know it, or is not there."""
    name = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}").decode().strip()
    if not name:
        shallow = _git(root, "rev-parse", "--is-shallow-repository").strip() == b"true"
        fix = (
            "Fetch the whole history: git fetch --unshallow"
            if shallow
            else "Use a branch, a tag or a commit, such as origin/main."
        )
        raise MachineError(f"Git can't find the commit “{ref}”.", fix)
    return name


def earlier(root: Path, ref: str, folder: Path, parts: Sequence[str]) -> None:
    """Puts the folders named in `parts`, as they were at `ref`, into `folder`.

    Raises MachineError when git does not know `ref`, or is not there.
    """
    at = commit(root, ref)
    there = _git(root, "ls-tree", "--name-only", "-z", at, "--", *parts).decode().split("\0")
    if present := [name for name in there if name]:
        packed = _git(root, "archive", "--format=zip", at, "--", *present)
        zipfile.ZipFile(io.BytesIO(packed)).extractall(folder)


def changed(root: Path, since: str) -> list[str]:
    """The files that differ from a commit. One that was moved is in the list twice: as added and as removed."""
    paths = (
        _git(root, "diff", "--name-only", "--no-renames", "--relative", "-z", since)
        .decode(errors="replace")
        .split("\0")
    )
    return [path for path in paths if path]


def _git(root: Path, *arguments: str) -> bytes:
    try:
        plain = {**os.environ, "LC_ALL": "C"}  # its messages are read below
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False, env=plain)
    except FileNotFoundError as error:
        raise MachineError("Git isn't installed.", "Install it, or leave out the commit.") from error
    if b"not a git repository" in done.stderr:
        raise MachineError(
            "This folder has no git history to compare with.",
            "Use a clone of the repository, not a copy or a ZIP file.",
        )
    if done.returncode and done.stderr:
        raise MachineError(
            f"Git reported: {done.stderr.decode(errors='replace').strip()}", "Fix that, then run this again."
        )
    return done.stdout


def new(now: Iterable[Problem], before: Iterable[Problem]) -> list[Problem]:
    """The problems that were not there before. Lines above them might have come or gone meanwhile."""
    known = Counter(map(_same, before))
    fresh = []
    for problem in now:
        known[_same(problem)] -= 1
        if known[_same(problem)] < 0:
            fresh.append(problem)
    return fresh


def _same(problem: Problem) -> tuple[str, str, str, str]:
    return problem.path, problem.code, problem.what, problem.fix
