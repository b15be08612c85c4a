"""A letter as a Word file: real styles, and each gap a field that Word names and shows as empty until it is filled."""

import io
from collections.abc import Mapping
from typing import Any, Final

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from careerguide.build.archive import unzipped, zipped
from careerguide.model.markup import gap
from careerguide.pages.data import Gap, Words, Written

INK: Final = RGBColor(0x13, 0x24, 0x1D)
EMPTY: Final = {"w:color": {"w:val": "6D4600"}, "w:shd": {"w:val": "clear", "w:color": "auto", "w:fill": "FDEECB"}}
"""How an empty field looks."""


def word_file(letter: Written) -> bytes:
    """The letter as .docx. The same letter gives the same bytes."""
    document = Document()
    _set_up(document, letter)
    document.add_heading(letter.title, level=1)
    document.add_paragraph(letter.purpose, style="Subtitle")
    if letter.subject:
        line = document.add_paragraph()
        line.add_run(f"{letter.subject_label} ").bold = True
        _write(line, letter.subject)
    for paragraph in letter.paragraphs:
        block = document.add_paragraph()
        for number, words in enumerate(paragraph):
            if number:
                block.add_run().add_break()
            _write(block, words)
    file = io.BytesIO()
    document.save(file)
    return zipped(unzipped(file.getvalue()))


def _set_up(document: Any, letter: Written) -> None:
    normal = document.styles["Normal"]
    normal.font.size = Pt(12)
    normal.paragraph_format.space_after = Pt(10)
    normal.paragraph_format.line_spacing = 1.25
    normal.font.name = "Calibri"
    for name in ("Heading 1", "Subtitle"):
        font = document.styles[name].font
        font.name, font.italic, font.color.rgb = "Calibri", False, INK
    document.styles["Heading 1"].font.size = Pt(20)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), letter.language)
    properties = document.core_properties
    properties.title, properties.subject, properties.language = letter.title, letter.purpose, letter.language
    properties.author = properties.comments = properties.keywords = properties.last_modified_by = ""
    for date in ("created", "modified"):  # the template's own, which say nothing
        for element in properties._element.findall(qn(f"dcterms:{date}")):
            properties._element.remove(element)


def _write(paragraph: Any, words: Words) -> None:
    for piece in words:
        if isinstance(piece, Gap):
            paragraph._p.append(_field(piece))
        else:
            paragraph.add_run(piece)


def _field(field: Gap) -> Any:
    """A content control: Word names it, selects it whole, and knows that it is empty."""
    control, settings, content = (_element(name) for name in ("w:sdt", "w:sdtPr", "w:sdtContent"))
    settings.append(_element("w:alias", {"w:val": field.label}))
    settings.append(_element("w:tag", {"w:val": field.name}))
    settings.append(_element("w:showingPlcHdr"))
    settings.append(_element("w:text"))
    run, style, text = (_element(name) for name in ("w:r", "w:rPr", "w:t"))
    style.extend(_element(name, attributes) for name, attributes in EMPTY.items())
    text.text = gap(field.label)
    run.extend([style, text])
    content.append(run)
    control.extend([settings, content])
    return control


def _element(name: str, attributes: Mapping[str, str] | None = None) -> Any:
    element = OxmlElement(name)
    for key, value in (attributes or {}).items():
        element.set(qn(key), value)
    return element
