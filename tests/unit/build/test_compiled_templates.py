"""A compiled template is used again for the very same text and code only, and a damaged one not at all."""

from pathlib import Path

import pytest

from careerguide.build import compiled_templates
from careerguide.build.templates import environment
from careerguide.cache.store import Store


def render(templates: Path, shows: str) -> str:
    """The template as an environment renders it whose filter returns `shows`."""
    jinja = environment(templates, Store(templates / "store"))
    jinja.filters["shown"] = lambda _: shows
    return jinja.get_template("page.j2").render()


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    (tmp_path / "page.j2").write_text('{{ "constant" | shown }}', encoding="utf-8")
    return tmp_path


def test_after_a_change_of_the_code_nothing_old_is_shown(templates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert render(templates, "before") == "before"
    monkeypatch.setattr(compiled_templates, "code_key", lambda: "other code")
    assert render(templates, "after") == "after"


def test_a_template_that_was_compiled_is_not_compiled_again(templates: Path) -> None:
    render(templates, "before")
    (entry,) = (templates / "store").iterdir()
    written = entry.stat().st_ino
    render(templates, "before")
    assert entry.stat().st_ino == written


def test_a_damaged_one_is_compiled_again(templates: Path) -> None:
    assert render(templates, "before") == "before"
    (entry,) = (templates / "store").iterdir()
    whole = entry.read_bytes()
    for at in range(0, len(whole), 9):
        entry.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert render(templates, "after") == "after"
        assert entry.read_bytes() != whole
        entry.write_bytes(whole[:at])
        assert render(templates, "after") == "after"
