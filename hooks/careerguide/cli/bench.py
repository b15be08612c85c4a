"""`guide bench`: speed, measured against plain MkDocs and WeasyPrint."""

import argparse
from typing import Final

from careerguide.build.site import run_python
from careerguide.project import Project

PASSES_ON: Final = True


def run(project: Project, options: argparse.Namespace) -> int:
    return run_python(project.root, "-m", "bench", *options.rest, PYTHONPATH=str(project.root / "tests"))
