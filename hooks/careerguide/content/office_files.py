"""Reads an office's own files, in office/, and applies them to what the guide's files say."""

import contextlib
import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from pydantic import ValidationError

from careerguide.content.document import Document
from careerguide.content.files import CHANGES, OFFICE, OWN, SETTINGS
from careerguide.content.item_reader import ItemReader, Read
from careerguide.content.office_layer import LayerResult, apply_changes
from careerguide.content.office_settings import apply_settings
from careerguide.content.originals_lock import read_originals, with_originals
from careerguide.content.raw_items import RawItems
from careerguide.content.validation import explain
from careerguide.model.brand import MODES, WORDS, Mode, contrast, nearest
from careerguide.model.kinds import KINDS, Kind
from careerguide.model.office import Changes, Office
from careerguide.model.pictures import fault
from careerguide.model.site import Site
from careerguide.problems.problem import START, problem


@dataclass(slots=True)
class Layer:
    """An office's own layer: who it is, its pictures, what it hides, and where it has other words."""

    office: Office = field(default_factory=Office)
    upstream: Site | None = None
    """The guide's own frame, before the office changed it."""
    pictures: dict[str, bytes] = field(default_factory=dict)
    laid: LayerResult = field(default_factory=LayerResult)
    reads: list[Read] = field(default_factory=list)


@dataclass(slots=True)
class OfficeReader:
    """Reads an office's files and changes `items`, which the guide's files say, in place."""

    reader: ItemReader
    items: RawItems
    layer: Layer = field(default_factory=Layer)

    def read(self) -> Layer:
        whole = not self.reader.unread
        with contextlib.suppress(ValidationError, IndexError):
            self.layer.upstream = Site.model_validate(self.items["site"][0].value)
        for layout in OWN:
            for document in self.documents(layout):
                self.items[layout.part] += self.reader.raw_items(layout, document)
        for document in self.documents(SETTINGS):
            self.settings(document)
            self.reader.problems += apply_settings(self.items, document, whole=whole)
        models = {layout.part: layout.model for layout in KINDS}
        originals, problems = read_originals(self.reader.root)
        self.reader.problems += problems
        changes = [with_originals(document, originals) for document in self.change_files()]
        self.layer.laid = apply_changes(self.items, models, changes, whole=whole and not self.reader.unread)
        return self.layer

    def documents(self, layout: Kind) -> Iterator[Document]:
        path = self.reader.root / layout.path
        for file in sorted(path.glob("*.yml")) if layout.shape == "each" else [path]:
            if not file.exists():
                continue
            document = self.reader.document(file)
            self.reader.problems += document.problems
            if document.value is None:
                self.mark_unread(layout)
            else:
                yield document

    def mark_unread(self, layout: Kind) -> None:
        """Notes which kinds of item may be missing: any of them, when changes can't be read."""
        for lost in KINDS if layout is CHANGES else (layout,):
            self.reader.mark_unread(lost)

    def change_files(self) -> list[Document]:
        """The files in which the office hides, rewords and adds, those that can be followed."""
        return [document for document in self.documents(CHANGES) if self.can_be_followed(document)]

    def can_be_followed(self, document: Document) -> bool:
        try:
            Changes.model_validate(document.value)
        except ValidationError as error:
            self.reader.problems += explain(error, document, Changes, ())
            self.mark_unread(CHANGES)
            return False
        return True

    def settings(self, document: Document) -> None:
        """Reads office.yml, and the pictures and colors that it names."""
        try:
            office = Office.model_validate(document.value)
        except ValidationError as error:
            self.reader.problems += explain(error, document, Office, ())
            return
        self.layer.office = office
        self.layer.reads.append(Read(office, document))
        for name in ("logo", "wordmark", "script"):
            if file := getattr(office, name):
                self.picture(document, name, file)
        for mode in MODES:
            if color := getattr(office.colors, mode):
                self.check_color(document, mode, color)

    def picture(self, document: Document, name: str, file: str) -> None:
        path = self.reader.root / OFFICE / file
        mark = document.mark((name,))
        if path.is_symlink() or not path.is_file():
            self.reader.problems.append(document.problem(mark, "missing-picture", name=file))
            return
        try:
            content = path.read_bytes()
        except OSError:
            self.reader.problems.append(problem(f"{OFFICE}/{file}", START, "unreadable-file"))
            return
        if name != "script" and (found := fault(file, content)):
            values = {"name": file, "why": found.why, "mend": found.mend}
            self.reader.problems.append(document.problem(mark, "unfit-picture", **values))
        self.layer.pictures[file] = content

    def check_color(self, document: Document, mode: Mode, color: str) -> None:
        if (ratio := contrast(color, mode)) < WORDS:
            values = {"color": color, "mode": mode, "found": math.floor(ratio * 10) / 10, "near": nearest(color, mode)}
            self.reader.problems.append(document.problem(document.mark(("colors", mode)), "contrast", **values))
