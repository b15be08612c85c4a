"""Which SVG pictures the guide uses: those made of known elements and attributes, with nothing from elsewhere.

A picture that someone opens by its own address can run scripts and load files, and a small one can draw for hours. So
whatever isn't listed here is refused.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NoReturn
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

MOST_DRAWN: Final = 5_000
"""Elements that are drawn, each as often as the picture repeats it."""
DEEPEST: Final = 100
"""Elements inside each other, those that are repeated included."""
LARGEST_NUMBER: Final = 10_000_000
SMALLEST: Final = 1
"""The least width and height, in the picture's own units."""
FLATTEST: Final = 50
"""How many times wider than high, or higher than wide, a picture can be."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SVG: Final = "http://www.w3.org/2000/svg"
XLINK_HREF: Final = "{http://www.w3.org/1999/xlink}href"
XML: Final = "{http://www.w3.org/XML/1998/namespace}"
NOTES: Final = (
    "{http://www.inkscape.org/",
    "{http://sodipodi.sourceforge.net/",
    "{http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "{http://creativecommons.org/ns#",
    "{http://web.resource.org/cc/",
    "{http://purl.org/dc/",
    "{http://www.serif.com/",
    "{http://www.bohemiancoding.com/sketch/",
    "{http://ns.adobe.com/",
)
"""Namespaces in which drawing programs leave notes for themselves, which mean nothing to any other program."""
ELEMENTS: Final = _words(
    """
    svg g defs symbol use title desc metadata style path rect circle ellipse line polyline polygon
    linearGradient radialGradient stop clipPath mask
    """
)
GEOMETRY: Final = _words(
    """
    viewBox x y width height x1 y1 x2 y2 cx cy r rx ry fx fy fr d points pathLength offset
    transform gradientTransform stroke-width stroke-dasharray stroke-dashoffset stroke-miterlimit font-size
    """
)
"""Attributes that hold numbers."""
LOOKS: Final = _words(
    """
    style fill fill-opacity fill-rule stroke stroke-linecap stroke-linejoin stroke-opacity opacity color display
    visibility overflow clip-path clip-rule mask stop-color stop-opacity paint-order vector-effect shape-rendering
    text-rendering color-rendering image-rendering color-interpolation isolation mix-blend-mode transform-origin
    font font-family font-style font-variant font-weight font-stretch text-anchor text-decoration letter-spacing
    word-spacing dominant-baseline alignment-baseline baseline-shift writing-mode direction unicode-bidi
    enable-background
    """
)
"""Attributes that are read as CSS."""
OTHERS: Final = _words(
    """
    id class lang role version baseProfile preserveAspectRatio gradientUnits spreadMethod clipPathUnits maskUnits
    maskContentUnits type media focusable href
    """
)
FUNCTIONS: Final = _words(
    """
    rgb rgba hsl hsla url calc matrix translate translatex translatey scale scalex scaley rotate skewx skewy media and
    not or
    """
)
"""Words that can be in front of a parenthesis in CSS. Of these only `url` loads anything."""
IN_WORDS: Final = {
    "script": "a script",
    "foreignObject": "HTML",
    "a": "a link",
    "image": "another picture",
    "text": "text",
}
"""What refused elements are called."""

DECLARED: Final = re.compile(r"<\?xml[^>]*?\bencoding\s*=\s*['\"]([\w.-]+)")
TOKEN: Final = re.compile(r"[\w-]+|[(@\\]")
ANY_URL: Final = re.compile(r"url\s*\(", re.IGNORECASE)
LOCAL_URL: Final = re.compile(r"url\(\s*['\"]?#[\w.:-]+['\"]?\s*\)", re.IGNORECASE)
COLOR_URL: Final = re.compile(rf"(?:fill|stroke)\s*:\s*{LOCAL_URL.pattern}", re.IGNORECASE)
LOCAL: Final = re.compile(r"#[\w.:-]+")
NUMBER: Final = re.compile(r"(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
LENGTH: Final = re.compile(r"\d{1,7}(?:\.\d*)?(?:px|pt|pc|mm|cm|in|em|ex|%)?")


class UnfitSvgError(Exception):
    """The picture can't be used: its text says why, to go on after “The picture”."""


def check_svg(content: bytes) -> None:
    """Raises UnfitSvgError when the guide doesn't use this picture."""
    root = _parse(content)
    if root.tag != f"{{{SVG}}}svg":
        _refuse("isn't an SVG picture")
    for element in root.iter():
        _check_element(element)
    _check_size(root)
    _check_amount(root)


def svg_box(content: bytes) -> tuple[float, float]:
    """Width and height of a checked picture in its own units."""
    return _box(ElementTree.fromstring(content))


def _refuse(why: str) -> NoReturn:
    raise UnfitSvgError(why)


class _PlainTree(ElementTree.TreeBuilder):
    """Refuses what comes in front of elements, before the parser follows it."""

    def doctype(self, *_: str | None) -> NoReturn:
        _refuse("has a document type in it (<!DOCTYPE …>)")

    def pi(self, target: str, *_: str | None) -> NoReturn:
        _refuse(f"has an instruction for programs in it (<?{target[:40]} …?>)")


def _parse(content: bytes) -> Element:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        _refuse("isn't saved as UTF-8")
    declared = DECLARED.match(text)
    if declared and declared[1].lower() not in ("utf-8", "us-ascii"):
        _refuse(f"says that it's saved as {declared[1][:40]}, not as UTF-8")
    try:
        return ElementTree.fromstring(text, ElementTree.XMLParser(target=_PlainTree()))
    except ElementTree.ParseError:
        _refuse("isn't an SVG picture")


# ---------------------------------------------------------------- elements and attributes


def _check_element(element: Element) -> None:
    if element.tag.startswith(NOTES):
        return
    namespace, _, name = element.tag.rpartition("}")
    if namespace != f"{{{SVG}" or name not in ELEMENTS:
        _refuse(f"has {IN_WORDS.get(name, f'“{name[:40]}”')} in it")
    if name == "style":
        sheet = "".join(element.itertext())
        _check_css(sheet)
        if len(ANY_URL.findall(sheet)) != len(COLOR_URL.findall(sheet)):
            _refuse("uses “url(” in a style sheet for more than fill and stroke")
    for attribute, value in element.attrib.items():
        if not attribute.startswith((*NOTES, "data-", "aria-")):
            _check_attribute(attribute, value)


def _check_attribute(attribute: str, value: str) -> None:
    name = "href" if attribute == XLINK_HREF else attribute.removeprefix(XML)
    if name.lower().startswith("on"):
        _refuse("has a script in it")
    if attribute not in (XLINK_HREF, f"{XML}space", f"{XML}lang") and name not in GEOMETRY | LOOKS | OTHERS:
        _refuse(f"has the attribute “{name.rpartition('}')[2][:40]}” in it")
    if name == "href" and not LOCAL.fullmatch(value):
        _refuse("has a reference to another file in it")
    if name in LOOKS:
        _check_css(value)
    if name in GEOMETRY and any(float(number) > LARGEST_NUMBER for number in NUMBER.findall(value)):
        _refuse(f"has a number in it that's larger than {LARGEST_NUMBER:,}")


def _check_css(css: str) -> None:
    tokens = [*TOKEN.findall(css), ""]
    for token, following in pairwise(tokens):
        if token == "\\" or (token == "@" and following.lower() != "media"):
            _refuse(f"has “{token}{following[:40]}” in a style")
        if following == "(" and token.lower() not in FUNCTIONS:
            _refuse(f"has “{token[:40]}(” in a style")
    if len(ANY_URL.findall(css)) != len(LOCAL_URL.findall(css)):
        _refuse("has a reference to another file in it")


# ---------------------------------------------------------------- size and amount


def _check_size(root: Element) -> None:
    if not all(LENGTH.fullmatch(root.get(side, "1").strip()) for side in ("width", "height")):
        _refuse("has a width or height that isn't a plain length")
    width, height = _box(root)
    if min(width, height) < SMALLEST:
        _refuse("doesn't say how wide and high it is (a viewBox)")
    if max(width, height) > FLATTEST * min(width, height):
        _refuse(f"is more than {FLATTEST} times as long one way as the other")


def _box(root: Element) -> tuple[float, float]:
    """Width and height in the picture's own units, as its viewBox says; 0 without one."""
    numbers = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    if len(numbers) != 4 or not all(re.fullmatch(r"-?(?:\d+\.?\d*|\.\d+)", number) for number in numbers):
        return 0, 0
    return float(numbers[2]), float(numbers[3])


def _check_amount(root: Element) -> None:
    """Counts what is drawn, following every reference, and stops as soon as it's too much."""
    by_id = {name: element for element in root.iter() if (name := element.get("id"))}
    drawn = 0
    waiting = [(root, 1)]
    while waiting:
        element, depth = waiting.pop()
        drawn += 1
        if drawn > MOST_DRAWN:
            _refuse(f"draws more than {MOST_DRAWN:,} parts")
        if depth > DEEPEST:
            _refuse(f"has more than {DEEPEST} parts inside each other")
        inside = [*element, *(by_id[name] for name in _references(element) if name in by_id)]
        waiting += [(part, depth + 1) for part in inside]


def _references(element: Element) -> Iterator[str]:
    """The ids that an element refers to."""
    for value in element.attrib.values():
        yield from (name.removeprefix("#") for name in LOCAL.findall(value))
