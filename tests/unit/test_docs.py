"""The documents are true: every command, field, message and file of the project is in them, and every link leads on."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from careerguide.checks.run import examine
from careerguide.cli.app import COMMANDS
from careerguide.model.blocks import Block
from careerguide.model.fields import Model
from careerguide.model.kinds import KINDS
from careerguide.pdf.blocks.registry import VIEWS
from careerguide.problems.messages import messages
from support.guides import ROOT, copy_real
from support.messages_page import cases, codes

COMMANDS_PAGE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
DOCUMENTS = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")]
DOCUMENTS += sorted((ROOT / "docs").rglob("*.md"))
BLOCKS = (ROOT / "docs" / "blocks.md").read_text(encoding="utf-8")


def models() -> Iterator[type[BaseModel]]:
    parts = [Model]
    while parts:
        part = parts.pop()
        parts += part.__subclasses__()
        if part.model_fields:
            yield part


def test_every_field_is_described() -> None:
    fields = (ROOT / "docs" / "fields.md").read_text(encoding="utf-8")
    names = {field.alias or name for one in models() for name, field in one.model_fields.items()}
    assert [name for name in sorted(names) if f"\n| `{name}`" not in fields] == []


def test_every_file_of_the_content_is_named() -> None:
    for layout in KINDS:
        path = f"{layout.path}/*.yml" if layout.shape == "each" else layout.path
        assert f"`{path}`" in CONTRIBUTING, path


def test_every_block_is_in_the_list() -> None:
    assert set(VIEWS) == set(Block.model_fields)
    assert [kind for kind in VIEWS if f"\n| [`{kind}`](docs/blocks.md#{kind}-" not in CONTRIBUTING] == []


@pytest.mark.parametrize("command", [*COMMANDS, "check --fix", "check --stale"])
def test_every_command_has_a_row(command: str) -> None:
    assert re.search(rf"^\| `\./guide {command}\b", COMMANDS_PAGE, re.MULTILINE)


@pytest.mark.parametrize("document", [path.relative_to(ROOT).as_posix() for path in DOCUMENTS])
def test_every_picture_and_link_is_there(document: str) -> None:
    path = ROOT / document
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    found = re.findall(r"(?<!\\)\]\(([^)]+)\)|src=\"([^\"]+)\"", prose)
    targets = [first or second for first, second in found]
    assert [one for one in targets if not re.match("https?:", one) and not leads_on(path, one)] == []


def leads_on(path: Path, target: str) -> bool:
    """Whether the file is there, and in it the heading."""
    name, _, heading = target.partition("#")
    to = path.parent / name if name else path
    return to.exists() and (not heading or heading in headings(to))


def headings(path: Path) -> list[str]:
    """As GitHub writes them into addresses."""
    found = re.findall(r"^#+ (.*)$", re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL), re.M)
    return [re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in found]


def texts_for_people() -> Iterator[Path]:
    """Everything that is read or copied by people: documents, recipes, workflows, forms, settings of editors."""
    yield from DOCUMENTS
    for folder in ("docs/hosting", ".github", ".vscode"):
        yield from (path for path in sorted((ROOT / folder).rglob("*")) if path.is_file())


def test_the_documents_stand_alone() -> None:
    for path in texts_for_people():
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\.{2}/shared|/(?:tmp|root|home)/|index.url", text), path


def test_the_style_guide_names_every_warning_on_wording() -> None:
    style = (ROOT / "docs" / "style.md").read_text(encoding="utf-8")
    found = {code for file, case in cases() if file == "wording" for code in codes(case)} & {
        code for code, message in messages().items() if message.warning
    }
    assert len(found) >= 7
    assert [code for code in sorted(found) if f"`{code}`" not in style] == []


@pytest.mark.thorough
def test_what_the_page_for_offices_says_can_be_followed_to_the_letter(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "office.md").read_text(encoding="utf-8")
    written = re.findall(r"^```yaml\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    changes = [one for one in written if one.startswith(("hide:", "reword:", "add:"))]
    settings = [one for one in written if one.startswith(("name:", "colors:", "platform:", "positions:"))]
    assert (len(changes), len(settings)) == (5, 4)
    for number, one in enumerate([*changes, "".join(settings)]):
        root = copy_real(tmp_path / str(number))
        name = "changes/ours.yml" if one in changes else "office.yml"
        (root / "office" / "changes").mkdir(parents=True)
        (root / "office" / name).write_text(one, encoding="utf-8")
        guide, found = examine(root)
        assert guide, one
        assert {problem.code for problem in found} <= {"original-missing"}, one
