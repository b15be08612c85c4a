"""What several commands print and ask."""

import argparse
import sys
from collections.abc import Sequence

from careerguide.problems.problem import Problem
from careerguide.project import Project


def add_quiet(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-q", "--quiet", action="store_true", help="print nothing unless something is wrong")


def show_problems(project: Project, problems: Sequence[Problem]) -> None:
    """Prints problems for people, each with its line."""
    from careerguide.content.yaml_reader import lines  # noqa: PLC0415 -- only when there is something to show
    from careerguide.problems import formats  # noqa: PLC0415

    if problems:
        text = formats.text(problems, lines(project.root), color=formats.in_color(sys.stderr))
        print(text, file=sys.stderr)


def agreed(question: str) -> bool:
    """Whether someone at a terminal says yes; without a terminal, no."""
    if not sys.stdin.isatty():
        print("Can't ask: this isn't a terminal. To make these changes, add --yes.", file=sys.stderr)
        return False
    try:
        return input(question).strip().lower() in ("y", "yes")
    except EOFError:
        return False
