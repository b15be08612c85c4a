"""Every file that is made from the models."""

import json
from collections.abc import Iterator

from careerguide.content.files import FILES
from careerguide.reference.fields_page import REFERENCE, reference
from careerguide.reference.json_schemas import FOLDER, schema


def written() -> Iterator[tuple[str, str]]:
    """Every file that is made from the models: its path, relative to the root, and its text."""
    for kind in FILES:
        yield f"{FOLDER}/{kind.part}.json", json.dumps(schema(kind), ensure_ascii=False, indent=1) + "\n"
    yield REFERENCE, reference()
