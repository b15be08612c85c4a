"""What a message says once it is filled in, and what makes a first one less likely to be answered."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from markupsafe import Markup, escape

from careerguide.model.advice import Position
from careerguide.model.letters import Letter
from careerguide.model.markup import Renderer
from careerguide.model.site import Tools

FIRST: Final = "before the meeting"
USUAL_MOST_WORDS: Final = 110  # of a first message, where content/positions.yml has no number

PATTERNS: Final[Mapping[str, str]] = {
    "clause": r"[.?!;\n]|\bbut\b",
    "denied": r"\b(?:not|no|nor|never|nothing|without)\b|n['\u2019]t\b",
    "job": (
        r"\b(?:hire me|you(?: are|['\u2019]re)? hiring|vacanc(?:y|ies)|(?:job|any|current) openings?|consider me"
        r"|apply(?:ing)? for|(?:looking|searching) for (?:an? )?(?:\S+ )?(?:job|position|internship|work)"
        r"|(?:an?|any) (?:job|position|internship)s? (?:for me|with you|at your|in your))\b"
    ),
    "resume": r"\b(?:résumé(?!\w)|(?:resume|cv|curriculum vitae)\b)",
    "attached": r"\b(?:attach|enclos|append)",
    "questions": r"(?<![^.?!\n])[^.?!\n]*\?",
    "second": (
        r"(?<!when)(?<!where)(?<!how)(?<!what)(?<!who)(?<!why),? and (?:also )?"
        r"(?:(?:what|how|why|when|where|who|which|whether)\b(?! (?:not|else)\b)"
        r"|(?:do|did|would|could|can|will|are|have) you\b|(?:could|can|may|should|would) i\b"
        r"|(?:is|are|was) (?:it|there)\b)"
    ),
    "row": r"\?[ \t]+(?![ \t]|(?:or|if|and|even)\b)[^.?!\n]*\?",
    "vague": (
        r"^(?:(?:on|over|through|via|in|at|from|by) )?(?:(?:the|your|my|a|an|some) )?"
        r"(?:internet|online|web|website|web site|google|search|search engine|linkedin|profile|linkedin profile|page"
        r"|company|organization|work|list|friend|someone|somebody|people|chance|email|social media"
        r"|instagram|facebook)[.]?$"
    ),
}
"""What the rules look for. The browser has the same ones, so each means the same in both: no named group, and `\\b`
only next to letters from a to z. All are read without regard to capitals."""
CLAUSE, DENIED, JOB, RESUME, ATTACHED, QUESTIONS, SECOND, ROW, VAGUE = (
    re.compile(pattern, re.IGNORECASE) for pattern in PATTERNS.values()
)


def most_words(tools: Tools, positions: Iterable[Position]) -> int:
    """How many words a first message can have, from the position that content/tools.yml names."""
    name = tools.positions.message_words
    found = (position.at for position in positions if position.at and name in (position.id, *position.aliases))
    return round(next(found, (USUAL_MOST_WORDS,))[-1])


def is_limited(letter: Letter) -> bool:
    """Whether `most_words` holds for it: it's a first message, and not a phone script, which is several short ones."""
    return letter.situation == FIRST and letter.channel != "phone"


def filled(letter: Letter, default: Callable[[str], str]) -> str:
    """The message with its examples filled in, as plain text."""
    examples = {name: escape(field.example.typed) for name, field in letter.fields.items()}
    words = Renderer(href=str, default=default, field=lambda name: examples.get(name, Markup()))
    return words.plain(letter.body)


def requests_for_a_job(message: str) -> Iterator[str]:
    """The words that ask for one. “I am not looking for a job” does not."""
    for clause in CLAUSE.split(message):
        if (request := JOB.search(clause)) and not DENIED.search(clause):
            yield request[0]


def attaches_a_resume(message: str) -> bool:
    """Whether a clause says that a résumé is attached, and doesn't deny it."""
    return any(
        RESUME.search(clause) and ATTACHED.search(clause) and not DENIED.search(clause)
        for clause in CLAUSE.split(message)
    )


def two_in_one(message: str) -> Iterator[str]:
    """The words that ask two things at once: “and what” in a question, or a question right after another."""
    for sentence in QUESTIONS.findall(message):
        if SECOND.search(sentence):
            yield sentence.strip()
    yield from (question.lstrip("? \t") for question in ROW.findall(message))


def says_nothing(connection: str) -> bool:
    """Whether these words on how someone was found could be anyone's: “online”, “your website”."""
    return bool(VAGUE.search(connection.strip()))
