"""What goes out is what our scripts and style sheets say: without comments and white space they mean the same."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from careerguide.build import assets as module
from careerguide.build.assets import ASSETS, assets, bundles, smaller_style, with_words
from support.guides import NODE, ROOT, interface

BUNDLES = bundles(ROOT)
PROBE = """
const { createRequire } = require("node:module");
const { parse } = createRequire(process.argv[1] + "/")("acorn");
const read = (text) => JSON.stringify(parse(text, { ecmaVersion: "latest" }), (key, value) =>
  ["start", "end", "raw"].includes(key) ? undefined : value);
const texts = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
console.log(read(texts[0]) === read(texts[1]));
"""

PROBE_STYLES = """
const { createRequire } = require("node:module");
const { parse, generate, walk } = createRequire(process.argv[1] + "/")("css-tree");
const read = (text) => {
  const tree = parse(text, { parseCustomProperty: true, onParseError: (error) => { throw error; } });
  walk(tree, { visit: "Selector", enter: ({ children }) => children.forEach((part, at) => {
    const before = !at.prev || at.prev.data.type === "Combinator";
    if (before && part.name === "*" && at.next?.data.type === "PseudoClassSelector") children.remove(at);
  }) });
  return generate(tree);
};
const texts = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
console.log(read(texts[0]) === read(texts[1]));
"""
LAYERS = re.compile(r"@layer ([\w, ]+)")


def test_every_font_picture_and_vendored_script_is_listed() -> None:
    """A file is sent only if it is, so that no copy that an editor left goes out."""
    folders = {name.partition("/")[0] for name in BUNDLES.whole}
    found = [path.relative_to(ROOT / ASSETS) for folder in folders for path in (ROOT / ASSETS / folder).iterdir()]
    assert sorted(BUNDLES.whole) == sorted(path.as_posix() for path in found)


@pytest.fixture(scope="module")
def sent() -> dict[str, str]:
    """Scripts as they go out, but with the names in them that we write."""
    return {
        name: re.sub(r'\.[0-9a-f]{8}(?=\.js")', "", one.content.decode())
        for name, one in assets(ROOT, interface()).items()
        if name.startswith("assets/javascripts/")
    }


def source(name: str) -> str:
    """A script as it would be with nothing taken out."""
    folder = ROOT / ASSETS / "javascripts"
    text = "\n".join((folder / f"{part}.js").read_text(encoding="utf-8") for part in BUNDLES.scripts[name])
    return with_words(text, interface())


def same(before: str, after: str, probe: str = PROBE) -> bool:
    """Whether two scripts are the same to a JavaScript parser, or two style sheets to one for CSS."""
    done = subprocess.run(
        [NODE, "-e", probe, str(ROOT / ".venv" / "npm")],
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


def test_style_sheets_still_mean_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    sent = styles()
    monkeypatch.setattr(module, "smaller_style", str)
    written = styles()
    assert sent.keys() == written.keys() == BUNDLES.styles.keys()
    for name, text in sent.items():
        assert same(written[name], text, PROBE_STYLES), name
        assert len(text) < len(written[name])


def styles() -> dict[str, str]:
    made = assets(ROOT, interface()).items()
    return {Path(path).stem: file.content.decode() for path, file in made if path.startswith("assets/stylesheets/")}


def test_a_difference_between_style_sheets_would_be_seen() -> None:
    written = "@layer a { .b :is(.c) { top: calc(1px + 2px) } }"
    assert same(written, smaller_style(written), PROBE_STYLES)
    assert not same(written, written.replace(" :is", ":is"), PROBE_STYLES)


def test_the_first_style_sheet_puts_all_layers_in_order() -> None:
    """Every page loads that of the site first."""
    order, *used = LAYERS.findall(styles()["site"])
    assert {layer for text in styles().values() for layer in LAYERS.findall(text)} == {order, *order.split(",")}
    assert [layer for layer in order.split(",") if layer in used] == list(dict.fromkeys(used))


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
