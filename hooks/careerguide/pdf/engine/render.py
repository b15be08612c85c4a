"""From HTML to one PDF. Only processes of the pool import this: WeasyPrint takes most of a second to import, needs
Pango, and reads fonts and style sheets only once for all PDFs of a process.
"""

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
except OSError as missing:  # cffi raises this without Pango; forkserver ignores an ImportError of what it preloads
    raise ImportError(str(missing)) from missing
if harfbuzz_subset is None:  # WeasyPrint works without it, but makes larger files and warns about each font
    raise ImportError("no libharfbuzz-subset")

from careerguide.pdf.engine import weasyprint_patches
from careerguide.pdf.engine.job import ROOMS, STYLES, Job, PrintedPdf, fonts_file
from careerguide.pdf.engine.stylesheets import read_print_styles
from careerguide.problems.problem import Mark, Problem, problem

PDF_OPTIONS: Final[dict[str, Any]] = {"pdf_variant": "pdf/ua-1", "pdf_forms": True}
DOTS: Final = ".8 w 1 J [0 3.4] 0 d"  # PDF operators for round dots of .8 pt: solid black, yet light on the page
SOLID: Final = ".8 w"
LINE_RISE: Final = 0.4  # points that a line is above the bottom of its space
COLLECT_AFTER: Final = 150  # PDFs between two collections of garbage, about 3 MB each
LONGEST: Final = 200  # characters of what a warning quotes: a picture's address can hold the whole picture
GRAYS: Final = 4
DARKER: Final = 1.4  # gamma of pictures, or thin lines would vanish


class LocalFilesFetcher(weasyprint.URLFetcher):  # type: ignore[misc]
    """Fetches data URLs and files below the given folders. Nothing else on this machine or any other."""

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


class XmlDocument(weasyprint.HTML):  # type: ignore[misc]
    """HTML read as XML, since WeasyPrint's own parser takes six times as long. It offers no other way to give it a tree
    than to set what its constructor sets (docs/upstream.md#a-tree-instead-of-html).
    """

    def __init__(self, html: str, base: str, fetcher: LocalFilesFetcher) -> None:
        """`base` is the URL for relative URLs, with a slash at its end. Raises ElementTree.ParseError."""
        self.base_url = base
        self.url_fetcher = fetcher
        self.media_type = "print"
        tree = ElementTree.fromstring(html)
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(tree, content_language=None)
        self.etree_element = self.wrapper_element.etree_element


class PdfRenderer:
    """Makes PDFs with fonts and style sheets that are read once for all PDFs of this process."""

    def __init__(self, assets: Path) -> None:
        """`assets` is the absolute folder of templates. In this process it patches WeasyPrint, sets FONTCONFIG_FILE and
        turns off the collection of garbage.
        """
        os.environ["FONTCONFIG_FILE"] = str(fonts_file(assets))
        weasyprint_patches.apply()
        self._sheets = read_print_styles(assets)
        self._base = (assets / STYLES).as_uri() + "/"
        self._fetcher = LocalFilesFetcher([(assets / name).resolve() for name in ROOMS])
        self._fonts = FontConfiguration()
        self._count = 0
        gc.disable()
        self._styles: dict[str, weasyprint.CSS] = {}

    def render(self, job: Job) -> tuple[PrintedPdf, list[Problem]]:
        """The PDF, and a problem for each warning of WeasyPrint. Without HTML to read, the PDF is empty."""
        try:
            html = XmlDocument(job.html, self._base, self._fetcher)
        except ElementTree.ParseError as error:
            malformed = _problem(job, "the page is not well-formed XML, %s", (str(error),))
            return PrintedPdf(job.path, b"", 0, fillable=False, picture=None), [malformed]
        with _collected_warnings() as warnings:
            styles = [self._style(name) for name in _take_styles(html.etree_element, self._sheets)]
            document = html.render(font_config=self._fonts, stylesheets=styles, **PDF_OPTIONS)
            finisher = FormFinisher(_rules(html.etree_element))
            content = document.write_pdf(finisher=finisher, **PDF_OPTIONS)
        self._collect_garbage()
        picture = _picture(content, job.picture) if job.picture else None
        pdf = PrintedPdf(job.path, content, len(document.pages), finisher.fillable, picture)
        return pdf, [_problem(job, *warning) for warning in dict.fromkeys(warnings)]

    def _collect_garbage(self) -> None:
        """Collects garbage now and then: looking for it all the time would take a tenth of the work."""
        self._count += 1
        if self._count % COLLECT_AFTER == 0:
            gc.collect()

    def _style(self, name: str) -> weasyprint.CSS:
        if name not in self._styles:
            self._styles[name] = weasyprint.CSS(
                string=self._sheets[name], base_url=self._base, url_fetcher=self._fetcher, font_config=self._fonts
            )
        return self._styles[name]


@cache
def renderer(assets: Path) -> PdfRenderer:
    """The renderer of this process."""
    return PdfRenderer(assets)


def _take_styles(root: Any, known: Collection[str]) -> list[str]:
    """Removes the links to our style sheets, which are read already, from the tree. Returns their names."""
    head = root.find("head")
    links = [link for link in head.findall("link") if link.get("href") in known]
    for link in links:
        head.remove(link)
    return [link.get("href") for link in links]


def _rules(root: Any) -> "dict[str, Rules]":
    """The lines of each field by its name."""
    return {
        area.get("name"): (int(area.get("data-lines")), SOLID if area.get("data-rule") == "solid" else DOTS)
        for area in root.iter("textarea")
    }


# ---------------------------------------------------------------- problems


@contextmanager
def _collected_warnings() -> Iterator[list[tuple[str, tuple[Any, ...]]]]:
    """Collects what WeasyPrint logs, each as its text and arguments: it goes on without a picture or a letter, and we
    do not.
    """
    warnings: list[tuple[str, tuple[Any, ...]]] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: warnings.append((str(record.msg), _plain(record.args)))  # type: ignore[method-assign]
    logger = logging.getLogger("weasyprint")
    logger.addHandler(handler)
    try:
        yield warnings
    finally:
        logger.removeHandler(handler)


def _plain(args: Any) -> tuple[Any, ...]:
    return tuple(value if isinstance(value, int) else str(value)[:LONGEST] for value in args or ())


def _problem(job: Job, message: str, args: tuple[Any, ...]) -> Problem:
    place = Mark(job.line, 1)
    match args:
        case (str(character), int(code)) if message.startswith(".notdef"):
            return problem(job.source, place, "missing-letter", sign=character, code=f"U+{code:04X}", sheet=job.path)
        case _:
            return problem(job.source, place, "print-warning", found=message % args, sheet=job.path)


# ---------------------------------------------------------------- fields


Rules = tuple[int, str]
"""How many lines a field has, and the PDF operators of the pen that draws them."""


class FormFinisher:
    """Gives every text field its lines as its appearance, so that what is typed replaces them. WeasyPrint calls it with
    each PDF before it is written.
    """

    def __init__(self, rules: Mapping[str, Rules]) -> None:
        self._rules = rules
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
            shape = _appearance(*size, self._rules.get(widget["T"].string, (0, "")), resources, pdf)
            widget["AP"] = pydyf.Dictionary({"N": shape})


def _appearance(width: float, height: float, rules: Rules, resources: Any, pdf: Any) -> bytes:
    """Adds a form with evenly spaced lines to the PDF and returns its reference. Width and height are in points. Fields
    cannot share it: some programs write into it what is typed.
    """
    count, pen = rules
    heights = (line * height / count + LINE_RISE for line in range(count))
    lines = [f".4 {y:.2f} m {width:.2f} {y:.2f} l S" for y in heights]
    marks = ["q n 0 G", pen, *reversed(lines), "Q"] if count else []  # “n” closes a clip that some writers leave open
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
    """The font of fields is embedded whole, the same in every PDF: it is compressed once for all of them."""
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
    """The first page as a small WebP in a few grays, `across` pixels wide."""
    with pypdfium2.PdfDocument(content) as document:
        document.init_forms()
        page = document[0]
        image = page.render(scale=across / page.get_width(), grayscale=True, may_draw_forms=True).to_pil()
    few = image.point([round((value / 255) ** DARKER * (GRAYS - 1)) for value in range(256)])
    few.putpalette([gray * 255 // (GRAYS - 1) for gray in range(GRAYS) for _ in "rgb"])
    file = io.BytesIO()
    few.convert("RGB").save(file, "WEBP", lossless=True, quality=60)
    return file.getvalue()
