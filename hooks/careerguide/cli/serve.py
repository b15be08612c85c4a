"""`guide serve`: the guide on this machine, following changes."""

import argparse
from typing import Final

from careerguide.project import Project

PASSES_ON: Final = True


def run(project: Project, options: argparse.Namespace) -> int:
    project.serve(options.rest)
