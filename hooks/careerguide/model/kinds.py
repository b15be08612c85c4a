"""Every kind of content in one table: its model, the files it is read from, and the page of the site that shows it.

A new kind of content is a model, a row here, a field of `Guide`, and a page that shows it. What other packages need to
know of kinds is worked out from this table.
"""

from dataclasses import dataclass
from typing import Final, Literal

from careerguide.model.advice import Phrase, Position, Reason, Reassurance, Tip, Worry
from careerguide.model.fields import Item, Model
from careerguide.model.interface import InterfaceText
from careerguide.model.letters import Letter
from careerguide.model.pages import Page, Section, Step, Way
from careerguide.model.questions import Category, Plan, Question
from careerguide.model.site import Audience, Home, Overviews, Review, Site, Source, Synonym, Tools, Words
from careerguide.model.worksheets import Booklet, Worksheet

FIXED_PAGES: Final = {
    "home": "index.md",
    "steps": "steps/index.md",
    "questions": "questions/index.md",
    "plans": "plans.md",
    "tips": "tips.md",
    "reasons": "reasons.md",
    "differ": "differ.md",
    "letters": "letters/index.md",
    "sheets": "sheets.md",
    "say": "say.md",
    "worries": "worries.md",
    "sources": "sources.md",
    "my-questions": "my-questions.md",
    "my-conversations": "my-conversations.md",
    "my-meeting": "my-meeting.md",
}
"""Pages that the guide always has, by the names with which texts link to them. `content/pages/` adds more. The head of
each but `home` is a field of `Overviews`."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of content. `part` is the field of `Guide` that it fills."""

    part: str
    path: str
    """A file, or for the shape `each` a folder, relative to the root of the project."""
    model: type[Model]
    shape: Literal["single", "list", "each"]
    """One value in a file; a list of entries in a file; a folder with an item in each file."""
    order: str = ""
    """The field by which the items of a folder are sorted."""
    page: str = ""
    """The page of each item, with `{}` for its id, or the name of the fixed page on which it has an anchor."""
    required: bool = True
    """Whether its file must be there."""

    @property
    def files(self) -> str:
        """The pattern of its files, relative to the root: `content/tips.yml`, `questions/*.yml`."""
        return f"{self.path}/*.yml" if self.shape == "each" else self.path


KINDS: Final = (
    Kind("site", "content/site.yml", Site, "single"),
    Kind("home", "content/home.yml", Home, "single"),
    Kind("overviews", "content/overviews.yml", Overviews, "single"),
    Kind("tools", "content/tools.yml", Tools, "single"),
    Kind("interface", "content/interface.yml", InterfaceText, "list", required=False),
    Kind("audiences", "content/audiences.yml", Audience, "list"),
    Kind("synonyms", "content/synonyms.yml", Synonym, "list"),
    Kind("words", "content/words.yml", Words, "single", required=False),
    Kind("reviews", "content/reviews.yml", Review, "list", required=False),
    Kind("sources", "content/sources.yml", Source, "list", page="sources"),
    Kind("reasons", "content/reasons.yml", Reason, "list", page="reasons"),
    Kind("reassurances", "content/reassurances.yml", Reassurance, "list", page="reasons"),
    Kind("tips", "content/tips.yml", Tip, "list", page="tips"),
    Kind("phrases", "content/phrases.yml", Phrase, "list", page="say"),
    Kind("worries", "content/worries.yml", Worry, "list", page="worries"),
    Kind("positions", "content/positions.yml", Position, "list", page="differ"),
    Kind("plans", "content/plans.yml", Plan, "list", page="plans"),
    Kind("ways", "content/ways.yml", Way, "list", page="start/{}.md"),
    Kind("booklets", "content/booklets.yml", Booklet, "list", page="sheets"),
    Kind("steps", "content/steps", Step, "each", order="number", page="steps/{}.md"),
    Kind("pages", "content/pages", Page, "each", page="{}.md"),
    Kind("letters", "content/letters", Letter, "each", order="order", page="letters/{}.md"),
    Kind("worksheets", "content/worksheets", Worksheet, "each", order="order", page="sheets"),
    Kind("categories", "questions", Category, "each", order="order", page="questions/{}.md"),
)
"""In the order in which files are read and described. What an office says about itself is in `content.files`."""


@dataclass(frozen=True, slots=True)
class InnerKind:
    """Items in a list of another item."""

    model: type[Item]
    list: str
    """The field of the item around it that holds the list."""
    around: str
    """The field of an added one that names the item around it."""
    holders: tuple[type[Item], ...]
    """The models of the items around it."""


INNER_KINDS: Final = (
    InnerKind(Question, "questions", "category", (Category,)),
    InnerKind(Section, "sections", "page", (Step, Page)),
)

ITEMS: Final[dict[str, type[Item]]] = {
    **{kind.model.kind: kind.model for kind in KINDS if issubclass(kind.model, Item)},
    **{inner.model.kind: inner.model for inner in INNER_KINDS},
}
"""The model of each kind of item, by the name of the kind."""
ITEM_PARTS: Final = tuple(kind.part for kind in KINDS if issubclass(kind.model, Item))
"""The fields of `Guide` that hold items."""
ORDER_FIELDS: Final = tuple(dict.fromkeys(kind.order for kind in KINDS if kind.order))
"""Fields that say which place an item has among its kind."""


_PAGES: Final = {kind.model.kind: kind.page for kind in KINDS if issubclass(kind.model, Item)}
OWN_PAGES: Final = {kind: page for kind, page in _PAGES.items() if "{}" in page}
"""The page of each item of a kind that has a page of its own, with `{}` for its id, by the name of the kind."""
SHARED_PAGES: Final = {kind: FIXED_PAGES[page] for kind, page in _PAGES.items() if page in FIXED_PAGES}
"""The page on which the items of a kind have an anchor each, by the name of the kind."""
