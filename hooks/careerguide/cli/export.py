"""`guide export`: pages, PDFs and data for a site generator other than MkDocs."""

import argparse
import sys
from pathlib import Path

from careerguide.build.atomic_folder import staging, swap_in, write
from careerguide.build.export import export_files
from careerguide.build.progress import Progress
from careerguide.cli.console import add_quiet
from careerguide.problems.english import count
from careerguide.project import Project


def add_options(parser: argparse.ArgumentParser) -> None:
    add_quiet(parser)
    parser.add_argument("folder", type=Path, metavar="DIR", help="where to write them")


def run(project: Project, options: argparse.Namespace) -> int:
    target: Path = options.folder.resolve()
    made = project.outputs(Progress("PDF", quiet=options.quiet))
    with staging(target) as folder:
        files = ((file.path, file.content) for file in export_files(made))
        written = write(files, folder / "export")
        swap_in(folder / "export", target)
    if not options.quiet:
        print(*made.warnings, sep="\n", end="\n" if made.warnings else "", file=sys.stderr)
        print(f"Wrote {count(written, 'file')} to {options.folder}.")
    return 0
