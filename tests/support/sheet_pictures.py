"""Small pictures of sheets, kept in git: how they looked when someone last said they're right.

A picture holds the pages of one PDF side by side. Two pictures are compared without their finest detail, so that
another version of a library that draws letters makes no difference, and a line that moved does.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PIL import Image, ImageChops, ImageFilter

from careerguide.problems.english import count
from support.pdf_layout import Paper

MOST: Final = 8  # pages of one sheet that are looked at
GREYS: Final = 8
GAP: Final = 2  # pixels between two pages
FAINT: Final = 40  # of 255: less makes no difference to a place
SHARE: Final = 0.001  # of a page: so much may differ
LARGER: Final = 4  # times, for people to look at
RED: Final = (220, 0, 0)


def picture(paper: Paper) -> Image.Image:
    """The pages of a sheet in few greys, as it is kept."""
    joined = beside([page.picture for page in paper.pages[:MOST]])
    few = joined.point([round(grey / 255 * (GREYS - 1)) for grey in range(256)])
    few.putpalette([grey * 255 // (GREYS - 1) for grey in range(GREYS) for _ in "rgb"])
    return few


def keep(drawn: Image.Image, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    drawn.save(file, "PNG", bits=4, optimize=True)


def differences(paper: Paper, file: Path) -> list[str]:
    """How a sheet differs from the picture that was kept of it, page by page."""
    if not file.exists():
        return ["has no picture yet"]
    after = picture(paper)
    with Image.open(file) as kept:
        before = kept.convert("L")
    if before.size != after.size:
        return [f"has {count(len(paper.pages), 'page')}, of another number or size than before"]
    changed = changes(before, after)
    width = paper.pages[0].picture.width
    found = []
    for number in range(min(len(paper.pages), MOST)):
        left = number * (width + GAP)
        share = _share(changed.crop((left, 0, left + width, changed.height)))
        if share > SHARE:
            found.append(f"page {number + 1} changed, {share:.1%} of it")
    return found


def changes(before: Image.Image, after: Image.Image) -> Image.Image:
    """White where the two differ, black elsewhere. They have to be of one size."""
    blurred = [one.convert("L").filter(ImageFilter.BoxBlur(1)) for one in (before, after)]
    return ImageChops.difference(*blurred).point([255 if grey > FAINT else 0 for grey in range(256)])


def _share(changed: Image.Image) -> float:
    return changed.histogram()[255] / (changed.width * changed.height)


def comparison(before: Image.Image, after: Image.Image) -> Image.Image:
    """Before, after, and after with its changed places marked, large enough to see."""
    size = max(before.width, after.width), max(before.height, after.height)
    sides = [_on_white(one, size) for one in (before, after)]
    marked = sides[1].copy()
    marked.paste(RED, mask=changes(*sides))
    shown = beside([*sides, marked], "RGB", GAP * 4)
    return shown.resize((shown.width * LARGER, shown.height * LARGER), Image.Resampling.NEAREST)


def _on_white(one: Image.Image, size: tuple[int, int]) -> Image.Image:
    sheet = Image.new("RGB", size, "white")
    sheet.paste(one.convert("RGB"))
    return sheet


def beside(pictures: Sequence[Image.Image], mode: str = "L", gap: int = GAP) -> Image.Image:
    width = sum(one.width for one in pictures) + gap * (len(pictures) - 1)
    joined = Image.new(mode, (width, max(one.height for one in pictures)))
    left = 0
    for one in pictures:
        joined.paste(one, (left, 0))
        left += one.width + gap
    return joined
