"""A PNG is used when it's whole, small and not too many pixels; each problem says what to do about it."""

import struct
import zlib

import pytest

from careerguide.model.pictures import PNG, picture_problem, shape
from support.guides import ROOT

WORDMARK = ROOT / "tests" / "offices" / "ireland" / "wordmark.png"


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int, height: int) -> bytes:
    """A picture of one color, a bit for each pixel."""
    row = bytes(1 + (width + 7) // 8)
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return PNG + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(row * height, 9)) + chunk(b"IEND", b"")


def why(name: str, content: bytes) -> str:
    found = picture_problem(name, content)
    return found.why if found else ""


@pytest.mark.parametrize("content", [WORDMARK.read_bytes(), png(300, 100)])
def test_a_small_png_is_fine(content: bytes) -> None:
    assert picture_problem("logo.png", content) is None


def test_a_picture_of_nine_hundred_million_pixels_is_refused() -> None:
    content = png(30_000, 30_000)
    assert len(content) < 150_000
    assert picture_problem("logo.png", content) == (
        "is 30,000 pixels wide and 30,000 high",
        "Save it as a PNG, no more than 4,000 pixels on each side.",
    )


@pytest.mark.parametrize("content", [b"", b"GIF89a", PNG, PNG + bytes(200), png(0, 9)])
def test_what_is_no_png(content: bytes) -> None:
    assert why("logo.png", content) == "isn't a PNG picture"


def test_a_damaged_png_is_refused_wherever_it_ends_or_differs() -> None:
    sound = png(30, 10)
    flipped = [sound[:at] + bytes([sound[at] ^ 1]) + sound[at + 1 :] for at in range(24, len(sound))]
    cut = [sound[:length] for length in range(33, len(sound))]
    assert {why("logo.png", content) for content in [*flipped, *cut]} == {"is damaged or incomplete"}


def test_a_large_file_is_refused_whatever_it_is() -> None:
    for name in ("logo.png", "logo.svg"):
        assert picture_problem(name, bytes(150_001)) == ("is larger than 150 KB", "Make it smaller, 150 KB at most.")


def test_the_shape_of_a_picture() -> None:
    assert shape("logo.png", png(300, 100)) == 3
    assert shape("logo.svg", b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 80"/>') == 0.5
