"""Every mistake gets its message, to the letter. The cases stand in golden/problems; adding one needs no Python."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from careerguide.layers import load
from careerguide.messages import MESSAGES
from careerguide.problems import ContentError
from guides import ROOT, change, copy_small

CASES: list[Any] = [
    pytest.param(case, id=f"{path.stem}: {case['case']}")
    for path in sorted((ROOT / "tests" / "golden" / "problems").glob("*.yml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]
ELSEWHERE = {
    "not-a-file",  # below
    "missing-letter",  # tests/test_press.py
    "print-warning",
    "bad-value",  # the net under pydantic's rarer errors
    "too-long",
    "long-list",
}


def problems(root: Path) -> list[str]:
    try:
        return list(map(str, load(root).warnings))
    except ContentError as error:
        return str(error).splitlines()


@pytest.mark.parametrize("case", CASES)
def test_message(case: dict[str, Any], tmp_path: Path) -> None:
    root = copy_small(tmp_path / "guide")
    change(root, case)
    assert problems(root) == case["problems"]


def test_the_small_guide_itself_is_sound(tmp_path: Path) -> None:
    assert problems(copy_small(tmp_path / "guide")) == []


def test_the_real_guide_is_sound() -> None:
    assert problems(ROOT) == []


def test_every_code_has_a_case() -> None:
    seen = {line.split(": ")[1].removesuffix(" (warning)") for case in CASES for line in case.values[0]["problems"]}
    assert set(MESSAGES) - seen - ELSEWHERE == set()
    assert seen <= set(MESSAGES)


def test_a_link_to_another_file_is_not_followed(tmp_path: Path) -> None:
    root = copy_small(tmp_path / "guide")
    elsewhere = tmp_path / "elsewhere.yml"
    (root / "content" / "audiences.yml").rename(elsewhere)
    (root / "content" / "audiences.yml").symlink_to(elsewhere)
    assert [line.split(": ")[1] for line in problems(root)] == ["not-a-file"]
