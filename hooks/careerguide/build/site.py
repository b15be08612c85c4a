"""The site as MkDocs makes it, in a process of its own, put in place when it is whole."""

import os
import subprocess
import sys
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Final, NoReturn

from careerguide.build.atomic_folder import staging, swap_in
from careerguide.build.stop import end
from careerguide.problems.english import count
from careerguide.problems.problem import MachineError

HOOK: Final = "hooks/mkdocs_hooks.py"
NO_BANNER: Final = {"NO_MKDOCS_2_WARNING": "1"}
"""Turns off Material's notice about its end of life, which the README explains."""
NAMED: Final = 5
"""How many extra or missing files a message names."""


def build_site(root: Path, target: Path, *, quiet: bool) -> int:
    """Builds the site of the project at `root` into `target`, an absolute path. Returns an exit status."""
    with staging(target) as folder:
        command = (str(root / HOOK), "build", "--strict", "--site-dir", str(folder / "site"))
        status = run_python(root, *command, quiet=quiet)
        if status == 0:
            swap_in(folder / "site", target)
    return status


def check_files(found: Collection[str], expected: Collection[str]) -> None:
    """Raises MachineError, which names some files, when the paths in a site aren't the expected ones."""
    if more := sorted({*found} - {*expected}):
        fix = "Remove what adds them, such as a plugin in mkdocs.yml."
        raise MachineError(
            f"The site would have {count(len(more), 'file')} that the guide doesn't make: {_some(more)}.", fix
        )
    if missing := sorted({*expected} - {*found}):
        fix = "Look for a line in mkdocs.yml that leaves them out."
        raise MachineError(f"The site would be missing {count(len(missing), 'file')}: {_some(missing)}.", fix)


def _some(paths: Sequence[str]) -> str:
    return ", ".join([*paths[:NAMED], *(["and more"] if len(paths) > NAMED else [])])


def serve_site(root: Path, options: Sequence[str]) -> NoReturn:
    """Serves the site of the project at `root`. MkDocs takes this process's place, so what ends one ends both."""
    os.chdir(root)
    os.execve(sys.executable, [sys.executable, str(root / HOOK), "serve", *options], {**os.environ, **NO_BANNER})


def run_python(root: Path, *arguments: str, quiet: bool = False, **environment: str) -> int:
    """Runs this Python in the project's folder. Quiet, it says something only when it fails."""
    command = [sys.executable, *arguments]
    pipe = subprocess.PIPE if quiet else None
    environment = {**os.environ, **NO_BANNER, **environment}
    with subprocess.Popen(command, cwd=root, env=environment, stdout=pipe, stderr=pipe) as process:
        try:
            said = process.communicate()[1]
        except BaseException:
            end(process)
            raise
    if quiet and process.returncode:
        sys.stderr.buffer.write(said)
    return process.returncode
