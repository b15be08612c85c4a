"""Small pieces of English: articles, plurals, lists of words, similar words."""

import difflib
from collections.abc import Iterable


def with_article(thing: str) -> str:
    """`a problem`, `an id`."""
    return f"an {thing}" if thing[0] in "aeiou" else f"a {thing}"


def count(number: int, thing: str) -> str:
    """`1 problem`, `2 problems`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """“Did you mean …?” with the most similar known word, or else the advice given."""
    words = list(known)
    same = [other for other in words if other.casefold() == word.casefold()]
    near = same or difflib.get_close_matches(word, words, n=1, cutoff=0.6)
    return f"Did you mean “{near[0]}”?" if near else otherwise


def one_of(words: Iterable[str]) -> str:
    """A list of choices: `a, b or c`."""
    return _joined(words, "or")


def all_of(words: Iterable[str]) -> str:
    """A list of things: `a, b and c`."""
    return _joined(words, "and")


def _joined(words: Iterable[str], conjunction: str) -> str:
    listed = list(words)
    return f" {conjunction} ".join([", ".join(listed[:-1]), listed[-1]]) if len(listed) > 1 else "".join(listed)
