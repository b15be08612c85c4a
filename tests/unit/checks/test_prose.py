"""What the warnings on wording find what they leave alone. The messages stand in golden/problems/wording.yml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spellchecker import SpellChecker

from careerguide.build.build import page_files, page_views
from careerguide.checks import readability
from careerguide.checks.run import load
from careerguide.checks.spelling import Speller, is_listed, suggest
from careerguide.content.yaml_reader import spot
from careerguide.pages.urls import Addresses
from careerguide.problems.problem import Mark
from support.guides import ROOT, copy_small

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
def test_a_yes_answers_it(text: str) -> None:
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
def test_it_gets_a_story(text: str) -> None:
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
def test_it_asks_two_things(text: str) -> None:
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
def test_it_asks_one_thing(text: str) -> None:
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
def test_nobody_does_it(text: str, found: str) -> None:
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
def test_somebody_does_it(text: str) -> None:
    assert list(readability.passive(text)) == []


@settings(deadline=None)  # the first one loads the list of words
@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    for rule in (readability.closed, readability.two_at_once, readability.passive):
        assert all(found in text for found in rule(text))
    readability.hard([text] * 3)
    list(Speller([]).misspelled([text]))


# ---------------------------------------------------------------- how hard it reads


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "the you time asked months through eyes years"),
        (2, "people wanted places table something careful going question hiring"),
        (3, "interview example video"),
        (4, "organizing information"),
        (5, "communication\u2019s"),
    ],
)
def test_syllables_are_those_one_hears(count: int, words: str) -> None:
    assert {word: readability.syllables(word) for word in words.split()} == dict.fromkeys(words.split(), count)


PLAIN = "Ask what a day is like. Say why you ask. Stop on time. Then write to say thank you. "
STIFF = (
    "Informational interviewing constitutes an indispensable methodology whereby prospective applicants accumulate "
    "occupational intelligence concerning organizational responsibilities. "
)


def test_plain_words_are_easy_and_stiff_ones_are_not() -> None:
    assert readability.hard([PLAIN * 3]) is None
    found = readability.hard([PLAIN, STIFF * 3])
    assert found
    assert found.grade > readability.MOST_GRADE
    assert found.sentence == STIFF.strip()


def test_a_few_long_words_are_no_hard_text() -> None:
    assert readability.hard(["Informational interviewing, organizational responsibilities."]) is None


@given(st.integers(1, 12))
def test_the_grade_does_not_depend_on_how_a_text_is_cut_into_fields(parts: int) -> None:
    whole, fields = readability.hard([STIFF * parts * 3]), readability.hard([STIFF] * parts * 3)
    assert whole
    assert fields
    assert whole.grade == pytest.approx(fields.grade)


# ---------------------------------------------------------------- spelling


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
def test_what_was_meant(typed: str, meant: str) -> None:
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
def test_what_is_right(text: str) -> None:
    assert wrong(text) == []


def test_an_office_adds_its_own_words() -> None:
    assert wrong("the gaeltacht and its naíonra") == ["gaeltacht", "naíonra"]
    assert wrong("the Gaeltacht and its naíonra in the gaeltacht", ["Gaeltacht", "naíonra"]) == []


@settings(deadline=None)  # the first one loads the list of words
@given(st.lists(st.sampled_from(["ask", "work", "organise", "question", "well-paid", "Monday"]), min_size=1))
def test_words_of_the_list_are_never_wrong(words: list[str]) -> None:
    assert wrong(" ".join(words)) == []


def test_the_list_is_that_of_the_library() -> None:
    words = SpellChecker(language="en").word_frequency.dictionary.keys()
    assert len(words) > 100_000
    assert all(map(is_listed, words))
    assert not any(map(is_listed, ("", "zzyzx", "Teh", 'the": 1, "of', "{", "}")))


def test_a_name_inside_a_text_is_a_name_in_the_others_of_its_item() -> None:
    assert list(Speller([]).misspelled(["Teh said so.", "I met Teh."])) == []
    assert list(Speller([]).misspelled(["Teh said so.", "I met nobody."])) == [(0, "Teh")]


def test_a_slip_is_told_wherever_it_stands() -> None:
    speller = Speller([])
    assert list(speller.misspelled(["the rest"])) == []
    assert list(speller.misspelled(["teh rest"])) == [(0, "teh")]
    assert list(speller.misspelled(["the rest", "(teh rest)", "teh\u2019s"])) == [(1, "teh"), (2, "teh\u2019s")]


@given(st.text("ab \n", max_size=60), st.integers(0, 5))
def test_words_are_found_on_their_line(before: str, column: int) -> None:
    lines = f"{'.' * column}{before} interveiw, ask".split("\n")
    place = spot(lines, Mark(1, column + 1), "interveiw, ask")
    assert lines[place.line - 1][place.column - 1 :] == "interveiw, ask"


# ---------------------------------------------------------------- the whole guide


def test_ours_is_sound() -> None:
    assert load(ROOT).warnings == ()


def change(root: Path, name: str, words: Mapping[str, str]) -> None:
    path = root / name
    text = path.read_text(encoding="utf-8")
    for old, new in words.items():
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def test_a_guide_with_warnings_has_all_its_pages(tmp_path: Path) -> None:
    root = copy_small(tmp_path / "guide")
    change(root, "questions/start.yml", {"How did you find your way in?": "Is teh work done and how was it decided?"})
    guide = load(root)
    assert {one.code for one in guide.warnings} == {"passive", "spelling", "two-in-one-question"}
    pages = {one.path: one.content.decode() for one in page_files(page_views(guide, Addresses(guide), []), root)}
    assert any("Is teh work done" in page for page in pages.values())


def test_a_warning_stays_until_it_is_mended(tmp_path: Path) -> None:
    root = copy_small(tmp_path / "guide")
    change(root, "content/tips.yml", {"Stop when you said": "Stop whne you said"})
    first = load(root).warnings
    assert [one.code for one in first] == ["spelling"]
    assert load(root).warnings == first
    change(root, "content/words.yml", {"café": "whne"})
    assert load(root).warnings == ()
    change(root, "content/words.yml", {"whne": "café"})
    assert load(root).warnings == first


def test_a_guide_needs_no_list_of_its_own(tmp_path: Path) -> None:
    root = copy_small(tmp_path / "guide")
    (root / "content" / "words.yml").unlink()
    guide = load(root)
    assert (guide.words, guide.warnings) == ((), ())


def test_a_default_that_grows_is_noticed_where_it_is_used(tmp_path: Path) -> None:
    root = copy_small(tmp_path / "guide")
    why = "The real route is often another, and {meeting-length} is long enough to hear of it all twice now."
    change(root, "questions/start.yml", {"The real route is often another.": why})
    assert load(root).warnings == ()
    change(root, "content/positions.yml", {"default: 10 minutes": "default: 10 minutes or thirty"})
    assert [one.code for one in load(root).warnings] == ["long-item"]


def test_another_language_is_left_alone(tmp_path: Path) -> None:
    root = copy_small(tmp_path / "guide")
    change(root, "content/tips.yml", {"Stop when you said you would.": "Hör auf, wenn die Zeit um ist."})
    assert load(root).warnings
    site = root / "content" / "site.yml"
    text = "\n".join(line for line in site.read_text(encoding="utf-8").split("\n") if not line.startswith("language:"))
    site.write_text(f"{text}\nlanguage: de\n", encoding="utf-8")
    assert load(root).warnings == ()
