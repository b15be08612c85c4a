"""Fixes what has only one possible fix, by edits of exact places in a text: all that isn't edited stays as typed.

A fix is kept only if the parser then sees the same as before, except what was meant in that one place. Nothing here
touches files.
"""

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from careerguide.content.yaml_reader import parse
from careerguide.edit.field_order import in_order
from careerguide.edit.fixers import FIXERS
from careerguide.edit.source_text import Fix, SourceText
from careerguide.edit.text_lines import join, split
from careerguide.problems.problem import Problem, visible

Find = Callable[[Mapping[str, str]], Iterable[Problem]]
"""Finds the problems in files, given their texts by path."""

ROUNDS: Final = 20  # a fix can bring another mistake to light
TABS: Final = re.compile(r"^[ -]*\t[ \t-]*", re.MULTILINE)  # in front of the words of a line
WIDTHS: Final = (2, 4, 8, 1, 3)  # what a tab might have been meant as


def fix_texts(texts: Mapping[str, str], find: Find, *, order: bool = False) -> dict[str, str]:
    """The texts, by path, that change when all is fixed that can be.

    With `order`, the fields of every entry are also put in the order of the model.
    """
    now = dict(texts)
    for _ in range(ROUNDS):
        problems = list(find(now))
        new = {
            path: fix_text(path, text, [problem for problem in problems if problem.path == path])
            for path, text in now.items()
        }
        if new == now:
            break
        now = new
    if order:
        now = {path: in_order(path, text) for path, text in now.items()}
    return {path: text for path, text in now.items() if text != texts[path]}


def fix_text(path: str, text: str, problems: Iterable[Problem]) -> str:
    """The text with each of its problems fixed that has only one possible fix, without spaces at the end of lines."""
    content, endings = split(text)
    plain = "\n".join(content)
    readable = _readable(path, plain)
    if readable == plain:
        readable = _fix_all(plain, problems)
    return join(_trimmed(readable).split("\n"), endings)


def difference(path: str, before: str, after: str) -> str:
    """What changes in a file, as a unified diff."""
    return "".join(difflib.unified_diff(_diff_lines(before), _diff_lines(after), visible(path), visible(path)))


def _diff_lines(text: str) -> list[str]:
    *lines, last = map(visible, split(text)[0])
    return [f"{line}\n" for line in lines] + ([f"{last}\n\\ No newline at end of file\n"] if last else [])


def _readable(path: str, text: str) -> str:
    """The text with what stops the parser fixed, again and again, since it reports one such problem at a time."""
    for _ in range(text.count("\n") + 2):
        problems = parse(text, path).problems
        tabs = any(problem.code == "tab" for problem in problems)
        new = _without_tabs(path, text) if tabs else _fix_all(text, problems)
        if new == text:
            break
        text = new
    return text


def _fix_all(text: str, problems: Iterable[Problem]) -> str:
    """The text with fixes from the last place to the first, so that no edit moves the place of another."""
    for problem in sorted(set(problems), key=lambda problem: (problem.line, problem.column), reverse=True):
        source = SourceText(text)
        fix = FIXERS[problem.code](source, problem) if problem.code in FIXERS else None
        if fix and _reads_as_meant(source, after := source.edited(fix), fix):
            text = after
    return text


def _reads_as_meant(before: SourceText, after: str, fix: Fix) -> bool:
    """Whether the parser sees the same in the new text as in the old one, and in one place what was meant."""
    if fix.reads_as is None:
        return True
    (old_tokens, whole), (new_tokens, new_whole) = before.tokens, SourceText(after).tokens
    if whole and not new_whole:
        return False
    old, new = [[(token.kind, token.value) for token in tokens] for tokens in (old_tokens, new_tokens)]
    meant = list(fix.reads_as)
    if not meant:
        return old == new
    for start in range(len(new) - len(meant) + 1):
        if old[:start] != new[:start]:
            return False
        rest = new[start + len(meant) :]
        if new[start : start + len(meant)] == meant and (not whole or rest == old[len(old) - len(rest) :]):
            return True
    return False


def _without_tabs(path: str, text: str) -> str:
    """Replaces tabs at the start of lines with spaces, if the file can then be read in only one way."""
    readings: list[tuple[str, Any]] = []
    for width in WIDTHS:
        new = _readable(path, TABS.sub(lambda tabs: tabs[0].expandtabs(width), text))  # noqa: B023
        document = parse(new, path)
        if not document.problems:
            readings.append((new, document.value))
    return readings[0][0] if readings and all(value == readings[0][1] for _, value in readings) else text


def _trimmed(text: str) -> str:
    """No spaces at the end of lines, except where they belong to a text that keeps its line breaks."""
    source = SourceText(text)
    tokens, whole = source.tokens
    if not whole:
        return text
    inside = {number for token in tokens for number in range(token.start.line, token.end.line)}
    new = "\n".join(line if number in inside else line.rstrip(" \t") for number, line in enumerate(source.lines))
    return new if _reads_as_meant(source, new, Fix((), ())) else text
