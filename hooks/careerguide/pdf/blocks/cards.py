"""`cards`: cards to cut out, each with a moment, the words for it and a line that calms. Eight to a page."""

from collections.abc import Iterator, Sequence
from typing import ClassVar, Final

from markupsafe import Markup

from careerguide.model.advice import Phrase
from careerguide.model.blocks import CardsBlock
from careerguide.pdf.layout.drawings import CUT_ACROSS, CUT_DOWN, USUAL, dial
from careerguide.pdf.layout.large_print import Group, Heading, Words
from careerguide.pdf.layout.measures import SheetPaper, StyleMeasures
from careerguide.pdf.layout.page_fit import BREAK
from careerguide.pdf.layout.sheet_context import BlockView, SheetContext
from careerguide.pdf.layout.text_style import BOLD, TextStyle

EACH_PAGE: Final = 8
WIDTH: Final = 78  # millimeters for the words on a card
WHEN_WIDTH: Final = 62  # millimeters for the moment, next to the number
ROOM: Final = 36  # millimeters below the moment
SMALLEST: Final = 2  # the last of the sizes of the words to say
FULL: Final = 200.0  # millimeters: a page of cards has measures of its own


def _say_styles(measures: StyleMeasures) -> Sequence[TextStyle]:
    """For the words to say; a card takes the first that fits."""
    return measures.text_style("t-l", "sheet"), measures.text_style("t8", "note"), measures.text_style("t-m", "large")


class Card:
    """`long`: the moment takes two lines. `size` is that of the words to say: 0 is the usual one, 2 the smallest."""

    def __init__(self, number: int, phrase: Phrase, context: SheetContext) -> None:
        words, styles = context.words, context.measures.usual
        self.number, self.when, self.say = number, words.line(phrase.when), words.line(phrase.say)
        self.comfort = words.line(phrase.comfort or phrase.then)
        self.long = styles.text_style("t-l", "label", BOLD).lines(self.when.striptags(), WHEN_WIDTH) > 1
        room = ROOM - context.measures.upright["letter"].text.small.height(self.comfort.striptags(), WIDTH)
        say = f"“{self.say.striptags()}”"
        sizes = [size for size, style in enumerate(_say_styles(styles)) if style.height(say, WIDTH) <= room]
        self.size = min(sizes, default=SMALLEST)


class CardsView(BlockView):
    template: ClassVar[str] = "blocks/cards.j2"

    def __init__(self, block: CardsBlock, context: SheetContext) -> None:
        phrases = context.guide.items_named(block.phrases)
        phrases += [phrase for phrase in context.guide.phrases if phrase.step == block.step]
        cards = [Card(number, phrase, context) for number, phrase in enumerate(phrases, 1)]
        self.pages = [cards[first : first + EACH_PAGE] for first in range(0, len(cards), EACH_PAGE)]
        self.across, self.down, self.dial = CUT_ACROSS, CUT_DOWN, dial(0, -1, USUAL)

    def heights(self, _paper: SheetPaper) -> list[float]:
        return [height for _ in self.pages for height in (BREAK, FULL)][1:]

    def large(self) -> Iterator[Group]:
        """Not to be cut out: a card has no room for large letters."""
        for card in (card for page in self.pages for card in page):
            say = Markup("“{}”").format(card.say)
            yield Group([Heading(card.when), Words(say, strong=True), Words(card.comfort)])
