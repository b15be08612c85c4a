"""Reads a YAML file on after a mistake, and says what the mistake is and where.

The parser knows only where it had to stop, which is often a line too late. After a missing colon, space or quote, or a
tab in front of a line, the file is read as if that were right. Any other mistake is the last one of its file.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any, Final, NamedTuple

import yaml

from careerguide.content.document import Document
from careerguide.content.yaml_builder import NO_SPACE_DASH, build
from careerguide.model.guide import FIELDS
from careerguide.problems.problem import MOST, START, Mark, Problem, problem

LONGEST: Final = 5_000  # characters in one line
MOST_CORRECTIONS: Final = 50  # in one file, and fewer in a large one: it's read again after each
MOST_READ: Final = 2_000_000  # characters read again

# These never go back over what they've matched (`*+`, `++`), so none takes long on any line.
LEAD: Final = re.compile(r"[ ]*+(?:-[ ]++)*+")
KEY: Final = re.compile(rf"{LEAD.pattern}[^\s:#\[{{\"'&*!|>%@`-][^:#\[{{\"]*+:(?:[ ]++|$)")
DASH: Final = re.compile(r"[ ]*+-(?=\s|$)")
OPENS: Final = re.compile(r":[ ]*+(?:[|>][-+]?)?$")
NO_SPACE: Final = re.compile(rf"{LEAD.pattern}[A-Za-z][^:#\[{{\"]*+(?<!\d)(?P<sign>:)(?=[^\s/])")
NO_COLON: Final = re.compile(rf"{LEAD.pattern}(?P<name>[a-z][a-z0-9_-]*+)(?:[ ]*+[;=,.][ ]*+|[ ]++|$)(?P<value>.*)")
TABS: Final = re.compile(r"([ \t]*+)((?:-[ \t]++)*+)(.*)")
OPENERS: Final = {"]": "[", "}": "{"}

ODD: Final = "\u00a0\u2000-\u200a\u202f\u205f\u3000"  # spaces as word processors make them
HIDDEN: Final = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff"
NOT_PLAIN: Final = re.compile(f"^```.*|[{ODD}{HIDDEN}]")
UNFIT: Final = {  # what a line can't hold or begin with, whatever is around it
    "fence": re.compile("^`(?=``)"),
    "tab": re.compile(r"^ *+(?:- *+)*+\t"),
    "odd-space": re.compile(rf"^ *+(?:- *+)*+(?:[\w-]*+: *+)?[{ODD}]+"),
    "conflict": re.compile(r"^(?=(?:<{7}|\|{7}|>{7})(?: |$)|={7}$)"),  # what git writes where two changes meet
    "bad-character": re.compile(f"[{HIDDEN}]"),
}
BAD_VALUES: Final = {  # values that stop the parser, and whether quotes around them are all that's missing
    "after-quote": (re.compile(r"""(?:"(?:[^"\\]|\\.)*+"|'[^']*+')\s*+(?=[^\s,:#\]}])"""), True),
    "block-start": (re.compile(r"(?=(?P<start>[|>][-+]?+)[ ]*+[^\s#])"), False),
    "star-for-dash": (re.compile(r"(?=\* )"), False),
    "bad-start": (re.compile(r"(?=[@`%]|[*&](?:\s|\*)|\*[^\s*]*+\*|[?-]\s)(?=(?P<start>.))"), True),
}


class Mistake(NamedTuple):
    """A mistake at a place, counting from 0; and the line as it was meant, or None where the file isn't read on."""

    line: int
    column: int
    code: str
    values: Mapping[str, Any] = {}
    corrected: str | None = None


def read_on(name: str, text: str) -> Document:
    """The document in `text`, read on after what can be corrected. Its value is None after any other mistake."""
    typed = text.removeprefix("\ufeff").split("\n")
    found = [problem(name, START, "byte-order-mark")] if text.startswith("\ufeff") else []
    found += _unfit(name, typed)
    if len(found) > MOST or (found and found[-1].code in ("conflict", "line-too-long")):
        return Document(name, problems=found)
    document = _corrected(name, typed, _cleaned(typed) if found else [*typed])
    unclear = document.value is None or any(problem.code == "duplicate-key" for problem in document.problems)
    if unclear and any(problem.code == "tab" for problem in found):
        return Document(name, problems=found)  # what a tab was meant as isn't known
    return replace(document, problems=[*found, *document.problems], lines=typed)


def _unfit(name: str, lines: Sequence[str]) -> Iterator[Problem]:
    """What no line can hold or begin with. Nothing is looked for below a conflict or a line that's too long."""
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST:
            yield problem(name, Mark(number, 1), "line-too-long", found=len(line), most=LONGEST)
            return
        for code, pattern in UNFIT.items() if line[:1] in "`<=>|" or not line.isprintable() else ():
            for match in pattern.finditer(line):
                yield problem(name, Mark(number, match.end() or 1), code)
                if code == "conflict":
                    return


def _cleaned(lines: Sequence[str]) -> list[str]:
    """The lines without what's unfit. Tabs in front are replaced by as many spaces as the lines above have there."""
    cleaned, columns, above, entry = list[str](), dict[str, int](), "", 0
    for line in lines:
        plain = NOT_PLAIN.sub(" ", line)
        white, dashes, words = TABS.findall(plain)[0]
        if words and "\t" in white + dashes:
            like = begin(above) + 2 if OPENS.search(above) else entry if dashes else begin(above)
            column = columns.setdefault(white, like) if "\t" in white else len(white)
            plain = f"{' ' * column}{'- ' * dashes.count('-')}{words}"
        cleaned.append(plain if words else "")
        above = plain.rstrip() if words and words[0] != "#" else above
        entry = indent(plain) if dashes else entry
    return cleaned


def _corrected(name: str, typed: Sequence[str], lines: list[str]) -> Document:
    """The document in `lines`. Each line that stops the parser is corrected in place, as long as that helps."""
    mistakes: list[Problem] = []
    most = min(MOST_CORRECTIONS, MOST_READ // (sum(map(len, lines)) + len(lines)))
    document, error = build(name, "\n".join(lines))
    while error and len(mistakes) <= most:
        mistake = _Stop(lines, error).mistake()
        mark = _as_typed(Mark(mistake.line + 1, mistake.column + 1), typed, lines)
        found = problem(name, mark, mistake.code, **mistake.values)
        if mistakes and (found.line, found.code) == (mistakes[-1].line, mistakes[-1].code):
            break  # the correction didn't help
        mistakes.append(found)
        if mistake.corrected is None:
            break
        lines[mistake.line] = mistake.corrected
        document, error = build(name, "\n".join(lines))
    if lines != typed:
        marks = {loc: _as_typed(mark, typed, lines) for loc, mark in document.marks.items()}
        keys = {loc: _as_typed(mark, typed, lines) for loc, mark in document.keys.items()}
        problems = [replace(found, column=_as_typed(found.mark, typed, lines).column) for found in document.problems]
        document = replace(document, marks=marks, keys=keys, problems=problems)
    guesses = document.guesses.union(found.line for found in mistakes)
    return replace(document, problems=[*mistakes, *document.problems], guesses=guesses)


def _as_typed(mark: Mark, typed: Sequence[str], lines: Sequence[str]) -> Mark:
    """Where the character at `mark` of the corrected lines is in the text as it was typed."""
    old, new = typed[mark.line - 1], lines[mark.line - 1]
    before = old.startswith(new[: mark.column - 1])
    return mark if before else mark._replace(column=max(mark.column - len(new) + len(old), 1))


class _Stop:
    """Where the parser stopped, counting from 0, in something that began at `start`; and what lines near it lack."""

    def __init__(self, lines: Sequence[str], error: yaml.YAMLError) -> None:
        stop = getattr(error, "problem_mark", None) or yaml.Mark("", 0, 0, 0, None, 0)
        self.start = getattr(error, "context_mark", None) or stop
        self.number, self.column = stop.line, stop.column
        self.lines = [*lines, ""]
        self.line = self.lines[self.number]
        self.character = self.line[self.column : self.column + 1]

    def mistake(self) -> Mistake:
        """The first that the lines around this place can have."""
        fields, above = map(self.field, (self.start.line, self.number)), self.field(self.above(self.number))
        mistake = next(chain(*fields, self.quotes(), self.brackets(), self.value(), above, self.indentation()))
        last = max((number for number, line in enumerate(self.lines) if line.strip()), default=0)
        return mistake if mistake.line <= last else mistake._replace(line=last, column=len(self.lines[last]))

    def above(self, number: int) -> int:
        """The nearest line above that isn't blank, or the line itself."""
        return next((n for n in range(number - 1, -1, -1) if self.lines[n].strip()), number)

    def ends(self, number: int) -> bool:
        """Whether the line below is a field or an entry, so that no value goes on there."""
        below = next((line for line in self.lines[number + 1 :] if line.strip()), "-")
        return bool(KEY.match(below) or DASH.match(below))

    def field(self, number: int) -> Iterator[Mistake]:
        """A field without its colon or the space after it, or an entry without the space after its dash."""
        line = self.lines[number]
        space, name = NO_SPACE_DASH.match(line) or NO_SPACE.match(line), NO_COLON.match(line)
        if space:
            yield Mistake(number, space.end(), "no-space", space.groupdict(), f"{space[0]} {line[space.end() :]}")
        elif name and not KEY.match(line) and (name["name"] in FIELDS or name["value"].startswith(("[", "{"))):
            corrected = f"{line[: name.end('name')]}: {name['value']}".rstrip()
            yield Mistake(number, name.start("name"), "no-colon", {"name": name["name"]}, corrected)

    def quotes(self) -> Iterator[Mistake]:
        """Quotes that don't end on their line: where the parser began, or the last above that ended on this line."""
        ended = set("\"'").intersection(self.line[: self.column])
        above = [number for number in range(self.number) if ended.intersection(self.lines[number])]
        for number in (self.start.line, *above[-1:]):
            line = self.lines[number].rstrip()
            at = _value(line)
            inside = line[at : at + 1] in ("[", "{") and line.count('"', at) % 2
            column = line.rindex('"') if inside else at
            quote, words = line[column : column + 1], line[column + 1 :]
            if quote in ("'", '"') and quote not in words:
                end = len(line) - (1 if inside and line[-1] in "]}" else 0)
                corrected = f"{line[:end]}{quote}{line[end:]}" if words else line[:column]
                yield Mistake(number, column, "open-quote", {}, corrected if self.ends(number) else None)

    def brackets(self) -> Iterator[Mistake]:
        """A bracket or a comma that's missing or one too many, or brackets that a # cuts off."""
        if self.character == ",":
            yield Mistake(self.number, self.column, "extra-comma")
        if self.character in OPENERS and self.line.count(self.character) > self.line.count(OPENERS[self.character]):
            yield Mistake(self.number, self.column, "extra-bracket", {"sign": self.character})
        for number, column in self.open_brackets():
            if number < self.number and " #" in self.lines[number][column:]:
                yield Mistake(number, self.lines[number].index(" #", column) + 1, "value-cut")
            if number == self.number and self.character not in ("", *OPENERS):
                name = self.line.rfind(" ", 0, self.column) + 1  # of the next field
                yield Mistake(number, name if self.character == ":" else self.column, "missing-comma")
            yield Mistake(number, column, "open-bracket")

    def open_brackets(self) -> Iterator[tuple[int, int]]:
        """The bracket in which the parser stopped; at the end of the file, those open there, the innermost first."""
        if self.lines[self.start.line].startswith(("[", "{"), self.start.column):
            yield self.start.line, self.start.column
        closed = 0
        for number in range(len(self.lines) - 1, -1, -1) if not any(map(str.strip, self.lines[self.number :])) else ():
            for bracket in reversed([*re.finditer(r"[\[\]{}]", self.lines[number].partition(" #")[0])]):
                closed = max(closed, 0) + (1 if bracket[0] in OPENERS else -1)
                if closed < 0:
                    yield number, bracket.start()

    def value(self) -> Iterator[Mistake]:
        """A value that must be in quotes, for what it begins with or has in it."""
        at = _value(self.line)
        read = self.line[at : self.column].rstrip()
        quoted = json.dumps(self.line[at:].rstrip(), ensure_ascii=False)  # YAML reads these quotes too
        corrected = f"{self.line[:at]}{quoted}" if self.ends(self.number) else None
        for code, (pattern, quotes) in BAD_VALUES.items():
            if match := pattern.match(self.line, at):
                yield Mistake(self.number, match.end(), code, match.groupdict(), corrected if quotes else None)
        if self.character == "\\":
            yield Mistake(self.number, self.column, "bad-escape", {"sign": self.line[self.column : self.column + 2]})
        if read.startswith(("[", "{")) and read.endswith(("]", "}")):
            yield Mistake(self.number, self.column, "after-bracket", {}, corrected)
        if self.character == ":" and " " in self.line[: self.column].strip(" -"):
            yield Mistake(self.number, self.column, "colon-in-value", {}, corrected if read else None)

    def indentation(self) -> Iterator[Mistake]:
        """Words that belong to no field; or of this line and the one above, the one that begins where fewer do."""
        entries = {n: indent(line) for n, line in enumerate(self.lines) if DASH.match(line)}
        fields = {n: begin(line) for n, line in enumerate(self.lines) if KEY.match(line)}
        begins = entries | fields
        number = self.number if self.start.line in begins else self.start.line
        above = self.above(number)
        texts = {n: indent(self.lines[n]) for n in (number, above) if n not in begins}
        if number in texts and texts[number] >= texts.get(above, 0):
            yield Mistake(number, texts[number], "stray-words")
        count = [*begins.values()].count
        odd = min((n for n in (number, above) if n in begins), key=lambda n: count(begins[n]), default=number)
        column = indent(self.lines[odd])
        if odd == min(begins, default=None):
            yield Mistake(odd, column, "too-far-in")
        columns = next(columns for columns in (entries, fields, texts) if odd in columns)
        for like in sorted(columns, key=lambda n: (abs(columns[n] - columns[odd]), abs(n - odd))):
            if columns[like] != columns[odd]:
                found, wanted = (f"{n or 'no'} space{'' if n == 1 else 's'}" for n in (column, columns[like]))
                yield Mistake(odd, column, "not-lined-up", {"found": found, "wanted": wanted, "line": like + 1})
        yield Mistake(self.number, self.column, "yaml")


def indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def begin(line: str) -> int:
    """Where the first field of a line begins, after its dashes."""
    return len(LEAD.findall(line)[0])


def _value(line: str) -> int:
    """Where the value of a line begins: after its dashes and the name of its field."""
    return key.end() if (key := KEY.match(line)) else begin(line)
