"""`guide serve`: the guide on this machine, following changes."""

import argparse
from typing import Final

from careerguide.project import Project

PASSES_ON: Final = True
OWN_HELP: Final = True


def add_options(_parser: argparse.ArgumentParser) -> None:
    """None: they are those of MkDocs."""


def run(project: Project, options: argparse.Namespace) -> int:
    project.serve(options.rest)
