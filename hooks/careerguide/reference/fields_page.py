"""docs/fields.md: every field in tables, from the models."""

from __future__ import annotations

import re
from typing import Final

from careerguide.content.files import CHANGES
from careerguide.model.descriptions import about, says
from careerguide.model.office import Added
from careerguide.reference.json_schemas import FILE_NAME, KINDS, ModelType, _Maker, _words, files

REFERENCE: Final = "docs/fields.md"


HEAD: Final = """\
# Every field

Each table is one kind of entry. A star marks what must be there. A *line* has no line breaks; a *text* may have
paragraphs. [How a file is written](../CONTRIBUTING.md#how-a-file-is-written) says when words need quotes.

This page is made from the model, by `./guide schemas`. An editor such as Visual Studio Code shows the same words as you
type.
"""


def reference() -> str:
    """The page with a table for every kind of entry. What several kinds have in common stands once."""
    maker, seen, blocks = _Maker(), set[str](), [HEAD]
    for layout in KINDS:
        before = list(maker.parts)
        maker.part(layout.model)
        blocks.append(f"## `{files(layout)}`\n")
        own = layout.model.__name__ if layout.shape == "each" else ""
        if layout is CHANGES:
            maker.part(Added)
        for name in [one for one in maker.parts if one not in before]:
            if name not in seen:
                seen.add(name)
                blocks.append(_table(maker, maker.parts[name], named=name == own))
    return "\n".join(blocks)


def _table(maker: _Maker, part: ModelType, *, named: bool) -> str:
    """`named`: whether the file's name is the id."""
    rows = [
        _row("id", FILE_NAME, "", "an id") if named and name == "id" else _field_row(maker, part, name)
        for name in part.model_fields
    ]
    title = _words(part.__name__).capitalize()
    head = [f"### {title}", "", about(part), "", "| Field | What it is | What it holds |", "|---|---|---|"]
    return "\n".join([*head, *rows, ""])


def _field_row(maker: _Maker, part: ModelType, name: str) -> str:
    info = part.model_fields[name]
    holds = maker.value(info.rebuild_annotation()).one
    usual = f"; without it `{info.default}`" if isinstance(info.default, str | int) else ""
    return _row(info.alias or name, says(part, name), r"\*" if info.is_required() else "", holds + usual)


def _row(name: str, says: str, star: str, holds: str) -> str:
    words = re.sub(r"\s+", " ", says).replace("|", r"\|")
    return f"| `{name}`{star} | {words} | {holds} |"
