"""Every regular expression that meets content takes time in proportion to the text, whatever the text is.

Each one at the top of a module is tried on long lines made to lead it astray; a new one is found by itself.
"""

import subprocess
import sys
from typing import Final

import pytest

from careerguide.checks import readability
from support.cases import first
from support.guides import ROOT

PROGRAM: Final = ROOT / "tests" / "support" / "slow_patterns.py"
TYPED: Final = ("content", "model", "checks")
"""Packages that read what people type."""
OTHERS: Final = ("problems", "pages", "pdf.blocks", "pdf.layout", "edit", "compare")
"""They work with words that the others have let through."""
SHORT: Final = ("careerguide.checks.spelling.SENTENCE_START:",)
"""It sees at most twelve characters."""


def slow(*packages: str, extra: str = "") -> list[str]:
    """A line for each regular expression in these packages that takes too long, and at last how many were tried."""
    command = [sys.executable, str(PROGRAM), str(ROOT / "hooks"), extra, *packages]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


@pytest.mark.thorough
@pytest.mark.parametrize("packages", first([(TYPED,), (OTHERS,)]))
def test_no_text_keeps_a_regular_expression_busy(packages: tuple[str, ...]) -> None:
    *lines, tried = slow(*packages)
    assert [line for line in lines if not line.startswith(SHORT)] == []
    assert int(tried) >= 10


@pytest.mark.parametrize("pattern", [r"(?:a )*b", r"(?:a|aa)*b", r"\s*$"])
def test_a_slow_one_is_found(pattern: str) -> None:
    assert slow(extra=pattern)[0].startswith("extra: slow on ")


def test_adverbs_before_a_passive_are_read_once() -> None:
    assert list(readability.passive("It was only usually mostly decided.")) == ["was only usually mostly decided"]
