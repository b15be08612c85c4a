"""What a rule can ask about the rest of the guide, as far as it could be read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from careerguide.checks.references import ids_used_twice
from careerguide.content.reading import Reading
from careerguide.model import letter_hints
from careerguide.model.advice import Position
from careerguide.model.letters import Letter
from careerguide.model.pages import Section
from careerguide.model.questions import Category, Plan, Question
from careerguide.model.site import Tools
from careerguide.problems.problem import Mark


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Items without problems of their own, and what an office says about them."""

    defaults: Mapping[str, str]
    """What we say on each position, by its id."""
    most_words: int
    """How many words a first message can have."""
    items: Mapping[str, Any]
    """Plans, categories, questions and sections, by id; and every category under `this`, unless one has problems."""
    letter_fields: frozenset[str]
    """The names of all fields of letters, also of those that a letter uses without declaring them. Empty if some
    letters couldn't be read, or if an office has changed any item: it might have hidden those with the field."""
    office_minutes: Mapping[str, Mark]
    """Where an office says how long a question of ours takes, by the id of the question."""

    @classmethod
    def of(cls, reading: Reading) -> "Surroundings":
        positions = [read.value for read in reading.parts["positions"]]
        defaults = {position.id: position.default.typed for position in positions}
        minutes = dict(_office_minutes(reading))
        return cls(defaults, _most_words(reading, positions), _items(reading), _letter_fields(reading), minutes)

    def filled(self, letter: Letter) -> str:
        """The message with its examples filled in."""
        return letter_hints.filled(letter, lambda name: self.defaults.get(name, name))

    def duration(self, plan: Plan) -> int | None:
        """How many minutes the parts of a plan take together; None if that isn't known."""
        total = 0
        for part in plan.parts:
            questions = [self.items.get(name) for name in part.questions]
            if bool(questions) == (part.minutes is not None):
                return None
            for question in questions:
                if not isinstance(question, Question):
                    return None
                total += question.minutes
            total += part.minutes or 0
        return total


def _most_words(reading: Reading, positions: Sequence[Position]) -> int:
    tools = next((read.value for read in reading.parts["tools"]), Tools())
    return letter_hints.most_words(tools, positions)


def _items(reading: Reading) -> dict[str, Any]:
    items = [item for item, _, _ in reading.items() if isinstance(item, Plan | Category | Question | Section)]
    twice = ids_used_twice(reading)
    by_id: dict[str, Any] = {name: item for item in items for name in (item.id, *item.aliases) if name not in twice}
    if "categories" not in reading.spoiled and Category.kind not in reading.unread:
        by_id["this"] = [read.value for read in reading.parts["categories"]]
    return by_id


def _letter_fields(reading: Reading) -> frozenset[str]:
    layer = reading.layer
    if layer.hidden or layer.reworded or "letters" in reading.spoiled or Letter.kind in reading.unread:
        return frozenset()
    letters = [read.value for read in reading.parts["letters"]]
    return frozenset(name for letter in letters for name in (*letter.fields, *letter.body.ids("field")))


def _office_minutes(reading: Reading) -> Iterator[tuple[str, Mark]]:
    for read in reading.parts["categories"]:
        for number, question in enumerate(read.value.questions):
            mark = read.document.mark((*read.loc, "questions", number, "minutes"))
            if mark.path and mark.path != read.document.path and question.id in reading.layer.reworded:
                yield question.id, mark
