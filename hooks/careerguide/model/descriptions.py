"""The docstring of a field is its description: read here for schemas, docs and new entries."""

import ast
import inspect
import re
import sys
from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from pydantic import BaseModel

from careerguide.model.fields import Model


def about(model: type[BaseModel]) -> str:
    """The docstring of a model, on one line."""
    return re.sub(r"\s+", " ", model.__doc__ or "").strip()


def says(model: type[BaseModel], name: str) -> str:
    """The docstring of a field, or the description that its type brings along."""
    parents = (parent for parent in model.__mro__ if issubclass(parent, Model))
    docstrings = (_docstrings(parent.__module__).get((parent.__name__, name)) for parent in parents)
    return next(filter(None, docstrings), None) or model.model_fields[name].description or ""


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
