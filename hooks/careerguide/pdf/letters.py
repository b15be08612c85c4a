"""The sheet of a letter: its words with blanks, what to check before sending it, and what comes after."""

from collections.abc import Iterator
from typing import ClassVar, Final

from markupsafe import Markup

from careerguide.model.letter_hints import filled
from careerguide.model.letters import Letter, LetterNext
from careerguide.pages.urls import shown
from careerguide.pdf.blocks.letter import LetterWordsView
from careerguide.pdf.layout.form_fields import NamedField
from careerguide.pdf.layout.large_print import Answer, Group, Heading, Ticks, Words
from careerguide.pdf.layout.measures import SheetPaper
from careerguide.pdf.layout.sheet_context import SheetContext

BOX: Final = 12  # millimeters that a box and the gap between columns take from the words of an item
BETWEEN: Final = 5  # millimeters that the gap between columns takes from each
LINK_GAP: Final = 0.6  # millimeters


class Next:
    """What comes after the letter: words, another letter with its URL, a date to set. `address` is the URL as people
    read it.
    """

    def __init__(self, after: LetterNext, context: SheetContext) -> None:
        words = context.words
        self.title, self.text = words.line(after.title), words.line(after.text)
        self.letter = words.line(context.guide.item(after.letter).title) if after.letter else None
        self.href = words.href(after.letter) if after.letter else ""
        self.address = shown(self.href)
        self.date = NamedField(words.line(after.date), context.field(after.date)) if after.date else None

    def height(self, paper: SheetPaper) -> float:
        """In millimeters."""
        text, width = paper.text, paper.width / 2 - BETWEEN
        words = text.heading.line + text.body.height(self.text.striptags(), width)
        words += LINK_GAP + text.name.height(f"{self.letter.striptags()}: {self.address}", width) if self.letter else 0
        return words + (paper.space(3) + paper.field if self.date else 0)

    def large(self) -> Group:
        link = [Words(Markup('<a href="{}">{}</a>').format(self.href, self.letter))] if self.letter else []
        date = [Answer(self.date.label, self.date.field)] if self.date else []
        return Group([Heading(self.title), Words(self.text), *link, *date])


class LetterView(LetterWordsView):
    """The words of a letter, how long it can be if the channel sets a limit, and under the heading `before` what to
    check.
    """

    template: ClassVar[str] = "letter.j2"

    def __init__(self, letter: Letter, context: SheetContext) -> None:
        super().__init__(letter.id, context)
        self.limit = _limit(letter, context)
        self.before = context.ui("before-i-call" if letter.channel == "phone" else "before-i-send")
        self.checklist = [context.tick(item) for item in letter.checklist]
        self.next = Next(letter.next, context) if letter.next else None

    def heights(self, paper: SheetPaper) -> list[float]:
        body, width = paper.text.body, paper.width / 2 - BOX
        items = sum(paper.space(2) + body.height(tick.words.striptags(), width) for tick in self.checklist)
        checklist = paper.text.heading.line + items
        limit = [paper.space(1) + body.line] if self.limit else []
        last = max(checklist, self.next.height(paper) if self.next else 0)
        return [*super().heights(paper), *limit, paper.space(4) + last + paper.gap]

    def large(self) -> Iterator[Group]:
        yield from super().large()
        if self.limit:
            yield Group([Words(Markup(self.limit), strong=True)])
        yield Group([Heading(Markup(self.before)), Ticks(self.checklist)])
        if self.next:
            yield self.next.large()


def _limit(letter: Letter, context: SheetContext) -> str:
    if letter.most_characters is None:
        return ""
    example = len(filled(letter, context.words.default))
    return context.ui("character-limit", most=letter.most_characters, example=example)
