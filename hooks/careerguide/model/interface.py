"""The words of the interface: what buttons, labels and the tools of the site say, by the ids that name them in code."""

from collections.abc import Mapping
from typing import Annotated, Final

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

from careerguide.model.fields import Form, Item, Line
from careerguide.model.markup import MARK, Rich

PREFIX: Final = "ui-"
"""What every id begins with. Templates, scripts and views leave it out: `ui("print")`."""
FORMS: Final = ("text", "one", "other")
CODE_TEXTS: Final = frozenset(
    {
        "all-questions",
        "any-step",
        "before-i-call",
        "before-i-send",
        "before-you-go-on",
        "booklet-start",
        "category-description",
        "category-part",
        "category-title",
        "channel-and-situation",
        "channel-email",
        "channel-letter",
        "channel-linkedin",
        "channel-note",
        "channel-phone",
        "channel-text",
        "character-limit",
        "collection-everything",
        "collection-messages",
        "column-in-row",
        "common-worries",
        "dos-and-donts",
        "download-kilobytes",
        "download-megabytes",
        "download-pages",
        "download-worksheets",
        "each-category",
        "fill-these-in-first",
        "filled-in-example",
        "follow-up-of-question",
        "form-docx",
        "form-example",
        "form-fillable",
        "form-large-print",
        "form-print",
        "form-txt",
        "good-reasons",
        "home-name",
        "if-theres-time",
        "look-up-first",
        "message-facts",
        "message-length-aloud",
        "message-length-characters",
        "message-length-words",
        "minutes",
        "minutes-short",
        "more-to-choose-from",
        "next-worksheet",
        "notes-on-question",
        "number-of-numbers",
        "on-page",
        "page-of-pages",
        "paper-a4",
        "paper-letter",
        "plan-in-order",
        "point-of-points",
        "question-of-questions",
        "rating-scale",
        "section-mine",
        "section-more",
        "section-questions",
        "section-say",
        "section-sheets",
        "section-start",
        "section-steps",
        "situation-after-the-meeting",
        "situation-before-the-meeting",
        "situation-later",
        "situation-meeting-is-set",
        "situation-no-answer-or-a-no",
        "source-letters",
        "source-pages",
        "source-phrases",
        "source-positions",
        "source-questions",
        "source-reasons",
        "source-reassurances",
        "source-tips",
        "source-worries",
        "sources-guides",
        "sources-own",
        "sources-references",
        "sources-studies",
        "start-with-these",
        "step-actions",
        "step-all",
        "step-moments",
        "step-tips",
        "subject",
        "then-put-together",
        "what-to-do",
        "when-its-awkward",
        "where-advice-differs",
        "why-each-part",
        "worksheet-example",
        "worksheet-large-print",
        "worksheet-pages",
        "worksheets-after",
        "worksheets-before",
        "worksheets-during",
    }
)
"""The ids, without their prefix, of all texts that Python shows. Templates and scripts are searched for theirs."""


def _without_marks(text: Rich) -> Rich:
    """The text, if it has no marks but the names of values: these words are shown in places that know no others."""
    mark = next((mark[0] for mark in MARK.finditer(text.typed) if mark.lastgroup != "default"), None)
    if mark:
        raise PydanticCustomError("text_error", "text", {"problems": [{"code": "mark-in-interface", "found": mark}]})
    return text


Words = Annotated[Line, AfterValidator(_without_marks)]
ValueName = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]+$"),
    Form("bad-value", "Use lower-case letters only, as in count.", "a name in lower-case letters"),
]


class InterfaceText(Item):
    """Words that a page, a tool or a printed sheet shows around the content (content/interface.yml)."""

    kind = "interface text"
    about: Line
    """Where it's shown, for people who reword it."""
    names: tuple[ValueName, ...] = ()
    """The values that it's shown with. The words have each in braces: `{count}`."""
    text: Words | None = None
    """The words. What changes with a number has `one` and `other` instead."""
    one: Words | None = None
    """The words for a `count` of one. They may leave the number out."""
    other: Words | None = None
    """The words for every other `count`."""

    def forms(self) -> Mapping[str, str]:
        """The words as they were typed, by the name of their field."""
        return {name: words.typed for name in FORMS if (words := getattr(self, name))}
