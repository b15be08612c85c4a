"""Reads the whole guide for its wording: which rule of `readability` and `spelling` is for which field.

Everything that comes of it is advice: warnings, never errors. English only.
"""

import functools
import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any, Final, NamedTuple

from markupsafe import Markup, escape
from pydantic import BaseModel

from careerguide.cache import memo
from careerguide.checks import readability, voice
from careerguide.checks.spelling import Speller, suggest
from careerguide.content.document import Loc, spot
from careerguide.content.files import OFFICE, list_for
from careerguide.content.reading import Read, Reading
from careerguide.model.advice import Position, Tip, Worry
from careerguide.model.interface import InterfaceText
from careerguide.model.letters import Letter
from careerguide.model.markup import Renderer, Rich
from careerguide.model.questions import Plan, Question
from careerguide.model.site import Review, Site, Source, Synonym, Words
from careerguide.problems.problem import MOST, MOST_SUGGESTIONS, Problem

WORDS_FILE: Final = "/words.yml"
AMERICAN: Final = frozenset({"en", "en-US"})
"""Languages of a guide in American English."""
QUESTIONS: Final = frozenset({"ask", "follow_ups"})
ACTIVE: Final = QUESTIONS | {"do"}
SPOKEN: Final = QUESTIONS | {"say", "body"}
RULES: Final[Sequence[tuple[str, frozenset[str], Callable[[str], Iterator[str]]]]] = (
    ("closed-question", QUESTIONS, readability.closed),
    ("two-in-one-question", QUESTIONS, readability.two_at_once),
    ("passive", ACTIVE, readability.passive),
    ("no-contraction", SPOKEN, voice.stiff),
)
"""The code of a warning, the fields it is for, and what finds the words in their text."""
MOST_CHARACTERS: Final[Mapping[tuple[type[BaseModel] | None, str], int]] = {
    (Question, "ask"): 120,
    (Question, "why"): 95,
    (Question, "follow_ups"): 45,
    (Worry, "ask"): 120,
    (Tip, "title"): 60,
    (Letter, "purpose"): 75,
}
"""What fits on its line of paper, or can be said in one breath."""
SNIPPETS: Final[Mapping[str, tuple[str, range]]] = {
    "description": ("description-length", range(60, 156)),
    "search_title": ("search-title-length", range(20, 71)),
}
"""The code of a warning, and how many characters search engines show whole, by the name of the field."""
SINGLE_WORDS: Final = {(Words, "accepted"), (Synonym, "typed"), (Synonym, "means")}
NAMES: Final = {
    (Source, "title"),
    (Source, "by"),
    (Source, "short"),
    (Synonym, "typed"),
    (Review, "owner"),
}
"""Fields that hold names, and what others wrote, as they wrote it."""
OWN: Final = "own"
"""The source of advice that is ours alone."""
EXAMPLES: Final = frozenset({"example", "fields"})
"""Fields around what isn't a sentence of its item: a filled-in worksheet, and the blanks of a letter."""


REASONS: Final = {(Question, "why"), (Tip, "why")}
OF_ONE_LENGTH: Final = (InterfaceText, Position, Plan, Site, Source)
"""What's about one length, named after it, says what others recommend, or can't name a default."""


class Text(NamedTuple):
    """A text: where it and its item are, the model and field that it belongs to, and its words without marks."""

    loc: Loc
    item: Loc
    field: tuple[type[BaseModel] | None, str]
    words: str
    """With the defaults of positions, and the examples of a letter's blanks."""
    own_words: str
    """With a space for each of those."""


def check_prose(reading: Reading) -> Iterator[Problem]:
    """Every warning about the wording of the guide, if it is in English."""
    languages = {read.value.language for read in reading.parts["site"]}
    if not all(language.startswith("en") for language in languages):
        return
    american = languages <= AMERICAN
    defaults = {read.value.id: read.value.default.typed for read in reading.parts["positions"]}
    accepted = [word.typed for read in reading.parts["words"] for word in read.value.accepted]
    unread = any(problem.path.endswith(WORDS_FILE) and not problem.warning for problem in reading.problems)
    checker = _ProseChecker(defaults, None if unread else accepted, list_for("words", reading.files), american)
    settings = memo.intern("prose settings", (defaults, accepted, unread, american))
    for read in itertools.chain(*reading.parts.values(), reading.salvaged):
        yield from memo.compute("prose", (read, settings), partial(checker.check, read))


@dataclass(frozen=True)
class _ProseChecker:
    defaults: Mapping[str, str]
    """What we say on each position, by its id."""
    accepted: Sequence[str] | None
    """Words that are right though the word list lacks them; None if they could not be read: then all words are."""
    words_file: str
    """Where such words are added."""
    american: bool
    """Whether the guide is in American English."""
    warned: Counter[str] = field(default_factory=Counter)
    """Misspelled words, by the path of their file. Looking for a near word takes long, so only the first get one."""

    @cached_property
    def numbers(self) -> Mapping[re.Pattern[str], str]:
        return voice.default_numbers(self.defaults)

    @cached_property
    def speller(self) -> Speller:
        return Speller(self.accepted or ())

    def check(self, read: Read) -> list[Problem]:
        texts = list(self.texts(read))
        return [
            *(self.spelling(read, texts) if self.accepted is not None else ()),
            *(problem for text in texts for problem in self.wording(read, text)),
            *(problem for text in texts for problem in self.voice(read, text)),
        ]

    def texts(self, read: Read) -> Iterator[Text]:
        examples: Mapping[str, Markup] = {}
        if isinstance(read.value, Letter):
            examples = {name: escape(field.example.typed) for name, field in read.value.fields.items()}
        whole = Renderer(str, lambda name: self.defaults.get(name, name), lambda name: examples.get(name, escape(name)))
        bare = Renderer(str, lambda _: " ", lambda _: Markup(" "))
        for value, loc, item, model, name in read.parts:
            if isinstance(value, Rich):
                words = whole.plain(value)
                yield Text(loc, item, (model, name), words, bare.plain(value) if "{" in value.typed else words)

    def spelling(self, read: Read, texts: Sequence[Text]) -> Iterator[Problem]:
        checked = [text for text in texts if text.field not in NAMES and not _is_name(text)]
        for number, word in self.speller.misspelled([text.own_words for text in checked]):
            self.warned[read.document.path] += 1
            so_far = self.warned[read.document.path]
            near = suggest(word) if so_far <= MOST_SUGGESTIONS else None
            fix = f"Did you mean “{near}”?" if near else "Check the spelling."
            place = word if so_far <= MOST else ""  # those that are only counted aren't looked for
            yield _problem(read, checked[number].loc, place, "spelling", word=word, fix=fix, file=self.words_file)

    def wording(self, read: Read, text: Text) -> Iterator[Problem]:
        _, name = text.field
        for code, fields, find in RULES:
            for words in find(text.words) if name in fields else ():
                yield _problem(read, text.loc, words, code, found=words)
        length, most = len(text.words), MOST_CHARACTERS.get(text.field)
        if most and length > most:
            yield _problem(read, text.loc, "", "long-item", found=length, most=most)
        if name in SNIPPETS and length not in SNIPPETS[name][1]:
            code, shown = SNIPPETS[name]
            yield _problem(read, text.loc, "", code, found=length, least=shown.start, most=shown.stop - 1)

    def voice(self, read: Read, text: Text) -> Iterator[Problem]:
        model, name = text.field
        if text.field in NAMES | SINGLE_WORDS:
            return
        for words, better in voice.always_wrong(text.own_words, american=self.american):
            if words.endswith("!") and EXAMPLES & set(text.loc):
                continue  # people write notes as they like
            yield _problem(read, text.loc, words, "always-wrong", found=words, better=better)
        if text.field in REASONS:
            yield from (
                _problem(read, text.loc, "", "why-without-you", found=w) for w in voice.not_about_you(text.words)
            )
        if model is InterfaceText and name != "about" and read.value.about.typed.startswith("Button"):
            yield from (
                _problem(read, text.loc, "", "label-without-verb", found=w) for w in voice.without_verb(text.words)
            )
        if name not in SPOKEN and _is_only_ours(read, text):
            yield from (
                _problem(read, text.loc, words, "sweeping", found=words) for words in voice.sweeping(text.own_words)
            )
        if (
            isinstance(read.value, BaseModel)
            and not isinstance(read.value, OF_ONE_LENGTH)
            and not EXAMPLES & set(text.loc)
        ):
            yield from self.typed_numbers(read, text)

    def typed_numbers(self, read: Read, text: Text) -> Iterator[Problem]:
        """Numbers that a default would say. An office that has other defaults can only change its own files."""
        if self.words_file.startswith(OFFICE) and not read.document.path.startswith(OFFICE):
            return
        for pattern, name in self.numbers.items():
            if match := pattern.search(text.own_words):
                yield _problem(read, text.loc, match[0], "typed-number", found=match[0], name=name)


def _problem(read: Read, loc: Loc, words: str, code: str, /, **values: Any) -> Problem:
    """The problem at these words of the text at `loc`, or where the text begins."""
    place = (*read.loc, *loc)
    mark = read.document.mark(place)
    if words:
        mark = spot(read.document.origin(place)[0].lines, mark, words)
    return read.document.problem(mark, code, **values)


def _is_only_ours(read: Read, text: Text) -> bool:
    """Whether the innermost item around a text has no source but us."""
    item = functools.reduce(
        lambda value, key: value[key] if isinstance(key, int) else getattr(value, key), text.item, read.value
    )
    return getattr(item, "sources", ()) == (OWN,)


def _is_name(text: Text) -> bool:
    """Whether it is one word with a capital, where people's names are filled in."""
    return bool(EXAMPLES & set(text.loc)) and " " not in text.words and text.words[0].isupper()
