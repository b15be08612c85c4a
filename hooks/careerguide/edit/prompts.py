"""What to know before each kind of entry can begin, and the words to begin with where nobody has answered."""

import re
from dataclasses import dataclass
from typing import Any, Final

from pydantic import BaseModel

from careerguide.checks.references import field_problems
from careerguide.model.advice import Tip
from careerguide.model.blocks import QuestionsBlock
from careerguide.model.fields import Ref
from careerguide.model.guide import PAGES, Guide
from careerguide.model.introspect import choices_of, is_type, parts_of
from careerguide.model.letters import Letter
from careerguide.model.office import Office
from careerguide.model.questions import Category, Question
from careerguide.model.worksheets import Worksheet

SINGULAR: Final = {"follow_ups": "follow-up", "audiences": "audience", "sources": "source"}


@dataclass(frozen=True, slots=True)
class Prompt:
    """One thing to know before an entry can begin: a field of a model."""

    model: type[BaseModel]
    name: str
    words: str
    """The question, for someone at a terminal and for the help of the option."""
    otherwise: str | None = None
    """What the field holds when nobody answers: words, or an id if the guide has it. Without it, someone has to."""

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
        """What can be answered, where that is given: the choices of the model, or ids of the guide."""
        kinds = {kind for part in parts_of(self.annotation) if is_type(part, Ref) for kind in part.kinds}
        return choices_of(self.annotation) or [item.id for item in guide.items() if item.kind in kinds]

    def placeholder(self, guide: Guide) -> str | list[str] | None:
        """What the field holds when nobody answers: the first of the choices, if the guide lacks what is named."""
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
        return f"{problems[0].what} {problems[0].mend}" if problems else None


QUESTION_PROMPTS: Final = (
    Prompt(Question, "ask", "The question, as one would say it aloud"),
    Prompt(Question, "why", "Why to ask it, in one sentence", "It shows what the work is like from inside."),
    Prompt(Question, "follow_ups", "A short question to go on with", "What is an example of that?"),
    Prompt(Question, "minutes", "Minutes that the answer takes", "3"),
    Prompt(Question, "priority", "How much it matters", "more"),
    Prompt(Question, "answer", "To ask, or to look up first", "ask"),
    Prompt(Question, "audiences", "For whom", "everyone"),
    Prompt(Question, "sources", "Where it comes from", "own"),
)


@dataclass(frozen=True, slots=True)
class EntryKind:
    """A kind of entry that can be begun."""

    description: str
    prompts: tuple[Prompt, ...]


ENTRY_KINDS: Final = {
    "question": EntryKind(
        "a question, at the end of its category",
        (Prompt(QuestionsBlock, "category", "The category it belongs to"), *QUESTION_PROMPTS),
    ),
    "tip": EntryKind(
        "a tip, beside those of its step",
        (
            Prompt(Tip, "step", "The step it belongs to"),
            Prompt(Tip, "title", "A few words that say what to do"),
            Prompt(Tip, "do", "What to do, so that one could see it", "Do one thing that somebody could see you do."),
            Prompt(Tip, "dont", "What not to do: completes “Do not”", "Put it off until it feels easy."),
            Prompt(Tip, "why", "Why", "A small thing that is done helps more than a large plan."),
            Prompt(Tip, "sources", "Where it comes from", "own"),
        ),
    ),
    "letter": EntryKind(
        "a letter, in a file of its own",
        (
            Prompt(Letter, "title", "Its name in lists"),
            Prompt(Letter, "situation", "When it is sent", "before the meeting"),
            Prompt(Letter, "channel", "How it is sent", "email"),
            Prompt(Letter, "step", "The step it belongs to", "make-contact"),
            Prompt(Letter, "purpose", "For whom it is, in one line", "For someone whose work you want to know."),
            Prompt(Letter, "when", "When to send it", "When you know whom to ask and what to ask about."),
            Prompt(Letter, "sources", "Where it comes from", "own"),
        ),
    ),
    "worksheet": EntryKind(
        "a worksheet, in a file of its own",
        (
            Prompt(Worksheet, "title", "Its name"),
            Prompt(Worksheet, "purpose", "What it is, in one line", "Questions and room for notes."),
            Prompt(Worksheet, "when", "When to use it", "When you meet somebody and want to write things down."),
            Prompt(Worksheet, "step", "The step it belongs to", "meet"),
        ),
    ),
    "category": EntryKind(
        "a category with its first question, in a file of its own",
        (
            Prompt(Category, "title", "Its name"),
            Prompt(Category, "summary", "One line under the name", "Questions that belong together."),
            *QUESTION_PROMPTS,
        ),
    ),
    "office": EntryKind(
        "the layer of an office: its name, and every other field as a comment",
        (Prompt(Office, "name", "The name of your office"),),
    ),
}
