"""`guide serve`: a preview of the guide on this computer that follows every change."""

import argparse
from typing import Final

from careerguide.problems.problem import MachineError
from careerguide.project import Project

PASSES_ON: Final = True
NO_RELOAD: Final = "--no-livereload"
"""With this option, MkDocs starts a server that can't be set up here, and it would answer to any host name."""


def run(project: Project, options: argparse.Namespace) -> int:
    if NO_RELOAD in options.rest:
        raise MachineError("The preview always follows changes.", f"Leave out {NO_RELOAD}.")
    project.serve(options.rest)
