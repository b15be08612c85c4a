"""What has only one possible fix is fixed, and nothing else is touched."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerguide.build.atomic_folder import scratch_copy
from careerguide.checks.run import examine
from careerguide.content.yaml_reader import parse, texts
from careerguide.edit.field_order import in_order
from careerguide.edit.fix import Find, difference, fix_texts
from careerguide.edit.fixers import is_typo
from careerguide.problems.problem import Problem
from support.cases import read_cases
from support.guides import ROOT, SMALL, change, copy_content

GOLDEN = ROOT / "tests" / "golden" / "fixes"
CASES: list[Any] = [pytest.param(case, id=case["case"]) for case in read_cases(GOLDEN / "mistakes.yml")]
PARTS = ("content", "questions")


def fixed(before: Mapping[str, str], *, order: bool = False) -> dict[str, str]:
    """All texts of the small guide after fixing those in `before`."""
    with scratch_copy(SMALL, PARTS) as at:

        def find(now: Mapping[str, str]) -> list[Problem]:
            return examine(at(now))[1]

        return {**before, **fix_texts(before, find, order=order)}


@pytest.mark.parametrize("case", CASES)
def test_one_mistake(case: dict[str, Any], tmp_path: Path) -> None:
    root = copy_content(tmp_path / "guide")
    before = texts(root, PARTS)
    change(root, case)
    broken = texts(root, PARTS)
    wanted = dict(broken)
    if "becomes" in case:
        wanted[case["file"]] = before[case["file"]].replace(case["change"]["from"], case["becomes"])
    assert fixed(broken) == wanted


def test_every_other_byte_of_a_file_stays() -> None:
    before = (GOLDEN / "before.yml").read_bytes().decode()
    after = fixed({"content/tips.yml": before})["content/tips.yml"]
    assert after == (GOLDEN / "after.yml").read_bytes().decode()
    windows = before.replace("\n", "\r\n")
    assert fixed({"content/tips.yml": windows})["content/tips.yml"] == after.replace("\n", "\r\n")


def test_in_order_means_in_every_entry() -> None:
    before = (SMALL / "content" / "reasons.yml").read_text(encoding="utf-8")
    entry, _, rest = before.partition("  text:")
    text, _, sources = rest.partition("\n")
    turned = f"{entry}{sources.rstrip()}\n  # why it counts\n  text:{text}\n"
    assert fixed({"content/reasons.yml": turned})["content/reasons.yml"] == turned
    after = fixed({"content/reasons.yml": turned}, order=True)["content/reasons.yml"]
    assert after == f"{entry}  # why it counts\n  text:{text}\n{sources.rstrip()}\n"


def test_the_real_guide_in_order_says_the_same() -> None:
    for path, text in texts(ROOT, PARTS).items():
        after = in_order(path, text)
        assert parse(after, path).value == parse(text, path).value
        assert sorted(after.splitlines()) == sorted(text.splitlines())
        assert in_order(path, after) == after


def test_a_mistake_in_the_layer_of_an_office(tmp_path: Path) -> None:
    root = copy_content(tmp_path / "guide")
    folder = root / "office" / "changes"
    folder.mkdir(parents=True)
    (folder / "ours.yml").write_text("hidde: [tip-notes]  # we have no paper\nreword:\n  - {id: tip-stop, wy: So.}\n")
    (root / "office" / "office.yml").write_text("name: Mill: Careers\ncontcat: {phone: 555 0142}\n")
    with scratch_copy(root, (*PARTS, "office")) as at:
        after = fix_texts(texts(root, (*PARTS, "office")), lambda now: examine(at(now))[1])
    assert after == {
        "office/changes/ours.yml": "hide: [tip-notes]  # we have no paper\nreword:\n  - {id: tip-stop, why: So.}\n",
        "office/office.yml": 'name: "Mill: Careers"\ncontact: {phone: 555 0142}\n',
    }


@pytest.mark.parametrize(
    ("typed", "known"), [("tetx", "text"), ("txt", "text"), ("texxt", "text"), ("test", "text"), ("Text", "text")]
)
def test_a_typo_of_one_letter(typed: str, known: str) -> None:
    assert is_typo(typed, known)
    assert is_typo(known, typed)


@pytest.mark.parametrize(
    ("typed", "known"),
    [("text", "text"), ("tx", "text"), ("etxt5", "text"), ("plan-15", "plan-25"), ("plan-2", "plan-20")],
)
def test_no_typo_of_one_letter(typed: str, known: str) -> None:
    assert not is_typo(typed, known)


def test_the_difference_shows_a_missing_last_newline() -> None:
    assert difference("a.yml", "a: b ", "a: b\n").splitlines()[-3:] == [
        "-a: b ",
        "\\ No newline at end of file",
        "+a: b",
    ]


# ---------------------------------------------------------------- any document, any mistake

LETTERS = st.text("abcdefgh äéłő,.!?-()/", min_size=1, max_size=12).map(lambda text: f"w{text.strip()}w")
QUOTES = st.sampled_from(["", ' "so"', " don't", ' "so" don\'t', " \\*"])
COLON = st.builds("{}: {}{}".format, LETTERS, LETTERS, QUOTES)
START = st.builds("{}{}{}".format, st.sampled_from("@`%"), LETTERS, QUOTES)
HASH = st.builds("{} #{}{}".format, LETTERS, LETTERS, QUOTES)
CURLY = LETTERS.map(lambda text: f"“{text}”")
KEYS = ("step", "title", "do", "dont", "why", "say")


@st.composite
def tips(draw: st.DrawFn) -> tuple[str, list[dict[str, Any]], list[str]]:
    """Tips with mistakes, what was meant, and the comments in between."""
    lines: list[str] = []
    meant: list[dict[str, Any]] = []
    comments: list[str] = []
    for number in range(draw(st.integers(1, 3))):
        entry: dict[str, Any] = {"id": f"tip-{'abc'[number]}"}
        lines.append(f"- id: {entry['id']}")
        for key in KEYS:
            if draw(st.booleans()):
                comments.append(f"  # {draw(LETTERS)}")
                lines.append(comments[-1])
            words = "talk" if key == "step" else draw(LETTERS | COLON | START | HASH | CURLY)
            entry[key] = words.strip("“”")
            name = draw(st.sampled_from([key, key, f"{key}x", key[:-1]]))
            lines.append(f"  {name}: {words}{' ' * draw(st.integers(0, 2))}")
        meant.append({**entry, "sources": ["first-guide"]})
        lines.append(f"  sources: {draw(st.sampled_from(['[first-guide]', 'first-guide', '[frist-guide]']))}")
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    return end.join(lines) + draw(st.sampled_from(["", end])), meant, comments


@pytest.fixture(scope="module")
def find() -> Iterator[Find]:
    """The problems in the small guide with other texts in it."""
    with scratch_copy(SMALL, PARTS) as at:
        yield lambda now: examine(at(now))[1]


@pytest.mark.thorough
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(made=tips())
def test_what_was_meant_comes_back(find: Find, made: tuple[str, list[dict[str, Any]], list[str]]) -> None:
    text, meant, comments = made
    after = {"content/tips.yml": text, **fix_texts({"content/tips.yml": text}, find)}
    mine = after["content/tips.yml"]
    assert yaml.load(mine, Loader=yaml.BaseLoader) == meant
    assert sorted(line for line in mine.splitlines() if line.startswith("  #")) == sorted(comments)
    assert ("\r\n" in mine, mine.endswith(("\n", "\r"))) == ("\r\n" in text, text.endswith(("\n", "\r")))
    assert fix_texts(after, find) == {}


SMALL_TEXTS = st.sampled_from(["content/tips.yml", "questions/start.yml", "content/letters/cold-email.yml"])
BITS = st.sampled_from(
    ["\t", ": ", " #", '"', "'", "“", "”", "- ", "[", "\n", "\r\n", "  ", "@", "x", "\u2028", "{", "", ""]
)


@pytest.mark.thorough
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(path=SMALL_TEXTS, edits=st.lists(st.tuples(st.integers(0, 900), st.integers(0, 3), BITS), max_size=4))
def test_whatever_is_typed_the_rest_stays(find: Find, path: str, edits: list[tuple[int, int, str]]) -> None:
    text = (SMALL / path).read_bytes().decode()
    for place, gone, new in edits:
        text = f"{text[:place]}{new}{text[place + gone :]}"
    after = {path: text, **fix_texts({path: text}, find)}
    assert fix_texts(after, find) == {}
    assert sorted(comments(after[path])) == sorted(comments(text))
    assert len(re.split("\r\n|\r|\n", after[path])) == len(re.split("\r\n|\r|\n", text))
    before, now = parse(text, path), parse(after[path], path)
    if not before.problems:
        assert not now.problems
    if before.value is not None:
        assert errors(find(after)) <= errors(find({path: text}))


def errors(found: Iterable[Problem]) -> int:
    return sum(not one.warning for one in found)


def comments(text: str) -> list[str]:
    return [line.strip() for line in re.split("\r\n|\r|\n", text) if line.strip().startswith("#")]
