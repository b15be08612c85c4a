"""What the search finds: every page, every part of one that has an address, and every download.

Made from the finished HTML of the pages, so that whatever can be read there can be found. `data-search-exclude` leaves
out an element; on a heading, it leaves out the part of the page under it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from careerguide.build.artifacts import Output
from careerguide.build.html_text import HEADINGS, SILENT, Attributes, TextReader, tidy
from careerguide.pages.interface import Interface

DATA: Final = "data/search.js"
MOST: Final = 1500  # characters of one entry: more would only make it slower to load
LEFT_OUT: Final = SILENT | {"noscript", "button", "select", "textarea"}

WHOLE: Final = 1.4
WEIGHTS: Final[Mapping[str, float]] = {"questions": 1.1, "letters": 0.6, "sources": 0.1}
"""How much a part of a page counts, by the folder of the page; 1 if it is not named. A whole page counts `WHOLE`."""
FILES: Final[Mapping[str, float]] = {"pdf": 0.5, "docx": 0.4, "txt": 0.3}
FORMS: Final = {"standard": 1, "large-print": 0.6, "example": 0.5}
"""How much a file counts, by its kind and its form: less than the page that says what it is for."""
ABOUT: Final = {"worksheet": "found-worksheet", "letter": "found-letter", "booklet": "found-booklet"}
"""The texts that say what kinds of files are for."""


@dataclass(frozen=True, slots=True)
class WebPage:
    """A finished page: its address below the root, its name and section in the navigation, its title, and its HTML."""

    url: str
    name: str
    section: str
    title: str
    html: str


@dataclass(slots=True)
class Part:
    """What is on a page under one heading, or under none."""

    anchor: str
    depth: int
    left_out: bool = False
    heading: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        return tidy("".join(self.heading))

    @property
    def text(self) -> str:
        text = tidy("".join(self.words))
        return text if len(text) <= MOST else text[:MOST].rpartition(" ")[0]


class _PartReader(TextReader):
    """Splits a page into parts. A part ends at the next heading in the same element, or at the end of that element."""

    def __init__(self) -> None:
        super().__init__()
        self.parts = [Part("", 0)]
        self._within = [self.parts[0]]
        self._heading_at = 0
        """How deep the heading is that is being read; 0 outside of one."""

    def leaves_out(self, tag: str, attributes: Attributes) -> bool:
        if _has_part(tag, attributes):
            return False
        return tag in LEFT_OUT or "data-search-exclude" in attributes or attributes.get("aria-hidden") == "true"

    def boundary(self, _tag: str) -> None:
        self.handle_data(" ")

    def started(self, tag: str, attributes: Attributes) -> None:
        if not _has_part(tag, attributes):
            return
        depth = self._heading_at = len(self.open)
        if tag != "h1":
            if self.open[-2:-1] == ["summary"]:
                depth -= 1  # it's the heading of all that unfolds, not only of the summary
            self._leave(depth - 1)
            part = Part(attributes["id"] or "", depth, "data-search-exclude" in attributes)
            self.parts.append(part)
            self._within.append(part)

    def ended(self) -> None:
        if len(self.open) < self._heading_at:
            self._heading_at = 0
        self._leave(len(self.open) + 1)

    def _leave(self, depth: int) -> None:
        while self._within[-1].depth > depth:
            self._within.pop()

    def text(self, data: str) -> None:
        part = self._within[-1]
        (part.heading if self._heading_at else part.words).append(data)


def _has_part(tag: str, attributes: Attributes) -> bool:
    """Whether an element is a heading with a part of its own, or that of the page."""
    return tag in HEADINGS and (tag == "h1" or "id" in attributes)


def parts(html: str) -> Sequence[Part]:
    """The page itself, with what is under its main heading or none, and each part of it with an address."""
    reader = _PartReader()
    reader.read(html)
    return reader.parts


def search_data(
    pages: Mapping[str, Sequence[str]], entries: Iterable[Mapping[str, Any]], downloads: bytes, ui: Interface
) -> Output:
    """The file that the browser searches: name and section of each page by its address, and what can be found."""
    everything = [*entries, *_download_entries(downloads, ui)]
    data = json.dumps({"pages": pages, "entries": everything}, ensure_ascii=False, separators=(",", ":"))
    return Output(DATA, f'cg.load.receive("{DATA}", {data});\n'.encode())


@lru_cache(maxsize=4096)
def page_entries(page: WebPage) -> Sequence[Mapping[str, Any]]:
    """What can be found on a page: itself, and each part of it that has an address."""
    whole, *others = parts(page.html)
    weight = WEIGHTS.get(page.url.partition("/")[0], 1)
    return [
        _entry(page.url, page.url, _whole_title(page, whole.title or page.title), whole.text, WHOLE),
        *(
            _entry(page.url, f"{page.url}#{part.anchor}", part.title, part.text, weight)
            for part in others
            if part.title and not part.left_out
        ),
    ]


def _whole_title(page: WebPage, heading: str) -> str:
    """A page by both its names, unless one says it all: “LinkedIn message: Write to a new connection”."""
    name, long = page.name.lower(), heading.lower()
    return heading if not page.url or name in long or long in name else f"{page.name}: {heading}"


def _entry(page: str, location: str, title: str, text: str, weight: float, **more: str) -> dict[str, Any]:
    return {"page": page, "location": location, "title": title, "text": text, "weight": weight, **more}


def _download_entries(downloads: bytes, ui: Interface) -> Iterator[dict[str, Any]]:
    """What `downloads.json` lists, but for the zips: their pages name them. What is made for a paper is found only by
    readers who chose that paper.
    """
    for file in json.loads(downloads):
        if file["kind"] == "collection":
            continue
        page, ending = file["path"].partition("/")[0] + "/", file["path"].rpartition(".")[2]
        weight = round(FILES[ending] * FORMS[file["variant"]], 2)
        more = {"paper": file["paper"]} if "paper" in file else {}
        title = ui("found-form", title=file["title"], form=_form(file, ending, ui))
        yield _entry(page, file["path"], title, ui(ABOUT[file["kind"]]), weight, **more)


def _form(download: Mapping[str, Any], ending: str, ui: Interface) -> str:
    """`Large print, PDF, A4`."""
    if ending != "pdf":
        return ui(f"form-{ending}")
    variant = download["variant"]
    return ", ".join(
        [*([ui(f"form-{variant}")] if variant != "standard" else []), "PDF", ui(f"paper-{download['paper']}")]
    )
