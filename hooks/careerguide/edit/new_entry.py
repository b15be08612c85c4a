"""Writes a new entry: well formed, with a comment for each field, a new id, and the place where it belongs.

It turns a kind and answers into text, and doesn't ask anyone or touch files. Fields without an answer get words to
start with, marked as such.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

from careerguide.content.files import OFFICE
from careerguide.edit.entry_text import EntryFields, NewEntry, YamlLines, comment, field_lines, list_item
from careerguide.edit.prompts import Prompt
from careerguide.edit.text_lines import end_of, split, written
from careerguide.model.advice import Tip
from careerguide.model.blocks import QuestionsBlock
from careerguide.model.descriptions import about, says
from careerguide.model.fields import Item
from careerguide.model.guide import PAGES, Guide
from careerguide.model.kinds import KINDS
from careerguide.model.letters import Letter
from careerguide.model.office import Office
from careerguide.model.questions import Category, Question
from careerguide.model.worksheets import Worksheet
from careerguide.problems.english import did_you_mean, one_of
from careerguide.problems.problem import MachineError

Answers = dict[str, Any]
"""What was answered, by field: a text, or a list of texts."""

SMALL_WORDS: Final = frozenset(
    re.findall(
        r"\w+",
        "a an and any are at be by can could did do does for from had has have how i if in is it of on or so than that "
        "the their them they this to was were what when where which who why will with would you your",
    )
)
TIPS: Final = "content/tips.yml"
LONGEST_ID: Final = 32


# ---------------------------------------------------------------- ids


def new_id(guide: Guide, words: str, prefix: str = "", otherwise: str = "new") -> str:
    """A short id made from words, which nothing in the guide has or had. `otherwise` is for words without letters."""
    whole = re.sub(r"['\u2019](?:s|m|d|re|ve|ll)\b", "", words.lower())
    plain = unicodedata.normalize("NFKD", whole).encode("ascii", "ignore").decode()
    every = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    telling = [word for word in every if word not in SMALL_WORDS] or every or [otherwise]
    stem = prefix + telling[0][: LONGEST_ID - len(prefix)]
    for word in telling[1:4]:
        if len(stem) + 1 + len(word) <= LONGEST_ID:
            stem += f"-{word}"
    number, taken = 1, _taken(guide)
    while (name := stem if number == 1 else f"{stem}-{number}") in taken:
        number += 1
    return name


def _taken(guide: Guide) -> set[str]:
    sections = [section for step in guide.steps for section in step.sections]
    sections += [section for page in guide.pages for section in page.sections]
    return {*guide.by_id, *PAGES, *(name for section in sections for name in (section.id, *section.aliases))}


# ---------------------------------------------------------------- kinds of entry


@dataclass(frozen=True, slots=True)
class _Request:
    """What an entry is made from."""

    guide: Guide
    texts: Mapping[str, str]
    """The files of the content, by their paths relative to the root."""
    answers: Answers
    """An answer to every prompt."""
    placeholders: set[str]
    """The prompts without an answer."""
    office: bool
    """Whether the entry goes into the layer of an office."""


QUESTION_PROMPTS: Final = (
    Prompt(Question, "ask", "The question, as you'd say it aloud"),
    Prompt(Question, "why", "Why to ask it, in one sentence", "You'll learn what the work is really like."),
    Prompt(Question, "follow_ups", "A short follow-up question", "What's an example of that?"),
    Prompt(Question, "minutes", "How many minutes the answer takes", "3"),
    Prompt(Question, "priority", "How important it is", "more"),
    Prompt(Question, "answer", "Whether to ask it, or look it up first", "ask"),
    Prompt(Question, "audiences", "Who it's for", "everyone"),
    Prompt(Question, "sources", "Where it comes from", "own"),
)
LOOK_UP: Final = "Read what the organization's website says about it. Then ask about what it leaves out."


def _question_fields(request: _Request) -> EntryFields:
    answers, placeholders = request.answers, request.placeholders
    values = {
        "id": new_id(request.guide, answers["ask"], otherwise="question"),
        **{prompt.name: answers[prompt.name] for prompt in QUESTION_PROMPTS},
    }
    if answers["answer"] == "look-up":
        values["where"] = LOOK_UP
        placeholders = {*placeholders, "where"}
    return EntryFields(Question, values, placeholders)


def _question(request: _Request) -> NewEntry:
    guide, answers = request.guide, request.answers
    category = guide.by_id[answers["category"]]
    assert isinstance(category, Category)
    ids = [question.id for question in category.questions]
    path = guide.origins[category.id].path
    same_file = [name for name in ids if guide.origins[name].path == path]
    after = answers.get("after") or (same_file or ids)[-1]
    if after not in ids:
        fix = did_you_mean(after, ids, f"Use one of its questions: {one_of(ids)}.")
        raise MachineError(f"--after: “{after}” isn't a question in {category.id}.", fix)
    fields = _question_fields(request)
    if request.office:
        return _added(fields, category=category.id, after=answers.get("after"))
    return _inserted(request, after, fields)


def _tip(request: _Request) -> NewEntry:
    guide, answers = request.guide, request.answers
    tips = [tip for tip in guide.tips if guide.origins[tip.id].path == TIPS]
    same_step = [tip for tip in tips if tip.step == answers["step"]] or tips
    after = max(same_step, key=lambda tip: guide.origins[tip.id].line).id
    fields = EntryFields(Tip, {"id": new_id(guide, answers["title"], "tip-"), **answers}, request.placeholders)
    return _added(fields, after=after) if request.office else _inserted(request, after, fields)


def _added(fields: EntryFields, **place: str | None) -> NewEntry:
    """An entry that an office adds, in its own file, which no update of the guide ever touches."""
    name = fields.values["id"]
    head = comment("Our office's own addition to the guide. Change what you like, then delete these comments.")
    lines = [f"      {line}" for line in fields.lines(**place)]
    return NewEntry(f"{OFFICE}/changes/{name}.yml", name, (*head, "", "add:", f"  - {fields.model.kind}:", *lines))


def _inserted(request: _Request, after: str, fields: EntryFields) -> NewEntry:
    """An entry after another one in the same list."""
    origin = request.guide.origins[after]
    content = split(request.texts[origin.path])[0]
    dash = re.match(r"( *)- ", content[origin.line - 1])
    if dash is None:
        raise MachineError(
            f"The entries in {origin.path} don't start on their own lines.", "Start each on its own line with “- ”."
        )
    indent = len(dash[1])
    at = end_of(content, origin.line - 1, indent + 1)
    gap = [""] if at < len(content) - 1 and content[at].strip() else []
    head = comment("New. Change what you like, then delete these comments.")
    return NewEntry(origin.path, fields.values["id"], ("", *list_item([*head, *fields.lines()], indent), *gap), at)


def _in_own_file(
    request: _Request, model: type[Item], name: str, values: Mapping[str, Any], drafts: Collection[str] = ()
) -> NewEntry:
    """An item of this model, last in order, in its own file. The folders of an office have the same names as the
    guide's. `drafts` are fields whose values are only there to start with, in addition to the placeholders.
    """
    kind = next(kind for kind in KINDS if kind.model is model)
    order = max((item.order for item in getattr(request.guide, kind.part)), default=0) + 1
    fields = EntryFields(model, {"order": str(order), **values}, {*request.placeholders, *drafts})
    folder = f"{OFFICE}/{kind.path.rpartition('/')[2]}" if request.office else kind.path
    return NewEntry(f"{folder}/{name}.yml", name, fields.file())


def _category(request: _Request) -> NewEntry:
    answers = request.answers
    questions = YamlLines(("", *list_item(_question_fields(request).lines(), 2)))
    name = new_id(request.guide, answers["title"], otherwise="category")
    values = {"title": answers["title"], "summary": answers["summary"], "questions": questions}
    return _in_own_file(request, Category, name, values)


BLOCKS: Final = (
    "",
    "  # Short answers: a label with a line below it.",
    "  - fields: [Who I'm talking with, Their job, Where they work]",
    "  # Questions from the guide, by their ids, with room for notes.",
    "  - questions: {ids: [%s], lines: 4}",
    "  # Lines to write on, under a heading.",
    "  - lines: {title: What surprised me, count: 5}",
    "  # Things to check off.",
    "  - checklist: [I said thank you, I stopped on time]",
    "  # There are more kinds of blocks. docs/blocks.md has a picture of each.",
)


def _worksheet(request: _Request) -> NewEntry:
    guide, answers = request.guide, request.answers
    blocks = YamlLines(tuple(line.replace("%s", guide.questions[0].id) for line in BLOCKS))
    name = new_id(guide, answers["title"], "sheet-")
    return _in_own_file(request, Worksheet, name, {**answers, "papers": ["letter", "a4"], "blocks": blocks})


FIRST_MESSAGE: Final = (
    "Dear {{ contact }},",
    "",
    "My name is {{ name }}. I found you {{ found }}, and I\u2019m trying to find out {{ goal }}.",
    "",
    "Could I ask you about it for %s? I\u2019m free {{ time-one }}. If you\u2019re too busy, I understand.",
    "",
    "Thank you,",
    "{{ name }}",
)
LATER_MESSAGE: Final = (
    "Dear {{ contact }},",
    "",
    "I keep thinking about {{ memory }}. Since then I\u2019ve {{ news }}.",
    "",
    "Thank you,",
    "{{ name }}",
)
FIELDS: Final = {
    "contact": ("Their name", "Mr. Haines", "short"),
    "name": ("Your name", "Grace Liu", "short"),
    "found": ("How you found them", "through the food bank\u2019s newsletter", "medium"),
    "goal": ("What you want to find out", "how people get started in accounting", "long"),
    "time-one": ("A day and time", "Thursday after 3 pm", "short"),
    "memory": ("What you remember", "what you said about tax season", "long"),
    "news": ("What has happened since", "started the class you told me about", "long"),
}


def _letter(request: _Request) -> NewEntry:
    guide, answers = request.guide, request.answers
    first = answers["situation"] == "before the meeting"
    position = guide.tools.positions.meeting_length
    length = f"{{{position}}}" if position else "20 minutes"
    body = [line.replace("%s", length) for line in (FIRST_MESSAGE if first else LATER_MESSAGE)]
    fields = [
        f"  {name}: {{label: {label}, example: {example}, size: {size}}}"
        for name, (label, example, size) in FIELDS.items()
        if f"{{{{ {name} }}}}" in "\n".join(body)
    ]
    values = {
        **answers,
        "heading": answers["title"],
        "description": "A short message to adapt, with a filled-in example and room for your own words.",
        "fields": YamlLines(("", *fields)),
        **({"connection": "found"} if first else {}),
        "subject": "A quick question about your work" if first else "Thank you again",
        "body": YamlLines((" |", *(f"  {line}".rstrip() for line in body))),
        "checklist": ["I read it out loud", "I spelled their name the way they do"],
    }
    drafts = ("heading", "description", "fields", "subject", "body", "checklist")
    return _in_own_file(request, Letter, new_id(guide, answers["title"], otherwise="letter"), values, drafts)


SETTINGS: Final = """\
tagline: Short conversations with people who do the work
description: How to find, contact and meet people whose work you're curious about, from our office.
url: https://office.example/guide/
repository: https://github.com/our-office/guide
branch: main
language: en-US
paper: letter
offline: "no"
contact:
  who: Ask for Ms. Rivera
  email: careers@office.example
  phone: 555-0142
  room: Student Center, room 112
hours: ["Monday to Thursday, 9 to 5", "Friday, 9 to 1"]
links:
  - title: Make an appointment
    url: https://office.example/book
platform:
  name: Handshake
  url: https://office.example/handshake
logo: logo.svg
wordmark: wordmark.svg
colors: {light: 0b6e4f, dark: 7fd6b2}
script: visits.js
positions:
  %s
"""
"""Examples of what an office can say about itself."""


def _office(request: _Request) -> NewEntry:
    lines = comment(
        f"{about(Office)} Every field is optional. To use one, remove the # from its lines and replace our words with "
        "yours. docs/office.md explains each."
    )
    position = request.guide.positions[0]
    settings = SETTINGS % f"{position.id}: {written(position.default.typed)}"
    examples = {field.partition(":")[0]: field.splitlines() for field in re.split(r"\n(?=\w)", settings)}
    for name in Office.model_fields:
        lines += ["", *comment(says(Office, name))]
        lines += field_lines(name, request.answers[name]) if name == "name" else [f"#{line}" for line in examples[name]]
    return NewEntry(f"{OFFICE}/office.yml", "office", tuple(lines))


# ---------------------------------------------------------------- all of them


@dataclass(frozen=True, slots=True)
class EntryKind:
    """A kind of entry that can be started."""

    description: str
    make: Callable[[_Request], NewEntry]
    prompts: tuple[Prompt, ...]


ENTRY_KINDS: Final = {
    "question": EntryKind(
        "a question, at the end of its category",
        _question,
        (Prompt(QuestionsBlock, "category", "The category it belongs to"), *QUESTION_PROMPTS),
    ),
    "tip": EntryKind(
        "a tip, next to the others of its step",
        _tip,
        (
            Prompt(Tip, "step", "The step it belongs to"),
            Prompt(Tip, "title", "A few words that say what to do"),
            Prompt(
                Tip, "do", "What to do, as something others could see", "Do one thing that someone could see you do."
            ),
            Prompt(Tip, "dont", "What not to do, to complete “Do not …”", "Put it off until it feels easy."),
            Prompt(Tip, "why", "Why", "You'll find it easier the second time."),
            Prompt(Tip, "sources", "Where it comes from", "own"),
        ),
    ),
    "letter": EntryKind(
        "a message, in its own file",
        _letter,
        (
            Prompt(Letter, "title", "Its name in lists"),
            Prompt(Letter, "situation", "When it's sent", "before the meeting"),
            Prompt(Letter, "channel", "How it's sent", "email"),
            Prompt(Letter, "step", "The step it belongs to", "make-contact"),
            Prompt(Letter, "purpose", "Who it's for, in one line", "For someone whose work you want to know about."),
            Prompt(Letter, "when", "When to send it", "When you know who to ask and what to ask about."),
            Prompt(Letter, "sources", "Where it comes from", "own"),
        ),
    ),
    "worksheet": EntryKind(
        "a worksheet, in its own file",
        _worksheet,
        (
            Prompt(Worksheet, "title", "Its name"),
            Prompt(Worksheet, "purpose", "What it is, in one line", "Questions and room for notes."),
            Prompt(Worksheet, "when", "When to use it", "When you meet someone and want to take notes."),
            Prompt(Worksheet, "step", "The step it belongs to", "meet"),
        ),
    ),
    "category": EntryKind(
        "a category with its first question, in its own file",
        _category,
        (
            Prompt(Category, "title", "Its name"),
            Prompt(Category, "summary", "One line under the name", "Questions that belong together."),
            *QUESTION_PROMPTS,
        ),
    ),
    "office": EntryKind(
        "your office's own layer: its name, and every other field as a comment",
        _office,
        (Prompt(Office, "name", "The name of your office"),),
    ),
}


def make_entry(
    kind: str, guide: Guide, texts: Mapping[str, str], given: Mapping[str, Any], *, office: bool = False
) -> NewEntry:
    """A new entry of this kind, in the guide or in the layer of an office. `given` has the answers by the names of the
    prompts; `texts` has the files of the content by their paths relative to the root.

    Raises MachineError for an answer that is missing or doesn't fit.
    """
    answers = {name: answer for name, answer in given.items() if answer}
    placeholders = set()
    for prompt in ENTRY_KINDS[kind].prompts:
        if prompt.name not in answers:
            if (placeholder := prompt.placeholder(guide)) is None:
                raise MachineError(f"{prompt.option} is missing.", f"{prompt.words}: add it with {prompt.option}.")
            answers[prompt.name] = placeholder
            if not prompt.choices(guide):
                placeholders.add(prompt.name)
        elif complaint := prompt.complaint(guide, answers[prompt.name]):
            raise MachineError(f"{prompt.option}: {complaint}", "")
    return ENTRY_KINDS[kind].make(_Request(guide, texts, answers, placeholders, office))
