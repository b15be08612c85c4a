"""A build killed at any moment leaves the old site or the new one, whole, and nothing that the next one minds."""

import contextlib
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

import pytest

from support.guides import edit
from support.projects import EPOCH, run

WORDS: Final = ("name: Head of letters", "name: All our letters")
"""On pages alone, so that nothing has to be printed."""
KILLS: Final = 200
MOMENTS: Final = ((".site-*", 2), (".site-*/site/offline.zip", 0.2))
"""Signs that a build begins and that its last file is written, and within how many seconds from then it's killed."""
EACH: Final = 10
"""After so many kills a build is left alone."""

Site = dict[str, str]


def site_of(root: Path) -> Site:
    """The hash of each file by its path; empty when there is no site."""
    site = root / "site"
    files = sorted(path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def build(root: Path) -> Site:
    assert run("build", "-q", root=root, SOURCE_DATE_EPOCH=EPOCH).returncode == 0
    assert [*root.glob(".site-*")] == []
    return site_of(root)


def kill_build(root: Path, sign: str, seconds: float) -> None:
    """Starts a build and kills all its processes some time after there is a file or folder like `sign`."""
    process = subprocess.Popen(
        [sys.executable, "-m", "careerguide", "build", "-q"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root / "hooks"), "SOURCE_DATE_EPOCH": EPOCH},
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    while process.poll() is None and not [*root.glob(sign)]:
        time.sleep(0.01)
    time.sleep(seconds)
    with contextlib.suppress(ProcessLookupError):  # it's done already
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@pytest.mark.thorough
def test_a_kill_leaves_the_old_site_or_the_new_one(printed: Path, built_project: Path) -> None:
    shutil.copytree(built_project / "site", printed / "site")
    sites = [site_of(printed)]
    edit(printed / "content" / "overviews.yml", *WORDS)
    sites.append(build(printed))
    assert sites[0] != sites[1]
    moments, left = random.Random(2), 0
    for number in range(1, KILLS + 1):
        before, wanted = site_of(printed), (number + 1) % 2
        edit(printed / "content" / "overviews.yml", *(WORDS if wanted else WORDS[::-1]))
        sign, seconds = moments.choice(MOMENTS)
        kill_build(printed, sign, moments.uniform(0, seconds))
        assert site_of(printed) in (before, sites[wanted])
        left += bool([*printed.glob(".site-*")])
        if number % EACH == 0 or number == KILLS:
            assert build(printed) == sites[wanted]
    assert left > 0
