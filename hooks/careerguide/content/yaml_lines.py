"""Lines of YAML: how they begin, what none of them may hold, and how they were meant without it."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from careerguide.problems.problem import MOST, START, Mark, Problem, problem

# These never go back over what they have matched (`*+`, `++`), so that none takes long on any line.
LEAD: Final = re.compile(r"[ ]*+(?:-[ ]++)*+")
FIELD: Final = re.compile(rf"{LEAD.pattern}([a-z][a-z0-9_-]*+):(?=\s|$)")
KEY: Final = re.compile(rf"{LEAD.pattern}(?P<name>[^\s:#\[{{\"'&*!|>%@`-][^:#\[{{\"]*+):(?:[ ]++|$)")
DASH: Final = re.compile(r"[ ]*+-(?=\s|$)")
OPENS: Final = re.compile(r":[ ]*+(?:[|>][-+]?)?$")

ODD: Final = "\u00a0\u2000-\u200a\u202f\u205f\u3000"  # spaces as word processors make them
HIDDEN: Final = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff"
ODD_SPACE: Final = re.compile(rf"^ *+(?:- *+)*+(?:[\w-]*+: *+)?[{ODD}]+")
UNFIT: Final = {  # what a line must not begin with, whatever is around it
    "fence": re.compile("^`(?=``)"),
    "tab": re.compile(r"^ *+(?:- *+)*+\t"),
    "odd-space": ODD_SPACE,
    "conflict": re.compile(r"^(?=(?:<{7}|\|{7}|>{7})(?: |$)|={7}$)"),  # what git writes where two changes meet
}
BAD_CHARACTER: Final = re.compile(f"[{HIDDEN}]")
UNFIT_SIGNS: Final = re.compile(f"[\t`<=>|{ODD}{HIDDEN}]")
TABS: Final = re.compile(r"([ \t]*+)((?:-[ \t]++)*+)(.*)")
LONGEST: Final = 5_000  # characters in one line


def indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def begin(line: str) -> int:
    """Where the first field of a line begins, after its dashes."""
    return len(LEAD.findall(line)[0])


def unfit(name: str, lines: Sequence[str]) -> Iterator[Problem]:
    places = _places(lines)
    yield from (problem(name, mark, code) for mark, code in islice(places, MOST))
    if more := sum(1 for _ in places):
        yield problem(name, START, "more-problems", value=more)


def _places(lines: Sequence[str]) -> Iterator[tuple[Mark, str]]:
    for number, line in enumerate(lines, 1):
        if UNFIT_SIGNS.search(line):
            for code, pattern in UNFIT.items():
                if match := pattern.match(line):
                    yield Mark(number, match.end() or 1), code
            for match in BAD_CHARACTER.finditer(line):
                yield Mark(number, match.end()), "bad-character"


def cleaned(lines: Sequence[str]) -> list[str]:
    """The lines without what's unfit.

    Where tabs are in front of a line, it begins where an earlier one with the same tabs does, else further in than the
    field above that has no value yet, else where the entry, the field or the text above begins.
    """
    cleaned, columns = list[str](), dict[str, int]()
    above, entry, name = "", 0, 0
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        plain = "" if UNFIT["fence"].match(line) else BAD_CHARACTER.sub(" ", line)
        plain = ODD_SPACE.sub(lambda odd: re.sub(f"[{ODD}]", " ", odd[0]), plain)
        white, dashes, words = TABS.findall(plain)[0]
        if "\t" in white + dashes:
            around = entry if dashes else name if KEY.match(words) else indent(above)
            around = indent(below) - 2 if OPENS.search(words) and below[:2] == "  " else around
            column = columns.setdefault(white, begin(above) + 2 if OPENS.search(above) else around)
            column = column if "\t" in white else len(white)
            plain = f"{' ' * column}{'- ' * dashes.count('-')}{words}" if words else ""
        if words and words[0] != "#":
            above = plain.rstrip()
            entry = plain.rfind("-", 0, begin(plain)) if dashes else entry
            name = begin(plain) if KEY.match(plain) else name
        cleaned.append(plain)
    return cleaned
