"""What goes out is what stands in our scripts: taking out comments and white space changes no script's meaning."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from careerguide.build.assets import ASSETS, assets, bundles
from support.guides import NODE, ROOT

BUNDLES = bundles(ROOT)
PROBE = """
const { createRequire } = require("node:module");
const { parse } = createRequire(process.argv[1] + "/")("acorn");
const read = (text) => JSON.stringify(parse(text, { ecmaVersion: "latest" }), (key, value) =>
  ["start", "end", "raw"].includes(key) ? undefined : value);
const texts = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
console.log(read(texts[0]) === read(texts[1]));
"""


@pytest.fixture(scope="module")
def sent() -> dict[str, str]:
    """Scripts as they go out, but with the names in them that we write."""
    return {
        name: re.sub(r'\.[0-9a-f]{8}(?=\.js")', "", one.content.decode())
        for name, one in assets(ROOT).items()
        if name.startswith("assets/javascripts/")
    }


def source(name: str) -> str:
    """A script as it would be with nothing taken out."""
    folder = ROOT / ASSETS / "javascripts"
    return "\n".join((folder / f"{part}.js").read_text(encoding="utf-8") for part in BUNDLES.scripts[name])


def same(before: str, after: str) -> bool:
    """Whether two scripts are the same to a JavaScript parser."""
    done = subprocess.run(
        [NODE, "-e", PROBE, str(ROOT / ".venv" / "npm")],
        input=json.dumps([before, after]),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout) is True


@pytest.mark.parametrize("name", BUNDLES.scripts)
def test_a_script_still_means_the_same(name: str, sent: dict[str, str]) -> None:
    before = source(name)
    assert same(before, sent[f"assets/javascripts/{name}.js"]), (
        "rjsmin does not understand a template inside a template: `a${b ? `c d` : e}`. Give the inner one a name."
    )
    assert len(sent[f"assets/javascripts/{name}.js"]) < len(before)


def test_a_difference_would_be_seen() -> None:
    assert same("a  (`b c`) // d", "a(`b c`)")
    assert not same("a(`b c`)", "a(`bc`)")


def test_every_file_is_in_a_bundle() -> None:
    for kind, ending, wanted in (("javascripts", "js", BUNDLES.scripts), ("stylesheets", "css", BUNDLES.styles)):
        folder = ROOT / ASSETS / kind
        files = {path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob(f"*.{ending}")}
        assert files == {part for parts in wanted.values() for part in parts} - {"tokens"}


def names_added(text: str) -> set[str]:
    """What a script adds to `cg`, for other files to use."""
    return set(re.findall(r"^cg\.(\w+) = ", text, re.MULTILINE))


SCRIPTS = sorted((ROOT / ASSETS / "javascripts").rglob("*.js"))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_a_file_adds_its_own_name_or_nothing(path: Path) -> None:
    """So `cg.searchWords` is in search-words.js, and the first comment of each file is true."""
    text = path.read_text(encoding="utf-8")
    first, *rest = path.stem.split("-")
    name = first + "".join(word.title() for word in rest)
    assert set(re.findall(r"\bcg\.(\w+) = ", text)) == names_added(text), "names are added at the top"
    assert names_added(text) - {"root"} in ({name}, set())
    comment = " ".join(text.partition("*/")[0].split())
    assert (f"cg.{name}" if names_added(text) else "Adds nothing to cg.") in comment


@pytest.mark.parametrize("name", BUNDLES.scripts)
def test_a_script_uses_only_what_is_loaded_with_it(name: str) -> None:
    loaded = ["head"] if name == "head" else ["head", "site", *BUNDLES.needs.get(name, ()), name]
    assert set(re.findall(r"\bcg\.(\w+)", source(name))) <= names_added("\n".join(map(source, loaded)))
