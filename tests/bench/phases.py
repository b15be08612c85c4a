"""One made-up guide through every step of ours, for the bench. What each step took is written as JSON to RESULT.

usage: phases.py ROOT RESULT STEP     all: every file of the site, kept in its cache
                                      check: the content read and checked
                                      category: the sheet of the category c-0
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from careerguide.build import build, cached
from careerguide.cache.store import FOLDER, Store
from careerguide.checks.run import load
from careerguide.pages.urls import Addresses
from careerguide.pdf.engine.pool import print_pdfs

took: dict[str, float] = {}


def timed(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """The same, with the seconds of CPU that this process spends in it."""

    def run(*arguments: Any, **options: Any) -> Any:
        start = time.process_time()
        result = function(*arguments, **options)
        took[name] = took.get(name, 0) + time.process_time() - start
        return result

    return run


def everything(root: Path) -> None:
    build.load = timed("check", load)  # type: ignore[attr-defined]
    build.print_jobs = timed("sheets as HTML", build.print_jobs)
    build.page_views = timed("pages", build.page_views)
    made = build.page_files
    build.page_files = timed("pages", lambda *arguments: list(made(*arguments)))
    cached.outputs(root, Store(root / FOLDER), lambda *_: None)


def category(root: Path) -> None:
    guide = load(root)
    jobs = build.print_jobs(guide, Addresses(guide), root)[1]
    print_pdfs(
        [one for one in jobs if one.path == "sheets/category-c-0-letter.pdf"],
        Store(root / "cache"),
        root / "templates",
        print,
    )


def main() -> None:
    root, result = Path(sys.argv[1]), Path(sys.argv[2])
    {"all": everything, "check": timed("check", load), "category": category}[sys.argv[3]](root)
    result.write_text(json.dumps({**took, "itself": time.process_time()}), encoding="utf-8")


if __name__ == "__main__":
    main()
