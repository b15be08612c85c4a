"""A command that is told to end does so with all that it has started, and leaves nothing behind."""

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

import pytest

from support.cases import first
from support.guides import edit

LONGEST: Final = 60
"""Seconds until a command is at work."""
SOON: Final = 15
"""Seconds until it has ended."""
SIGNALS: Final = [signal.SIGTERM, signal.SIGINT, signal.SIGHUP]


@pytest.fixture
def temporary() -> Iterator[Path]:
    """A folder for a command's temporary files, with a short path: that of a socket has few characters."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def start(root: Path, temporary: Path, *arguments: str) -> subprocess.Popen[str]:
    """A command in a group of its own."""
    environment = {**os.environ, "PYTHONPATH": str(root / "hooks"), "TMPDIR": str(temporary)}
    return subprocess.Popen(
        [sys.executable, "-m", "careerguide", *arguments],
        cwd=root,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def wait_until(done: Callable[[], bool], seconds: int) -> None:
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end
        time.sleep(0.05)


def is_over(group: int) -> bool:
    """Whether no process of a group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


def stop(process: subprocess.Popen[str], number: signal.Signals) -> str:
    """Sends a signal to the command alone. Returns what it said, once all that it started has ended."""
    try:
        process.send_signal(number)
        said = process.communicate(timeout=SOON)[0]
        wait_until(lambda: is_over(process.pid), SOON)
        return said
    finally:
        if not is_over(process.pid):
            os.killpg(process.pid, signal.SIGKILL)


def left_over(root: Path, temporary: Path) -> list[Path]:
    return [*root.glob(".site-*"), *root.glob("site"), *temporary.iterdir()]


@pytest.mark.thorough
@pytest.mark.parametrize("number", SIGNALS)
def test_a_build_ends_with_all_that_it_has_started(project: Path, temporary: Path, number: signal.Signals) -> None:
    process = start(project, temporary, "build")
    assert process.stdout is not None
    for line in process.stdout:
        if "done: " in line:  # processes that print are at work
            break
    said = stop(process, number)
    assert process.returncode == (130 if number == signal.SIGINT else 128 + number)
    assert "Traceback" not in said
    assert left_over(project, temporary) == []


def answers(address: tuple[str, int]) -> bool:
    try:
        with urllib.request.urlopen("http://{}:{}/".format(*address), timeout=5):
            return True
    except OSError:
        return False


def start_server(root: Path, temporary: Path) -> tuple[subprocess.Popen[str], tuple[str, int]]:
    """A server that answers already, and its address."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        address: tuple[str, int] = one.getsockname()
    process = start(root, temporary, "serve", "--quiet", "--dev-addr", "{}:{}".format(*address))
    wait_until(lambda: answers(address), LONGEST)
    return process, address


@pytest.mark.parametrize("number", first(SIGNALS))
def test_a_server_ends_and_frees_its_port(printed: Path, temporary: Path, number: signal.Signals) -> None:
    process, address = start_server(printed, temporary)
    said = stop(process, number)
    assert "Traceback" not in said
    assert left_over(printed, temporary) == []
    with socket.create_server(address):
        pass


@pytest.mark.thorough
def test_a_server_ends_what_prints_an_edit_too(printed: Path, temporary: Path) -> None:
    process, _ = start_server(printed, temporary)
    edit(printed / "questions" / "start.yml", "find your way in", "come to this work")
    wait_until(lambda: bool([*temporary.glob("guide-print-*/weasyprint-*")]), LONGEST)
    stop(process, signal.SIGTERM)
    wait_until(lambda: left_over(printed, temporary) == [], SOON)


def test_a_server_can_be_stopped_before_it_serves(project: Path, temporary: Path) -> None:
    process = start(project, temporary, "serve", "--quiet", "--dev-addr", "127.0.0.1:0")
    wait_until(lambda: bool([*temporary.iterdir()]), LONGEST)
    assert "Traceback" not in stop(process, signal.SIGTERM)
    assert left_over(project, temporary) == []
