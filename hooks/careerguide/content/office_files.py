"""Reads an office's own files, in office/, and applies them to what the guide's files say."""

import contextlib
import math
from dataclasses import dataclass, field

from pydantic import ValidationError

from careerguide.content.document import Document
from careerguide.content.files import CHANGES, OFFICE, OWN, SETTINGS
from careerguide.content.item_reader import ItemReader, Read
from careerguide.content.office_layer import LayerResult, apply_changes
from careerguide.content.office_settings import apply_settings
from careerguide.content.originals import read_originals
from careerguide.content.raw_items import RawItems
from careerguide.content.validation import explain
from careerguide.model.brand import MODES, WORDS, Mode, contrast, nearest, unsafe
from careerguide.model.office import Changes, Office
from careerguide.model.site import Site


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
            self.items[layout.part] += self.reader.gather(layout)
        for document in self.reader.documents(SETTINGS):
            self.settings(document)
            self.reader.problems += apply_settings(self.items, document, whole=whole)
        originals, problems = read_originals(self.reader.root)
        self.reader.problems += problems
        changes = self.change_files()
        self.layer.laid = apply_changes(self.items, changes, originals, whole=whole and not self.reader.unread)
        return self.layer

    def change_files(self) -> list[Document]:
        """The files in which the office hides, rewords and adds, those that can be followed."""
        return [document for document in self.reader.documents(CHANGES) if self.can_be_followed(document)]

    def can_be_followed(self, document: Document) -> bool:
        try:
            Changes.model_validate(document.value)
        except ValidationError as error:
            self.reader.problems += explain(error, document, Changes, ())
            self.reader.mark_unread(CHANGES)
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
        content = path.read_bytes()
        if name != "script" and (why := unsafe(file, content)):
            self.reader.problems.append(document.problem(mark, "unfit-picture", name=file, why=why))
        self.layer.pictures[file] = content

    def check_color(self, document: Document, mode: Mode, color: str) -> None:
        if (ratio := contrast(color, mode)) < WORDS:
            values = {"color": color, "mode": mode, "found": math.floor(ratio * 10) / 10, "near": nearest(color, mode)}
            self.reader.problems.append(document.problem(document.mark(("colors", mode)), "contrast", **values))
