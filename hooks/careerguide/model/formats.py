"""The formats of downloads: papers, variants and file endings."""

from typing import Final, Literal

PAPERS: Final = {"letter": "Letter", "a4": "A4"}


Variant = Literal["standard", "large-print", "example"]


VARIANTS: Final[dict[Variant, str]] = {
    "standard": "",
    "large-print": "large print",
    "example": "filled-in example",
}
"""The versions of a worksheet, and what each is called; the standard one has no name."""


def varied(name: str, variant: Variant) -> str:
    """A name with that of its form, as in “Debrief sheet, large print”."""
    return ", ".join(filter(None, [name, VARIANTS[variant]]))


def pdf_path(stem: str, variant: Variant, paper: str) -> str:
    """As in `sheets/debrief-large-print-a4.pdf`; the usual form needs no name."""
    return "-".join([stem, *([] if variant == "standard" else [variant]), f"{paper}.pdf"])


ENDINGS: Final = {"txt": "plain text", "docx": "Word", "zip": "zip"}


WORDS: Final = {
    "worksheet": "A sheet to print or fill in.",
    "letter": "A message to adapt.",
    "booklet": "Many pages to print and staple.",
}
