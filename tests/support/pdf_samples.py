"""A few PDFs that stand for all: at least one of each block, letter and booklet on each paper and in each form."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pypdf import PdfReader

from careerguide.model.blocks import Block
from careerguide.model.guide import Guide
from careerguide.model.worksheets import Worksheet
from careerguide.pdf.layout.document import SheetView


def samples(views: Sequence[SheetView], guide: Guide) -> list[SheetView]:
    """The first of each combination, in order. Booklets, which are long, come on one paper only."""
    covered: set[tuple[str, ...]] = set()
    chosen = []
    for view in views:
        traits = set(_traits(view, guide))
        if not traits <= covered:
            covered |= traits
            chosen.append(view)
    return chosen


def _traits(view: SheetView, guide: Guide) -> Iterator[tuple[str, ...]]:
    if view.kind == "booklet":
        yield view.item, view.variant
        return
    yield view.kind, view.paper, view.variant
    item = guide.by_id[view.item]
    for block in item.blocks if isinstance(item, Worksheet) else ():
        yield from (("block", kind, view.paper, view.variant) for kind in _kinds(block))


def _kinds(block: Block) -> Iterator[str]:
    return (name for name in Block.model_fields if getattr(block, name) not in (None, False))


class Readers(Mapping[str, PdfReader]):
    """PDFs of a site by path, opened once. It lists some, and has all."""

    def __init__(self, site: Path, listed: Sequence[str]) -> None:
        self._site = site
        self._listed = listed
        self._opened: dict[str, PdfReader] = {}

    def __getitem__(self, path: str) -> PdfReader:
        if path not in self._opened:
            self._opened[path] = PdfReader(self._site / path)
        return self._opened[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._listed)

    def __len__(self) -> int:
        return len(self._listed)
