"""A letter on paper: its words with blanks to fill, the reasons beside them, what comes before and after sending."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape

from careerguide.model.letter_hints import filled
from careerguide.model.letters import Letter, LetterField, LetterNote
from careerguide.model.markup import BLANK_LINES, Span
from careerguide.pdf.layout.form_fields import Field, NamedField, Tick
from careerguide.pdf.layout.large_print import Answer, Group, Heading, Ticks, Words
from careerguide.pdf.layout.page_fit import BODY, HEADING, LETTER, NAME, S1, S2, S3, S4, Fit, Paper
from careerguide.pdf.layout.sheet_context import Draft

BESIDE: Final = 48  # millimetres of the notes
GUTTER: Final = 9
CLOSING: Final = re.compile(r"^[.,;:?!)\]”\u2019]+")
SUBJECT: Final = "subject"


@dataclass(frozen=True, slots=True)
class Blanks:
    """How high a line with blanks is, what is between parts, and how long blanks are."""

    line: float
    gap: float
    sizes: Mapping[str, float]


ROOMY: Final = Blanks(11.2, S3, {"short": 44, "medium": 66, "long": 88})
TIGHT: Final = Blanks(10.4, S1, {"short": 36, "medium": 52, "long": 78})


@dataclass(frozen=True)
class Blank:
    """A line to fill in, its name below. `size` says how long it is."""

    field: Field
    caption: str
    size: str


@dataclass(frozen=True)
class Piece:
    """Words, and after them perhaps a blank with the punctuation that stays with it."""

    words: Markup
    blank: Blank | None = None
    after: str = ""


@dataclass(frozen=True)
class Paragraph:
    pieces: Sequence[Piece]
    subject: bool = False

    @property
    def fill(self) -> bool:
        """Whether it has blanks, and so wider lines."""
        return any(piece.blank for piece in self.pieces)

    def height(self, width: float, blanks: Blanks) -> float:
        return self._lines(width, blanks) * (blanks.line if self.fill else LETTER.line)

    def _lines(self, width: float, blanks: Blanks) -> int:
        """Fills lines word by word, as the page will."""
        count, used = 1, 0.0
        for run in self._runs(blanks):
            if run is None or used + run > width:
                count, used = count + 1, 0.0
            used += run or 0
        return count

    def _runs(self, blanks: Blanks) -> Iterator[float | None]:
        """The length of each word and blank; None is a line break."""
        yield LETTER.run("Subject: ") if self.subject else 0.0
        for piece in self.pieces:
            for number, line in enumerate(str(piece.words).split("<br/>")):
                yield from [None] if number else []
                yield from (LETTER.run(f"{word} ") for word in Markup(line).striptags().split())
            if piece.blank:
                yield blanks.sizes[piece.blank.size] + LETTER.run(piece.after)

    def large(self) -> Words:
        """With the name of each blank in its place."""
        text = Markup("<b>Subject:</b> " if self.subject else "")
        for piece in self.pieces:
            text += piece.words
            if piece.blank:
                text += Markup(" <b>[{}]</b>{}").format(piece.blank.caption, piece.after)
        return Words(text)


@dataclass(frozen=True)
class Note:
    title: Markup
    text: Markup

    def height(self) -> float:
        return 7 + NAME.height(self.text.striptags(), BESIDE)


@dataclass(frozen=True)
class Part:
    """Paragraphs with the notes that stand beside them."""

    paragraphs: Sequence[Paragraph]
    notes: Sequence[Note]

    def height(self, width: float, blanks: Blanks) -> float:
        words = sum(paragraph.height(width, blanks) for paragraph in self.paragraphs)
        return max(words, sum(note.height() for note in self.notes)) + blanks.gap


@dataclass(frozen=True)
class Next:
    """What comes after: words, another letter, a date to set."""

    title: Markup
    text: Markup
    letter: Markup | None
    href: str
    address: str
    """The same as people read it."""
    date: NamedField | None

    def height(self, paper: Paper) -> float:
        width = paper.width / 2 - 5
        words = HEADING.line + BODY.height(self.text.striptags(), width)
        words += 0.6 + NAME.height(f"{self.letter.striptags()}: {self.address}", width) if self.letter else 0
        return words + (S3 + paper.field if self.date else 0)

    def large(self) -> Group:
        link = [Words(Markup('<a href="{}">{}</a>').format(self.href, self.letter))] if self.letter else []
        date = [Answer(self.date.label, self.date.field)] if self.date else []
        return Group([Heading(self.title), Words(self.text), *link, *date])


@dataclass(frozen=True)
class LetterView:
    parts: Sequence[Part]
    limit: str
    """How long it may be, where the channel sets a limit."""
    before: str
    """The heading of the checklist."""
    checklist: Sequence[Tick]
    next: Next | None

    def heights(self, fit: Fit, paper: Paper) -> list[float]:
        """What its pieces measure that must not be parted."""
        way = TIGHT if fit.tight else ROOMY
        parts = [part.height(paper.width - BESIDE - GUTTER, way) for part in self.parts]
        ticks = HEADING.line + sum(
            S2 + BODY.height(one.words.striptags(), paper.width / 2 - 12) for one in self.checklist
        )
        limit = [S1 + BODY.line] if self.limit else []
        return [*parts, *limit, S4 + max(ticks, self.next.height(paper) if self.next else 0) + paper.gap]

    def large(self) -> Iterator[Group]:
        yield from _large_parts(self.parts)
        if self.limit:
            yield Group([Words(Markup(self.limit), strong=True)])
        yield Group([Heading(Markup(self.before)), Ticks(self.checklist)])
        if self.next:
            yield self.next.large()


@dataclass(frozen=True)
class WordsView:
    """A letter as a block of a worksheet: its words with blanks, and the reasons beside them."""

    parts: Sequence[Part]
    way: Blanks
    template: str = "blocks/letter.j2"
    stays: bool = False

    def heights(self, paper: Paper) -> list[float]:
        return [part.height(paper.width - BESIDE - GUTTER, self.way) for part in self.parts]

    def large(self) -> Iterator[Group]:
        return _large_parts(self.parts)


def _large_parts(parts: Sequence[Part]) -> Iterator[Group]:
    """First what to fill in, one below the other; then the words; then the reasons."""
    answers = [Answer(escape(blank.field.title), blank.field) for blank in _blanks(parts)]
    yield Group([Heading(Markup("Fill these in first")), *answers], whole=False)
    yield Group([Heading(Markup("Then put the words together"))], stays=True)
    yield from (Group([paragraph.large() for paragraph in part.paragraphs]) for part in parts)
    notes = [note for part in parts for note in part.notes]
    if notes:
        yield Group([Heading(Markup("Why each part is there"))], stays=True)
        yield from (Group([Words(Markup("<b>{}.</b> {}").format(note.title, note.text))]) for note in notes)


def _blanks(parts: Sequence[Part]) -> Iterable[Blank]:
    """Each once, though a letter may name somebody twice."""
    found: dict[str, Blank] = {}
    for piece in (piece for part in parts for paragraph in part.paragraphs for piece in paragraph.pieces):
        if piece.blank:
            found.setdefault(piece.blank.caption, piece.blank)
    return found.values()


def words_view(name: str, draft: Draft) -> WordsView:
    return WordsView(list(_parts(draft.letter(name), draft)), TIGHT if draft.fit.tight else ROOMY)


def letter_view(letter: Letter, draft: Draft) -> LetterView:
    return LetterView(
        parts=list(_parts(letter, draft)),
        limit=_limit(letter, draft),
        before="Before I call" if letter.channel == "phone" else "Before I send it",
        checklist=[draft.tick(item) for item in letter.checklist],
        next=_next(letter, draft),
    )


def _limit(letter: Letter, draft: Draft) -> str:
    if letter.most_characters is None:
        return ""
    example = len(filled(letter, draft.words.default))
    return f"At most {letter.most_characters} characters, spaces included. Our example has {example}."


def _parts(letter: Letter, draft: Draft) -> Iterator[Part]:
    """A part begins with each paragraph that has a note; paragraphs without one belong to the part before."""
    paragraphs: list[Paragraph] = []
    beside: list[LetterNote] = []
    waiting = list(letter.notes)
    for start, spans in _typed_paragraphs(letter):
        found = [note for note in waiting if start.startswith(note.beside)]
        if found and paragraphs:
            yield Part(paragraphs, [_note(note, draft) for note in beside])
            paragraphs, beside = [], []
        beside += found
        waiting = [note for note in waiting if note not in found]
        paragraphs.append(Paragraph(list(_pieces(spans, letter, draft)), subject=start == SUBJECT))
    yield Part(paragraphs, [_note(note, draft) for note in beside])


def _typed_paragraphs(letter: Letter) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Each paragraph as it was typed, which notes refer to, with its spans. The subject goes by that name."""
    if letter.subject:
        yield SUBJECT, letter.subject.paragraphs[0]
    yield from zip(BLANK_LINES.split(letter.body.typed), letter.body.paragraphs, strict=True)


def _note(note: LetterNote, draft: Draft) -> Note:
    return Note(draft.words.line(note.title), draft.words.line(note.text))


def _pieces(spans: tuple[Span, ...], letter: Letter, draft: Draft) -> Iterator[Piece]:
    words: list[Span] = []
    rest = list(spans)
    while rest:
        span = rest.pop(0)
        if span.kind != "field":
            words.append(span)
            continue
        after, rest = _split_closing(rest)
        yield Piece(_lines(words, draft), _blank(letter.fields[span.words], draft), after)
        words = []
    if words:
        yield Piece(_lines(words, draft))


def _split_closing(rest: list[Span]) -> tuple[str, list[Span]]:
    """Takes the punctuation off the text that follows a blank."""
    if not rest or rest[0].kind != "text" or not (found := CLOSING.match(rest[0].words)):
        return "", rest
    return found[0], [Span("text", rest[0].words[found.end() :]), *rest[1:]]


def _lines(words: list[Span], draft: Draft) -> Markup:
    """Line breaks in a letter are meant."""
    return Markup(draft.words.html(tuple(words)).replace("\n", Markup("<br/>")))


def _blank(field: LetterField, draft: Draft) -> Blank:
    made = draft.field(field.label, answer=field.example)
    return Blank(made, _caption(draft.words.plain(field.label)), field.size)


def _caption(label: str) -> str:
    """`Their name` becomes `their name`; names, abbreviations and “I” stay."""
    first = label.split(maxsplit=1)[0]
    return label if first == "I" or first[1:] != first[1:].lower() else label[0].lower() + label[1:]


def _next(letter: Letter, draft: Draft) -> Next | None:
    if letter.next is None:
        return None
    after, words = letter.next, draft.words
    href = words.href(after.letter) if after.letter else ""
    return Next(
        title=words.line(after.title),
        text=words.line(after.text),
        letter=words.line(draft.letter(after.letter).title) if after.letter else None,
        href=href,
        address=href.partition("://")[2].rstrip("/"),
        date=NamedField(words.line(after.date), draft.field(after.date)) if after.date else None,
    )
