"""`letter`: the words of a letter with blanks to fill in, and next to them why each part is there."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from markupsafe import Markup, escape

from careerguide.model.letters import Letter, LetterField
from careerguide.model.markup import Span, inside_sentence
from careerguide.pdf.layout.form_fields import Field
from careerguide.pdf.layout.large_print import Answer, Group, Heading, Words
from careerguide.pdf.layout.measures import SheetPaper
from careerguide.pdf.layout.sheet_context import BlockView, SheetContext
from careerguide.pdf.layout.text_style import TextStyle

NOTES: Final = 48  # millimeters of the width for the notes
GUTTER: Final = 9  # millimeters between words and notes
NOTE_TITLE: Final = 7  # millimeters of the title of a note and the gap below
CLOSING: Final = re.compile(r"^[.,;:?!)\]”\u2019]+")


@dataclass(frozen=True, slots=True)
class Blanks:
    """How blanks are set. Lengths are in millimeters."""

    line: float
    """The height of a line with blanks."""
    gap: int
    """The step of space below a part."""
    lengths: Mapping[str, float]
    """By the size of a field."""


ROOMY: Final = Blanks(11.2, 3, {"short": 44, "medium": 66, "long": 88})
TIGHT: Final = Blanks(10.4, 1, {"short": 36, "medium": 52, "long": 78})


@dataclass(frozen=True)
class Blank:
    """A line to fill in with its name below. `size` is `short`, `medium` or `long`."""

    field: Field
    caption: str
    size: str


@dataclass(frozen=True)
class Fragment:
    """Words, and perhaps a blank after them with the punctuation that stays on its line."""

    words: Markup
    blank: Blank | None = None
    after: str = ""


@dataclass(frozen=True)
class Paragraph:
    fragments: Sequence[Fragment]
    subject: str = ""
    """The label in front of a subject line; empty elsewhere."""

    @property
    def fill(self) -> bool:
        """Whether it has blanks, and so wider lines."""
        return any(fragment.blank for fragment in self.fragments)

    def height(self, style: TextStyle, width: float, blanks: Blanks) -> float:
        """In lines of this width, both in millimeters."""
        return self._lines(style, width, blanks) * (blanks.line if self.fill else style.line)

    def _lines(self, style: TextStyle, width: float, blanks: Blanks) -> int:
        """Fills lines word by word, as the page will."""
        count, used = 1, 0.0
        for length in self._lengths(style, blanks):
            if length is None or used + length > width:
                count, used = count + 1, 0.0
            used += length or 0
        return count

    def _lengths(self, style: TextStyle, blanks: Blanks) -> Iterator[float | None]:
        """The length of each word and blank in millimeters; None is a line break."""
        yield style.length(f"{self.subject} ") if self.subject else 0.0
        for fragment in self.fragments:
            for number, line in enumerate(str(fragment.words).split("<br/>")):
                yield from [None] if number else []
                yield from (style.length(f"{word} ") for word in Markup(line).striptags().split())
            if fragment.blank:
                yield blanks.lengths[fragment.blank.size] + style.length(fragment.after)

    def large(self) -> Words:
        """With the name of each blank in its place."""
        text = Markup("<b>{}</b> ").format(self.subject) if self.subject else Markup()
        for fragment in self.fragments:
            text += fragment.words
            if fragment.blank:
                text += Markup(" <b>[{}]</b>{}").format(fragment.blank.caption, fragment.after)
        return Words(text)


@dataclass(frozen=True)
class LetterPart:
    """Paragraphs with the notes next to them, each a title and a text."""

    paragraphs: list[Paragraph]
    notes: Sequence[tuple[Markup, Markup]]

    def height(self, paper: SheetPaper, blanks: Blanks) -> float:
        """In millimeters, with the gap below."""
        width = paper.width - NOTES - GUTTER
        words = sum(paragraph.height(paper.text.letter, width, blanks) for paragraph in self.paragraphs)
        notes = sum(NOTE_TITLE + paper.text.name.height(text.striptags(), NOTES) for _, text in self.notes)
        return max(words, notes) + paper.space(blanks.gap)


class LetterWordsView(BlockView):
    template: ClassVar[str] = "blocks/letter.j2"

    def __init__(self, name: str, context: SheetContext) -> None:
        self.ui = context.ui
        self.parts = _parts(context.guide.item(name), context)
        self.blanks = TIGHT if context.fit.tight else ROOMY

    def heights(self, paper: SheetPaper) -> list[float]:
        return [part.height(paper, self.blanks) for part in self.parts]

    def large(self) -> Iterator[Group]:
        """First what to fill in, one below the other; then the words; then the reasons."""
        answers = [Answer(escape(blank.field.title), blank.field) for blank in _distinct_blanks(self.parts)]
        yield Group([Heading(escape(self.ui("fill-these-in-first"))), *answers], whole=False)
        yield Group([Heading(escape(self.ui("then-put-together")))], stays=True)
        yield from (Group([paragraph.large() for paragraph in part.paragraphs]) for part in self.parts)
        notes = [note for part in self.parts for note in part.notes]
        if notes:
            yield Group([Heading(escape(self.ui("why-each-part")))], stays=True)
            yield from (Group([Words(Markup("<b>{}.</b> {}").format(*note))]) for note in notes)


def _distinct_blanks(parts: Sequence[LetterPart]) -> Iterable[Blank]:
    """Each blank once, though a letter can name someone twice."""
    blanks: dict[str, Blank] = {}
    for fragment in (fragment for part in parts for paragraph in part.paragraphs for fragment in paragraph.fragments):
        if fragment.blank:
            blanks.setdefault(fragment.blank.caption, fragment.blank)
    return blanks.values()


def _parts(letter: Letter, context: SheetContext) -> list[LetterPart]:
    """A part starts with each paragraph that has a note; paragraphs without one belong to the part before."""
    line, parts = context.words.line, list[LetterPart]()
    for paragraph in letter.paragraphs():
        if paragraph.notes or not parts:
            notes = [(line(note.title), line(note.text)) for note in paragraph.notes.values()]
            parts.append(LetterPart([], notes))
        fragments = list(_fragments(paragraph.spans, letter, context))
        label = context.ui("subject") if paragraph.subject else ""
        parts[-1].paragraphs.append(Paragraph(fragments, label))
    return parts


def _fragments(spans: tuple[Span, ...], letter: Letter, context: SheetContext) -> Iterator[Fragment]:
    words: list[Span] = []
    rest = list(spans)
    while rest:
        span = rest.pop(0)
        if span.kind != "field":
            words.append(span)
            continue
        after, rest = _split_closing(rest)
        yield Fragment(_lines(words, context), _blank(letter.fields[span.words], context), after)
        words = []
    if words:
        yield Fragment(_lines(words, context))


def _split_closing(rest: list[Span]) -> tuple[str, list[Span]]:
    """Takes the punctuation off the text that follows a blank."""
    if not rest or rest[0].kind != "text" or not (match := CLOSING.match(rest[0].words)):
        return "", rest
    return match[0], [Span("text", rest[0].words[match.end() :]), *rest[1:]]


def _lines(words: list[Span], context: SheetContext) -> Markup:
    """HTML with the line breaks as they were typed."""
    return Markup(context.words.html(tuple(words)).replace("\n", Markup("<br/>")))


def _blank(field: LetterField, context: SheetContext) -> Blank:
    new = context.field(field.label, answer=field.example)
    return Blank(new, inside_sentence(context.words.plain(field.label)), field.size)
