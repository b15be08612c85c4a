"""Jinja, set up once: everything is escaped, and a name that a view does not give is an error."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined

from careerguide.model.markup import Rich
from careerguide.pages.words import FILTERS

COMPILED: Final = ".cache/templates"
"""Where a project keeps its compiled templates."""


def environment(templates: Path, compiled: Path) -> Environment:
    """The templates below a folder. `{{ }}` escapes for HTML unless a view gives Markup.

    What Jinja compiles is kept in the folder `compiled`: it takes longer than rendering.
    """
    jinja = Environment(
        loader=FileSystemLoader(templates),
        bytecode_cache=kept(compiled),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=printable,
    )
    jinja.filters.update(FILTERS)
    return jinja


def printable(value: object) -> object:
    """The value that a template prints. Raises TypeError for a text of the guide without a filter, as `| line`."""
    if isinstance(value, Rich):
        raise TypeError(f"A template prints “{value.typed}” without a filter.")
    return value


def written(templates: Path) -> list[tuple[str, bytes]]:
    """Every template below a folder, by its path, as it is now."""
    return [(str(path), path.read_bytes()) for path in sorted(templates.rglob("*.j2"))]


def kept(compiled: Path) -> FileSystemBytecodeCache:
    """A store of compiled templates in a folder, made if need be."""
    compiled.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(compiled))
