"""`guide schemas`: updates what editors and docs/fields.md say about each field."""

import argparse

from careerguide.build.atomic_folder import replace
from careerguide.project import Project
from careerguide.reference.write import written


def run(project: Project, _options: argparse.Namespace) -> int:
    for path, text in written():
        replace(project.root / path, text.encode())
    return 0
