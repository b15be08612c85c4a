"""The words of the interface, and those of the theme where we have none."""

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
