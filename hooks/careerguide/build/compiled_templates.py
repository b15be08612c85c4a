"""What Jinja compiles, kept from one build to the next: that takes longer than rendering.

A filter of a constant is worked out when a template is compiled. So what is kept holds for this very code only.
"""

from jinja2 import Environment
from jinja2.bccache import Bucket, BytecodeCache

from careerguide.build.cached import code_key
from careerguide.cache.store import Store


class CompiledTemplates(BytecodeCache):
    """What one environment compiles; `kind` is its name."""

    def __init__(self, store: Store, kind: str) -> None:
        self._store = store
        self._kind = kind

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:  # noqa: ARG002 -- Jinja hands it over
        """By name and text, not by path as Jinja would: so a copy of the project finds what the first one compiled."""
        bucket = Bucket(environment, f"{code_key()}\0{self._kind}\0{name}\0{source}", self.get_source_checksum(source))
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        if compiled := self._store.get(_key(bucket)):
            bucket.bytecode_from_string(compiled)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._store.put(_key(bucket), bucket.bytecode_to_string())


def _key(bucket: Bucket) -> bytes:
    return f"template\0{bucket.key}".encode()
