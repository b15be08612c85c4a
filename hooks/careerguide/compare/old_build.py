"""The whole guide as it was at an earlier commit, built again in a temporary folder.

The words, the templates and the office's layer are the earlier ones, but the code is the current one: old code might
need other packages than the installed ones. PDFs come from the same cache, so only those that differ are made.
"""

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from jinja2 import TemplateError

from careerguide.build.artifacts import Output
from careerguide.build.build import make
from careerguide.cache.store import Store
from careerguide.compare.git import earlier
from careerguide.content.folders import CONTENT
from careerguide.pdf.engine.job import Report
from careerguide.problems.problem import ContentError, MachineError

TEMPLATES: Final = "templates"
INTERFACE: Final = "content/interface.yml"
LACKS_WORDS: Final = frozenset({"missing-text", "unknown-text"})


@dataclass(frozen=True, slots=True)
class Was:
    """The guide at a commit. `templates` says whether its own templates were used."""

    files: Sequence[Output]
    templates: bool


def rewound(root: Path, store: Store, commit: str, progress: Report, *, booklets: bool) -> Was:
    """Everything that the sources of a commit make, booklets only on request. Raises ContentError with their problems.

    If its templates or print measures don't work with the current code, the current ones are used. So are the current
    words of the interface, if it lacks some.
    """
    with tempfile.TemporaryDirectory(prefix="guide-before-") as name:
        folder = Path(name)
        earlier(root, commit, folder, (*CONTENT, TEMPLATES))
        make_old = partial(_with_fitting_templates, folder, root, store, progress, booklets=booklets)
        try:
            return make_old()
        except ContentError as error:
            if not any(problem.code in LACKS_WORDS or problem.path == INTERFACE for problem in error.problems):
                raise
            shutil.copy(root / INTERFACE, folder / INTERFACE)
            return make_old()


def _with_fitting_templates(folder: Path, root: Path, store: Store, progress: Report, *, booklets: bool) -> Was:
    try:
        return Was(make(folder, store, progress, booklets=booklets).files, templates=True)
    except (TemplateError, MachineError, KeyError, TypeError, ValueError, OSError):
        shutil.rmtree(folder / TEMPLATES, ignore_errors=True)
        (folder / TEMPLATES).symlink_to(root / TEMPLATES, target_is_directory=True)
        return Was(make(folder, store, progress, booklets=booklets).files, templates=False)
