"""What the lines say where the parser of YAML gave up: which slip it was, exactly where, and what was meant.

The parser knows only where it could not go on, which is often a line too late. People are told of the slip itself.
Where a line can only have been meant in one way, the rest of the file is read as if it stood there, so that other
slips are told as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from careerguide.model.guide import FIELDS

Place = tuple[int, int]
"""A line and a column, counting from 0."""

LEAD: Final = r"(?P<lead>[ ]*(?:-[ ]+)*)"
FIELD: Final = re.compile(r"[ ]*(?:-[ ]+)*([a-z][a-z0-9_-]*):(?=\s|$)")
KEY: Final = re.compile(rf"{LEAD}(?P<name>[^\s:#\[{{\"'&*!|>%@`-][^:#\[{{\"]*?)[ ]*:(?=\s|$)")
DASH: Final = re.compile(r"[ ]*-(?=\s|$)")
NO_SPACE: Final = re.compile(rf"{LEAD}(?P<name>[A-Za-z][^:#\[{{\"]*)(?<!\d):(?=[^\s/])")
NO_COLON: Final = re.compile(rf"{LEAD}(?P<name>[a-z][a-z0-9_-]*)(?P<sign>[ ]*[;=,.][ ]*|[ ]+|$)(?P<value>.*)")
NO_SPACE_DASH: Final = re.compile(r"[ ]*-(?=[^\s\d-])")
TWO_COLONS: Final = re.compile(rf"{LEAD}[^:\[{{\"]+:[ ]+[^\s\"'|>\[{{].*?(?P<colon>:)(?=\s|$)")
BEHIND_QUOTES: Final = re.compile(r"""("(?:[^"\\]|\\.)*"|'[^']*')\s*(?P<more>[^\s,:#\]}])""")
BAD_START: Final = re.compile(r"[@`%]|[*&](?=\s|\*)|\*[^\s*]*\*|[?-](?=\s)")
BLOCK_START: Final = re.compile(r"(?P<start>[|>][-+]?)[ ]*[^\s#]")
CUT_IN_BRACKETS: Final = re.compile(r"[^#]*[\[{][^\]}#]*\s#")
CLOSERS: Final = {"[": "]", "{": "}"}
QUOTES: Final = ('"', "'")


@dataclass(frozen=True, slots=True)
class Stumble:
    """A slip: where it is, its code, the values for its sentences, and that line as it was meant, if that is sure."""

    line: int
    column: int
    code: str
    values: Mapping[str, Any] = field(default_factory=dict)
    meant: str | None = None


def stumble(lines: Sequence[str], stop: Place, start: Place | None) -> Stumble:
    """The slip behind an error: the parser gave up at `stop`, in something that began at `start`."""
    text = _Text([*lines, ""], stop, start)
    for look in (text.field, text.quotes, text.brackets, text.value, text.indentation):
        if found := next(look(), None):
            return found
    return Stumble(*stop, "yaml")


@dataclass(frozen=True, slots=True)
class _Text:
    lines: Sequence[str]
    stop: Place
    start: Place | None

    @property
    def line(self) -> str:
        return self.lines[self.stop[0]]

    @property
    def sign(self) -> str:
        """The sign at which the parser gave up."""
        return self.line[self.stop[1] : self.stop[1] + 1]

    def above(self, line: int) -> int:
        """The nearest line above that is not blank, or the line itself."""
        return next((n for n in range(line - 1, -1, -1) if self.lines[n].strip()), line)

    def below(self, line: int) -> str:
        return next((one for one in self.lines[line + 1 :] if one.strip()), "")

    # ------------------------------------------------------------ names, colons, dashes

    def field(self) -> Iterator[Stumble]:
        """A field without its colon, or without the space behind it; an entry without the space behind its dash."""
        begun = [self.start[0]] if self.start else []
        above = [self.above(self.stop[0])] if self.sign == ":" else []
        for number in dict.fromkeys((*begun, self.stop[0], *above)):
            line = self.lines[number]
            if KEY.match(line):
                continue
            if found := NO_SPACE.match(line):
                end = found.end()
                yield Stumble(number, end, "no-space", {"sign": ":"}, f"{line[:end]} {line[end:]}")
            elif (found := NO_SPACE_DASH.match(line)) and self.dashes_at(found.end() - 1):
                end = found.end()
                yield Stumble(number, end, "no-space", {"sign": "-"}, f"{line[:end]} {line[end:]}")
            elif (found := NO_COLON.match(line)) and (
                found["name"] in self.names() or found["value"].startswith(tuple(CLOSERS))
            ):
                meant = f"{line[: found.end('name')]}: {found['value']}".rstrip()
                yield Stumble(number, found.start("name"), "no-colon", {"name": found["name"]}, meant)

    def names(self) -> frozenset[str]:
        """All that is the name of a field: in the guide, or in this file, in the guide's own way of writing them."""
        return FIELDS | {found[1] for found in map(FIELD.match, self.lines) if found}

    def dashes_at(self, column: int) -> bool:
        return any(line.startswith(" " * column + "- ") for line in self.lines)

    # ------------------------------------------------------------ quotes and brackets

    def quotes(self) -> Iterator[Stumble]:
        number, column = self.start or self.stop
        if self.start and self.sign == "\\" and self.lines[number][column : column + 1] == '"':
            line = self.line
            meant = re.sub(r"\\(?![\\\"nt])", r"\\\\", line)
            yield Stumble(*self.stop, "bad-escape", {"sign": line[self.stop[1] : self.stop[1] + 2]}, meant)
            return
        if self.start and (found := self.open_quote(number, column)):
            yield found
        if found := self.behind_quotes():
            yield found
        for above in range(self.stop[0] - 1, -1, -1):  # a quote takes in all up to the next one
            found = self.open_quote(above, _value(self.lines[above]))
            if found and self.ends_at_stop(found):
                yield found
                return

    def ends_at_stop(self, found: Stumble) -> bool:
        """Whether the next quote of this kind is the one at which the parser gave up."""
        quote = self.lines[found.line][found.column]
        between = self.lines[found.line + 1 : self.stop[0]]
        return quote in self.line[: self.stop[1]] and not any(quote in line for line in between)

    def open_quote(self, number: int, column: int) -> Stumble | None:
        """A quote that begins here, or inside these brackets, and does not end on its line."""
        rest = self.lines[number][column:].rstrip()
        if rest[:1] in ("[", "{") and rest.count('"') % 2 and rest[-1:] in "]}":
            column += rest.rindex('"')
            rest = self.lines[number][column:].rstrip()
        if rest[:1] not in QUOTES or rest.count(rest[0]) != 1:
            return None
        before, meant = self.lines[number][:column], None
        if len(rest) == 1 and before.rstrip().endswith(("]", "}")):
            meant = before.rstrip()
        elif len(rest) > 1 and self.begins_anew(number):
            closer = rest[-1] if "[" in before or "{" in before else ""
            inside = rest[1 : -1 if closer else None].replace("\\", "\\\\").replace('"', '\\"')
            meant = f'{before}"{inside}"{closer}'
        return Stumble(number, column, "open-quote", {}, meant)

    def begins_anew(self, number: int) -> bool:
        """Whether the line below is a field or an entry, so that nothing goes on there."""
        below = self.below(number)
        return not below or bool(KEY.match(below) or DASH.match(below))

    def behind_quotes(self) -> Stumble | None:
        at = _value(self.line)
        if not BEHIND_QUOTES.match(self.line, at):
            return None
        return Stumble(*self.stop, "after-quote", {}, self.quoted(at))

    def brackets(self) -> Iterator[Stumble]:
        above = self.above(self.stop[0])
        if above < self.stop[0] and (cut := CUT_IN_BRACKETS.match(self.lines[above])):
            yield Stumble(above, cut.end() - 1, "value-cut")
        if self.sign == ",":
            at = self.stop[1]
            yield Stumble(*self.stop, "extra-comma", {}, self.line[:at] + self.line[at + 1 :])
        elif self.sign in ("]", "}"):
            at = self.stop[1]
            yield Stumble(*self.stop, "extra-bracket", {"sign": self.sign}, self.line[:at] + self.line[at + 1 :])
        if self.start is None:
            return
        number, column = self.start
        opened = self.lines[number][column : column + 1]
        if opened not in CLOSERS:
            return
        if number == self.stop[0] and self.sign:
            at = self.stop[1]
            if self.sign == ":":  # what stands before it was to be the next field
                at = self.line.rfind(" ", 0, at) + 1
            yield Stumble(number, at, "missing-comma", {}, f"{self.line[:at].rstrip()}, {self.line[at:]}")
            return
        meant = self.lines[number].rstrip() + CLOSERS[opened]
        sure = self.begins_anew(number) and self.lines[number].count(opened) == 1
        yield Stumble(number, column, "open-bracket", {}, meant if sure else None)

    # ------------------------------------------------------------ values

    def value(self) -> Iterator[Stumble]:
        """A value that begins with a sign of YAML's own, or has a colon in it."""
        number, at = self.stop[0], _value(self.line)
        if not self.line[at:]:
            return
        if found := BLOCK_START.match(self.line, at):
            yield Stumble(number, at, "block-start", {"start": found["start"]})
        elif self.line[at:].startswith("* ") and not self.line[:at].strip():
            yield Stumble(number, at, "star-for-dash")
        elif found := BAD_START.match(self.line, at):
            yield Stumble(number, at, "bad-start", {"start": self.line[at]}, self.quoted(at))
        elif self.line[at] in CLOSERS and self.stop[1] > at:
            yield Stumble(*self.stop, "after-bracket", {}, self.quoted(at))
        elif (found := TWO_COLONS.match(self.line)) and self.sign == ":":
            yield Stumble(*self.stop, "colon-in-value", {}, self.quoted(at))

    def goes_on(self) -> bool:
        """Whether a line with a colon goes on with the text of the line above."""
        words = self.line[: self.stop[1]].strip()
        known = sum(line.strip().startswith(f"{words}:") for line in self.lines)
        above = self.lines[self.above(self.stop[0])]
        return self.sign == ":" and " " in words and known == 1 and _indent(self.line) >= _indent(above)

    def quoted(self, at: int) -> str | None:
        """The line with its value in quotes, if the value surely ends there."""
        return in_quotes(self.line, at) if self.begins_anew(self.stop[0]) else None

    # ------------------------------------------------------------ spaces at the beginning

    def indentation(self) -> Iterator[Stumble]:
        """A line that begins where nothing above begins; or words that belong to no field."""
        number, above = self.stop[0], self.above(self.stop[0])
        begun = self.start[0] if self.start else number
        if self.start and not KEY.match(self.lines[begun]) and not DASH.match(self.lines[begun]):
            number = begun  # words where the name of a field was looked for
        elif self.outdented(above):
            yield self.lined_up(above, _column(self.lines[self.above(above)]), self.above(above))
            return
        elif self.nameless(above):
            yield Stumble(above, _column(self.lines[above]), "stray-words")
            return
        elif self.goes_on():
            yield Stumble(*self.stop, "colon-in-value")
            return
        line, dash = self.lines[number], bool(DASH.match(self.lines[number]))
        if not dash and not KEY.match(line):
            above = self.above(number)
            if not KEY.match(self.lines[above]) and _indent(self.lines[above]) > _indent(line):
                yield self.lined_up(number, _indent(self.lines[above]), above)
            else:
                yield Stumble(number, _indent(line), "stray-words")
            return
        wanted = list(self.columns(number, dash=dash))
        own = _indent(line)
        if wanted and own not in {column for column, _ in wanted}:
            column, where = min(wanted, key=lambda one: (abs(one[0] - own), -one[1]))
            yield self.blamed(number, column, where)

    def outdented(self, number: int) -> bool:
        """Whether a field begins further out than the one above it, with which the line below agrees."""
        line, before = self.lines[number], self.lines[self.above(number)]
        if number == self.stop[0] or DASH.match(line) or not (KEY.match(line) and KEY.match(before)):
            return False
        agreed = _indent(self.line) + 2 if DASH.match(self.line) else _column(self.line)
        return _column(before) == agreed > _indent(line)

    def nameless(self, number: int) -> bool:
        """Whether an entry, or the file, begins with words where its first field should stand."""
        line, before = self.lines[number], self.lines[self.above(number)]
        if KEY.match(line) or not KEY.match(self.line) or DASH.match(self.line):
            return False
        begins = DASH.match(line) or before is line or before.lstrip().startswith("#") or before.rstrip().endswith(":")
        return bool(begins) and _column(line) == _column(self.line)

    def blamed(self, number: int, column: int, beside: int) -> Stumble:
        """Of two lines that do not agree, the one that is out of line: it may be the first of several."""
        first, dash = self.lines[beside], bool(DASH.match(self.lines[number]))
        own = _indent(self.lines[number]) if dash else _column(self.lines[number])
        before = self.above(beside)
        if before == beside or self.lines[before].lstrip().startswith("#"):
            if _indent(first):
                meant = first.lstrip(" ")
                sure = _column(meant) == _column(self.lines[number])
                return Stumble(beside, _indent(first), "too-far-in", {}, meant if sure else None)
            return self.lined_up(number, column, beside)
        opens = self.lines[before].rstrip().endswith(":") and (not dash or self.agreed(number))
        if opens and own > _indent(self.lines[before]) and (own % 2 == 0 or column % 2):
            return self.lined_up(beside, _indent(first) + own - column, number)
        return self.lined_up(number, column, beside)

    def agreed(self, number: int) -> bool:
        """Whether the next entry begins where this one does."""
        own = _indent(self.lines[number])
        later = (line for line in self.lines[number + 1 :] if line.strip() and _indent(line) <= own)
        return bool(DASH.match(line := next(later, "")) and _indent(line) == own)

    def columns(self, number: int, *, dash: bool) -> Iterator[Place]:
        """Where fields, or entries, begin that a line may stand beside: column and line."""
        inner = len(self.lines[number]) + 1000
        for above in range(number - 1, -1, -1):
            line = self.lines[above]
            if not line.strip() or line.lstrip().startswith("#"):
                continue
            key, entry = KEY.match(line), DASH.match(line)
            if not (key or entry) or _indent(line) >= inner:
                continue
            if dash and entry:
                yield _indent(line), above
            elif not dash and key:
                yield _column(line), above
            inner = _indent(line)
            if inner == 0:
                return

    def lined_up(self, number: int, column: int, beside: int) -> Stumble:
        line = self.lines[number]
        own = _indent(line)
        meant = " " * column + line[own:]
        beside_it = (_column(meant),) if DASH.match(line) else (column, *self._outer(beside))
        sure = _column(self.below(number)) in beside_it
        values = {"found": _spaces(own), "wanted": _spaces(column), "line": beside + 1}
        return Stumble(number, own, "not-lined-up", values, meant if sure else None)

    def _outer(self, number: int) -> Iterator[int]:
        for dash in (False, True):
            yield from (column for column, _ in self.columns(number + 1, dash=dash))


def in_quotes(line: str, at: int) -> str:
    """The line with all of it from `at` on in quotes."""
    words = line[at:].rstrip().replace("\\", "\\\\").replace('"', '\\"')
    return f'{line[:at]}"{words}"'


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _value(line: str) -> int:
    """Where the value of a line begins: behind its dashes and the name of its field."""
    found = KEY.match(line)
    at = found.end() + 1 if found else _column(line)
    return at + _indent(line[at:])


def _column(line: str) -> int:
    """Where the first field of a line begins, behind its dashes."""
    found = re.match(r"[ ]*(?:-[ ]+)*", line)
    return found.end() if found else 0


def _spaces(number: int) -> str:
    return "no spaces" if not number else "1 space" if number == 1 else f"{number} spaces"
