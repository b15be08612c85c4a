"""One project: the folder with mkdocs.yml, and what can be done with the guide in it.

To do something with a guide, open its project and ask it. No path depends on where this code is, so it can be
installed anywhere and work on any project. What a method needs is imported when it is called: a check loads
nothing that prints.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from careerguide.cache.store import FOLDER, Store
from careerguide.problems.problem import MachineError, Problem

if TYPE_CHECKING:
    from careerguide.build.artifacts import Outputs
    from careerguide.build.live_preview import Preview
    from careerguide.compare.report import Review
    from careerguide.model.guide import Guide
    from careerguide.pdf.engine.job import Report

CONFIG: Final = "mkdocs.yml"


@dataclass(frozen=True)
class Project:
    """A project by its root, an absolute path."""

    root: Path

    @classmethod
    def open(cls, path: Path) -> Project:
        """The project that `path` is in: the nearest folder with mkdocs.yml, from there up.

        Raises MachineError when there is none.
        """
        start = path.resolve()
        for folder in (start, *start.parents):
            if (folder / CONFIG).is_file():
                return cls(folder)
        raise MachineError(f"{start} isn't in a guide: there's no {CONFIG} here or above.", "Go to the guide's folder.")

    @cached_property
    def store(self) -> Store:
        """What is kept from one build to the next."""
        return Store(self.root / FOLDER)

    @cached_property
    def guide(self) -> Guide:
        """The guide as it is when this is first asked for. Raises ContentError with every problem."""
        from careerguide.checks.run import load

        return load(self.root)

    def check(self) -> tuple[Guide | None, list[Problem]]:
        """The guide as it is now, unless something in it is wrong; and every problem, warnings last."""
        from careerguide.checks.run import examine

        return examine(self.root)

    def problems(self) -> list[Problem]:
        """Every problem in the content as it is now, warnings last."""
        return self.check()[1]

    def texts(self) -> dict[str, str]:
        """Every YAML file of the content by its path from the root."""
        from careerguide.content.folders import CONTENT
        from careerguide.content.yaml_reader import texts

        return texts(self.root, CONTENT)

    def outputs(self, progress: Report, *, booklets: bool = True) -> Outputs:
        """Every file that the content makes. Raises ContentError, or MachineError when PDFs can't be made here."""
        from careerguide.build.cached import outputs

        return outputs(self.root, self.store, progress, booklets=booklets)

    def preview(self, progress: Report) -> Preview:
        """The guide while it is being edited."""
        from careerguide.build.live_preview import Preview

        return Preview(self.root, self.store, progress)

    def build(self, to: Path | None = None, *, quiet: bool = False) -> int:
        """Builds the site into `to`, or else into `site/`. Returns an exit status: 0 when it is there, whole."""
        from careerguide.build.site import build_site

        return build_site(self.root, (to or self.root / "site").resolve(), quiet=quiet)

    def serve(self, options: list[str]) -> NoReturn:
        """Becomes a server of the guide on this machine, until it is stopped. The options are those of MkDocs."""
        from careerguide.build.site import serve_site

        serve_site(self.root, options)

    def compare(self, ref: str, progress: Report, *, booklets: bool = False, pictures: int = 0) -> Review:
        """The guide as it is now, compared with what it was at a commit, tag or branch.

        `pictures` is how many pages on paper are drawn at most. Raises ContentError with problems of now.
        """
        from careerguide.compare.report import review

        return review(self.root, self.store, ref, progress, booklets=booklets, pictures=pictures)
