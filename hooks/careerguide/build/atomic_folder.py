"""Builds a folder next to the old one and puts it in its place when it is whole: nobody ever sees half a site."""

import contextlib
import fcntl
import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from careerguide.problems.problem import MachineError

NEW: Final = 0o644
"""The permissions of a file that was not there before: a temporary one would be for its owner alone."""
OURS: Final = "downloads.json"
"""Stands in everything that we make, so that nothing else is ever replaced."""


@contextlib.contextmanager
def staging(target: Path) -> Iterator[Path]:
    """An empty folder beside `target` to build in. It is gone afterwards, as are those that killed builds left.

    Raises MachineError when `target` holds anything but what was made before.
    """
    if target.exists() and not (target / OURS).exists() and any(target.iterdir()):
        raise MachineError(f"{target} holds something else.", "Name a new folder, or one that was made before.")
    target.parent.mkdir(parents=True, exist_ok=True)
    _sweep(target)
    folder = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    lock = os.open(folder, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def write(files: Iterable[tuple[str, bytes]], folder: Path) -> int:
    """Writes files, given by path and content, below a folder. Returns how many."""
    written = 0
    for name, content in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        written += 1
    return written


@contextlib.contextmanager
def scratch_copy(root: Path, parts: Sequence[str]) -> Iterator[Callable[[Mapping[str, str]], Path]]:
    """A way to try out other texts: it takes them by path, and returns a folder where everything else is as it was."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in parts:
            if (root / part).is_dir():
                shutil.copytree(root / part, folder / part, symlinks=True)
            elif (root / part).is_file():
                (folder / part).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(root / part, folder / part)

        for path in folder.rglob("*"):  # what may only be read is tried out all the same
            if not path.is_symlink():
                path.chmod(path.stat().st_mode | stat.S_IRWXU)

        def at(now: Mapping[str, str]) -> Path:
            for path, text in now.items():
                (folder / path).write_bytes(text.encode())
            return folder

        yield at


def replace(path: Path, content: bytes) -> None:
    """Writes a file whole or not at all. It keeps its permissions."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}-", delete=False)  # noqa: SIM115
    try:
        with new:
            new.write(content)
        if path.exists():
            shutil.copymode(path, new.name)
        else:
            Path(new.name).chmod(NEW)
        Path(new.name).replace(path)
    except BaseException:
        Path(new.name).unlink()
        raise


def swap_in(new: Path, target: Path) -> None:
    """Puts a finished folder from `staging` in the place of `target`; the old one goes when the staging folder does."""
    with contextlib.suppress(FileNotFoundError):
        target.rename(new.with_name("replaced"))
    new.rename(target)


def _sweep(target: Path) -> None:
    """Removes the folders of builds that are no longer running: theirs are not locked."""
    for left in target.parent.glob(f".{target.name}-*"):
        with contextlib.suppress(OSError):
            lock = os.open(left, os.O_RDONLY)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(left)
            finally:
                os.close(lock)
