"""Projects for tests of commands: copies of the small guide with this code, the commands run on them, and a server."""

import gc
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any, Final, NamedTuple
from unittest.mock import patch

from careerguide.cli.app import main
from support.guides import ROOT, SMALL

EPOCH: Final = "1764000000"
"""The day of the build that others are compared with, byte by byte."""


class Done(NamedTuple):
    """What a command left."""

    returncode: int
    stdout: str
    stderr: str


def run(*arguments: str, root: Path = ROOT, **environment: str) -> Done:
    """A command of the guide given in the folder `root`, in this process: `build` only if it is quiet."""
    out, err = (TextIOWrapper(BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with chdir(root), patch.dict(os.environ, environment), redirect_stdout(out), redirect_stderr(err):
        try:
            status = main(arguments)
        except SystemExit as error:  # argparse
            status = int(error.code or 0)
        finally:
            gc.enable()
    return Done(status, *(stream.buffer.getvalue().decode() for stream in (out, err)))


def run_process(*arguments: str, root: Path = ROOT, **environment: str) -> Done:
    """The same in a process of its own, as a person gives it."""
    done = subprocess.run(
        [sys.executable, "-m", "careerguide", *arguments],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks"), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def copy_project(root: Path) -> None:
    """A project with the small guide, with a copy of the templates, which tests edit, and a link to this code."""
    shutil.copytree(SMALL, root, ignore=shutil.ignore_patterns(".cache"))
    shutil.copytree(ROOT / "templates", root / "templates")
    shutil.copy(ROOT / "content" / "interface.yml", root / "content")
    (root / "hooks").symlink_to(ROOT / "hooks", target_is_directory=True)
    shutil.copy(ROOT / "mkdocs.yml", root)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_arguments: Any) -> None:
        """Says nothing for each request."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
