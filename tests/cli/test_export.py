"""What `guide export` leaves: files that any site generator takes, in a folder of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from careerguide.build.artifacts import Facts, Output, Outputs
from careerguide.build.export import export_files
from support.guides import ROOT
from support.projects import run, run_process

FACTS: Final = Facts("Guide", "", "", "https://example.org", "", "letter", {}, {}, 20, "[]", 1, "en", "ltr", True, {})


def test_export_needs_no_mkdocs(printed: Path) -> None:
    blocker = printed / "blocker"
    (blocker / "mkdocs").mkdir(parents=True)
    (blocker / "mkdocs" / "__init__.py").write_text("raise ImportError('not here')", encoding="utf-8")
    out = printed / "out"
    path = os.pathsep.join([str(blocker), str(ROOT / "hooks")])
    done = run_process("export", "-q", str(out), root=printed, PYTHONPATH=path)
    assert done.returncode == 0, done.stderr
    navigation = json.loads((out / "navigation.json").read_text(encoding="utf-8"))
    listed = {page["path"] for section in navigation for page in section["pages"]}
    assert listed == {path.relative_to(out).as_posix() for path in out.rglob("*.md")}
    assert (out / "sheets" / "talk-a4.pdf").read_bytes().startswith(b"%PDF")
    assert (
        (out / "letters" / "cold-email.txt")
        .read_text(encoding="utf-8")
        .startswith("Subject: A question about [their work]")
    )
    assert (out / "questions.json").exists()
    front = (out / "steps" / "talk.md").read_text(encoding="utf-8").split("---\n")[1]
    assert 'title: "Talk"' in front


def test_export_goes_into_an_old_export_but_not_over_something_else(printed: Path) -> None:
    out = printed / "out"
    assert run("export", "-q", str(out), root=printed).returncode == 0
    (out / "old.md").write_text("from before", encoding="utf-8")
    assert run("export", "-q", str(out), root=printed).returncode == 0
    assert not (out / "old.md").exists()
    precious = printed / "precious"
    precious.mkdir()
    (precious / "thesis.txt").write_text("mine", encoding="utf-8")
    done = run("export", str(precious), root=printed)
    assert done.returncode == 2
    assert "has other files in it" in done.stderr
    assert (precious / "thesis.txt").exists()


STOCK: Final = """\
site_name: A guide
theme: {{name: {theme}}}
markdown_extensions: [attr_list, md_in_html]
validation:
  nav: {{omitted_files: warn, not_found: warn, absolute_links: warn}}
  links: {{not_found: warn, anchors: warn, absolute_links: warn, unrecognized_links: warn}}
"""


@pytest.mark.parametrize("theme", ["mkdocs", "material"])
def test_stock_mkdocs_and_material_build_an_export_as_it_is(theme: str, printed: Path) -> None:
    root = printed / "elsewhere"
    root.mkdir()
    assert run("export", "-q", str(root / "docs"), root=printed).returncode == 0
    (root / "mkdocs.yml").write_text(STOCK.format(theme=theme), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    exported = {path.relative_to(root / "docs").with_suffix("") for path in (root / "docs").rglob("*.md")}
    made = {path.parent.relative_to(root / "site") for path in (root / "site").rglob("index.html")}
    assert made == {path.parent if path.name == "index" else path for path in exported}
    assert "You cannot read this anywhere." in (root / "site" / "steps" / "talk" / "index.html").read_text(
        encoding="utf-8"
    )


def test_an_exported_page_loses_its_template_and_nothing_else() -> None:
    page = b'---\ntitle: "Tips"\ntemplate: "wide.html"\nnumber: 1\n---\n\nWords\ntemplate: "words too"\n'
    other = Output("letters/all.txt", b"template: stays\n")
    made = Outputs([Output("tips.md", page), other], [("Tips", [("Tips", "tips.md")])], FACTS)
    exported, same, navigation = export_files(made)
    assert exported.content == page.replace(b'template: "wide.html"\n', b"")
    assert same == other
    assert json.loads(navigation.content) == [{"title": "Tips", "pages": [{"title": "Tips", "path": "tips.md"}]}]
