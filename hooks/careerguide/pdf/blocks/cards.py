"""Cards to cut out: a moment, the words for it, and a line that calms. Eight to a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from careerguide.model.advice import Phrase
from careerguide.model.worksheets import CardsBlock
from careerguide.pdf.layout import drawings
from careerguide.pdf.layout.large_print import Group, Heading, Words
from careerguide.pdf.layout.page_fit import BOLD, BREAK, SMALL, Paper, lettering
from careerguide.pdf.layout.sheet_context import Draft

EACH_PAGE: Final = 8
WIDTH: Final = 78  # millimetres for the words on a card
BESIDE_NUMBER: Final = 62
ROOM: Final = 36  # millimetres below the moment
WHEN: Final = lettering("t-l", "label", BOLD)
SAY: Final = (lettering("t-l", "sheet"), lettering("t8", "note"), lettering("t-m", "large"))
"""For the words to say; the first that fits is taken."""
FULL: Final = 200.0  # a page of cards has measures of its own


@dataclass(frozen=True)
class Card:
    number: int
    dial: str
    when: Markup
    long: bool
    """Whether the moment takes two lines."""
    say: Markup
    size: int
    """0 is the usual size of the words to say."""
    comfort: Markup


@dataclass(frozen=True)
class CardsView:
    pages: Sequence[Sequence[Card]]
    across: str
    down: str
    template: str = "blocks/cards.j2"
    stays: bool = False

    def heights(self, _paper: Paper) -> list[float]:
        return [height for _ in self.pages for height in (BREAK, FULL)][1:]

    def large(self) -> Iterator[Group]:
        """Not to be cut out: a card has no room for large letters."""
        for card in (card for page in self.pages for card in page):
            say = Markup("“{}”").format(card.say)
            yield Group([Heading(card.when), Words(say, strong=True), Words(card.comfort)])


def cards_view(block: CardsBlock, draft: Draft) -> CardsView:
    phrases = [draft.phrase(name) for name in block.phrases]
    phrases += [phrase for phrase in draft.guide.phrases if phrase.step == block.step]
    cards = [_card(number, phrase, draft) for number, phrase in enumerate(phrases, 1)]
    pages = [cards[first : first + EACH_PAGE] for first in range(0, len(cards), EACH_PAGE)]
    return CardsView(pages, drawings.cut_across(), drawings.cut_down())


def _card(number: int, phrase: Phrase, draft: Draft) -> Card:
    when, say = draft.words.line(phrase.when), draft.words.line(phrase.say)
    comfort = draft.words.line(phrase.comfort or phrase.then)
    room = ROOM - SMALL.height(comfort.striptags(), WIDTH)
    sizes = [size for size, kind in enumerate(SAY) if kind.height(f"“{say.striptags()}”", WIDTH) <= room]
    return Card(
        number=number,
        dial=drawings.empty_dial(),
        when=when,
        long=WHEN.lines(when.striptags(), BESIDE_NUMBER) > 1,
        say=say,
        size=min(sizes, default=len(SAY) - 1),
        comfort=comfort,
    )
