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
from careerguide.content.folders import CONTENT
from careerguide.pdf.engine.job import Report
from careerguide.problems.english import count
from careerguide.problems.problem import ContentError, Problem, visible

WORDS: Final[dict[Kind, str]] = {"changed": "changed", "added": "added", "gone": "removed"}
MORE_THAN_WORDS: Final = (
    "This change touches more than words. Wait for a developer to read it before you open anything it made."
)
LINES: Final = 40
"""Lines of one change in the Markdown, at most."""
MOST: Final = 250_000
"""Characters of the Markdown, at most. GitHub takes a million bytes."""


@dataclass(frozen=True, slots=True)
class Review:
    """A comparison, and what the report says about it."""

    ref: str
    commit: str
    name: str
    """Of the guide."""
    comparison: Comparison
    elsewhere: Sequence[str] = ()
    """Files that changed and aren't words: they can put anything into the site, and into this report."""
    booklets: bool = False
    """Whether booklets are compared as well."""
    old_templates: bool = True
    """Whether the earlier guide is built with its own templates."""
    problems: Sequence[Problem] = ()
    """Those that kept the earlier guide from being built."""
    pdfs: Sequence[Output] = ()
    """The PDFs that are new or changed, as they are now."""

    @property
    def head(self) -> str:
        """The first line of the report."""
        return f"{MORE_THAN_WORDS} {self._changes}" if self.elsewhere else self._changes

    @property
    def _changes(self) -> str:
        if self.problems:
            return "The earlier guide couldn't be built, so there's nothing to compare with."
        parts = [*_counted("page", self.comparison.pages), *_counted("PDF", self.comparison.sheets)]
        for paths, word in ((self.comparison.new_files, "added"), (self.comparison.gone_files, "removed")):
            parts += [f"{count(len(paths), 'other file')} {word}"] if paths else []
        return f"{', '.join(parts)}." if parts else "Nothing that people read has changed, on any page or in any PDF."

    @property
    def notes(self) -> list[str]:
        notes = []
        if not self.old_templates:
            notes.append(
                "The earlier templates don't work with the current code, so both versions use the current ones."
            )
        if self.comparison.left_out:
            left = count(self.comparison.left_out, "page")
            notes.append(f"Pictures of {left} are left out, because there are too many.")
        if not self.booklets and not self.problems:
            notes.append("Booklets are left out. They have the same words.")
        return notes


def review(root: Path, store: Store, ref: str, progress: Report, *, booklets: bool, pictures: int) -> Review:
    """The guide in `root` as it is now, compared with what it was at `ref`. Raises ContentError if it has problems."""
    at = commit(root, ref)
    now = outputs(root, store, progress, booklets=booklets)
    elsewhere = [path for path in changed(root, at) if not is_words(path)]
    review = Review(ref, at, now.facts.name, Comparison(), elsewhere, booklets)
    try:
        was = rewound(root, store, at, progress, booklets=booklets)
    except ContentError as error:
        return replace(review, problems=error.problems)
    comparison = compare(was.files, now.files, pictures)
    paths = {file.path for sheet in comparison.sheets for file in sheet.files if file.kind != "gone"}
    pdfs = [file for file in now.files if file.path in paths]
    return replace(review, comparison=comparison, old_templates=was.templates, pdfs=pdfs)


def is_words(path: str) -> bool:
    """Whether a file of the project, by its path, is YAML with the words of the guide."""
    return path.partition("/")[0] in CONTENT and path.endswith(".yml")


def _counted(thing: str, changes: Sequence[PageChange] | Sequence[SheetChange]) -> Iterator[str]:
    for kind, word in WORDS.items():
        if number := sum(change.kind == kind for change in changes):
            yield f"{count(number, thing)} {word}"


def numbers(leaf: LeafChange) -> str:
    """As in `page 2`, or `page 3 (was 2)`."""
    if not leaf.after:
        return f"page {leaf.before}"
    return f"page {leaf.after}" + (f" (was {leaf.before})" if leaf.before not in (0, leaf.after) else "")


# ---------------------------------------------------------------- HTML


def report(review: Review, root: Path, store: Store | None = None) -> str:
    """One HTML file that loads no other."""
    templates = environment(root / "templates" / "review", store)
    template = templates.get_template("comparison.html.j2")
    return template.render(review=review, kinds=WORDS, numbers=numbers, address=_address)


def _address(picture: Picture) -> str:
    return f"data:image/png;base64,{base64.b64encode(picture.content).decode()}"


# ---------------------------------------------------------------- Markdown


def summary(review: Review) -> str:
    """A summary in Markdown, short enough for GitHub, whatever has changed."""
    blocks = [f"## What changed since {code(review.ref)}\n\n{review.head}\n", *_notes(review)]
    changes = [*map(_page, review.comparison.pages), *map(_sheet, review.comparison.sheets)]
    if review.comparison.silent:
        silent = ", ".join(code(path or "/") for path in review.comparison.silent)
        changes.append(f"### Same words\n\nOnly the links or the structure of these pages changed: {silent}.\n")
    for word, paths in (("added", review.comparison.new_files), ("removed", review.comparison.gone_files)):
        if paths:
            changes.append(f"### Other files {word}\n\n{_listed(paths)}.\n")
    left = MOST - sum(map(len, blocks))
    for number, block in enumerate(changes):
        left -= len(block)
        if left < 0:
            more = count(len(changes) - number, "change")
            blocks.append(f"And {more} more. The HTML report has all of them.\n")
            break
        blocks.append(block)
    return "\n".join(blocks)


def _notes(review: Review) -> Iterator[str]:
    yield from (f"{note}\n" for note in review.notes)
    if review.elsewhere:
        yield f"Changed files that aren't words: {_listed(review.elsewhere)}.\n"
    if review.problems:
        yield fenced("", [str(problem) for problem in review.problems][:LINES])


def _listed(paths: Sequence[str]) -> str:
    more = len(paths) - LINES
    return ", ".join(map(code, paths[:LINES])) + (f" and {more:,} more" if more > 0 else "")


def _page(change: PageChange) -> str:
    head = f"### Page {WORDS[change.kind]}: {code(change.title)}\n\n{code(change.address or '/')}"
    made = f", made from {code(change.source)}" if change.source else ""
    return f"{head}{made}\n\n{_hunks(change.hunks)}"


def _sheet(change: SheetChange) -> str:
    head = f"### PDF {WORDS[change.kind]}: {code(change.title)}\n\n"
    files = "".join(f"- {_file(file)}\n" for file in change.files)
    first = change.files[0].leaves if change.files else ()
    return f"{head}{files}\n{_hunks([hunk for leaf in first for hunk in leaf.hunks])}"


def _file(change: FileChange) -> str:
    """As in `A4, large print: page 2 changed, page 9 added`; for a change of the whole file, only what happened."""
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
    """Text between enough backticks to keep it from ending early."""
    text = visible(" ".join(text.split())) or " "
    ticks = "`" * (_longest(text) + 1)
    room = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{room}{text}{room}{ticks}"


def fenced(language: str, lines: Iterable[str]) -> str:
    """Lines as they are, in a code block that none of them can end."""
    text = "\n".join(" ".join(line.split()) for line in lines)
    fence = "`" * max(3, _longest(text) + 1)
    return f"{fence}{language}\n{text}\n{fence}\n"


def _longest(text: str) -> int:
    return max((len(run) for run in re.findall("`+", text)), default=0)
