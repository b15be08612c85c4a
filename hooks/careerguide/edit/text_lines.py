"""A text as lines, and values written so that YAML reads them back."""

import re
from collections.abc import Sequence
from typing import Final

from careerguide.content.yaml_builder import NULLS

ENDING: Final = re.compile(r"(\r\n|\r|\n)")


UNPLAIN: Final = re.compile(r"""[\s"'*\[{\-&!%@#>|?`\]},:]|.*(?::(?:\s|$)|\s#|[\\\n])""", re.DOTALL)


def split(text: str) -> tuple[list[str], list[str]]:
    """The lines of a text, and how each of them ends."""
    parts = ENDING.split(text)
    return parts[::2], parts[1::2]


def join(lines: Sequence[str], endings: Sequence[str]) -> str:
    return "".join(f"{line}{end}" for line, end in zip(lines, [*endings, ""], strict=True))


def quoted(words: str) -> str:
    """The words in double quotes, or in single quotes where they have double ones themselves."""
    if '"' not in words and "\\" not in words:
        return f'"{words}"'
    if "'" not in words:
        return f"'{words}'"
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def written(words: str, *, inside: bool = False) -> str:
    """The words as a value of YAML, in quotes if it needs them. `inside`: whether it goes between brackets."""
    plain = not UNPLAIN.match(words) and words not in NULLS and not (inside and re.search(r"[,\[\]{}]", words))
    return words if plain else quoted(words)


def end_of(content: Sequence[str], start: int, indent: int) -> int:
    """The line, counting from 0, after the last one of a field that begins on line `start` and is `indent` columns in.
    Blank lines and comments after the field don't belong to it.
    """
    end = start + 1
    for number in range(start + 1, len(content)):
        line = content[number]
        inner = len(line) - len(line.lstrip())
        if line.strip() and inner <= indent and not (inner == indent and line.lstrip().startswith("- ")):
            break
        if line.strip() and not line.lstrip().startswith("#"):
            end = number + 1
    return end
