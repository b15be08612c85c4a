"""A folder takes another's place whole: when two builds end together, when a crash falls in between, on any system."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Final

import pytest

from careerguide.build import atomic_folder
from careerguide.build.atomic_folder import OURS, staging, swap_in
from careerguide.problems.problem import MachineError
from support.guides import ROOT

ROUNDS: Final = 10


def put(words: str, target: Path, before_swap: Callable[[], object] = lambda: None) -> None:
    """Builds a folder that says `words` in several files, and puts it in place."""
    with staging(target) as folder:
        for name in (OURS, "a/index.html", "b/index.html"):
            (folder / "site" / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / "site" / name).write_text(words, encoding="utf-8")
        before_swap()
        swap_in(folder / "site", target)


def said(target: Path) -> set[str]:
    """What the files of a whole folder say: one thing only."""
    files = [path for path in target.rglob("*") if path.is_file()]
    assert len(files) == 3
    return {path.read_text(encoding="utf-8") for path in files}


@pytest.fixture(params=["in one step", "in two steps"])
def system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A system that can exchange two folders, and one that can't."""
    if request.param == "in two steps":
        monkeypatch.setattr(atomic_folder, "_exchanged", lambda *_folders: False)
    return str(request.param)


@pytest.mark.usefixtures("system")
def test_builds_that_end_together_all_succeed(tmp_path: Path) -> None:
    target, together = tmp_path / "site", Barrier(3)
    with ThreadPoolExecutor(3) as pool:
        for number in range(ROUNDS):
            words = [f"{number} {name}" for name in "abc"]
            for done in [pool.submit(put, one, target, together.wait) for one in words]:
                done.result(timeout=60)
            assert said(target) < {*words}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux exchanges two folders in one step")
def test_no_folder_is_ever_away_on_linux(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put("old", tmp_path / "site")
    monkeypatch.setattr(Path, "rename", lambda *_paths: pytest.fail("The old folder was moved away."))
    put("new", tmp_path / "site")
    assert said(tmp_path / "site") == {"new"}


KILLED: Final = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, {hooks!r})
from careerguide.build import atomic_folder
from careerguide.build.atomic_folder import staging, swap_in

def rename(self, other, before=Path.rename):
    before(self, other)
    os.kill(os.getpid(), signal.SIGKILL)

target = Path(sys.argv[1])
with staging(target) as folder:
    (folder / "site").mkdir()
    (folder / "site" / "downloads.json").write_text("new")
    atomic_folder._exchanged = lambda *_folders: False
    Path.rename = rename
    swap_in(folder / "site", target)
"""


def test_what_a_crash_between_two_renames_took_away_is_put_back(tmp_path: Path) -> None:
    target = tmp_path / "site"
    put("old", target)
    done = subprocess.run([sys.executable, "-c", KILLED.format(hooks=str(ROOT / "hooks")), str(target)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert not target.exists()
    with pytest.raises(RuntimeError, match="content"), staging(target):
        raise RuntimeError("The content has problems.")
    assert said(target) == {"old"}
    assert os.listdir(tmp_path) == ["site"]  # noqa: PTH208 -- hidden ones too


@pytest.mark.usefixtures("system")
def test_a_folder_that_cannot_be_put_in_place_leaves_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "site"
    put("old", target)
    with pytest.raises(OSError, match="No such file"):
        swap_in(tmp_path / "nothing", target)
    assert said(target) == {"old"}


def test_a_mount_point_is_reported_at_the_start() -> None:
    folder = Path("/dev/shm") if Path("/dev/shm").is_mount() else Path("/")
    with pytest.raises(MachineError, match="is a mounted disk or folder") as told, staging(folder):
        pytest.fail("It began to build.")
    assert str(folder / "site") in told.value.fix


def test_a_folder_of_the_same_disk_that_is_mounted_is_reported_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "my site"
    target.mkdir()
    listed = str(target).replace(" ", r"\040")
    mounts = tmp_path / "mountinfo"
    mounts.write_text(f"22 1 8:1 / / rw\n36 22 8:1 /srv {listed} rw,relatime - ext4 /dev/sda1 rw\n", encoding="utf-8")
    monkeypatch.setattr(atomic_folder, "MOUNTS", mounts)
    with pytest.raises(MachineError, match="is a mounted disk or folder"), staging(target):
        pytest.fail("It began to build.")
    with staging(tmp_path / "site"):
        pass
