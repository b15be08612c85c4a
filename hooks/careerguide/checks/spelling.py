"""Which words are misspelled, and what they were probably meant to be. American and British spellings are both right.

The words are those of pyspellchecker (some 160,000, American) and those that the guide accepts. A word with a capital
inside a sentence is taken for a name; so is one that begins a sentence, if no word is like it.
"""

import difflib
import gzip
import pkgutil
import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from string import ascii_lowercase
from typing import Final

ADDRESS: Final = re.compile(r"(?<!\S)\S*(?:@|://|\w\.\w{2,})\S*")
WORD: Final = re.compile(r"(?<![\w\u2019'])[^\W\d_]+(?:['\u2019-][^\W\d_]+)*(?!\w)")
INNER_CAPITAL: Final = re.compile(r"\w[a-z]*[A-Z]")
SENTENCE_START: Final = re.compile(r"(?:^|[.?!:;…]|\n)[\s\u201c\u201d\"\u2018\u2019(\[\u2013\u2014-]*$|[\u201c\"(\[]$")
"""What is in front of the first word of a sentence."""
FORM_OF_ADDRESS: Final = re.compile(r"\b(?:Dr|Mrs?|Ms|Mx|Prof|St)\.\s$")
LETTERS: Final = f"{ascii_lowercase}'"
LONGEST_WORD: Final = 100
"""Letters. What is longer is reported as a mistake of another kind, and no word is like it."""
AMERICAN: Final[Mapping[re.Pattern[str], str]] = {
    re.compile(british): american
    for british, american in {
        r"our(?=$|s|ed$|ing|ite|able|er|ful|less|ly|ist|hood|al$|y$)": "or",  # colour, favourite
        r"is(?=(?:e[ds]?|ing|ers?|ations?|able|ational)$)": "iz",  # organise
        r"ys(?=(?:e[ds]?|ing|ers?)$)": "yz",  # analyse
        r"(?<=[ntb])re(?=s?$)": "er",  # centre
        r"ogue(?=s?$)": "og",  # catalogue
        r"(?<=[aeiou]l)l(?=(?:ed|ing|ers?)$)": "",  # travelled
        r"(?<=[aeiou]l)(?=(?:ment|ments|ful|fully|s)?$)": "l",  # enrol, skilful
        r"(?<=[ae]n)ce(?=[ds]?$)": "se",  # licence
        r"(?<=gram)me(?=s?$)": "",  # programme
        r"(?<=g)e(?=ments?$)": "",  # judgement
    }.items()
}


class Speller:
    """Finds misspelled words. `accepted` are words and phrases that are right though the list lacks them."""

    def __init__(self, accepted: Iterable[str]) -> None:
        self._accepted = frozenset(_fold(part) for words in accepted for part in (words, *re.split(r"[\s-]+", words)))
        self._is_right = cache(self._spells)

    def misspelled(self, texts: Sequence[str]) -> Iterator[tuple[int, str]]:
        """Each misspelled word with the 0-based number of its text, once per text.

        The texts are those of one item: what is a name in one of them is a name in all of them.
        """
        words = [[] if all(map(self._is_right, text.split())) else list(_words(text)) for text in texts]
        names = {_fold(word) for row in words for word, is_name in row if is_name}
        for number, row in enumerate(words):
            for word in dict.fromkeys(word for word, is_name in row if not (is_name or self._is_right(word))):
                if word[0].islower() or (_fold(word) not in names and _one_letter_away(_fold(word))):
                    yield number, word

    def _spells(self, run: str) -> bool:
        """Whether each word between two spaces is spelled right."""
        plain = run.rstrip(".,?!:;")
        words = [plain] if plain.isascii() and plain.isalpha() else WORD.findall(_without_addresses(run))
        return all(_is_skipped(word) or self._has(_fold(word)) for word in words)

    def _has(self, word: str) -> bool:
        if word in self._accepted or len(word) == 1 or is_listed(word) or any(map(is_listed, _american(word))):
            return True
        parts = word.split("-")
        return len(parts) > 1 and ("".join(parts) in self._accepted or all(map(self._has, parts)))


def suggest(word: str) -> str | None:
    """The most common word that is one letter away, else the one that looks most like it, if there is any.

    That one has to have the same first and last letter: looking at all 160,000 words would take too long.
    """
    folded = _fold(word)
    near = sorted(_one_letter_away(folded), key=lambda listed: (-_uses(listed), listed))
    if not near:
        alike = [known for known in _by_ends()[folded[0], folded[-1]] if abs(len(known) - len(folded)) < 2]
        near = difflib.get_close_matches(folded, alike, n=1, cutoff=0.75)
    return (near[0].capitalize() if word[0].isupper() else near[0]) if near else None


def is_listed(word: str) -> bool:
    """Whether pyspellchecker knows a word in lower case."""
    return _uses(word) > 0


def _uses(word: str) -> int:
    """How often a word is used in the texts that made pyspellchecker's list; 0 for one that it doesn't have."""
    lines, start = _lines(), f'"{word}":'.encode()
    at = bisect_left(lines, start)
    if at == len(lines) or not lines[at].startswith(start):
        return 0
    return int(lines[at].removeprefix(start).strip(b", ")) or 1


@cache
def _lines() -> Sequence[bytes]:
    """The word list of pyspellchecker, sorted: each line has a word in quotes, a colon, and how often it is used.

    Read this way it takes a tenth of the time that the library takes to load it.
    """
    data = pkgutil.get_data("spellchecker", "resources/en.json.gz")
    assert data
    return sorted(gzip.decompress(data).split(b"\n"))


@cache
def _by_ends() -> Mapping[tuple[str, str], Sequence[str]]:
    """The listed words by their first and last letter."""
    words: dict[tuple[str, str], list[str]] = defaultdict(list)
    for line in _lines():
        if word := line.partition(b'":')[0][1:].decode():
            words[word[0], word[-1]].append(word)
    return words


def mistaken_for(known: frozenset[str]) -> set[str]:
    """Common words that aren't known but could pass for a misspelled known one: one letter makes the difference, and it
    isn't the first.
    """
    return set().union(*map(_common_alike, known)) - known


@lru_cache(maxsize=16384)
def _common_alike(word: str) -> frozenset[str]:
    return frozenset(_common() & _changed(word, first=1))


def _one_letter_away(word: str) -> set[str]:
    """Listed words with one letter more or less, another one, or two that have changed places."""
    return set(filter(is_listed, _changed(word) - {word}))


def _changed(word: str, first: int = 0) -> set[str]:
    """Whatever is one letter away from a word, in which the letters in front of the `first` stay."""
    parts = [(word[:at], word[at:]) for at in range(first, len(word) + 1)]
    fewer = (left + right[1:] for left, right in parts if right)
    swapped = (left + right[1] + right[0] + right[2:] for left, right in parts if len(right) > 1)
    other = (left + letter + right[1:] for left, right in parts if right for letter in LETTERS)
    more = (left + letter + right for left, right in parts for letter in LETTERS)
    return {*fewer, *swapped, *other, *more}


@cache
def _common() -> frozenset[str]:
    """The listed words that are used often enough for someone to type them, without apostrophes."""
    pairs = (line.partition(b'":') for line in _lines())
    words = (word[1:] for word, _, uses in pairs if len(uses.strip(b", ")) >= 3)  # a hundred times or more
    return frozenset(word.decode().replace("'", "") for word in words if len(word) > 3)


def _words(text: str) -> Iterator[tuple[str, bool]]:
    """Each word, and whether it is a name: a capital inside a sentence, or in front of another capital."""
    bare = _without_addresses(text)
    for match in WORD.finditer(bare):
        word = match[0]
        if _is_skipped(word):
            continue
        if not word[0].isupper():
            yield word, False
            continue
        before, after = bare[max(0, match.start() - 12) : match.start()], bare[match.end() : match.end() + 2]
        starts_sentence = SENTENCE_START.search(before) and not FORM_OF_ADDRESS.search(before)
        yield word, not starts_sentence or (after[:1] == " " and after[1:].isupper() and after[1:] != "I")


def _without_addresses(text: str) -> str:
    return ADDRESS.sub(" ", unicodedata.normalize("NFC", text))


def _is_skipped(word: str) -> bool:
    """A letter; or UCS, CVs, LinkedIn; or what can't be a word."""
    return len(word) == 1 or len(word) > LONGEST_WORD or INNER_CAPITAL.match(word) is not None


def _fold(word: str) -> str:
    """In lower case, with plain apostrophes and without accents or an 's at the end."""
    plain = word.lower().replace("\u2019", "'").removesuffix("'s").removesuffix("'")
    if plain.isascii():
        return plain
    return "".join(letter for letter in unicodedata.normalize("NFD", plain) if not unicodedata.combining(letter))


def _american(word: str) -> Iterator[str]:
    """The word as Americans might spell it."""
    yield from (american for british, form in AMERICAN.items() if (american := british.sub(form, word)) != word)
