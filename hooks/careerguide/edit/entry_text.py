"""A new entry as lines of YAML, with a comment for each field, and the file and line where they go."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from careerguide.edit.text_lines import split, written
from careerguide.model.descriptions import about, says
from careerguide.model.fields import Item
from careerguide.problems.problem import MachineError

WIDTH: Final = 110
CHANGE: Final = "CHANGE THIS. "


@dataclass(frozen=True, slots=True)
class NewEntry:
    """What to put where: a new file, or lines to insert into a file in front of line `at`, counting from 0."""

    path: str
    """Relative to the root."""
    id: str
    lines: tuple[str, ...]
    at: int | None = None

    @property
    def first(self) -> int:
        """The line of the changed file on which the entry begins, counting from 0."""
        return 0 if self.at is None else self.at + 1

    def within(self, before: str) -> str:
        """The whole text of the file, in which nothing that was there `before` changes.

        Raises MachineError for a new file whose path is taken.
        """
        if before and self.at is None:
            raise MachineError(f"{self.path} already exists.", "Change it there, or choose another name.")
        content, endings = split(before)
        ending = endings[0] if endings else "\n"
        ends = [*endings, ""]
        at = len(content) if self.at is None else self.at
        head = "".join(f"{line}{end}" for line, end in zip(content[:at], ends[:at], strict=True))
        gap = ending if head and not head.endswith(("\n", "\r")) else ""
        return head + gap + "".join(f"{line}{ending}" for line in self.lines) + before[len(head) :]


@dataclass(frozen=True, slots=True)
class YamlLines:
    """Lines of YAML for a field that is more than a text or a list of texts."""

    lines: tuple[str, ...]


@dataclass(slots=True)
class EntryFields:
    """The values of an entry's fields, to be written in the order of its model."""

    model: type[Item]
    values: dict[str, Any]
    placeholders: set[str] = field(default_factory=set)
    """The fields whose values are only there to start with."""

    def lines(self, **place: str | None) -> list[str]:
        """Its lines. For what an office adds, `place` is written after the id."""
        lines: list[str] = []
        for name, info in self.model.model_fields.items():
            if name == "aliases":
                lines += [f"{key}: {value}" for key, value in place.items() if value]
            if (value := self.values.get(name)) is not None:
                lines += comment((CHANGE if name in self.placeholders else "") + says(self.model, name))
                lines += field_lines(info.alias or name, value)
        return lines

    def file(self) -> tuple[str, ...]:
        """As a file of its own: what it is, its fields, and in comments those that it can also have."""
        optional = [
            f"{name}: {says(self.model, name)}"
            for name in self.model.model_fields
            if name not in self.values and name not in ("id", "aliases")
        ]
        head = comment(f"{about(self.model)} Change what you like, then delete these comments.")
        lines: tuple[str, ...] = (*head, "", *self.lines())
        if optional:
            lines += ("", *comment("It can also have these fields:"))
        return (*lines, *(line for field in optional for line in comment(field)))


def comment(words: str) -> list[str]:
    """The words as lines of comments, without indentation."""
    return [f"# {line}" for line in textwrap.wrap(words.strip(), WIDTH)]


def field_lines(name: str, value: Any) -> list[str]:
    """A field with its value: a text, a list of texts, or lines of YAML."""
    if isinstance(value, YamlLines):
        return [f"{name}:{value.lines[0]}", *value.lines[1:]]
    if isinstance(value, list):
        return [f"{name}: [{', '.join(written(words, inside=True) for words in value)}]"]
    return [f"{name}: {written(str(value))}"]


def list_item(lines: Sequence[str], indent: int) -> list[str]:
    """The lines as an entry of a list whose dashes are `indent` columns in. Leading comments go above the dash."""
    first = next(number for number, line in enumerate(lines) if not line.startswith("#"))
    leads = ["" if number < first else "- " if number == first else "  " for number in range(len(lines))]
    return [f"{' ' * indent}{lead}{line}" for lead, line in zip(leads, lines, strict=True)]
