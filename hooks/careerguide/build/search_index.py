"""What the search finds: every page, and every part of one that has an address.

Made from the finished HTML of the pages, so that whatever can be read there can be found. `data-search-exclude` leaves
out an element; on a heading, it leaves out the part of the page under it. Files to download are no results of
their own: their worksheet or message is found by the words for them.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from careerguide.build.artifacts import Output
from careerguide.build.html_text import HEADINGS, SILENT, Attributes, TextReader, tidy
from careerguide.checks.spelling import mistaken_for
from careerguide.pages.interface import Interface

DATA: Final = "data/search.js"
REAL: Final = "data/real-words.js"
MOST: Final = 1500  # characters of one entry: more would only make it slower to load
LEFT_OUT: Final = SILENT | {"noscript", "button", "select", "textarea", "nav"}

WHOLE: Final = 1.4
WEIGHTS: Final[Mapping[str, float]] = {
    "questions": 1.1,
    "letters": 0.6,
    "sources": 0.1,
    "hosts": 0.35,
    "instructors": 0.35,
}
"""How much what is on a page counts, by the folder of the page; 1 if it is not named. A whole page counts `WHOLE` times
as much, but for the folders in `SAME`. Pages that are not for students count less than theirs."""
SAME: Final = {"questions", "letters"}
ONE: Final = "letters"
"""The folder whose pages are one entry each: all that is on one is about the same message."""
COPIES: Final = {"example", "files"}
"""Parts of such a page that only repeat the message."""
TYPED: Final = ("title", "text", "found_by")
"""What of an entry has the words of the guide."""
WORD: Final = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class WebPage:
    """A finished page: its address below the root, its name and section in the navigation, its title, and its HTML.
    `found_by` are words that people type for it and that it doesn't have itself.
    """

    url: str
    name: str
    section: str
    title: str
    html: str
    found_by: Sequence[str] = ()


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
        return _shortened(tidy("".join(self.words)))


def _shortened(text: str) -> str:
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
    pages: Mapping[str, Sequence[str]],
    entries: Iterable[Mapping[str, Any]],
    downloads: bytes,
    synonyms: bytes,
    ui: Interface,
) -> Sequence[Output]:
    """The files that the browser searches: name and section of each page by its address with what can be found, and the
    real words that must not be taken for misspelled ones of the guide. `downloads` and `synonyms` are those files.
    """
    forms = _forms(downloads, ui)
    everything = [{**entry, **forms.get(entry["location"], {})} for entry in _without_links(entries)]
    texts = [synonyms.decode(), *(entry.get(name, "") for entry in everything for name in TYPED)]
    known = frozenset(word.lower() for text in texts for word in WORD.findall(text))
    real = " ".join(sorted(mistaken_for(known))) if ui.language.partition("-")[0] == "en" else ""
    return [_script(DATA, {"pages": pages, "entries": everything}), _script(REAL, real)]


def _without_links(entries: Iterable[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
    """All but parts of a page that only lead to another page, in the same folder and with the same title."""
    found = list(entries)
    folders = {(_folder(entry), entry["title"]) for entry in found if entry["page"] == entry["location"]}
    return [
        entry
        for entry in found
        if entry["page"] == entry["location"] or (_folder(entry), entry["title"]) not in folders
    ]


def _folder(entry: Mapping[str, Any]) -> str:
    return str(entry["page"]).partition("/")[0]


def _script(path: str, value: object) -> Output:
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Output(path, f'cg.load.receive("{path}", {data});\n'.encode())


@lru_cache(maxsize=4096)
def page_entries(page: WebPage) -> Sequence[Mapping[str, Any]]:
    """What can be found on a page: itself, and each part of it that has an address."""
    whole, *others = parts(page.html)
    folder, _, below = page.url.partition("/")
    weight = WEIGHTS.get(folder, 1)
    title, text = _whole_title(page, whole.title or page.title), whole.text
    if folder == ONE and below:
        text = _shortened(" ".join([text, *(part.text for part in others if part.anchor not in COPIES)]))
        others = []
    more = {"found_by": ", ".join(page.found_by)} if page.found_by else {}
    return [
        _entry(page.url, page.url, title, text, WHOLE if folder in SAME else round(WHOLE * weight, 2), **more),
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


def _forms(downloads: bytes, ui: Interface) -> Mapping[str, Mapping[str, str]]:
    """The forms that a worksheet, message or booklet can be had in, by where it is found: `PDF, Large print, Word`."""
    found: dict[str, dict[str, None]] = {}
    for file in json.loads(downloads):
        if file["kind"] != "collection":
            place = f"{ONE}/{file['id']}/" if file["kind"] == "letter" else f"sheets/#{file['id']}"
            found.setdefault(place, {})[_form(file, ui)] = None
    return {place: {"forms": ", ".join(forms)} for place, forms in found.items()}


def _form(file: Mapping[str, Any], ui: Interface) -> str:
    ending = file["path"].rpartition(".")[2]
    if ending != "pdf":
        return ui(f"form-{ending}")
    return "PDF" if file["variant"] == "standard" else ui(f"form-{file['variant']}")
