"""Which words are spelled wrong, and what they were meant to be. American and British spellings are both right.

The words are those of pyspellchecker (some 160,000, American), and those that the guide accepts besides. A word with a
capital inside a sentence is taken for a name; so is one that begins a sentence, if no word is like it. A table of the
whole list would take a sixth of a second to make, for a few thousand words to look up: the list is searched as it is.
"""

from __future__ import annotations

import difflib
import gzip
import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

ADDRESS: Final = re.compile(r"(?<!\S)\S*(?:@|://|\w\.\w{2,})\S*")
TOKEN: Final = re.compile(r"(?<![\w\u2019'])[^\W\d_]+(?:['\u2019-][^\W\d_]+)*(?!\w)")
INNER: Final = re.compile(r"\w[a-z]*[A-Z]")
BEGINS: Final = re.compile(r"(?:^|[.?!:;…]|\n)[\s\u201c\u201d\"\u2018\u2019(\[\u2013\u2014-]*$|[\u201c\"(\[]$")
"""What stands before the first word of a sentence."""
TITLED: Final = re.compile(r"\b(?:Dr|Mrs?|Ms|Mx|Prof|St)\.\s$")
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
    """Finds the words that neither the list nor the guide knows."""

    def __init__(self, accepted: Iterable[str]) -> None:
        self.accepted = frozenset(_folded(part) for words in accepted for part in (words, *re.split(r"[\s-]+", words)))
        self.right: set[str] = set()
        self.sound: set[str] = set()

    def wrong(self, texts: Sequence[str]) -> Iterator[tuple[int, str]]:
        """The number of the text and the word, once in each text. Of one item, so that its names are known."""
        doubtful = [self._doubtful(text) for text in texts]
        tokens = [list(_tokens(text)) if doubt else [] for text, doubt in zip(texts, doubtful, strict=True)]
        names = {_folded(word) for found in tokens for word, name in found if name}
        for number, found in enumerate(tokens):
            for word in dict.fromkeys(
                word for word, name in found if not (name or (word[0].isupper() and _folded(word) in names))
            ):
                if not self.knows(word):
                    yield number, word

    def _doubtful(self, text: str) -> bool:
        """Whether something between its spaces has a word that is in no list: only then it matters which are names."""
        runs = set(text.split()) - self.sound
        self.sound |= {run for run in runs if all(map(self._sound, _parts(run)))}
        return not runs <= self.sound

    def _sound(self, word: str) -> bool:
        if word not in self.right and (_skipped(word) or _spelled(_folded(word), self.accepted)):
            self.right.add(word)
        return word in self.right

    def knows(self, word: str) -> bool:
        if not self._sound(word) and _may_be_name(word):
            self.right.add(word)
        return word in self.right


def _bare(text: str) -> str:
    """Without addresses."""
    return ADDRESS.sub(" ", unicodedata.normalize("NFC", text))


def _parts(run: str) -> Sequence[str]:
    """The words in what stands between two spaces."""
    return [run] if run.isascii() and run.isalpha() else TOKEN.findall(_bare(run))


def _skipped(word: str) -> bool:
    """A letter; or UCS, CVs, LinkedIn."""
    return len(word) == 1 or INNER.match(word) is not None


def _tokens(text: str) -> Iterator[tuple[str, bool]]:
    """Each word, and whether it is a name: a capital inside a sentence, or before another capital."""
    bare = _bare(text)
    for found in TOKEN.finditer(bare):
        word = found[0]
        if _skipped(word):
            continue
        if not word[0].isupper():
            yield word, False
            continue
        after = bare[found.end() : found.end() + 2]
        before = bare[max(0, found.start() - 12) : found.start()]
        begins = BEGINS.search(before) and not TITLED.search(before)
        yield word, not begins or (after[:1] == " " and after[1:].isupper() and after[1:] != "I")


def _folded(word: str) -> str:
    """In lower case, with plain apostrophes and without accents or an 's at the end."""
    plain = word.lower().replace("\u2019", "'").removesuffix("'s").removesuffix("'")
    if plain.isascii():
        return plain
    return "".join(sign for sign in unicodedata.normalize("NFD", plain) if not unicodedata.combining(sign))


def _spelled(word: str, accepted: Collection[str]) -> bool:
    if word in accepted or _listed(word):
        return True
    parts = word.split("-")
    return len(parts) > 1 and ("".join(parts) in accepted or all(_spelled(part, accepted) for part in parts))


def _listed(word: str) -> bool:
    known = words()
    return len(word) == 1 or word in known or any(form in known for form in _american(word))


def _may_be_name(word: str) -> bool:
    """Whether a word with a capital is no slip of a word that is listed."""
    return word[0].isupper() and not any(near in words() for near in _one_slip(_folded(word)))


def _american(word: str) -> Iterator[str]:
    for british, american in AMERICAN.items():
        form = british.sub(american, word)
        if form != word:
            yield form


class WordList:
    """Lines of JSON, in order: each has a word in quotes and how often it is used. No word has a quote inside."""

    def __init__(self, data: bytes) -> None:
        self._lines = sorted(data.split(b"\n"))

    def often(self, word: str) -> int:
        """How often a word is used; 0 when it is not listed."""
        return int(self._line(word).rpartition(b" ")[2].rstrip(b",") or 0)

    def __contains__(self, word: str) -> bool:
        return self._line(word) != b""

    def _line(self, word: str) -> bytes:
        key = f'"{word}": '.encode()
        at = bisect_left(self._lines, key)
        return self._lines[at] if at < len(self._lines) and self._lines[at].startswith(key) else b""

    def __iter__(self) -> Iterator[str]:
        return (line.split(b'"')[1].decode() for line in self._lines if line.startswith(b'"'))


@cache
def words() -> WordList:
    """The file of pyspellchecker, without the rest of it."""
    spec = find_spec("spellchecker")
    assert spec
    assert spec.origin
    return WordList(gzip.decompress((Path(spec.origin).parent / "resources" / "en.json.gz").read_bytes()))


# ---------------------------------------------------------------- the word that was meant

LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


def nearest(word: str) -> str | None:
    """The most usual word that is one slip away, else the one that looks most like it."""
    folded, known = _folded(word), words()
    if slips := [near for near in _one_slip(folded) if near in known]:
        return _like(word, max(slips, key=known.often))
    near = difflib.get_close_matches(folded, _beginning().get((folded[:1], len(folded)), ()), n=1, cutoff=0.75)
    return _like(word, near[0]) if near else None


def _one_slip(word: str) -> Iterator[str]:
    """A letter too many, two exchanged, a wrong one, one missing."""
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in LETTERS:
            yield before + letter + after
            if after:
                yield before + letter + after[1:]


@cache
def _beginning() -> Mapping[tuple[str, int], Sequence[str]]:
    """Words by their first letter and length, each beside those that are one shorter or longer."""
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    for word in words():
        for length in (len(word) - 1, len(word), len(word) + 1):
            found[word[0], length].append(word)
    return found


def _like(word: str, near: str) -> str:
    return near.capitalize() if word[0].isupper() else near
