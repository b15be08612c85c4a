"""Editors know every field: the schemas are current and take what the check takes, and a language server uses them."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from careerguide.checks.run import examine
from careerguide.content.files import FILES, OWN
from careerguide.model.kinds import Kind
from careerguide.reference.fields_page import REFERENCE
from careerguide.reference.json_schemas import FOLDER
from careerguide.reference.write import written
from support.cases import first
from support.guides import ROOT, SMALL, change, copy_content, copy_small
from support.language_server import LanguageServer
from support.messages_page import cases, codes

OFFICES = ROOT / "tests" / "offices"
SETTINGS = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
REFUSED = {
    "unknown-field",
    "missing-field",
    "mapping-in-text",
    "not-text",
    "not-a-number",
    "not-a-list",
    "not-fields",
    "unknown-choice",
    "short-list",
    "long-list",
    "out-of-range",
    "too-long",
    "bad-id",
    "bad-address",
    "bad-url",
    "unknown-block",
    "block-kinds",
}
"""Codes of the mistakes that one value can show without the rest of the guide."""


def all_files(kind: Kind) -> list[str]:
    """The patterns of the files of one kind, relative to the root: the guide's, and an office's own."""
    return [files.files for files in (kind, *OWN) if files.part == kind.part]


def validator(path: str) -> Draft7Validator:
    kind = next(one for one in FILES if any(fnmatch(path, pattern) for pattern in all_files(one)))
    return Draft7Validator(json.loads((ROOT / FOLDER / f"{kind.part}.json").read_text(encoding="utf-8")))


def faults(root: Path, path: str) -> list[str]:
    """What the schema says against a file, read as editors read it."""
    value = yaml.load((root / path).read_text(encoding="utf-8"), Loader=Core)
    return [one.message for one in validator(path).iter_errors(value)]


class Core(yaml.CSafeLoader):
    """YAML 1.2, which editors read: no yes and no, no dates, no sexagesimals."""


Core.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in found if tag.endswith((":null", ":float"))]
    for sign, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Core.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^[-+]?[0-9]+$"), list("-+0123456789"))
Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def sources(root: Path, most: int | None = None) -> Iterator[str]:
    """The files of each kind, or at most so many of each."""
    for kind in FILES:
        paths = [path for pattern in all_files(kind) for path in sorted(root.glob(pattern))]
        yield from (path.relative_to(root).as_posix() for path in paths[:most])


@pytest.mark.parametrize("path", [path for path, _ in written()])
def test_what_is_made_from_the_model_is_current(path: str) -> None:
    assert (ROOT / path).read_text(encoding="utf-8") == dict(written())[path], "Run: ./guide schemas"


def test_nothing_else_lies_among_the_schemas() -> None:
    made = {path for path, _ in written() if path != REFERENCE}
    assert {path.relative_to(ROOT).as_posix() for path in (ROOT / FOLDER).iterdir()} == made


def test_every_field_and_every_part_has_its_words() -> None:
    for path, text in written():
        if path.endswith(".json"):
            made = json.loads(text)
            Draft7Validator.check_schema(made)
            for name, part in made["definitions"].items():
                assert part["description"], name
                assert [one for one, about in part["properties"].items() if not about["description"]] == [], name


def test_editors_know_every_kind_of_file() -> None:
    told = SETTINGS["yaml.schemas"]
    assert told == {f"./{FOLDER}/{kind.part}.json": all_files(kind) for kind in FILES}


@pytest.mark.parametrize("root", [ROOT, SMALL], ids=["real", "small"])
def test_what_is_sound_is_taken(root: Path) -> None:
    assert {path: found for path in sources(root) if (found := faults(root, path))} == {}


@pytest.mark.parametrize("office", sorted(path.name for path in OFFICES.iterdir()))
def test_what_the_offices_have_is_taken(office: str, tmp_path: Path) -> None:
    shutil.copytree(OFFICES / office, tmp_path / "office")
    paths = list(sources(tmp_path))
    assert {
        "office/office.yml",
        *(f"office/changes/{one.name}" for one in (OFFICES / office / "changes").iterdir()),
    } <= {*paths}
    assert {path: found for path in paths if (found := faults(tmp_path, path))} == {}


def test_what_an_office_is_advised_to_write_is_accepted() -> None:
    blocks = re.findall(r"^```yaml\n(.*?)^```$", (ROOT / "docs/office.md").read_text(encoding="utf-8"), re.M | re.S)
    told = [one for block in blocks if isinstance(one := yaml.load(block, Loader=Core), dict)]
    changes = [one for one in told if {"hide", "reword", "add"} & one.keys()]
    assert len(changes) >= 4
    for one in changes:
        assert list(validator("office/changes/ours.yml").iter_errors(one)) == []


@pytest.mark.parametrize(
    "case", first([case for _, case in cases() if "file" in case], most=60), ids=lambda case: case["case"]
)
def test_the_schema_agrees_with_the_check(case: dict[str, Any], tmp_path: Path) -> None:
    root = (copy_small if "interface" in str(case) else copy_content)(tmp_path / "guide")
    change(root, case)
    path = case["file"]
    found = {code for code, line in zip(codes(case), case["problems"], strict=True) if "end of the scale" not in line}
    if (
        not any(fnmatch(path, pattern) for kind in FILES for pattern in all_files(kind))
        or case.get("remove")
        or case.get("link")
    ):
        return
    try:
        said = faults(root, path)
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError, TypeError):
        return  # no editor can read it either
    here = {one.code for one in examine(root)[1] if one.path == path and not one.warning}
    loose = "reword" in (root / path).read_text(encoding="utf-8")  # which item it is, only the whole guide can tell
    if found & here & REFUSED and not loose:
        assert said
    elif not here:
        assert said == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("content/sources.yml", "year: 2024"),
        ("content/sources.yml", 'year: "2024"'),
        ("content/sources.yml", "by: NO"),
        ("content/sources.yml", "by: true"),
        ("content/sources.yml", "by: 1:30"),
        ("content/sources.yml", "by: 3.5"),
        ("content/sources.yml", "url:"),
    ],
)
def test_a_value_that_is_read_as_text_is_taken(path: str, text: str, tmp_path: Path) -> None:
    root = copy_content(tmp_path / "guide")
    entry = {"id": "own", "title": "T", "by": "B", "short": "S", "kind": "own", "gave": "G."}
    name = text.partition(":")[0]
    lines = [f"{key}: {value}" for key, value in entry.items() if key != name] + [text]
    extra = "\n- " + "\n  ".join(lines) + "\n"
    with (root / path).open("a", encoding="utf-8") as file:
        file.write(extra)
    assert [one for one in examine(root)[1] if not one.warning] == []
    assert faults(root, path) == []


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    with LanguageServer(ROOT, SETTINGS) as started:
        yield started


@pytest.mark.thorough
def test_the_language_server_finds_nothing_wrong_in_the_guide(
    server: LanguageServer, pytestconfig: pytest.Config
) -> None:
    """In one file of each kind, or with --all in every one."""
    most = None if pytestconfig.getoption("all") else 1
    problems = {path: server.diagnostics(path) for path in sources(ROOT, most)}
    assert {path: lines for path, lines in problems.items() if lines} == {}


def test_the_language_server_marks_what_is_wrong(server: LanguageServer) -> None:
    text = "- id: Tip One\n  stepp: meet\n  title: T\n  do: D\n  dont: D\n  why: W\n  sources: one\n"
    found = server.diagnostics("content/tips.yml", text)
    assert {line for line, _ in found} == {0, 1, 6}
    said = " ".join(words for _, words in found)
    assert "lowercase letters" in said
    assert "stepp" in said


def test_the_language_server_offers_fields_with_their_words(server: LanguageServer) -> None:
    text = "- id: tip-one\n  title: One\n  \n"
    offered = server.completion("content/tips.yml", text, 2, 2)
    assert {"step", "do", "dont", "why", "say", "sources", "aliases"} <= set(offered)
    assert "Completes “Do not …”" in offered["dont"]


def test_the_language_server_offers_the_choices(server: LanguageServer) -> None:
    text = "title: T\nquestions:\n  - id: one\n    priority: \n"
    assert {"core", "more"} <= set(server.completion("questions/new.yml", text, 3, 14))


def test_the_language_server_says_what_a_field_is(server: LanguageServer) -> None:
    text = "- id: tip-one\n  dont: Wait\n"
    assert "Completes “Do not …”" in server.hover("content/tips.yml", text, 1, 4)


ADDED = """\
add:
  - tip:
      id: tip-tea
      after: tip-stop
      dont: Come without it.
      #
  - question: {ask: Who?, prioriti: core}
""".replace("#", "")
REWORDED = """\
reword:
  - id: cold-email
    dont: Wait
    fields:
      contact: {exampl: Ms Okafor}
    priority: core
"""


def test_the_language_server_begins_whole_entries(server: LanguageServer) -> None:
    """With every field that has to be there, to be filled in one after the other."""
    entry = yaml.safe_load("- " + server.insertion("content/tips.yml", "- ", 0, 2, "Tip"))
    assert list(entry[0]) == ["id", "step", "title", "do", "dont", "why", "sources"]
    text = server.insertion("office/changes/ours.yml", "add:\n  - ", 1, 4, "question")
    indented = text.replace("\n", "\n  ")  # as editors do, by the line it begins on
    question = yaml.safe_load(f"add:\n  - {indented}")["add"][0]["question"]
    wanted = ["id", "ask", "why", "follow_ups", "minutes", "priority", "answer", "audiences", "sources"]
    assert list(question) == wanted
    assert isinstance(question["sources"], list)


def test_the_language_server_knows_what_an_office_adds(server: LanguageServer) -> None:
    path = "office/changes/ours.yml"
    found = server.diagnostics(path, ADDED)
    assert {line for line, _ in found} == {1, 6}
    assert any("prioriti" in words for line, words in found if line == 6)
    offered = server.completion(path, ADDED, 5, 6)
    assert {"step", "title", "do", "why", "sources"} <= set(offered)
    assert not {"ask", "after", "category"} & set(offered)
    assert "Completes “Do not …”" in server.hover(path, ADDED, 4, 8)
    assert "The item it comes after" in server.hover(path, ADDED, 3, 8)
    kinds = server.completion(path, "add:\n  - ", 1, 4)
    assert {"tip", "question", "section", "letter"} <= set(kinds)
    assert "What to say at an awkward moment" in kinds["phrase"]


def test_the_language_server_knows_what_an_office_rewords(server: LanguageServer) -> None:
    path = "office/changes/ours.yml"
    assert [line for line, _ in server.diagnostics(path, REWORDED)] == [4]
    assert {"core", "more"} <= set(server.completion(path, REWORDED.replace("core", ""), 5, 14))
    assert "Completes “Do not …”" in server.hover(path, REWORDED, 2, 6)
    text = "reword:\n  - id: tip-stop\n    title: Mind the clock\n    \n"
    offered = server.completion(path, text, 3, 4)
    assert {"original", "do", "ask", "summary"} <= set(offered)
    assert not {"id", "title"} & set(offered)
    several = server.hover(path, text, 2, 6)
    assert "Tip: The tip in a few words." in several
    assert "Letter: Its name in lists." in several


@pytest.mark.thorough
def test_check_jsonschema_agrees() -> None:
    """The tool that others use in their own checks."""
    for kind in FILES:
        paths = [str(path) for path in sorted(ROOT.glob(kind.files))]
        if kind.part in ("tips", "worksheets", "categories", "sources"):
            assert jsonschema(kind.part, *paths).returncode == 0


def test_check_jsonschema_refuses_what_is_wrong(tmp_path: Path) -> None:
    wrong = tmp_path / "tips.yml"
    wrong.write_text("- id: tip-one\n  stepp: meet\n", encoding="utf-8")
    done = jsonschema("tips", str(wrong))
    assert done.returncode == 1
    assert "stepp" in done.stdout


@pytest.mark.thorough
def test_check_jsonschema_knows_what_an_office_changes(tmp_path: Path) -> None:
    paths = [str(path) for path in sorted(OFFICES.glob("*/changes/*.yml"))]
    assert len(paths) >= 2
    assert jsonschema("changes", *paths).returncode == 0
    for number, wrong in enumerate(("add: [{tip: {id: a, dontt: b}}]", "reword: [{id: a, fields: {b: {labbel: c}}}]")):
        path = tmp_path / f"{number}.yml"
        path.write_text(wrong, encoding="utf-8")
        done = jsonschema("changes", str(path))
        assert done.returncode == 1
        assert ("dontt", "labbel")[number] in done.stdout


def jsonschema(part: str, *paths: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(ROOT / FOLDER / f"{part}.json"), *paths]
    return subprocess.run(command, capture_output=True, text=True, check=False)
