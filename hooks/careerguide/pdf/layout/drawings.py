"""What print draws, as SVG in data URLs: dials, rulers, QR codes, patterns. Black ink, no fills, no grays.

One mark is one minute, on dials and rulers. They are backgrounds; what they say is also there in words.
"""

from functools import lru_cache
from math import cos, pi, sin
from urllib.parse import quote

import segno

USUAL = 20
"""Minutes of a conversation, if no plan says otherwise."""
SIZE = 48
CENTER = SIZE / 2
FINE = (18.6, 22.4)  # from and to, measured from the center
BOLD = (17.0, 23.0)


@lru_cache(maxsize=256)
def dial(first: int, last: int, of: int) -> str:
    """A ring with a mark for each of `of` minutes, the last at twelve o'clock. Minutes `first` to `last` (1-based) are
    bold; none are if `last` comes before `first`.
    """
    bold = range(first, last + 1)
    strokes = [
        (_ticks([minute for minute in range(1, of + 1) if minute not in bold], of, FINE), ".8"),
        (_ticks(bold, of, BOLD), "3" if of <= 20 else "2.2"),
    ]
    return _address(_svg(SIZE, SIZE, "".join(_stroke(path, width) for path, width in strokes if path)))


def _ticks(minutes: range | list[int], of: int, span: tuple[float, float]) -> str:
    return "".join(_tick(2 * pi * minute / of - pi / 2, *span) for minute in minutes)


def _tick(angle: float, inner: float, outer: float) -> str:
    x, y = cos(angle), sin(angle)
    return f"M{CENTER + inner * x:.2f} {CENTER + inner * y:.2f}L{CENTER + outer * x:.2f} {CENTER + outer * y:.2f}"


@lru_cache(maxsize=1)
def cover_dial() -> str:
    """The ring of a usual conversation at its largest: slender, so that a whole page costs little ink."""
    quarters = range(5, USUAL + 1, 5)
    between = [minute for minute in range(1, USUAL + 1) if minute not in quarters]
    slender = _stroke(_ticks(between, USUAL, (16.6, 22.6)), ".55")
    bold = _stroke(_ticks(quarters, USUAL, (15.4, 22.6)), "1.2")
    return _address(_svg(SIZE, SIZE, slender + bold))


@lru_cache(maxsize=32)
def ruler(of: int) -> str:
    """A straight line with a mark for each of `of` minutes, for below a title. Each fifth mark is long."""
    width, height = 1000, 16
    step = (width - 2) / of
    ticks = "".join(f"M{1 + minute * step:.1f} 0V{7 if minute % 5 else 14}" for minute in range(of + 1))
    line = _stroke(f"M0 1H{width}{ticks}", "2")
    return _address(_svg(width, height, line, ' preserveAspectRatio="none"'))


@lru_cache(maxsize=256)
def qr_code(address: str) -> str:
    """The QR code of a URL, without its white border: the page leaves that."""
    code = segno.make(address, error="m", micro=False)
    return str(code.svg_data_uri(border=0, omitsize=True, svgclass=None, lineclass=None))


# ---------------------------------------------------------------- SVG


def _natural(width: float, height: float, body: str) -> str:
    """An SVG in millimeters."""
    size = f'width="{width}mm" height="{height}mm" viewBox="0 0 {width} {height}"'
    return _address(f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{body}</svg>')


def _stroke(path: str, width: str) -> str:
    return f'<path d="{path}" fill="none" stroke="#000" stroke-width="{width}"/>'


def _svg(width: int, height: int, body: str, more: str = "") -> str:
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}{more}>{body}</svg>'


def _address(svg: str) -> str:
    """A data URL that can be in quotes in HTML and in CSS."""
    return "data:image/svg+xml," + quote(svg, safe=" /:=,.;")


# ---------------------------------------------------------------- paper to draw on, lines to cut along

REACH = 300  # millimeters: longer than any page; the element with the drawing cuts it off
STEP = 5  # millimeters
DOTS = '.32" stroke-linecap="round" stroke-dasharray="0 5'
FINE_LINE = ".15"
DASHES = '.2" stroke-dasharray="1.6 1.6'
_DOTTED = "".join(f"M{STEP} {y}H{REACH}" for y in range(STEP, REACH, STEP))
_SQUARED = "".join(f"M0 {place}H{REACH}M{place} 0V{REACH}" for place in (line + 0.1 for line in range(0, REACH, STEP)))
PATTERNS = {
    "dots": _natural(REACH, REACH, _stroke(_DOTTED, DOTS)),
    "squares": _natural(REACH, REACH, _stroke(_SQUARED, FINE_LINE)),
}
"""A dot every five millimeters, or squares of five millimeters, at natural size."""
CUT_ACROSS = _natural(REACH, 0.4, _stroke(f"M0 .2H{REACH}", DASHES))
"""A long dashed line: cut here."""
CUT_DOWN = _natural(0.4, REACH, _stroke(f"M.2 0V{REACH}", DASHES))
