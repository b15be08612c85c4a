"""The fix for each problem that has only one possible fix, by the code of the problem."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from careerguide.content.document import Loc
from careerguide.content.yaml_builder import Token
from careerguide.content.yaml_errors import LEAD, UNFIT
from careerguide.edit.source_text import LEADS, Edit, Fix, SourceText
from careerguide.edit.text_lines import quoted, written
from careerguide.model.charset import PAIRS, in_curly_quotes
from careerguide.model.guide import FIELDS
from careerguide.problems.problem import Mark, Problem

FIELD_NAME: Final = re.compile(rf"{LEAD.pattern}([a-z][a-z0-9_-]*+):(?=\s|$)")
SENTENCE_END: Final = (".", "?", "!", "…", "”", ")")
SAME: Final = {
    "\t": " ",
    "\u2010": "-",
    "\u2011": "-",
    **{sign: unicodedata.normalize("NFKC", sign) for sign in "ﬀﬁﬂﬃﬄﬅﬆ"},
}
"""Characters that look like plain ones: hyphens, and letters joined by a typesetter."""
INVISIBLE: Final = ("Cf", "Cc")
"""Categories of characters that can't be seen."""


# ---------------------------------------------------------------- quotes


def _quote_rest(source: SourceText, line: int, start: int) -> Fix | None:
    """Quotes around all from `start` to the end of a line, if the value surely ends there."""
    leads = source.leads(line, start)
    words = source.lines[line][start:].rstrip()
    braces = words.startswith("{{")
    if leads is None or not words or (words[0] in "\"'[{|>&*!#" and not braces) or source.continues(line, leads):
        return None
    return Fix((Edit(line, start, start + len(words), quoted(words)),), (("text", words),))


def _colon(source: SourceText, problem: Problem) -> Fix | None:
    line = source.lines[problem.line - 1]
    leads = LEADS.match(line)
    if leads is None or not leads["key"] or re.search(r"\s#", line):
        return None
    inner = FIELD_NAME.match(line, leads.end())
    if inner and inner[1] in FIELDS:
        return None  # it might be meant as a field
    return _quote_rest(source, problem.line - 1, leads.end())


def _start(source: SourceText, problem: Problem) -> Fix | None:
    if re.search(r"\s#", source.lines[problem.line - 1]):
        return None
    return _quote_rest(source, problem.line - 1, problem.column - 1)


def _fields_for_text(source: SourceText, problem: Problem) -> Fix | None:
    """Quotes around an entry of a list of texts, in which a colon made a field."""
    leads = source.leads(problem.line - 1, problem.column - 1)
    if leads is None or leads["key"] or "-" not in leads["dashes"]:
        return None
    return _start(source, problem)


def _cut(source: SourceText, problem: Problem) -> Fix | None:
    """Quotes around a value with a #, if the words after it surely aren't a comment."""
    line, sign = source.lines[problem.line - 1], problem.column - 1
    end = Mark(problem.line, problem.column - 1)
    token = next((token for token in source.tokens[0] if token.end == end), None)
    if token is None or token.start.line != token.end.line or "  #" in line:
        return None
    if token.value.isdigit() and line[sign + 1 : sign + 2].isspace():
        return Fix((Edit(problem.line - 1, sign, sign, " "),), ())
    words = line.rstrip()
    ends_later = words.endswith(SENTENCE_END) and not token.value.endswith(SENTENCE_END)
    if ends_later or line[sign + 1 : sign + 2].strip():
        return _quote_rest(source, problem.line - 1, token.start.column - 1)
    return None


def _curly(source: SourceText, problem: Problem) -> Fix | None:
    """Removes curly quotes around a whole value, and adds straight ones only where YAML needs them."""
    token = source.token_at(problem)
    if token is None or not in_curly_quotes(token.value.strip()):
        return None
    inside = token.value.strip()[1:-1]
    if token.start.line == token.end.line:
        line, start, end = token.start.line - 1, token.start.column - 1, token.end.column - 1
        bare = written(inside) if source.leads(line, start) else quoted(inside)
        return Fix((Edit(line, start, end, bare),), (("text", inside),))
    edits = _without(source, token, next(pair for pair in PAIRS if pair[0] == token.value.strip()[0]))
    return Fix(edits, (("text", inside),)) if len(edits) == 2 else None


# ---------------------------------------------------------------- words


def is_typo(typed: str, known: str) -> bool:
    """Whether one letter too many, too few, wrong, or two in the wrong order make one word the other.

    A different number isn't a typo: plan-15 and plan-25 can both exist.
    """
    if typed == known or re.findall(r"\d", typed) != re.findall(r"\d", known):
        return False
    start = next((n for n, (a, b) in enumerate(zip(typed, known, strict=False)) if a != b), min(len(typed), len(known)))
    a, b = typed[start:], known[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[:2][::-1] and a[2:] == b[2:])


def _intended(problem: Problem, taken: Sequence[Any] = ()) -> str | None:
    """The only known word that can have been meant and isn't there yet."""
    word = problem.word[1:-1] if in_curly_quotes(problem.word) else problem.word
    if word != problem.word and word in problem.known:
        return word
    near = [known for known in dict.fromkeys(problem.known) if known not in taken and is_typo(word, known)]
    return near[0] if len(near) == 1 else None


def _name(source: SourceText, problem: Problem) -> Fix | None:
    """The name of a field, if that field is not there yet."""
    taken = [name for loc in _locs(source.document.keys, problem) for name in _beside(source.document.keys, loc)]
    word = _intended(problem, taken)
    return None if word is None else _replaced(source, problem, word)


def _word(source: SourceText, problem: Problem) -> Fix | None:
    """A choice or an id, if the list does not have it yet; alone, or in a text as a link or a default."""
    word = _intended(problem)
    if word is None or any(
        word in _list_around(source.document.value, loc) for loc in _locs(source.document.marks, problem)
    ):
        return None
    return _replaced(source, problem, word)


def _locs(places: Mapping[Loc, Any], problem: Problem) -> list[Loc]:
    """The places in the value that begin where the problem is."""
    return [loc for loc, mark in places.items() if mark == problem.mark]


def _beside(places: Iterable[Loc], loc: Loc) -> list[str | int]:
    return [other[-1] for other in places if other[:-1] == loc[:-1]]


def _list_around(value: Any, loc: Loc) -> list[Any]:
    for name in loc[:-1]:
        value = value[name]
    return value if isinstance(value, list) and loc else []


def _replaced(source: SourceText, problem: Problem, word: str) -> Fix | None:
    """Replaces the wrong word, which is the whole value, a link, or a default in a text, with `word`."""
    token = source.text_at(problem)
    if token is None:
        return None
    for old, new in (
        (problem.word, word),
        (f"]({problem.word})", f"]({word})"),
        (f"{{{problem.word}}}", f"{{{word}}}"),
    ):
        value = token.value.replace(old, new)
        if (token.value == problem.word or old != problem.word) and value != token.value:
            places = list(source.places(token, old))
            edits = tuple(Edit(line, start, start + len(old), new) for line, start in places)
            return Fix(edits, (("text", value),))
    return None


def _number(source: SourceText, problem: Problem) -> Fix | None:
    """A number in curly quotes."""
    token = source.token_at(problem)
    if token is None or not in_curly_quotes(token.value) or not token.value[1:-1].isdigit():
        return None
    return Fix(_without(source, token, "“”"), (("text", token.value[1:-1]),))


def _list(source: SourceText, problem: Problem) -> Fix | None:
    """Brackets around a single text where a list belongs. With a comma in it, it could be several, so it stays."""
    token = source.token_at(problem)
    if token is None or token.kind != "text" or token.start.line != token.end.line or re.search("[,()]", token.value):
        return None
    line, start, end = token.start.line - 1, token.start.column - 1, token.end.column - 1
    leads = source.leads(line, start)
    typed = source.lines[line][start:end]
    if leads is None or not leads["key"] or not token.value:
        return None
    inside = quoted(token.value) if typed == token.value and re.search(r"[\[\]{}]", typed) else typed
    return Fix((Edit(line, start, end, f"[{inside}]"),), (("list", ""), ("text", token.value), ("end", "")))


# ---------------------------------------------------------------- characters that can't be seen


def _without(source: SourceText, token: Token, signs: str) -> tuple[Edit, ...]:
    return tuple(Edit(line, at, at + 1, "") for sign in signs for line, at in source.places(token, sign))


def _invisible(source: SourceText, problem: Problem) -> Fix | None:
    """A character in a value that can't be seen, as some programs put between words that are copied from them; or one
    that looks like a plain one.
    """
    token = source.token_at(problem)
    if token is None or not problem.word:
        return None
    plain = SAME.get(problem.word, " " if unicodedata.category(problem.word) == "Zs" else "")
    if not plain and unicodedata.category(problem.word) not in INVISIBLE:
        return None
    edits = tuple(Edit(line, at, at + 1, plain) for line, at in source.places(token, problem.word))
    return Fix(edits, (("text", token.value.replace(problem.word, plain)),))


def _not_allowed(source: SourceText, problem: Problem) -> Fix | None:
    """Removes a character that a text file can't have, or replaces it with a space between two words."""
    line, at = source.lines[problem.line - 1], problem.column - 1
    if line[at : at + 1].isprintable():
        return None
    parts = line[:at].strip() and line[at + 1 :].strip() and not (line[at - 1] + line[at + 1]).count(" ")
    return Fix((Edit(problem.line - 1, at, at + 1, " " if parts else ""),), None)


def _plain_space(source: SourceText, problem: Problem) -> Fix | None:
    """Replaces special spaces in front of the words of a line or after its colon with plain ones."""
    spaces = UNFIT["odd-space"].match(source.lines[problem.line - 1])
    if not spaces:
        return None
    places = [at for at in range(spaces.end()) if not spaces[0][at].isascii()]
    return Fix(tuple(Edit(problem.line - 1, at, at + 1, " ") for at in places), None)


def _written_there(words: str, *, in_place_of: int) -> Callable[[SourceText, Problem], Fix]:
    """A fixer that replaces so many characters where the problem is with the words."""

    def fix(_source: SourceText, problem: Problem) -> Fix:
        start = problem.column - 1
        return Fix((Edit(problem.line - 1, start, start + in_place_of, words),), None)

    return fix


FIXERS: Final[dict[str, Callable[[SourceText, Problem], Fix | None]]] = {
    "value-cut": _cut,
    "colon-in-value": _colon,
    "bad-start": _start,
    "mapping-in-text": _fields_for_text,
    "curly-quotes": _curly,
    "unknown-field": _name,
    "unknown-block": _name,
    "unknown-choice": _word,
    "unknown-id": _word,
    "unknown-placeholder": _word,
    "not-a-number": _number,
    "not-a-list": _list,
    "unprintable": _invisible,
    "bad-character": _not_allowed,
    "byte-order-mark": _written_there("", in_place_of=1),
    "no-space": _written_there(" ", in_place_of=0),
    "odd-space": _plain_space,
    "star-for-dash": _written_there("-", in_place_of=1),
}
"""By the code of a problem, what fixes it where only one fix is possible. Tabs are fixed in the whole file at once."""
