"""Problems as people and programs read them: lines with a caret, JSON, GitHub's annotations, SARIF.

Everything here turns problems and the lines of their files into text. Callers print it.
"""

import json
import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, Final, TextIO

from careerguide.problems.messages import messages
from careerguide.problems.problem import Problem, summary, visible

Lines = Callable[[str], Sequence[str]]
"""The lines of a file by its path; none if it cannot be read."""

HELP: Final = "docs/messages.md"
"""The page that shows a wrong and a right example for each code, under its own heading."""
CONTROLS: Final = re.compile("[\x7f-\x9f]")
WIDEST: Final = 100  # columns of a line that are shown
RED, YELLOW, BOLD, FAINT, PLAIN = "\x1b[31m", "\x1b[33m", "\x1b[1m", "\x1b[2m", "\x1b[0m"
SHOWN: Final = {"\t": "→", "\ufeff": "·", "\u2028": "·", "\u2029": "·", "\x85": "·"}
"""Characters that no terminal shows, and what is shown instead."""


def in_color(stream: TextIO) -> bool:
    """Whether to color what is written there: on a terminal, unless NO_COLOR is set (no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR")


# ---------------------------------------------------------------- for people


def text(problems: Iterable[Problem], lines: Lines, *, color: bool = False) -> str:
    """Each problem, followed by the line it is about and a caret under the place."""
    return "\n".join("\n".join(_lines_of(problem, lines, color=color)) for problem in problems)


def _lines_of(problem: Problem, lines: Lines, *, color: bool) -> Iterator[str]:
    where = _painted(BOLD, f"{visible(problem.path)}:{problem.line}:{problem.column}", color=color)
    label = _painted(YELLOW if problem.warning else RED, problem.label, color=color)
    yield f"{where}: {label}: {problem.sentences}"
    yield from place(problem, lines, color=color)


def _painted(code: str, words: str, *, color: bool) -> str:
    return f"{code}{words}{PLAIN}" if color else words


def place(problem: Problem, lines: Lines, *, color: bool = False) -> Iterator[str]:
    """The line a problem is about and a caret under the place, if there is such a line."""
    file = lines(problem.path)
    if problem.line <= len(file) and (line := file[problem.line - 1].rstrip()):
        yield from _with_caret(line, problem.line, problem.column, color=color)


def _with_caret(line: str, number: int, column: int, *, color: bool) -> Iterator[str]:
    """A line with its number, shortened if it is too long, and a caret under the column."""
    start = max(0, min(column - 1 - WIDEST // 2, len(line) - WIDEST))
    before, after = line[start : column - 1], line[column - 1 : start + WIDEST]
    head = "…" if start else ""
    tail = "…" if len(line) > start + WIDEST else ""
    indent = " " * (len(head) + _width(before))
    yield f"{_painted(FAINT, f'{number:5} | ', color=color)}{head}{_visible(before)}{_visible(after)}{tail}"
    yield f"{_painted(FAINT, '      | ', color=color)}{indent}{_painted(BOLD, '^', color=color)}"


def _visible(part: str) -> str:
    characters = (SHOWN.get(character, character) for character in part)
    return "".join(
        character if character.isprintable() or unicodedata.combining(character) else "·" for character in characters
    )


def _width(part: str) -> int:
    """How many columns of a terminal it takes."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in _visible(part)
    )


# ---------------------------------------------------------------- for programs


def as_json(problems: Sequence[Problem]) -> str:
    """One object: the number of errors and warnings, and every problem with its place, sentences and help page."""
    warnings = sum(problem.warning for problem in problems)
    report = {"errors": len(problems) - warnings, "warnings": warnings, "problems": list(map(_entry, problems))}
    return _json(report)


def _json(value: Mapping[str, Any]) -> str:
    """JSON in which all control characters are escaped; `json` itself escapes only those below 32."""
    return CONTROLS.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False, indent=1))


def _entry(problem: Problem) -> Mapping[str, Any]:
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "code": problem.code,
        "severity": problem.level,
        "what": problem.what,
        "fix": problem.fix,
        "help": f"{HELP}#{problem.code}",
    }


def github(problems: Iterable[Problem]) -> str:
    """Annotations on the lines of a pull request, as workflow commands. Source: GitHub, “Workflow commands”."""
    return "\n".join(map(_annotation, problems))


def _annotation(problem: Problem) -> str:
    where = f"file={_property(problem.path)},line={problem.line},col={problem.column},title={_property(problem.code)}"
    return f"::{problem.level} {where}::{_message(problem.sentences)}"


def _message(words: str) -> str:
    return visible(words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(words: str) -> str:
    return _message(words).replace(":", "%3A").replace(",", "%2C")


def markdown(problems: Sequence[Problem]) -> str:
    """A table of every problem for the summary of a workflow, since GitHub shows only the first few annotations."""
    rows = [
        f"| {_cell(f'{problem.path}:{problem.line}')} | `{problem.label}` | {_cell(problem.sentences)} |"
        for problem in problems
    ]
    head = ["| Where | Code | Message |", "|---|---|---|"] if rows else []
    return "\n".join([f"## {summary(problems)}", "", *head, *rows, ""])


def _cell(words: str) -> str:
    """Text that Markdown shows as typed."""
    return "".join(
        f"&#{ord(character)};" if character in "&<>|`*_[]\\~@#!" else character for character in visible(words)
    )


def sarif(problems: Sequence[Problem]) -> str:
    """A log for code scanning and editors. Source: SARIF 2.1.0, OASIS Standard."""
    codes = sorted({problem.code for problem in problems})
    driver = {"name": "careerguide", "rules": list(map(_rule, codes))}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, codes.index(problem.code)) for problem in problems],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return _json(log)


def _rule(code: str) -> Mapping[str, Any]:
    message = messages()[code]
    return {
        "id": code,
        "shortDescription": {"text": code.replace("-", " ").capitalize()},
        "help": {"text": f"{message.what} {message.fix} See {HELP}#{code}."},
        "defaultConfiguration": {"level": "warning" if message.warning else "error"},
    }


def _result(problem: Problem, rule: int) -> Mapping[str, Any]:
    where = {
        "artifactLocation": {"uri": _uri(problem.path), "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": problem.line, "startColumn": problem.column},
    }
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": problem.level,
        "message": {"text": problem.sentences},
        "locations": [{"physicalLocation": where}],
    }


def _uri(path: str) -> str:
    """A relative path as SARIF needs it: percent-encoded, with forward slashes."""
    return PurePosixPath("/", path).as_uri().removeprefix("file:///")
