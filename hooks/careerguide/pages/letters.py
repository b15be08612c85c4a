"""Letters: the overview, and a page for each with its text, why each part is there, and a filled-in example."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from markupsafe import Markup

from careerguide.model.letter_hints import filled
from careerguide.model.letters import Letter, LetterParagraph
from careerguide.model.markup import gap
from careerguide.pages.composer import USUAL_WORDS, composed
from careerguide.pages.context import PageContext
from careerguide.pages.data import as_json
from careerguide.pages.interface import Interface
from careerguide.pages.page import LETTERS, PageView, item_page, overview_page
from careerguide.pages.urls import FIXED
from careerguide.pages.words import WORDS_A_SECOND

CHANNELS: Final = ("email", "linkedin", "text", "phone", "letter", "note")
SITUATIONS: Final = ("before the meeting", "no answer or a no", "meeting is set", "after the meeting", "later")
MOST_GREETING_WORDS: Final = 5
BREAK: Final = Markup("<br>")


def channel_name(ui: Interface, channel: str) -> str:
    """How a message is sent, as readers see it."""
    return ui(f"channel-{channel}")


def situation_name(ui: Interface, situation: str) -> str:
    """When a message is written, as readers see it."""
    return ui(f"situation-{situation.replace(' ', '-')}")


def letter_pages(context: PageContext) -> Iterator[PageView]:
    yield _overview(context.for_page(FIXED["letters"]))
    for letter in context.guide.letters:
        yield _letter_page(context.for_page(f"letters/{letter.id}.md"), letter)


def _overview(context: PageContext) -> PageView:
    letters = context.guide.letters
    return overview_page(
        context,
        "letters",
        LETTERS,
        meta={"template": "wide.html"},
        situations=[
            (situation.replace(" ", "-"), situation_name(context.ui, situation), of_situation)
            for situation in SITUATIONS
            if (of_situation := [letter for letter in letters if letter.situation == situation])
        ],
        facts={letter.id: _facts(context, letter) for letter in letters},
        firsts={letter.id: _first_words(context, letter) for letter in letters},
        all=context.downloads.collection("all-letters"),
    )


def _facts(context: PageContext, letter: Letter) -> str:
    """How it's sent, and how long it is."""
    channel = channel_name(context.ui, letter.channel)
    return context.ui("message-facts", channel=channel, length=_length(context, letter))


def _letter_page(context: PageContext, letter: Letter) -> PageView:
    return item_page(
        context,
        letter,
        LETTERS,
        name=letter.title,
        situation=situation_name(context.ui, letter.situation),
        meta={"template": "wide.html", "tools": ["letter"]},
        letters=[other for other in context.guide.letters if other.situation == letter.situation],
        blank=_message(context, letter, _gap(letter)),
        filled=_message(context, letter, _example(letter)),
        length=_length(context, letter),
        share=f"{min(_share(context, letter), 1):.1%}",  # how much of the bar the words fill
        forms=context.downloads.forms(letter.id),
        next_letter=context.guide.item(letter.next.letter) if letter.next and letter.next.letter else None,
        data=as_json(composed(letter, context.addresses)),
    )


# ---------------------------------------------------------------- the message


def _gap(letter: Letter) -> Callable[[str], Markup]:
    """A gap: the label of the field in brackets."""
    return lambda name: Markup('<mark class="empty">{}</mark>').format(gap(letter.fields[name].label.typed))


def _example(letter: Letter) -> Callable[[str], Markup]:
    return lambda name: Markup("<mark>{}</mark>").format(letter.fields[name].example.typed)


def _message(
    context: PageContext, letter: Letter, field: Callable[[str], Markup]
) -> list[tuple[LetterParagraph, Markup]]:
    """The subject and the paragraphs of a letter, each with its text."""
    html = replace(context.renderer, field=field).html
    return [(paragraph, BREAK.join(html(paragraph.spans).split("\n"))) for paragraph in letter.paragraphs()]


def _filled(context: PageContext, letter: Letter) -> str:
    return filled(letter, context.renderer.default)


def _first_words(context: PageContext, letter: Letter) -> str:
    """The first paragraph that's more than a greeting, filled in with the examples."""
    paragraphs = _filled(context, letter).split("\n\n")
    return next((words for words in paragraphs if len(words.split()) > MOST_GREETING_WORDS), paragraphs[0])


def _share(context: PageContext, letter: Letter) -> float:
    """How much it takes of what is allowed, or of what is usual at most."""
    message = _filled(context, letter)
    return len(message) / letter.most_characters if letter.most_characters else len(message.split()) / USUAL_WORDS


def _length(context: PageContext, letter: Letter) -> str:
    message = _filled(context, letter)
    if letter.most_characters:
        return context.ui("message-length-characters", count=len(message), most=letter.most_characters)
    words = len(message.split())
    if letter.channel != "phone":
        return context.ui("message-length-words", count=words)
    return context.ui("message-length-aloud", count=words, seconds=5 * round(words / WORDS_A_SECOND / 5))
