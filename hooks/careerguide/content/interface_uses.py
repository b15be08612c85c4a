"""Which words of the interface are shown: by `ui("print")` in a template, and `cg.text("print")` in a script."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from careerguide.problems.problem import Mark

TEMPLATES: Final = "templates"
VENDOR: Final = "vendor"
ENDINGS: Final = frozenset({".j2", ".html", ".js"})
USE: Final = re.compile(r"""\b(?P<how>cg\.text|ui|frame)\(\s*(?P<quote>["'])(?P<name>[a-z0-9-]+)(?P=quote)""")


class Use(NamedTuple):
    """A place in a template or script that shows a text."""

    path: str
    mark: Mark
    name: str
    """The id without its prefix."""
    needed: bool
    """Whether nothing is shown without it. The words of the frame come from the theme where the guide has none."""


def interface_uses(root: Path) -> Iterator[Use]:
    for path in sorted((root / TEMPLATES).rglob("*")):
        if path.suffix in ENDINGS and VENDOR not in path.parts:
            text = path.read_text(encoding="utf-8", errors="replace")
            for use in USE.finditer(text):
                start = use.start("name")
                mark = Mark(text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
                yield Use(path.relative_to(root).as_posix(), mark, use["name"], use["how"] != "frame")
