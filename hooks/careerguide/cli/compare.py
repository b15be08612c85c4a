"""`guide compare`: what has changed since a commit, as a report for people."""

import argparse
from pathlib import Path

from careerguide.build.atomic_folder import write
from careerguide.build.progress import Progress
from careerguide.cli.console import add_quiet
from careerguide.compare.report import report, summary
from careerguide.project import Project


def add_options(parser: argparse.ArgumentParser) -> None:
    add_quiet(parser)
    parser.add_argument("ref", metavar="REF", help="a branch, tag or commit")
    parser.add_argument("--html", type=Path, metavar="FILE", help="write a report with pictures")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write a summary")
    parser.add_argument("--pdfs", type=Path, metavar="DIR", help="write the PDFs that are new or changed")
    parser.add_argument("--booklets", action="store_true", help="also compare booklets, which takes a minute")
    parser.add_argument(
        "--pictures", type=int, default=200, metavar="N", help="show pictures of at most N pages (default: 200)"
    )


def run(project: Project, options: argparse.Namespace) -> int:
    progress = Progress("PDF", quiet=options.quiet)
    review = project.compare(options.ref, progress, booklets=options.booklets, pictures=options.pictures)
    for path, text in (
        (options.html, report(review, project.root, project.store)),
        (options.markdown, summary(review)),
    ):
        if path:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    if options.pdfs:
        write(((pdf.path, pdf.content) for pdf in review.pdfs), options.pdfs)
    if not options.quiet:
        print(summary(review) if not (options.html or options.markdown or options.pdfs) else review.head)
    return 0
