"""A page of the site before it is written: where it goes, which template makes it, and what that template is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from markupsafe import Markup

from careerguide.text import Rich, parse
from careerguide.views.desk import Desk

START: Final = "Start"
STEPS: Final = "Six steps"
QUESTIONS: Final = "Questions"
LETTERS: Final = "Letters"
SHEETS: Final = "Sheets"
SAY: Final = "What to say"
MORE: Final = "More"
SECTIONS: Final = (START, STEPS, QUESTIONS, LETTERS, SHEETS, SAY, MORE)


@dataclass(frozen=True)
class PageView:
    """A page of the site. `source` and `line` say which YAML made it; `meta` is front matter for the theme."""

    path: str
    template: str
    title: str
    description: str
    source: str
    line: int
    name: str
    """In the navigation."""
    section: str
    """Of the navigation."""
    view: object
    meta: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a page that gathers items, and so has no YAML of its own."""

    name: str
    heading: Rich
    description: str
    lead: Rich


def _words(name: str, heading: str, description: str, lead: str) -> Words:
    return Words(name, parse(heading, lines=False), description, parse(lead))


WORDS: Final[Mapping[str, Words]] = {
    "steps": _words(
        "All six steps",
        "Six steps. **Take one today**",
        "The six steps of an informational interview, from choosing what you want to know to telling people what "
        "came of it.",
        "Each step says what to do, why, and which words to use. Begin where you are. You can skip what you have "
        "already done.",
    ),
    "questions": _words(
        "All questions",
        "Questions",
        "Every question of the guide by category, to ask in an informational interview: how long it takes, and "
        "where to read why.",
        "You need about six. Choose the ones you would ask even if nobody had told you to.",
    ),
    "plans": _words(
        "Plans",
        "Plans, **minute by minute**",
        "Plans for an informational interview of 15, 20 or 30 minutes: which questions to ask, in which order, "
        "and when to stop.",
        "Take one as it is, or swap in your own questions. The minutes are there so that you can stop on time.",
    ),
    "tips": _words(
        "Do and do not",
        "Do **and do not**",
        "Tips for each step of an informational interview: what to do, what not to do, why, and the words that help.",
        "You do not need them all. Read those of the step you are on.",
    ),
    "reasons": _words(
        "Why do it",
        "What it is good for, **and what worries people**",
        "Reasons to hold informational interviews, and honest answers to what makes people nervous about asking "
        "for one.",
        "A short talk with one person will not get you a job. Here is what it can do, and what to tell yourself "
        "if you are nervous.",
    ),
    "differ": _words(
        "Where advice differs",
        "Where **advice differs**",
        "Points on which guides to informational interviews disagree, what each of them says, what we say, and "
        "whether it was tested.",
        "The guides that we read do not agree on everything. Here is what each one says and what we chose.",
    ),
    "letters": _words(
        "All letters",
        "Messages **to send**",
        "Short messages for informational interviews: the first email, an introduction, one nudge and a "
        "thank-you, with examples.",
        "Fill the gaps, then change what does not sound like you. Each one fits on a phone.",
    ),
    "sheets": _words(
        "Sheets",
        "Sheets **to take along**",
        "Worksheets for informational interviews to print or to fill in on screen, in Letter and A4: prepare, "
        "ask, write it down.",
        "Print them, or fill them in on screen. They print well in black.",
    ),
    "say": _words(
        "Awkward moments",
        "What do I say **when…**",
        "Exact words for awkward moments in an informational interview: silence, a job offer, a private question, "
        "time that is up.",
        "Most awkward moments last ten seconds. Here is what to say in them, and what to do next.",
    ),
    "worries": _words(
        "Private worries",
        "Private worries, **safe questions**",
        "How to find out what you need to know about visas, health, caring, pay or age in an informational "
        "interview, privately.",
        "You can find out what you need to know without telling your story. What is private stays yours.",
    ),
    "sources": _words(
        "Sources",
        "Where our advice **comes from**",
        "The guides and studies behind this guide to informational interviews, and what each of them contributed "
        "to it.",
        "Everything here says where it comes from. Studies show who was studied. The rest is what people who do "
        "this recommend.",
    ),
}


@dataclass(frozen=True, slots=True)
class Top:
    """Heading and first lines of a page. `heading` is for Markdown."""

    id: str
    heading: Markup
    lead: tuple[Markup, ...]


def top(desk: Desk, name: str) -> Top:
    words = WORDS[name]
    return Top(name, desk.heading(words.heading), desk.paragraphs(words.lead))


def gathering(
    desk: Desk, name: str, *, section: str, first: str, view: object, meta: Mapping[str, Any] | None = None
) -> PageView:
    """A page that gathers items. `first` is the id of the first of them, in whose file the page can be changed."""
    words = WORDS[name]
    origin = desk.guide.origins[first]
    return PageView(
        path=desk.page,
        template=f"{name}.md.j2",
        title=desk.plain(words.heading),
        description=words.description,
        source=origin.path,
        line=1,
        name=words.name,
        section=section,
        view=view,
        meta=meta or {},
    )
