"""Templates show the guide's texts through filters; one that forgets the filter fails instead of printing an object."""

from pathlib import Path

import pytest
from jinja2 import Environment

from careerguide.build.templates import environment
from careerguide.checks.run import load
from careerguide.model.markup import parse
from careerguide.pages.urls import Addresses
from careerguide.pages.words import PageWords
from support.guides import copy_small

TEXT = parse("Ask for *{meeting-length}*, [see](tip-stop) & go.\n\nThen stop.")


@pytest.fixture
def templates(tmp_path: Path) -> Environment:
    for name in ("line", "plain", "heading"):
        (tmp_path / f"{name}.j2").write_text(f"{{{{ text | {name} }}}}", encoding="utf-8")
    (tmp_path / "bare.j2").write_text("{{ text }}", encoding="utf-8")
    return environment(tmp_path)


@pytest.mark.parametrize(
    ("name", "page", "shows"),
    [
        ("line", "tips.md", 'Ask for <em>10 minutes</em>, <a href="#tip-stop">see</a> &amp; go. Then stop.'),
        ("line", "say.md", 'Ask for <em>10 minutes</em>, <a href="../tips/#tip-stop">see</a> &amp; go. Then stop.'),
        ("plain", "say.md", "Ask for 10 minutes, see &amp; go.\n\nThen stop."),
        ("heading", "say.md", "Ask for <em>10 minutes</em>, see &#38; go."),
    ],
)
def test_a_filter_shows_a_text_for_the_page_of_the_template(
    templates: Environment, tmp_path: Path, name: str, page: str, shows: str
) -> None:
    words = PageWords(Addresses(load(copy_small(tmp_path / "guide"))), page)
    assert templates.get_template(f"{name}.j2").render(text=TEXT, words=words) == shows


def test_a_text_without_a_filter_is_an_error(templates: Environment) -> None:
    with pytest.raises(TypeError, match="without a filter"):
        templates.get_template("bare.j2").render(text=TEXT)
