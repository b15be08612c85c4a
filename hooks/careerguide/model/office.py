"""What an office's fork says about itself and changes: office/office.yml and office/changes/."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Field, StringConstraints

from careerguide.model.fields import Address, Branch, Form, Id, Language, Line, Model, SiteAddress, in_schema

Email = Annotated[
    str,
    StringConstraints(pattern=r"^[^\s@<>\"]+@[^\s@<>\"]+$"),
    Form("bad-value", "Write a single address, as in careers@college.example."),
]


class Contact(Model):
    """How to reach an office."""

    who: Line | None = None
    """Who to ask for."""
    email: Email | None = None
    """An email address."""
    phone: Line | None = None
    """A telephone number, as people write it."""
    room: Line | None = None
    """Where to come: building and room."""


class OfficeLink(Model):
    """A link in the footer."""

    title: Line
    """The words to click."""
    url: Address
    """Where it goes, starting with https://."""


class Platform(Model):
    """Where an office's readers find alumni and others to ask, such as Handshake."""

    name: Line
    """What it's called."""
    url: Address
    """Where it is, beginning with https://."""


Color = Annotated[
    str,
    StringConstraints(pattern=r"^#?[0-9a-fA-F]{6}$"),
    Form("bad-value", "Write six digits from 0 to 9 and a to f, as in 0b6e4f."),
]


Picture = Annotated[
    str,
    StringConstraints(pattern=r"^[\w-]+\.(svg|png)$"),
    Form(
        "bad-value",
        "Write the name of a file in office/, without spaces, as in logo.svg or logo.png.",
    ),
]


Script = Annotated[
    str,
    StringConstraints(pattern=r"^[\w-]+\.js$"),
    Form("bad-value", "Write the name of a file in office/, as in count.js."),
]


class Colors(Model):
    """An office's own color, as six digits: `0b6e4f`."""

    light: Color | None = None
    """The accent on light paper."""
    dark: Color | None = None
    """The accent on dark paper."""


class OwnDefault(Model):
    """An answer in words and as a number."""

    default: Line
    """The answer in a few words."""
    at: Any = None
    """The same as a number, or as two: from and to."""


def as_words(value: object) -> object:
    """Words alone are the short form."""
    return value if isinstance(value, dict) else {"default": value}


_WordsAlone = Annotated[Line, in_schema("words alone", "words alone")]
OfficeDefault = Annotated[OwnDefault, BeforeValidator(as_words, json_schema_input_type=OwnDefault | _WordsAlone)]


class Office(Model):
    """An office's own name, looks and defaults (office/office.yml)."""

    name: Line | None = None
    """The office's name. It's in the header, on every sheet and in the name of every page."""
    tagline: Line | None = None
    """A few words after the name."""
    description: Line | None = None
    """What search engines show: one sentence of 60 to 155 characters."""
    url: SiteAddress | None = None
    """Where the office publishes its guide, with a slash at the end."""
    repository: Address | None = None
    """Where its fork is kept. “Suggest a change” leads there."""
    branch: Branch | None = None
    """The branch that is published."""
    language: Language | None = None
    """Its language, as in “en” or “en-IE”."""
    paper: Literal["letter", "a4"] | None = None
    """The paper size shown first."""
    offline: Literal["yes", "no"] | None = None
    """Whether readers can keep the guide on their phone and open it without a network. With “no”, what they've already
    kept is removed the next time they're online."""
    contact: Contact = Contact()
    """How to reach the office: on the site and in the foot of every sheet."""
    hours: tuple[Line, ...] = ()
    """When it is open, a line for each."""
    links: tuple[OfficeLink, ...] = ()
    """Links in the footer."""
    platform: Platform | None = None
    """A platform where readers find people to ask. The Find step and the five-minute path link to it."""
    logo: Picture | None = None
    """A picture in office/ that is shown next to the name, and in the footer of every worksheet: SVG or PNG."""
    wordmark: Picture | None = None
    """A picture in office/ that's shown instead of the name in the header: SVG or PNG."""
    colors: Colors = Colors()
    """An accent of the office's own."""
    script: Script | None = None
    """A script of the office's own in office/, say to count visits. Without it nothing is counted."""
    positions: Mapping[Id, OfficeDefault] = Field(default_factory=dict)
    """The office's own answers where advice differs, by the ids of content/positions.yml."""


class Reword(Model):
    """Other words for an item of the guide: its id, and each field that changes."""

    model_config = ConfigDict(extra="allow")
    id: Id
    """The item whose words change."""
    original: Mapping[str, Any] = Field(default_factory=dict)
    """What the guide said in these fields when they were changed. It counts instead of what `./guide accept` recorded
    in office/originals.lock.yml."""


class Added(Model):
    """Where an item that an office adds goes, in addition to its own fields."""

    after: Id | None = None
    """The item it comes after. Without this, it comes last."""
    category: Id | None = None
    """Of a question: the category that it belongs to. You can leave it out if `after` names a question."""
    page: Id | None = None
    """Of a section: the step or page that it belongs to. You can leave it out if `after` names a section."""


class Changes(Model):
    """What an office hides, rewords and adds (office/changes/*.yml)."""

    hide: tuple[Id, ...] = ()
    """Ids of items that are not shown."""
    reword: tuple[Reword, ...] = ()
    """Items with other words."""
    add: tuple[Mapping[str, Mapping[str, Any]], ...] = ()
    """Items of the office's own: the kind, then its fields, and its place."""
