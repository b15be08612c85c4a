"""The forms in which something can be downloaded: papers, variants, file endings."""

from typing import Final, Literal

PAPERS: Final = {"letter": "Letter", "a4": "A4"}


Variant = Literal["standard", "large-print", "example"]


VARIANTS: Final[dict[Variant, str]] = {
    "standard": "",
    "large-print": "large print",
    "example": "filled-in example",
}
"""The forms in which a sheet comes, and what each is called beside the usual one."""


def pdf_path(stem: str, variant: Variant, paper: str) -> str:
    """As in `sheets/debrief-large-print-a4.pdf`; the usual form needs no name."""
    return "-".join([stem, *([] if variant == "standard" else [variant]), f"{paper}.pdf"])
