"""`guide accept`: records the guide's own text where an office has reworded it."""

import argparse

from careerguide.build.atomic_folder import replace
from careerguide.cli.console import add_quiet
from careerguide.edit.accept import accept
from careerguide.problems.problem import visible
from careerguide.project import Project


def add_options(parser: argparse.ArgumentParser) -> None:
    add_quiet(parser)
    parser.add_argument("id", nargs="*", metavar="ID", help="a reworded item (default: all of them)")


def run(project: Project, options: argparse.Namespace) -> int:
    accepted = list(accept(project.root, options.id))
    for change in accepted:
        replace(project.root / change.path, change.text.encode())
        if not options.quiet:
            print(f"{visible(change.path)}: recorded the guide's own text for {', '.join(change.names)}.")
    if not accepted and not options.quiet:
        print("Nothing has changed.")
    return 0
