"""Letters as Word files and everything as a zip: what is in them, and that the same guide gives the same bytes."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any, Final

from docx import Document
from docx.oxml.ns import qn

from careerguide.build.docx import word_file
from careerguide.checks.run import load
from careerguide.model.guide import Guide
from careerguide.pages.data import letter_written
from careerguide.pages.urls import Addresses
from support.guides import copy_small

CONTROL: Final = qn("w:sdt")


def controls(document: Any) -> list[tuple[str, str, str]]:
    """Every field: its name, what Word calls it, and what's in it."""
    return [
        (
            control.find(f".//{qn('w:tag')}").get(qn("w:val")),
            control.find(f".//{qn('w:alias')}").get(qn("w:val")),
            "".join(text.text for text in control.iter(qn("w:t"))),
        )
        for control in document.element.body.iter(CONTROL)
    ]


def words(document: Any) -> str:
    """All that a reader sees, in order."""
    return "\n".join(
        "".join(node.text or "" if node.tag == qn("w:t") else "\n" for node in block.iter(qn("w:t"), qn("w:br")))
        for block in document.element.body.iter(qn("w:p"))
    )


def test_every_letter_is_there_and_can_be_opened(site: Path, guide: Guide) -> None:
    for letter in guide.letters:
        document = Document(str(site / "letters" / f"{letter.id}.docx"))
        assert document.core_properties.title == letter.title.typed
        style = document.paragraphs[0].style
        assert style is not None
        assert style.name == "Heading 1"
        assert document.paragraphs[0].text == letter.title.typed


def test_every_gap_is_a_field_with_a_human_name(site: Path, guide: Guide) -> None:
    for letter in guide.letters:
        found = controls(Document(str(site / "letters" / f"{letter.id}.docx")))
        assert {name for name, _, _ in found} == set(letter.fields)
        for name, called, shown in found:
            assert called == letter.fields[name].label.typed
            assert shown.startswith("[")
            assert shown.endswith("]")


def test_the_words_are_those_of_the_plain_text(site: Path, guide: Guide) -> None:
    for letter in guide.letters:
        document = Document(str(site / "letters" / f"{letter.id}.docx"))
        plain = (site / "letters" / f"{letter.id}.txt").read_text(encoding="utf-8")
        assert " ".join(words(document).split()).endswith(" ".join(plain.split())), letter.id


def test_empty_fields_are_known_to_be_empty(guide: Guide) -> None:
    written = letter_written(guide.letters[0], Addresses(guide))
    document = Document(io.BytesIO(word_file(written)))
    for control in document.element.body.iter(CONTROL):
        assert control.find(f".//{qn('w:showingPlcHdr')}") is not None


def test_characters_of_xml_are_text(tmp_path: Path) -> None:
    root = copy_small(tmp_path / "guide")
    path = root / "content" / "letters" / "cold-email.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("I am not asking for a job.", "1 < 2 & “so” on."), encoding="utf-8")
    guide = load(root)
    document = Document(io.BytesIO(word_file(letter_written(guide.letters[0], Addresses(guide)))))
    assert "1 < 2 & “so” on." in words(document)


def test_the_same_letter_gives_the_same_bytes(guide: Guide) -> None:
    for letter in guide.letters[:3]:
        written = letter_written(letter, Addresses(guide))
        assert word_file(written) == word_file(written)


def test_everything_is_in_one_file(site: Path) -> None:
    listed = json.loads((site / "downloads.json").read_text(encoding="utf-8"))
    single = {one["path"] for one in listed if one["kind"] != "collection"}
    with zipfile.ZipFile(site / "sheets" / "everything.zip") as archive:
        assert archive.testzip() is None
        assert set(archive.namelist()) == single
        for name in archive.namelist():
            assert archive.read(name) == (site / name).read_bytes()
    with zipfile.ZipFile(site / "letters" / "all-letters.zip") as archive:
        assert set(archive.namelist()) == {path for path in single if path.startswith("letters/")}
