"""What pages load goes out under names that hold a hash, and everything that loads it knows these names."""

import hashlib
import re
import shutil
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from careerguide.build.assets import ASSETS, BUNDLES, assets, office_assets
from careerguide.build.fingerprints import fingerprinted
from careerguide.checks.run import load
from careerguide.pages import office
from careerguide.pages.urls import Addresses
from support.guides import ROOT, copy_small, edit, interface
from support.html_page import Page
from support.projects import run

FONT = "fonts/AtkinsonHyperlegibleNext-300Light.woff2"
LICENSE = re.compile(r"(?:license|OFL)\.[0-9a-f]{8}\.txt$")
"""They go with what they are for; no page loads them."""


def names(root: Path) -> dict[str, str]:
    return {name: one.path for name, one in assets(root, interface()).items()}


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    assert before.keys() == after.keys()
    return {name.removeprefix("assets/") for name in before if before[name] != after[name]}


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """A root with the theme alone, to be changed."""
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    return tmp_path


def test_a_name_is_made_of_the_content_alone() -> None:
    one = fingerprinted("assets/a.b/site.css", b"a{}")
    assert one.path == f"assets/a.b/site.{hashlib.sha256(b'a{}').hexdigest()[:8]}.css"
    assert one == fingerprinted("assets/a.b/site.css", b"a{}")
    assert one.path != fingerprinted("assets/a.b/site.css", b"b{}").path


def test_another_font_gives_new_names_to_itself_and_the_styles_that_load_it(theme: Path) -> None:
    before = names(theme)
    (theme / ASSETS / FONT).write_bytes(b"another font")
    assert changed(before, names(theme)) == {FONT, "stylesheets/site.css"}


def test_another_vendored_script_gives_new_names_to_the_scripts_that_load_it(theme: Path) -> None:
    before = names(theme)
    (theme / ASSETS / "vendor/fflate.js").write_text("var fflate = {};", encoding="utf-8")
    assert changed(before, names(theme)) == {"vendor/fflate.js", "javascripts/letter.js", "javascripts/path.js"}


def test_a_comment_gives_no_new_name(theme: Path) -> None:
    before = names(theme)
    path = theme / ASSETS / "javascripts/page/checklists.js"
    path.write_text(f"/* Checks. */\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    assert names(theme) == before


def test_a_script_that_loads_what_is_not_there_is_no_script(theme: Path) -> None:
    edit(theme / ASSETS / BUNDLES, "  - vendor/minisearch.js\n", "")
    with pytest.raises(KeyError, match=re.escape("assets/vendor/minisearch.js")):
        assets(theme, interface())


def test_an_office_brings_its_files_under_such_names_too(tmp_path: Path) -> None:
    root = copy_small(tmp_path / "guide")
    (root / "office").mkdir()
    for name in ("office.yml", "logo.svg"):
        shutil.copy(ROOT / "tests/offices/us" / name, root / "office")
    settings = root / "office/office.yml"
    text = settings.read_text(encoding="utf-8").partition("  thank-you-time")[0]
    settings.write_text(f"{text}script: visits.js\n", encoding="utf-8")
    (root / "office/visits.js").write_text("1;\n", encoding="utf-8")
    guide = load(root)
    files = office_assets(guide)
    assert {name: one.path for name, one in files.items()} == {
        name: f"assets/office/{name.replace('.', f'.{hashlib.sha256(one.content).hexdigest()[:8]}.')}"
        for name, one in files.items()
    }
    offered = office.offered(guide, Addresses(guide), {name: file.path for name, file in files.items()})
    said = {offered[name] for name in ("logo", "wordmark", "style", "script")} - {""}
    assert said == {one.path for one in files.values()}
    assert len(said) == 3


# ---------------------------------------------------------------- in the built site


def loaded(site: Path) -> dict[str, set[str]]:
    """Every file that pages, styles and scripts load, with those that do, all as paths below the root."""
    found: dict[str, set[str]] = {}

    def note(path: str, by: Path) -> None:
        found.setdefault(path, set()).add(by.relative_to(site).as_posix())

    for path in site.rglob("*.html"):
        page, place = Page(path), f"/{path.relative_to(site).as_posix()}"
        scripts = page.values("script", "src")
        for rel in ("stylesheet", "preload", "icon", "apple-touch-icon"):
            scripts += page.values("link", "href", rel=rel)
        for link in scripts:
            note(urlsplit(urljoin(place, link)).path.partition("/assets/")[2], path)
        note(page.meta("og:image").partition("/assets/")[2], path)
    for path in site.glob("assets/stylesheets/*.css"):
        for link in re.findall(r'url\("?([^")]+)"?\)', path.read_text(encoding="utf-8")):
            if not link.startswith("data:"):
                note(urljoin(f"/{path.relative_to(site).as_posix()}", link).removeprefix("/assets/"), path)
    for path in [*site.glob("assets/javascripts/*.js"), site / "sw.js", site / "manifest.json"]:
        for link in re.findall(r'"((?:assets|data)/[^"]+)"', path.read_text(encoding="utf-8")):
            note(link.removeprefix("assets/"), path)
    return found


def test_all_that_is_loaded_is_there_and_all_that_is_there_is_loaded(site: Path) -> None:
    files = {path.relative_to(site / "assets").as_posix() for path in site.glob("assets/*/*")}
    data = {path.relative_to(site).as_posix() for path in site.glob("data/*")}
    names = ("conversations", "questions", "real-words", "search", "synonyms")
    assert data == {f"data/{name}.js" for name in names}
    files = {name for name in files if not name.startswith("javascripts/worker-off.")}  # for offices that turn it off
    assert loaded(site).keys() == {name for name in files | data if not LICENSE.search(name)}


@pytest.mark.thorough
def test_a_build_after_another_script_loads_that_one(project: Path) -> None:
    """Templates are kept as they were compiled, and must not keep the names with them."""
    assert run("build", "-q", root=project).returncode == 0
    before = {path for path in loaded(project / "site") if path.startswith("javascripts/site.")}
    with (project / ASSETS / "javascripts/page/dom.js").open("a", encoding="utf-8") as script:
        script.write("cg.another = true;\n")
    assert run("build", "-q", root=project).returncode == 0
    after = {path for path in loaded(project / "site") if path.startswith("javascripts/site.")}
    assert len(before) == len(after) == 1
    assert before != after
    assert (project / "site" / "assets" / after.pop()).exists()


def test_no_page_names_data(site: Path) -> None:
    """So an edit makes no other page new."""
    users = {user for path, users in loaded(site).items() if path.startswith("data/") for user in users}
    assert users
    assert all(re.fullmatch(r"assets/javascripts/\w+\.[0-9a-f]{8}\.js", user) for user in users)


def test_fonts_are_asked_for_early_under_the_name_that_the_styles_have(site: Path) -> None:
    early = {path: users for path, users in loaded(site).items() if path.startswith("fonts/") and len(users) > 1}
    assert len(early) == 3
    for users in early.values():
        assert any(re.fullmatch(r"assets/stylesheets/site\.[0-9a-f]{8}\.css", user) for user in users)
