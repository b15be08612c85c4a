"""Cases of a test, from YAML files too. `./guide test` runs the first few of many, `./guide test --all` every one."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml


def first(cases: Iterable[Any], most: int = 1) -> list[Any]:
    """The cases for `pytest.mark.parametrize`, all but the first `most` marked as thorough."""
    values = [case if isinstance(case, tuple) else (case,) for case in cases]
    return [pytest.param(*value, marks=pytest.mark.thorough if n >= most else ()) for n, value in enumerate(values)]


def read_cases(path: Path) -> Any:
    """What a YAML file holds, read in C: pytest reads thousands of such lines before the first test."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
