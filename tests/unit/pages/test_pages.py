"""What readers see on a page. The cases stand in golden/pages; adding one needs no Python."""

import html
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import pytest
from markdown import Markdown

from careerguide.build.build import page_files, page_views
from careerguide.checks.run import load
from careerguide.model.questions import Question
from careerguide.pages.downloads import Download
from careerguide.pages.urls import MOST, Addresses, chunks
from support.cases import read_cases
from support.guides import ROOT, change, copy_small, edit

EXTENSIONS: Final = ["attr_list", "md_in_html", "toc"]
CASES: Final[list[Any]] = [
    pytest.param(case, id=f"{path.stem}: {case['case']}")
    for path in sorted((ROOT / "tests" / "golden" / "pages").glob("*.yml"))
    for case in read_cases(path)
]


USUAL: Final[dict[str, Any]] = {
    "kind": "worksheet",
    "title": "A sheet",
    "paper": "",
    "variant": "standard",
    "language": "en",
    "pages": 0,
    "bytes": 1000,
    "sha256": "",
    "fillable": False,
}
"""What a download is that a case does not describe."""


def pages(root: Path, downloads: Sequence[Mapping[str, Any]] = (), only: str = "") -> dict[str, str]:
    """Every page in Markdown, or only one, without front matter, as if these files had been made."""
    guide = load(root)
    made = [Download(**{**USUAL, **one}) for one in downloads]
    views = [view for view in page_views(guide, Addresses(guide), made) if only in ("", view.path)]
    files = page_files(views, root)
    return {file.path: file.content.decode().split("---\n", 2)[2] for file in files}


def seen(page: str) -> str:
    """The words that a reader sees, with single spaces."""
    without = re.sub(r"<(svg|style|script)\b.*?</\1>", " ", page, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"</?[a-zA-Z][^>]*>|<!--.*?-->", "\0", without)).replace("\0", "").split())


@pytest.mark.parametrize("case", CASES)
def test_page(case: dict[str, Any], tmp_path: Path) -> None:
    root = copy_small(tmp_path / "guide")
    if "file" in case:
        change(root, case)
    made = pages(root, case.get("downloads", ()), case["page"])
    page = Markdown(extensions=EXTENSIONS).convert(made[case["page"]])
    words, place = seen(page), 0
    for wanted in case.get("shows", ()):
        assert wanted in words[place:], f"“{wanted}” is not in: {words[place:]}"
        place = words.index(wanted, place) + len(wanted)
    for wanted in case.get("html", ()):
        assert wanted in page
    for unwanted in case.get("not", ()):
        assert unwanted not in page


SEARCH_TITLES = (
    ("content/overviews.yml", "  title: All **tips**", "tips.md"),
    ("content/steps/talk.yml", "title: Talk", "steps/talk.md"),
    ("content/letters/cold-email.yml", "title: First email", "letters/cold-email.md"),
    ("content/pages/hosts.yml", "title: For **hosts**", "hosts.md"),
    ("content/ways.yml", "  title: I have five minutes", "start/five-minutes.md"),
    ("questions/start.yml", "title: The start", "questions/start.md"),
)


def test_search_titles_are_for_tabs_and_search_engines_only(tmp_path: Path) -> None:
    root = copy_small(tmp_path / "guide")
    for file, title, page in SEARCH_TITLES:
        indent = " " * (len(title) - len(title.lstrip()))
        edit(root / file, f"{title}\n", f"{title}\n{indent}search_title: How people ask about {page}\n")
    guide = load(root)
    titles = {view.path: view.title for view in page_views(guide, Addresses(guide), [])}
    shown = pages(root)
    for _, title, page in SEARCH_TITLES:
        words = seen(shown[page])
        assert titles[page] == f"How people ask about {page}"
        assert title.rpartition(": ")[2].replace("**", "") in words
        assert "How people ask" not in words


def test_html_blocks_have_no_blank_line(tmp_path: Path) -> None:
    """In CommonMark a blank line ends a block of HTML; other generators rely on that."""
    for path, page in pages(copy_small(tmp_path / "guide")).items():
        for block in re.split(r"\n\s*\n", page):
            text = block.strip()
            if text.startswith("<"):
                opened = len(re.findall(r"<(?:div|section|article|ul|ol|details)\b", text))
                closed = len(re.findall(r"</(?:div|section|article|ul|ol|details)>", text))
                assert opened == closed, f"{path}: {text[:200]}"


def test_pages_split_before_they_grow_too_long(tmp_path: Path) -> None:
    root = copy_small(tmp_path / "guide")
    path = root / "questions" / "start.yml"
    text = path.read_text(encoding="utf-8")
    one = text[text.index("  - id: first-step") : text.index("  - id: who-else")]
    more = "".join(one.replace("id: first-step", f"id: more-{number}") for number in range(2 * MOST))
    path.write_text(text + more, encoding="utf-8")
    made = pages(root)
    split = [made[f"questions/start{end}.md"] for end in ("", "-2", "-3")]
    counts = [len(re.findall(r'<h3 id="', page)) for page in split]
    assert sum(counts) == 2 * MOST + 3
    assert max(counts) <= MOST


@pytest.mark.parametrize("number", [1, 99, 100, 101, 250, 1000])
def test_groups_are_even(number: int) -> None:
    questions: list[Question] = [None] * number  # type: ignore[list-item]
    sizes = [len(group) for group in chunks(questions)]
    assert sum(sizes) == number
    assert max(sizes) <= MOST
    assert max(sizes) - min(sizes) <= 1
