"""The site as a whole: its name, home page, overviews, tools, readers, words, reviews and sources."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from careerguide.model.fields import (
    Address,
    AnyRef,
    AudienceRef,
    Branch,
    Form,
    Id,
    Item,
    Language,
    LetterRef,
    Line,
    Model,
    PlanRef,
    PositionRef,
    QuestionRef,
    ReassuranceRef,
    SheetRef,
    SiteAddress,
    SourceRef,
    Text,
)


class Site(Model):
    """Name and address of the guide (content/site.yml)."""

    name: Line
    """What the guide is called."""
    tagline: Line
    """What it is, in a few words after the name."""
    description: Line
    """What search engines show: one sentence of 60 to 155 characters."""
    url: SiteAddress
    """Where the guide is published, with a slash at the end. QR codes and canonical links lead there."""
    repository: Address
    """Where its sources are kept, on GitHub. “Suggest a change” leads there."""
    branch: Branch = "main"
    """The branch that is published."""
    language: Language = "en"
    """Its language, as in “en” or “en-IE”."""
    paper: Literal["letter", "a4"] = "letter"
    """The paper size shown first."""
    offline: Literal["yes", "no"] = "yes"
    """Whether readers can keep the guide on their phone and open it without a network. With “no”, what they've already
    kept is removed the next time they're online."""


class Home(Model):
    """The words of the home page (content/home.yml)."""

    title: Line
    """The first line people read, with one `**strong**` part."""
    in_letters: Mapping[str, str] = {}
    """Numbers in the title to spell out, as in `20 minutes: twenty minutes`: in large type a zero shows its slash."""
    lead: Text
    """What an informational interview is, in two to four sentences."""
    note: Line
    """A word on privacy, in small print."""
    start: "HomeStart"
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
    """Heading next to the worksheet."""
    sheet_text: Text
    """A few words below it."""
    sheet: SheetRef
    """The worksheet to show."""


class HomeStart(Model):
    """The main button of the home page."""

    text: Line
    """The words on the button."""
    to: AnyRef
    """Where it leads."""


class Overview(Model):
    """The head of a page that gathers items."""

    name: Line
    """Its name in menus."""
    title: Line
    """Its first heading; may have one `**strong**` part."""
    description: Line
    """What search engines show: one sentence of 60 to 155 characters."""
    search_title: Line | None = None
    """What browser tabs and search engines show instead of the heading: 20 to 70 characters."""
    lead: Text
    """The first lines under the heading."""
    found_by: tuple[Line, ...] = ()
    """Words that people type into the search for it, and that it doesn't have itself."""


class Overviews(Model):
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
    my_meeting: Overview = Field(alias="my-meeting")
    """The meeting that the reader holds: one question at a time."""

    def of(self, page: str) -> Overview:
        """The head of a fixed page, by the name of the page."""
        head: Overview = getattr(self, page.replace("-", "_"))
        return head


class ToolPositions(Model):
    """Positions that the tools count with: in hours, days, weeks or months, after the `unit` of the scale."""

    meeting_length: PositionRef | None = None
    """How long a meeting is, in minutes. Without a scale it is 20."""
    nudge: PositionRef | None = None
    """How long to wait for an answer: the shorter number. Without a scale it is 7 days."""
    thank_you: PositionRef | None = None
    """How soon to say thank you: the longer number. Without a scale it is 1 day."""
    catch_up: PositionRef | None = None
    """When to write again: the shorter number. Without a scale it is 3 months."""
    message_words: PositionRef | None = None
    """How many words a first message can have. Without a scale it is 110."""


class ToolMessages(Model):
    """Messages that My conversations and its reminders lead to. Without one, they do not lead there."""

    first: LetterRef | None = None
    """The first message to a stranger."""
    introduced: LetterRef | None = None
    """The first message to someone another person sent you to."""
    nudge: LetterRef | None = None
    """What to send when no answer comes."""
    last_nudge: LetterRef | None = None
    """What to send when none comes after that."""
    declined: LetterRef | None = None
    """Thanks to someone who said no."""
    agenda: LetterRef | None = None
    """Day, place and what you will ask."""
    day_before: LetterRef | None = None
    """One line on the day before."""
    thank_you: LetterRef | None = None
    """Thanks after the meeting."""
    introducer: LetterRef | None = None
    """Thanks to the person who sent you."""
    catch_up: LetterRef | None = None
    """News, some months later."""


class Tools(Model):
    """Which items play a part in the tools of the site (content/tools.yml)."""

    positions: ToolPositions = ToolPositions()
    """What the tools count with."""
    messages: ToolMessages = ToolMessages()
    """What conversations and their reminders lead to."""
    compare: SheetRef | None = None
    """The worksheet whose rows are what conversations are compared by, all but the first, which says who it was."""
    everyone: AudienceRef | None = None
    """The group that all readers belong to: questions for it are for everyone, and it is no choice in lists."""
    about_writer: tuple[Id, ...] = ()
    """Fields of letters that are about the writer: what's typed into one is in every other letter too."""
    carried_over: tuple[Id, ...] = ()
    """Fields that a letter can take over from the one before it: who it's to, and what it's about."""


class Audience(Item):
    """A group of readers some questions are meant for (content/audiences.yml)."""

    kind = "audience"
    title: Line
    """The group, as it is named in lists."""
    summary: Line
    """One line on who belongs to it."""
    kit: tuple[QuestionRef, ...] = ()
    """About six questions to start with, in order: 17 minutes together at most, to fit a conversation of twenty."""


class Synonym(Model):
    """Other words for the same, for the search (content/synonyms.yml). Spelling mistakes need no entry."""

    typed: Annotated[tuple[Line, ...], Field(min_length=1)]
    """Words that people type into the search."""
    means: Annotated[tuple[Line, ...], Field(min_length=1)]
    """Words of the guide that say the same. What has any of them is found."""


class Words(Model):
    """Words that the spelling check accepts (content/words.yml, which is optional). An office can add its own, in
    office/words.yml.
    """

    accepted: Annotated[tuple[Line, ...], Field(min_length=1)]
    """One on each line: names of people and places, and words of your field. Capitals make no difference."""


def _real_day(value: str) -> str:
    try:
        date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("text_error", "text", {"problems": [{"code": "bad-date", "value": value}]}) from None
    return value


Day = Annotated[
    str,
    StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$"),
    Form("bad-date", "Write the year, month and day, as in 2026-11-25.", "a day as in 2026-11-25"),
    AfterValidator(_real_day),
]


Year = Annotated[
    str,
    StringConstraints(pattern=r"^\d{4}$"),
    Form("bad-value", "Write the four digits of a year.", "four digits"),
]


class Review(Model):
    """When someone last read a whole file, and who looks after it (content/reviews.yml, which is optional). An
    office can add its own, in office/reviews.yml. If both name a file, the office's review counts.
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
    year: Year | None = None
    """The year when it came out, in four digits."""
    url: Address | None = None
    """Where it can be read."""
    gave: Text
    """What it contributed to this guide."""
    shows: Text | None = None
    """For a study, and only then: what it found, who was studied, and what it does not show."""
