"""What every problem says, from messages.yml. It's read when the first problem is put into words, and not before."""

import pkgutil
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple


class Message(NamedTuple):
    """The sentences for one code, with names in braces for what to fill in."""

    what: str
    """What is wrong."""
    fix: str
    """What to do about it."""
    warning: bool
    """Whether it's only advice, so that the guide is built all the same."""


@cache
def messages() -> Mapping[str, Message]:
    """The message for each code, errors first."""
    import yaml  # noqa: PLC0415 -- most commands never need it

    data = pkgutil.get_data(__package__, "messages.yml")
    assert data
    read = yaml.load(data, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return {
        code: Message(said["what"], said["fix"], level == "warnings")
        for level in ("errors", "warnings")
        for code, said in read[level].items()
    }
