"""All that the guide was at an earlier commit, made again in a folder of its own.

The words, the templates and the office's layer are those of then, the code is that of now: old code may need other
packages than those that are installed. Sheets come from the same cache, so that only those that differ are printed.
"""

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from jinja2 import TemplateError

from careerguide.build.artifacts import Output
from careerguide.build.build import make
from careerguide.cache.store import Store
from careerguide.compare.git import earlier
from careerguide.content.folders import CONTENT
from careerguide.pdf.engine.job import Report
from careerguide.problems.problem import MachineError

TEMPLATES: Final = "templates"


@dataclass(frozen=True, slots=True)
class Was:
    """The guide at a commit. `templates` says whether they are those of then."""

    files: Sequence[Output]
    templates: bool


def rewound(root: Path, store: Store, commit: str, progress: Report, *, booklets: bool) -> Was:
    """All that the sources of a commit make, booklets only if asked for. Raises ContentError with their problems.

    Where its templates or print measures do not go with the code of now, those of now are used.
    """
    with tempfile.TemporaryDirectory(prefix="guide-before-") as name:
        folder = Path(name)
        earlier(root, commit, folder, (*CONTENT, TEMPLATES))
        try:
            return Was(make(folder, store, progress, booklets=booklets).files, templates=True)
        except (TemplateError, MachineError, KeyError, TypeError, ValueError, OSError):
            shutil.rmtree(folder / TEMPLATES, ignore_errors=True)
            (folder / TEMPLATES).symlink_to(root / TEMPLATES, target_is_directory=True)
            return Was(make(folder, store, progress, booklets=booklets).files, templates=False)
