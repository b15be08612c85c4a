"""Problems as people and programs read them: each line with a caret, JSON, GitHub's annotations, SARIF.

All of it is text worked out from problems and the lines of their files; adapters print it.
"""

import json
import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, Final, TextIO

from careerguide.problems.messages import MESSAGES, WARNINGS
from careerguide.problems.problem import Problem, summary, visible

Lines = Callable[[str], Sequence[str]]
"""The lines of a file by its path; none if it cannot be read."""

HELP: Final = "docs/messages.md"
"""Where each code has a wrong and a right example, under a heading of its own."""
CONTROLS: Final = re.compile("[\x7f-\x9f]")
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
    return "\n".join("\n".join(_lines_of(problem, lines, color=color)) for problem in problems)


def _lines_of(problem: Problem, lines: Lines, *, color: bool) -> Iterator[str]:
    where = _painted(BOLD, f"{visible(problem.path)}:{problem.line}:{problem.column}", color=color)
    label = _painted(YELLOW if problem.warning else RED, problem.label, color=color)
    yield f"{where}: {label}: {problem.sentences}"
    yield from place(problem, lines, color=color)


def _painted(code: str, words: str, *, color: bool) -> str:
    return f"{code}{words}{PLAIN}" if color else words


def place(problem: Problem, lines: Lines, *, color: bool = False) -> Iterator[str]:
    """The line that a problem is about and a caret below the place, if there is such a line."""
    file = lines(problem.path)
    if problem.line <= len(file) and (line := file[problem.line - 1].rstrip()):
        yield from _with_caret(line, problem.line, problem.column, color=color)


def _with_caret(line: str, number: int, column: int, *, color: bool) -> Iterator[str]:
    """A line with its number, cut where it is too long, and a caret below the column."""
    start = max(0, min(column - 1 - WIDEST // 2, len(line) - WIDEST))
    before, after = line[start : column - 1], line[column - 1 : start + WIDEST]
    head = "…" if start else ""
    tail = "…" if len(line) > start + WIDEST else ""
    indent = " " * (len(head) + _width(before))
    yield f"{_painted(FAINT, f'{number:5} | ', color=color)}{head}{_visible(before)}{_visible(after)}{tail}"
    yield f"{_painted(FAINT, '      | ', color=color)}{indent}{_painted(BOLD, '^', color=color)}"


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
    warnings = sum(problem.warning for problem in problems)
    report = {"errors": len(problems) - warnings, "warnings": warnings, "problems": list(map(_entry, problems))}
    return _json(report)


def _json(value: Mapping[str, Any]) -> str:
    """JSON in which all characters that command a terminal are escaped; `json` itself escapes those below 32 only."""
    return CONTROLS.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False, indent=1))


def _entry(problem: Problem) -> Mapping[str, Any]:
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "code": problem.code,
        "severity": problem.level,
        "what": problem.what,
        "mend": problem.mend,
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
    """Every problem for the summary of a workflow: annotations beyond the first several are not shown."""
    rows = [
        f"| {_cell(f'{problem.path}:{problem.line}')} | `{problem.label}` | {_cell(problem.sentences)} |"
        for problem in problems
    ]
    head = ["| Where | What | Told |", "|---|---|---|"] if rows else []
    return "\n".join([f"## {summary(problems)}", "", *head, *rows, ""])


def _cell(words: str) -> str:
    """Text that Markdown shows as it is."""
    safe = "".join(f"&#{ord(sign)};" if sign in "&<>|`*_[]\\~@#!" else sign for sign in visible(words))
    return safe


def sarif(problems: Sequence[Problem]) -> str:
    """A log that code scanning and editors read. Source: SARIF 2.1.0, OASIS Standard."""
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
    level = "warning" if code in WARNINGS else "error"
    words = " ".join(MESSAGES[code])
    return {
        "id": code,
        "shortDescription": {"text": code.replace("-", " ").capitalize()},
        "help": {"text": f"{words} See {HELP}#{code}."},
        "defaultConfiguration": {"level": level},
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
    """A relative path as SARIF wants it: percent-encoded, with forward slashes."""
    return PurePosixPath("/", path).as_uri().removeprefix("file:///")
