"""A logo that could run, load or draw without end is refused in plain words; what drawing programs save is not."""

import time

import pytest

from careerguide.model.svg import MOST_DRAWN, UnfitSvgError, check_svg, svg_box

HEAD = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
xmlns:h="http://www.w3.org/1999/xhtml" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
xmlns:ev="http://www.w3.org/2001/xml-events" viewBox="0 0 9 9">"""


def why(text: str) -> str:
    """Why the guide doesn't use a picture; empty if it does."""
    try:
        check_svg(text.encode())
    except UnfitSvgError as error:
        return str(error)
    return ""


def why_inside(inside: str) -> str:
    return why(f"{HEAD}{inside}</svg>")


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0h9" transform="translate (1, 2) scale(-1 1)" fill="#1e9999"/>',
        '<g><use href="#b"/><rect id="b" style="fill: url(#g); stroke: rgb(0,0,0)"/></g>',
        "<style>.a{fill:url('#g');clip-rule:evenodd} @media (prefers-color-scheme: dark) {.a{fill:#fff}}</style>",
        '<clipPath id="c"><use xlink:href="#r"/></clipPath><rect id="r"/><g clip-path="url(#c)"><path d="M0 0"/></g>',
        '<g inkscape:label="Layer (1)" data-name="url(a)" aria-label="Mill (Leeds)" xml:space="preserve"/>',
        "<metadata><inkscape:note>Anything</inkscape:note></metadata><!-- <?no?> -->",
        '<linearGradient id="g" x1="0%"><stop offset=".5" stop-color="red"/></linearGradient>',
    ],
)
def test_what_drawing_programs_save(inside: str) -> None:
    assert why_inside(inside) == ""


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        ("<script>a()</script>", "has a script in it"),
        ('<rect ONCLICK="a()"/>', "has a script in it"),
        ('<rect ev:event="click"/>', "has the attribute “event” in it"),
        ("<foreignObject/>", "has HTML in it"),
        ('<a href="#b"/>', "has a link in it"),
        ("<text>Mill</text>", "has text in it"),
        ('<h:iframe srcdoc="x"/>', "has “iframe” in it"),
        ('<h:embed src="https://elsewhere.example/x.svg"/>', "has “embed” in it"),
        ('<h:meta http-equiv="refresh" content="0;url=https://elsewhere.example"/>', "has “meta” in it"),
        ('<metadata><path xmlns="urn:a"/></metadata>', "has “path” in it"),
        ('<animate attributeName="href" to="javascript:a()"/>', "has “animate” in it"),
        ('<image href="file:///etc/passwd"/>', "has another picture in it"),
        ('<use href="https://elsewhere.example/a.svg#b"/>', "has a reference to another file in it"),
        ('<use xlink:href="data:image/svg+xml,a"/>', "has a reference to another file in it"),
        ('<rect fill="url(https://elsewhere.example#b)"/>', "has a reference to another file in it"),
        ('<rect style="fill: URL ( //elsewhere.example )"/>', "has a reference to another file in it"),
        (r'<rect style="fill:u\72l(https://elsewhere.example)"/>', "has “\\72l” in a style"),
        ('<rect style="fill:u&#92;72l(https://elsewhere.example)"/>', "has “\\72l” in a style"),
        (r'<style>@\69mport "https://elsewhere.example"</style>', "has “@\\” in a style"),
        ("<style>@im<!-- -->port 'a.css'</style>", "has “@import” in a style"),
        ("<rect style=\"fill: image-set('a.png' 1x)\"/>", "has “image-set(” in a style"),
        ("<style>.a{mask:url(#m)}</style>", "uses “url(” in a style sheet for more than fill and stroke"),
        ('<rect xml:base="https://elsewhere.example"/>', "has the attribute “base” in it"),
        ('<rect width="1e300"/>', "has a number in it that's larger than 10,000,000"),
        ("<?xml-stylesheet href='a.css'?>", "has an instruction for programs in it (<?xml-stylesheet …?>)"),
        ("<path", "isn't an SVG picture"),
    ],
)
def test_what_could_run_or_load_is_refused(inside: str, found: str) -> None:
    assert why_inside(inside) == found


@pytest.mark.parametrize("name", ["utf-7", "idna", "base64", "xyzzy", "utf-16", "unicode_escape"])
def test_another_encoding_is_named(name: str) -> None:
    declared = f'<?xml version="1.0" encoding="{name}"?>{HEAD}é</svg>'
    assert why(declared) == f"says that it's saved as {name}, not as UTF-8"


def test_the_usual_first_line_is_fine() -> None:
    assert why(f'\ufeff<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n{HEAD}</svg>') == ""


def test_a_document_type_is_not_followed() -> None:
    bomb = '<!DOCTYPE svg [<!ENTITY a "a"><!ENTITY b "&a;&a;">]>' + HEAD + "&b;</svg>"
    assert why(bomb) == "has a document type in it (<!DOCTYPE …>)"
    assert why('<?xml-stylesheet href="a.css"?>' + HEAD + "</svg>").startswith("has an instruction for programs")


@pytest.mark.parametrize("text", ["", "<svg/>", "<html/>", "GIF89a", HEAD, '<svg xmlns="urn:a" viewBox="0 0 9 9"/>'])
def test_what_is_no_svg(text: str) -> None:
    assert why(text) == "isn't an SVG picture"


def test_other_bytes() -> None:
    with pytest.raises(UnfitSvgError, match="isn't saved as UTF-8"):
        check_svg(HEAD.encode("utf-16"))


TEN_USES = "".join(f'<g id="a{n}">{{}}</g>'.format(f'<use href="#a{n - 1}"/>' * 10) for n in range(1, 9))
TEN_MASKS = "".join(f'<mask id="a{n}">{{}}</mask>'.format(f'<rect mask="url(#a{n - 1})"/>' * 10) for n in range(1, 9))
"""Each draws the one before it ten times."""


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        (f'<g id="a0"><rect/></g>{TEN_USES}<use href="#a8"/>', "draws more than 5,000 parts"),
        (f'<mask id="a0"/>{TEN_MASKS}<rect mask="url(#a8)"/>', "draws more than 5,000 parts"),
        ("<g/>" * MOST_DRAWN, "draws more than 5,000 parts"),
        ('<g id="a"><use href="#a"/></g>', "has more than 100 parts inside each other"),
        ("<g>" * 20_000 + "</g>" * 20_000, "has more than 100 parts inside each other"),
    ],
)
def test_a_bomb_is_refused_at_once(inside: str, found: str) -> None:
    start = time.process_time()
    assert why_inside(inside) == found
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    "attribute",
    [
        f'style="{"a" * 140_000}"',
        f'style="{"url " * 35_000}"',
        f'style="fill:url({" " * 140_000}"',
        f'd="{"1.1e" * 35_000}"',
        f'class="{"#" * 140_000}"',
    ],
)
def test_no_text_takes_long_to_read(attribute: str) -> None:
    start = time.process_time()
    why_inside(f"<path {attribute}/>")
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    ("attributes", "found"),
    [
        ('viewBox="0 0 80 40"', ""),
        ('viewBox="0,0,80.5,40" width="80mm" height="100%"', ""),
        ("", "doesn't say how wide and high it is (a viewBox)"),
        ('viewBox="0 0 10 0"', "doesn't say how wide and high it is (a viewBox)"),
        ('viewBox="0 0 0.01 0.01"', "doesn't say how wide and high it is (a viewBox)"),
        (f'viewBox="0 0 {"9" * 400} 9"', "has a number in it that's larger than 10,000,000"),
        ('viewBox="0 0 100000 1"', "is more than 50 times as long one way as the other"),
        ('viewBox="0 0 9 9" width="calc(1px)"', "has a width or height that isn't a plain length"),
    ],
)
def test_its_size(attributes: str, found: str) -> None:
    assert why(f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>') == found


def test_the_box_is_that_of_the_picture() -> None:
    assert svg_box(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="1 1 80 40"/>') == (80, 40)
