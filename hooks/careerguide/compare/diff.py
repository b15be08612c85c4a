"""What a change does to the guide: its outputs before and after, compared as readers see them.

Pages are compared by their words, PDFs by the words and the picture of each page. Nothing here knows about git, files,
or how the result is shown.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import zip_longest
from typing import Final, Literal

import markdown

from careerguide.build.artifacts import Output
from careerguide.build.html_text import HEADINGS, SILENT, Attributes, TextReader, tidy
from careerguide.compare.pdf_pages import Leaf, Picture, compared, leaves, marked
from careerguide.model.formats import PAPERS, VARIANTS

Kind = Literal["changed", "added", "gone"]

EXTENSIONS: Final = ("attr_list", "md_in_html")
"""Those in mkdocs.yml that turn characters into words."""
BLOCKS: Final = HEADINGS | {
    *("address", "article", "aside", "blockquote", "br", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption"),
    *("figure", "form", "hr", "legend", "li", "ol", "option", "p", "pre", "section", "summary", "table", "td", "th"),
    *("tr", "ul"),
}
SIZE: Final = re.compile(r",? \d+ KB\b")
"""The size of a download: it changes with every word, so a change of it says nothing."""
AROUND: Final = 6  # words of a sheet shown on either side of a change

Key = tuple[str, str, str]
"""Of a sheet: its kind, its id, and the category for which it was made, if it's made for each."""


# ---------------------------------------------------------------- what comes of it


@dataclass(frozen=True, slots=True)
class Span:
    """Some words of a line, and whether they are what changed in it."""

    text: str
    changed: bool = False


Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Hunk:
    """Lines that were removed, and lines that replaced them. `under` is the heading above them on a page."""

    gone: tuple[Line, ...]
    new: tuple[Line, ...]
    under: str = ""


@dataclass(frozen=True, slots=True)
class PageChange:
    """A page of the site."""

    kind: Kind
    address: str
    title: str
    source: str
    hunks: tuple[Hunk, ...] = ()


@dataclass(frozen=True, slots=True)
class LeafChange:
    """A page on paper: its number before and after, 0 if it was not there; its pictures, unless there are too many."""

    kind: Kind
    before: int
    after: int
    hunks: tuple[Hunk, ...] = ()
    picture_before: Picture | None = None
    picture_after: Picture | None = None


@dataclass(frozen=True, slots=True)
class FileChange:
    """One PDF of a sheet; `name` says which, as in “A4, large print”."""

    kind: Kind
    path: str
    name: str
    leaves: tuple[LeafChange, ...]


@dataclass(frozen=True, slots=True)
class SheetChange:
    """A worksheet, letter or booklet, with those of its PDFs that look or read differently."""

    kind: Kind
    title: str
    files: tuple[FileChange, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that readers would notice. `silent` are pages that differ only in what is not read, such as a link."""

    pages: tuple[PageChange, ...] = ()
    sheets: tuple[SheetChange, ...] = ()
    silent: tuple[str, ...] = ()
    left_out: int = 0
    """How many pages on paper have no pictures here, since there are too many."""
    new_files: tuple[str, ...] = ()
    gone_files: tuple[str, ...] = ()
    """Files of the site that are neither page nor PDF, by their paths."""

    def __bool__(self) -> bool:
        return bool(self.pages or self.sheets or self.silent or self.new_files or self.gone_files)


def compare(before: Sequence[Output], after: Sequence[Output], pictures: int) -> Comparison:
    """Two states of the guide, with pictures of at most so many pages on paper."""
    pages, silent = _pages(_markdown(before), _markdown(after))
    purse = _Purse(pictures)
    sheets = tuple(_sheets(_pdfs(before), _pdfs(after), purse))
    old, new = ({file.path for file in files if not file.path.endswith((".md", ".pdf"))} for files in (before, after))
    others = tuple(sorted(new - old)), tuple(sorted(old - new))
    return Comparison(tuple(pages), sheets, tuple(silent), purse.short, *others)


# ---------------------------------------------------------------- pages


ReadLine = tuple[str, bool]
"""A line that is read on a page, and whether it is a heading."""


@dataclass(frozen=True)
class Page:
    """A page before it is compared: reading it takes a while, so only those that changed are read."""

    path: str
    content: bytes
    source: str

    @cached_property
    def lines(self) -> list[ReadLine]:
        return read(self.content.decode())

    @property
    def title(self) -> str:
        title = re.search(r"^title: (.*)$", self.content.decode(), re.MULTILINE)
        return str(json.loads(title[1])) if title else self.path

    @property
    def address(self) -> str:
        return re.sub(r"(?:^|(?<=/))index\.md$|\.md$", lambda match: "" if "index" in match[0] else "/", self.path)


def _markdown(files: Iterable[Output]) -> dict[str, Page]:
    return {file.path: Page(file.path, file.content, file.source) for file in files if file.path.endswith(".md")}


def _pages(before: Mapping[str, Page], after: Mapping[str, Page]) -> tuple[list[PageChange], list[str]]:
    changes: list[PageChange] = []
    silent: list[str] = []
    for path, page in after.items():
        old = before.get(path)
        if old is None:
            changes.append(_page_change("added", page, [], page.lines))
        elif old.content != page.content and (change := _page_change("changed", page, old.lines, page.lines)).hunks:
            changes.append(change)
        elif old.content != page.content:
            silent.append(page.address)
    for path, page in before.items():
        if path not in after:
            changes.append(_page_change("gone", page, page.lines, []))
    return changes, silent


def _page_change(kind: Kind, page: Page, before: Sequence[ReadLine], after: Sequence[ReadLine]) -> PageChange:
    return PageChange(kind, page.address, page.title, page.source, tuple(_hunks(before, after)))


def read(page: str) -> list[ReadLine]:
    """The lines that are read on a page, which is given as Markdown with front matter; and which are headings."""
    body = page.split("---\n", 2)[2]
    reader = _LineReader()
    reader.read(markdown.markdown(body, extensions=list(EXTENSIONS)))
    reader.end_line()
    return reader.lines


class _LineReader(TextReader):
    """Reads the words of a page line by line. What is hidden from screen readers is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[ReadLine] = []
        self._line: list[str] = []

    def leaves_out(self, tag: str, attributes: Attributes) -> bool:
        return tag in SILENT or attributes.get("aria-hidden") == "true"

    def boundary(self, tag: str) -> None:
        if tag in BLOCKS:
            self.end_line()
        else:
            self._line.append(" ")

    def started(self, tag: str, attributes: Attributes) -> None:
        if tag == "img" and attributes.get("alt"):
            self.text(f"[{attributes['alt']}]")

    def text(self, data: str) -> None:
        self._line.append(data)

    def end_line(self) -> None:
        line = " ".join("".join(self._line).split())
        text = tidy(SIZE.sub("", line))
        if text:
            self.lines.append((text, any(tag in HEADINGS for tag in self.open)))
        self._line.clear()


def _hunks(before: Sequence[ReadLine], after: Sequence[ReadLine]) -> Iterator[Hunk]:
    old, new = [text for text, _ in before], [text for text, _ in after]
    for code, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if code != "equal":
            pairs = _pairs(old[i1:i2], new[j1:j2])
            yield Hunk(pairs[0], pairs[1], _under(after, j1) if after else "")


def _under(lines: Sequence[ReadLine], number: int) -> str:
    return next((text for text, heading in reversed(lines[:number]) if heading), "")


def _pairs(gone: Sequence[str], new: Sequence[str]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Lines against lines. As many on both sides are taken for the same lines with other words."""
    if len(gone) != len(new):
        return tuple((Span(line, True),) for line in gone), tuple((Span(line, True),) for line in new)
    both = [_words(old.split(), now.split()) for old, now in zip(gone, new, strict=True)]
    return tuple(old for old, _ in both), tuple(now for _, now in both)


def _words(gone: Sequence[str], new: Sequence[str]) -> tuple[Line, Line]:
    codes = SequenceMatcher(None, gone, new, autojunk=False).get_opcodes()
    old = _line((gone[i1:i2], code != "equal") for code, i1, i2, _, _ in codes)
    return old, _line((new[j1:j2], code != "equal") for code, _, _, j1, j2 in codes)


def _line(parts: Iterable[tuple[Sequence[str], bool]]) -> Line:
    return tuple(Span(" ".join(words), changed) for words, changed in parts if words)


# ---------------------------------------------------------------- sheets


@dataclass(slots=True)
class _Purse:
    """How many more pages can have pictures, and how many came too late."""

    left: int
    short: int = 0

    def spend(self) -> bool:
        if self.left > 0:
            self.left -= 1
            return True
        self.short += 1
        return False


@dataclass(frozen=True)
class Pdf:
    """A PDF before it is compared: only those that changed are drawn."""

    path: str
    title: str
    name: str
    content: bytes

    @cached_property
    def leaves(self) -> list[Leaf]:
        return leaves(self.content)


Sheets = dict[Key, dict[str, Pdf]]
"""The PDFs of each sheet, by their names."""


def _pdfs(files: Sequence[Output]) -> Sheets:
    contents = {file.path: file.content for file in files}
    sheets: Sheets = {}
    for download in json.loads(contents["downloads.json"]):
        if download["path"].endswith(".pdf"):
            name = ", ".join(filter(None, [PAPERS[download["paper"]], VARIANTS[download["variant"]]]))
            pdf = Pdf(download["path"], download["title"], name, contents[download["path"]])
            key = download["kind"], download["id"], download.get("about", "")
            sheets.setdefault(key, {})[name] = pdf
    return sheets


def _sheets(before: Sheets, after: Sheets, purse: _Purse) -> Iterator[SheetChange]:
    for key, pdfs in after.items():
        if files := tuple(_files(before.get(key, {}), pdfs, purse)):
            yield SheetChange("changed" if key in before else "added", _title(pdfs), files)
    for key, pdfs in before.items():
        if key not in after:
            yield SheetChange("gone", _title(pdfs), tuple(_files(pdfs, {}, purse)))


def _title(pdfs: Mapping[str, Pdf]) -> str:
    return next(iter(pdfs.values())).title


def _files(before: Mapping[str, Pdf], after: Mapping[str, Pdf], purse: _Purse) -> Iterator[FileChange]:
    for name, pdf in after.items():
        old = before.get(name)
        if old is None:
            yield FileChange("added", pdf.path, name, tuple(_leaf_changes([], pdf.leaves, purse)))
        elif old.content != pdf.content and (changes := tuple(_leaf_changes(old.leaves, pdf.leaves, purse))):
            yield FileChange("changed", pdf.path, name, changes)
    for name, pdf in before.items():
        if name not in after:
            yield FileChange("gone", pdf.path, name, ())


def _leaf_changes(before: Sequence[Leaf], after: Sequence[Leaf], purse: _Purse) -> Iterator[LeafChange]:
    old, new = [(leaf.words, leaf.look) for leaf in before], [(leaf.words, leaf.look) for leaf in after]
    for code, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, came = enumerate(before[i1:i2], i1 + 1), enumerate(after[j1:j2], j1 + 1)
        for (was, leaf), (now, other) in zip_longest(gone, came, fillvalue=(0, None)) if code != "equal" else ():
            yield _leaf_change(was, leaf, now, other, purse)


def _leaf_change(was: int, before: Leaf | None, now: int, after: Leaf | None, purse: _Purse) -> LeafChange:
    shown = purse.spend()
    if before and after:
        pictures = compared(before, after) if shown else (None, None)
        return LeafChange("changed", was, now, tuple(_word_hunks(before.words, after.words)), *pictures)
    alone = [marked(leaf.picture) if leaf and shown else None for leaf in (before, after)]
    return LeafChange("gone" if before else "added", was, now, (), *alone)


def _word_hunks(before: Sequence[str], after: Sequence[str]) -> Iterator[Hunk]:
    """Words on paper run on from line to line, so each change is shown with a few words around it."""
    for codes in SequenceMatcher(None, before, after, autojunk=False).get_grouped_opcodes(AROUND):
        old = _line((before[i1:i2], code != "equal") for code, i1, i2, _, _ in codes)
        new = _line((after[j1:j2], code != "equal") for code, _, _, j1, j2 in codes)
        yield Hunk((old,), (new,))
