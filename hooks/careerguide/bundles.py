"""Scripts and styles of the site: many small files to read and change, a few to load.

A bundle is its files one after the other and nothing else, so that a browser shows what stands in our folders.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from careerguide.output import Output

ASSETS: Final = "templates/theme/assets"
SCRIPTS: Final[Mapping[str, Sequence[str]]] = {
    "head": ("store", "colors", "paper"),
    "site": ("dom", "frame", "search", "ticks", "tray"),
    "questions": ("bank", "panel", "filter"),
    "path": ("path",),
    "letter": ("hints", "message", "mailto", "docx", "compose", "letter"),
}
"""What each script of the site is made of, in order. `head` runs before anything is shown."""
STYLES: Final[Mapping[str, Sequence[str]]] = {
    "site": ("tokens", "base", "frame", "search", "parts", "home", "pages", "controls", "tray"),
    "questions": ("questions",),
    "path": ("path",),
    "letter": ("compose",),
    "print": ("print",),
}
"""What each style sheet of the site is made of, in order."""


def bundles(root: Path) -> Iterator[Output]:
    """Every script and style sheet that pages load. A tool has one of each; `tools` in the front matter names it."""
    for kind, ending, wanted in (("javascripts", "js", SCRIPTS), ("stylesheets", "css", STYLES)):
        for name, parts in wanted.items():
            texts = [(root / ASSETS / kind / f"{part}.{ending}").read_text(encoding="utf-8") for part in parts]
            yield Output(f"assets/{kind}/{name}.{ending}", "\n".join(texts).encode())
