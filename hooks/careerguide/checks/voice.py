"""How the guide sounds: words we never use, spoken words without a contraction, reasons that aren't about the reader.

Pure functions over single texts without marks, like those of `readability`. docs/style.md says why. English only.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from careerguide.problems.english import one_of

# ---------------------------------------------------------------- words that are always wrong

ALWAYS_WRONG: Final[Mapping[str, Sequence[str]]] = {
    r"utili[sz](?:e[sd]?|ing)": ["use"],
    r"leverag(?:e[sd]?|ing)": ["use"],
    r"reach(?:es|ed|ing)? out": ["write", "call", "ask"],
    r"pick (?:your|his|her|their|someone's|somebody's) brains?": ["ask"],
    r"needn?['\u2019]t|need not": ["don't have to"],
    r"for if": ["in case"],
    r"half[- ]knows?|half[- ]known": ["know a little"],
    r"first in the family": ["first-generation"],
    r"anew": ["again"],
    r"somebody": ["someone"],
    r"whom(?:ever)?": ["who"],
    r"whoever": ["the person who", "no matter who"],
    r"quieter people": ["introverts"],
}
"""Patterns of words, and what to write instead."""
NOT_AMERICAN: Final[Mapping[str, Sequence[str]]] = {
    r"ticks?|ticked|ticking": ["check", "check mark", "checkbox"],
    r"still at school": ["in high school"],
    r"open days?": ["open house"],
    r"housemates?": ["roommate"],
    r"yours sincerely|yours faithfully": ["Sincerely"],
    r"fortnights?": ["two weeks"],
}
"""What's right in other kinds of English."""


def _pattern(wrong: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """The wrong words, each in a group, or an exclamation mark with the word in front of it."""
    return re.compile(rf"\b(?:{'|'.join(f'({pattern})' for pattern in wrong)})\b|\w{{0,30}}!", re.IGNORECASE)


_AMERICAN: Final = {**ALWAYS_WRONG, **NOT_AMERICAN}
_WRONG: Final = {True: _pattern(_AMERICAN), False: _pattern(ALWAYS_WRONG)}


def always_wrong(text: str, *, american: bool = True) -> Iterator[tuple[str, str]]:
    """Each expression that we never use, and what to write instead."""
    for match in _WRONG[american].finditer(text):
        better = list(_AMERICAN.values())[match.lastindex - 1] if match.lastindex else []
        yield match[0], one_of(f"“{words}”" for words in better) or "a period"


# ---------------------------------------------------------------- spoken words

_LONG: Final = re.compile(
    r"\b(?:i (?:am|would|will)|(?<!of )(?<!here )(?:it|that|what|who|there) is|(?:you|we|they) (?:will|would)"
    r"|(?<!where )(?<!how )(?<!who )(?:you|we|they) are"
    r"|(?:is|are|was|were|do|does|did|has|have|had|can|could|would|should) not|cannot)\b(?! ?[.?!,;]|$)",
    re.IGNORECASE,
)
_CONTRACTION: Final = re.compile(r"\w['\u2019](?:m|s|d|t|re|ve|ll)\b", re.IGNORECASE)


def stiff(text: str) -> Iterator[str]:
    """The first words of a spoken text that people would contract, if it never contracts any."""
    if (match := _LONG.search(text)) and not _CONTRACTION.search(text):
        yield match[0]


# ---------------------------------------------------------------- reasons, labels and claims

_YOU: Final = re.compile(r"\byou(?:['\u2019]\w+|rs?|rself)?\b", re.IGNORECASE)


def not_about_you(why: str) -> Iterator[str]:
    """The beginning of a reason that isn't about the reader."""
    if not _YOU.search(why):
        yield " ".join(why.split()[:4])


_SWEEPING: Final = re.compile(
    r"\b(?:everyone|everybody|nobody|no one|(?<!the )(?<!at )(?<!you )most (?:people|of|[a-z]+s))\b", re.IGNORECASE
)


def sweeping(text: str) -> Iterator[str]:
    """Each claim about everyone, nobody or most."""
    yield from (match[0] for match in _SWEEPING.finditer(text))


_NUMERALS: Final = {5: "five", 10: "ten", 15: "fifteen", 20: "twenty", 30: "thirty", 45: "forty-five", 60: "sixty"}
_COUNTED: Final = re.compile(r"(\d{1,4}) (minutes|words)")


def default_numbers(defaults: Mapping[str, str]) -> dict[re.Pattern[str], str]:
    """For each default that's a number of minutes or words: a pattern of it as people type it, and its id."""
    patterns = {}
    for name, default in defaults.items():
        if match := _COUNTED.fullmatch(default):
            numeral = _NUMERALS.get(int(match[1]), match[1])
            patterns[re.compile(rf"\b(?:{match[1]}|{numeral}) {match[2]}\b", re.IGNORECASE)] = name
    return patterns


_VERB: Final = re.compile(
    r"(?:add|ask|bring|call|cancel|change|check|choose|clear|close|compare|copy|delete|do|don['\u2019]t|download|edit|enter"
    r"|erase|export|fill|find|finish|follow|get|go|hide|import|keep|leave|load|look|make|mark|message|move|open|pick|print"
    r"|put|read|remove|rename|replace|reset|restore|save|search|see|select|send|set|share|show|skip|sort|start|stop|suggest|take"
    r"|try|turn|uncheck|undo|update|use|view|write)\b",
    re.IGNORECASE,
)


def without_verb(label: str) -> Iterator[str]:
    """The label of a button, if it doesn't begin with what the button does."""
    if not _VERB.match(label):
        yield label
