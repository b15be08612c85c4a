"""The documents are true: every command, field, message and file of the project is in them, and every link leads on."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from careerguide import model
from careerguide.messages import MESSAGES
from careerguide.reading import LAYOUT
from careerguide.views.paper.blocks import VIEWS
from guides import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def models() -> Iterator[type[BaseModel]]:
    for value in vars(model).values():
        if isinstance(value, type) and issubclass(value, model.Part) and value.model_fields:
            yield value


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_every_message_is_explained(code: str) -> None:
    assert f"`{code}`" in CONTRIBUTING


def test_every_field_is_described() -> None:
    names = {field.alias or name for one in models() for name, field in one.model_fields.items()}
    assert [name for name in sorted(names) if f"`{name}`" not in CONTRIBUTING] == []


def test_every_file_of_the_content_is_named() -> None:
    for layout in LAYOUT:
        path = f"{layout.path}/*.yml" if layout.shape == "each" else layout.path
        assert f"`{path}`" in CONTRIBUTING, path


def test_every_block_is_described() -> None:
    assert set(VIEWS) == set(model.Block.model_fields)
    assert [kind for kind in VIEWS if f"| `{kind}`: " not in CONTRIBUTING] == []


@pytest.mark.parametrize("command", ["build", "serve", "check", "test", "bench", "export DIR"])
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"./guide {command}" in README


@pytest.mark.parametrize("text", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_every_picture_and_link_is_there(text: str) -> None:
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)
    found = re.findall(r"\]\(([^)#]+)[^)]*\)|src=\"([^\"]+)\"", prose)
    paths = [first or second for first, second in found]
    assert paths
    assert [path for path in paths if not re.match("https?:", path) and not (ROOT / path).exists()] == []


def test_the_documents_stand_alone() -> None:
    for text in (README, CONTRIBUTING):
        assert not re.search(r"\.{2}/shared|/(?:tmp|root|home)/|index.url", text)
