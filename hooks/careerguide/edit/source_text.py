"""A text with what the parser sees in it, and edits of exact places in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from careerguide.content.document import Document
from careerguide.content.yaml_builder import Token, tokens
from careerguide.content.yaml_reader import parse
from careerguide.problems.problem import Problem

TokenText = tuple[str, str]
"""A token without its place: its kind, and its value."""

LEADS: Final = re.compile(r"(?P<dashes> *(?:- +)*)(?:(?P<key>[\w-]+): +)?")


@dataclass(frozen=True, slots=True)
class Edit:
    """A part of one line, with lines and columns counting from 0, and what replaces it."""

    line: int
    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that belong together."""

    edits: tuple[Edit, ...]
    reads_as: tuple[TokenText, ...] | None
    """What the parser must then see in their place; None if it saw nothing before."""


@dataclass(frozen=True)
class SourceText:
    """A text whose lines end in a newline alone. Columns and lines count from 0, in marks and problems from 1."""

    text: str

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def tokens(self) -> tuple[list[Token], bool]:
        """What the parser sees, and whether that is all of the text."""
        return tokens(self.text)

    @cached_property
    def document(self) -> Document:
        return parse(self.text, "")

    def token_at(self, problem: Problem) -> Token | None:
        """The token that begins where the problem is, or the text in which it is."""
        return next((token for token in self.tokens[0] if token.start == problem.mark), None) or self._around(problem)

    def text_at(self, problem: Problem) -> Token | None:
        """The same, or the name of its first field, which begins at the same place."""
        texts = (token for token in self.tokens[0] if token.start == problem.mark and token.kind == "text")
        return next(texts, None) or self._around(problem)

    def _around(self, problem: Problem) -> Token | None:
        texts = (token for token in self.tokens[0] if token.kind == "text")
        return next((token for token in texts if token.start < problem.mark < token.end), None)

    def leads(self, line: int, column: int) -> re.Match[str] | None:
        """The dashes and the field in front of a value in block style; None inside brackets."""
        return LEADS.fullmatch(self.lines[line][:column])

    def continues(self, line: int, leads: re.Match[str]) -> bool:
        """Whether the lines below might belong to the value after `leads`."""
        indent = leads.start("key") if leads["key"] else max(leads["dashes"].rfind("-"), 0)
        below = next((text for text in self.lines[line + 1 :] if text.strip()), "")
        return len(below) - len(below.lstrip()) > indent

    def places(self, token: Token, words: str) -> Iterator[tuple[int, int]]:
        """Line and column of each place in the lines of a token where the words are."""
        for number in range(token.start.line - 1, token.end.line):
            line = self.lines[number] if number < len(self.lines) else ""
            start = token.start.column - 1 if number == token.start.line - 1 else 0
            end = token.end.column - 1 if number == token.end.line - 1 else len(line)
            while (column := line.find(words, start, end)) >= 0:
                yield number, column
                start = column + len(words)

    def edited(self, fix: Fix) -> str:
        """The text after all edits of a fix."""
        lines = list(self.lines)
        for edit in sorted(fix.edits, key=lambda edit: (edit.line, edit.start), reverse=True):
            line = lines[edit.line]
            lines[edit.line] = f"{line[: edit.start]}{edit.new}{line[edit.end :]}"
        return "\n".join(lines)
