"""A letter as data for the composer in the browser, so that nothing there has to read our marks."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from careerguide.model.letter_hints import FIRST, PATTERNS, is_limited
from careerguide.model.letters import Letter, LetterField, LetterParagraph
from careerguide.model.markup import Renderer, Span, gap
from careerguide.model.site import Tools
from careerguide.pages.urls import Addresses
from careerguide.pages.words import WORDS_A_SECOND

USUAL_WORDS: Final = 120
"""The whole width of the bar that shows the length, where nothing else sets a limit."""

Run = str | Mapping[str, Any]
"""Words; or the name of a field, as `{"field": name}`; or runs in strong type, as `{"strong": [...]}`."""


def composed(letter: Letter, addresses: Addresses) -> dict[str, Any]:
    """Everything that the form and the paper are built from. Texts are plain, defaults are in them."""
    words = addresses.absolute_renderer()
    first = letter.situation == FIRST
    paragraphs, defaults = list(letter.paragraphs()), addresses.defaults
    data: dict[str, Any] = {
        "id": letter.id,
        "title": words.plain(letter.title),
        "channel": letter.channel,
        "situation": letter.situation,
        "first": first,
        "language": addresses.site.language,
        "body": [_paragraph(paragraph, defaults) for paragraph in paragraphs if not paragraph.subject],
        "fields": [_field(name, field, words, addresses.tools) for name, field in letter.fields.items()],
        "usual_words": USUAL_WORDS,
        "words_a_second": WORDS_A_SECOND,
        "patterns": PATTERNS,
    }
    if paragraphs[0].subject:
        data["subject"] = _paragraph(paragraphs[0], defaults)
    if letter.connection:
        data["connection"] = letter.connection
    if letter.most_characters:
        data["most_characters"] = letter.most_characters
    elif is_limited(letter):
        data["most_words"] = addresses.most_words
    return data


def _paragraph(paragraph: LetterParagraph, defaults: Mapping[str, str]) -> dict[str, Any]:
    return {"note": paragraph.number, "pieces": _runs(paragraph.spans, defaults)}


def _field(name: str, field: LetterField, words: Renderer, tools: Tools) -> dict[str, Any]:
    return {
        "name": name,
        "label": words.plain(field.label),
        "gap": gap(field.label.typed),
        "example": words.plain(field.example),
        "size": field.size,
        **({"hint": words.plain(field.hint)} if field.hint else {}),
        **({"shared": True} if name in tools.about_writer else {}),
        **({"carried": True} if name in tools.carried_over else {}),
    }


def _runs(spans: Sequence[Span], defaults: Mapping[str, str]) -> list[Run]:
    """Neighboring words are joined."""
    joined: list[Run] = []
    for run in (run for span in spans for run in _span_runs(span, defaults)):
        last = joined[-1] if joined else None
        if isinstance(run, str) and isinstance(last, str):
            joined[-1] = last + run
        else:
            joined.append(run)
    return joined


def _span_runs(span: Span, defaults: Mapping[str, str]) -> list[Run]:
    match span.kind:
        case "text":
            return [span.words]
        case "default":
            return [defaults[span.words]]
        case "field":
            return [{"field": span.words}]
        case "strong":
            return [{"strong": _runs(span.inside, defaults)}]
        case _:
            return _runs(span.inside, defaults)
