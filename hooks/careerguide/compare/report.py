"""A comparison as people review it: one HTML file with pictures, and Markdown for the summary of a pull request.

Whatever comes from the content is shown, and never interpreted: escaped in the HTML, and between backticks in Markdown.
"""

import base64
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from careerguide.build.artifacts import Output
from careerguide.build.cached import outputs
from careerguide.build.templates import environment
from careerguide.cache.store import Store
from careerguide.compare.diff import (
    Comparison,
    FileChange,
    Hunk,
    Kind,
    LeafChange,
    Line,
    PageChange,
    SheetChange,
    compare,
)
from careerguide.compare.git import changed, commit
from careerguide.compare.old_build import rewound
from careerguide.compare.pdf_pages import Picture
from careerguide.pdf.engine.job import Report
from careerguide.problems.english import count
from careerguide.problems.problem import ContentError, Problem, visible

WORDS: Final[dict[Kind, str]] = {"changed": "changed", "added": "new", "gone": "gone"}
ELSEWHERE: Final = ("hooks", "mkdocs.yml", "templates/theme")
"""What has a say in the site, but not in the words of its pages or in a sheet."""
LINES: Final = 40
"""Lines of one change in the Markdown, at most."""
MOST: Final = 250_000
"""Characters of the Markdown, at most. GitHub takes a million bytes, and nobody reads a tenth of this."""


@dataclass(frozen=True, slots=True)
class Review:
    """A comparison, and what must be said about it."""

    ref: str
    commit: str
    name: str
    """Of the guide."""
    comparison: Comparison
    elsewhere: Sequence[str] = ()
    """Files that changed too, and show in no page's words and on no sheet."""
    booklets: bool = False
    """Whether booklets are compared as well."""
    old_templates: bool = True
    """Whether the older guide is made with its own templates."""
    problems: Sequence[Problem] = ()
    """Those that kept the older guide from being made."""
    pdfs: Sequence[Output] = ()
    """The PDFs that changed or are new, as they are now."""

    @property
    def head(self) -> str:
        if self.problems:
            return "The guide as it was then could not be made, so there is nothing to compare with."
        parts = [*_counted("page", self.comparison.pages), *_counted("sheet", self.comparison.sheets)]
        return f"{', '.join(parts)}." if parts else "Nothing that people read has changed, on no page and on no sheet."

    @property
    def notes(self) -> list[str]:
        notes = []
        if not self.old_templates:
            notes.append("The templates of then do not go with the code of now: both sides are made with those of now.")
        if self.comparison.left_out:
            left = count(self.comparison.left_out, "page")
            notes.append(f"{left} of paper came too late for a picture: there are too many.")
        if not self.booklets and not self.problems:
            notes.append("Booklets are left out: they hold the same words.")
        return notes


def review(root: Path, store: Store, ref: str, progress: Report, *, booklets: bool, pictures: int) -> Review:
    """The guide as it is below `root`, compared with what it was at `ref`. Raises ContentError with problems of now."""
    at = commit(root, ref)
    now = outputs(root, store, progress, booklets=booklets)
    review = Review(ref, at, now.facts.name, Comparison(), changed(root, at, ELSEWHERE), booklets)
    try:
        was = rewound(root, store, at, progress, booklets=booklets)
    except ContentError as error:
        return replace(review, problems=error.problems)
    comparison = compare(was.files, now.files, pictures)
    paths = {file.path for sheet in comparison.sheets for file in sheet.files if file.kind != "gone"}
    pdfs = [file for file in now.files if file.path in paths]
    return replace(review, comparison=comparison, old_templates=was.templates, pdfs=pdfs)


def _counted(thing: str, changes: Sequence[PageChange] | Sequence[SheetChange]) -> Iterator[str]:
    for kind, word in WORDS.items():
        if number := sum(change.kind == kind for change in changes):
            yield f"{count(number, thing)} {word}"


def numbers(leaf: LeafChange) -> str:
    """As in `page 2`, or `page 3, before 2`."""
    if not leaf.after:
        return f"page {leaf.before}"
    return f"page {leaf.after}" + (f", before {leaf.before}" if leaf.before not in (0, leaf.after) else "")


# ---------------------------------------------------------------- HTML


def report(review: Review, root: Path, store: Store | None = None) -> str:
    """One file that asks for no other."""
    templates = environment(root / "templates" / "review", store)
    template = templates.get_template("comparison.html.j2")
    return template.render(review=review, kinds=WORDS, numbers=numbers, address=_address)


def _address(picture: Picture) -> str:
    return f"data:image/png;base64,{base64.b64encode(picture.content).decode()}"


# ---------------------------------------------------------------- Markdown


def summary(review: Review) -> str:
    """Short enough for GitHub, whatever has changed."""
    blocks = [f"## What changed since {code(review.ref)}\n\n{review.head}\n", *_notes(review)]
    changes = [*map(_page, review.comparison.pages), *map(_sheet, review.comparison.sheets)]
    if review.comparison.silent:
        silent = ", ".join(code(path or "/") for path in review.comparison.silent)
        changes.append(f"### The same words\n\nOnly links or what a page is made of: {silent}.\n")
    left = MOST - sum(map(len, blocks))
    for number, block in enumerate(changes):
        left -= len(block)
        if left < 0:
            more = count(len(changes) - number, "change")
            blocks.append(f"And {more} more. The report in HTML has all of them.\n")
            break
        blocks.append(block)
    return "\n".join(blocks)


def _notes(review: Review) -> Iterator[str]:
    yield from (f"{note}\n" for note in review.notes)
    if review.elsewhere:
        yield f"Also changed, and not to be seen here: {', '.join(map(code, review.elsewhere[:LINES]))}.\n"
    if review.problems:
        yield fenced("", [str(problem) for problem in review.problems][:LINES])


def _page(change: PageChange) -> str:
    head = f"### Page {WORDS[change.kind]}: {code(change.title)}\n\n{code(change.address or '/')}"
    made = f", made from {code(change.source)}" if change.source else ""
    return f"{head}{made}\n\n{_hunks(change.hunks)}"


def _sheet(change: SheetChange) -> str:
    head = f"### Sheet {WORDS[change.kind]}: {code(change.title)}\n\n"
    files = "".join(f"- {_file(file)}\n" for file in change.files)
    first = change.files[0].leaves if change.files else ()
    return f"{head}{files}\n{_hunks([hunk for leaf in first for hunk in leaf.hunks])}"


def _file(change: FileChange) -> str:
    """As in `A4, large print: page 2 changed, page 9 new`; a change of the whole file needs no more words."""
    if change.kind in ("added", "gone"):
        return f"{change.name}: {WORDS[change.kind]}"
    kinds = [(kind, [leaf for leaf in change.leaves if leaf.kind == kind]) for kind in WORDS]
    pages = [f"{_numbers(leaves)} {WORDS[kind]}" for kind, leaves in kinds if leaves]
    return f"{change.name}: {', '.join(pages)}"


def _numbers(leaves: Sequence[LeafChange]) -> str:
    listed = ", ".join(str(leaf.after or leaf.before) for leaf in leaves)
    return f"page {listed}" if len(leaves) == 1 else f"pages {listed}"


def _hunks(hunks: Iterable[Hunk]) -> str:
    lines: list[str] = []
    under = ""
    for hunk in hunks:
        if hunk.under and hunk.under != under:
            lines.append(f"@@ {hunk.under} @@")
            under = hunk.under
        lines += [f"- {_text(line)}" for line in hunk.gone]
        lines += [f"+ {_text(line)}" for line in hunk.new]
    more = len(lines) - LINES
    rest = f"\nAnd {count(more, 'line')} more.\n" if more > 0 else ""
    return f"{fenced('diff', lines[:LINES])}{rest}" if lines else ""


def _text(line: Line) -> str:
    return " ".join(span.text for span in line)


def code(text: str) -> str:
    """Text between as many backticks as keep it from ending early."""
    text = visible(" ".join(text.split())) or " "
    ticks = "`" * (_longest(text) + 1)
    room = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{room}{text}{room}{ticks}"


def fenced(language: str, lines: Iterable[str]) -> str:
    """Lines as they are, in a block that none of them can end."""
    text = "\n".join(" ".join(line.split()) for line in lines)
    fence = "`" * max(3, _longest(text) + 1)
    return f"{fence}{language}\n{text}\n{fence}\n"


def _longest(text: str) -> int:
    return max((len(run) for run in re.findall("`+", text)), default=0)
