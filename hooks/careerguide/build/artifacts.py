"""What a build makes: files with their paths, the navigation, and facts for the site generator."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from careerguide.pages.interface import Forms
from careerguide.pages.menu import Navigation


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the site: its path from the root, its content, and the YAML file that made it, if one did."""

    path: str
    content: bytes
    source: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Name and address of the guide. `edit` is the address at which a file can be changed, with {path} in it."""

    name: str
    tagline: str
    description: str
    url: str
    edit: str
    paper: str
    """The paper that is shown first."""
    office: Mapping[str, Any]
    """What the header and the footer say about the office whose guide it is; nothing, if there is none."""
    assets: Mapping[str, str]
    """The published name of each file that pages load, by its name in the theme."""
    minutes: int
    """How long a meeting is, unless the reader has chosen."""
    plans: str
    """The minutes of each plan, of its hello and of its thank you, as JSON, the shortest plan first."""
    offline: int
    """How many megabytes the whole site has as a zip."""
    language: str
    direction: str
    """`ltr` or `rtl`."""
    kept: bool
    """Whether readers can keep the guide on their device."""
    interface: Mapping[str, Forms]
    """The words of the interface, for the frame around pages."""


@dataclass(frozen=True, slots=True)
class Outputs:
    """Everything that the sources make."""

    files: Sequence[Output]
    navigation: Navigation
    facts: Facts
    warnings: Sequence[str] = ()
    """Warnings about the content, each on its own line."""
