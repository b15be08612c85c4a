"""`guide accept`: notes what the guide says where an office has other words."""

import argparse

from careerguide.build.atomic_folder import replace
from careerguide.cli.console import add_quiet
from careerguide.edit.accept import accept
from careerguide.problems.problem import visible
from careerguide.project import Project


def add_options(parser: argparse.ArgumentParser) -> None:
    add_quiet(parser)
    parser.add_argument("id", nargs="*", metavar="ID", help="an item with other words (all of them, if none is named)")


def run(project: Project, options: argparse.Namespace) -> int:
    accepted = list(accept(project.root, options.id))
    for change in accepted:
        replace(project.root / change.path, change.text.encode())
        if not options.quiet:
            print(f"{visible(change.path)}: noted what the guide says for {', '.join(change.names)}.")
    if not accepted and not options.quiet:
        print("Nothing to note: it is all as it was.")
    return 0
