"""docs/blocks.md shows every kind of block as it really comes out, and CONTRIBUTING.md a whole sheet."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import pytest
from PIL import Image, ImageChops, ImageFilter

from careerguide.checks.run import load
from careerguide.model.fields import Model
from careerguide.model.guide import Guide
from careerguide.pdf.blocks.registry import VIEWS
from careerguide.pdf.layout.document import SheetView
from careerguide.pdf.layout.sheet_context import BlockView
from careerguide.problems.problem import ContentError
from support.block_pictures import (
    LARGEST,
    PART,
    PICTURES,
    WHOLE,
    Section,
    content_of,
    pictures,
    sections,
    views,
    with_examples,
)
from support.guides import ROOT

NAMES: Final = [WHOLE, f"{WHOLE}-example", f"{WHOLE}-large-print", *(f"blocks/{kind}" for kind in VIEWS)]
MOVED: Final = 3  # dots by which a picture may be larger or smaller: less than a millimetre
SOFT: Final = 3  # dots over which ink is spread before two pictures are compared
MOST_DIFFERENT: Final = 40  # of 255: half a dot to the side makes 33, a heading smaller by a fortieth 60 and more


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    """The real guide, with the sheets of the examples."""
    try:
        return load(with_examples(tmp_path_factory.mktemp("shown")))
    except ContentError as error:
        pytest.fail(f"An example in docs/blocks.md or CONTRIBUTING.md has problems.\n{error}")


@pytest.fixture(scope="module")
def examples(guide: Guide) -> dict[str, SheetView]:
    return views(guide)


@pytest.fixture(scope="module")
def drawings(examples: dict[str, SheetView]) -> dict[str, Image.Image]:
    return pictures(examples)


# ---------------------------------------------------------------- the page


def test_every_kind_has_one_section() -> None:
    assert sorted(section.kind for section in sections()) == sorted(VIEWS)


@pytest.mark.parametrize("section", sections(), ids=lambda section: section.kind)
def test_a_section_says_and_shows_everything(section: Section) -> None:
    assert section.purpose.startswith("For ")
    assert f"  - {section.kind}:" in section.example
    assert section.picture == f"pictures/blocks/{section.kind}.png"
    assert len(section.alt) > 30


@pytest.mark.parametrize("section", sections(), ids=lambda section: section.kind)
def test_a_section_names_every_field(section: Section, guide: Guide) -> None:
    sheet: Any = guide.by_id[PART + section.kind]
    shown = [content for kind, content in (block.content for block in sheet.blocks) if kind == section.kind]
    fields = {field for content in shown if isinstance(content, Model) for field in type(content).model_fields}
    assert [field for field in sorted(fields) if f"`{field}`" not in section.text] == []


def test_every_picture_belongs_to_a_kind() -> None:
    assert {path.name for path in (PICTURES / "blocks").iterdir()} == {f"{kind}.png" for kind in VIEWS}


# ---------------------------------------------------------------- what the examples make


def test_nothing_is_wrong_with_the_examples(guide: Guide) -> None:
    assert [str(warning) for warning in guide.warnings if PART in warning.path or WHOLE in warning.path] == []


@pytest.mark.parametrize("kind", VIEWS)
def test_the_template_of_a_kind_is_what_shows_it(kind: str, guide: Guide, examples: Mapping[str, SheetView]) -> None:
    sheet: Any = guide.by_id[PART + kind]
    made = dict(
        zip((block.content[0] for block in sheet.blocks), content_of(examples[f"blocks/{kind}"]).blocks, strict=True)
    )
    assert made[kind].template == f"blocks/{kind}.j2"
    assert (ROOT / "templates" / "print" / made[kind].template).is_file()


def test_every_template_is_seen_in_a_picture(examples: Mapping[str, SheetView]) -> None:
    seen = {block.template for view in examples.values() for block in with_inner(content_of(view).blocks)}
    assert seen == {f"blocks/{path.name}" for path in (ROOT / "templates" / "print" / "blocks").iterdir()}


def with_inner(blocks: Any) -> Iterator[BlockView]:
    for block in blocks:
        yield block
        for column in getattr(block, "columns", ()) if block.template == "blocks/columns.j2" else ():
            yield from with_inner(column)


# ---------------------------------------------------------------- the pictures


def test_everything_that_is_shown_has_a_name(drawings: Mapping[str, Image.Image]) -> None:
    assert sorted(drawings) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_still_shows_what_its_example_makes(name: str, drawings: Mapping[str, Image.Image]) -> None:
    path = PICTURES / f"{name}.png"
    assert path.is_file(), (
        f"{path.relative_to(ROOT)} is missing."
        " Make it with: PYTHONPATH=tests .venv/bin/python -m support.pictures blocks"
    )
    assert path.stat().st_size < LARGEST
    with Image.open(path) as kept:
        assert alike(kept, drawings[name]), (
            f"{path.relative_to(ROOT)} no longer shows what its example makes."
            " Make it again, and look at it: PYTHONPATH=tests .venv/bin/python -m support.pictures blocks"
        )


def alike(picture: Image.Image, other: Image.Image) -> bool:
    """Whether two pictures show the same. Letters may be smoothed in another way; words and lines may not move."""
    if abs(picture.width - other.width) > MOVED or abs(picture.height - other.height) > MOVED:
        return False
    size = max(picture.width, other.width), max(picture.height, other.height)
    difference = ImageChops.difference(soft(picture, size), soft(other, size)).tobytes()
    return max(difference) < MOST_DIFFERENT


def soft(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    on_white = Image.new("L", size, 255)
    on_white.paste(picture.convert("L"))
    return on_white.filter(ImageFilter.GaussianBlur(SOFT))


def test_other_smoothing_is_no_change_but_a_moved_word_is(drawings: Mapping[str, Image.Image]) -> None:
    picture = drawings["blocks/text"].convert("L")
    smoother = picture.resize((picture.width * 3, picture.height * 3)).resize(picture.size, Image.Resampling.BOX)
    assert smoother.tobytes() != picture.tobytes()
    assert alike(smoother, picture)
    assert not alike(ImageChops.offset(picture, 4, 0), picture)
    assert not alike(picture.crop((0, 0, picture.width, picture.height - 4)), picture)
