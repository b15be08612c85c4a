"""How questions and tips read: whether they are open, ask one thing, and say who acts. docs/style.md says why.

Pure functions over single texts without marks. Each returns the words it's about, as they were written, or nothing: a
rule that is often wrong teaches people to look away, so a rule that can't tell reports nothing. English only.
"""

import re
from collections.abc import Iterator
from typing import Final

from careerguide.model.letter_hints import two_in_one

# ---------------------------------------------------------------- questions

ASIDE: Final = r"(?:(?:and|but|so|now|well|then|still)[, ]+|(?:if|since|as|after|before|once)\b[^,?]*, )?"
AUXILIARY: Final = (
    r"(?:is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|should|must|might)(?:n['\u2019]t)?\b"
)
ASKING: Final = re.compile(r"(?<![^.?!])[^.?!]*\?")
CLOSED: Final = re.compile(rf"^[\s\u201c\"]*{ASIDE}{AUXILIARY}", re.IGNORECASE)
OPEN: Final = re.compile(r"\b(?:what|how|why|which|who|whom|whose|where|when|or|otherwise)\b", re.IGNORECASE)
REQUEST: Final = re.compile(
    rf"^[\s\u201c\"]*{ASIDE}(?:(?:can|could|may|might|should|shall) (?:i|we)|(?:can|could|will|would) you (?:please )?"
    r"(?:tell|show|describe|explain|name|give|share|walk|point|introduce|put|help|let|send|suggest|recommend|mind|talk))\b",
    re.IGNORECASE,
)
"""“May I …?” asks for permission, and “Could you tell me about …?” gets a story: neither ends with yes or no."""
PAIRS: Final = re.compile(
    r"\b(?:pros and (?:the )?cons|likes and dislikes|(?:dis)?like and (?:dis)?like|strengths and weaknesses"
    r"|advantages and disadvantages|best and (?:the )?worst|most and (?:the )?least|ups and downs|highs and lows)\b",
    re.IGNORECASE,
)


def closed(text: str) -> Iterator[str]:
    """Each question that can be answered with yes or no."""
    for sentence in ASKING.findall(text):
        if CLOSED.match(sentence) and not (REQUEST.match(sentence) or OPEN.search(sentence)):
            yield sentence.strip()


def two_at_once(text: str) -> Iterator[str]:
    """Each question that asks two things, as in letters or with a pair of opposites."""
    yield from two_in_one(text)
    yield from (sentence.strip() for sentence in ASKING.findall(text) if PAIRS.search(sentence))


# ---------------------------------------------------------------- active and passive

IRREGULAR: Final = (
    "begun|bought|brought|built|caught|chosen|cut|dealt|drawn|driven|eaten|felt|fought|found|forgotten|given|heard|held"
    "|hidden|hit|kept|laid|led|lent|made|meant|met|paid|put|read|run|said|seen|sent|set|shown|shut|sold|spent|spoken"
    "|spread|taken|taught|thought|told|thrown|understood|won|written"
)
STATES: Final = (
    "accustomed|advanced|aged|ashamed|based|bored|closed|complicated|concerned|confused|connected|crowded|dedicated"
    "|detailed|determined|disappointed|dressed|educated|embarrassed|excited|experienced|finished|fixed|frightened"
    "|frustrated|gifted|hundred|interested|involved|limited|located|married|mixed|motivated|naked|organized|organised"
    "|pleased|prepared|qualified|related|relaxed|retired|rushed|sacred|satisfied|scared|settled|skilled|stressed"
    "|supposed|surprised|talented|tempted|thrilled|tired|used|varied|worried"
)
"""Words that look like a participle, but say how someone or something is."""
MADE: Final = rf"(?:{IRREGULAR}|(?!(?:{STATES})\b)[a-z]{{2,}}(?<!e)ed)"
BETWEEN: Final = r"(?:(?:not|never|ever|often|always|now|still|just|also|first|being|been|[a-z]+ly) )*"
STATED: Final = re.compile(
    rf"\b(?:(?:is|are|was|were|be|been|being|(?:is|are|was|were)n['\u2019]t) {BETWEEN}{MADE}"
    r"|(?:be|been|being) done)\b(?!-)",
    re.IGNORECASE,
)
ASKED: Final = re.compile(
    r"\b(?:how|where|when|why|what(?: \w+){1,4}) (?:is|are|was|were) "
    r"(?:(?!(?:i|you|he|she|we|they|that|who|which)\b)[\w'\u2019-]+ ){1,3}"
    rf"{MADE}(?= (?:by|in|at|for|from|here|there|on|to|with|before|after|when)\b|\?)",
    re.IGNORECASE,
)
"""With the subject in between: “How are decisions made?”"""


def passive(text: str) -> Iterator[str]:
    """The first words that leave out who does it: “was hired”, “How are decisions made”."""
    if match := STATED.search(text) or ASKED.search(text):
        yield match[0]
