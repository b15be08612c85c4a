"""The drawings of worksheets: every kind of block has one, and no two worksheets look the same."""

import re
from typing import Final

import pytest

from careerguide.model.blocks import Block
from careerguide.model.guide import Guide
from careerguide.pages.faces import FACES, Face, booklet_face, face

STEPS: Final = "docs/development.md has the steps under “A new kind of block”."
STEP: Final = re.compile(r"([Mhvlaz])([^Mhvlaz]*)")


@pytest.mark.parametrize("kind", sorted(Block.model_fields))
def test_a_kind_of_block_has_a_face(kind: str) -> None:
    assert kind in FACES, f"Add “{kind}” to FACES in careerguide/pages/faces.py. {STEPS}"


def test_no_face_is_of_something_that_is_no_kind() -> None:
    assert set(FACES) == set(Block.model_fields)


def test_each_worksheet_has_a_face_of_its_own(guide: Guide) -> None:
    faces = {sheet.id: str(face(sheet, guide).paths) for sheet in guide.worksheets}
    faces |= {booklet.id: str(booklet_face(booklet).paths) for booklet in guide.booklets}
    assert len(set(faces.values())) == len(faces)


def points(drawn: Face) -> list[tuple[float, float]]:
    """Every point that the paths come to."""
    found, x, y = [], 0.0, 0.0
    for _, path in drawn.paths:
        for command, rest in STEP.findall(path):
            numbers = [float(one) for one in rest.split()]
            if command == "M":
                x, y = numbers
            elif command in "la":
                x, y = x + numbers[-2], y + numbers[-1]
            elif numbers:
                x, y = (x + numbers[0], y) if command == "h" else (x, y + numbers[0])
            found.append((x, y))
    return found


def test_a_face_stays_on_its_paper(guide: Guide) -> None:
    faces = {sheet.id: face(sheet, guide) for sheet in guide.worksheets}
    faces |= {booklet.id: booklet_face(booklet) for booklet in guide.booklets}
    for name, drawn in faces.items():
        assert points(drawn), name
        assert all(4 <= x <= 156 and 4 <= y <= 108 for x, y in points(drawn)), name


def test_the_face_shows_the_minutes_of_each_question(guide: Guide) -> None:
    for sheet in guide.worksheets:
        plan = next((block.questions.plan for block in sheet.blocks if block.questions and block.questions.plan), None)
        if plan:
            minutes = [guide.item(name).minutes for part in guide.item(plan).parts for name in part.questions]
            assert dict(face(sheet, guide).paths)["minutes"].count("M") == sum(minutes), sheet.id
