"""What we change in WeasyPrint 70 and pydyf 0.13 until they do it themselves; docs/upstream.md has an issue for each.

Only processes that make PDFs import this. tests/unit/pdf/test_weasyprint_patches.py fails when a patch is not needed
any more.
"""

from typing import Any, Final

import pydyf
from weasyprint.css import ComputedStyle
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.functions import check_math
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES
from weasyprint.css.targets import TargetCollector
from weasyprint.layout import inline

_split_first_line = inline.split_first_line
_compute = ComputedStyle.__missing__
_collect_references = pydyf.PDF.page_references.fget
_collect_missing = TargetCollector.collect_missing_counters


def apply() -> None:
    """Applies every patch in this process. Applying them again changes nothing."""
    fix_line_breaks()
    fix_page_numbers()
    speed_up_defaults()
    keep_page_references()


# ---------------------------------------------------------------- docs/upstream.md#lines-that-break-too-early


def fix_line_breaks() -> None:
    """Lets a line end after the last word that fits. A text before a link or a bold word ends in a space; when the text
    fits its line but that space does not, WeasyPrint breaks the line after the first word.
    """
    inline.split_first_line = _line_without_its_last_space


def _line_without_its_last_space(text: str, *arguments: Any, **options: Any) -> Any:
    """As split_first_line, which returns the index where the next line begins as third value: None if all fits."""
    line = _split_first_line(text, *arguments, **options)
    broken_after_first_word = line[2] == len(text.partition(" ")[0].encode()) + 1
    if text.endswith(" ") and broken_after_first_word:
        whole = _split_first_line(text.rstrip(" "), *arguments, **options)
        if whole[2] is None:
            return whole
    return line


# ---------------------------------------------------------------- docs/upstream.md#page-numbers-of-links-that-moved


def fix_page_numbers() -> None:
    """Lets a link say the page of its target after that moved. WeasyPrint doesn't know which target
    `target-counter(attr(href), page)` is about, so it writes the number again only where the link itself moved.
    """
    TargetCollector.collect_missing_counters = _collect_missing_of_links


def _collect_missing_of_links(collector: Any, box: Any, *arguments: Any) -> None:
    """As collect_missing_counters. What's missing of None is about the target that `href` names."""
    *others, missing, of_targets = arguments
    if None in of_targets:
        names = of_targets.pop(None)
        missing = [] if missing is names else missing
        of_targets[box.element.get("href", "").removeprefix("#")] = names
    _collect_missing(collector, box, *others, missing, of_targets)


# ---------------------------------------------------------------- docs/upstream.md#properties-that-no-rule-sets

_SPECIAL: Final = {
    *{"position", "float", "display", "page"},
    *(key for key in INITIAL_VALUES if key.startswith("text_decoration_")),
}
"""Properties whose value depends on more than the style sheet and the parent."""
_LOGICAL: Final = {
    function(block="ttb", inline=direction) for function in PHYSICAL_FUNCTIONS.values() for direction in ("ltr", "rtl")
}
"""Properties such as `margin-inline-start`, which mean `margin-left`."""


def speed_up_defaults() -> None:
    """Takes inherited and initial values directly for the many properties that no rule sets. The PDFs stay the same."""
    ComputedStyle.__missing__ = _default_or_computed


def _default_or_computed(style: Any, key: str) -> Any:
    """The value of a property that is asked for the first time."""
    cascaded = style.cascaded
    if key in cascaded or key in _SPECIAL or key[:2] == "__":
        return _compute(style, key)
    if key in PHYSICAL_FUNCTIONS and not _LOGICAL.isdisjoint(cascaded):
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


# ---------------------------------------------------------------- docs/upstream.md#references-of-pages


def keep_page_references() -> None:
    """Keeps the references of the pages until there is another page. pydyf collects them again for each element that a
    tagged PDF has, so the time for long documents grows with the square of their length. The PDFs stay the same.
    """
    pydyf.PDF.page_references = property(_kept_references)


def _kept_references(pdf: Any) -> Any:
    if pdf.pages["Count"] != len(pdf.__dict__.setdefault("kept_references", ())):
        pdf.kept_references = _collect_references(pdf)
    return pdf.kept_references
