"""Letters: the overview, and a page for each with its text, why each part is there, and a filled-in example."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from markupsafe import Markup

from careerguide.model.letter_hints import filled
from careerguide.model.letters import Letter
from careerguide.model.markup import BLANK_LINES, Renderer, gap
from careerguide.pages.composer import USUAL_WORDS, composed, note_numbers
from careerguide.pages.context import PageContext
from careerguide.pages.data import as_json
from careerguide.pages.download_links import Form, collection, forms, papers
from careerguide.pages.page import LETTERS, PageView, item_page, overview_page, top
from careerguide.pages.urls import FIXED
from careerguide.pages.words import WORDS_A_SECOND
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
class LetterCard:
    """A letter on the overview."""

    letter: Letter
    facts: str
    """How it is sent and how long it is."""
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Situation:
    """When letters are written, with those letters."""

    heading: str
    id: str
    letters: Sequence[LetterCard]


def letter_pages(context: PageContext) -> Iterator[PageView]:
    yield _overview(context.for_page(FIXED["letters"]))
    for letter in context.guide.letters:
        yield _letter_page(context.for_page(f"letters/{letter.id}.md"), letter)


def _overview(context: PageContext) -> PageView:
    groups = [
        Situation(situation.capitalize(), situation.replace(" ", "-"), [_card(context, letter) for letter in letters])
        for situation in SITUATIONS
        if (letters := [letter for letter in context.guide.letters if letter.situation == situation])
    ]
    return overview_page(
        context,
        "letters",
        LETTERS,
        meta={"template": "wide.html"},
        papers=papers(context),
        situations=groups,
        all=collection(context, "all-letters"),
    )


def _card(context: PageContext, letter: Letter) -> LetterCard:
    facts = f"{CHANNELS[letter.channel]} · {_length(context, letter)}"
    return LetterCard(letter, facts, forms(context, letter.id))


def _letter_page(context: PageContext, letter: Letter) -> PageView:
    return item_page(
        context,
        letter,
        LETTERS,
        top=top(context, letter.id, letter.heading, letter.purpose),
        name=letter.title,
        meta={"template": "wide.html", "tools": ["letter"]},
        letters=[other for other in context.guide.letters if other.situation == letter.situation],
        blank=_message(context, letter, _gap(letter)),
        filled=_message(context, letter, _example(letter)),
        length=_length(context, letter),
        share=f"{min(_share(context, letter), 1):.1%}",  # how much of the bar the words fill
        papers=papers(context),
        forms=forms(context, letter.id),
        next_letter=context.item(letter.next.letter) if letter.next and letter.next.letter else None,
        data=as_json(composed(letter, context.addresses)),
    )


# ---------------------------------------------------------------- the message


def _gap(letter: Letter) -> Callable[[str], Markup]:
    """A gap: the label of the field in brackets."""
    return lambda name: Markup('<mark class="empty">{}</mark>').format(gap(letter.fields[name].label.typed))


def _example(letter: Letter) -> Callable[[str], Markup]:
    return lambda name: Markup("<mark>{}</mark>").format(letter.fields[name].example.typed)


def _message(context: PageContext, letter: Letter, field: Callable[[str], Markup]) -> Message:
    render: Renderer = replace(context.renderer, field=field)
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


def _filled(context: PageContext, letter: Letter) -> str:
    return filled(letter, context.renderer.default)


def _share(context: PageContext, letter: Letter) -> float:
    """How much it takes of what is allowed, or of what is usual at most."""
    message = _filled(context, letter)
    return len(message) / letter.most_characters if letter.most_characters else len(message.split()) / USUAL_WORDS


def _length(context: PageContext, letter: Letter) -> str:
    message = _filled(context, letter)
    if letter.most_characters:
        return f"{len(message)} of {letter.most_characters} characters"
    words = len(message.split())
    if letter.channel != "phone":
        return count(words, "word")
    return f"{count(words, 'word')}, about {5 * round(words / WORDS_A_SECOND / 5)} seconds aloud"
