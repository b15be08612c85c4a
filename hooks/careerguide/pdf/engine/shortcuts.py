"""Where WeasyPrint 70 and pydyf take the long way round to the same PDF. Only the press's own processes import this.

Nothing changes but the time it takes: the tests compare the bytes.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

import pydyf
from weasyprint import svg
from weasyprint.css import ComputedStyle
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.functions import check_math
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

INTRICATE: Final = {
    *{"position", "float", "display", "page"},
    *(key for key in INITIAL_VALUES if key.startswith("text_decoration_")),
}
"""Properties whose value depends on more than the style sheet and the parent."""
LOGICAL: Final = {
    function(block="ttb", inline=inline) for function in PHYSICAL_FUNCTIONS.values() for inline in ("ltr", "rtl")
}
"""Properties such as `margin-inline-start`, which stand for `margin-left`."""

_compute = ComputedStyle.__missing__
_references = pydyf.PDF.page_references
_size = svg.size


def take() -> None:
    """From now on, in this process."""
    ComputedStyle.__missing__ = _computed
    pydyf.PDF.page_references = property(_collected)
    svg.size = svg.defs.size = lru_cache(maxsize=4096)(_size)


def _computed(style: Any, key: str) -> Any:
    """The value of a property when it is first asked for. Most stand in no rule, so they are inherited or initial."""
    cascaded = style.cascaded
    if key in cascaded or key in INTRICATE or key[:2] == "__":
        return _compute(style, key)
    if key in PHYSICAL_FUNCTIONS and not LOGICAL.isdisjoint(cascaded):
        return _compute(style, key)
    if key in INHERITED:
        if style.parent_style is None or check_math(style.parent_style[key]):
            return _compute(style, key)
        value = style.parent_style[key]
    elif key in INITIAL_NOT_COMPUTED:
        return _compute(style, key)
    else:
        value = INITIAL_VALUES[key]
    style[key] = value
    return value


def _collected(pdf: Any) -> Any:
    """pydyf collects these anew for each element that stands on a page, which makes long documents quadratic."""
    if pdf.pages["Count"] != len(pdf.__dict__.setdefault("collected", ())):
        pdf.collected = _references.fget(pdf)
    return pdf.collected
