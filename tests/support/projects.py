"""Projects for tests of commands: copies of the small guide with this code, the commands run on them, and a server."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

from support.guides import ROOT, SMALL

EPOCH: Final = "1764000000"
"""The day for builds of which every byte is compared."""
SHEETS: Final = ".cache/print"
"""Where a project keeps its finished sheets."""


def run(*arguments: str, root: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command of the guide, as a person would give it, on the project in `root`."""
    return subprocess.run(
        [sys.executable, "-m", "careerguide", *arguments],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root / "hooks"), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def copy_project(root: Path) -> None:
    """A project with the small guide and this project's code, compiled as it is."""
    shutil.copytree(SMALL, root)
    for name in ("hooks", "templates"):
        shutil.copytree(ROOT / name, root / name)
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
