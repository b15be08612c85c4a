"""The site as MkDocs makes it, in a process of its own, put in place when it is whole."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from careerguide.build.atomic_folder import staging, swap_in

HOOK: Final = "hooks/mkdocs_hooks.py"
NO_BANNER: Final = {"NO_MKDOCS_2_WARNING": "1"}
"""Material's notice about its end of life; the README speaks of it."""


def build_site(root: Path, target: Path, *, quiet: bool) -> int:
    """Builds the site of the project at `root` into `target`, an absolute path. Returns an exit status."""
    with staging(target) as folder:
        status = run_mkdocs(root, "build", "--strict", "--site-dir", str(folder / "site"), quiet=quiet)
        if status == 0:
            swap_in(folder / "site", target)
    return status


def run_mkdocs(root: Path, *arguments: str, quiet: bool = False) -> int:
    return run_python(root, str(root / HOOK), *arguments, quiet=quiet)


def run_python(root: Path, *arguments: str, quiet: bool = False, **environment: str) -> int:
    """Runs this Python in the project's folder. Quiet, it says something only when it fails."""
    pipe = subprocess.PIPE if quiet else None
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=root,
        env={**os.environ, **NO_BANNER, **environment},
        stdout=pipe,
        stderr=pipe,
        check=False,
    )
    if quiet and done.returncode:
        sys.stderr.buffer.write(done.stderr)
    return done.returncode
