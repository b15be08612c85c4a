"""What the search can find: every item and every download, once each, in words as a reader sees them."""

import json
import re
from pathlib import Path
from typing import Any, Final

import pytest

from careerguide.build.search_index import DATA, REAL, WebPage, page_entries, parts
from careerguide.model.guide import Guide
from careerguide.pages.urls import Addresses

START: Final = 'cg.load.receive("data/search.js", '


def data(content: str) -> Any:
    assert content.startswith(START)
    return json.loads(content.removeprefix(START).removesuffix(");\n"))


@pytest.fixture(scope="module")
def entries(site: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = data((site / DATA).read_text(encoding="utf-8"))["entries"]
    return found


def test_every_item_can_be_found(entries: list[dict[str, Any]], guide: Guide) -> None:
    found = {entry["location"] for entry in entries}
    addresses = Addresses(guide)
    wanted = [
        *guide.questions,
        *guide.tips,
        *guide.phrases,
        *guide.worries,
        *guide.positions,
        *guide.letters,
        *guide.plans,
    ]
    assert [item.id for item in wanted if addresses.href(item.id, "index.md") not in found] == []


def test_files_are_no_results_but_their_forms_are_said(entries: list[dict[str, Any]], site: Path) -> None:
    assert [entry["location"] for entry in entries if re.search(r"\.(pdf|docx|txt)$", entry["location"])] == []
    forms = {re.split("[/#]", entry["location"].rstrip("/"))[-1]: entry.get("forms", "") for entry in entries}
    listed = json.loads((site / "downloads.json").read_text(encoding="utf-8"))
    for download in [one for one in listed if one["kind"] != "collection"]:
        assert "PDF" in forms[download["id"]], download["path"]
        if download["variant"] == "large-print":
            assert "Large print" in forms[download["id"]]


def test_the_readers_own_pages_can_be_found(entries: list[dict[str, Any]]) -> None:
    found = {entry["location"]: entry for entry in entries}
    assert "tray" in found["my-questions/"]["found_by"]
    assert "reminder" in found["my-conversations/"]["found_by"]


def test_pages_that_are_not_for_students_count_less(entries: list[dict[str, Any]]) -> None:
    for entry in entries:
        assert (entry["weight"] < 0.5) == (entry["page"] in {"hosts/", "instructors/", "sources/"}), entry["location"]


def test_a_message_is_found_once_without_its_example_and_its_menu() -> None:
    html = (
        "<h1>Write</h1><nav><a>Other message</a></nav><p>For a stranger.</p>"
        "<h2 id='message'>The message</h2><p>Dear you</p><h2 id='example'>Filled in</h2><p>Dear Ms. Park</p>"
    )
    (entry,) = page_entries(WebPage("letters/cold/", "Write", "Messages", "", html))
    assert (entry["location"], entry["text"]) == ("letters/cold/", "For a stranger. Dear you")


def test_nothing_is_found_twice(entries: list[dict[str, Any]], guide: Guide) -> None:
    places = [entry["location"] for entry in entries]
    assert len(set(places)) == len(places)
    asked = [entry["title"] for entry in entries]
    assert asked.count("Pay, place and life") == 1, "the list of categories leads to this page"
    for question in guide.questions:
        assert asked.count(question.ask.typed) <= 1, question.id


def test_every_entry_says_its_page(site: Path) -> None:
    found = data((site / DATA).read_text(encoding="utf-8"))
    assert {entry["page"] for entry in found["entries"]} <= set(found["pages"])
    assert all(name for name, _ in found["pages"].values())


def test_real_words_near_those_of_the_guide_are_listed(site: Path) -> None:
    text = (site / REAL).read_text(encoding="utf-8")
    words = set(re.findall(r"[a-z]+", text.partition(", ")[2]))
    assert {"farmer", "vista", "worded"} <= words  # former, visa, worked
    assert not {"salary", "interview", "salery", "interveiw"} & words
    assert len(text) < 40_000


def test_words_stay_apart(entries: list[dict[str, Any]]) -> None:
    """Where one element ends and the next begins, words do not run into each other."""
    together = [
        found.group()
        for entry in entries
        for found in re.finditer(r"\w*[a-z.?!”][A-Z]\w*", f"{entry['title']} {entry['text']}")
    ]
    assert set(together) <= {"CareerOneStop", "ChatGPT", "contentID", "LinkedIn", "OnLine", "PhD", "PhDs", "U.S"}


def test_parts_of_a_page_end_where_their_element_ends() -> None:
    found = parts(
        "<h1>Pay</h1><p>Money.</p>"
        '<section><h2 id="a">Ask <b>late</b></h2><p>As a range<br>only<svg>x</svg>.</p></section><p>And this.</p>'
        '<h2 id="b" data-search-exclude>Left out</h2><p>Nor this.</p><button>Copy</button>'
        '<h2 id="c">Last</h2><ul data-search-exclude><li>gone<ul><li>gone</li></ul></li></ul>'
        "<p>Stays</p><h3>not a part</h3>"
    )
    assert [(one.anchor, one.title, one.text, one.left_out) for one in found] == [
        ("", "Pay", "Money. And this.", False),
        ("a", "Ask late", "As a range only.", False),
        ("b", "Left out", "Nor this.", True),
        ("c", "Last", "Stays not a part", False),
    ]


def test_what_unfolds_belongs_to_the_heading_in_its_summary() -> None:
    found = parts(
        "<h1>Tips</h1>"
        '<details><summary><h3 id="a">Stop <b>on time</b></h3><svg>x</svg></summary><div><p>Go.</p></div></details>'
        "<p>After.</p>"
    )
    assert [(one.anchor, one.title, one.text) for one in found] == [
        ("", "Tips", "After."),
        ("a", "Stop on time", "Go."),
    ]


def test_a_page_goes_by_both_its_names() -> None:
    page = WebPage("letters/linkedin/", "LinkedIn message", "Messages", "", "<h1>Write to them</h1><p>Dear</p>")
    assert page_entries(page)[0]["title"] == "LinkedIn message: Write to them"


def test_a_long_text_ends_with_a_whole_word() -> None:
    (part,) = parts(f"<p>{'word ' * 1000}</p>")
    assert len(part.text) <= 1500
    assert part.text.endswith(" word")
