"""What the guide is made of, as frozen types. Each field's docstring is its one description, for people and for tools.

Validated once, when the YAML is read; from there on nothing is checked again and nothing changes.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from careerguide.model.advice import Phrase, Position, Reason, Reassurance, Tip, Worry
from careerguide.model.fields import Item, Model
from careerguide.model.interface import InterfaceText
from careerguide.model.introspect import field_names, models_from
from careerguide.model.kinds import FIXED_PAGES, ITEM_PARTS
from careerguide.model.letters import Letter
from careerguide.model.office import Office
from careerguide.model.pages import Page, Step, Way
from careerguide.model.questions import Category, Plan, Question
from careerguide.model.site import Audience, Home, Overviews, Review, Site, Source, Synonym, Tools, Words
from careerguide.model.worksheets import Booklet, Worksheet
from careerguide.problems.problem import Problem

PAGES: Final = tuple(FIXED_PAGES)
"""Names of pages that the guide always has; texts may link to them by these names. `content/pages/` adds more."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an item begins: its file, relative to the root, and the line, counting from 1."""

    path: str
    line: int


@dataclass(frozen=True)
class Guide:
    """The whole guide, checked, in reading order."""

    site: Site
    home: Home
    overviews: Overviews
    tools: Tools
    interface: tuple[InterfaceText, ...]
    audiences: tuple[Audience, ...]
    synonyms: tuple[Synonym, ...]
    words: tuple[Words, ...]
    """The guide's, and the office's own."""
    reviews: tuple[Review, ...]
    sources: tuple[Source, ...]
    reasons: tuple[Reason, ...]
    reassurances: tuple[Reassurance, ...]
    tips: tuple[Tip, ...]
    phrases: tuple[Phrase, ...]
    worries: tuple[Worry, ...]
    positions: tuple[Position, ...]
    steps: tuple[Step, ...]
    categories: tuple[Category, ...]
    plans: tuple[Plan, ...]
    ways: tuple[Way, ...]
    pages: tuple[Page, ...]
    letters: tuple[Letter, ...]
    worksheets: tuple[Worksheet, ...]
    booklets: tuple[Booklet, ...]
    office: Office
    """Whose guide it is, if an office has its own layer."""
    upstream: Site
    """Name and address of the guide that an office took over; the same as `site` when there is no office."""
    pictures: Mapping[str, bytes]
    """The files of the office's own that the site needs, by name."""
    origins: Mapping[str, Origin]
    """By id; a single file without an id is under the name of its part, a review under the path of its file."""
    files: tuple[str, ...] = ()
    """Every file it was read from that can be reviewed, relative to the root."""
    warnings: tuple[Problem, ...] = ()
    """What could be better in the content."""

    def item(self, name: str) -> Any:
        """An item by its id. A typed reference names an item of its type; the content was checked for that."""
        return self.by_id[name]

    def items_named(self, names: Iterable[str]) -> list[Any]:
        """Items by their ids, in the order of these."""
        return [self.by_id[name] for name in names]

    def items(self) -> Iterator[Item]:
        """Every item with an id of its own, questions included and sections left out, kind after kind."""
        for part in ITEM_PARTS:
            yield from getattr(self, part)
        yield from self.questions

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for category in self.categories for question in category.questions)

    @cached_property
    def everyone(self) -> frozenset[str]:
        """The id and former ids of the audience that all readers belong to."""
        audience = self.by_id.get(self.tools.everyone or "")
        return frozenset((audience.id, *audience.aliases)) if audience else frozenset()

    @cached_property
    def by_id(self) -> Mapping[str, Item]:
        """Every item under its id and its former ids."""
        items: dict[str, Item] = {}
        for item in self.items():
            items.update(dict.fromkeys((item.id, *item.aliases), item))
        return items


FIELDS: Final = frozenset(name for model in models_from(Model) for name in field_names(model))
"""The name of every field that there is anywhere, as in YAML."""
