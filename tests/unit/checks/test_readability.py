"""What the rules on wording find, and what they leave alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerguide.checks import readability

# ---------------------------------------------------------------- questions


@pytest.mark.parametrize(
    "text",
    [
        "Do you like your job?",
        "Is there much overtime?",
        "Have you ever thought of leaving?",
        "And would you do it again?",
        "If you could start over, would you choose this?",
        "Didn\u2019t you miss your friends?",
        "I read that beginners earn little. Is that true?",
        "“Are you happy here?”",
    ],
)
def test_questions_that_a_yes_or_a_no_answers(text: str) -> None:
    assert list(readability.closed(text))


@pytest.mark.parametrize(
    "text",
    [
        "What is it like?",
        "How did you find your way in?",
        "In which weeks do you work late?",
        "When, if ever, did you come close to giving up?",
        "Was it chance or a plan?",
        "May I say that you sent me?",
        "Could I ask you about your week?",
        "Can you tell me about a bad day?",
        "Would you mind if I took notes?",
        "Do you remember how it began?",
        "Will power got me through.",
        "Tell me about a good day.",
        "If I had one day here, what should I look at?",
    ],
)
def test_questions_that_get_a_story(text: str) -> None:
    assert list(readability.closed(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "What do you do and how did you begin?",
        "What was hard? What was easy?",
        "What are the pros and cons?",
        "What do you like and dislike about it?",
        "What were the best and the worst days?",
    ],
)
def test_questions_that_ask_two_things(text: str) -> None:
    assert list(readability.two_at_once(text))


@pytest.mark.parametrize(
    "text",
    [
        "What is easy to read and write?",
        "How and why did that change?",
        "I read that pay starts at 40,000. How does that fit what you see?",
        "What do you and your team argue about?",
        "We talked about pros and cons.",
    ],
)
def test_questions_that_ask_one_thing(text: str) -> None:
    assert list(readability.two_at_once(text)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Who was hired last?", "was hired"),
        ("What is usually asked in the test?", "is usually asked"),
        ("What is being done about it?", "being done"),
        ("What can a beginner expect to be paid?", "be paid"),
        ("How are decisions made?", "How are decisions made"),
        ("How was it decided?", "How was it decided"),
        ("When was the last person promoted here?", "When was the last person promoted"),
        ("Notes should be kept short.", "be kept"),
    ],
)
def test_words_that_leave_out_who_does_it(text: str, found: str) -> None:
    assert list(readability.passive(text)) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Who decides?",
        "What made you stay?",
        "What is the first thing that you learned here?",
        "Where is the best work you have done?",
        "Say when two minutes are left.",
        "Stop when you are done.",
        "What are you interested in?",
        "What were you worried about?",
        "Ask whether the team is based in one place.",
        "What is a need that nobody meets?",
        "How tired are you at the end of a week?",
        "What is well-paid here?",
        "What have people tried?",
        "Where are the hundred other beginners?",
    ],
)
def test_words_that_are_not_passive(text: str) -> None:
    assert list(readability.passive(text)) == []


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    for rule in (readability.closed, readability.two_at_once, readability.passive):
        assert all(words in text for words in rule(text))
