"""The docstring of a field is its description: read here for schemas, docs and new entries."""

from __future__ import annotations

import ast
import inspect
import re
import sys
from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from pydantic import BaseModel

from careerguide.model.fields import Model


def about(part: type[BaseModel]) -> str:
    return re.sub(r"\s+", " ", part.__doc__ or "").strip()


def says(part: type[BaseModel], name: str) -> str:
    """The docstring of a field."""
    parts = (parent for parent in part.__mro__ if issubclass(parent, Model))
    found = (_docstrings(parent.__module__).get((parent.__name__, name)) for parent in parts)
    return next(filter(None, found), None) or part.model_fields[name].description or ""


@cache
def _docstrings(module: str) -> Mapping[tuple[str, str], str]:
    """By class and field. Pydantic can gather them too, but would do it at each start, and few commands show any."""
    return {
        (part.name, field.target.id): inspect.cleandoc(below.value.value)
        for part in ast.parse(inspect.getsource(sys.modules[module])).body
        if isinstance(part, ast.ClassDef)
        for field, below in pairwise(part.body)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant) and isinstance(below.value.value, str)
    }
