"""What a text shows by mistake: characters that can't be printed, marks that mean nothing here, stray quotes."""

import unicodedata
from collections.abc import Iterator

from careerguide.checks.spelling import LONGEST_WORD
from careerguide.content.reading import Read
from careerguide.model.charset import in_curly_quotes, unprintable
from careerguide.model.letters import Letter
from careerguide.model.markup import ADDRESS, OPENING, STRAY, Rich, unpaired
from careerguide.model.values import Part
from careerguide.problems.english import with_article
from careerguide.problems.problem import Problem


def check_text(read: Read, part: Part) -> Iterator[Problem]:
    """The problems of one text. `part` is it, and where it is in what was read."""
    text, loc, document = part.value, (*read.loc, *part.loc), read.document
    for character in unprintable(text.typed):
        yield document.problem(document.spot(loc, character), "unprintable", **_describe(character))
    for code, words in (*_stray_marks(read, text), *_unpaired_quotes(loc, text)):
        yield document.problem(document.spot(loc, words), code, found=words)
    if long := next((word for word in text.typed.split() if len(word) > LONGEST_WORD), ""):
        yield document.problem(
            document.spot(loc, long), "long-word", found=len(long), begins=long[:20], most=LONGEST_WORD
        )
    if "example" not in loc and in_curly_quotes(text.typed):
        yield document.problem(document.mark(loc), "curly-quotes")


def _stray_marks(read: Read, text: Rich) -> Iterator[tuple[str, str]]:
    if not text.looks:
        return
    fields = read.value.fields if isinstance(read.value, Letter) else ()
    for words in text.strays(STRAY):
        if words.strip("{ }") not in fields:  # those are reported as single-braces
            yield "stray-mark", words
    for words in text.strays(ADDRESS):
        yield "bare-address", words


def _unpaired_quotes(loc: tuple[str | int, ...], text: Rich) -> Iterator[tuple[str, str]]:
    quote = unpaired(text.typed)
    in_list = isinstance(loc[-1], int)  # a comma in a list without quotes might have cut the text in two
    if quote == OPENING or (quote and not in_list):
        yield "unpaired-quote", quote


def _describe(character: str) -> dict[str, str]:
    """A character that the font lacks: as it looks, or by its name when there is nothing to see."""
    name = f"U+{ord(character):04X}"
    if character.isprintable():
        fix = "Use characters it has, or put it into words."
        return {"sign": character, "shown": f"“{character}”", "code": name, "fix": fix}
    shown = with_article(unicodedata.name(character, "tab" if character == "\t" else "character").lower())
    return {"sign": character, "shown": shown, "code": name, "fix": "Replace it with a space, or delete it."}
