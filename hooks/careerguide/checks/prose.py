"""Reads the whole guide for its wording, item by item: which rule of `readability` and `spelling` is for which field.

What it finds is advice: warnings, never errors.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pydantic import BaseModel

from careerguide.cache import memo
from careerguide.content.files import list_for
from careerguide.content.reader import Read, Reading
from careerguide.content.yaml_reader import Loc, lines, spot
from careerguide.model.advice import Tip, Worry
from careerguide.model.fields import PLAIN, Item
from careerguide.model.letters import Letter
from careerguide.model.markup import Rich
from careerguide.model.questions import Question
from careerguide.model.site import Review, Source, Synonym, Words
from careerguide.problems.problem import Mark, Problem

if TYPE_CHECKING:
    from careerguide.checks.spelling import Speller

WORDS: Final = "/words.yml"
QUESTIONS: Final = frozenset({"ask", "follow_ups"})
ACTIVE: Final = QUESTIONS | {"do"}
LONGEST: Final[Mapping[tuple[type[BaseModel], str], int]] = {
    (Question, "ask"): 120,
    (Question, "why"): 95,
    (Question, "follow_ups"): 45,
    (Worry, "ask"): 120,
    (Tip, "title"): 60,
    (Letter, "purpose"): 75,
}
"""In characters: what fits on its line of paper, or can be said in one breath."""
SNIPPET: Final = range(60, 156)
"""Characters of a description that search engines show whole."""
NO_PROSE: Final = {(Words, "accepted"), (Synonym, "typed"), (Synonym, "means")}
"""Fields that hold single words."""
NAMES: Final = {
    (Source, "title"),
    (Source, "by"),
    (Source, "short"),
    (Synonym, "typed"),
    (Review, "owner"),
}
"""Fields that hold names, and what others wrote, as they wrote it."""
APART: Final = frozenset({"example", "fields"})
"""What is no sentence of its item: a sheet filled in by hand, and what goes into the blanks of a letter."""

Defaults = Mapping[str, str]


class ProseText(NamedTuple):
    """A text of the guide: where it stands, in which item and field, and how it reads without marks."""

    loc: Loc
    item: Loc
    owner: type[BaseModel] | None
    field: str
    typed: str


def proofread(root: Path, reading: Reading) -> Iterator[Problem]:
    """Every warning on the wording of the guide below `root`, unless it is in another language than English."""
    if not all(read.value.language.startswith("en") for read in reading.parts["site"]):
        return
    defaults = {read.value.id: read.value.default.typed for read in reading.parts["positions"]}
    accepted = [word.typed for read in reading.parts["words"] for word in read.value.accepted]
    spells = not any(one.path.endswith(WORDS) and not one.warning for one in reading.problems)
    desk = _Desk(accepted, defaults, lines(root), list_for("words", reading.files), spells=spells)
    rules = memo.intern("prose rules", (accepted, defaults, spells))
    for read in itertools.chain(*reading.parts.values(), reading.salvaged):
        yield from memo.compute("prose", (read, rules), partial(_proofread, desk, read))


def _proofread(desk: _Desk, read: Read) -> list[Problem]:
    return list(desk.problems(read, list(_words(read.value))))


# ---------------------------------------------------------------- the texts


def _words(
    value: Any, loc: Loc = (), item: Loc = (), owner: type[BaseModel] | None = None, field: str = ""
) -> Iterator[ProseText]:
    """Every text inside a value, with the item, the model and the field that it belongs to."""
    if isinstance(value, Rich):
        yield ProseText(loc, item, owner, field, value.typed)
    elif isinstance(value, BaseModel):
        within = loc if isinstance(value, Item) else item
        for name, info in type(value).model_fields.items():
            if type(inner := getattr(value, name)) not in PLAIN:
                known = info.alias or name
                yield from _words(inner, (*loc, known), within, type(value), known)
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _words(inner, (*loc, name), item, owner, name)
    elif isinstance(value, tuple | list):
        for number, inner in enumerate(value):
            yield from _words(inner, (*loc, number), item, owner, field)


MARKS: Final = re.compile(r"[\\*\[{]")
MARKED: Final = re.compile(r"\\([\\*\[\]{}])|\*\*?|\[([^\[\]]*)\]\([^()]*\)|\{\{ *([\w-]+) *\}\}|\{([\w-]+)\}")


def _plain(typed: str, said: Callable[[str], str]) -> str:
    """A text without its marks; `said` has what stands for a default or a field."""

    def unmarked(found: re.Match[str]) -> str:
        kept, linked, field, default = found.groups()
        name = field or default
        return said(name) if name else kept or linked or ""

    return MARKED.sub(unmarked, typed) if MARKS.search(typed) else typed


# ---------------------------------------------------------------- the rules for each field


@dataclass(frozen=True)
class _Desk:
    accepted: Sequence[str]
    defaults: Defaults
    lines: Callable[[str], Sequence[str]]
    right_words: str
    """The file for words that are right."""
    spells: bool = True
    """Whether the list of words that are right could be read."""

    @cached_property
    def speller(self) -> Speller:
        from careerguide.checks.spelling import Speller  # noqa: PLC0415

        return Speller(self.accepted)

    def problems(self, read: Read, words: Sequence[ProseText]) -> Iterator[Problem]:
        yield from self.spelling(read, words) if self.spells else ()
        for one in words:
            yield from self.text(read, one)
        items: dict[Loc, list[ProseText]] = defaultdict(list)
        for one in words:
            items[one.item].append(one)
        for loc, texts in items.items():
            yield from self.grade(read, loc, texts)

    def spelling(self, read: Read, words: Sequence[ProseText]) -> Iterator[Problem]:
        from careerguide.checks.spelling import nearest  # noqa: PLC0415

        checked = [one for one in words if (one.owner, one.field) not in NAMES and not _is_name(one)]
        for number, word in self.speller.wrong([_plain(one.typed, lambda _: " ") for one in checked]):
            near = nearest(word)
            mend = f"Did you mean “{near}”?" if near else "Mend it."
            yield self.told(read, checked[number].loc, word, "spelling", word=word, mend=mend, file=self.right_words)

    def text(self, read: Read, one: ProseText) -> Iterator[Problem]:
        from careerguide.checks import readability  # noqa: PLC0415

        plain = _plain(one.typed, self.defaults_of(read))
        if one.field in QUESTIONS:
            for found in readability.closed(plain):
                yield self.told(read, one.loc, found, "closed-question", found=found)
            for found in readability.two_at_once(plain):
                yield self.told(read, one.loc, found, "two-in-one-question", found=found)
        if one.field in ACTIVE:
            for found in readability.passive(plain):
                yield self.told(read, one.loc, found, "passive", found=found)
        most = LONGEST.get((one.owner, one.field)) if one.owner else None
        if most and len(plain) > most:
            yield self.told(read, one.loc, "", "long-item", found=len(plain), most=most)
        if one.field == "description" and len(plain) not in SNIPPET:
            yield self.told(
                read, one.loc, "", "description-length", found=len(plain), least=SNIPPET.start, most=SNIPPET.stop - 1
            )

    def grade(self, read: Read, loc: Loc, texts: Sequence[ProseText]) -> Iterator[Problem]:
        from careerguide.checks import readability  # noqa: PLC0415

        said = self.defaults_of(read)
        prose = [one for one in texts if not APART & set(one.loc) and (one.owner, one.field) not in NAMES | NO_PROSE]
        if hard := readability.hard(_plain(one.typed, said) for one in prose):
            long = ", ".join(f"“{word}”" for word in hard.words)
            place = next((one.loc for one in prose if hard.sentence in _plain(one.typed, said)), loc)
            yield self.told(
                read, place, hard.sentence, "hard-to-read", grade=hard.grade, sentence=_begun(hard.sentence), words=long
            )

    def defaults_of(self, read: Read) -> Callable[[str], str]:
        """What stands for a default, or for a field of this letter."""
        examples = {}
        if isinstance(read.value, Letter):
            examples = {name: field.example.typed for name, field in read.value.fields.items()}
        return lambda name: examples.get(name) or self.defaults.get(name, name)

    def told(self, read: Read, loc: Loc, words: str, code: str, /, **values: Any) -> Problem:
        mark: Mark = read.document.mark((*read.loc, *loc))
        if words:
            mark = spot(self.lines(mark.path or read.document.path), mark, words)
        return read.document.problem(mark, code, **values)


def _is_name(one: ProseText) -> bool:
    """Whether it is one word with a capital, where people's names are filled in."""
    return bool(APART & set(one.loc)) and " " not in one.typed and one.typed[0].isupper()


def _begun(sentence: str) -> str:
    """The first words of a sentence, to be found by."""
    words = sentence.split()
    return " ".join(words[:8]) + ("…" if len(words) > 8 else "")
