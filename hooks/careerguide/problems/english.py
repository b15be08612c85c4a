"""Small pieces of English: plurals, lists of choices, near words."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def count(number: int, thing: str) -> str:
    """`1 problem`, `2 problems`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """The nearest known word as a question, else the advice given."""
    words = list(known)
    alike = [one for one in words if one.casefold() == word.casefold()]
    near = alike or difflib.get_close_matches(word, words, n=1, cutoff=0.6)
    return f"Did you mean “{near[0]}”?" if near else otherwise


def one_of(words: Iterable[str]) -> str:
    """A readable list of choices: `a, b or c`."""
    listed = list(words)
    return " or ".join([", ".join(listed[:-1]), listed[-1]]) if len(listed) > 1 else "".join(listed)
