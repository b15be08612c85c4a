"""Pages that gather advice: tips, reasons, where advice differs, what to say, private worries, and where it all comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from markupsafe import Markup

from careerguide.model import Guide, Phrase, Position, Source, Step, Tip, Worry
from careerguide.views.desk import Desk, Link
from careerguide.views.page import MORE, SAY, PageView, Top, gathering, top
from careerguide.views.parts import (
    Credits,
    DifferView,
    FearView,
    Paragraphs,
    PhraseView,
    TipView,
    differ_view,
    fear_view,
    phrase_view,
    tip_view,
)

Thing = TypeVar("Thing", Tip, Phrase, Position)
View = TypeVar("View")


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
    yield _by_step(desk.at("say.md"), "say", SAY, guide.phrases, phrase_view, lambda phrase: phrase.step)
    yield _worries(desk.at("worries.md"))
    yield _reasons(desk.at("reasons.md"))
    yield _by_step(desk.at("tips.md"), "tips", MORE, guide.tips, tip_view, lambda tip: tip.step)
    yield _by_step(desk.at("differ.md"), "differ", MORE, guide.positions, differ_view, _first_step)


def _first_step(position: Position) -> str | None:
    return position.steps[0] if position.steps else None


def _by_step(
    desk: Desk,
    name: str,
    section: str,
    things: Sequence[Thing],
    view: Callable[[Desk, Thing], View],
    step_of: Callable[[Thing], str | None],
) -> PageView:
    """A page of things under the step that each belongs to, and at the end those of no step."""
    groups = [
        Gathered(_step_heading(desk, step), f"at-{step.id if step else 'any-step'}", [view(desk, one) for one in found])
        for step in (*desk.guide.steps, None)
        if (found := [one for one in things if step_of(one) == (step.id if step else None)])
    ]
    template = f"{name}.md.j2"
    return gathering(desk, name, template, section, things[0].id, GatheredView(top(desk, name), tuple(groups)))


def _step_heading(desk: Desk, step: Step | None) -> Markup:
    return desk.heading(step.name) if step else Markup("At any step")


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
    return gathering(desk, "worries", "worries.md.j2", SAY, worries[0].id, view)


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
    return gathering(desk, "reasons", "reasons.md.j2", MORE, guide.reasons[0].id, view)


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
    return gathering(desk, "sources", "sources.md.j2", MORE, desk.guide.sources[0].id, view)


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
    for one, many, entries in _credited(desk):
        links = [Link(words, desk.href(name)) for name, words, sources in entries if source in sources]
        if links:
            yield Share(f"{len(links)} {one if len(links) == 1 else many}", tuple(links))


Entries = Iterable[tuple[str, Markup, Iterable[str]]]  # id, words, sources


def _credited(desk: Desk) -> Iterator[tuple[str, str, Entries]]:
    """Everything that names its sources: what one and many of it are called, and each of it."""
    guide, line = desk.guide, desk.line
    yield "question", "questions", ((one.id, line(one.ask), one.sources) for one in guide.questions)
    yield "tip", "tips", ((one.id, line(one.title), one.sources) for one in guide.tips)
    yield "page with advice", "pages with advice", _credited_pages(desk, guide)
    yield "reason", "reasons", ((one.id, line(one.title), one.sources) for one in guide.reasons)
    yield (
        "answer to a worry",
        "answers to worries",
        ((one.id, line(one.worry), one.sources) for one in guide.reassurances),
    )
    yield "awkward moment", "awkward moments", ((one.id, line(one.when), one.sources) for one in guide.phrases)
    yield "private worry", "private worries", ((one.id, line(one.title), one.sources) for one in guide.worries)
    yield (
        "point where advice differs",
        "points where advice differs",
        ((one.id, line(one.topic), [stance.source for stance in one.positions]) for one in guide.positions),
    )
    yield "letter", "letters", ((one.id, line(one.title), one.sources) for one in guide.letters)


def _credited_pages(desk: Desk, guide: Guide) -> Entries:
    for step in guide.steps:
        credited = [*step.actions, *(point for section in step.sections for point in section.points)]
        yield step.id, desk.line(step.name), {name for one in credited for name in one.sources}
    for page in guide.pages:
        points = [point for section in page.sections for point in section.points]
        yield page.id, desk.line(page.name), {name for point in points for name in point.sources}
