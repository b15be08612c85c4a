"""Scripts and styles of the site: many small files to read and change, a few to load.

A bundle is its files one after the other, without their comments and most of their white space.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import rcssmin
import rjsmin

from careerguide.output import Output
from careerguide.tokens import FILE, to_scale, tokens

ASSETS: Final = "templates/theme/assets"
SCRIPTS: Final[Mapping[str, Sequence[str]]] = {
    "head": ("store", "colors", "paper"),
    "site": ("dom", "frame", "search", "ticks", "tray"),
    "questions": ("bank", "panel", "filter"),
    "sheet": ("shared", "sheet"),
    "path": ("path",),
    "letter": ("hints", "message", "mailto", "docx", "compose", "letter"),
    "talks": ("days", "ics", "reminders", "talks", "csv", "backup", "compare", "conversations"),
}
"""What each script of the site is made of, in order. `head` runs before anything is shown."""
STYLES: Final[Mapping[str, Sequence[str]]] = {
    "site": ("tokens", "base", "frame", "search", "parts", "home", "pages", "controls", "tray"),
    "questions": ("questions",),
    "sheet": ("mine", "sheet", "sheet-large"),
    "path": ("path",),
    "letter": ("compose",),
    "talks": ("talks",),
    "print": ("print",),
}
"""What each style sheet of the site is made of, in order."""
TO_SCALE: Final = {("stylesheets", "sheet"), ("stylesheets", "sheet-large")}
"""Parts that show paper on the screen, in its own measures."""


def bundles(root: Path) -> Iterator[Output]:
    """Every script and style sheet that pages load. A tool has one of each; `tools` in the front matter names it."""
    yield from _bundles(root, "javascripts", "js", SCRIPTS, rjsmin.jsmin)
    yield from _bundles(root, "stylesheets", "css", STYLES, rcssmin.cssmin)


def _bundles(
    root: Path, kind: str, ending: str, wanted: Mapping[str, Sequence[str]], smaller: Callable[[str], str]
) -> Iterator[Output]:
    for name, parts in wanted.items():
        texts = [_text(root, kind, part, ending) for part in parts]
        yield Output(f"assets/{kind}/{name}.{ending}", smaller("\n".join(texts)).encode())


def _text(root: Path, kind: str, part: str, ending: str) -> str:
    if (kind, part) == ("stylesheets", "tokens"):
        return (root / "templates" / FILE).read_text(encoding="utf-8")
    text = (root / ASSETS / kind / f"{part}.{ending}").read_text(encoding="utf-8")
    return to_scale(text, tokens(root / "templates")) if (kind, part) in TO_SCALE else text
