"""`guide compare`: what a change does to pages and sheets, on the small guide in a repository of its own."""

import base64
import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pypdfium2
import pytest
from PIL import Image
from playwright.sync_api import Browser

from careerguide.build.progress import Progress
from careerguide.cache.store import FOLDER, Store
from careerguide.compare.diff import Comparison, Hunk, PageChange, SheetChange, Span, read
from careerguide.compare.pdf_pages import FRAME, differing
from careerguide.compare.report import (
    MORE_THAN_WORDS,
    MOST,
    Review,
    code,
    fenced,
    is_words,
    report,
    review,
    summary,
)
from support.accessibility import violations
from support.cases import first
from support.guides import ROOT, SMALL
from support.projects import run

QUESTION = "questions/start.yml"
OLD, NEW = "You hear that ads ask for more than people have.", "You hear that ads ask for less than people have."
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
LETTER = "content/letters/cold-email.yml"


def git(root: Path, *arguments: str) -> str:
    who = ["-c", "user.name=A tester", "-c", "user.email=tester@example.org", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", *who, *arguments], cwd=root, capture_output=True, text=True, check=True).stdout


def keep(root: Path, message: str) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", message)


@pytest.fixture(scope="module")
def cloned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("compare") / "guide"
    shutil.copytree(SMALL, root)
    shutil.copytree(ROOT / "templates", root / "templates")
    shutil.copy(ROOT / "content" / "interface.yml", root / "content")
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / ".gitignore").write_text(".cache/\n*.html\n*.md\n", encoding="utf-8")
    git(root, "init", "--quiet", "--initial-branch=main")
    keep(root, "the guide")
    git(root, "tag", "start")
    return root


@pytest.fixture
def repository(cloned: Path) -> Iterator[Path]:
    """As it was at first; what is printed stays in the cache."""
    yield cloned
    git(cloned, "reset", "--quiet", "--hard", "start")
    git(cloned, "clean", "--quiet", "--force", "-d")


def change(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def compared(root: Path, ref: str = "HEAD", *, booklets: bool = False, pictures: int = 200) -> tuple[str, str]:
    """The Markdown and the HTML."""
    found = review(root, Store(root / FOLDER), ref, Progress("PDF", quiet=True), booklets=booklets, pictures=pictures)
    return summary(found), report(found, root)


def heads(markdown: str) -> list[str]:
    return re.findall(r"^### (.*)$", markdown, re.MULTILINE)


def pictures(html: str) -> list[tuple[str, Image.Image]]:
    """What is said of each picture, and the picture."""
    found = re.findall(r'<img src="data:image/png;base64,([^"]+)" width="\d+" height="\d+" alt="([^"]+)"', html)
    return [(alt, Image.open(io.BytesIO(base64.b64decode(data))).convert("RGB")) for data, alt in found]


def framed(picture: Image.Image) -> bool:
    return FRAME in {color for _, color in picture.getcolors() or []}


# ---------------------------------------------------------------- what changed


@pytest.mark.parametrize(
    "lacking", first(["ui-suggest-a-change", "ui-page-of-pages", None]), ids=["template", "code", "all"]
)
def test_an_earlier_guide_without_words_that_are_needed_now(repository: Path, lacking: str | None) -> None:
    """It's made with the words of now: all of them, or where one is missing that the code or a template shows."""
    path = repository / "content" / "interface.yml"
    whole = path.read_text(encoding="utf-8")
    if lacking:
        path.write_text(re.sub(rf"(?m)^- id: {lacking}\n(?:  .*\n)+", "", whole), encoding="utf-8")
        assert path.read_text(encoding="utf-8") != whole
    else:
        path.unlink()
    keep(repository, "before")
    path.write_text(whole, encoding="utf-8")
    change(repository, QUESTION, OLD, NEW)
    keep(repository, "now")
    assert "PDF changed: `Questions: The start`" in heads(compared(repository, "HEAD~1")[0])


def test_nothing_changed(repository: Path) -> None:
    markdown, html = compared(repository)
    assert "Nothing that people read has changed" in markdown
    assert "Nothing that people read has changed" in html
    assert heads(markdown) == []
    assert pictures(html) == []


def test_a_sentence_changed(repository: Path) -> None:
    change(repository, QUESTION, OLD, NEW)
    markdown, html = compared(repository)
    assert heads(markdown) == [
        "Page changed: `Informational interview questions: The start`",
        "PDF changed: `Questions: The start`",
    ]
    assert "made from `questions/start.yml`" in markdown
    assert f"- {OLD}\n+ {NEW}\n" in markdown
    assert "@@ What training do people have? @@" in markdown
    assert "You hear that ads ask for <del>more</del> than" in html
    assert "You hear that ads ask for <ins>less</ins> than" in html
    shown = pictures(html)
    assert [alt for alt, _ in shown][:2] == [
        "Questions: The start, Letter, page 1, before",
        "Questions: The start, Letter, page 1, now",
    ]
    assert all(framed(picture) for _, picture in shown)
    assert len(shown) == 2 * len(re.findall("<h4>", html))


@pytest.mark.thorough
def test_the_command_writes_both_files(repository: Path) -> None:
    change(repository, QUESTION, OLD, NEW)
    files = repository / "out" / "changes.md", repository / "out" / "changes.html"
    done = run("compare", "HEAD", "--markdown", str(files[0]), "--html", str(files[1]), root=repository)
    assert (done.returncode, done.stdout) == (0, "1 page changed, 1 PDF changed.\n")
    assert tuple(file.read_text(encoding="utf-8") for file in files) == compared(repository)
    done = run("compare", "HEAD", root=repository)
    assert (done.returncode, done.stdout) == (0, files[0].read_text(encoding="utf-8") + "\n")


@pytest.mark.thorough
def test_the_sheets_that_changed_can_be_had(repository: Path) -> None:
    change(repository, QUESTION, OLD, NEW)
    done = run("compare", "HEAD", "-q", "--pdfs", str(repository / "out"), root=repository)
    assert done.returncode == 0, done.stderr
    written = sorted(path.relative_to(repository / "out").as_posix() for path in (repository / "out").rglob("*.pdf"))
    assert written == ["sheets/category-start-large-print-letter.pdf", "sheets/category-start-letter.pdf"]
    with pypdfium2.PdfDocument(repository / "out" / written[1]) as document:
        assert NEW in document[0].get_textpage().get_text_range().replace("\r\n", " ")


@pytest.mark.thorough
def test_the_report_asks_for_nothing_else(repository: Path) -> None:
    change(repository, QUESTION, OLD, NEW)
    html = compared(repository)[1]
    assert "<script" not in html
    assert {address.partition(":")[0] for address in re.findall(r'(?:src|href)="([^"]*)"', html)} == {"data"}


@pytest.mark.thorough
def test_comparing_leaves_the_repository_alone(repository: Path) -> None:
    change(repository, QUESTION, OLD, NEW)
    before = git(repository, "status", "--porcelain"), git(repository, "worktree", "list")
    compared(repository)
    assert (git(repository, "status", "--porcelain"), git(repository, "worktree", "list")) == before


def test_what_is_new_gone_and_under_another_name(repository: Path) -> None:
    new = "content/letters/other-email.yml"
    text = (repository / LETTER).read_text(encoding="utf-8").replace("title: ", "title: Another ")
    (repository / new).write_text(text.replace("I am not asking for a job.", "I ask for a talk."), encoding="utf-8")
    markdown, html = compared(repository)
    assert "Page added: `Another First email`" in heads(markdown)
    assert "PDF added: `Another First email`" in heads(markdown)
    assert not any(framed(picture) for alt, picture in pictures(html) if alt.startswith("Another"))
    keep(repository, "one more")

    git(repository, "mv", new, "content/letters/last-email.yml")
    change(repository, "content/letters/last-email.yml", "I ask for a talk.", "I ask for a short talk.")
    found = heads(compared(repository)[0])
    for head in ("Page added", "Page removed", "PDF added", "PDF removed"):
        assert f"{head}: `Another First email`" in found
    git(repository, "reset", "--quiet", "--hard", "HEAD")

    (repository / new).unlink()
    markdown = compared(repository)[0]
    assert "Page removed: `Another First email`" in heads(markdown)
    assert "PDF removed: `Another First email`" in heads(markdown)


@pytest.mark.thorough
def test_a_sheet_for_each_category_is_compared_with_its_own(repository: Path) -> None:
    text = (repository / QUESTION).read_text(encoding="utf-8")
    text = re.sub(r"id: ([a-z-]+)", r"id: second-\1", text).replace("another-name", "second-name")
    text = text.replace("title: The start", "title: The second").replace("order: 1", "order: 2")
    (repository / "questions" / "second.yml").write_text(text, encoding="utf-8")
    keep(repository, "one more category")
    change(repository, QUESTION, OLD, NEW)
    assert "PDF changed: `Questions: The start`" in heads(compared(repository)[0])


@pytest.mark.thorough
def test_a_branch_and_a_commit_can_be_named(repository: Path) -> None:
    git(repository, "branch", "--force", "before", "start")
    change(repository, QUESTION, OLD, NEW)
    keep(repository, "a better word")
    assert "What changed since `before`" in compared(repository, "before")[0]
    assert NEW in compared(repository, "HEAD^1")[0]
    assert "Nothing that people read has changed" in compared(repository, "HEAD")[0]


@pytest.mark.thorough
def test_only_so_many_pictures(repository: Path) -> None:
    change(repository, QUESTION, OLD, NEW)
    markdown, html = compared(repository, pictures=1)
    assert len(pictures(html)) == 2
    assert re.search(r"Pictures of \d+ pages? are left out", markdown)


@pytest.mark.thorough
def test_booklets_only_when_asked(repository: Path) -> None:
    change(repository, QUESTION, OLD, NEW)
    assert "PDF changed: `Small booklet`" not in heads(compared(repository)[0])
    assert "PDF changed: `Small booklet`" in heads(compared(repository, booklets=True)[0])


@pytest.mark.thorough
def test_a_template_counts(repository: Path) -> None:
    change(repository, "templates/print/worksheet.j2", "{% endblock %}", "<p>One more line.</p>{% endblock %}")
    markdown, _ = compared(repository)
    assert "PDF changed: `Talk sheet`" in heads(markdown)
    assert "One more line." in markdown
    assert "Page changed" not in markdown


@pytest.mark.thorough
def test_every_file_that_the_site_gains_or_loses_is_listed(repository: Path) -> None:
    picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
    (repository / "office").mkdir()
    (repository / "office" / "office.yml").write_text("name: Mill\nlogo: logo.svg\n", encoding="utf-8")
    (repository / "office" / "logo.svg").write_text(picture, encoding="utf-8")
    text = (repository / LETTER).read_text(encoding="utf-8").replace("title: ", "title: Another ")
    (repository / "content/letters/other-email.yml").write_text(text, encoding="utf-8")
    keep(repository, "a logo and a letter")
    markdown, html = compared(repository, "start")
    new = re.findall(r"`([^`]+)`", markdown.partition("### Other files added\n\n")[2].partition("\n")[0])
    assert [re.sub(r"\.[0-9a-f]{6,}\.", ".", path) for path in new] == [
        "assets/images/share.png",
        "assets/office/logo.svg",
        "letters/other-email.docx",
        "letters/other-email.txt",
    ]
    assert all(f"<li><code>{path}</code></li>" in html for path in new)
    assert ", 4 other files added" in markdown
    git(repository, "tag", "--force", "with-logo")
    git(repository, "rm", "--quiet", "-r", "office")
    markdown = compared(repository, "with-logo")[0]
    removed = markdown.partition("### Other files removed\n\n")[2].partition("\n")[0]
    assert f"`{new[1]}`" in removed


@pytest.mark.parametrize("file", ["hooks/new.py", "guide", "content/home.html", "office/visits.js", ".github/a.yml"])
def test_the_first_line_says_when_more_than_words_changed(file: str) -> None:
    found = Review("main", "0" * 40, "Guide", Comparison(), [file])
    assert not is_words(file)
    for text in (summary(found), report(found, ROOT)):
        assert f"{MORE_THAN_WORDS} Nothing that people read has changed" in text
        assert file in text


@pytest.mark.thorough
def test_a_file_that_was_moved_to_the_words_is_named_where_it_was(repository: Path) -> None:
    (repository / "hooks").mkdir()
    git(repository, "mv", "content/phrases.yml", "hooks/phrases.yml")
    keep(repository, "moved away")
    git(repository, "mv", "hooks/phrases.yml", "content/phrases.yml")
    change(repository, QUESTION, OLD, NEW)
    assert run("compare", "HEAD", "--html", "changes.html", root=repository).stdout.startswith(MORE_THAN_WORDS)
    assert "Changed files that aren't words: `hooks/phrases.yml`." in compared(repository)[0]
    assert MORE_THAN_WORDS not in compared(repository, "start")[0]


# ---------------------------------------------------------------- what goes wrong


def test_an_unknown_name_is_one_clear_line(repository: Path) -> None:
    done = run("compare", "no-such-branch", root=repository)
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "Git can't find the commit “no-such-branch”. Use a branch, a tag or a commit, such as origin/main."
    ]


def test_without_git_it_says_so(tmp_path: Path, repository: Path) -> None:
    root = tmp_path / "copy"
    shutil.copytree(repository, root, ignore=shutil.ignore_patterns(".git"))
    done = run("compare", "HEAD", root=root)
    assert done.returncode == 2
    expected = (
        "This folder has no git history to compare with. Use a clone of the repository, not a copy or a ZIP file."
    )
    assert done.stderr.splitlines() == [expected]


def test_problems_of_the_earlier_guide_are_reported(repository: Path) -> None:
    change(repository, QUESTION, "why: You hear the", "whi: You hear the")
    keep(repository, "a typo")
    change(repository, QUESTION, "whi: You hear the", "why: You hear the")
    markdown, html = compared(repository)
    assert "couldn't be built" in markdown
    assert "questions/start.yml:7:5: unknown-field: " in markdown
    assert "questions/start.yml:7:5: unknown-field: " in html


def test_current_problems_are_reported_as_by_every_command(repository: Path) -> None:
    change(repository, QUESTION, "why: You hear the", "whi: You hear the")
    done = run("compare", "HEAD", root=repository)
    assert done.returncode == 1
    assert "questions/start.yml:7:5: unknown-field: " in done.stderr


@pytest.mark.thorough
def test_templates_of_then_that_no_longer_fit(repository: Path) -> None:
    change(repository, "templates/pages/page.md.j2", "{% for section", "{{ page.no_such_name }}{% for section")
    keep(repository, "a template for other code")
    change(repository, "templates/pages/page.md.j2", "{{ page.no_such_name }}", "")
    change(repository, QUESTION, OLD, NEW)
    markdown = compared(repository)[0]
    assert "The earlier templates don't work with the current code" in markdown
    assert NEW in markdown


# ---------------------------------------------------------------- how it is reported


EVIL = "``` @someone #1 <img src=x onerror=alert(1)> [a](javascript:b) **c** ````"


def evil() -> Review:
    hunk = Hunk(((Span(EVIL, True),),), ((Span("plain"), Span(EVIL, True)),), under=EVIL)
    change = PageChange("changed", EVIL, EVIL, EVIL, (hunk,))
    comparison = Comparison((change,), (SheetChange("gone", EVIL, ()),), (EVIL,), 0, (EVIL,), (EVIL,))
    return Review(EVIL, "0" * 40, EVIL, comparison, [EVIL])


def test_nothing_in_the_markdown_is_interpreted() -> None:
    outside = re.sub(r"^(`{5,})diff\n.*?^\1$", "", summary(evil()), flags=re.MULTILINE | re.DOTALL)
    assert "someone" not in re.sub(r"(`{5}) .*? \1(?!`)", "", outside)
    assert "onerror" in outside


def test_nothing_in_the_html_is_interpreted() -> None:
    html = report(evil(), ROOT)
    assert "&lt;img src=x onerror" in html
    assert "<img" not in html


def test_text_cannot_end_its_own_code() -> None:
    assert code("a") == "`a`"
    assert code("`a`` b") == "``` `a`` b ```"
    assert fenced("diff", ["```", "+ a\nb"]) == "````diff\n```\n+ a b\n````\n"


def test_the_summary_stays_short() -> None:
    lines = tuple((Span("word " * 30, True),) for _ in range(1000))
    pages = tuple(PageChange("added", f"page-{number}/", "A page", "", (Hunk((), lines),)) for number in range(1000))
    text = summary(Review("main", "0" * 40, "Guide", Comparison(pages)))
    assert len(text.encode()) < MOST + 1000
    assert re.search(r"And \d{3} changes more", text)
    assert "And 960 lines more." in text


def test_a_page_is_read_as_people_read_it() -> None:
    page = """---
title: "A page"
---

# Head {#head}

<p>With <b>bold</b>, <a href="x">links</a>.</p><svg><text>drawn</text></svg>
<p aria-hidden="true">ornament <span>within</span></p><img src="a.png" alt="A clock"><p>PDF, 2 pages, 31 KB</p>
"""
    assert read(page) == [
        ("Head", True),
        ("With bold, links.", False),
        ("[A clock]", False),
        ("PDF, 2 pages", False),
    ]


def test_what_differs_is_found_in_parts() -> None:
    one, other = Image.new("L", (100, 200), 255), Image.new("L", (100, 200), 255)
    other.paste(0, (10, 20, 30, 24))
    other.paste(0, (40, 30, 60, 34))
    other.paste(0, (50, 150, 70, 160))
    other.paste(250, (0, 190, 100, 200))
    assert differing(one, other) == [(6, 16, 64, 38), (46, 146, 74, 164)]


@pytest.mark.browser
def test_everybody_can_use_the_report(repository: Path, browser: Browser) -> None:
    change(repository, QUESTION, OLD, NEW)
    file = repository / "changes.html"
    file.write_text(compared(repository)[1], encoding="utf-8")
    said: list[str] = []
    for scheme in SCHEMES:
        page = browser.new_page(viewport={"width": 360, "height": 700}, color_scheme=scheme)
        page.on("console", lambda message: said.append(message.text))
        page.goto(file.as_uri())
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        assert page.evaluate("[...document.images].every(one => one.naturalWidth > 0)") is True
        assert said == []
        assert violations(page) == []
        page.close()
