"""Jinja, set up once: everything is escaped, and a name that a view does not give is an error."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from careerguide.build.compiled_templates import CompiledTemplates
from careerguide.cache.store import Store
from careerguide.model.markup import Rich
from careerguide.pages.interface import Interface
from careerguide.pages.words import FILTERS


def environment(templates: Path, store: Store | None = None, ui: Interface | None = None) -> Environment:
    """The templates below a folder. `{{ }}` escapes for HTML unless a view gives Markup; `ui` gives words of the
    interface.
    """
    jinja = Environment(
        loader=FileSystemLoader(templates),
        bytecode_cache=CompiledTemplates(store, templates.name) if store else None,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=printable,
    )
    jinja.filters.update(FILTERS)
    if ui:
        jinja.globals["ui"] = ui
    return jinja


def printable(value: object) -> object:
    """The value that a template prints. Raises TypeError for a text of the guide without a filter, as `| line`."""
    if isinstance(value, Rich):
        raise TypeError(f"A template prints “{value.typed}” without a filter.")
    return value


def sources(templates: Path) -> list[tuple[str, bytes]]:
    """Every template below a folder, by its path, as it is now."""
    return [(str(path), path.read_bytes()) for path in sorted(templates.rglob("*.j2"))]
