"""Builds a folder next to the old one and replaces that when it is complete, so no reader sees half a site."""

import contextlib
import ctypes
import errno
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
"""The permissions of a new file: without them, only its owner could read it."""
OURS: Final = "downloads.json"
"""It's in everything we make, so nothing else is ever replaced."""
REPLACED: Final = "replaced"
"""What the old folder is called while the new one takes its place in two steps."""
MOUNTS: Final = Path("/proc/self/mountinfo")
AT_FDCWD: Final = -100
RENAME_EXCHANGE: Final = 2
_C: Final = ctypes.CDLL(None, use_errno=True)
"""The C library: Python itself can neither exchange two folders nor sync one disk."""


@contextlib.contextmanager
def staging(target: Path) -> Iterator[Path]:
    """An empty folder next to `target` to build in. It is removed afterwards, as are those that killed builds left.

    Raises MachineError when `target` holds anything but what was made before, or can't be replaced.
    """
    if _is_mount_point(target):
        raise MachineError(
            f"{target} is a mounted disk or folder, so it can't be replaced.",
            f"Build into a folder inside it, such as {target / 'site'}, or mount it one folder higher.",
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    with _locked(target.parent):
        _restore(target)
        if target.exists() and not (target / OURS).exists() and any(target.iterdir()):
            raise MachineError(
                f"{target} has other files in it.", "Use a new folder, or one that this command made before."
            )
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
                shutil.copytree(root / part, folder / part, symlinks=True, ignore=_not_to_copy)
            elif (root / part).is_file():
                (folder / part).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(root / part, folder / part)

        for path in folder.rglob("*"):  # read-only files are tried out too
            if not path.is_symlink():
                path.chmod(path.stat().st_mode | stat.S_IRWXU)

        def at(now: Mapping[str, str]) -> Path:
            for path, text in now.items():
                (folder / path).write_bytes(text.encode())
            return folder

        yield at


def _not_to_copy(folder: str, names: Sequence[str]) -> list[str]:
    """What a copy would stop at: pipes and the like, and files that can't be read. The check reports them."""
    paths = [Path(folder, name) for name in names]
    readable = [path.is_symlink() or path.is_dir() or (path.is_file() and os.access(path, os.R_OK)) for path in paths]
    return [name for name, fits in zip(names, readable, strict=True) if not fits]


def replace(path: Path, content: bytes) -> None:
    """Writes a file whole or not at all. It keeps its permissions."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}-", delete=False)  # noqa: SIM115
    try:
        with new:
            new.write(content)
            new.flush()
            os.fsync(new.fileno())
        if path.exists():
            shutil.copymode(path, new.name)
        else:
            Path(new.name).chmod(NEW)
        Path(new.name).replace(path)
    except BaseException:
        Path(new.name).unlink()
        raise


def swap_in(new: Path, target: Path) -> None:
    """Puts a finished folder from `staging` in the place of `target`; the old one goes when the staging folder does.

    Where the system can exchange two folders, `target` is there at every moment, the old one or the new one. Elsewhere
    it's away for a moment, and what a crash leaves just then is put back by the next `staging`.
    """
    _write_to_disk(new)
    with _locked(target.parent) as parent:
        if not target.exists():
            new.rename(target)
        elif not _exchanged(new, target):
            old = new.with_name(REPLACED)
            target.rename(old)
            try:
                new.rename(target)
            except OSError:
                old.rename(target)
                raise
        os.fsync(parent)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchanges two folders in one step. False when this system or this disk can't."""
    try:
        status = _C.renameat2(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE)
    except AttributeError:  # not Linux, or an old C library
        return False
    if status == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS):
        return False
    raise OSError(code, os.strerror(code), str(other))


def _write_to_disk(folder: Path) -> None:
    """Has the system write all that waits for the disk of a folder, so that a power cut leaves no empty files."""
    with _opened(folder) as number, contextlib.suppress(AttributeError):
        _C.syncfs(number)


@contextlib.contextmanager
def _opened(folder: Path) -> Iterator[int]:
    number = os.open(folder, os.O_RDONLY)
    try:
        yield number
    finally:
        os.close(number)


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[int]:
    """The folder, opened and locked, so that no other process puts a site into it or cleans up there meanwhile."""
    with _opened(folder) as number:
        fcntl.flock(number, fcntl.LOCK_EX)
        yield number


def _is_mount_point(path: Path) -> bool:
    if path.is_mount():
        return True
    with contextlib.suppress(OSError):  # a folder of the same disk, mounted here: Linux lists it
        mounts = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
        listed = str(path).replace("\\", r"\134").replace(" ", r"\040").replace("\t", r"\011").replace("\n", r"\012")
        return any(line.split()[4] == listed for line in mounts.splitlines())
    return False


def _restore(target: Path) -> None:
    """Puts the old folder back when a crash fell between the two renames of `swap_in`."""
    if not target.exists():
        for old in sorted(target.parent.glob(f".{target.name}-*/{REPLACED}"))[:1]:
            old.rename(target)


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
