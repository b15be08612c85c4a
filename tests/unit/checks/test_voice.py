"""What the check of how the guide sounds finds, and what it leaves alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerguide.checks import voice


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Utilize your existing connections.", [("Utilize", "“use”")]),
        ("I'd love to pick your brain.", [("pick your brain", "“ask”")]),
        ("You need not send it.", [("need not", "“don't have to”")]),
        (
            "Tick one box. Clear the ticks.",
            [("Tick", "“check”, “check mark” or “checkbox”"), ("ticks", "“check”, “check mark” or “checkbox”")],
        ),
        ("Thank you so much!", [("much!", "a period")]),
        ("Do you need nothing? Sometimes somehow. The stick, the ticket, the houseguest.", []),
        ("Reach out to shelves of books.", [("Reach out", "“write”, “call” or “ask”")]),
    ],
)
def test_words_that_are_always_wrong(text: str, found: list[tuple[str, str]]) -> None:
    assert list(voice.always_wrong(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I am glad you told me that.", ["I am"]),
        ("What is missing from the list?", ["What is"]),
        ("They do not ask for it.", ["do not"]),
        ("I'm glad. I am really glad.", []),
        ("Tell me how old you are.", []),
        ("How much of that is your choice?", []),
        ("What did you have to give up?", []),
        ("Here it is once more.", []),
        ("Who decides?", []),
    ],
)
def test_spoken_words_without_a_contraction(text: str, found: list[str]) -> None:
    assert list(voice.stiff(text)) == found


@pytest.mark.parametrize(
    ("why", "found"),
    [
        ("A strength is worth what someone needs it for.", ["A strength is worth"]),
        ("They know which jobs need what you're good at.", []),
        ("It's about your own time.", []),
        ("Youth programs know.", ["Youth programs know."]),
    ],
)
def test_a_reason_is_about_the_reader(why: str, found: list[str]) -> None:
    assert list(voice.not_about_you(why)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Most people answer. Nobody minds.", ["Most people", "Nobody"]),
        ("At most three, and the most important first. What matters most to you?", []),
        ("Most of them answered.", ["Most of"]),
    ],
)
def test_claims_about_everyone(text: str, found: list[str]) -> None:
    assert list(voice.sweeping(text)) == found


def test_a_number_that_a_default_would_say() -> None:
    patterns = voice.default_numbers(
        {"meeting-length": "20 minutes", "message-words": "110 words", "tone": "a conversation"}
    )
    assert list(patterns.values()) == ["meeting-length", "message-words"]
    length, words = patterns
    assert all(map(length.search, ("for 20 minutes", "Our twenty minutes are up.")))
    assert not any(map(length.search, ("120 minutes", "20 minutes-long".replace(" ", "-"), "twenty people")))
    assert words.search("under 110 words")


@pytest.mark.parametrize(
    ("label", "found"), [("My own", ["My own"]), ("Add your own question", []), ("Don't save", [])]
)
def test_a_button_says_what_it_does(label: str, found: list[str]) -> None:
    assert list(voice.without_verb(label)) == found


@given(st.text())
def test_any_text_can_be_judged(text: str) -> None:
    for rule in (voice.stiff, voice.sweeping, voice.without_verb):
        assert all(words in text for words in rule(text))
    assert all(words in text for words, _ in voice.always_wrong(text))
    list(voice.not_about_you(text))
