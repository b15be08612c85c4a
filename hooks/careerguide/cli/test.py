"""`guide test`: the tests."""

import argparse
from typing import Final

from careerguide.build.site import run_python
from careerguide.project import Project

PASSES_ON: Final = True


def run(project: Project, options: argparse.Namespace) -> int:
    return run_python(project.root, "-m", "pytest", *options.rest)
