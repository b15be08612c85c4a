"""The words of the interface, and those of the theme where we have none."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from markupsafe import Markup
from mkdocs.theme import Theme

import mkdocs_hooks
from careerguide.pages.interface import Interface


@pytest.mark.parametrize(
    ("language", "items", "listed"),
    [
        ("en", [], ""),
        ("en", ["a"], "a"),
        ("en", ["a", "b"], "a and b"),
        ("en", ["a", "b", "c"], "a, b, and c"),
        ("en-GB", ["a", "b", "c"], "a, b and c"),
        ("de", ["a", "b", "c"], "a, b und c"),
    ],
)
def test_lists_are_written_as_in_the_language(language: str, items: list[str], listed: str) -> None:
    assert Interface(language, {}).listed(items) == listed


def test_a_list_with_a_link_escapes_the_rest() -> None:
    listed = Interface("en", {}).listed([Markup("<a>x</a>"), "y & {z}"])
    assert listed == Markup("<a>x</a> and y &amp; {z}")
    assert isinstance(listed, Markup)


def test_numbers_are_written_as_in_the_language() -> None:
    assert Interface("en", {}).number(1.24) == "1.2"
    assert Interface("de", {}).number(1.24) == "1,2"


def test_the_frame_says_our_words_first_and_then_those_of_the_theme() -> None:
    interface = Interface("de", {"search": {"text": "Finden & lesen"}})
    config: Any = SimpleNamespace(theme=SimpleNamespace(language="de"))
    words = mkdocs_hooks._words(interface, Theme(name="material", custom_dir=None).get_env(), config)
    assert words["frame"]("search", "search") == "Finden &amp; lesen"
    assert words["frame"]("skip-to-content", "action.skip") == "Zum Inhalt"


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [("en", 1, "1 day"), ("en", 0, "0 days"), ("fr", 0, "0 day"), ("zz", 2, "2 days")],
)
def test_the_number_decides_between_singular_and_plural(language: str, count: int, said: str) -> None:
    """As the language counts; in a language that nobody has rules for, as in English."""
    interface = Interface(language, {"days": {"one": "{count} day", "other": "{count} days"}})
    assert interface("days", count=count) == said


def test_words_with_a_link_escape_the_rest_and_others_escape_nothing() -> None:
    interface = Interface("en", {"from": {"text": "From <{name}> & {link}"}})
    assert interface("from", name="<b>", link=Markup("<a>x</a>")) == Markup("From &lt;&lt;b&gt;&gt; &amp; <a>x</a>")
    assert interface("from", name="<b>", link="x") == "From <<b>> & x"
    with pytest.raises(KeyError):
        interface("from", name="a")
    with pytest.raises(KeyError):
        interface("form")


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "November 5, 2026"),
        ("en-GB", "5 November 2026"),
        ("en-IE", "5 November 2026"),
        ("en-CA", "November 5, 2026"),
    ],
)
def test_days_are_written_as_in_the_country(language: str, written: str) -> None:
    assert Interface(language, {}).long_date(date(2026, 11, 5)) == written


def test_the_direction_is_that_of_the_language() -> None:
    assert [Interface(language, {}).direction for language in ("en", "ar", "he", "zz")] == ["ltr", "rtl", "rtl", "ltr"]
