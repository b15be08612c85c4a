"""Every file that is made from the models."""

from __future__ import annotations

import json
from collections.abc import Iterator

from careerguide.reference.fields_page import REFERENCE, reference
from careerguide.reference.json_schemas import FOLDER, KINDS, schema


def written() -> Iterator[tuple[str, str]]:
    """Every file that is made from the model: its path, and what it holds."""
    for layout in KINDS:
        yield f"{FOLDER}/{layout.part}.json", json.dumps(schema(layout), ensure_ascii=False, indent=1) + "\n"
    yield REFERENCE, reference()
