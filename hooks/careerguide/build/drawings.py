"""The icons of the guide, and the picture that's shown with a link to it. The print engine draws them, a page each."""

import base64
import io
from collections.abc import Iterator, Mapping
from typing import Final

from jinja2 import Template

from careerguide.build.artifacts import Output
from careerguide.build.fingerprints import fingerprinted
from careerguide.model.brand import INKS, PAPERS, accent
from careerguide.model.guide import Guide
from careerguide.pages.urls import shown
from careerguide.pdf.engine.job import Job

ICON: Final = "assets/images/icon-{}.png"
TOUCH: Final = "assets/images/touch-icon.png"
SHARE: Final = "assets/images/share.png"
PICTURES: Final = {
    ICON.format(192): (0, 192),
    ICON.format(512): (0, 512),
    ICON.format("maskable"): (1, 512),
    TOUCH: (1, 180),
    SHARE: (2, 1200),
}
"""Each picture by its name in the theme: which page it is of, and how many pixels wide."""
LONG_NAME: Final = 24
"""Letters of a name that fit in two lines of the largest type."""
ACCENT: Final = "#f6ae2d"
"""The color of the minutes in the favicon."""


def drawing(guide: Guide, direction: str, favicon: str, template: Template) -> Job:
    """The pages to print, by templates/print/drawings.j2. `favicon` is the dial as SVG."""
    site = guide.site
    name = site.name.typed
    html = template.render(
        language=site.language,
        direction=direction,
        name=name,
        tagline=site.tagline.typed,
        address=shown(site.url),
        size=88 if len(name) <= LONG_NAME else 60,
        paper=PAPERS["light"][0],
        ink=INKS[0],
        dial=_dial(favicon, guide.office.colors.light),
    )
    return Job("icons", html, "content/site.yml", 1)


def _dial(favicon: str, color: str | None) -> str:
    """The dial with an office's color, as the address of a picture."""
    svg = favicon.replace(ACCENT, accent(color, "light").fill) if color else favicon
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"


def pictures(pdf: bytes) -> Mapping[str, Output]:
    """The pictures by their names in the theme, from the printed pages."""
    return {name: fingerprinted(name, content) for name, content in _drawn(pdf)}


def _drawn(pdf: bytes) -> Iterator[tuple[str, bytes]]:
    import pypdfium2  # noqa: PLC0415 -- only when something has to be made

    with pypdfium2.PdfDocument(pdf) as document:
        for name, (number, across) in PICTURES.items():
            page, file = document[number], io.BytesIO()
            bitmap = page.render(scale=across / page.get_width(), fill_color=(0, 0, 0, 0), maybe_alpha=True)
            image = bitmap.to_pil()
            (image if number == 0 else image.convert("RGB")).save(file, "PNG", optimize=True)
            yield name, file.getvalue()
