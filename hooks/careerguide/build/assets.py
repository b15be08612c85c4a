"""What pages load: fonts, pictures and vendored scripts as they are; our scripts and styles in bundles.

A bundle is its files joined, without their comments and most of their white space: many small files to read and change,
a few to load. Which files, in which order, is in templates/theme/assets/bundles.yml. Names of files that a bundle loads
are replaced by the names that go out, so the bundle's own name changes with them.
"""

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import rcssmin
import rjsmin
import yaml

from careerguide.build.artifacts import Output
from careerguide.build.fingerprints import fingerprinted
from careerguide.model.brand import MODES, accent
from careerguide.model.guide import Guide
from careerguide.model.office import Office
from careerguide.pages.interface import Interface
from careerguide.pdf.engine.stylesheets import TOKENS, read_tokens, to_scale

ASSETS: Final = "templates/theme/assets"
BUNDLES: Final = "bundles.yml"
WHOLE: Final = ("fonts", "images", "vendor")
LOADED: Final = re.compile(rf'(?<=")(assets/|\.\./)((?:{"|".join((*WHOLE, "javascripts"))})/[^"]+)(?=")')
"""A file as scripts name it, from the root of the site, or style sheets, from their own folder. A script that another
loads comes before it in bundles.yml."""
SCRIPT_TEXT: Final = re.compile(r'\bcg\.text\(\s*"(?P<name>[a-z0-9-]+)"\s*(?P<alone>\))?')
BARE: Final = re.compile(r"(?<=[\w\])])\s+(?=:[a-z])")
"""White space in front of a pseudo-class that has no name. Only selectors have white space in front of a colon."""


Names = dict[str, Output]
"""Files by the names that templates, styles and scripts have for them: as they are in the theme."""


@dataclass(frozen=True, slots=True)
class Bundles:
    """The files of each script and style sheet of the site, in order, by the name of the bundle."""

    scripts: Mapping[str, Sequence[str]]
    needs: Mapping[str, Sequence[str]]
    """Scripts that a script uses, and that pages load before it; `head` and `site` are on every page."""
    styles: Mapping[str, Sequence[str]]
    to_scale: Collection[str]
    """Style sheets that show paper on the screen, in its own measures."""
    whole: Sequence[str]
    """Files that go out as they are, licenses included."""


def bundles(root: Path) -> Bundles:
    """What bundles.yml in the theme of the project says."""
    return Bundles(**yaml.safe_load((root / ASSETS / BUNDLES).read_text(encoding="utf-8")))


def assets(root: Path, ui: Interface) -> Names:
    """All that pages load, scripts with the words of the interface put in. A tool has a script and a style sheet;
    `tools` in the front matter names it.
    """
    wanted = bundles(root)
    contents = {f"assets/{name}": _content(root / ASSETS / name) for name in wanted.whole}
    made = {path: fingerprinted(path, content) for path, content in contents.items()}
    for name, parts in wanted.scripts.items():
        text = "\n".join(_text(root, f"javascripts/{part}.js") for part in parts)
        path = f"assets/javascripts/{name}.js"
        made[path] = fingerprinted(path, rjsmin.jsmin(with_words(_named(text, made), ui)).encode())
    for name, parts in wanted.styles.items():
        text = "\n".join(_style(root, part, wanted.to_scale) for part in parts)
        path = f"assets/stylesheets/{name}.css"
        made[path] = fingerprinted(path, smaller_style(_named(text, made)).encode())
    return made


def _content(path: Path) -> bytes:
    """A file as it goes out: scripts without comments and most white space. Their licenses are files of their own."""
    return rjsmin.jsmin(path.read_text(encoding="utf-8")).encode() if path.suffix == ".js" else path.read_bytes()


def with_words(script: str, ui: Interface) -> str:
    """A script in which each `cg.text("name")` is the words. Where values go into them, they replace the name alone."""

    def words(use: re.Match[str]) -> str:
        forms = ui.texts[use["name"]]
        text = json.dumps(forms.get("text", forms), ensure_ascii=False)
        return text if use["alone"] else f"cg.text({text}"

    return SCRIPT_TEXT.sub(words, script)


def smaller_style(text: str) -> str:
    """A style sheet without comments and most white space.

    rcssmin knows that there are rules in @media, but not in @layer and @container: there it takes `.a :is(.b)` for a
    declaration and drops the space. `.a *:is(.b)` means the same and is kept.
    """
    return rcssmin.cssmin(BARE.sub(" *", text))  # type: ignore[no-any-return]


def _named(text: str, made: Names) -> str:
    """A script or style sheet in which every file has the name that goes out."""
    return LOADED.sub(lambda match: match[1] + made[f"assets/{match[2]}"].path.removeprefix("assets/"), text)


def _text(root: Path, path: str) -> str:
    return (root / ASSETS / path).read_text(encoding="utf-8")


def _style(root: Path, part: str, to_scale_parts: Collection[str]) -> str:
    if part == "tokens":
        return (root / "templates" / TOKENS).read_text(encoding="utf-8")
    text = _text(root, f"stylesheets/{part}.css")
    return to_scale(text, read_tokens(root / "templates")) if part in to_scale_parts else text


# ---------------------------------------------------------------- an office's own

OFFICE: Final = "assets/office"
OFFICE_STYLE: Final = "colors.css"
SCHEMES: Final = {"light": "default", "dark": "slate"}


def office_assets(guide: Guide) -> dict[str, Output]:
    """Its pictures and its script by the names that office.yml has for them, and its colors."""
    files = dict(guide.pictures)
    if style := colors(guide.office):
        files[OFFICE_STYLE] = style.encode()
    return {name: fingerprinted(f"{OFFICE}/{name}", content) for name, content in files.items()}


def colors(office: Office) -> str:
    """The office's accent in the tokens of the site, light and dark; on paper everything stays black."""
    rules = []
    for mode in MODES:
        if color := getattr(office.colors, mode):
            shades = accent(color, mode)
            values = dict.fromkeys(("accent", "accent-edge", "accent-text"), shades.fill)
            values |= {"accent-wash": shades.wash, "on-accent": shades.on}
            declarations = "; ".join(f"--{name}: {value}" for name, value in values.items())
            rules.append(f'[data-md-color-scheme="{SCHEMES[mode]}"] {{ {declarations} }}')
    return "@media screen {\n" + "\n".join(rules) + "\n}\n" if rules else ""
