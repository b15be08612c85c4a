"""What a change does to the guide: its outputs before and after, compared as readers see them.

Pages are compared by the words that are read there, sheets by the words and the picture of each page on paper. Nothing
here knows git, files, or how the result is shown.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Final, Literal, TypeVar

import markdown

from careerguide.build.artifacts import Output
from careerguide.build.html_text import HEADINGS, SILENT, Attributes, TextReader, tidy
from careerguide.compare.pdf_pages import Leaf, Picture, compared, leaves, marked
from careerguide.model.formats import PAPERS, VARIANTS

Kind = Literal["changed", "added", "gone", "moved"]

EXTENSIONS: Final = ("attr_list", "md_in_html")
"""Those of mkdocs.yml that make words of signs."""
BLOCKS: Final = HEADINGS | {
    *("address", "article", "aside", "blockquote", "br", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption"),
    *("figure", "form", "hr", "legend", "li", "ol", "option", "p", "pre", "section", "summary", "table", "td", "th"),
    *("tr", "ul"),
}
ALIKE: Final = 0.7
"""How much of its words a page or sheet must keep to count as the same under another name."""
SIZE: Final = re.compile(r",? \d+ KB\b")
"""Of a download: it differs with every word, and tells nobody anything."""
AROUND: Final = 6  # words of a sheet shown on either side of a change

Key = tuple[str, str]
"""Of a sheet: its kind and its id."""


# ---------------------------------------------------------------- what comes of it


@dataclass(frozen=True, slots=True)
class Span:
    """Some words of a line, and whether they are what changed in it."""

    text: str
    changed: bool = False


Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Hunk:
    """Lines that are gone and lines that came instead. `under` is the heading they stand under on a page."""

    gone: tuple[Line, ...]
    new: tuple[Line, ...]
    under: str = ""


@dataclass(frozen=True, slots=True)
class PageChange:
    """A page of the site. `was` is its address before, if it moved."""

    kind: Kind
    address: str
    title: str
    source: str
    hunks: tuple[Hunk, ...] = ()
    was: str = ""


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
    was: str = ""


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


@dataclass(slots=True)
class Page:
    """A page before it is compared: reading it takes a while, so only those that changed are read."""

    path: str
    content: bytes
    source: str
    _lines: list[tuple[str, bool]] | None = None

    @property
    def lines(self) -> list[tuple[str, bool]]:
        """Every line that is read on it, and whether it is a heading."""
        if self._lines is None:
            self._lines = read(self.content.decode())
        return self._lines

    @property
    def texts(self) -> list[str]:
        return [text for text, _ in self.lines]

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
    moved = _moved(before, after, lambda page: page.texts)
    for path, page in after.items():
        old = before.get(path) or before.get(moved.get(path, ""))
        if old is None:
            changes.append(PageChange("added", page.address, page.title, page.source, tuple(_hunks([], page.lines))))
        elif old.path != path or old.content != page.content:
            hunks = tuple(_hunks(old.lines, page.lines))
            kind: Kind = "changed" if old.path == path else "moved"
            if hunks or kind == "moved":
                was = old.address if kind == "moved" else ""
                changes.append(PageChange(kind, page.address, page.title, page.source, hunks, was))
            else:
                silent.append(page.address)
    for path in before.keys() - after.keys() - {*moved.values()}:
        page = before[path]
        changes.append(PageChange("gone", page.address, page.title, page.source, tuple(_hunks(page.lines, []))))
    return changes, silent


Name = TypeVar("Name", str, Key)
Thing = TypeVar("Thing")


def _moved(
    before: Mapping[Name, Thing], after: Mapping[Name, Thing], words: Callable[[Thing], Sequence[str]]
) -> dict[Name, Name]:
    """What has another name now, by that name: each new thing with the one that is gone and most like it."""
    gone = [name for name in before if name not in after]
    renamed: dict[Name, Name] = {}
    for name in (name for name in after if name not in before):
        likes = [(_likeness(words(before[other]), words(after[name])), other) for other in gone]
        likeness, nearest = max(likes, default=(0.0, name))
        if likeness >= ALIKE:
            renamed[name] = nearest
            gone.remove(nearest)
    return renamed


def _likeness(lines: Sequence[str], other: Sequence[str]) -> float:
    matcher = SequenceMatcher(None, lines, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE else 0.0


def read(page: str) -> list[tuple[str, bool]]:
    """The lines that are read on a page, which is given as Markdown with front matter; and which are headings."""
    body = page.split("---\n", 2)[2]
    reader = _LineReader()
    reader.read(markdown.markdown(body, extensions=list(EXTENSIONS)))
    reader.end_line()
    return reader.lines


class _LineReader(TextReader):
    """Reads the words of a page line by line. What is hidden from everybody's ears is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[tuple[str, bool]] = []
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


def _hunks(before: Sequence[tuple[str, bool]], after: Sequence[tuple[str, bool]]) -> Iterator[Hunk]:
    old, new = [text for text, _ in before], [text for text, _ in after]
    for code, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if code != "equal":
            pairs = _pairs(old[i1:i2], new[j1:j2])
            yield Hunk(pairs[0], pairs[1], _under(after, j1) if after else "")


def _under(lines: Sequence[tuple[str, bool]], number: int) -> str:
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
    """How many pages may still have pictures, and how many came too late."""

    left: int
    short: int = 0

    def spend(self) -> bool:
        if self.left > 0:
            self.left -= 1
            return True
        self.short += 1
        return False


@dataclass(slots=True)
class Pdf:
    """A PDF before it is compared."""

    path: str
    title: str
    name: str
    content: bytes
    _leaves: list[Leaf] = field(default_factory=list)

    @property
    def leaves(self) -> list[Leaf]:
        self._leaves = self._leaves or leaves(self.content)
        return self._leaves

    @property
    def words(self) -> list[str]:
        return [word for leaf in self.leaves for word in leaf.words]


Sheets = dict[Key, dict[str, Pdf]]
"""The PDFs of each sheet, by their names."""


def _pdfs(files: Sequence[Output]) -> Sheets:
    contents = {file.path: file.content for file in files}
    sheets: Sheets = {}
    for download in json.loads(contents["downloads.json"]):
        if download["path"].endswith(".pdf"):
            name = ", ".join(filter(None, [PAPERS[download["paper"]], VARIANTS[download["variant"]]]))
            pdf = Pdf(download["path"], download["title"], name, contents[download["path"]])
            sheets.setdefault((download["kind"], download["id"]), {})[name] = pdf
    return sheets


def _sheets(before: Sheets, after: Sheets, purse: _Purse) -> Iterator[SheetChange]:
    moved = _moved(before, after, lambda pdfs: next(iter(pdfs.values())).words)
    lost = {key: pdfs for key, pdfs in before.items() if key not in after and key not in moved.values()}
    for key, pdfs in after.items():
        old = before.get(key) or before.get(moved.get(key, key), {})
        if files := tuple(_files(old, pdfs, purse)):
            yield SheetChange("moved" if key in moved else "changed" if old else "added", _title(pdfs), files)
    for pdfs in lost.values():
        yield SheetChange("gone", _title(pdfs), tuple(_files(pdfs, {}, purse)))


def _title(pdfs: Mapping[str, Pdf]) -> str:
    return next(iter(pdfs.values())).title


def _files(before: Mapping[str, Pdf], after: Mapping[str, Pdf], purse: _Purse) -> Iterator[FileChange]:
    for name, pdf in after.items():
        old = before.get(name)
        if old is None:
            yield FileChange("added", pdf.path, name, tuple(_leaf_changes([], pdf.leaves, purse)))
            continue
        moved = old.path != pdf.path
        same = old.content == pdf.content
        changes = () if same else tuple(_leaf_changes(old.leaves, pdf.leaves, purse))
        if moved or changes:
            yield FileChange("moved" if moved else "changed", pdf.path, name, changes, old.path if moved else "")
    for name, pdf in before.items():
        if name not in after:
            yield FileChange("gone", pdf.path, name, ())


def _leaf_changes(before: Sequence[Leaf], after: Sequence[Leaf], purse: _Purse) -> Iterator[LeafChange]:
    old, new = [(leaf.words, leaf.look) for leaf in before], [(leaf.words, leaf.look) for leaf in after]
    for code, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if code == "equal":
            continue
        for step in range(max(i2 - i1, j2 - j1)):
            was = i1 + step if i1 + step < i2 else -1
            now = j1 + step if j1 + step < j2 else -1
            yield _leaf_change(before, after, was, now, purse)


def _leaf_change(before: Sequence[Leaf], after: Sequence[Leaf], was: int, now: int, purse: _Purse) -> LeafChange:
    shown = purse.spend()
    if was < 0:
        return LeafChange("added", 0, now + 1, picture_after=marked(after[now].picture) if shown else None)
    if now < 0:
        return LeafChange("gone", was + 1, 0, picture_before=marked(before[was].picture) if shown else None)
    leaf, other = before[was], after[now]
    pictures = compared(leaf, other) if shown else (None, None)
    return LeafChange("changed", was + 1, now + 1, tuple(_word_hunks(leaf.words, other.words)), *pictures)


def _word_hunks(before: Sequence[str], after: Sequence[str]) -> Iterator[Hunk]:
    """Words on paper run on from line to line, so each change is shown with a few words around it."""
    for codes in SequenceMatcher(None, before, after, autojunk=False).get_grouped_opcodes(AROUND):
        old = _line((before[i1:i2], code != "equal") for code, i1, i2, _, _ in codes)
        new = _line((after[j1:j2], code != "equal") for code, _, _, j1, j2 in codes)
        yield Hunk((old,), (new,))
