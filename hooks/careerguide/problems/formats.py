"""Problems as people and programs read them: each line with a caret, JSON, GitHub's annotations, SARIF.

All of it is text worked out from problems and the lines of their files; adapters print it.
"""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, Final, TextIO

from careerguide.problems.messages import MESSAGES, WARNINGS
from careerguide.problems.problem import Problem, summary

Lines = Callable[[str], Sequence[str]]
"""The lines of a file by its path; none if it cannot be read."""

HELP: Final = "docs/messages.md"
"""Where each code has a wrong and a right example, under a heading of its own."""
WIDEST: Final = 100  # columns of a line that are shown
RED, YELLOW, BOLD, FAINT, PLAIN = "\x1b[31m", "\x1b[33m", "\x1b[1m", "\x1b[2m", "\x1b[0m"
SHOWN: Final = {"\t": "→", "\ufeff": "·", "\u2028": "·", "\u2029": "·", "\x85": "·"}
"""Signs that no terminal shows, and what stands for them in a line."""


def in_color(stream: TextIO) -> bool:
    """Whether to color what is written there: on a terminal, unless its owner wants none (no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR")


# ---------------------------------------------------------------- for people


def text(problems: Iterable[Problem], lines: Lines, *, color: bool = False) -> str:
    """Each problem, below it the line that it is about, and a caret under the place."""
    return "\n".join("\n".join(_told(one, lines, color=color)) for one in problems)


def _told(one: Problem, lines: Lines, *, color: bool) -> Iterator[str]:
    if color:
        where = f"{one.path}:{one.line}:{one.column}"
        yield f"{BOLD}{where}{PLAIN}: {YELLOW if one.warning else RED}{_kind(one)}{PLAIN}: {one.what} {one.mend}"
    else:
        yield str(one)
    yield from place(one, lines, color=color)


def place(one: Problem, lines: Lines, *, color: bool = False) -> Iterator[str]:
    """The line that a problem is about and a caret below the place, if there is such a line."""
    found = lines(one.path)
    if one.line <= len(found) and (line := found[one.line - 1].rstrip()):
        yield from _pointed(line, one.line, one.column, color=color)


def _pointed(line: str, number: int, column: int, *, color: bool) -> Iterator[str]:
    """A line with its number, cut where it is too long, and a caret below the column."""
    start = max(0, min(column - 1 - WIDEST // 2, len(line) - WIDEST))
    before, after = line[start : column - 1], line[column - 1 : start + WIDEST]
    head = "…" if start else ""
    tail = "…" if len(line) > start + WIDEST else ""
    gutter = f"{number:5} | "
    blank = " " * (5 + 1) + "| "
    indent = " " * (len(head) + _width(before))
    shown = f"{head}{_visible(before)}{_visible(after)}{tail}"
    if color:
        yield f"{FAINT}{gutter}{PLAIN}{shown}"
        yield f"{FAINT}{blank}{PLAIN}{indent}{BOLD}^{PLAIN}"
    else:
        yield f"{gutter}{shown}"
        yield f"{blank}{indent}^"


def _visible(part: str) -> str:
    signs = (SHOWN.get(sign, sign) for sign in part)
    return "".join(sign if sign.isprintable() or unicodedata.combining(sign) else "·" for sign in signs)


def _width(part: str) -> int:
    """Columns that a terminal takes for it."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in _visible(part)
    )


# ---------------------------------------------------------------- for programs


def as_json(problems: Sequence[Problem]) -> str:
    """One object: how many errors and warnings, and every problem with its place, sentences and page."""
    warnings = sum(one.warning for one in problems)
    found = {"errors": len(problems) - warnings, "warnings": warnings, "problems": list(map(_entry, problems))}
    return json.dumps(found, ensure_ascii=False, indent=1)


def _entry(one: Problem) -> Mapping[str, Any]:
    return {
        "path": one.path,
        "line": one.line,
        "column": one.column,
        "code": one.code,
        "severity": "warning" if one.warning else "error",
        "what": one.what,
        "mend": one.mend,
        "help": f"{HELP}#{one.code}",
    }


def github(problems: Iterable[Problem]) -> str:
    """Annotations on the lines of a pull request, as workflow commands. Source: GitHub, “Workflow commands”."""
    return "\n".join(map(_annotation, problems))


def _annotation(one: Problem) -> str:
    kind = "warning" if one.warning else "error"
    where = f"file={_property(one.path)},line={one.line},col={one.column},title={_property(one.code)}"
    return f"::{kind} {where}::{_message(f'{one.what} {one.mend}')}"


def _message(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _message(words).replace(":", "%3A").replace(",", "%2C")


def markdown(problems: Sequence[Problem]) -> str:
    """Every problem for the summary of a workflow: annotations beyond the first several are not shown."""
    rows = [_row(f"{one.path}:{one.line}", f"`{_kind(one)}`", f"{one.what} {one.mend}") for one in problems]
    head = ["| Where | What | Told |", "|---|---|---|"] if rows else []
    return "\n".join([f"## {summary(problems)}", "", *head, *rows, ""])


def _row(where: str, code: str, words: str) -> str:
    return f"| {_cell(where)} | {code} | {_cell(words)} |"


def _kind(one: Problem) -> str:
    return f"{one.code} (warning)" if one.warning else one.code


def _cell(words: str) -> str:
    """Text that Markdown shows as it is."""
    safe = "".join(f"&#{ord(sign)};" if sign in "&<>|`*_[]\\~@#!" else sign for sign in words)
    return " ".join(safe.split())


def sarif(problems: Sequence[Problem]) -> str:
    """A log that code scanning and editors read. Source: SARIF 2.1.0, OASIS Standard."""
    codes = sorted({one.code for one in problems})
    driver = {"name": "careerguide", "rules": list(map(_rule, codes))}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, codes.index(one.code)) for one in problems],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1)


def _rule(code: str) -> Mapping[str, Any]:
    level = "warning" if code in WARNINGS else "error"
    words = " ".join(MESSAGES[code])
    return {
        "id": code,
        "shortDescription": {"text": code.replace("-", " ").capitalize()},
        "help": {"text": f"{words} See {HELP}#{code}."},
        "defaultConfiguration": {"level": level},
    }


def _result(one: Problem, rule: int) -> Mapping[str, Any]:
    where = {
        "artifactLocation": {"uri": _uri(one.path), "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": one.line, "startColumn": one.column},
    }
    return {
        "ruleId": one.code,
        "ruleIndex": rule,
        "level": "warning" if one.warning else "error",
        "message": {"text": f"{one.what} {one.mend}"},
        "locations": [{"physicalLocation": where}],
    }


def _uri(path: str) -> str:
    """A relative path as SARIF wants it: percent-encoded, with forward slashes."""
    return PurePosixPath("/", path).as_uri().removeprefix("file:///")
