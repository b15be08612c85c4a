"""The characters of the font on paper, so that a check can report what couldn't be printed, without any font.

Any text of the guide can end up on a worksheet. tests/unit/pdf/test_pool.py compares this list with the fonts.
"""

import unicodedata
from collections.abc import Iterator
from typing import Final

RANGES: Final = """
20-7E A0-AC AE-B4 B6-107 10A-113 116-11B 11E-123 126-127 12A-12B 12E-133 136-137 139-13E 141-148 150-155 158-15B 15E-165
16A-16B 16E-17E 192 218-21B 237 2C6-2C7 2C9 2D8-2DD 300-304 306-308 30A-30C 312 326-328 394 3A9 3BC 3C0 1E80-1E85 1E9E
1EF2-1EF3 2009 2013-2014 2018-201A 201C-201E 2020-2022 2026 2030 2039-203A 2044 20AC 20B9 2113 2122 212E 2202 220F
2211-2212 2215 2219-221A 221E 222B 2248 2260 2264-2265 25CA 266A
"""


PAIRS: Final = ("\u201c\u201d", "\u2018\u2019")  # double and single


def _codes() -> Iterator[int]:
    for part in RANGES.split():
        first, _, last = part.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


PRINTED: Final = frozenset(map(chr, _codes()))


def unprintable(text: str) -> list[str]:
    """The characters of a text that the font lacks, each once, sorted."""
    composed = unicodedata.normalize("NFC", text.replace("\n", " "))
    return sorted(set(composed) - PRINTED)


def in_curly_quotes(text: str) -> bool:
    """Whether a text as a whole is in a pair of curly quotes."""
    return any(len(text) > 2 and (text[0], text[-1]) == (a, b) and not {a, b} & set(text[1:-1]) for a, b in PAIRS)
