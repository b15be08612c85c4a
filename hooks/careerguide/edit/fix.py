"""Mends what has exactly one mend, as edits of exact places in a text: whatever is not edited stays as it was typed.

A mend is kept only if the parser then tells the same as before, and in that one place what was meant.
Nothing here touches files or reads YAML: `sources` says what stands where.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from careerguide.content.document import Document, Loc
from careerguide.content.yaml_builder import Token, tokens
from careerguide.content.yaml_errors import FIELD, ODD_SPACE, WIDTHS, spaced
from careerguide.content.yaml_reader import parse
from careerguide.edit.field_order import in_order
from careerguide.edit.text_lines import _join, quoted, split, written
from careerguide.model.charset import PAIRS, in_curly_quotes
from careerguide.model.guide import FIELDS
from careerguide.problems.problem import Mark, Problem

Told = tuple[str, str]
Find = Callable[[Mapping[str, str]], Iterable[Problem]]

LEADS: Final = re.compile(r"(?P<dashes> *(?:- +)*)(?:(?P<key>[\w-]+): +)?")
SENTENCE_END: Final = (".", "?", "!", "…", "”", ")")
SAME: Final = {
    "\t": " ",
    "\u2010": "-",
    "\u2011": "-",
    **{sign: unicodedata.normalize("NFKC", sign) for sign in "ﬀﬁﬂﬃﬄﬅﬆ"},
}
"""Signs that look like plain ones: hyphens, and letters joined by a typesetter."""
INVISIBLE: Final = ("Cf", "Cc")
ROUNDS: Final = 20  # a mend may bring another slip to light


@dataclass(frozen=True, slots=True)
class Edit:
    """A piece of one line, counting from 0, and what comes in its place."""

    line: int
    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Mend:
    """Edits that belong together, and what the parser must then tell in their place. None: it told nothing before."""

    edits: tuple[Edit, ...]
    says: tuple[Told, ...] | None


@dataclass(frozen=True)
class Typed:
    """A text, without its line endings, and what the parser says of it."""

    text: str

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def told(self) -> tuple[list[Token], bool]:
        return tokens(self.text)

    @cached_property
    def document(self) -> Document:
        return parse(self.text, "")

    def at(self, one: Problem) -> Token | None:
        """The piece that begins where the problem is, or the text in which it is."""
        return next((piece for piece in self.told[0] if piece.start == one.mark), None) or self.around(one)

    def text_at(self, one: Problem) -> Token | None:
        """The same, or the name of its first field, which begins at the same place."""
        begun = (piece for piece in self.told[0] if piece.start == one.mark and piece.kind == "text")
        return next(begun, None) or self.around(one)

    def around(self, one: Problem) -> Token | None:
        place = one.line, one.column
        texts = (piece for piece in self.told[0] if piece.kind == "text")
        return next((one for one in texts if _at(one.start) < place < _at(one.end)), None)

    def leads(self, line: int, column: int) -> re.Match[str] | None:
        """The dashes and the field before a value in block style; None inside brackets."""
        return LEADS.fullmatch(self.lines[line][:column])

    def goes_on(self, line: int, leads: re.Match[str]) -> bool:
        """Whether the lines below may belong to the value behind `leads`."""
        own = leads.start("key") if leads["key"] else max(leads["dashes"].rfind("-"), 0)
        below = next((text for text in self.lines[line + 1 :] if text.strip()), "")
        return len(below) - len(below.lstrip()) > own


def _at(mark: Mark) -> tuple[int, int]:
    return mark.line, mark.column


# ---------------------------------------------------------------- the whole


def mended(texts: Mapping[str, str], find: Find, *, order: bool = False) -> dict[str, str]:
    """Those texts, by path, that change when all is mended that can be. `find` tells the problems of given texts.

    With `order`, the fields of every entry also come into the order of the model: nobody else is made to follow it.
    """
    now = dict(texts)
    for _ in range(ROUNDS):
        found = list(find(now))
        new = {path: mend(path, text, [one for one in found if one.path == path]) for path, text in now.items()}
        if new == now:
            break
        now = new
    if order:
        now = {path: in_order(path, text) for path, text in now.items()}
    return {path: text for path, text in now.items() if text != texts[path]}


def mend(path: str, text: str, problems: Iterable[Problem]) -> str:
    """The text with each of its problems mended that has exactly one mend, and without spaces at the end of lines."""
    content, endings = split(text)
    plain = "\n".join(content)
    readable = _readable(path, plain)
    if readable == plain:
        readable = _all(plain, problems)
    return _join(_trimmed(readable).split("\n"), endings)


def difference(path: str, before: str, after: str) -> str:
    """What changes in a file, as a unified diff."""
    return "".join(difflib.unified_diff(_shown(before), _shown(after), path, path))


def _shown(text: str) -> list[str]:
    *lines, last = split(text)[0]
    return [f"{line}\n" for line in lines] + ([f"{last}\n\\ No newline at end of file\n"] if last else [])


def _readable(path: str, text: str) -> str:
    """Mends what keeps the parser from reading on, again and again, since it tells one such problem at a time."""
    for _ in range(text.count("\n") + 2):
        problems = parse(text, path).problems
        new = _untabbed(path, text) if any(one.code == "tab" for one in problems) else _all(text, problems)
        if new == text:
            break
        text = new
    return text


def _all(text: str, problems: Iterable[Problem]) -> str:
    """Mends from the last place to the first, so that no edit moves the place of another."""
    for one in sorted(set(problems), key=lambda one: (one.line, one.column), reverse=True):
        before = Typed(text)
        found = MENDS[one.code](before, one) if one.code in MENDS else None
        if found and _as_meant(before, after := _edited(before, found), found):
            text = after
    return text


def _edited(typed: Typed, found: Mend) -> str:
    lines = list(typed.lines)
    for edit in sorted(found.edits, key=lambda edit: (edit.line, edit.start), reverse=True):
        line = lines[edit.line]
        lines[edit.line] = f"{line[: edit.start]}{edit.new}{line[edit.end :]}"
    return "\n".join(lines)


def _as_meant(before: Typed, after: str, found: Mend) -> bool:
    """Whether the parser tells of the new text what it told of the old one, and in one place what was meant."""
    if found.says is None:
        return True
    (old, whole), (new, now_whole) = before.told, tokens(after)
    if whole and not now_whole:
        return False
    was, now = [[(piece.kind, piece.value) for piece in told] for told in (old, new)]
    says = list(found.says)
    if not says:
        return was == now
    for start in range(len(now) - len(says) + 1):
        if was[:start] != now[:start]:
            return False
        rest = now[start + len(says) :]
        if now[start : start + len(says)] == says and (not whole or rest == was[len(was) - len(rest) :]):
            return True
    return False


# ---------------------------------------------------------------- quotes


def _quote_rest(typed: Typed, line: int, start: int) -> Mend | None:
    """Quotes around all from `start` to the end of a line, if the value surely ends there."""
    leads = typed.leads(line, start)
    words = typed.lines[line][start:].rstrip()
    braces = words.startswith("{{")
    if leads is None or not words or (words[0] in "\"'[{|>&*!#" and not braces) or typed.goes_on(line, leads):
        return None
    return Mend((Edit(line, start, start + len(words), quoted(words)),), (("text", words),))


def _colon(typed: Typed, one: Problem) -> Mend | None:
    line = typed.lines[one.line - 1]
    leads = LEADS.match(line)
    if leads is None or not leads["key"] or re.search(r"\s#", line):
        return None
    inner = FIELD.match(line, leads.end())
    if inner and inner[1] in FIELDS:
        return None  # it may be meant as a field
    return _quote_rest(typed, one.line - 1, leads.end())


def _start(typed: Typed, one: Problem) -> Mend | None:
    if re.search(r"\s#", typed.lines[one.line - 1]):
        return None
    return _quote_rest(typed, one.line - 1, one.column - 1)


def _fields_for_text(typed: Typed, one: Problem) -> Mend | None:
    """An entry of a list of texts, in which a colon made a field."""
    leads = typed.leads(one.line - 1, one.column - 1)
    if leads is None or leads["key"] or "-" not in leads["dashes"]:
        return None
    return _start(typed, one)


def _cut(typed: Typed, one: Problem) -> Mend | None:
    """Words behind a # are part of the value, if they surely are no comment."""
    line, sign = typed.lines[one.line - 1], one.column - 1
    piece = next((p for p in typed.told[0] if (p.end.line, p.end.column) == (one.line, one.column - 1)), None)
    if piece is None or piece.start.line != piece.end.line or "  #" in line:
        return None
    if piece.value.isdigit() and line[sign + 1 : sign + 2].isspace():
        return Mend((Edit(one.line - 1, sign, sign, " "),), ())
    words = line.rstrip()
    ends_later = words.endswith(SENTENCE_END) and not piece.value.endswith(SENTENCE_END)
    if ends_later or line[sign + 1 : sign + 2].strip():
        return _quote_rest(typed, one.line - 1, piece.start.column - 1)
    return None


def _curly(typed: Typed, one: Problem) -> Mend | None:
    """Curly quotes around a whole value go. Straight ones come only where YAML needs them."""
    piece = typed.at(one)
    if piece is None or not in_curly_quotes(piece.value.strip()):
        return None
    inside = piece.value.strip()[1:-1]
    if piece.start.line == piece.end.line:
        line, start, end = piece.start.line - 1, piece.start.column - 1, piece.end.column - 1
        bare = written(inside) if typed.leads(line, start) else quoted(inside)
        return Mend((Edit(line, start, end, bare),), (("text", inside),))
    edits = _without(typed, piece, next(pair for pair in PAIRS if pair[0] == piece.value.strip()[0]))
    return Mend(edits, (("text", inside),)) if len(edits) == 2 else None


# ---------------------------------------------------------------- words


def slip(typed: str, known: str) -> bool:
    """Whether one letter too many, too few, wrong, or two in the wrong order make one word the other.

    Numbers in a word are no slip: plan-15 and plan-25 may both be meant.
    """
    if typed == known or re.findall(r"\d", typed) != re.findall(r"\d", known):
        return False
    start = next((n for n, (a, b) in enumerate(zip(typed, known, strict=False)) if a != b), min(len(typed), len(known)))
    a, b = typed[start:], known[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[:2][::-1] and a[2:] == b[2:])


def _meant(one: Problem, taken: Sequence[Any] = ()) -> str | None:
    """The one word that can have been meant, and is not there yet."""
    word = one.word[1:-1] if in_curly_quotes(one.word) else one.word
    if word != one.word and word in one.known:
        return word
    near = [known for known in dict.fromkeys(one.known) if known not in taken and slip(word, known)]
    return near[0] if len(near) == 1 else None


def _name(typed: Typed, one: Problem) -> Mend | None:
    """The name of a field, if that field is not there yet."""
    taken = [name for loc in _locs(typed.document.keys, one) for name in _beside(typed.document.keys, loc)]
    meant = _meant(one, taken)
    return None if meant is None else _replaced(typed, one, meant)


def _word(typed: Typed, one: Problem) -> Mend | None:
    """A choice or an id, if the list does not have it yet; alone, or in a text as a link or a default."""
    meant = _meant(one)
    if meant is None or any(
        meant in _list_around(typed.document.value, loc) for loc in _locs(typed.document.marks, one)
    ):
        return None
    return _replaced(typed, one, meant)


def _locs(places: Mapping[Loc, Any], one: Problem) -> list[Loc]:
    return [loc for loc, mark in places.items() if mark == one.mark]


def _beside(places: Iterable[Loc], loc: Loc) -> list[str | int]:
    return [other[-1] for other in places if other[:-1] == loc[:-1]]


def _list_around(value: Any, loc: Loc) -> list[Any]:
    for name in loc[:-1]:
        value = value[name]
    return value if isinstance(value, list) and loc else []


def _replaced(typed: Typed, one: Problem, meant: str) -> Mend | None:
    piece = typed.text_at(one)
    if piece is None:
        return None
    for old, new in (
        (one.word, meant),
        (f"]({one.word})", f"]({meant})"),
        (f"{{{one.word}}}", f"{{{meant}}}"),
    ):
        value = piece.value.replace(old, new)
        if (piece.value == one.word or old != one.word) and value != piece.value:
            places = list(_places(typed, piece, old))
            edits = tuple(Edit(line, start, start + len(old), new) for line, start in places)
            return Mend(edits, (("text", value),))
    return None


def _places(typed: Typed, piece: Token, words: str) -> Iterator[tuple[int, int]]:
    """Where in the lines of a piece the words stand."""
    for number in range(piece.start.line - 1, piece.end.line):
        line = typed.lines[number] if number < len(typed.lines) else ""
        start = piece.start.column - 1 if number == piece.start.line - 1 else 0
        end = piece.end.column - 1 if number == piece.end.line - 1 else len(line)
        while (found := line.find(words, start, end)) >= 0:
            yield number, found
            start = found + len(words)


def _number(typed: Typed, one: Problem) -> Mend | None:
    """A number in curly quotes."""
    piece = typed.at(one)
    if piece is None or not in_curly_quotes(piece.value) or not piece.value[1:-1].isdigit():
        return None
    return Mend(_without(typed, piece, "“”"), (("text", piece.value[1:-1]),))


def _list(typed: Typed, one: Problem) -> Mend | None:
    """A single text where a list belongs. With a comma in it, it may be several."""
    piece = typed.at(one)
    if piece is None or piece.kind != "text" or piece.start.line != piece.end.line or re.search("[,()]", piece.value):
        return None
    line, start, end = piece.start.line - 1, piece.start.column - 1, piece.end.column - 1
    leads = typed.leads(line, start)
    written = typed.lines[line][start:end]
    if leads is None or not leads["key"] or not piece.value:
        return None
    inside = quoted(piece.value) if written == piece.value and re.search(r"[\[\]{}]", written) else written
    return Mend((Edit(line, start, end, f"[{inside}]"),), (("list", ""), ("text", piece.value), ("end", "")))


# ---------------------------------------------------------------- signs that nobody sees


def _without(typed: Typed, piece: Token, signs: str) -> tuple[Edit, ...]:
    return tuple(Edit(line, at, at + 1, "") for sign in signs for line, at in _places(typed, piece, sign))


def _invisible(typed: Typed, one: Problem) -> Mend | None:
    """A sign in a value that has no look of its own, as some programs put between words when one copies from them; or
    one that looks like plain ones.
    """
    piece = typed.at(one)
    if piece is None or not one.word:
        return None
    plain = SAME.get(one.word, " " if unicodedata.category(one.word) == "Zs" else "")
    if not plain and unicodedata.category(one.word) not in INVISIBLE:
        return None
    edits = tuple(Edit(line, at, at + 1, plain) for line, at in _places(typed, piece, one.word))
    return Mend(edits, (("text", piece.value.replace(one.word, plain)),))


def _not_allowed(typed: Typed, one: Problem) -> Mend | None:
    """A sign that no text file can hold: a space comes in its place where it parts two words."""
    line, at = typed.lines[one.line - 1], one.column - 1
    if line[at : at + 1].isprintable():
        return None
    parts = line[:at].strip() and line[at + 1 :].strip() and not (line[at - 1] + line[at + 1]).count(" ")
    return Mend((Edit(one.line - 1, at, at + 1, " " if parts else ""),), None)


def _space(_typed: Typed, one: Problem) -> Mend:
    """Behind a colon or a dash."""
    return Mend((Edit(one.line - 1, one.column - 1, one.column - 1, " "),), None)


def _plain_space(typed: Typed, one: Problem) -> Mend | None:
    """A plain space in place of each of another kind, before the words of a line or behind its colon."""
    found = ODD_SPACE.match(typed.lines[one.line - 1])
    if not found:
        return None
    places = [at for at in range(found.end()) if not found[0][at].isascii()]
    return Mend(tuple(Edit(one.line - 1, at, at + 1, " ") for at in places), None)


def _dash(_typed: Typed, one: Problem) -> Mend:
    return Mend((Edit(one.line - 1, one.column - 1, one.column, "-"),), None)


def _first_mark(_typed: Typed, _one: Problem) -> Mend:
    return Mend((Edit(0, 0, 1, ""),), None)


def _untabbed(path: str, text: str) -> str:
    """Spaces for the tabs that lines begin with, if there is only one way to read the file then."""
    read: list[tuple[str, Any]] = []
    for width in WIDTHS:
        new = _readable(path, spaced(text, width))
        document = parse(new, path)
        if not document.problems:
            read.append((new, document.value))
    values = [value for _, value in read]
    return read[0][0] if read and all(value == values[0] for value in values) else text


def _trimmed(text: str) -> str:
    """No spaces at the end of lines, except where they belong to a text that keeps its line breaks."""
    lines = text.split("\n")
    told, whole = tokens(text)
    if not whole:
        return text
    kept = {number for piece in told for number in range(piece.start.line, piece.end.line)}
    new = "\n".join(line if number in kept else line.rstrip(" \t") for number, line in enumerate(lines))
    return new if _as_meant(Typed(text), new, Mend((), ())) else text


MENDS: Final[dict[str, Callable[[Typed, Problem], Mend | None]]] = {
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
    "byte-order-mark": _first_mark,
    "no-space": _space,
    "odd-space": _plain_space,
    "star-for-dash": _dash,
}
"""By the code of a problem, how to mend it where that is beyond doubt. Tabs are mended in the whole file at once."""


# ---------------------------------------------------------------- order of fields
