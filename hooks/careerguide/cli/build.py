"""`guide build`: the site and all PDFs."""

import argparse
from pathlib import Path

from careerguide.cli.console import add_quiet
from careerguide.project import Project


def add_options(parser: argparse.ArgumentParser) -> None:
    add_quiet(parser)
    parser.add_argument("--site-dir", type=Path, metavar="DIR", help="where to build it (default: site/)")


def run(project: Project, options: argparse.Namespace) -> int:
    return project.build(options.site_dir, quiet=options.quiet)
