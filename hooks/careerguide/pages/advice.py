"""Pages that gather advice: tips, reasons, where advice differs, what to say, private worries, and its sources."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeVar

from careerguide.model.advice import Phrase, Position, Tip
from careerguide.model.fields import SourceRef
from careerguide.model.guide import Guide
from careerguide.model.markup import Rich, parse
from careerguide.model.pages import Section
from careerguide.model.site import Source
from careerguide.model.worksheets import Worksheet
from careerguide.pages.context import PageContext
from careerguide.pages.interface import Interface
from careerguide.pages.page import MORE, SAY, PageView, overview_page

AdviceT = TypeVar("AdviceT", bound=Tip | Phrase | Position | Worksheet)

FINDER: Final = {"tools": ["finder"]}
"""The front matter of pages with a form that finds what's on them."""


def advice_pages(context: PageContext) -> Iterator[PageView]:
    guide = context.guide
    yield _page_by_step(context, "say", SAY, guide.phrases, FINDER)
    yield overview_page(context, "worries", SAY, file=guide.worries[0].id, worries=guide.worries)
    reasons = guide.reasons
    yield overview_page(context, "reasons", MORE, file=reasons[0].id, reasons=reasons, fears=guide.reassurances)
    yield _page_by_step(context, "tips", MORE, guide.tips, FINDER)
    yield _page_by_step(context, "differ", MORE, guide.positions)


def step_of(item: Tip | Phrase | Position | Worksheet) -> str:
    """The id of the step under which an item is listed; empty if it belongs to none."""
    if isinstance(item, Position):
        return item.steps[0] if item.steps else ""
    return item.step


def by_step(guide: Guide, items: Sequence[AdviceT], ui: Interface) -> Iterator[tuple[str, Rich, list[AdviceT]]]:
    """Id and name of each step with its items, and last those of no step. A step without any is left out."""
    others = parse(ui("any-step"))
    for name, heading in (*((step.id, step.name) for step in guide.steps), ("", others)):
        if of_step := [item for item in items if step_of(item) == name]:
            yield name or "any-step", heading, of_step


def _page_by_step(
    context: PageContext,
    name: str,
    section: str,
    items: Sequence[Tip] | Sequence[Phrase] | Sequence[Position],
    meta: Mapping[str, Any] | None = None,
) -> PageView:
    groups = list(by_step(context.guide, items, context.ui))
    return overview_page(context, name, section, file=items[0].id, meta=meta, groups=groups)


# ---------------------------------------------------------------- sources

GENRES: Final = {
    "guide": "sources-guides",
    "study": "sources-studies",
    "reference": "sources-references",
    "own": "sources-own",
}
"""Kinds of sources in order, each with the text that is its name."""
Entries = Iterable[tuple[str, Rich, Iterable[str]]]
"""Items that name sources: id, title, and the ids of the sources."""
Share = tuple[str, Sequence[tuple[str, Rich]]]
"""What a source contributed of one kind: `34 questions`, and the id and title of each of them."""


def by_genre(guide: Guide, ui: Interface) -> Iterator[tuple[str, str, list[Source]]]:
    """Id and name of each genre with its sources. A genre without any is left out."""
    for genre, name in GENRES.items():
        if sources := [source for source in guide.sources if source.genre == genre]:
            yield genre, ui(name), sources


def sources_page(context: PageContext) -> PageView:
    guide = context.guide
    shares = {source.id: list(_shares(context, source.id)) for source in guide.sources}
    file = guide.sources[0].id
    return overview_page(context, "sources", MORE, file=file, groups=list(by_genre(guide, context.ui)), shares=shares)


def _shares(context: PageContext, source: str) -> Iterator[Share]:
    for name, entries in _crediting(context.guide):
        if titles := [(item, title) for item, title, sources in entries if source in sources]:
            yield context.ui(name, count=len(titles)), titles


def _crediting(guide: Guide) -> Iterator[tuple[str, Entries]]:
    """Everything that names its sources: the text that says how many, and each of it."""
    yield "source-questions", ((item.id, item.ask, item.sources) for item in guide.questions)
    yield "source-tips", ((item.id, item.title, item.sources) for item in guide.tips)
    yield "source-pages", _crediting_pages(guide)
    yield "source-reasons", ((item.id, item.title, item.sources) for item in guide.reasons)
    yield "source-reassurances", ((item.id, item.worry, item.sources) for item in guide.reassurances)
    yield "source-phrases", ((item.id, item.when, item.sources) for item in guide.phrases)
    yield "source-worries", ((item.id, item.title, item.sources) for item in guide.worries)
    positions = ((item.id, item.topic, [stance.source for stance in item.positions]) for item in guide.positions)
    yield "source-positions", positions
    yield "source-letters", ((item.id, item.title, item.sources) for item in guide.letters)


def _crediting_pages(guide: Guide) -> Entries:
    for step in guide.steps:
        sources = {name for action in step.actions for name in action.sources}
        yield step.id, step.name, sources | _section_sources(step.sections)
    for page in guide.pages:
        yield page.id, page.name, _section_sources(page.sections)


def _section_sources(sections: Iterable[Section]) -> set[SourceRef]:
    return {name for section in sections for point in section.points for name in point.sources}
