"""Pages that gather advice: tips, reasons, where advice differs, what to say, private worries, and its sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from careerguide.model.advice import Position, Worry
from careerguide.model.fields import SourceRef
from careerguide.model.guide import Guide
from careerguide.model.markup import Rich
from careerguide.model.pages import Section
from careerguide.model.site import Source
from careerguide.pages.context import Desk, Link
from careerguide.pages.entries import Credits, FearView, Paragraphs, differ_view, fear_view, phrase_view, tip_view
from careerguide.pages.page import MORE, SAY, PageView, Top, gathering, top


@dataclass(frozen=True)
class Gathered:
    """Items under a heading of their own."""

    heading: Markup
    id: str
    items: Sequence[object]


@dataclass(frozen=True)
class GatheredView:
    top: Top
    groups: tuple[Gathered, ...]


def advice_pages(desk: Desk) -> Iterator[PageView]:
    guide = desk.guide
    say, tips, differ = desk.at("say.md"), desk.at("tips.md"), desk.at("differ.md")
    yield _by_step(say, "say", SAY, [(one.step, one.id, phrase_view(say, one)) for one in guide.phrases])
    yield _worries(desk.at("worries.md"))
    yield _reasons(desk.at("reasons.md"))
    yield _by_step(tips, "tips", MORE, [(one.step, one.id, tip_view(tips, one)) for one in guide.tips])
    yield _by_step(differ, "differ", MORE, [(_first(one), one.id, differ_view(differ, one)) for one in guide.positions])


def _first(position: Position) -> str:
    """The step under which a point stands; empty if it belongs to none."""
    return position.steps[0] if position.steps else ""


def _by_step(desk: Desk, name: str, section: str, things: Sequence[tuple[str, str, object]]) -> PageView:
    """A page of things, given with step and id, under the step that each belongs to, and last those of no step."""
    groups = [
        Gathered(heading, f"at-{step or 'any-step'}", found)
        for step, heading in _steps(desk)
        if (found := [view for own, _, view in things if own == step])
    ]
    view = GatheredView(top(desk, name), tuple(groups))
    return gathering(desk, name, section=section, file=things[0][1], view=view)


def _steps(desk: Desk) -> list[tuple[str, Markup]]:
    return [*((step.id, desk.heading(step.name)) for step in desk.guide.steps), ("", Markup("At any step"))]


# ---------------------------------------------------------------- worries, reasons


@dataclass(frozen=True, slots=True)
class WorryView:
    id: str
    former: tuple[str, ...]
    heading: Markup
    worry: Markup
    know: Paragraphs
    ask: Paragraphs
    look_up: Paragraphs
    credits: Credits


@dataclass(frozen=True, slots=True)
class WorriesView:
    top: Top
    worries: tuple[WorryView, ...]


def _worries(desk: Desk) -> PageView:
    worries = desk.guide.worries
    view = WorriesView(top(desk, "worries"), tuple(_worry_view(desk, worry) for worry in worries))
    return gathering(desk, "worries", section=SAY, file=worries[0].id, view=view)


def _worry_view(desk: Desk, worry: Worry) -> WorryView:
    return WorryView(
        id=worry.id,
        former=worry.aliases,
        heading=desk.heading(worry.title),
        worry=desk.line(worry.worry),
        know=desk.paragraphs(worry.know),
        ask=tuple(desk.line(line) for line in worry.ask),
        look_up=desk.paragraphs(worry.look_up),
        credits=desk.credits(worry.sources),
    )


@dataclass(frozen=True, slots=True)
class ReasonView:
    id: str
    former: tuple[str, ...]
    title: Markup
    text: Paragraphs
    credits: Credits


@dataclass(frozen=True, slots=True)
class ReasonsView:
    top: Top
    reasons: tuple[ReasonView, ...]
    fears: tuple[FearView, ...]


def _reasons(desk: Desk) -> PageView:
    guide = desk.guide
    reasons = tuple(
        ReasonView(one.id, one.aliases, desk.line(one.title), desk.paragraphs(one.text), desk.credits(one.sources))
        for one in guide.reasons
    )
    view = ReasonsView(top(desk, "reasons"), reasons, tuple(fear_view(desk, fear) for fear in guide.reassurances))
    return gathering(desk, "reasons", section=MORE, file=guide.reasons[0].id, view=view)


# ---------------------------------------------------------------- sources

GENRES: Final = {
    "guide": "Guides",
    "study": "Studies",
    "reference": "Places to look things up",
    "own": "Our own judgment",
}


@dataclass(frozen=True, slots=True)
class Share:
    """What a source contributed of one kind: `34 questions`, and each of them."""

    name: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    id: str
    former: tuple[str, ...]
    title: Markup
    by: str
    """Who wrote it, and the year."""
    url: str
    gave: Paragraphs
    shows: Paragraphs
    shares: tuple[Share, ...]


def sources_page(desk: Desk) -> PageView:
    desk = desk.at("sources.md")
    groups = [
        Gathered(Markup(name), f"{genre}-sources", [_source_view(desk, source) for source in found])
        for genre, name in GENRES.items()
        if (found := [source for source in desk.guide.sources if source.genre == genre])
    ]
    view = GatheredView(top(desk, "sources"), tuple(groups))
    return gathering(desk, "sources", section=MORE, file=desk.guide.sources[0].id, view=view)


def _source_view(desk: Desk, source: Source) -> SourceView:
    by = desk.plain(source.by)
    return SourceView(
        id=source.id,
        former=source.aliases,
        title=desk.line(source.title),
        by=f"{by}, {source.year}" if source.year else by,
        url=source.url or "",
        gave=desk.paragraphs(source.gave),
        shows=desk.paragraphs(source.shows),
        shares=tuple(_shares(desk, source.id)),
    )


def _shares(desk: Desk, source: str) -> Iterator[Share]:
    for one, many, entries in _credited(desk.guide):
        links = [Link(desk.line(words), desk.href(name)) for name, words, sources in entries if source in sources]
        if links:
            yield Share(f"{len(links)} {one if len(links) == 1 else many}", tuple(links))


Entries = Iterable[tuple[str, Rich, Iterable[str]]]  # id, words, sources


def _credited(guide: Guide) -> Iterator[tuple[str, str, Entries]]:
    """Everything that names its sources: what one and many of it are called, and each of it."""
    yield "question", "questions", ((one.id, one.ask, one.sources) for one in guide.questions)
    yield "tip", "tips", ((one.id, one.title, one.sources) for one in guide.tips)
    yield "page with advice", "pages with advice", _credited_pages(guide)
    yield "reason", "reasons", ((one.id, one.title, one.sources) for one in guide.reasons)
    yield (
        "answer to a worry",
        "answers to worries",
        ((one.id, one.worry, one.sources) for one in guide.reassurances),
    )
    yield "awkward moment", "awkward moments", ((one.id, one.when, one.sources) for one in guide.phrases)
    yield "private worry", "private worries", ((one.id, one.title, one.sources) for one in guide.worries)
    yield (
        "point where advice differs",
        "points where advice differs",
        ((one.id, one.topic, [stance.source for stance in one.positions]) for one in guide.positions),
    )
    yield "letter", "letters", ((one.id, one.title, one.sources) for one in guide.letters)


def _credited_pages(guide: Guide) -> Entries:
    for step in guide.steps:
        sources = {name for action in step.actions for name in action.sources}
        yield step.id, step.name, sources | _section_sources(step.sections)
    for page in guide.pages:
        yield page.id, page.name, _section_sources(page.sections)


def _section_sources(sections: Iterable[Section]) -> set[SourceRef]:
    return {name for section in sections for point in section.points for name in point.sources}
