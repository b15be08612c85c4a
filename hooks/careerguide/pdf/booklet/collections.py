"""Chapters that gather items from all over the guide, as the pages of the same names do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from careerguide.model.advice import Position
from careerguide.model.guide import Guide
from careerguide.pages.advice import GENRES
from careerguide.pdf.booklet import entries
from careerguide.pdf.booklet.context import Making
from careerguide.pdf.booklet.elements import AskedList, Chapter, Entries, Entry, Line, Section, Texts


def gathering(making: Making, name: str) -> Chapter:
    words = making.guide.overviews.of(name)
    return Chapter(
        anchor=making.place(name),
        title=making.plain(words.title),
        name=making.plain(words.name),
        summary=making.line(words.lead),
        lead=making.paragraphs(words.lead),
        sections=list(GATHERINGS[name](making)),
    )


def home(making: Making) -> Chapter:
    words = making.guide.home
    return Chapter(
        anchor=making.place("home"),
        title=making.plain(words.title),
        name="Start",
        summary=making.line(making.guide.site.tagline),
        lead=making.paragraphs(words.lead),
        sections=list(_home(making)),
    )


def first_step(position: Position) -> str:
    """The step under which a point stands; empty if it belongs to none."""
    return position.steps[0] if position.steps else ""


def _home(making: Making) -> Iterator[Section]:
    words = making.guide.home
    yield from (entries.way(making, one) for one in making.guide.ways)
    fears = making.credited(making.lines(words.fears_text), [words.fears_source])
    yield Section("", making.plain(words.fears_title), [Texts(fears)])


def _questions(making: Making) -> Iterator[Section]:
    for category in making.guide.categories:
        anchor = making.anchor(category)
        asked = making.asked([one.id for one in category.questions], at_home=True)
        summary = Texts([Line(making.line(category.summary))], lead=True)
        yield Section(anchor, making.plain(category.title), [summary, AskedList(asked)])


def _plans(making: Making) -> Iterator[Section]:
    for plan in making.guide.plans:
        yield Section(making.anchor(plan), making.plain(plan.title), list(entries.plan(making, plan)))


def _reasons(making: Making) -> Iterator[Section]:
    guide = making.guide
    yield Section("", "Good reasons", [Entries([entries.reason(making, one) for one in guide.reasons])])
    yield Section("", "Honest fears", [Entries([entries.reassurance(making, one) for one in guide.reassurances])])


def _letters(making: Making) -> Iterator[Section]:
    for letter in making.guide.letters:
        yield Section(making.anchor(letter), making.plain(letter.title), list(entries.letter(making, letter)))


def _worries(making: Making) -> Iterator[Section]:
    yield from (entries.worry(making, one) for one in making.guide.worries)


def _sources(making: Making) -> Iterator[Section]:
    for genre, name in GENRES.items():
        if found := [one for one in making.guide.sources if one.genre == genre]:
            yield Section("", name, [Entries([entries.source(making, one) for one in found])])


# ---------------------------------------------------------------- by step


def _by_step(making: Making, found: Iterable[tuple[str, Entry]]) -> Iterator[Section]:
    """Entries under the step that each belongs to, and last those of no step."""
    entries = list(found)
    for step, name in _steps(making.guide):
        if own := [entry for at, entry in entries if at == step]:
            yield Section("", name, [Entries(own)])


def _steps(guide: Guide) -> list[tuple[str, str]]:
    return [*((step.id, step.name.typed) for step in guide.steps), ("", "At any step")]


def _tips(making: Making) -> Iterator[Section]:
    return _by_step(making, ((one.step, entries.tip(making, one)) for one in making.guide.tips))


def _say(making: Making) -> Iterator[Section]:
    return _by_step(making, ((one.step, entries.phrase(making, one)) for one in making.guide.phrases))


def _differ(making: Making) -> Iterator[Section]:
    return _by_step(making, ((first_step(one), entries.position(making, one)) for one in making.guide.positions))


def _sheets(making: Making) -> Iterator[Section]:
    return _by_step(making, ((one.step, entries.sheet(making, one)) for one in making.guide.worksheets))


GATHERINGS: Final[Mapping[str, Callable[[Making], Iterator[Section]]]] = {
    "questions": _questions,
    "plans": _plans,
    "tips": _tips,
    "reasons": _reasons,
    "differ": _differ,
    "letters": _letters,
    "sheets": _sheets,
    "say": _say,
    "worries": _worries,
    "sources": _sources,
}
