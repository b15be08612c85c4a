"""How long an edit takes to show while the guide is served, beside plain MkDocs and Material serving the same pages.

From saving the file until the page has the new words: on this content, and on a made-up guide of 10,000 questions.
"""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from bench.made_up import grow

LONGEST: Final = 300  # seconds to wait for a page
STEP: Final = 0.01
RUNS: Final = 5
MANY: Final = 10_000
OURS: Final = "  the guide"
PLAIN: Final = "  plain MkDocs and Material"


def serving(copy: Callable[[Path], None], stock: Callable[[Path, Path], None]) -> int:
    """Prints the least and the most of each. `copy` copies the guide, `stock` makes the plain project of a guide."""
    slow = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copy(folder / "guide")
        grow(folder / "grown", MANY, sheets=5)
        for title, root, file, words, limit in (
            ("This content", folder / "guide", "way-in", "The route that people really took", 1.0),
            (f"{MANY:,} questions", folder / "grown", "c-0", "The answer number 5 is", 3.0),
        ):
            plain = root.with_name(f"{root.name}-plain")
            stock(root, plain)
            page = f"questions/{file}/"
            ours = _times(root, page, root / "questions" / f"{file}.yml", words)
            theirs = _times(plain, page, plain / "docs" / "questions" / f"{file}.md", words)
            slow += min(ours) > limit
            print(f"{title}: seconds until an edit to one question shows; least of {RUNS} (most)")
            print(f"{OURS:32} {min(ours):6.2f}   ({max(ours):.2f})   at most {limit:.2f}")
            print(f"{PLAIN:32} {min(theirs):6.2f}   ({max(theirs):.2f})", flush=True)
    return int(slow > 0)


def _times(root: Path, page: str, file: Path, words: str) -> list[float]:
    times = []
    with _served(root) as (process, base):
        for number in range(RUNS):
            old, new = (f"{words} {number}", f"{words} {number + 1}") if number else (words, f"{words} 1")
            times.append(_shows(process, base + page, file, old, new))
            time.sleep(min(10, 4 * times[-1]))  # what is printed meanwhile is over
    return times


@contextlib.contextmanager
def _served(root: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """The process and the address at which MkDocs serves the project in `root`, once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "-q", "--dev-addr", address]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen(command, cwd=root, env=environment, start_new_session=True) as process:
        try:
            _until(process, f"http://{address}/", "<html")
            yield process, f"http://{address}/"
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGINT)
            process.wait()


def _shows(process: subprocess.Popen[bytes], url: str, path: Path, old: str, new: str) -> float:
    """Seconds until the page at `url` has the words put in place of others in a file."""
    text = path.read_text(encoding="utf-8")
    start = time.perf_counter()
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    _until(process, url, new)
    return time.perf_counter() - start


def _until(process: subprocess.Popen[bytes], url: str, words: str) -> None:
    start = time.perf_counter()
    while time.perf_counter() - start < LONGEST and process.poll() is None:
        with contextlib.suppress(OSError), urllib.request.urlopen(url) as answer:
            if words in answer.read().decode():
                return
        time.sleep(STEP)
    ended = "" if process.poll() is None else " The server has ended."
    raise SystemExit(f"{url} never showed “{words}”.{ended}")
