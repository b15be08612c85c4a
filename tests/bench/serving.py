"""How long an edit takes to show while the guide is served: from saving the file until the page says it."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Final

LONGEST: Final = 60  # seconds to wait for a page
STEP: Final = 0.01


@contextlib.contextmanager
def served(root: Path) -> Iterator[str]:
    """The address at which MkDocs serves the project in `root`, once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "-q", "--dev-addr", address]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(root / "hooks")}
    with subprocess.Popen(command, cwd=root, env=environment, start_new_session=True) as process:
        try:
            base = f"http://{address}/"
            _until(base, "<html")
            yield base
        finally:
            os.killpg(process.pid, signal.SIGINT)
            process.wait()


def shows(url: str, path: Path, old: str, new: str) -> float:
    """Seconds until the page at `url` has the words put in place of others in a file."""
    text = path.read_text(encoding="utf-8")
    start = time.perf_counter()
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    _until(url, new)
    return time.perf_counter() - start


def _until(url: str, words: str) -> None:
    start = time.perf_counter()
    while time.perf_counter() - start < LONGEST:
        with contextlib.suppress(OSError), urllib.request.urlopen(url) as answer:
            if words in answer.read().decode():
                return
        time.sleep(STEP)
    raise TimeoutError(f"{url} never showed “{words}”.")
