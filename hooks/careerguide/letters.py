"""What a message says once it is filled in, and what makes a first one less likely to be answered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from markupsafe import Markup, escape

from careerguide.model import Letter
from careerguide.text import Renderer

FIRST: Final = "before the meeting"
MOST_WORDS: Final = 150  # of a first message

CLAUSE: Final = re.compile(r"[.?!;\n]|\bbut\b")
DENIED: Final = re.compile(r"\b(?:not|no|nor|never|nothing|without)\b|n['\u2019]t\b", re.IGNORECASE)
JOB: Final = re.compile(
    r"\b(?:hire me|you (?:are )?hiring|vacanc(?:y|ies)|(?:job|any|current) openings?|consider me|apply(?:ing)? for"
    r"|(?:looking|searching) for (?:an? )?(?:\w+ )?(?:job|position|internship|work)"
    r"|(?:an?|any) (?:job|position|internship)s? (?:for me|with you|at your|in your))\b",
    re.IGNORECASE,
)
RESUME: Final = re.compile(r"\b(?:résumé|resume|cv|curriculum vitae)\b", re.IGNORECASE)
ATTACHED: Final = re.compile(r"\b(?:attach|enclos|append)", re.IGNORECASE)


def filled(letter: Letter, default: Callable[[str], str]) -> str:
    """The message with its examples filled in, as plain text."""
    examples = {name: escape(field.example.typed) for name, field in letter.fields.items()}
    words = Renderer(href=str, default=default, field=lambda name: examples.get(name, Markup()))
    return words.plain(letter.body)


def requests_for_a_job(message: str) -> Iterator[str]:
    """The words that ask for one. “I am not looking for a job” does not."""
    for clause in CLAUSE.split(message):
        if (found := JOB.search(clause)) and not DENIED.search(clause):
            yield found[0]


def attaches_a_resume(message: str) -> bool:
    return any(
        RESUME.search(clause) and ATTACHED.search(clause) and not DENIED.search(clause)
        for clause in CLAUSE.split(message)
    )
