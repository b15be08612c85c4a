"""Cases of a test of which the first few answer for all: `./guide test` runs those, `./guide test --all` every one."""

from collections.abc import Iterable
from typing import Any

import pytest


def first(cases: Iterable[Any], most: int = 1) -> list[Any]:
    """The cases for `pytest.mark.parametrize`, all but the first `most` marked as thorough."""
    values = [case if isinstance(case, tuple) else (case,) for case in cases]
    return [pytest.param(*value, marks=pytest.mark.thorough if n >= most else ()) for n, value in enumerate(values)]
