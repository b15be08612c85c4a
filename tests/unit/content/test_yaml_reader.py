"""The loader on wild input: it never raises, and what it reads is what was written."""

import string
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from careerguide.content.document import Document, Value
from careerguide.content.yaml_reader import lines, parse, read, texts
from careerguide.problems.problem import Mark

WORDS = st.text(alphabet=string.ascii_letters + string.digits + " äłő“”.,?!-#:'\"[]{}&*%@|>\n", max_size=40)
VALUES: st.SearchStrategy[Value] = st.recursive(
    WORDS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("abcdef_-", min_size=1, max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.text(max_size=300))
def test_never_raises(text: str) -> None:
    document = parse(text, "wild.yml")
    assert document.problems or document.value is not None


@given(
    st.lists(
        st.sampled_from(
            ["a: b", "- c", "  ", "\t", "'", '"', "# x", ": ", "|", "[", "}", "&a", "*a", "!!x", "---", "\n"]
        ),
        max_size=30,
    )
)
def test_never_raises_on_yaml_like_text(pieces: list[str]) -> None:
    document = parse("".join(pieces), "wild.yml")
    assert document.problems or document.value is not None
    last = "".join(pieces).rstrip("\n").count("\n") + 1
    assert all(1 <= problem.line <= last and problem.column >= 1 for problem in document.problems)


@given(st.dictionaries(st.text("abcdef", min_size=1, max_size=8), VALUES, min_size=1, max_size=5))
def test_reads_back_what_was_written(value: dict[str, Value]) -> None:
    written = yaml.safe_dump(value, allow_unicode=True, default_style='"', width=1000)
    document = parse(written, "written.yml")
    assert list(document.problems) == []
    assert document.value == value


@given(st.dictionaries(st.text("abcdef", min_size=1, max_size=8), VALUES, min_size=1, max_size=5))
def test_every_value_knows_its_place(value: dict[str, Value]) -> None:
    document = parse(yaml.safe_dump(value, allow_unicode=True, default_style='"', width=1000), "written.yml")
    for name in value:
        assert (name,) in document.marks
        assert document.key((name,)).column == 1


def test_everything_is_text() -> None:
    document = parse("a: NO\nb: 1:30\nc: 2024-01-01\nd: on\ne: 007\n", "plain.yml")
    assert document.value == {"a": "NO", "b": "1:30", "c": "2024-01-01", "d": "on", "e": "007"}


def test_a_place_that_is_missing_falls_back_to_what_is_around_it() -> None:
    document = parse("a:\n  - b: c\n", "places.yml")
    assert document.mark(("a", 0, "x")) == Mark(2, 5)
    assert document.mark(("x", "y")) == Mark(1, 1)
    assert Document("empty.yml").mark(("a",)) == Mark(1, 1)


def test_a_file_without_permission_to_read_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "tips.yml"
    path.touch()

    def refuse(_path: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", refuse)
    sentences = "You don't have permission to read this file. Change its permissions, or ask someone who can."
    assert list(map(str, read(path, "tips.yml").problems)) == [f"tips.yml:1:1: unreadable-file: {sentences}"]
    assert list(lines(tmp_path)("tips.yml")) == []
    assert texts(tmp_path, ["."]) == {}


@pytest.mark.parametrize(
    ("typed", "loc", "column"),
    [
        ("a:b\nc: d\n", ("a",), 3),
        ("why b\nc: d\n", ("why",), 5),
        ("a:\n\tb: c\n", ("a", "b"), 5),
        ("-\tid: x\n", (0, "id"), 7),
        ('a: "b\n', ("a",), 4),
        ("a: @b\n", ("a",), 4),
    ],
)
def test_a_value_in_a_corrected_line_has_its_column_as_it_was_typed(
    typed: str, loc: tuple[str | int, ...], column: int
) -> None:
    document = parse(typed, "columns.yml")
    assert document.problems
    assert document.mark(loc).column == column


def test_a_file_is_read_on_after_what_can_be_corrected_and_no_further() -> None:
    tabs = parse("a:b\nwhy:\n\t- g:h\n\t- i: j\n", "several.yml")
    assert {problem.code for problem in tabs.problems} == {"tab", "no-space"}
    corrected = parse("a:b\nwhy d\ne: 'f\ng: h\n", "several.yml")
    assert {problem.code for problem in corrected.problems} == {"no-space", "no-colon", "open-quote"}
    assert corrected.value == {"a": "b", "why": "d", "e": "f", "g": "h"}
    stopped = parse("a:b\nc: [d\ne: f\ng h: i: j\n", "several.yml")
    assert [(problem.line, problem.code) for problem in stopped.problems] == [(1, "no-space"), (2, "open-bracket")]
    assert stopped.value is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("name: Talk\nactions:\n  - {title:\n", (3, 5)),
        ("a: b\nc: [d, {e:\n\n\n", (2, 8)),
        ("a: {b:\n  c: [d], e:", (1, 4)),
        ("a: [\n", (1, 4)),
    ],
)
def test_a_file_that_ends_inside_a_bracket_has_one_problem_at_that_bracket(text: str, place: tuple[int, int]) -> None:
    problems = [(problem.line, problem.column, problem.code) for problem in parse(text, "open.yml").problems]
    assert problems == [(*place, "open-bracket")]


@pytest.mark.parametrize("typed", ["order: 1\n\ttitle: A: b\nminutes: c\n", "- id: a\n\ttitle: A: b\n  minutes: c\n"])
def test_a_line_after_tabs_begins_where_the_one_above_does(typed: str) -> None:
    document = parse(typed, "tabs.yml")
    assert [(problem.line, problem.code) for problem in document.problems] == [(2, "tab"), (2, "colon-in-value")]
    assert document.value is not None


def test_a_tab_that_fits_nowhere_hides_the_rest_of_its_file() -> None:
    document = parse("- id: a\n  say: b\n\t\tand: c\n d: e\n", "tabs.yml")
    assert [problem.code for problem in document.problems] == ["tab"]
    assert document.value is None
