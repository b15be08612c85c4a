"""The built site as people get it, in the system's Chromium. `./guide bench site [RUNS]`

Lighthouse, as on a phone, on a page of each kind: its four scores. Then how soon a guide of a thousand questions shows
what a key or a press did: from the event to the end of the frame that shows it. Nothing is asked of the network.
Of several runs the median counts, for Lighthouse and for each key.
"""

import gzip
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, Final

from playwright.sync_api import Browser, Page, sync_playwright

from bench.made_up import ROOT, grow
from support.chromium import FLAGS, chromium

NODE: Final = ROOT / ".venv" / "bin" / "node"
LIGHTHOUSE: Final = ROOT / ".venv" / "npm-bench" / "node_modules" / "lighthouse" / "cli" / "index.js"
PAGES: Final = (
    "",
    "start/five-minutes/",
    "start/meeting-coming/",
    "steps/",
    "steps/meet/",
    "questions/",
    "questions/way-in/",
    "letters/",
    "letters/cold-email/",
    "sheets/",
    "tips/",
    "say/",
    "differ/",
    "plans/",
    "reasons/",
    "worries/",
    "sources/",
    "hosts/",
    "my-questions/",
    "my-conversations/",
    "my-meeting/",
)
"""One of each kind."""
LEAST: Final = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
RUNS: Final = 3
TEXT: Final = {".css", ".html", ".js", ".json", ".svg", ".txt", ".xml"}

QUESTIONS: Final = 1_000
TYPED: Final = ("day 117 of the work", "brochuer")  # the second is misspelt: what was meant has to be found
PRESSES: Final = 20
POLICY: Final = b"connect-src 'none'", b"connect-src 'self'"
"""Lighthouse fetches robots.txt as the page it looks at, which our policy forbids to pages: here alone it may."""
MOST: Final = 50  # ms from a key to its frame
SLOWER: Final = 4  # times, as Lighthouse takes a phone to be
WATCH: Final = (Path(__file__).parent / "visit.js").read_text(encoding="utf-8")

Report = dict[str, Any]


# ---------------------------------------------------------------- a server as on the web


@cache
def _compressed(path: Path) -> bytes:
    content = path.read_bytes()
    return gzip.compress(content.replace(*POLICY) if path.suffix == ".html" else content, 6)


class _Compressing(SimpleHTTPRequestHandler):
    """Text goes over the wire compressed."""

    protocol_version = "HTTP/1.1"

    def send_head(self) -> BytesIO | BinaryIO | None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in TEXT or not path.is_file():
            return super().send_head()
        body = _compressed(path)
        self.send_response(200)
        self.send_header("Content-Type", f"{self.guess_type(path)}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    def log_message(self, *_arguments: Any) -> None:
        """Says nothing for each request."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Compressing, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def _build(root: Path, site: Path) -> None:
    command = [sys.executable, "-m", "careerguide", "build", "-q", "--site-dir", str(site)]
    subprocess.run(command, cwd=root, env={**os.environ, "PYTHONPATH": str(root / "hooks")}, check=True)


# ---------------------------------------------------------------- Lighthouse


def _lighthouse(address: str, report: Path) -> Report:
    command = [NODE, LIGHTHOUSE, address, "--quiet", "--no-enable-error-reporting", "--output=json"]
    options = [
        f"--output-path={report}",
        f"--only-categories={','.join(LEAST)}",
        f"--chrome-flags={' '.join(['--headless=new', *FLAGS])}",
    ]
    subprocess.run([*map(str, command), *options], env={**os.environ, "CHROME_PATH": chromium() or ""}, check=True)
    found: Report = json.loads(report.read_text(encoding="utf-8"))
    return found


def _scores(report: Report) -> dict[str, int]:
    return {name: round(100 * (report["categories"][name]["score"] or 0)) for name in LEAST}


def _short_of(report: Report, name: str) -> Iterator[str]:
    """What keeps a category of a report from its hundred."""
    for wanted in report["categories"][name]["auditRefs"]:
        audit = report["audits"][wanted["id"]]
        if wanted["weight"] and audit["score"] is not None and audit["score"] < 1:
            yield f"{audit['title']} {audit.get('displayValue', '')}".strip()


def _errors(report: Report) -> list[str]:
    said = report["audits"].get("errors-in-console", {}).get("details", {}).get("items", [])
    return [str(error.get("description")) for error in said]


def _phone(site: Path, runs: int) -> int:
    """Prints the scores of each page; how many are too low."""
    print(f"{'Lighthouse, as on a phone':28}" + "".join(f"{name:>16}" for name in LEAST))
    low = 0
    with served(site) as address, tempfile.TemporaryDirectory() as folder:
        for place in PAGES:
            if not (site / place / "index.html").exists():
                print(f"{place:28}  there is no such page yet")
                continue
            reports = [_lighthouse(address + place, Path(folder) / "report.json") for _ in range(runs)]
            low += _print_page(place or "home", reports)
    return low


def _print_page(name: str, reports: Sequence[Report]) -> int:
    cells, notes, low = "", [], 0
    for kind, least in LEAST.items():
        median = sorted(reports, key=lambda report: _scores(report)[kind])[len(reports) // 2]
        score = _scores(median)[kind]
        low += score < least
        cells += f"{score:>9} {'ok' if score >= least else 'BELOW':<6}"
        notes += [f"    {kind}: {line}" for line in _short_of(median, kind) if score < least]
    print(f"{name:28}{cells}", *notes, *(f"    console: {line}" for line in _errors(reports[-1])), sep="\n", flush=True)
    return low


# ---------------------------------------------------------------- keys and presses


def _answers(site: Path, runs: int) -> int:
    """Prints how soon a large bank answers; how many measures are too slow."""
    print(f"\n{f'{QUESTIONS:,} questions, ms to the frame':44}{'least':>8}{'median':>8}{'most':>8}")
    slow = 0
    with served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for name, what in (("a key in “Find a question”", _keys), ("a press on Add", _presses)):
            slow += _print_times(name, _measure(browser, address, what, 1, runs), MOST)
            _print_times(f"  the same, {SLOWER} times as slow", _measure(browser, address, what, SLOWER, runs), None)
        browser.close()
    return slow


def _measure(
    browser: Browser, address: str, what: Callable[[Page], list[float]], slower: int, runs: int
) -> list[float]:
    """The median time of each key or press, each run in a browser that has seen nothing yet."""
    return [
        statistics.median(times)
        for times in zip(*(_visit(browser, address, what, slower) for _ in range(runs)), strict=True)
    ]


def _visit(browser: Browser, address: str, what: Callable[[Page], list[float]], slower: int) -> list[float]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{address}questions/")
    page.evaluate(WATCH)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    times = what(page)
    context.close()
    return times


def _keys(page: Page) -> list[float]:
    """Typed in, and deleted again."""
    box = page.get_by_label("Find a question")
    box.wait_for()
    keys = [key for words in TYPED for key in [*words, *["Backspace"] * len(words)]]
    return [_timed(page, "input", partial(box.press, key)) for key in keys]


def _presses(page: Page) -> list[float]:
    buttons = page.locator("main .cg-add:visible")
    buttons.first.wait_for()
    return [_timed(page, "click", buttons.nth(number).click) for number in range(min(PRESSES, buttons.count()))]


def _timed(page: Page, event: str, act: Callable[[], None]) -> float:
    page.evaluate("event => visit.watch(event)", event)
    act()
    took: float = page.evaluate("visit.took()")
    return took


def _print_times(name: str, times: Sequence[float], most: float | None) -> bool:
    slow = most is not None and max(times) > most
    verdict = "" if most is None else f"   (at most {most})   {'TOO SLOW' if slow else 'ok'}"
    print(f"{name:44}{min(times):8.1f}{statistics.median(times):8.1f}{max(times):8.1f}{verdict}", flush=True)
    return slow


def visit(runs: int = RUNS) -> int:
    if not LIGHTHOUSE.exists():
        raise SystemExit("Lighthouse is not here: ./guide bench site brings it.")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _build(ROOT, folder / "site")
        grow(folder / "large", QUESTIONS, sheets=1)
        _build(folder / "large", folder / "large-site")
        failed = _phone(folder / "site", runs) + _answers(folder / "large-site", runs)
    print(f"{failed} not as it should be" if failed else "All as it should be.")
    return int(failed > 0)
