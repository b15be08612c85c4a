"""A kind of block has all its parts: places to write, a view in its own file, a template, large print and docs."""

import ast
import inspect
from pathlib import Path
from typing import Final

import pytest

from careerguide.model.blocks import PLACES, Block
from careerguide.pdf.blocks import registry
from careerguide.pdf.blocks.registry import VIEWS
from support.guides import ROOT

KINDS: Final = sorted(Block.model_fields)
BLOCKS: Final = Path(registry.__file__).parent
TEMPLATES: Final = ROOT / "templates" / "print"
STEPS: Final = "docs/development.md has the steps under “A new kind of block”."


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_says_where_people_write(kind: str) -> None:
    assert kind in PLACES, f"Add “{kind}” to PLACES in careerguide/model/blocks.py. {STEPS}"


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_a_view(kind: str) -> None:
    assert kind in VIEWS, f"Add “{kind}” to VIEWS in careerguide/pdf/blocks/registry.py. {STEPS}"


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_a_template_a_section_and_a_row(kind: str) -> None:
    assert (TEMPLATES / "blocks" / f"{kind}.j2").is_file(), STEPS
    assert f"\n## `{kind}`: " in (ROOT / "docs" / "blocks.md").read_text(encoding="utf-8"), STEPS
    assert f"\n| [`{kind}`](docs/blocks.md#{kind}-" in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), STEPS


def test_nothing_is_listed_that_is_no_kind() -> None:
    assert set(PLACES) == set(VIEWS) == set(KINDS)


@pytest.mark.parametrize("path", sorted(set(BLOCKS.glob("*.py")) - {BLOCKS / "__init__.py", BLOCKS / "registry.py"}))
def test_a_file_of_a_kind_has_its_heights_and_large_print(path: Path) -> None:
    """Each view has both next to its template, so that nobody forgets one."""
    classes = [node for node in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(node, ast.ClassDef)]
    members = {name.name: {_name(member) for member in name.body} for name in classes}
    views = {name: names for name, names in members.items() if "template" in names}
    assert views, f"{path.name} has no view"
    assert all(names >= {"heights", "large"} for names in views.values()), path.name


def _name(node: ast.stmt) -> str:
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return node.target.id
    return getattr(node, "name", "")


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_in_the_file_of_its_name(kind: str) -> None:
    """`checklists` shares the file of `checklist`; `columns` is finished in the registry, which knows all kinds."""
    if kind != "columns":
        name = Path(inspect.getfile(VIEWS[kind])).stem
        assert name == kind.removesuffix("s") if kind == "checklists" else name == kind
