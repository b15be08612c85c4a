"""Which file holds which kind of content, and where each lies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from careerguide.model.advice import Phrase, Position, Reason, Reassurance, Tip, Worry
from careerguide.model.fields import Model
from careerguide.model.letters import Letter
from careerguide.model.office import Changes, Office
from careerguide.model.pages import Page, Step, Way
from careerguide.model.questions import Category, Plan
from careerguide.model.site import Audience, Home, Overviews, Review, Site, Source, Synonym, Words
from careerguide.model.worksheets import Booklet, Worksheet

CONTENT: Final = ("content", "questions", "office")


@dataclass(frozen=True, slots=True)
class Layout:
    """Which files hold what. `part` is the field of Guide that they fill."""

    part: str
    path: str
    model: type[Model]
    shape: Literal["one", "list", "each"]  # one thing; a list of items; a folder with an item in each file
    required: bool = True


LAYOUT: Final = (
    Layout("site", "content/site.yml", Site, "one"),
    Layout("home", "content/home.yml", Home, "one"),
    Layout("overviews", "content/overviews.yml", Overviews, "one"),
    Layout("audiences", "content/audiences.yml", Audience, "list"),
    Layout("synonyms", "content/synonyms.yml", Synonym, "list"),
    Layout("words", "content/words.yml", Words, "one", required=False),
    Layout("reviews", "content/reviews.yml", Review, "list", required=False),
    Layout("sources", "content/sources.yml", Source, "list"),
    Layout("reasons", "content/reasons.yml", Reason, "list"),
    Layout("reassurances", "content/reassurances.yml", Reassurance, "list"),
    Layout("tips", "content/tips.yml", Tip, "list"),
    Layout("phrases", "content/phrases.yml", Phrase, "list"),
    Layout("worries", "content/worries.yml", Worry, "list"),
    Layout("positions", "content/positions.yml", Position, "list"),
    Layout("plans", "content/plans.yml", Plan, "list"),
    Layout("ways", "content/ways.yml", Way, "list"),
    Layout("booklets", "content/booklets.yml", Booklet, "list"),
    Layout("steps", "content/steps", Step, "each"),
    Layout("pages", "content/pages", Page, "each"),
    Layout("letters", "content/letters", Letter, "each"),
    Layout("worksheets", "content/worksheets", Worksheet, "each"),
    Layout("categories", "questions", Category, "each"),
)


ORDER: Final = {"steps": "number", "letters": "order", "worksheets": "order", "categories": "order"}


OFFICE: Final = "office"


CHANGES: Final = Layout("changes", f"{OFFICE}/changes", Changes, "each")


SETTINGS: Final = Layout("office", f"{OFFICE}/office.yml", Office, "one")


LISTS: Final = ("words", "reviews")
"""Lists of the guide to which an office adds in a file of its own."""


OWN: Final = tuple(
    Layout(one.part, f"{OFFICE}/{Path(one.path).name}", one.model, one.shape, required=False)
    for one in LAYOUT
    if one.shape == "each" or one.part in LISTS
)
"""Whole files of an office's own, called as in the guide: in folders, and lists that are read beside the guide's."""


def list_for(part: str, files: Iterable[str]) -> str:
    """The list to add to in a guide of these files: for an office its own, so that no update meets what it writes."""
    ours = any(name.startswith(f"{OFFICE}/") for name in files)
    return next(one.path for one in (OWN if ours else LAYOUT) if one.part == part)
