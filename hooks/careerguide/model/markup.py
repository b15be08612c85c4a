"""The guide's words: text with a few inline marks, read once, then rendered for a page, a sheet or a text file.

Marks: `*emphasis*`, `**strong**`, `[words](id)` for a link to anything by its id, `{id}` for our default on a point
where advice differs. In letters also `{{ field }}`. A backslash before a mark keeps it as it is.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from markupsafe import Markup, escape

Kind = Literal["text", "emphasis", "strong", "link", "default", "field"]

ID: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*"
MARK = re.compile(
    r"\\(?P<kept>[\\*\[\]{}])"
    r"|\*\*(?P<strong>\S|\S.{0,500}?\S)\*\*"
    r"|\*(?P<emphasis>[^\s*]|[^\s*][^*]*?[^\s*])\*"
    rf"|\[(?P<words>[^\[\]]+)\]\((?P<target>{ID})\)"
    rf"|\{{\{{ *(?P<field>{ID}) *\}}\}}"
    rf"|\{{(?P<default>{ID})\}}",
    re.DOTALL,
)
HTML = re.compile(r"<[a-zA-Z/!?]")
TEMPLATE = re.compile(r"(?<!\\)(?:\{\{|\{%|\{#)|\}\}|%\}|#\}")
FIELD = re.compile(rf"\{{\{{ *{ID} *\}}\}}")
BLANK = re.compile(r"\{\{(?![{%#])[^{}\n]*\}{0,3}")
LINK = re.compile(r"(?<!\\)\]\(([^()\n]*)")
SPECIAL = re.compile(r"[<\\*\[\]{}]")
"""Characters of which every mark has one, and everything that is refused."""
OPENING: Final = "“"
STRAY = re.compile(
    r"\*\*|(?<![\w*])\*(?=\w)|(?<=\w)\*(?![\w*])"  # a star that begins or ends nothing
    r"|\{ *[a-z][a-z -]*\}|\{[a-z][a-z-]*(?![\w}-])"  # braces with spaces inside, or only one of them
    r"|\[[^\[\]]+\] \(|\]\("  # a link with a space in it, or half a one
    r"|(?<!\w)__?[A-Za-z][^_]*[A-Za-z]__?(?!\w)|`[^`]+`|&(?:[a-z]{2,8}|#\d+);|^#{1,6} "  # marks of other languages
)
ADDRESS = re.compile(r"https?://[^\s]*[^\s.,;:?!)]|www\.\w+\.\w[^\s]*[^\s.,;:?!)]")
LOOKS = re.compile(r"[*{\[\]_`&#]|://|www\.")
"""One of these is in every stray mark and bare address. Most texts have none, and are gone through only once."""
BLANK_LINES = re.compile(r"\n\s*\n")
APOSTROPHE = re.compile("['\u2019]")


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text. `words` holds the text or an id; `inside` the runs within emphasis, strong text or a link."""

    kind: Kind
    words: str
    inside: "tuple[Span, ...]" = ()


@dataclass(frozen=True, slots=True)
class Rich:
    """Text with its marks understood: paragraphs of spans, and the text as it was typed."""

    typed: str
    paragraphs: tuple[tuple[Span, ...], ...]

    def spans(self) -> Iterator[Span]:
        for paragraph in self.paragraphs:
            yield from _walk(paragraph)

    @property
    def looks(self) -> bool:
        """Whether something in it might look like a mark or an address."""
        return LOOKS.search(self.typed) is not None

    def strays(self, pattern: re.Pattern[str]) -> Iterator[str]:
        """Parts of its plain words that look like something else."""
        for span in self.spans():
            if span.kind == "text" and len(span.words) > 1:  # a character alone had a backslash in front
                yield from (match[0] for match in pattern.finditer(span.words))

    def ids(self, kind: Kind) -> list[str]:
        """The ids that marks of this kind name, in order."""
        return [span.words for span in self.spans() if span.kind == kind]


TextProblem = Mapping[str, str]
"""The `code` of a problem, and the values for its sentences. `found` is a part of the text, to the letter."""


def unpaired(typed: str) -> str:
    """The curly quote that has no partner; empty if there is none."""
    missing = typed.count("“") - typed.count("”")
    return OPENING if missing > 0 else "”" if missing < 0 else ""


class TextError(Exception):
    """What is wrong with a text."""

    def __init__(self, problems: Sequence[TextProblem]) -> None:
        super().__init__(*problems)
        self.problems = problems


def _walk(spans: tuple[Span, ...]) -> Iterator[Span]:
    for span in spans:
        yield span
        yield from _walk(span.inside)


def parse(typed: str, *, fields: bool = False, lines: bool = True, breaks: bool = False) -> Rich:
    """Reads the marks in `typed`. `fields` allows `{{ field }}`; without `lines` it is one line. With `fields` or
    `breaks` its line breaks are kept. Raises TextError.
    """
    text = typed.strip()
    if text and not ("\n" in text or SPECIAL.search(text)):
        return Rich(text, ((Span("text", text),),))
    if problems := list(_problems(text, fields=fields, lines=lines)):
        raise TextError(problems)
    kept = fields or breaks
    joined = [paragraph if kept else " ".join(paragraph.split("\n")) for paragraph in BLANK_LINES.split(text)]
    return Rich(text, tuple(_spans(paragraph) for paragraph in joined))


def _problems(text: str, *, fields: bool, lines: bool) -> Iterator[TextProblem]:
    if not text:
        yield {"code": "empty-text"}
    if not lines and "\n" in text:
        yield {"code": "more-than-a-line"}
    if tag := HTML.search(text):
        yield {"code": "html-in-text", "found": text[tag.start() : tag.start() + 12].partition("\n")[0]}
    if fields and (blank := BLANK.search(FIELD.sub("", text))):
        yield {"code": "bad-blank", "found": blank[0]}
    elif template := TEMPLATE.search(FIELD.sub("", text) if fields else text):
        yield {"code": "template-in-text", "found": template[0]}
    for target in LINK.findall(text):
        if re.search("[:/#]", target):
            yield {"code": "address-in-text", "found": target}
        elif not re.fullmatch(ID, target):
            yield {"code": "bad-link", "found": target or "()"}


def _spans(text: str) -> tuple[Span, ...]:
    spans: list[Span] = []
    end = 0
    for mark in MARK.finditer(text):
        if mark.start() > end:
            spans.append(Span("text", text[end : mark.start()]))
        spans.append(_span(mark))
        end = mark.end()
    if end < len(text):
        spans.append(Span("text", text[end:]))
    return tuple(spans)


def _span(mark: re.Match[str]) -> Span:
    match mark.lastgroup:
        case "kept":
            return Span("text", mark["kept"])
        case "strong":
            return Span("strong", "", _spans(mark["strong"]))
        case "emphasis":
            return Span("emphasis", "", _spans(mark["emphasis"]))
        case "target":
            return Span("link", mark["target"], _spans(mark["words"]))
        case "field":
            return Span("field", mark["field"])
        case _:
            return Span("default", mark["default"])


@dataclass(frozen=True, slots=True)
class Renderer:
    """How marks are shown in one place: the address of an id, the default of a position, what a field shows."""

    href: Callable[[str], str]
    default: Callable[[str], str]
    field: Callable[[str], Markup] = lambda name: escape(f"[{name}]")

    def naming(self, category: str) -> "Renderer":
        """The same for a sheet that is made for each category: {category} is the title of one."""
        return replace(self, default=lambda name: category if name == "category" else self.default(name))

    def line(self, rich: Rich) -> Markup:
        """All of it as one run of HTML; paragraphs are joined with a space."""
        if len(rich.paragraphs) == 1:
            return self.html(rich.paragraphs[0])
        return Markup(" ").join(self.html(paragraph) for paragraph in rich.paragraphs)

    def paragraphs(self, rich: Rich) -> list[Markup]:
        return [self.html(paragraph) for paragraph in rich.paragraphs]

    def plain(self, rich: Rich) -> str:
        """As text without marks, paragraphs separated by a blank line."""
        return "\n\n".join(self._plain(paragraph) for paragraph in rich.paragraphs)

    def html(self, spans: tuple[Span, ...]) -> Markup:
        if len(spans) == 1:
            return self._html(spans[0])
        return Markup("").join(self._html(span) for span in spans)

    def _html(self, span: Span) -> Markup:
        match span.kind:
            case "text":
                return escape(span.words)
            case "emphasis":
                return Markup("<em>{}</em>").format(self.html(span.inside))
            case "strong":
                return Markup("<strong>{}</strong>").format(self.html(span.inside))
            case "link":
                return Markup('<a href="{}">{}</a>').format(self.href(span.words), self.html(span.inside))
            case "default":
                return escape(self.default(span.words))
            case "field":
                return self.field(span.words)

    def _plain(self, spans: tuple[Span, ...]) -> str:
        return "".join(self._plain_span(span) for span in spans)

    def _plain_span(self, span: Span) -> str:
        match span.kind:
            case "text":
                return span.words
            case "default":
                return self.default(span.words)
            case "field":
                return str(self.field(span.words).unescape())
            case _:
                return self._plain(span.inside)


def gap(label: str) -> str:
    """What a message shows for something to fill in: `Their name` becomes `[their name]`."""
    return f"[{inside_sentence(label)}]"


def inside_sentence(label: str) -> str:
    """A label as it is written inside a sentence: `Their name` becomes `their name`, but `URL of your page` and
    `I learned` stay.
    """
    first = label.partition(" ")[0]
    stays = APOSTROPHE.split(first)[0] == "I" or first[1:] != first[1:].lower()
    return label if stays else label[:1].lower() + label[1:]
