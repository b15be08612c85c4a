"""Letters: the overview, and a page for each with its text, why each part is there, and a filled-in example."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from markupsafe import Markup

from careerguide.model.letter_hints import filled
from careerguide.model.letters import Letter
from careerguide.model.markup import BLANK_LINES, Renderer, gap
from careerguide.pages.composer import USUAL_WORDS, composed, note_numbers
from careerguide.pages.context import Desk, Link
from careerguide.pages.data import as_json
from careerguide.pages.download_links import Form, PaperName, Zip, collection, forms, papers
from careerguide.pages.entries import WORDS_A_SECOND, Credits, Paragraphs
from careerguide.pages.page import LETTERS, PageView, Top, gathering, top
from careerguide.pages.sections import Ticks, ticks
from careerguide.problems.english import count

CHANNELS: Final = {
    "email": "Email",
    "linkedin": "LinkedIn",
    "text": "Text message",
    "phone": "Phone",
    "letter": "Letter",
    "note": "Card",
}
SITUATIONS: Final = ("before the meeting", "no answer or a no", "meeting is set", "after the meeting", "later")
BREAK: Final = Markup("<br>")


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph of a letter, and the number of the note that explains it (0 if none does)."""

    text: Markup
    note: int


@dataclass(frozen=True, slots=True)
class Message:
    """A letter on paper."""

    subject: Markup | None
    subject_note: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Note:
    number: int
    title: Markup
    text: Markup


@dataclass(frozen=True, slots=True)
class Blank:
    """What the writer fills in."""

    label: Markup
    hint: Markup | None
    example: Markup


@dataclass(frozen=True, slots=True)
class NextView:
    heading: Markup
    text: Paragraphs
    letter: Link | None


@dataclass(frozen=True)
class LetterView:
    top: Top
    name: Markup
    when: Paragraphs
    index_href: str
    situation: str
    letters: tuple[Link, ...]
    """Those of the same situation."""
    blank: Message
    filled: Message
    notes: tuple[Note, ...]
    fields: tuple[Blank, ...]
    length: str
    share: str
    """How much of the bar the words fill."""
    papers: tuple[PaperName, ...]
    forms: tuple[Form, ...]
    before: str
    """The heading of the checklist."""
    checklist: Ticks | None
    next: NextView | None
    credits: Credits
    data: str
    """The letter for the composer, as JSON."""


@dataclass(frozen=True, slots=True)
class LetterCard:
    id: str
    title: Markup
    href: str
    purpose: Markup
    facts: str
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Situation:
    heading: str
    id: str
    letters: tuple[LetterCard, ...]


@dataclass(frozen=True, slots=True)
class LettersView:
    top: Top
    papers: tuple[PaperName, ...]
    situations: tuple[Situation, ...]
    all: Zip | None
    """Every letter in one file."""


def letter_pages(desk: Desk) -> Iterator[PageView]:
    yield _overview(desk.at("letters/index.md"))
    for letter in desk.guide.letters:
        yield _letter_page(desk.at(f"letters/{letter.id}.md"), letter)


def _overview(desk: Desk) -> PageView:
    letters = desk.guide.letters
    groups = tuple(
        Situation(situation.capitalize(), situation.replace(" ", "-"), tuple(_card(desk, one) for one in found))
        for situation in SITUATIONS
        if (found := [letter for letter in letters if letter.situation == situation])
    )
    view = LettersView(top(desk, "letters"), papers(desk), groups, collection(desk, "all-letters"))
    return gathering(desk, "letters", section=LETTERS, view=view, meta={"template": "wide.html"})


def _card(desk: Desk, letter: Letter) -> LetterCard:
    return LetterCard(
        id=letter.id,
        title=desk.line(letter.title),
        href=desk.href(letter.id),
        purpose=desk.line(letter.purpose),
        facts=f"{CHANNELS[letter.channel]} · {_length(desk, letter)}",
        forms=forms(desk, letter.id),
    )


def _letter_page(desk: Desk, letter: Letter) -> PageView:
    return PageView(
        path=desk.page,
        template="letter.md.j2",
        title=desk.plain(letter.title),
        description=desk.plain(letter.description),
        source=desk.guide.origins[letter.id].path,
        line=1,
        name=desk.plain(letter.title),
        section=LETTERS,
        view=_letter_view(desk, letter),
        meta={"template": "wide.html", "tools": ["letter"]},
    )


def _letter_view(desk: Desk, letter: Letter) -> LetterView:
    return LetterView(
        top=Top(letter.id, desk.heading(letter.heading), desk.paragraphs(letter.purpose)),
        name=desk.line(letter.title),
        when=desk.paragraphs(letter.when),
        index_href=desk.href("letters"),
        situation=letter.situation.capitalize(),
        letters=tuple(
            Link(desk.line(one.title), desk.href(one.id), current=one is letter)
            for one in desk.guide.letters
            if one.situation == letter.situation
        ),
        blank=_message(desk, letter, _gap(letter)),
        filled=_message(desk, letter, _example(letter)),
        notes=tuple(
            Note(number, desk.line(note.title), desk.line(note.text)) for number, note in enumerate(letter.notes, 1)
        ),
        fields=tuple(
            Blank(desk.line(one.label), desk.line(one.hint) if one.hint else None, desk.line(one.example))
            for one in letter.fields.values()
        ),
        length=_length(desk, letter),
        share=f"{min(_share(desk, letter), 1):.1%}",
        papers=papers(desk),
        forms=forms(desk, letter.id),
        before="Before you call" if letter.channel == "phone" else "Before you send it",
        checklist=ticks(desk, f"check-{letter.id}", letter.checklist),
        next=_next(desk, letter),
        credits=desk.credits(letter.sources),
        data=as_json(composed(letter, desk.addresses)),
    )


def _next(desk: Desk, letter: Letter) -> NextView | None:
    following = letter.next
    if following is None:
        return None
    to = desk.item(following.letter) if following.letter else None
    link = Link(desk.line(to.title), desk.href(to.id)) if to else None
    return NextView(desk.heading(following.title), desk.paragraphs(following.text), link)


# ---------------------------------------------------------------- the message


def _gap(letter: Letter) -> Callable[[str], Markup]:
    """A gap: the label of the field in brackets."""
    return lambda name: Markup('<mark class="empty">{}</mark>').format(gap(letter.fields[name].label.typed))


def _example(letter: Letter) -> Callable[[str], Markup]:
    return lambda name: Markup("<mark>{}</mark>").format(letter.fields[name].example.typed)


def _message(desk: Desk, letter: Letter, field: Callable[[str], Markup]) -> Message:
    render: Renderer = replace(desk.renderer, field=field)
    numbers = note_numbers(letter)
    typed = BLANK_LINES.split(letter.body.typed)
    return Message(
        subject=render.line(letter.subject) if letter.subject else None,
        subject_note=numbers.get("subject", 0),
        parts=tuple(
            Part(BREAK.join(render.html(spans).split("\n")), numbers.get(words, 0))
            for words, spans in zip(typed, letter.body.paragraphs, strict=True)
        ),
    )


def _filled(desk: Desk, letter: Letter) -> str:
    return filled(letter, desk.renderer.default)


def _share(desk: Desk, letter: Letter) -> float:
    """How much it takes of what is allowed, or of what is usual at most."""
    message = _filled(desk, letter)
    return len(message) / letter.most_characters if letter.most_characters else len(message.split()) / USUAL_WORDS


def _length(desk: Desk, letter: Letter) -> str:
    message = _filled(desk, letter)
    if letter.most_characters:
        return f"{len(message)} of {letter.most_characters} characters"
    words = len(message.split())
    if letter.channel != "phone":
        return count(words, "word")
    return f"{count(words, 'word')}, about {5 * round(words / WORDS_A_SECOND / 5)} seconds aloud"
