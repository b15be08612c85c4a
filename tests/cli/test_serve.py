"""`guide serve` as a person uses it: edits show at once, problems show on the page, and it ends when it's told to."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from support.guides import edit


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def start(root: Path, address: str, **environment: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "careerguide", "serve", "--dev-addr", address],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root / "hooks"), **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


@contextlib.contextmanager
def serving(root: Path) -> Iterator[str]:
    """`guide serve` on the project, as long as it is needed."""
    address = f"127.0.0.1:{_free_port()}"
    process = start(root, address)
    try:
        yield f"http://{address}/"
    finally:
        os.killpg(process.pid, signal.SIGINT)
        process.wait(timeout=20)


def _page(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return str(answer.read().decode())
    except urllib.error.HTTPError as error:
        return error.read().decode()
    except OSError:
        return ""


def wait_for(address: str, wanted: Callable[[str], bool]) -> str:
    page, end = "", time.monotonic() + 40
    while time.monotonic() < end:
        if wanted(page := _page(address)):
            return page
        time.sleep(0.2)
    raise AssertionError(f"{address} never became what it should be:\n{page[:2000]}")


def test_serve_shows_problems_on_the_page_and_goes_on(printed: Path) -> None:
    with serving(printed) as address:
        wait_for(address + "reasons/", lambda page: "what a day is like" in page)
        assert '"kind": "booklet"' not in _page(address + "downloads.json")  # they would hold up every change
        edit(printed / "content" / "reasons.yml", "text:", "txt:")
        page = wait_for(address + "reasons/", lambda page: "1 problem to fix" in page)
        assert "content/reasons.yml" in page
        assert "Did you mean “text”?" in page
        assert "    3 |   txt: Nobody writes that down.\n      |   ^" in page
        assert "1 problem to fix" in _page(address)
        edit(printed / "content" / "reasons.yml", "txt:", "text:")
        wait_for(address + "reasons/", lambda page: "what a day is like" in page)


@pytest.mark.thorough
def test_serve_shows_an_edit_and_prints_it_meanwhile(printed: Path) -> None:
    sheet, letter = "sheets/talk-a4.pdf", "letters/cold-email.txt"
    with serving(printed) as address:
        wait_for(address + "questions/start/", lambda page: "find your way in" in page)
        before = download(address + sheet)
        edit(printed / "questions" / "start.yml", "find your way in", "come to this work")
        wait_for(address + "questions/start/", lambda page: "come to this work" in page)
        wait_until(lambda: download(address + sheet) != before)
        edit(printed / "content" / "letters" / "cold-email.yml", "A question about", "One question on")
        wait_until(lambda: b"One question on" in download(address + letter))
        (printed / "content" / "letters" / "new-email.yml").write_text(
            (printed / "content" / "letters" / "cold-email.yml")
            .read_text(encoding="utf-8")
            .replace("order: 1", "order: 2"),
            encoding="utf-8",
        )
        wait_until(lambda: b"One question on" in download(address + "letters/new-email.txt"))


def download(address: str) -> bytes:
    with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=5) as answer:
        return bytes(answer.read())
    return b""


def wait_until(done: Callable[[], bool]) -> None:
    end = time.monotonic() + 40
    while not done():
        assert time.monotonic() < end
        time.sleep(0.2)


def test_serve_begins_with_problems_too(project: Path) -> None:
    edit(project / "content" / "reasons.yml", "text:", "txt:")
    with serving(project) as address:
        wait_for(address, lambda page: "1 problem to fix" in page)


@pytest.mark.thorough
def test_serve_goes_on_after_links_that_lead_around_in_circles(printed: Path) -> None:
    links = [printed / "content" / name for name in ("one", "two")]
    for link in links:
        link.symlink_to(".")
    with serving(printed) as address:
        wait_for(address, lambda page: "content/one" in page and "content/two" in page)
        for link in links:
            link.unlink()
        edit(printed / "content" / "reasons.yml", "what a day is like", "what a week is like")
        wait_for(address + "reasons/", lambda page: "what a week is like" in page)
