"""How the guide's words read: advice on questions and tips, and on how hard a text is. docs/style.md says why.

Pure functions over single texts without marks. Each returns the words it's about, as they were written, or nothing: a
rule that is often wrong teaches people to look away, so a rule that can't tell reports nothing. English only.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
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
    r"\b(?:how|where|when|why) (?:is|are|was|were) "
    r"(?:(?!(?:i|you|he|she|we|they|that|who|which)\b)[\w'\u2019-]+ ){1,3}"
    rf"{MADE}(?= (?:by|in|at|for|from|here|there|on|to|with|before|after|when)\b|\?)",
    re.IGNORECASE,
)
"""With the subject in between: “How are decisions made?”"""


def passive(text: str) -> Iterator[str]:
    """The first words that leave out who does it: “was hired”, “How are decisions made”."""
    if match := STATED.search(text) or ASKED.search(text):
        yield match[0]


# ---------------------------------------------------------------- how hard it reads

MOST_GRADE: Final = 9
FEWEST_WORDS: Final = 30  # in fewer, one long name decides the grade
WORD: Final = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
SENTENCE: Final = re.compile(r"(?<=[.!?])[\u201d\"\u2019)]*\s+|\n+")


@dataclass(frozen=True, slots=True)
class Hard:
    """A text that is hard to read: its grade in years at school, its longest sentence, and its three longest words."""

    grade: float
    sentence: str
    words: Sequence[str]


def hard(texts: Iterable[str]) -> Hard | None:
    """What is hard in the texts of one item, if together they are above grade 9.

    The formula is Flesch-Kincaid's: 0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid and others, 1975).
    A text that ends without a period is a sentence too, and so is a line of a letter.
    """
    sentences = [
        (sentence, words) for text in texts for sentence in SENTENCE.split(text) if (words := WORD.findall(sentence))
    ]
    words = [word for _, inside in sentences for word in inside]
    if len(words) < FEWEST_WORDS:
        return None
    grade = 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    if grade <= MOST_GRADE:
        return None
    longest, _ = max(sentences, key=lambda sentence: len(sentence[1]))
    return Hard(grade, longest.strip(), sorted(dict.fromkeys(map(str.lower, words)), key=syllables, reverse=True)[:3])


SILENT: Final = re.compile(
    r"^y"  # you, years
    r"|(?<![td])ed$"  # asked, but not wanted
    r"|(?<![scgzxh])(?<![^aeiouy]l)es$"  # times, but neither places nor tables
    r"|(?<![^aeiouy]l)e$"  # time, role, but not little
    r"|(?<![aeiouyl])e(?=(?:ly|ful|fully|ments?|less|thing|where|body|one|times?|work)$)"  # careful, something
)
APART: Final = re.compile(r"(?<![tscgx])i(?=a|o(?!u|ns?$))|i(?=um|et)|u(?=[ao])(?<![qg]u)|(?<=[aeiou])ing\b|e(?=os?$)")
"""Vowels next to each other that are heard separately: diary, video, going."""
SHORTENED: Final = re.compile(r"['\u2019](?:s|t|m|d|re|ve|ll)$")
VOWELS: Final = re.compile(r"[aeiouy]{1,2}")


@lru_cache(maxsize=50_000)
def syllables(word: str) -> int:
    """About how many syllables are heard. Counting places to hyphenate, as some do, finds a twentieth too few."""
    plain = word.lower()
    if not plain.isalpha():
        plain = SHORTENED.sub("", plain)
    heard = SILENT.sub("", plain) if "e" in plain or plain.startswith("y") else plain
    return max(1, len(VOWELS.findall(heard)) + len(APART.findall(heard)))
