"""Our press alone, for the bench: the same HTML files become PDFs, from nothing.

usage: press.py ASSETS FOLDER CACHE
"""

import sys
from pathlib import Path

from careerguide.cache.store import Store
from careerguide.pdf.engine.job import Job
from careerguide.pdf.engine.pool import print_pdfs


def main() -> None:
    assets, folder, cache = map(Path, sys.argv[1:4])
    paths = sorted(folder.rglob("*.html"))
    jobs = [Job(path.stem, path.read_text(encoding="utf-8"), path.name, 1) for path in paths]
    print_pdfs(jobs, Store(cache), assets, lambda *_: None)


if __name__ == "__main__":
    main()
