"""What PDFium says of the fields of a PDF, as JSON by name: what each holds, and for text what is shown in it.

A program of its own, since PDFium bears no second thread, and the tests serve pages to a browser from one:
`python tests/support/pdfium_fields.py FILE`
"""

import ctypes
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2 import raw

Boxes = dict[str, tuple[int, raw.FS_RECTF]]
"""The page of each field, and where on it."""


def main() -> None:
    content = Path(sys.argv[1]).read_bytes()
    held, boxes = values(content)
    json.dump({"held": held, "shown": shown(content, boxes)}, sys.stdout)


def values(content: bytes) -> tuple[dict[str, str], Boxes]:
    held, boxes = dict[str, str](), Boxes()
    with pypdfium2.PdfDocument(content) as document:
        document.init_forms()
        for number, page in enumerate(document):
            for place in range(raw.FPDFPage_GetAnnotCount(page)):
                annotation = raw.FPDFPage_GetAnnot(page, place)
                if raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_WIDGET:
                    name = _string(raw.FPDFAnnot_GetFormFieldName, document.formenv, annotation)
                    held[name] = _string(raw.FPDFAnnot_GetFormFieldValue, document.formenv, annotation)
                    if raw.FPDFAnnot_GetFormFieldType(document.formenv, annotation) == raw.FPDF_FORMFIELD_TEXTFIELD:
                        box = raw.FS_RECTF()
                        raw.FPDFAnnot_GetRect(annotation, box)
                        boxes[name] = number, box
                raw.FPDFPage_CloseAnnot(annotation)
    return held, boxes


def _string(ask: Callable[..., int], form: Any, annotation: Any) -> str:
    size = ask(form, annotation, None, 0)
    buffer = ctypes.create_string_buffer(size)
    ask(form, annotation, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def shown(content: bytes, boxes: Boxes) -> dict[str, str]:
    """The letters in each box, once the fields are drawn into their pages."""
    drawn = io.BytesIO()
    with pypdfium2.PdfDocument(content) as document:  # without its form, whose fields go when they become drawings
        for page in document:
            raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
        document.save(drawn)
    with pypdfium2.PdfDocument(drawn.getvalue()) as document:
        texts = [page.get_textpage() for page in document]
        return {
            name: texts[number].get_text_bounded(box.left, box.bottom, box.right, box.top).strip()
            for name, (number, box) in boxes.items()
        }


if __name__ == "__main__":
    main()
