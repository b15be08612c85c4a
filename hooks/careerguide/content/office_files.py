"""Reads an office's own files, in office/, and applies them to what the guide's files say."""

import contextlib
import math
from dataclasses import dataclass

from pydantic import ValidationError

from careerguide.content.document import Document
from careerguide.content.files import CHANGES, OFFICE, OWN, SETTINGS
from careerguide.content.office_layer import apply_changes
from careerguide.content.office_settings import apply_settings
from careerguide.content.originals import read_originals
from careerguide.content.raw_items import RawItems
from careerguide.content.reading import Read, Reading
from careerguide.content.validation import explain
from careerguide.model.brand import MODES, WORDS, Mode, contrast, nearest
from careerguide.model.office import Changes, Office
from careerguide.model.pictures import picture_problem
from careerguide.model.site import Site
from careerguide.problems.problem import START, problem


@dataclass(slots=True)
class OfficeReader:
    """Reads an office's files and changes `items`, which the guide's files say, in place."""

    reading: Reading
    items: RawItems

    def read(self) -> None:
        whole = not self.reading.unread
        with contextlib.suppress(ValidationError, IndexError):
            self.reading.upstream = Site.model_validate(self.items["site"][0].value)
        for layout in OWN:
            self.items[layout.part] += self.reading.gather(layout)
        for document in self.reading.documents(SETTINGS):
            self.settings(document)
            self.reading.problems += apply_settings(self.items, document, whole=whole)
        originals, problems = read_originals(self.reading.root)
        self.reading.problems += problems
        changes = self.change_files()
        self.reading.layer = apply_changes(self.items, changes, originals, whole=whole and not self.reading.unread)

    def change_files(self) -> list[Document]:
        """The files in which the office hides, rewords and adds, those that can be followed."""
        return [document for document in self.reading.documents(CHANGES) if self.can_be_followed(document)]

    def can_be_followed(self, document: Document) -> bool:
        try:
            Changes.model_validate(document.value)
        except ValidationError as error:
            self.reading.problems += explain(error, document, Changes, ())
            self.reading.mark_unread(CHANGES)
            return False
        return True

    def settings(self, document: Document) -> None:
        """Reads office.yml, and the pictures and colors that it names."""
        try:
            office = Office.model_validate(document.value)
        except ValidationError as error:
            self.reading.problems += explain(error, document, Office, ())
            return
        self.reading.settings.append(Read(office, document))
        for name in ("logo", "wordmark", "script"):
            if file := getattr(office, name):
                self.picture(document, name, file)
        for mode in MODES:
            if color := getattr(office.colors, mode):
                self.check_color(document, mode, color)

    def picture(self, document: Document, name: str, file: str) -> None:
        path = self.reading.root / OFFICE / file
        mark = document.mark((name,))
        if path.is_symlink() or not path.is_file():
            self.reading.problems.append(document.problem(mark, "missing-picture", name=file))
            return
        try:
            content = path.read_bytes()
        except OSError:
            self.reading.problems.append(problem(f"{OFFICE}/{file}", START, "unreadable-file"))
            return
        if name != "script" and (found := picture_problem(file, content)):
            values = {"name": file, "why": found.why, "fix": found.fix}
            self.reading.problems.append(document.problem(mark, "unfit-picture", **values))
        self.reading.pictures[file] = content

    def check_color(self, document: Document, mode: Mode, color: str) -> None:
        if (ratio := contrast(color, mode)) < WORDS:
            values = {"color": color, "mode": mode, "found": math.floor(ratio * 10) / 10, "near": nearest(color, mode)}
            self.reading.problems.append(document.problem(document.mark(("colors", mode)), "contrast", **values))
