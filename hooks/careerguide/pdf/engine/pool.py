"""Sheets as PDF: what was made before comes from a cache, the rest from a few processes at once.

WeasyPrint is not safe with threads, and slow to import; so it lives in processes of its own, which start from one that
has it imported already. When nothing has changed, none of them starts.
"""

import atexit
import contextlib
import hashlib
import json
import multiprocessing
import os
import shutil
import signal
import tempfile
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from importlib.metadata import version
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Final

from careerguide.cache.store import Store
from careerguide.pdf.engine.job import ROOMS, Job, PrintedPdf, Report, fonts_file
from careerguide.pdf.engine.limits import Limits, OverLimitError, limited
from careerguide.pdf.engine.stylesheets import TOKENS
from careerguide.pdf.engine.system_libraries import system_libraries
from careerguide.problems.problem import ContentError, MachineError, Mark, Problem, problem

DETERMINE: Final = ("weasyprint", "pydyf", "tinyhtml5", "tinycss2", "cssselect2", "fonttools", "pypdfium2", "pillow")
"""Packages whose version shows in the PDFs or pictures."""
CODE: Final = ("job.py", "render.py", "stylesheets.py", "weasyprint_patches.py")
WEASYPRINT: Final = "careerguide.pdf.engine.render"
PANGO: Final = (
    "Install it. On Debian or Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0."
    " On Fedora: dnf install pango harfbuzz. On macOS: brew install pango."
)

LIMITS: Final = Limits()
OVER_LIMIT: Final = "print-limit"
MORE_MEMORY: Final = (
    "Close other programs to free up memory, and try again. If that doesn't help, check this worksheet's pictures and"
    " tables. One of them might be far too large."
)


def print_pdfs(
    jobs: Sequence[Job],
    store: Store,
    assets: Path,
    progress: Report,
    workers: int | None = None,
    *,
    limits: Limits = LIMITS,
) -> list[PrintedPdf]:
    """Every job's PDF, in order. `assets` is the folder of templates. Raises ContentError when WeasyPrint warns about
    any of them, or as soon as one goes over its limits; MachineError when PDFs can't be made here. `progress` is called
    for those that aren't in the cache.
    """
    kept = PdfCache(store, _stock(assets))
    pdfs = {job.path: printed for job in jobs if (printed := kept.get(job))}
    missing = [job for job in jobs if job.path not in pdfs]
    problems: list[Problem] = []
    for number, (job, printed, said) in enumerate(_made(missing, assets, workers or _workers(), limits), 1):
        pdfs[job.path] = printed
        problems += said
        if not said:
            kept.put(job, printed)
        progress(number, len(missing), job.title or job.path)
        if any(found.code == OVER_LIMIT for found in said):
            break  # others with the same logo would take as long
    if problems:
        raise ContentError(problems)
    store.sweep()
    return [pdfs[job.path] for job in jobs]


# ---------------------------------------------------------------- processes


Made = tuple[Job, PrintedPdf, list[Problem]]
"""A job and what came of it."""


def _made(jobs: Sequence[Job], assets: Path, workers: int, limits: Limits) -> Iterator[Made]:
    """Each job as it gets done. The longest go first, so that no process ends on one alone.

    When a process is stopped from outside, what it leaves undone is done again by a single one. Raises MachineError
    when that is stopped too.
    """
    if not jobs:
        return
    left = {job.path: job for job in sorted(jobs, key=lambda job: -len(job.html))}
    with _surroundings(assets):
        for count in (min(workers, len(left)), 1):
            for made in _run(list(left.values()), assets, count, limits):
                del left[made[0].path]
                yield made
            if not left:
                return
    raise MachineError(f"Making the PDF {next(iter(left))} was stopped twice.", MORE_MEMORY)


def _run(jobs: Sequence[Job], assets: Path, workers: int, limits: Limits) -> Iterator[Made]:
    """Each job as it gets done, started in this order. When a process is stopped, some are missing."""
    with ProcessPoolExecutor(workers, _context(), initializer=_ready) as pool:
        waiting: dict[Future[tuple[PrintedPdf, list[Problem]]], Job] = {}
        try:
            for job in jobs:
                waiting[pool.submit(_set, job, assets, limits)] = job
            for future in as_completed(waiting):
                if not isinstance(future.exception(), BrokenProcessPool):
                    yield waiting[future], *future.result()
        except BrokenProcessPool:  # from `submit`
            return
        except BaseException:  # what is being printed isn't needed any more
            for process in multiprocessing.active_children():
                process.terminate()
            raise
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _workers() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@cache
def _context() -> BaseContext:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([WEASYPRINT])
    return context


@contextlib.contextmanager
def _surroundings(assets: Path) -> Iterator[None]:
    """Processes that start meanwhile find our fonts only, since fontconfig looks when it is loaded, and keep their
    temporary files where they'll be cleared away.
    """
    ours = {"FONTCONFIG_FILE": str(fonts_file(assets)), "TMPDIR": _temporary_folder()}
    before = {name: os.environ.get(name) for name in ours}
    os.environ.update(ours)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@cache
def _temporary_folder() -> str:
    """A folder that goes when this process ends. WeasyPrint leaves one in it for each process that prints."""
    folder = tempfile.mkdtemp(prefix="guide-print-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _ready() -> None:
    """In a new process: Ctrl-C is for the one that started it, and without that one there is nothing to do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _set(job: Job, assets: Path, limits: Limits) -> tuple[PrintedPdf, list[Problem]]:
    """In a process of the pool."""
    try:
        from careerguide.pdf.engine.render import renderer  # noqa: PLC0415 - only here, so that others stay without it
    except ImportError as error:
        raise MachineError(f"PDFs need Pango and HarfBuzz, and one of them is missing ({error}).", PANGO) from error
    press = renderer(assets)
    try:
        with limited(limits):
            return press.render(job)
    except OverLimitError as error:
        over = problem(job.source, Mark(job.line, 1), OVER_LIMIT, sheet=job.path, most=error.most)
        return PrintedPdf(job.path, b"", 0, fillable=False, picture=None), [over]


# ---------------------------------------------------------------- cache


def _stock(assets: Path) -> bytes:
    """A hash of all that every sheet depends on: tokens, styles, fonts, versions and this code."""
    versions = [*(f"{name} {version(name)}" for name in DETERMINE), *system_libraries()]
    digest = hashlib.sha256("\n".join(versions).encode())
    for name in ROOMS:
        for path in sorted((assets / name).iterdir()):
            if path.is_file() and path.suffix != ".j2":
                digest.update(path.read_bytes())
    digest.update((assets / TOKENS).read_bytes())
    for name in CODE:
        digest.update((Path(__file__).parent / name).read_bytes())
    return digest.digest()


class PdfCache:
    """Finished PDFs in a store, by the hash of all that went in."""

    def __init__(self, store: Store, stock: bytes) -> None:
        self._store = store
        self._stock = stock

    def _key(self, job: Job) -> bytes:
        return b"pdf\0" + self._stock + json.dumps([job.path, job.html, job.picture]).encode()

    def get(self, job: Job) -> PrintedPdf | None:
        if not (entry := self._store.get(self._key(job))):
            return None
        facts = json.loads(entry)
        content = self._store.get_added(facts["pdf"])
        picture = self._store.get_added(facts["picture"]) if facts["picture"] else None
        if content is None or (facts["picture"] and picture is None):
            return None
        return PrintedPdf(job.path, content, facts["pages"], facts["fillable"], picture)

    def put(self, job: Job, printed: PrintedPdf) -> None:
        facts = {
            "pages": printed.pages,
            "fillable": printed.fillable,
            "pdf": self._store.add(printed.content),
            "picture": self._store.add(printed.picture) if printed.picture else "",
        }
        self._store.put(self._key(job), json.dumps(facts).encode())
