"""Every mistake gets its message, to the letter. The cases stand in golden/problems; adding one needs no Python."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from careerguide.layers import load
from careerguide.messages import MESSAGES
from careerguide.problems import ContentError
from careerguide.reading import LAYOUT
from guides import ROOT, change, copy_small
from messages_page import PAGE, cases, codes, page, right_side

CASES: list[Any] = [pytest.param(case, id=f"{file}: {case['case']}") for file, case in cases()]


def problems(root: Path) -> list[str]:
    try:
        return list(map(str, load(root).warnings))
    except ContentError as error:
        return str(error).splitlines()


@pytest.mark.parametrize("case", [one for one in CASES if "proven" not in one.values[0]])
def test_message(case: dict[str, Any], tmp_path: Path) -> None:
    root = copy_small(tmp_path / "guide")
    change(root, case)
    assert problems(root) == case["problems"]
    if "right" in case or "mend" in case:
        (root / case["file"]).write_text(right_side(case, case["file"]), encoding="utf-8")
        assert problems(root) == []


def test_messages_that_only_printing_can_give_are_proven_there() -> None:
    for case in (one.values[0] for one in CASES if "proven" in one.values[0]):
        told = case["problems"][0].split(": ")[1]
        assert f": {told}: " in (ROOT / case["proven"]).read_text(encoding="utf-8")


def test_the_small_guide_itself_is_sound(tmp_path: Path) -> None:
    assert problems(copy_small(tmp_path / "guide")) == []


def test_the_real_guide_is_sound() -> None:
    assert problems(ROOT) == []


def test_every_code_has_a_case_and_its_place_on_the_page() -> None:
    assert {code for case in CASES for code in codes(case.values[0])} == set(MESSAGES)
    assert PAGE.read_text(encoding="utf-8") == page(), "Run: .venv/bin/python tests/messages_page.py"


def test_there_are_mistakes_in_every_kind_of_file() -> None:
    files = {line.split(":")[0] for case in CASES for line in case.values[0]["problems"]}
    for layout in LAYOUT:
        assert any(file == layout.path or file.startswith(f"{layout.path}/") for file in files), layout.path
