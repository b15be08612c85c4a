"""While serving, an edit shows the same pages and problems as a fresh build, and only what it touched is made again."""

import json
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from careerguide.build import build, drawings
from careerguide.build.artifacts import Output
from careerguide.build.build import page_files, page_views
from careerguide.build.live_preview import WARM_UP, Preview
from careerguide.cache.memo import Memo
from careerguide.cache.store import FOLDER, Store
from careerguide.checks.run import examine, load
from careerguide.content import yaml_reader
from careerguide.content.document import Document
from careerguide.pages.urls import Addresses
from careerguide.pdf.engine.job import Job, PrintedPdf
from support.cases import first
from support.guides import change, copy_small, edit, with_own_templates
from support.messages_page import cases

EDITS = (
    ("questions/start.yml", "find your way in", "come to this work"),
    ("questions/start.yml", "aliases: [another-name]", "aliases: [another-name, a-third]"),
    ("content/site.yml", "name: Small Guide", "name: Large Guide"),
    ("content/sources.yml", "short: ", "short: The "),
    ("content/positions.yml", "default: ", "default: about "),
    ("content/audiences.yml", "title: Changing careers", "title: Changing jobs"),
    ("content/ways.yml", "title: ", "title: Or "),
    ("content/tips.yml", "They remember", "People remember"),
    ("content/reasons.yml", "what a day is like", "what a week is like"),
    ("templates/pages/reasons.md.j2", '{{ p.h2_unsearched(ui("good', 'A new line.\n\n{{ p.h2_unsearched(ui("good'),
)
"""One after the other: file, what it says, and what comes instead."""


def rendered(root: Path) -> dict[str, Output]:
    """Every page by its path. One that was kept is the same object as before."""
    guide = load(root)
    return {file.path: file for file in page_files(page_views(guide, Addresses(guide), []), root)}


def pages(root: Path) -> dict[str, bytes]:
    return {path: file.content for path, file in rendered(root).items()}


def on_paper(jobs: Sequence[Job], *_: object) -> list[PrintedPdf]:
    """In place of PDFs, which take long."""
    return [PrintedPdf(one.path, b"on paper", 1, False, None) for one in jobs]


def drawn(_: bytes) -> dict[str, Output]:
    """In place of the icons."""
    return {name: Output(name, b"a picture") for name in drawings.PICTURES}


@pytest.mark.thorough
def test_every_edit_shows_as_in_a_fresh_build(tmp_path: Path) -> None:
    root = with_own_templates(copy_small(tmp_path / "guide"))
    memo = Memo()
    with memo.active():
        before = pages(root)
    for file, old, new in EDITS:
        edit(root / file, old, new)
        with memo.active():
            after = pages(root)
        assert after == pages(root)
        assert after != before, file
        before = after


@pytest.mark.parametrize(
    ("file", "old", "new", "shown_on"),
    [
        ("content/tips.yml", "They remember", "People remember", {"tips.md", "steps/talk.md"}),
        ("content/worries.yml", "know: ", "know: First, ", {"worries.md"}),
        ("content/reasons.yml", "what a day is like", "what a week is like", {"reasons.md", "sources.md"}),
    ],
)
def test_only_the_pages_that_show_an_edit_are_rendered_again(
    tmp_path: Path, file: str, old: str, new: str, shown_on: set[str]
) -> None:
    root = copy_small(tmp_path / "guide")
    memo = Memo()
    with memo.active():
        before = rendered(root)
    edit(root / file, old, new)
    with memo.active():
        after = rendered(root)
    assert {path for path, page in after.items() if page is not before[path]} == shown_on


@pytest.mark.parametrize(
    ("file", "old", "new", "shown_on"),
    first(
        [
            (
                "content/positions.yml",
                "default: 10 minutes",
                "default: 9 minutes",
                {"tips.md", "steps/talk.md", "index.md", "reasons.md", "hosts.md", "letters/cold-email.md"},
            ),
            ("content/sources.yml", "short: First", "short: Second", {"tips.md", "reasons.md", "say.md", "worries.md"}),
            ("content/letters/cold-email.yml", "title: First email", "title: New", {"letters/index.md", "sources.md"}),
            ("content/audiences.yml", "title: Changing careers", "title: New", {"questions/index.md"}),
            ("content/tips.yml", "id: tip-notes", "id: tip-new", {"tips.md", "sources.md"}),
        ],
        most=2,
    ),
)
def test_words_that_other_pages_show_change_there_too(
    tmp_path: Path, file: str, old: str, new: str, shown_on: set[str]
) -> None:
    root = copy_small(tmp_path / "guide")
    memo = Memo()
    with memo.active():
        before = rendered(root)
    edit(root / file, old, new)
    with memo.active():
        after = rendered(root)
    assert {path: page.content for path, page in after.items()} == pages(root)
    assert shown_on <= {path for path, page in after.items() if page.content != before[path].content}


@pytest.mark.thorough
def test_every_file_is_as_in_a_fresh_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """But for what is printed, written and packed meanwhile, and the list of that."""
    monkeypatch.setattr(build, "print_pdfs", on_paper)
    monkeypatch.setattr(drawings, "pictures", drawn)
    root = with_own_templates(copy_small(tmp_path / "guide"))
    memo, made = Memo(), build.make(root, Store(root / FOLDER), print, booklets=False)
    for file, old, new in EDITS:
        edit(root / file, old, new)
        with memo.active():
            shown = build.preview(root, Store(root / FOLDER), made)
        fresh = build.make(root, Store(root / FOLDER), print, booklets=False)
        assert shown
        assert (shown.facts, shown.navigation, shown.warnings) == (fresh.facts, fresh.navigation, fresh.warnings)
        files, wanted = ({one.path: one for one in both.files} for both in (shown, fresh))
        later = {one["path"] for one in json.loads(wanted["downloads.json"].content)} | {"downloads.json"}
        assert files.keys() == wanted.keys()
        assert [name for name in files if files[name] != wanted[name] and name not in later] == []


@pytest.mark.thorough
def test_every_problem_is_reported_and_goes_when_it_is_fixed(tmp_path: Path) -> None:
    memo = Memo()
    sound = copy_small(tmp_path / "sound")
    golden = [case for _, case in cases() if "proven" not in case]
    for number, case in enumerate(golden):
        root = copy_small(tmp_path / str(number))
        change(root, case)
        with memo.active():
            assert [str(problem) for problem in examine(root)[1]] == case["problems"]
            assert examine(sound)[1] == []


def test_a_word_accepted_now_is_no_mistake_anywhere(tmp_path: Path) -> None:
    root = copy_small(tmp_path / "guide")
    edit(root / "content" / "reasons.yml", "Nobody writes that down", "Nobody blorks that down")
    memo = Memo()
    with memo.active():
        assert [problem.code for problem in examine(root)[1]] == ["spelling"]
    edit(root / "content" / "words.yml", "accepted:\n", "accepted:\n- blorks\n")
    with memo.active():
        assert examine(root)[1] == []


def test_the_first_edit_is_prepared_while_nobody_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "print_pdfs", on_paper)
    monkeypatch.setattr(drawings, "pictures", drawn)
    root = copy_small(tmp_path / "guide")
    shown = Preview(root, Store(root / FOLDER), print)
    shown.outputs()
    shown.print_meanwhile()
    for thread in threading.enumerate():
        if thread.name == WARM_UP:
            thread.join()
    read: list[str] = []
    parse = yaml_reader.parse

    def noted(text: str, name: str) -> Document:
        read.append(name)
        return parse(text, name)

    monkeypatch.setattr(yaml_reader, "parse", noted)
    edit(root / EDITS[0][0], *EDITS[0][1:])
    shown.outputs()
    assert read == [EDITS[0][0]]


def test_what_did_not_change_is_not_worked_out_again(tmp_path: Path) -> None:
    root = copy_small(tmp_path / "guide")
    memo = Memo()
    with memo.active():
        first = load(root)
    edit(root / EDITS[0][0], *EDITS[0][1:])
    with memo.active():
        second = load(root)
    assert all(tip is same for tip, same in zip(first.tips, second.tips, strict=True))
    assert first.categories[0] is not second.categories[0]
