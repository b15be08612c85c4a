"""What pages load: fonts, pictures and vendored scripts as they are; our scripts and styles in bundles.

A bundle is its files one after the other, without their comments and most of their white space: many small ones to read
and change, a few to load. What it loads itself stands in it under the name that goes out, so its own name changes too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import rcssmin
import rjsmin

from careerguide.fingerprints import fingerprinted
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
    "site": (
        "layers",
        "tokens",
        *(f"base/{name}" for name in ("fonts", "document", "text", "marks")),
        *(f"frame/{name}" for name in ("page", "header", "navigation", "sidebars", "footer")),
        *(
            f"parts/{name}"
            for name in ("buttons", "details", "advice", "rows", "moments", "tables", "steps", "minutes")
        ),
        *(f"parts/{name}" for name in ("question-list", "checklists", "differences", "page-ends", "questions")),
        *(f"parts/{name}" for name in ("downloads", "paper-choice", "fields", "notices")),
        *(f"pages/{name}" for name in ("home-hero", "home", "letters", "worksheets", "lost")),
        "tools/search",
        "states",
    ),
    "questions": ("tools/question-panel", "tools/question-filter"),
    "sheet": ("tools/my-questions", "tools/printed-sheet", "tools/printed-sheet-large"),
    "path": ("tools/five-minutes",),
    "letter": ("tools/composer",),
    "talks": ("tools/conversations", "tools/conversation-table"),
    "print": ("print",),
}
"""What each style sheet of the site is made of, in order."""
TO_SCALE: Final = {("stylesheets", "tools/printed-sheet"), ("stylesheets", "tools/printed-sheet-large")}
"""Parts that show paper on the screen, in its own measures."""
WHOLE: Final = ("fonts", "images", "vendor")
LOADED: Final = re.compile(rf'(?<=")(assets/|\.\./)((?:{"|".join(WHOLE)})/[^"]+)(?=")')
"""A file as scripts name it, from the root of the site, or style sheets, from their own folder."""
BARE: Final = re.compile(r"(?<=[\w\])])\s+(?=:[a-z])")
"""White space before a pseudo-class that has no name before it. Only selectors have white space before a colon."""

Names = dict[str, Output]
"""Files by the names that templates, styles and scripts have for them: as they lie in the theme."""


def assets(root: Path) -> Names:
    """All that pages load. A tool has a script and a style sheet; `tools` in the front matter names it."""
    made = {path: fingerprinted(path, content) for path, content in _whole(root)}
    for kind, ending, wanted, smaller in (
        ("javascripts", "js", SCRIPTS, rjsmin.jsmin),
        ("stylesheets", "css", STYLES, smaller_style),
    ):
        for name, parts in wanted.items():
            text = _named("\n".join(_text(root, kind, part, ending) for part in parts), made)
            path = f"assets/{kind}/{name}.{ending}"
            made[path] = fingerprinted(path, smaller(text).encode())
    return made


def smaller_style(text: str) -> str:
    """A style sheet without comments and most white space.

    rcssmin knows that there are rules in @media, but not in @layer and @container: there it takes `.a :is(.b)` for a
    declaration and drops the space. `.a *:is(.b)` means the same and is kept.
    """
    return rcssmin.cssmin(BARE.sub(" *", text))  # type: ignore[no-any-return]


def _whole(root: Path) -> Iterator[tuple[str, bytes]]:
    """Files that go out as they are, licenses included."""
    for folder in WHOLE:
        for path in sorted((root / ASSETS / folder).iterdir()):
            yield f"assets/{folder}/{path.name}", path.read_bytes()


def _named(text: str, made: Names) -> str:
    """A script or style sheet in which every file has the name that goes out."""
    return LOADED.sub(lambda found: found[1] + made[f"assets/{found[2]}"].path.removeprefix("assets/"), text)


def _text(root: Path, kind: str, part: str, ending: str) -> str:
    if (kind, part) == ("stylesheets", "tokens"):
        return (root / "templates" / FILE).read_text(encoding="utf-8")
    text = (root / ASSETS / kind / f"{part}.{ending}").read_text(encoding="utf-8")
    return to_scale(text, tokens(root / "templates")) if (kind, part) in TO_SCALE else text
