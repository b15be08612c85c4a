"""Jinja, set up once: everything is escaped, and a name that a view does not give is an error."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket, BytecodeCache

from careerguide.cache.store import Store
from careerguide.model.markup import Rich
from careerguide.pages.words import FILTERS


def environment(templates: Path, store: Store | None = None) -> Environment:
    """The templates below a folder. `{{ }}` escapes for HTML unless a view gives Markup."""
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
    return jinja


class CompiledTemplates(BytecodeCache):
    """What Jinja compiles, which takes longer than rendering. `kind` names an environment and its settings."""

    def __init__(self, store: Store, kind: str) -> None:
        self._store = store
        self._kind = kind

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:  # noqa: ARG002 -- Jinja hands it over
        """By name and text, not by path as Jinja would: so a copy of the project finds what the first one compiled."""
        bucket = Bucket(environment, f"{self._kind}\0{name}\0{source}", self.get_source_checksum(source))
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        if compiled := self._store.get(_key(bucket)):
            bucket.bytecode_from_string(compiled)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._store.put(_key(bucket), bucket.bytecode_to_string())


def _key(bucket: Bucket) -> bytes:
    return f"template\0{bucket.key}".encode()


def printable(value: object) -> object:
    """The value that a template prints. Raises TypeError for a text of the guide without a filter, as `| line`."""
    if isinstance(value, Rich):
        raise TypeError(f"A template prints “{value.typed}” without a filter.")
    return value


def sources(templates: Path) -> list[tuple[str, bytes]]:
    """Every template below a folder, by its path, as it is now."""
    return [(str(path), path.read_bytes()) for path in sorted(templates.rglob("*.j2"))]
