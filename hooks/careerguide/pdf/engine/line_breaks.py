"""Mends where WeasyPrint 70 breaks a line. Only the press's own processes import this.

A text before a link or a bold word ends in a space. When the text fits its line but that space does not, WeasyPrint
breaks the line after the first word.
"""

from __future__ import annotations

from typing import Any

from weasyprint.layout import inline

_split_first_line = inline.split_first_line


def mend() -> None:
    """From now on, in this process."""
    inline.split_first_line = _mended


def _mended(text: str, *others: Any, **more: Any) -> Any:
    found = _split_first_line(text, *others, **more)
    resume = found[2]
    if text.endswith(" ") and resume == len(text.partition(" ")[0].encode()) + 1:
        whole = _split_first_line(text.rstrip(" "), *others, **more)
        if whole[2] is None:
            return whole
    return found
