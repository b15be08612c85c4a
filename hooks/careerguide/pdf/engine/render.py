"""One sheet from HTML to PDF. Only the press's own processes import this: WeasyPrint takes most of a second to import,
needs Pango, and keeps what it has learned about fonts and styles from one sheet to the next.
"""

from __future__ import annotations

import gc
import io
import logging
import os
import zlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit
from urllib.request import url2pathname
from xml.etree import ElementTree

import cssselect2
import pydyf
import pypdfium2

try:
    import weasyprint
    from weasyprint.text.ffi import harfbuzz_subset
    from weasyprint.text.fonts import FontConfiguration
except OSError as missing:  # what cffi raises without Pango; a process that only tries to be ready must go on
    raise ImportError(str(missing)) from missing
if harfbuzz_subset is None:  # it would work, but make larger files and warn about each font
    raise ImportError("no libharfbuzz-subset")

from careerguide.pdf.engine import line_breaks, shortcuts
from careerguide.pdf.engine.job import ROOMS, STYLES, Job, Printed, fonts_file
from careerguide.pdf.engine.stylesheets import read_print_styles
from careerguide.problems.problem import Mark, Problem, problem

FORM: Final[dict[str, Any]] = {"pdf_variant": "pdf/ua-1", "pdf_forms": True}
DOTS: Final = ".8 w 1 J [0 3.4] 0 d"  # round dots of .8 pt: solid black, yet light on the page
SOLID: Final = ".8 w"
TOGETHER: Final = 150  # sheets between two collections of garbage, about 3 MB each
GREYS: Final = 4
DARKER: Final = 1.4  # or thin lines would vanish


class OnlyOurs(weasyprint.URLFetcher):  # type: ignore[misc]
    """Hands out data in addresses, and files below the given folders. Nothing else on this machine or any other."""

    def __init__(self, folders: list[Path]) -> None:
        super().__init__(allowed_protocols=["data", "file"], allow_redirects=False)
        self._folders = folders

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:
        parts = urlsplit(url)
        if parts.scheme == "file":
            path = Path(url2pathname(parts.path)).resolve()
            if parts.netloc or not any(folder in path.parents for folder in self._folders):
                raise ValueError("the file is outside the folders for print")
            url = path.as_uri()
        return super().fetch(url, headers)


class Page(weasyprint.HTML):  # type: ignore[misc]
    """A sheet, read as XML: WeasyPrint's own reader copes with all that browsers do, and takes six times as long."""

    def __init__(self, html: str, base: str, fetcher: OnlyOurs) -> None:
        self.base_url = base
        self.url_fetcher = fetcher
        self.media_type = "print"
        tree = ElementTree.fromstring(html)
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(tree, content_language=None)
        self.etree_element = self.wrapper_element.etree_element


class Typesetter:
    """Fonts and style sheets, read once for all the sheets of this process."""

    def __init__(self, assets: Path) -> None:
        os.environ["FONTCONFIG_FILE"] = str(fonts_file(assets))
        line_breaks.mend()
        shortcuts.take()
        self._sheets = read_print_styles(assets)
        self._base = (assets / STYLES).as_uri() + "/"
        self._fetcher = OnlyOurs([(assets / room).resolve() for room in ROOMS])
        self._fonts = FontConfiguration()
        self._made = 0
        gc.disable()
        self._styles: dict[str, weasyprint.CSS] = {}

    def set(self, job: Job) -> tuple[Printed, list[Problem]]:
        try:
            html = Page(job.html, self._base, self._fetcher)
        except ElementTree.ParseError as error:
            spoilt = _problem(job, "the page is not well-formed XML, %s", (str(error),))
            return Printed(job.path, b"", 0, fillable=False, picture=None), [spoilt]
        with _complaints() as said:
            styles = [self._style(name) for name in _take_styles(html.etree_element, self._sheets)]
            document = html.render(font_config=self._fonts, stylesheets=styles, **FORM)
            finish = Finisher(_ruled(html.etree_element))
            content = document.write_pdf(finisher=finish, **FORM)
        self._tidy()
        picture = _picture(content, job.picture) if job.picture else None
        printed = Printed(job.path, content, len(document.pages), finish.fillable, picture)
        return printed, [_problem(job, *one) for one in dict.fromkeys(said)]

    def _tidy(self) -> None:
        """Collects garbage now and then. Looking for it all the time would take a tenth of the work."""
        self._made += 1
        if self._made % TOGETHER == 0:
            gc.collect()

    def _style(self, name: str) -> weasyprint.CSS:
        if name not in self._styles:
            self._styles[name] = weasyprint.CSS(
                string=self._sheets[name], base_url=self._base, url_fetcher=self._fetcher, font_config=self._fonts
            )
        return self._styles[name]


@cache
def typesetter(assets: Path) -> Typesetter:
    """The one of this process."""
    return Typesetter(assets)


def _take_styles(root: Any, known: Collection[str]) -> list[str]:
    """Takes the links to our style sheets out of the HTML, since they are read already."""
    head = root.find("head")
    links = [link for link in head.findall("link") if link.get("href") in known]
    for link in links:
        head.remove(link)
    return [link.get("href") for link in links]


def _ruled(root: Any) -> dict[str, Rules]:
    """How many lines each field has, by its name, and the pen that draws them."""
    return {
        area.get("name"): (int(area.get("data-lines")), SOLID if area.get("data-rule") == "solid" else DOTS)
        for area in root.iter("textarea")
    }


# ---------------------------------------------------------------- what goes wrong


@contextmanager
def _complaints() -> Iterator[list[tuple[str, tuple[Any, ...]]]]:
    """Collects what WeasyPrint logs: it goes on without a picture or a letter, and we do not."""
    said: list[tuple[str, tuple[Any, ...]]] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: said.append((str(record.msg), _plain(record.args)))  # type: ignore[method-assign]
    logger = logging.getLogger("weasyprint")
    logger.addHandler(handler)
    try:
        yield said
    finally:
        logger.removeHandler(handler)


def _plain(args: Any) -> tuple[Any, ...]:
    return tuple(one if isinstance(one, int) else str(one) for one in args or ())


def _problem(job: Job, message: str, args: tuple[Any, ...]) -> Problem:
    place = Mark(job.line, 1)
    match args:
        case (str(sign), int(code)) if message.startswith(".notdef"):
            return problem(job.source, place, "missing-letter", sign=sign, code=f"U+{code:04X}", sheet=job.path)
        case _:
            return problem(job.source, place, "print-warning", found=message % args, sheet=job.path)


# ---------------------------------------------------------------- fields


Rules = tuple[int, str]


class Finisher:
    """Gives every text field its writing lines as its own appearance, so that what is typed takes their place."""

    def __init__(self, ruled: Mapping[str, Rules]) -> None:
        self._ruled = ruled
        self.fillable = False

    def __call__(self, _document: Any, pdf: Any) -> None:
        form = pdf.catalog.get("AcroForm")
        if not form:
            return
        self.fillable = True
        for widget in list(pdf.objects):
            if isinstance(widget, dict) and widget.get("Subtype") == "/Widget":
                self._finish(widget, form["DR"], pdf)
        form["NeedAppearances"] = "false"
        _compress_fonts(pdf)

    def _finish(self, widget: Any, resources: Any, pdf: Any) -> None:
        x1, y1, x2, y2 = widget["Rect"]
        widget["Rect"] = pydyf.Array([min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)])
        if widget.get("FT") == "/Tx":
            size = round(abs(x2 - x1), 2), round(abs(y2 - y1), 2)
            shape = _shape(*size, self._ruled.get(widget["T"].string, (0, "")), resources, pdf)
            widget["AP"] = pydyf.Dictionary({"N": shape})


def _shape(width: float, height: float, ruled: Rules, resources: Any, pdf: Any) -> bytes:
    """A form of so many lines, evenly spaced. Not to be shared: some programs write into it what is typed."""
    lines, pen = ruled
    rules = [f".4 {y:.2f} m {width:.2f} {y:.2f} l S" for y in (line * height / lines + 0.4 for line in range(lines))]
    marks = ["q n 0 G", pen, *reversed(rules), "Q"] if lines else []  # “n” closes a clip that some writers leave open
    dictionary = {
        "Type": "/XObject",
        "Subtype": "/Form",
        "BBox": pydyf.Array([0, 0, width, height]),
        "Resources": resources,
    }
    shape = pydyf.Stream([mark.encode() for mark in [*marks, "/Tx BMC", "EMC"]], dictionary, compress=True)
    pdf.add_object(shape)
    reference: bytes = shape.reference
    return reference


def _compress_fonts(pdf: Any) -> None:
    """The font of the fields is embedded whole, the same in every sheet: compressed once, for all of them."""
    for font in pdf.objects:
        if isinstance(font, pydyf.Stream) and font.compress and "Length1" in font.extra:
            font.stream = [_compressed(*font.stream)]
            font.extra["Filter"] = "/FlateDecode"
            font.compress = False


@lru_cache(maxsize=8)
def _compressed(data: bytes) -> bytes:
    return zlib.compress(data, 9)


# ---------------------------------------------------------------- pictures


def _picture(content: bytes, across: int) -> bytes:
    """The first page as a small WebP in a few greys, so many pixels across."""
    with pypdfium2.PdfDocument(content) as document:
        document.init_forms()
        page = document[0]
        image = page.render(scale=across / page.get_width(), grayscale=True, may_draw_forms=True).to_pil()
    few = image.point([round((value / 255) ** DARKER * (GREYS - 1)) for value in range(256)])
    few.putpalette([grey * 255 // (GREYS - 1) for grey in range(GREYS) for _ in "rgb"])
    file = io.BytesIO()
    few.convert("RGB").save(file, "WEBP", lossless=True, quality=60)
    return file.getvalue()
