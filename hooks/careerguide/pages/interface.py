"""The words of the interface in one language: by name, with values put in, in the singular or plural; and dates.

It loads neither models nor languages before it has to: a build without changes needs only a few words.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from babel import Locale

Forms = Mapping[str, str]
"""The words of one text: under `text`, or under `other` and perhaps `one`."""
VALUE: Final = re.compile(r"\{([a-z]+)\}")
"""Where a value goes, in the words of the interface."""


@cache
def locale(language: str) -> "Locale":
    """The rules of a language such as `en` or `en-IE`; those of English for one that Babel doesn't know."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 -- see above

    try:
        return Locale.parse(language, sep="-")
    except UnknownLocaleError:
        return Locale("en")


@dataclass(frozen=True, slots=True)
class Interface:
    """What the interface says. Called with a name and values, it gives the words."""

    language: str
    texts: Mapping[str, Forms]
    """By id, without its prefix."""

    def __call__(self, name: str, /, **values: object) -> str:
        """The words of a text. Markup if one of the values is, with everything else escaped.

        Raises KeyError for a text or value that isn't there.
        """
        words = self._form(self.texts[name], values)
        if any(isinstance(value, Markup) for value in values.values()):
            return Markup(VALUE.sub(lambda match: escape(values[match[1]]), escape(words)))
        return VALUE.sub(lambda match: str(values[match[1]]), words)

    def __contains__(self, name: str) -> bool:
        return name in self.texts

    def _form(self, forms: Forms, values: Mapping[str, object]) -> str:
        if "text" in forms:
            return forms["text"]
        count: Any = values["count"]
        return forms.get(locale(self.language).plural_form(count), forms["other"])

    def number(self, number: float) -> str:
        """With one digit after the point, as in `1.4`."""
        from babel.numbers import format_decimal  # noqa: PLC0415 -- see above

        return format_decimal(number, "#,##0.0", locale(self.language))

    def listed(self, items: Iterable[str]) -> str:
        """`a, b, and c`, as the language and country write it. Markup if one of the items is."""
        things = list(items)
        if any(isinstance(thing, Markup) for thing in things):
            return Markup(self._listed([str(escape(thing)) for thing in things]))
        return self._listed(things)

    def _listed(self, things: list[str]) -> str:
        from babel.lists import format_list  # noqa: PLC0415 -- see above

        return format_list(things, locale=locale(self.language))

    @property
    def direction(self) -> str:
        """`ltr`, or `rtl` for languages that are written from right to left."""
        return str(locale(self.language).text_direction)

    def long_date(self, day: date) -> str:
        """`November 25, 2026`, as the language and country write it."""
        from babel.dates import format_date  # noqa: PLC0415 -- see above

        return format_date(day, "long", locale=locale(self.language))
