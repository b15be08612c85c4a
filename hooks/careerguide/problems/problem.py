"""A problem in the content is a value: where it is, what's wrong, what to do. Code that meets a problem collects it."""

import errno
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from careerguide.problems.english import count
from careerguide.problems.messages import messages


class Mark(NamedTuple):
    """A line and a column of a file, both counting from 1."""

    line: int
    column: int
    path: str = ""
    """The file, when it's another than the document's: an office changed these words. Relative to the root."""


START = Mark(1, 1)
MOST: Final = 200
"""Problems of one file that are listed, and warnings. The others are counted."""
MOST_SUGGESTIONS: Final = 50
"""Unknown words of one file, and unknown ids, for which a near one is looked for."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to fix. `line` and `column` count from 1, `path` is relative to the root, `what` and `fix` are whole
    sentences: what's wrong, and what to do.
    """

    path: str
    line: int
    column: int
    code: str
    what: str
    fix: str
    word: str = field(default="", compare=False)
    """What was written, when only a few words could be written there."""
    known: tuple[str, ...] = field(default=(), compare=False)
    """Those words."""

    @property
    def mark(self) -> Mark:
        return Mark(self.line, self.column)

    @property
    def warning(self) -> bool:
        """Whether the guide can be built all the same."""
        return messages()[self.code].warning

    @property
    def level(self) -> str:
        return "warning" if self.warning else "error"

    @property
    def label(self) -> str:
        """Its code, marked if it is a warning."""
        return f"{self.code} (warning)" if self.warning else self.code

    @property
    def sentences(self) -> str:
        return f"{self.what} {self.fix}"

    def __str__(self) -> str:
        return f"{visible(self.path)}:{self.line}:{self.column}: {self.label}: {self.sentences}"


def visible(text: str) -> str:
    """Text in which each character that could command a terminal, end a line or hide is its code, as in `\\x1b`."""
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode() for character in text
    )


def problem(path: str, mark: Mark, code: str, /, **values: Any) -> Problem:
    """The problem with this code, its sentences filled in with `values`. Raises KeyError for an unknown code."""
    message = messages()[code]
    shown = {name: visible(value) if isinstance(value, str) else value for name, value in values.items()}
    sentences = message.what.format(**shown), message.fix.format(**shown)
    word = str(values.get("name", values.get("value", values.get("sign", ""))))
    return Problem(mark.path or path, mark.line, mark.column, code, *sentences, word, tuple(values.get("known", ())))


class ContentError(Exception):
    """The content has problems, so there is no guide to build. Warnings come last."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(in_order(problems))
        super().__init__("\n".join(map(str, self.problems)))


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, by file and line, warnings last."""

    def place(found: Problem) -> tuple[object, ...]:
        return found.warning, found.path, found.line, found.column, found.code.startswith("more-"), found

    return sorted(set(problems), key=place)


def most_important(problems: Iterable[Problem]) -> list[Problem]:
    """The first problems and warnings of each file, and how many more it has, in order."""
    listed: list[Problem] = []
    numbers, more = Counter[tuple[str, bool]](), Counter[tuple[str, bool]]()
    for found in in_order(problems):
        kind = found.path, found.warning
        if found.code in ("more-problems", "more-warnings"):
            more[kind] += int(found.word)
        elif numbers[kind] == MOST:
            more[kind] += 1
        else:
            numbers[kind] += 1
            listed.append(found)
    last = {(found.path, found.warning): found.mark for found in listed}
    for (path, warning), number in more.items():
        mark = last.get((path, warning), START)
        listed.append(problem(path, mark, "more-warnings" if warning else "more-problems", value=number))
    return in_order(listed)


def summary(problems: Sequence[Problem]) -> str:
    """`2 problems and 1 warning in the content.`"""
    warnings = sum(problem.warning for problem in problems)
    errors = len(problems) - warnings
    parts = [count(errors, "problem")] if errors else []
    parts += [count(warnings, "warning")] if warnings else []
    return f"{' and '.join(parts) or 'No problems'} in the content."


class MachineError(Exception):
    """This machine or this command can't do it: what's wrong and what to do, each a whole sentence."""

    def __init__(self, what: str, fix: str) -> None:
        super().__init__(what, fix)
        self.what, self.fix = what, fix

    def __str__(self) -> str:
        return visible(f"{self.what} {self.fix}")


def of_machine(error: OSError) -> MachineError:
    """What the operating system refused, in plain words."""
    name = error.filename or error.filename2 or "The system"
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return MachineError("The disk is full.", "Free up some space, then run this again.")
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return MachineError(
                f"You don't have permission to read or write {name}.", "Change its permissions, or use another folder."
            )
        case errno.ENOENT:
            return MachineError(f"{name} doesn't exist.", "Check its name, and whether its folder exists.")
        case errno.EISDIR | errno.ENOTDIR | errno.EEXIST:
            return MachineError(f"{name} is in the way of another file or folder.", "Use another name.")
        case errno.EADDRINUSE:
            return MachineError(
                "Another program is already using this address.",
                "Stop it, or use another address: ./guide serve -a 127.0.0.1:8001",
            )
        case _:
            return MachineError(f"{name}: {error.strerror or error}.", "Fix that, then run this again.")
