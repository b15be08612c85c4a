"""`guide serve`: the guide on this machine, following changes."""

import argparse
from typing import Final

from careerguide.problems.problem import MachineError
from careerguide.project import Project

PASSES_ON: Final = True
NO_RELOAD: Final = "--no-livereload"
"""With it MkDocs would start a server that it doesn't let us set up, so it would answer to every name."""


def run(project: Project, options: argparse.Namespace) -> int:
    if NO_RELOAD in options.rest:
        raise MachineError("The preview always follows changes.", f"Leave out {NO_RELOAD}.")
    project.serve(options.rest)
