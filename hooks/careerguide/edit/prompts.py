"""One question to answer before a new entry can be written: which answers fit, and what's used without one."""

import re
from dataclasses import dataclass
from typing import Any, Final

from pydantic import BaseModel

from careerguide.checks.references import field_problems
from careerguide.model.fields import Ref
from careerguide.model.guide import PAGES, Guide
from careerguide.model.introspect import choices_of, is_type, parts_of

SINGULAR: Final = {"follow_ups": "follow-up", "audiences": "audience", "sources": "source"}


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question to answer before a new entry can be written: it fills a field of a model."""

    model: type[BaseModel]
    name: str
    words: str
    """The question, for someone at a terminal and for the help of the option."""
    otherwise: str | None = None
    """What the field has without an answer: words, or an id if the guide has it. If None, an answer is required."""

    @property
    def option(self) -> str:
        return f"--{SINGULAR.get(self.name, self.name)}"

    @property
    def annotation(self) -> Any:
        return self.model.model_fields[self.name].annotation

    @property
    def is_list(self) -> bool:
        return any(getattr(part, "__origin__", part) is tuple for part in parts_of(self.annotation))

    def choices(self, guide: Guide) -> list[str]:
        """The possible answers, if they are limited: the choices of the model, or ids of the guide."""
        kinds = {kind for part in parts_of(self.annotation) if is_type(part, Ref) for kind in part.kinds}
        return choices_of(self.annotation) or [item.id for item in guide.items() if item.kind in kinds]

    def placeholder(self, guide: Guide) -> str | list[str] | None:
        """What the field has without an answer: the first of the choices, if the guide doesn't have `otherwise`."""
        value, choices = self.otherwise, self.choices(guide)
        if value and choices and value not in choices:
            value = choices[0]
        return [value] if value and self.is_list else value

    def split(self, typed: str) -> str | list[str]:
        """The answers in what was typed on one line: ids with commas between them, or questions with question marks."""
        if not self.is_list:
            return typed
        gaps = r"(?<=[?.!]) +" if self.name == "follow_ups" else r"[,\s]+"
        return [answer.strip() for answer in re.split(gaps, typed) if answer.strip()]

    def complaint(self, guide: Guide, value: Any) -> str | None:
        """What is wrong with an answer, in the words of the check."""
        kinds = {name: item.kind for name, item in guide.by_id.items()} | dict.fromkeys(PAGES, "page")
        problems = field_problems(self.model, self.name, value, kinds)
        return f"{problems[0].what} {problems[0].fix}" if problems else None
