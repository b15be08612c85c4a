"""What the guide is made of, as frozen types. Each field's docstring is its one description, for people and for tools.

Validated once, when the YAML is read; from there on nothing is checked again and nothing changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Annotated, Any, ClassVar, Final, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    StringConstraints,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from careerguide import text
from careerguide.problems import Problem
from careerguide.text import Rich

# ---------------------------------------------------------------- kinds of values


def _rich(*, fields: bool = False, lines: bool = True, breaks: bool = False) -> BeforeValidator:
    def read(value: object) -> object:
        if not isinstance(value, str):
            return value
        try:
            return text.parse(value, fields=fields, lines=lines, breaks=breaks)
        except text.TextError as error:
            raise PydanticCustomError("text_error", "text", {"faults": error.faults}) from None

    return BeforeValidator(read)


class _RichType:
    """Lets pydantic hold a Rich, and say “text” when something else stands there."""

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        def check(value: object) -> Rich:
            if isinstance(value, Rich):
                return value
            raise PydanticCustomError("string_type", "text expected")

        return core_schema.no_info_plain_validator_function(check)


Line = Annotated[Rich, _RichType, _rich(lines=False)]
Text = Annotated[Rich, _RichType, _rich()]
LetterLine = Annotated[Rich, _RichType, _rich(fields=True, lines=False)]
LetterText = Annotated[Rich, _RichType, _rich(fields=True)]
Writing = Annotated[Rich, _RichType, _rich(breaks=True)]
Id = Annotated[str, StringConstraints(pattern=rf"^{text.ID}$", max_length=60)]
Minutes = Annotated[int, Field(ge=1, le=90)]
Address = Annotated[str, StringConstraints(pattern=r"^https://[^\s<>\"]+$")]


class Ref(str):
    """The id of another item. `kinds` are those that it may name."""

    kinds: ClassVar[tuple[str, ...]] = ()
    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls, core_schema.str_schema(min_length=1))


class SourceRef(Ref):
    kinds = ("source",)


class QuestionRef(Ref):
    kinds = ("question",)


class CategoryRef(Ref):
    kinds = ("category",)


class AudienceRef(Ref):
    kinds = ("audience",)


class StepRef(Ref):
    kinds = ("step",)


class PlanRef(Ref):
    kinds = ("plan",)


class LetterRef(Ref):
    kinds = ("letter",)


class SheetRef(Ref):
    kinds = ("worksheet",)


class PhraseRef(Ref):
    kinds = ("phrase",)


class SectionRef(Ref):
    kinds = ("section",)


class ReassuranceRef(Ref):
    kinds = ("reassurance",)


class ChapterRef(Ref):
    kinds = ("page", "step", "category")


class AnyRef(Ref):
    kinds = ()


PLAIN: Final = frozenset({type(None), str, int, float, bool})
"""What a field can hold that is no text, no reference and has nothing inside."""

Sources = Annotated[
    tuple[SourceRef, ...], Field(min_length=1, description="Where it comes from: ids of content/sources.yml.")
]


class Part(BaseModel):
    """Anything read from YAML: fixed once made, and no field that is not named here."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    def __hash__(self) -> int:
        return id(self)


class Item(Part):
    """Something with an id of its own, which pages and sheets can point to."""

    kind: ClassVar[str] = ""
    id: Id
    """A short name in lower-case letters, digits and hyphens. Unique in the whole guide, never used again."""
    aliases: tuple[Id, ...] = ()
    """Ids that this item had before. Old links to them go on working."""


# ---------------------------------------------------------------- the frame


class Site(Part):
    """Name and address of the guide (content/site.yml)."""

    name: Line
    """What the guide is called."""
    tagline: Line
    """What it is, in a few words after the name."""
    description: Line
    """What search engines show: one sentence of 60 to 155 characters."""
    url: Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+/$")]
    """Where the guide is published, with a slash at the end. QR codes and canonical links lead there."""
    repository: Address
    """Where its sources are kept, on GitHub. “Suggest a change” leads there."""
    branch: Annotated[str, StringConstraints(pattern=r"^[\w./-]+$")] = "main"
    """The branch that is published."""
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")] = "en"
    """Its language, as in “en” or “en-IE”."""
    paper: Literal["letter", "a4"] = "letter"
    """The paper size shown first."""


class Contact(Part):
    """How to reach an office."""

    who: Line | None = None
    """Whom to ask for."""
    email: Annotated[str, StringConstraints(pattern=r"^[^\s@<>\"]+@[^\s@<>\"]+$")] | None = None
    """An email address."""
    phone: Line | None = None
    """A telephone number, as people write it."""
    room: Line | None = None
    """Where to come: building and room."""


class OfficeLink(Part):
    """A link in the footer."""

    title: Line
    """The words to press."""
    url: Address
    """Where it leads, beginning with https://."""


Color = Annotated[str, StringConstraints(pattern=r"^#?[0-9a-fA-F]{6}$")]
Picture = Annotated[str, StringConstraints(pattern=r"^[\w-]+\.(svg|png)$")]


class Colors(Part):
    """An office's own color, as six digits: `0b6e4f`."""

    light: Color | None = None
    """The accent on light paper."""
    dark: Color | None = None
    """The accent on dark paper."""


class OwnDefault(Part):
    """An answer in words and as a number."""

    default: Line
    """The answer in a few words."""
    at: Any = None
    """The same as a number, or as two: from and to."""


def as_words(value: object) -> object:
    """Words alone are the short form."""
    return value if isinstance(value, dict) else {"default": value}


OfficeDefault = Annotated[OwnDefault, BeforeValidator(as_words)]


class Office(Part):
    """An office's own name, looks and defaults (office/office.yml)."""

    name: Line | None = None
    """The office's name. It stands in the header, on every sheet and in the name of every page."""
    tagline: Line | None = None
    """A few words after the name."""
    description: Line | None = None
    """What search engines show: one sentence of 60 to 155 characters."""
    url: Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+/$")] | None = None
    """Where the office publishes its guide, with a slash at the end."""
    repository: Address | None = None
    """Where its fork is kept. “Suggest a change” leads there."""
    branch: Annotated[str, StringConstraints(pattern=r"^[\w./-]+$")] | None = None
    """The branch that is published."""
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")] | None = None
    """Its language, as in “en” or “en-IE”."""
    paper: Literal["letter", "a4"] | None = None
    """The paper size shown first."""
    contact: Contact = Contact()
    """How to reach the office: on the site and in the foot of every sheet."""
    hours: tuple[Line, ...] = ()
    """When it is open, a line for each."""
    links: tuple[OfficeLink, ...] = ()
    """Links in the footer."""
    logo: Picture | None = None
    """A picture in office/ that stands beside the name, and in the foot of every sheet: SVG or PNG."""
    wordmark: Picture | None = None
    """A picture in office/ that stands in place of the name in the header: SVG or PNG."""
    colors: Colors = Colors()
    """An accent of the office's own."""
    script: Annotated[str, StringConstraints(pattern=r"^[\w-]+\.js$")] | None = None
    """A script of the office's own in office/, say to count visits. Without it nothing is counted."""
    positions: Mapping[Id, OfficeDefault] = Field(default_factory=dict)
    """The office's own answers where advice differs, by the ids of content/positions.yml."""


class Reword(Part):
    """Other words for an item of the guide: its id, and each field that changes."""

    model_config = ConfigDict(extra="allow")
    id: Id
    """The item whose words change."""
    original: Mapping[str, Any] = Field(default_factory=dict)
    """What the guide said in these fields when they were changed. `./guide accept` writes it."""


class Added(Part):
    """What an item that an office adds says beside its own fields: its place."""

    after: Id | None = None
    """The item behind which it stands. Without it, it comes last."""
    category: Id | None = None
    """Of a question: the category that it belongs to. It need not stand here if `after` names a question."""
    page: Id | None = None
    """Of a section: the step or page that it belongs to. It need not stand here if `after` names a section."""


class Changes(Part):
    """What an office hides, rewords and adds (office/changes/*.yml)."""

    hide: tuple[Id, ...] = ()
    """Ids of items that are not shown."""
    reword: tuple[Reword, ...] = ()
    """Items with other words."""
    add: tuple[Mapping[str, Mapping[str, Any]], ...] = ()
    """Items of the office's own: the kind, then its fields, and its place."""


class Home(Part):
    """The words of the home page (content/home.yml)."""

    title: Line
    """The first line people read, with one `**strong**` part."""
    lead: Text
    """What an informational interview is, in two to four sentences."""
    note: Line
    """A word on privacy, in small print."""
    start: HomeStart
    """The main button."""
    plan: PlanRef
    """The plan whose minutes are drawn as a clock."""
    plan_title: Line
    """The words in the clock."""
    ways_title: Line
    """Heading above the three ways in."""
    fears_title: Line
    """Heading of the part for nervous readers."""
    fears_text: Text
    """Its words."""
    fears_source: SourceRef
    """The study that it rests on."""
    fears: tuple[ReassuranceRef, ...]
    """The nervous thoughts to answer, in order: ids of content/reassurances.yml."""
    steps_title: Line
    """Heading above the steps."""
    questions_title: Line
    """Heading above the questions."""
    questions_text: Text
    """A few words below it."""
    questions: tuple[QuestionRef, ...]
    """The questions to show, in order."""
    sheet_title: Line
    """Heading beside the worksheet."""
    sheet_text: Text
    """A few words below it."""
    sheet: SheetRef
    """The worksheet to show."""


class HomeStart(Part):
    """The main button of the home page."""

    text: Line
    """The words on the button."""
    to: AnyRef
    """Where it leads."""


class Overview(Part):
    """The head of a page that gathers items."""

    name: Line
    """Its name in menus."""
    title: Line
    """Its first heading; may have one `**strong**` part."""
    description: Line
    """What search engines show: one sentence of 60 to 155 characters."""
    lead: Text
    """The first lines under the heading."""


class Overviews(Part):
    """The heads of the pages that gather items from other files (content/overviews.yml)."""

    steps: Overview
    """All steps."""
    questions: Overview
    """The question bank."""
    plans: Overview
    """The plans for a meeting."""
    tips: Overview
    """All tips."""
    reasons: Overview
    """What it is good for, and answers to nervous thoughts."""
    differ: Overview
    """Where advice differs."""
    letters: Overview
    """All letters."""
    sheets: Overview
    """All worksheets."""
    say: Overview
    """What to say at awkward moments."""
    worries: Overview
    """Private worries, and safe questions for them."""
    sources: Overview
    """Where the advice comes from."""
    my_questions: Overview = Field(alias="my-questions")
    """The reader's own list of questions."""
    my_conversations: Overview = Field(alias="my-conversations")
    """The reader's own conversations."""

    def of(self, page: str) -> Overview:
        found: Overview = getattr(self, page.replace("-", "_"))
        return found


class Audience(Item):
    """A group of readers for whom some questions are meant (content/audiences.yml)."""

    kind = "audience"
    title: Line
    """The group, as it is named in lists."""
    summary: Line
    """One line on who belongs to it."""
    kit: tuple[QuestionRef, ...] = ()
    """About six questions to start with, in order: 17 minutes together at most, so that they fit a talk of twenty."""


class Synonym(Part):
    """Other words for the same, for the search (content/synonyms.yml). Spelling mistakes need no entry."""

    typed: Annotated[tuple[Line, ...], Field(min_length=1)]
    """Words that people type into the search."""
    means: Annotated[tuple[Line, ...], Field(min_length=1)]
    """Words of the guide that say the same. What has any of them is found."""


class Words(Part):
    """Words that the check of spelling is to take as right (content/words.yml, which may be missing). An office
    has its own besides, in office/words.yml.
    """

    accepted: Annotated[tuple[Line, ...], Field(min_length=1)]
    """One on each line: names of people and places, words of your field. Capitals make no difference."""


def _real_day(value: str) -> str:
    try:
        date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("text_error", "text", {"faults": [{"code": "bad-date", "value": value}]}) from None
    return value


Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(_real_day)]


class Review(Part):
    """When somebody last read a whole file, and who looks after it (content/reviews.yml, which may be missing). An
    office has its own besides, in office/reviews.yml; of a file that both name, the office's counts.
    """

    file: Annotated[str, StringConstraints(min_length=1)]
    """The file, with its folder: `questions/way-in.yml`."""
    reviewed: Day
    """The day it was last read from beginning to end: year, month, day, as in 2026-11-25."""
    owner: Line
    """Who looks after it, as it reads after “by”."""

    @property
    def day(self) -> date:
        return date.fromisoformat(self.reviewed)


class Source(Item):
    """Where advice comes from (content/sources.yml)."""

    kind = "source"
    title: Line
    """Its title."""
    by: Line
    """Who wrote or published it."""
    short: Line
    """Its name after “From”."""
    genre: Literal["guide", "study", "reference", "own"] = Field(alias="kind")
    """guide, study, reference (a place to look things up) or own."""
    year: Annotated[str, StringConstraints(pattern=r"^\d{4}$")] | None = None
    """The year when it came out, in four digits."""
    url: Address | None = None
    """Where it can be read."""
    gave: Text
    """What it contributed to this guide."""
    shows: Text | None = None
    """For a study, and only then: what it found, who was studied, and what it does not show."""


# ---------------------------------------------------------------- advice


class Reason(Item):
    """Why to hold informational interviews (content/reasons.yml)."""

    kind = "reason"
    title: Line
    """The reason in a few words."""
    text: Text
    """What it is, and what it rests on."""
    sources: Sources


class Reassurance(Item):
    """An answer to a nervous thought (content/reassurances.yml)."""

    kind = "reassurance"
    worry: Line
    """The thought, in the first person, without quotes."""
    answer: Text
    """What is true of it, and what helps."""
    sources: Sources


class Tip(Item):
    """What to do, what not to do, and why (content/tips.yml)."""

    kind = "tip"
    step: StepRef
    """The step it belongs to."""
    title: Line
    """The tip in a few words."""
    do: Text
    """What to do."""
    dont: Text
    """Completes “Do not …”; begins with a capital."""
    why: Text
    """Why it helps."""
    say: Text | None = None
    """Exact words that help, without quotes around them."""
    sources: Sources


class Phrase(Item):
    """What to say at an awkward moment (content/phrases.yml)."""

    kind = "phrase"
    when: Line
    """The moment."""
    say: Text
    """The exact words, without quotes around them."""
    then: Text
    """What to do next, and why."""
    comfort: Line | None = None
    """One line that calms, for the card to cut out. Without it the card shows `then`."""
    step: StepRef
    """The step it belongs to."""
    sources: Sources


class Worry(Item):
    """Something private, and how to find it out without telling (content/worries.yml)."""

    kind = "worry"
    title: Line
    """The worry in a few words."""
    worry: Line
    """The thought, in the first person."""
    know: Text
    """What to weigh, and what nobody has to say."""
    ask: Annotated[tuple[Line, ...], Field(min_length=1)]
    """Safe questions in exact words."""
    look_up: Text | None = None
    """What can be looked up instead of asked, and where."""
    sources: Sources


Number = Annotated[float, Field(ge=0, le=1000)]


def as_range(value: object) -> object:
    """One number stands for a range of no width."""
    return [value, value] if isinstance(value, str | int | float) else value


Range = Annotated[tuple[Number, Number], BeforeValidator(as_range)]


class Scale(Part):
    """What the numbers of a chart count."""

    unit: Line
    """What is counted: minutes, hours, days, weeks or months."""
    most: Annotated[int, Field(ge=1, le=1000)]
    """The largest number shown."""


class Stance(Part):
    """What one source says."""

    source: SourceRef
    """Who says it."""
    says: Line
    """What this source says, in a few words."""
    at: Range | None = None
    """The same as a number, or as two: from and to."""


class Position(Item):
    """A point on which advice differs, what each source says and what we do (content/positions.yml)."""

    kind = "position"
    topic: Line
    """What advice differs on."""
    default: Line
    """Our answer in a few words that fit inside a sentence: texts put them in with {the id of this position}."""
    advice: Text
    """What we say."""
    scale: Scale | None = None
    """For numbers, which are drawn as a chart: `{unit: minutes, most: 30}`. It goes together with `at`."""
    at: Range | None = None
    """Our default as a number, or as two: `[from, to]`."""
    positions: Annotated[tuple[Stance, ...], Field(min_length=1)]
    """What others say."""
    why: Text
    """Why we say it."""
    evidence: Literal["custom", "study"]
    """Whether this is only habit, or somebody has tested it."""
    steps: tuple[StepRef, ...] = ()
    """The steps on whose pages it is shown."""


# ---------------------------------------------------------------- questions


class Question(Item):
    """A question to ask (questions/*.yml)."""

    kind = "question"
    ask: Line
    """The question, as one would say it aloud."""
    why: Line
    """Why to ask it, in one sentence that fits a line on paper."""
    follow_ups: Annotated[tuple[Line, ...], Field(min_length=1, max_length=3)]
    """One to three short questions to go on with."""
    minutes: Annotated[int, Field(ge=1, le=10)]
    """How long the answer takes."""
    priority: Literal["core", "more"]
    """Whether it is one of the first to ask, or one more to choose from."""
    answer: Literal["ask", "look-up"]
    """Whether to ask it, or to look it up first."""
    where: Text | None = None
    """With `look-up`, and only then: where to look, and what is left to ask."""
    audiences: Annotated[tuple[AudienceRef, ...], Field(min_length=1)]
    """For whom it is meant."""
    sources: Sources


class Category(Item):
    """A group of questions: one file in questions/."""

    kind = "category"
    order: int
    """Its place among the categories."""
    title: Line
    """Its name."""
    short: Line | None = None
    """A shorter title for narrow menus."""
    summary: Line
    """One line under the name."""
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    """Its questions, in order."""


class PlanPart(Part):
    """A part of a meeting."""

    title: Annotated[Line, Field()]
    """What this part is called."""
    minutes: Minutes | None = None
    """Only for a part without questions; otherwise the questions' minutes are added up."""
    text: Text
    """What to do in it."""
    questions: tuple[QuestionRef, ...] = ()
    """The questions to ask in it. They bring their own minutes."""


class Plan(Item):
    """A meeting minute by minute (content/plans.yml)."""

    kind = "plan"
    title: Line
    """Its name."""
    minutes: Minutes
    """The whole length. The parts must add up to it."""
    summary: Line
    """When to use it, in one line."""
    parts: Annotated[tuple[PlanPart, ...], Field(min_length=1)]
    """What is done when, in order."""
    reserve: tuple[QuestionRef, ...] = ()
    """Questions for when there is time left."""


# ---------------------------------------------------------------- pages


class Point(Part):
    """One thing of a section."""

    title: Line | None = None
    """What it is about."""
    text: Text
    """What to know or to do."""
    sources: Sources


class Table(Part):
    """A table to read."""

    columns: Annotated[tuple[Line, ...], Field(min_length=1)]
    """The heads of the columns."""
    rows: Annotated[tuple[tuple[Line, ...], ...], Field(min_length=1)]
    """The rows, each a list with an entry for every column."""


class Section(Item):
    """A part of a page with its own heading."""

    kind = "section"
    title: Line
    """Its heading."""
    text: Text | None = None
    """The first words below it."""
    points: tuple[Point, ...] = ()
    """What to know or to do, one after the other."""
    say: Text | None = None
    """Exact words, without quotes around them."""
    note: Text | None = None
    """Small print at the end."""
    table: Table | None = None
    """A table to read."""
    checklist: tuple[Line, ...] = ()
    """Lines to tick."""


class Action(Part):
    """Something to do in a step."""

    title: Line
    """What to do, in a few words."""
    text: Text
    """How to do it."""
    sources: Sources


class Step(Item):
    """One of the six steps (content/steps/*.yml)."""

    kind = "step"
    number: Annotated[int, Field(ge=1, le=12)]
    """Its place among the steps."""
    name: Line
    """Its name in menus."""
    title: Line
    """Its first heading; may have one `**strong**` part."""
    summary: Line
    """One line for the home page."""
    description: Line
    """What search engines show: one sentence of 60 to 155 characters."""
    lead: Text
    """The first lines under the heading."""
    why: Text
    """Why the step is worth the time."""
    actions: Annotated[tuple[Action, ...], Field(min_length=1)]
    """What to do, in order."""
    sections: tuple[Section, ...] = ()
    """More to read, each part under a heading of its own."""
    plan: PlanRef | None = None
    """A plan whose minutes are shown on this page."""
    checklist: Annotated[tuple[Line, ...], Field(min_length=1)]
    """What is done at the end, in the first person."""
    sheets: tuple[SheetRef, ...] = ()
    """Worksheets that belong to it."""
    letters: tuple[LetterRef, ...] = ()
    """Letters that belong to it."""


class Page(Item):
    """A page of its own, as for hosts and instructors (content/pages/*.yml)."""

    kind = "page"
    title: Line
    """Its first heading; may have one `**strong**` part."""
    name: Line
    """Its name in menus."""
    description: Line
    """What search engines show: one sentence of 60 to 155 characters."""
    lead: Text
    """The first lines under the heading."""
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    """Its parts, in order."""
    sheets: tuple[SheetRef, ...] = ()
    """Worksheets that belong to it."""
    letters: tuple[LetterRef, ...] = ()
    """Letters that belong to it."""


class WayLetter(Part):
    """A letter that a way offers."""

    who: Line
    """To whom it goes, as the reader would say it."""
    letter: LetterRef
    """The letter to write."""


class WayAction(Part):
    """Something to do on a way."""

    title: Line
    """What to do, in a few words."""
    text: Text
    """How to do it."""
    minutes: Minutes
    """How long it takes."""
    tool: Literal["goal", "person", "questions", "message"] | None = None
    """What to do it with, on the page itself."""
    goals: tuple[Line, ...] = ()
    """For tool: goal. Ends of the sentence “I want to find out”, to borrow."""
    plan: PlanRef | None = None
    """For tool: questions. The plan whose questions are offered."""
    letters: tuple[WayLetter, ...] = ()
    """For tool: message. One of them is written, depending on who it goes to."""


class Way(Item):
    """A way into the guide from where one stands (content/ways.yml)."""

    kind = "way"
    title: Line
    """Its name."""
    summary: Line
    """For whom it is, in one line."""
    minutes: Minutes
    """How long it takes."""
    description: Line
    """What search engines show: one sentence of 60 to 155 characters."""
    lead: Text
    """The first lines under the heading."""
    actions: Annotated[tuple[WayAction, ...], Field(min_length=1)]
    """What to do, in order."""


# ---------------------------------------------------------------- letters


class LetterField(Part):
    """A field of a letter, which the writer fills in."""

    label: Line
    """What to fill in, as the writer reads it."""
    hint: Line | None = None
    """Small words that help."""
    example: Line
    """What somebody made up would write."""
    size: Literal["short", "medium", "long"] = "medium"
    """How much room it gets."""


class LetterNote(Part):
    """Why a part of a letter is there."""

    beside: Annotated[str, StringConstraints(min_length=1)]
    """“subject”, or the first words of the paragraph that it explains."""
    title: Line
    """The reason in a few words."""
    text: Line
    """Why this part is there."""


class LetterNext(Part):
    """What comes after a letter."""

    title: Line
    """What comes after, in a few words."""
    text: Text
    """What to do, and when."""
    letter: LetterRef | None = None
    """The letter to take then."""
    date: Line | None = None
    """Label of a line for a date."""


class Letter(Item):
    """A message to adapt (content/letters/*.yml)."""

    kind = "letter"
    order: int
    """Its place among the letters."""
    title: Line
    """Its name in lists."""
    heading: Line
    """The first heading of its page."""
    situation: Literal["before the meeting", "no answer or a no", "meeting is set", "after the meeting", "later"]
    """When in the course of things it is written. Those from `before the meeting` are first messages."""
    channel: Literal["email", "linkedin", "text", "phone", "letter", "note"]
    """How it is sent; `text` is a text message, `note` a card."""
    step: StepRef
    """The step it belongs to."""
    purpose: Line
    """For whom it is: one line on paper, about 75 characters."""
    when: Text
    """When to send it."""
    description: Line
    """What search engines show: one sentence of 60 to 155 characters."""
    fields: Annotated[Mapping[Id, LetterField], Field(min_length=1)]
    """What the writer fills in, in the order met."""
    connection: Id | None = None
    """The field that says how the writer found this person. First messages need one."""
    subject: LetterLine | None = None
    """The subject of an email; fields stand in double braces."""
    body: LetterText
    """The message; fields stand in double braces."""
    most_characters: Annotated[int, Field(ge=1, le=10_000)] | None = None
    """How long the filled-in message may be, where the channel sets a limit."""
    notes: tuple[LetterNote, ...] = ()
    """Why each part is there."""
    checklist: Annotated[tuple[Line, ...], Field(min_length=1)]
    """Lines to tick before sending it."""
    next: LetterNext | None = None
    """What comes after."""
    sources: Sources


# ---------------------------------------------------------------- worksheets


class TextBlock(Part):
    """Words to read."""

    title: Line | None = None
    """A heading."""
    text: Text
    """The words."""


class FieldsBlock(Part):
    """Short answers: a name above, a line below."""

    across: Annotated[int, Field(ge=1, le=3)] = 2
    """How many stand side by side."""
    names: Annotated[tuple[Line, ...], Field(min_length=1)]
    """What to fill in, each a few words."""


class QuestionsBlock(Part):
    """Questions with room for notes: a plan, a category (or “this” one) or a list of ids."""

    plan: PlanRef | None = None
    """A plan, whose questions are taken."""
    category: CategoryRef | None = None
    """A category, whose questions are taken."""
    ids: tuple[QuestionRef, ...] = ()
    """The questions, one by one."""
    priority: Literal["core", "more"] | None = None
    """Of a category, only those of this priority."""
    lines: Annotated[int, Field(ge=0, le=12)] | None = None
    """Lines for each answer; without it the minutes decide."""
    show: Literal["lines", "boxes"] = "lines"
    """Lines to write on, or boxes to choose with. In a column it is always boxes."""


class ChecklistBlock(Part):
    """Things to tick."""

    title: Line | None = None
    """A heading."""
    items: Annotated[tuple[Line, ...], Field(min_length=1)]
    """What to tick."""


class LinesBlock(Part):
    """Lines to write on, under a heading."""

    title: Line
    """The heading."""
    prompt: Line | None = None
    """Small words below it."""
    count: Annotated[int, Field(ge=1, le=30)]
    """How many lines."""


class GridBlock(Part):
    """Paper to draw on, under a heading."""

    title: Line
    """The heading."""
    prompt: Line | None = None
    """Small words below it."""
    kind: Literal["dots", "squares"]
    """What the paper is filled with."""
    height: Annotated[int, Field(ge=2, le=26)]
    """As many lines of handwriting."""


class Column(Part):
    """A column of a table to write in. Its name alone will do."""

    name: Line
    """What stands at its head."""
    hint: Line | None = None
    """Small words below the name."""
    width: Literal["narrow", "medium", "wide"] = "medium"
    """Narrow is for dates and numbers; it always has one line."""


def as_named(value: object) -> object:
    """The short form of a column or row is its name alone."""
    return value if isinstance(value, dict) else {"name": value}


class TableBlock(Part):
    """A table to write in."""

    title: Line | None = None
    """A heading."""
    columns: Annotated[tuple[Annotated[Column, BeforeValidator(as_named)], ...], Field(min_length=2, max_length=8)]
    """Its columns, from two to eight."""
    rows: Annotated[int, Field(ge=1, le=20)]
    """How many empty rows."""
    lines: Annotated[int, Field(ge=1, le=4)] = 1
    """Lines in each place to write."""


class CompareRow(Part):
    """A row of things to compare. Its name alone will do."""

    name: Line
    """The point to compare."""
    hint: Line | None = None
    """Small words below it."""
    kind: Literal["lines", "rating"] = "lines"
    """Lines to write on, or boxes from 1 to 5."""
    lines: Annotated[int, Field(ge=1, le=8)] = 3
    """How many lines to write on."""


class CompareBlock(Part):
    """Things side by side: a column for each, a row for each point to compare."""

    title: Line
    """Stands above the names of the rows."""
    columns: Annotated[tuple[Line, ...], Field(min_length=2, max_length=4)]
    """What is compared, from two to four."""
    rows: Annotated[tuple[Annotated[CompareRow, BeforeValidator(as_named)], ...], Field(min_length=1)]
    """The points to compare."""


class RatingBlock(Part):
    """Things to rate from 1 to 5."""

    title: Line
    """The heading."""
    items: Annotated[tuple[Line, ...], Field(min_length=1)]
    """What to rate."""
    low: Line
    """What 1 means."""
    high: Line
    """What 5 means."""


class CardsBlock(Part):
    """Cards to cut out, each with words for an awkward moment: by their ids, or all of a step."""

    phrases: tuple[PhraseRef, ...] = ()
    """The phrases to print, one by one."""
    step: StepRef | None = None
    """The step of which all phrases are wanted."""


class OfficeBlock(Part):
    """Who stands behind the sheet."""

    next: SheetRef
    """The sheet to take next."""


@dataclass(frozen=True, slots=True)
class BareList:
    """The short form of a block is a bare list: that of its field `name`."""

    name: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def read(value: object) -> object:
            return {self.name: value} if isinstance(value, list) else value

        return core_schema.no_info_before_validator_function(read, handler(source))


class NarrowBlock(Part):
    """A part of a worksheet that also fits in a column. Exactly one of these."""

    text: TextBlock | None = None
    """Words to read."""
    fields: Annotated[FieldsBlock, BareList("names")] | None = None
    """Short answers: a name above, a line below."""
    questions: QuestionsBlock | None = None
    """Questions with room for notes."""
    checklist: Annotated[ChecklistBlock, BareList("items")] | None = None
    """Things to tick."""
    lines: LinesBlock | None = None
    """Lines to write on, under a heading."""
    grid: GridBlock | None = None
    """Paper to draw on, under a heading."""

    @property
    def content(self) -> tuple[str, Any]:
        """Name and value of the one block that is here."""
        return next((name, value) for name, value in self if value is not None)


def _one_kind(block: NarrowBlock) -> NarrowBlock:
    if len(block.model_fields_set) != 1:
        raise PydanticCustomError("block_kinds", "exactly one kind", {"kinds": sorted(block.model_fields_set)})
    if all(value is None for _, value in block):
        raise PydanticCustomError("text_error", "text", {"faults": [{"code": "empty-text"}]})
    return block


InColumn = Annotated[tuple[Annotated[NarrowBlock, AfterValidator(_one_kind)], ...], Field(min_length=1)]


class Block(NarrowBlock):
    """A part of a worksheet. Exactly one of these."""

    checklists: Annotated[tuple[ChecklistBlock, ...], Field(min_length=2, max_length=2)] | None = None
    """Two lists of things to tick, side by side."""
    table: TableBlock | None = None
    """A table to write in."""
    compare: CompareBlock | None = None
    """Things side by side, with a row for each point to compare."""
    rating: RatingBlock | None = None
    """Things to rate from 1 to 5."""
    rubric: SectionRef | None = None
    """The table of a section, with a box to tick in each place. Its first column names what is judged."""
    columns: Annotated[tuple[InColumn, ...], Field(min_length=2, max_length=2)] | None = None
    """Two lists of blocks side by side."""
    letter: LetterRef | None = None
    """The words of a letter, with blanks to fill in."""
    cards: Annotated[CardsBlock, BareList("phrases")] | None = None
    """Cards to cut out, with words for awkward moments."""
    page: Literal["new"] | None = None
    """What follows begins on a new page."""
    office: OfficeBlock | None = None
    """Who stands behind the sheet."""


def as_rows(value: object) -> object:
    """A text alone, or a list of texts, is the short form of rows with places."""
    if not isinstance(value, list):
        return [[value]]
    return value if all(isinstance(row, list) for row in value) else [value]


def as_nothing(value: object) -> object:
    return None if value == "" else value


Place = Annotated[Writing | None, BeforeValidator(as_nothing)]
Answer = Annotated[tuple[tuple[Place, ...], ...], BeforeValidator(as_rows)]


class Example(Part):
    """What a made-up person wrote on a worksheet."""

    about: Line
    """Who it is, and that it is made up: one short line."""
    ticked: tuple[Line, ...] = ()
    """The words beside each box that is ticked, or the id of the question."""
    answers: Annotated[Mapping[str, Answer], Field(min_length=1)]
    """By what stands beside the place: words, a number from 1 to 5, or a list of them."""


class Worksheet(Item):
    """A sheet to print or fill in: a list of blocks (content/worksheets/*.yml)."""

    kind = "worksheet"
    order: int
    """Its place among the sheets."""
    title: Line
    """Its name."""
    short: Line | None = None
    """A shorter name for lists."""
    purpose: Line
    """What it is for: one line on the sheet."""
    when: Text
    """When to use it, for the gallery."""
    step: StepRef
    """The step it belongs to."""
    papers: Annotated[tuple[Literal["letter", "a4"], ...], Field(min_length=1)]
    """The paper sizes it is made for."""
    orientation: Literal["upright", "wide"] = "upright"
    """How the paper is held."""
    for_each: Literal["category"] | None = None
    """Makes one sheet for each: {category} in title and purpose is its title, and `category: this` its questions."""
    blocks: Annotated[tuple[Annotated[Block, AfterValidator(_one_kind)], ...], Field(min_length=1)]
    """What is on it, in order."""
    example: Example | None = None
    """The same sheet filled in by a made-up person."""


class Booklet(Item):
    """Many pages to print and read, made of what the guide has (content/booklets.yml)."""

    kind = "booklet"
    title: Line
    """Its name."""
    purpose: Line
    """What it is for, in one line."""
    when: Text
    """When it is worth its paper."""
    lead: Text
    """A few words for the cover."""
    papers: Annotated[tuple[Literal["letter", "a4"], ...], Field(min_length=1)]
    """The paper sizes it is made for."""
    chapters: Annotated[tuple[ChapterRef, ...], Field(min_length=1)]
    """In order: pages, steps and categories. `steps` and `questions` stand for all of them, each a chapter. What has
    one of its own, as `tips` or `say`, is left out of the steps.
    """
    questions: Literal["full", "short"] = "full"
    """Each question with why, what to ask next and where to look; or only the questions, all in one chapter."""
    notes: Line | None = None
    """Heading of a last page with lines to write on."""


# ---------------------------------------------------------------- the whole

PAGES: Final = (
    "home",
    "steps",
    "questions",
    "plans",
    "tips",
    "reasons",
    "differ",
    "letters",
    "sheets",
    "say",
    "worries",
    "sources",
    "my-questions",
    "my-conversations",
)
"""Pages that the guide always has; texts may link to them by these names. `content/pages/` adds more."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an item stands: file and line, counting from 1."""

    path: str
    line: int


@dataclass(frozen=True)
class Guide:
    """The whole guide, checked, in reading order."""

    site: Site
    home: Home
    overviews: Overviews
    audiences: tuple[Audience, ...]
    synonyms: tuple[Synonym, ...]
    words: tuple[Words, ...]
    """The guide's, and the office's own."""
    reviews: tuple[Review, ...]
    sources: tuple[Source, ...]
    reasons: tuple[Reason, ...]
    reassurances: tuple[Reassurance, ...]
    tips: tuple[Tip, ...]
    phrases: tuple[Phrase, ...]
    worries: tuple[Worry, ...]
    positions: tuple[Position, ...]
    steps: tuple[Step, ...]
    categories: tuple[Category, ...]
    plans: tuple[Plan, ...]
    ways: tuple[Way, ...]
    pages: tuple[Page, ...]
    letters: tuple[Letter, ...]
    worksheets: tuple[Worksheet, ...]
    booklets: tuple[Booklet, ...]
    office: Office
    """Whose guide it is, if an office has its own layer."""
    upstream: Site
    """Name and address of the guide that an office took over; the same as `site` when there is no office."""
    pictures: Mapping[str, bytes]
    """The files of the office's own that the site needs, by name."""
    origins: Mapping[str, Origin]
    """By id; single files without an id stand under the name of their part, reviews under the file they are of."""
    files: tuple[str, ...] = ()
    """Every file that it was read from, as far as there is a review to wait for."""
    warnings: tuple[Problem, ...] = ()
    """What could be better in the content."""

    def items(self) -> Iterator[Item]:
        """Every item with an id, in reading order."""
        yield from (
            *self.steps,
            *self.categories,
            *self.questions,
            *self.plans,
            *self.ways,
            *self.tips,
            *self.reasons,
            *self.reassurances,
            *self.phrases,
            *self.worries,
            *self.positions,
            *self.letters,
            *self.worksheets,
            *self.booklets,
            *self.pages,
            *self.audiences,
            *self.sources,
        )

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for category in self.categories for question in category.questions)

    @cached_property
    def meant(self) -> frozenset[str]:
        """Audiences that at least one question is meant for."""
        return frozenset(audience for question in self.questions for audience in question.audiences)

    @cached_property
    def by_id(self) -> Mapping[str, Item]:
        """Every item under its id and its former ids."""
        found: dict[str, Item] = {}
        for item in self.items():
            found.update(dict.fromkeys((item.id, *item.aliases), item))
        return found


def _parts(of: type[Part]) -> Iterator[type[Part]]:
    yield of
    for one in of.__subclasses__():
        yield from _parts(one)


FIELDS: Final = frozenset(field.alias or own for part in _parts(Part) for own, field in part.model_fields.items())
"""The name of every field that there is anywhere, as in YAML."""
