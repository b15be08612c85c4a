"""Which words are misspelled, which are right, and what is suggested."""

from collections.abc import Iterable
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spellchecker import SpellChecker

from careerguide.checks.spelling import Speller, is_listed, suggest


def wrong(text: str, accepted: Iterable[str] = ()) -> list[str]:
    return [word for _, word in Speller(accepted).misspelled([text])]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("teh", "the"),
        ("recieve", "receive"),
        ("definately", "definitely"),
        ("interveiw", "interview"),
        ("collegues", "colleagues"),
        ("seperate", "separate"),
        ("experiance", "experience"),
        ("succesful", "successful"),
        ("orgnaisation", "organization"),
        ("Qestions", "Questions"),
    ],
)
def test_a_misspelled_word_gets_a_suggestion(typed: str, meant: str) -> None:
    assert wrong(f"{typed} it is") == [typed]
    assert suggest(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "organisation colour favourite programme centre realise behaviour labour travelled analyse enrol skilful",
        "organization color favorite program center realize behavior labor traveled analyze enroll skillful license",
        "My name is Ngozi Okafor. Okafor is my mother\u2019s name. Achterberg is yours.",
        "We don\u2019t, won't and can\u2019t. It\u2019s the nurse\u2019s and the nurses\u2019 room.",
        "Write to lotte@postgrad.example or look at www.gaeltacht.example/abc for the 20th, at 5pm, on A4.",
        "LinkedIn, UCS and CVs. A self-made, well-known, part-time job. An e-mail.",
        "Mr. Rautio and Dr. Novak sent a résumé.",
    ],
)
def test_words_that_are_spelled_right(text: str) -> None:
    assert wrong(text) == []


def test_an_office_adds_its_own_words() -> None:
    assert wrong("the gaeltacht and its naíonra") == ["gaeltacht", "naíonra"]
    assert wrong("the Gaeltacht and its naíonra in the gaeltacht", ["Gaeltacht", "naíonra"]) == []


@given(st.lists(st.sampled_from(["ask", "work", "organise", "question", "well-paid", "Monday"]), min_size=1))
def test_listed_words_are_never_misspelled(words: list[str]) -> None:
    assert wrong(" ".join(words)) == []


def test_all_words_of_the_library_are_listed() -> None:
    words = SpellChecker(language="en").word_frequency.dictionary.keys()
    assert len(words) > 100_000
    assert all(map(is_listed, words))
    assert not any(map(is_listed, ("", "zzyzx", "Teh", 'the": 1, "of', "{", "}")))


def test_a_name_inside_a_text_is_a_name_in_the_others_of_its_item() -> None:
    assert list(Speller([]).misspelled(["Teh said so.", "I met Teh."])) == []
    assert list(Speller([]).misspelled(["Teh said so.", "I met nobody."])) == [(0, "Teh")]


def test_a_misspelled_word_is_reported_in_every_text() -> None:
    speller = Speller([])
    assert list(speller.misspelled(["the rest"])) == []
    assert list(speller.misspelled(["teh rest"])) == [(0, "teh")]
    assert list(speller.misspelled(["the rest", "(teh rest)", "teh\u2019s"])) == [(1, "teh"), (2, "teh\u2019s")]


@given(st.text())
def test_any_text_can_be_spelled(text: str) -> None:
    assert all(word in normalize("NFC", text) for _, word in Speller([]).misspelled([text]))
