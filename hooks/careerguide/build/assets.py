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

from careerguide.build.artifacts import Output
from careerguide.build.fingerprints import fingerprinted
from careerguide.model.brand import MODES, accent
from careerguide.model.guide import Guide
from careerguide.model.office import Office
from careerguide.pdf.engine.stylesheets import TOKENS, read_tokens, to_scale

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
WHOLE: Final = ("fonts", "images", "vendor")
LOADED: Final = re.compile(rf'(?<=")(assets/|\.\./)((?:{"|".join(WHOLE)})/[^"]+)(?=")')
"""A file as scripts name it, from the root of the site, or style sheets, from their own folder."""


Names = dict[str, Output]
"""Files by the names that templates, styles and scripts have for them: as they lie in the theme."""


def assets(root: Path) -> Names:
    """All that pages load. A tool has a script and a style sheet; `tools` in the front matter names it."""
    made = {path: fingerprinted(path, content) for path, content in _whole(root)}
    for kind, ending, wanted, smaller in (
        ("javascripts", "js", SCRIPTS, rjsmin.jsmin),
        ("stylesheets", "css", STYLES, rcssmin.cssmin),
    ):
        for name, parts in wanted.items():
            text = _named("\n".join(_text(root, kind, part, ending) for part in parts), made)
            path = f"assets/{kind}/{name}.{ending}"
            made[path] = fingerprinted(path, smaller(text).encode())
    return made


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
        return (root / "templates" / TOKENS).read_text(encoding="utf-8")
    text = (root / ASSETS / kind / f"{part}.{ending}").read_text(encoding="utf-8")
    return to_scale(text, read_tokens(root / "templates")) if (kind, part) in TO_SCALE else text


# ---------------------------------------------------------------- an office's own

OFFICE: Final = "assets/office"
OFFICE_STYLE: Final = "colors.css"
SCHEMES: Final = {"light": "default", "dark": "slate"}


def office_assets(guide: Guide) -> dict[str, Output]:
    """Its pictures and its script by the names that office.yml has for them, and its colors."""
    own = dict(guide.pictures)
    if style := colors(guide.office):
        own[OFFICE_STYLE] = style.encode()
    return {name: fingerprinted(f"{OFFICE}/{name}", content) for name, content in own.items()}


def colors(office: Office) -> str:
    """The office's accent in the tokens of the site, light and dark; on paper everything stays black."""
    rules = []
    for mode in MODES:
        if color := getattr(office.colors, mode):
            own = accent(color, mode)
            names = {"accent": own.fill, "accent-edge": own.fill, "accent-text": own.fill, "accent-wash": own.wash}
            said = "; ".join(f"--{name}: {value}" for name, value in {**names, "on-accent": own.on}.items())
            rules.append(f'[data-md-color-scheme="{SCHEMES[mode]}"] {{ {said} }}')
    return "@media screen {\n" + "\n".join(rules) + "\n}\n" if rules else ""
