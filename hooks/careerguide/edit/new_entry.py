"""Begins a new entry: well formed, with a comment for each field, a fresh id, and the place where it belongs.

From a kind and answers to text; nothing here asks anybody or touches files. What nobody has answered gets words to
begin with, marked as such.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, get_args

from pydantic import BaseModel

from careerguide.checks.references import doubts
from careerguide.edit.text_lines import end_of, split, written
from careerguide.model.advice import Tip
from careerguide.model.blocks import QuestionsBlock
from careerguide.model.descriptions import says
from careerguide.model.fields import Item, Ref
from careerguide.model.guide import PAGES, Guide
from careerguide.model.letters import Letter
from careerguide.model.office import Office
from careerguide.model.questions import Category, Question
from careerguide.model.worksheets import Worksheet
from careerguide.problems.english import did_you_mean, one_of
from careerguide.problems.problem import MachineError

Answers = dict[str, Any]
"""What was answered, by field: a text, or a list of texts."""
Start = Callable[[Guide], str | list[str]]

WIDTH: Final = 110
SMALL_WORDS: Final = frozenset(
    re.findall(
        r"\w+",
        "a an and any are at be by can could did do does for from had has have how i if in is it of on or so than that "
        "the their them they this to was were what when where which who why will with would you your",
    )
)
OFFICE: Final = "office"
TIPS: Final = "content/tips.yml"
LONGEST_ID: Final = 32
CHANGE: Final = "CHANGE THIS. "
SINGULAR: Final = {"follow_ups": "follow-up", "audiences": "audience", "sources": "source"}


@dataclass(frozen=True, slots=True)
class Want:
    """One thing to know before an entry can begin: a field of a model. Without `start`, somebody has to answer."""

    of: type[BaseModel]
    name: str
    says: str
    start: Start | None = None

    @property
    def option(self) -> str:
        return f"--{SINGULAR.get(self.name, self.name)}"

    @property
    def many(self) -> bool:
        """Whether it is a list."""
        return tuple in _inside(self.of.model_fields[self.name].annotation)

    def choices(self, guide: Guide) -> list[str]:
        """What can be answered, where that is given: the choices of the model, or ids of the guide."""
        inside = _inside(self.of.model_fields[self.name].annotation)
        kinds = [kind for one in inside if isinstance(one, type) and issubclass(one, Ref) for kind in one.kinds]
        given = [one for one in inside if isinstance(one, str)]
        return given or [item.id for item in guide.items() if item.kind in kinds]

    def split(self, typed: str) -> str | list[str]:
        """What was typed on one line: ids with commas between them, or short questions, each with its question mark."""
        if not self.many:
            return typed
        texts = self.name == "follow_ups"
        return [one.strip() for one in re.split(r"(?<=[?.!]) +" if texts else r"[,\s]+", typed) if one.strip()]

    def complaint(self, guide: Guide, value: Any) -> str | None:
        """What is wrong with an answer, in the words of the check."""
        kinds = {name: item.kind for name, item in guide.by_id.items()} | dict.fromkeys(PAGES, "page")
        found = doubts(self.of, self.name, value, kinds)
        return f"{found[0].what} {found[0].mend}" if found else None


def _inside(annotation: Any) -> list[Any]:
    """Every type and choice inside an annotation."""
    found = [getattr(annotation, "__origin__", annotation)]
    for argument in get_args(annotation):
        found += _inside(argument)
    return found


@dataclass(frozen=True, slots=True)
class Started:
    """What to put where: a new file, or lines to insert before the line with this number, counting from 0."""

    path: str
    id: str
    lines: tuple[str, ...]
    at: int | None = None

    @property
    def first(self) -> int:
        """The line of the file, counting from 0, on which it begins."""
        return 0 if self.at is None else self.at + 1

    def within(self, before: str) -> str:
        """The whole file. What stood there before stands as it did."""
        if before and self.at is None:
            raise MachineError(f"{self.path} is there already.", "Change it there, or choose another name.")
        content, endings = split(before)
        ending = endings[0] if endings else "\n"
        ends = [*endings, ""]
        at = len(content) if self.at is None else self.at
        head = "".join(f"{line}{end}" for line, end in zip(content[:at], ends[:at], strict=True))
        gap = ending if head and not head.endswith(("\n", "\r")) else ""
        return head + gap + "".join(f"{line}{ending}" for line in self.lines) + before[len(head) :]


@dataclass(frozen=True, slots=True)
class _Raw:
    """Lines of YAML for a field that is more than a text or a list of texts."""

    lines: tuple[str, ...]


@dataclass(slots=True)
class _Entry:
    """The fields of an entry, written in the order of its model; `begun` are those with words to begin with."""

    model: type[Item]
    values: Answers
    begun: set[str] = field(default_factory=set)

    def lines(self, **place: str | None) -> list[str]:
        """Its lines; behind the id, in which `place` of the guide an office adds it."""
        found: list[str] = []
        for name, about in self.model.model_fields.items():
            if name == "aliases":
                found += [f"{key}: {one}" for key, one in place.items() if one]
            if (value := self.values.get(name)) is not None:
                words = _said(says(self.model, name))
                found += _comment((CHANGE if name in self.begun else "") + words)
                found += _written(about.alias or name, value)
        return found

    def file(self, *more: str) -> tuple[str, ...]:
        """As a file of its own: what it is, its fields, and those that it may have besides."""
        besides = [
            f"{name}: {_said(says(self.model, name))}"
            for name in self.model.model_fields
            if name not in self.values and name not in ("id", "aliases")
        ]
        head = _comment(f"{_said(self.model.__doc__)} Change what you like, then take out these comments.")
        tail = ["", *_comment("It can also have these fields:"), *(line for one in besides for line in _comment(one))]
        return (*head, "", *self.lines(), *more, *tail) if besides else (*head, "", *self.lines(), *more)


def _said(words: str | None) -> str:
    return " ".join((words or "").split())


def _comment(words: str) -> list[str]:
    return [f"# {line}" for line in textwrap.wrap(words.strip(), WIDTH)]


def _written(name: str, value: Any) -> list[str]:
    if isinstance(value, _Raw):
        return [f"{name}:{value.lines[0]}", *value.lines[1:]]
    if isinstance(value, list):
        return [f"{name}: [{', '.join(written(one, inside=True) for one in value)}]"]
    return [f"{name}: {written(str(value))}"]


def _item(lines: Sequence[str], indent: int) -> list[str]:
    """The lines as an entry of a list whose dashes stand `indent` in. Comments stand above the dash too."""
    first = next(number for number, line in enumerate(lines) if not line.startswith("#"))
    leads = ["" if number < first else "- " if number == first else "  " for number in range(len(lines))]
    return [f"{' ' * indent}{lead}{line}" for lead, line in zip(leads, lines, strict=True)]


# ---------------------------------------------------------------- ids


def fresh(guide: Guide, words: str, prefix: str = "", otherwise: str = "new") -> str:
    """A short id made from words, that nothing in the guide has or had."""
    plain = unicodedata.normalize("NFKD", words.lower()).encode("ascii", "ignore").decode()
    found = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    telling = [word for word in found if word not in SMALL_WORDS] or found or [otherwise]
    own = prefix + telling[0][: LONGEST_ID - len(prefix)]
    for word in telling[1:4]:
        if len(own) + 1 + len(word) <= LONGEST_ID:
            own += f"-{word}"
    number, taken = 1, _taken(guide)
    while (name := own if number == 1 else f"{own}-{number}") in taken:
        number += 1
    return name


def _taken(guide: Guide) -> set[str]:
    sections = [section for step in guide.steps for section in step.sections]
    sections += [section for page in guide.pages for section in page.sections]
    return {*guide.by_id, *PAGES, *(name for one in sections for name in (one.id, *one.aliases))}


# ---------------------------------------------------------------- kinds of entry


@dataclass(frozen=True, slots=True)
class _Case:
    """What there is to begin an entry from: full answers, and the names of those that are only there to begin with."""

    guide: Guide
    texts: Mapping[str, str]
    answers: Answers
    begun: set[str]
    office: bool


def _first(part: str, *liked: str) -> Callable[[Guide], str]:
    """One of the ids that we would choose, if the guide has it; else its first."""

    def start(guide: Guide) -> str:
        ids = [item.id for item in getattr(guide, part)]
        return next((one for one in liked if one in ids), ids[0])

    return start


def _list(of: Callable[[Guide], str]) -> Start:
    return lambda guide: [of(guide)]


def _words(words: str) -> Callable[[Guide], str]:
    return lambda _guide: words


def _sources(of: type[BaseModel]) -> Want:
    return Want(of, "sources", "Where it comes from", _list(_first("sources", "own")))


ASKED: Final = (
    Want(Question, "ask", "The question, as one would say it aloud"),
    Want(Question, "why", "Why to ask it, in one sentence", _words("It shows what the work is like from inside.")),
    Want(Question, "follow_ups", "A short question to go on with", _list(_words("What is an example of that?"))),
    Want(Question, "minutes", "Minutes that the answer takes", _words("3")),
    Want(Question, "priority", "How much it matters", _words("more")),
    Want(Question, "answer", "To ask, or to look up first", _words("ask")),
    Want(Question, "audiences", "For whom", _list(_first("audiences", "everyone"))),
    _sources(Question),
)
LOOK_UP: Final = "Read what the organization says about it on its own pages. Then ask what those leave out."


def _question_entry(guide: Guide, answers: Answers, begun: set[str]) -> _Entry:
    values = {
        "id": fresh(guide, answers["ask"], otherwise="question"),
        **{one.name: answers[one.name] for one in ASKED},
    }
    if answers["answer"] == "look-up":
        values["where"] = LOOK_UP
        begun = {*begun, "where"}
    return _Entry(Question, values, begun)


def _added(entry: _Entry, **place: str | None) -> Started:
    """The same among what an office adds: in a file of its own, which no update of the guide ever meets."""
    own = entry.values["id"]
    head = _comment("What our office adds to the guide. Change what you like, then take out these comments.")
    lines = [f"      {line}" for line in entry.lines(**place)]
    return Started(f"{OFFICE}/changes/{own}.yml", own, (*head, "", "add:", f"  - {entry.model.kind}:", *lines))


def _question(case: _Case) -> Started:
    guide, answers, begun = case.guide, case.answers, case.begun
    category = guide.by_id[answers["category"]]
    assert isinstance(category, Category)
    ids = [one.id for one in category.questions]
    path = guide.origins[category.id].path
    here = [one for one in ids if guide.origins[one].path == path]
    after = answers.get("after") or (here or ids)[-1]
    if after not in ids:
        mend = did_you_mean(after, ids, f"Name one of its questions: {one_of(ids)}.")
        raise MachineError(f"--after: “{after}” is no question of {category.id}.", mend)
    entry = _question_entry(guide, answers, begun)
    if case.office:
        return _added(entry, category=category.id, after=answers.get("after"))
    return _inserted(guide, case.texts, after, entry)


def _tip(case: _Case) -> Started:
    guide, answers, begun = case.guide, case.answers, case.begun
    here = [tip for tip in guide.tips if guide.origins[tip.id].path == TIPS]
    beside = [tip for tip in here if tip.step == answers["step"]] or here
    after = max(beside, key=lambda tip: guide.origins[tip.id].line).id
    values = {"id": fresh(guide, answers["title"], "tip-"), **answers}
    entry = _Entry(Tip, values, begun)
    return _added(entry, after=after) if case.office else _inserted(guide, case.texts, after, entry)


def _inserted(guide: Guide, texts: Mapping[str, str], after: str, entry: _Entry) -> Started:
    """The entry behind another one of the same list."""
    origin = guide.origins[after]
    content = split(texts[origin.path])[0]
    dash = re.match(r"( *)- ", content[origin.line - 1])
    if dash is None:
        raise MachineError(
            f"The entries in {origin.path} do not begin on lines of their own.", "Start each on its own line with “- ”."
        )
    indent = len(dash[1])
    at = end_of(content, origin.line - 1, indent + 1)
    gap = [""] if at < len(content) - 1 and content[at].strip() else []
    head = _comment("New. Change what you like, then take out these comments.")
    return Started(origin.path, entry.values["id"], ("", *_item([*head, *entry.lines()], indent), *gap), at)


def _path(folder: str, own: str, office: bool) -> str:
    """The file of its own for an item; the folders of an office are called as those of the guide."""
    return f"{OFFICE}/{folder.rpartition('/')[2]}/{own}.yml" if office else f"{folder}/{own}.yml"


def _next(items: Sequence[Any]) -> str:
    return str(max((item.order for item in items), default=0) + 1)


def _category(case: _Case) -> Started:
    guide, answers, begun = case.guide, case.answers, case.begun
    own = fresh(guide, answers["title"], otherwise="category")
    question = _item(_question_entry(guide, answers, begun).lines(), 2)
    values = {
        "order": _next(guide.categories),
        "title": answers["title"],
        "summary": answers["summary"],
        "questions": _Raw(("", *question)),
    }
    return Started(_path("questions", own, case.office), own, _Entry(Category, values, begun).file())


BLOCKS: Final = (
    "",
    "  # Short answers: a name above, a line below.",
    "  - fields: [Who I am talking with, Their work and workplace]",
    "  # Questions of the guide by their ids, with room for notes.",
    "  - questions: {ids: [%s], lines: 4}",
    "  # Lines to write on, under a heading.",
    "  - lines: {title: What surprised me, count: 5}",
    "  # Things to tick.",
    "  - checklist: [I said thank you, I stopped on time]",
    "  # There are more kinds of blocks; docs/blocks.md shows each with a picture.",
)


def _worksheet(case: _Case) -> Started:
    guide, answers, begun = case.guide, case.answers, case.begun
    own = fresh(guide, answers["title"], "sheet-")
    blocks = _Raw(tuple(line % guide.questions[0].id if "%s" in line else line for line in BLOCKS))
    values = {"order": _next(guide.worksheets), **answers, "papers": ["letter", "a4"], "blocks": blocks}
    return Started(_path("content/worksheets", own, case.office), own, _Entry(Worksheet, values, begun).file())


FIRST_MESSAGE: Final = (
    "Dear {{ contact }},",
    "",
    "My name is {{ name }}. I found you {{ found }}, and I am trying to find out {{ goal }}.",
    "",
    "Could I ask you about it for %s? I am free {{ time-one }}. If you would rather not, that is fine.",
    "",
    "Thank you,",
    "{{ name }}",
)
LATER_MESSAGE: Final = (
    "Dear {{ contact }},",
    "",
    "I often think of {{ memory }}. Since then I have {{ news }}.",
    "",
    "Thank you,",
    "{{ name }}",
)
FIELDS: Final = {
    "contact": ("Their name", "Ms. Okafor", "short"),
    "name": ("Your name", "Linh Tran", "short"),
    "found": ("How you found them", "in the list of speakers at the county fair", "medium"),
    "goal": ("What you want to find out", "how people begin to count birds for a living", "long"),
    "time-one": ("A day and time", "Thursday after 3 pm", "short"),
    "memory": ("What you remember", "what you said about night shifts", "long"),
    "news": ("What has happened since", "begun the course that you named", "long"),
}


def _letter(case: _Case) -> Started:
    guide, answers, begun = case.guide, case.answers, case.begun
    own = fresh(guide, answers["title"], otherwise="letter")
    first = answers["situation"] == "before the meeting"
    length = "{meeting-length}" if "meeting-length" in guide.by_id else "20 minutes"
    body = [line.replace("%s", length) for line in (FIRST_MESSAGE if first else LATER_MESSAGE)]
    used = [name for name in FIELDS if f"{{{{ {name} }}}}" in "\n".join(body)]
    fields = [
        f"  {name}: {{label: {label}, example: {example}, size: {size}}}"
        for name, (label, example, size) in ((name, FIELDS[name]) for name in used)
    ]
    values = {
        "order": _next(guide.letters),
        **answers,
        "heading": answers["title"],
        "description": "A short message to adapt, with a filled-in example and room for your own words.",
        "fields": _Raw(("", *fields)),
        "connection": "found" if first else None,
        "subject": "A question about your work" if first else "Thank you again",
        "body": _Raw((" |", *(f"  {line}".rstrip() for line in body))),
        "checklist": ["I read it aloud", "The name is spelled as they spell it"],
    }
    values = {name: value for name, value in values.items() if value is not None}
    begun = {*begun, "heading", "description", "fields", "subject", "body", "checklist"}
    return Started(_path("content/letters", own, case.office), own, _Entry(Letter, values, begun).file())


SETTINGS: Final = {
    "tagline": ("tagline: Short talks with people who do the work",),
    "description": (
        "description: How to find, ask and meet people who do work that you are curious about, from our office.",
    ),
    "url": ("url: https://office.example/guide/",),
    "repository": ("repository: https://github.com/our-office/guide",),
    "branch": ("branch: main",),
    "language": ("language: en",),
    "paper": ("paper: letter",),
    "contact": (
        "contact:",
        "  who: Ask for Orla",
        "  email: careers@office.example",
        "  phone: 555 0142",
        "  room: Mill Building, room 12",
    ),
    "hours": ('hours: ["Monday to Thursday, 9 to 5", "Friday, 9 to 1"]',),
    "links": ("links:", "  - title: Book a talk with us", "    url: https://office.example/book"),
    "logo": ("logo: logo.svg",),
    "wordmark": ("wordmark: wordmark.svg",),
    "colors": ("colors: {light: 0b6e4f, dark: 7fd6b2}",),
    "script": ("script: visits.js",),
}
"""What an office can say of itself, as examples."""


def _office(case: _Case) -> Started:
    lines = _comment(
        f"{_said(Office.__doc__)} Every field may be left out. To use one, take away the # before its lines and write "
        "your own words in place of ours. docs/office.md tells more."
    )
    position = case.guide.positions[0]
    examples = {**SETTINGS, "positions": ("positions:", f"  {position.id}: {written(position.default.typed)}")}
    for name in Office.model_fields:
        lines += ["", *_comment(_said(says(Office, name)))]
        lines += _written(name, case.answers[name]) if name == "name" else [f"#{line}" for line in examples[name]]
    return Started(f"{OFFICE}/office.yml", "office", tuple(lines))


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entry that can be begun."""

    says: str
    wants: tuple[Want, ...]
    begin: Callable[[_Case], Started]


KINDS: Final = {
    "question": Kind(
        "a question, at the end of its category",
        (Want(QuestionsBlock, "category", "The category it belongs to"), *ASKED),
        _question,
    ),
    "tip": Kind(
        "a tip, beside those of its step",
        (
            Want(Tip, "step", "The step it belongs to"),
            Want(Tip, "title", "A few words that say what to do"),
            Want(
                Tip,
                "do",
                "What to do, so that one could see it",
                _words("Do one thing that somebody could see you do."),
            ),
            Want(Tip, "dont", "What not to do: completes “Do not”", _words("Put it off until it feels easy.")),
            Want(Tip, "why", "Why", _words("A small thing that is done helps more than a large plan.")),
            _sources(Tip),
        ),
        _tip,
    ),
    "letter": Kind(
        "a letter, in a file of its own",
        (
            Want(Letter, "title", "Its name in lists"),
            Want(Letter, "situation", "When it is sent", _words("before the meeting")),
            Want(Letter, "channel", "How it is sent", _words("email")),
            Want(Letter, "step", "The step it belongs to", _first("steps", "make-contact")),
            Want(Letter, "purpose", "For whom it is, in one line", _words("For someone whose work you want to know.")),
            Want(Letter, "when", "When to send it", _words("When you know whom to ask and what to ask about.")),
            _sources(Letter),
        ),
        _letter,
    ),
    "worksheet": Kind(
        "a worksheet, in a file of its own",
        (
            Want(Worksheet, "title", "Its name"),
            Want(Worksheet, "purpose", "What it is, in one line", _words("Questions and room for notes.")),
            Want(Worksheet, "when", "When to use it", _words("When you meet somebody and want to write things down.")),
            Want(Worksheet, "step", "The step it belongs to", _first("steps", "meet")),
        ),
        _worksheet,
    ),
    "category": Kind(
        "a category with its first question, in a file of its own",
        (
            Want(Category, "title", "Its name"),
            Want(Category, "summary", "One line under the name", _words("Questions that belong together.")),
            *ASKED,
        ),
        _category,
    ),
    "office": Kind(
        "the layer of an office: its name, and every other field as a comment",
        (Want(Office, "name", "The name of your office"),),
        _office,
    ),
}


def begin(
    name: str, guide: Guide, texts: Mapping[str, str], given: Mapping[str, Any], *, office: bool = False
) -> Started:
    """A new entry of this kind, in the guide or in the layer of an office.

    Raises MachineError for an answer that is missing or does not fit.
    """
    kind = KINDS[name]
    answers = {one: value for one, value in given.items() if value}
    begun = set()
    for want in kind.wants:
        if want.name not in answers:
            if want.start is None:
                raise MachineError(f"{want.option} is missing.", f"{want.says}: say it with {want.option}.")
            answers[want.name] = want.start(guide)
            if not want.choices(guide):
                begun.add(want.name)
        elif said := want.complaint(guide, answers[want.name]):
            raise MachineError(f"{want.option}: {said}", "")
    return kind.begin(_Case(guide, texts, answers, begun, office))
