"""What runs on GitHub and on GitLab: well-formed, pinned, with few rights, and safe for pull requests from forks."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import settings

from careerguide.checks.run import load
from support.guides import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = [path for path in sorted((GITHUB / "ISSUE_TEMPLATE").glob("*.yml")) if path.name != "config.yml"]
RIGHTS = {
    ("code.yml", "tests"): {"contents": "read"},
    ("code.yml", "same-bytes"): {"contents": "read"},
    ("publish.yml", "build"): {"contents": "read"},
    ("publish.yml", "publish"): {"pages": "write", "id-token": "write"},
    ("publish.yml", "sign"): {"attestations": "write", "id-token": "write"},
    ("pull-request.yml", "guide"): {"contents": "read"},
    ("weekly.yml", "advisories"): {"contents": "read"},
    ("weekly.yml", "properties"): {"contents": "read"},
}
SCHEMAS = [
    *(("vendor.github-workflows", path) for path in WORKFLOWS),
    *(("custom.github-workflows-require-timeout", path) for path in WORKFLOWS),
    *(("vendor.github-issue-forms", path) for path in FORMS),
    ("vendor.github-issue-config", GITHUB / "ISSUE_TEMPLATE" / "config.yml"),
    ("vendor.dependabot", GITHUB / "dependabot.yml"),
]


def data(path: Path) -> dict[str, Any]:
    """As text throughout: YAML 1.1 would take the key `on` for a truth."""
    read: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return read


def jobs() -> Iterator[tuple[Path, str, dict[str, Any]]]:
    for path in WORKFLOWS:
        for name, job in data(path)["jobs"].items():
            yield path, name, job


def steps() -> list[tuple[str, dict[str, Any]]]:
    return [(f"{path.name}: {name}", step) for path, name, job in jobs() for step in job["steps"]]


@pytest.mark.thorough
@pytest.mark.parametrize(("schema", "path"), SCHEMAS, ids=lambda one: one if isinstance(one, str) else one.name)
def test_each_file_keeps_to_its_published_schema(schema: str, path: Path) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_action_is_pinned_to_a_commit_and_says_its_version() -> None:
    used = [
        line.strip() for path in WORKFLOWS for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line
    ]
    assert len(used) == sum("uses" in step for _, step in steps()) > 8
    for line in used:
        assert re.fullmatch(r"(- )?uses: actions/[a-z/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


def test_an_action_has_one_version_everywhere() -> None:
    found = {step["uses"].split("@")[0].split("/")[1]: set[str]() for _, step in steps() if "uses" in step}
    for _, step in steps():
        if "uses" in step:
            name, commit = step["uses"].split("@")
            found[name.split("/")[1]].add(commit)
    assert {name: len(commits) for name, commits in found.items()} == dict.fromkeys(found, 1)


def test_each_job_has_only_the_rights_that_it_needs() -> None:
    assert all(data(path)["permissions"] == {} for path in WORKFLOWS)
    assert {(path.name, name): job["permissions"] for path, name, job in jobs()} == RIGHTS


def test_a_job_that_may_write_runs_no_code_of_ours() -> None:
    for path, name, job in jobs():
        if "write" in job["permissions"].values():
            for step in job["steps"]:
                assert "run" not in step, f"{path.name}: {name}"
                assert not step["uses"].startswith("actions/checkout@"), f"{path.name}: {name}"


def test_pull_requests_from_forks_can_do_no_harm() -> None:
    for path in WORKFLOWS:
        text = path.read_text(encoding="utf-8")
        assert "pull_request_target" not in text
        assert "workflow_run" not in text
        assert not re.search(r"\bsecrets\b", re.sub(r"^ *#.*$", "", text, flags=re.MULTILINE))
    assert set(data(GITHUB / "workflows" / "publish.yml")["on"]) == {"push", "workflow_dispatch"}


def test_nothing_is_put_into_a_script() -> None:
    for where, step in steps():
        assert "${{" not in step.get("run", ""), where
        assert "github.event" not in str(step) + str(step.get("env")), where
        assert "github.head_ref" not in str(step), where


def test_scripts_are_sound() -> None:
    scripts = [step["run"] for _, step in steps() if "run" in step]
    assert len(scripts) >= 6
    for script in scripts:
        done = subprocess.run(["bash", "-n"], input=script, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        for command in re.findall(r"\./guide (\S+)", script):
            assert command in ("check", "build", "compare", "test")


def test_scripts_name_files_that_are_there() -> None:
    named = {name for _, step in steps() for name in re.findall(r"requirements/[\w./-]+", step.get("run", ""))}
    assert {"requirements/audit.lock", "requirements/build.lock", "requirements/npm", "requirements/npm-bench"} == named
    assert all((ROOT / name).exists() for name in named)


def test_what_is_signed_is_what_the_build_handed_over() -> None:
    publish = data(GITHUB / "workflows" / "publish.yml")["jobs"]
    script = next(step["run"] for step in publish["build"]["steps"] if "cyclonedx-py" in step.get("run", ""))
    signed = [step["with"] for step in publish["sign"]["steps"] if step["uses"].startswith("actions/attest@")]
    names = {name for step in signed for key in ("subject-path", "sbom-path") for name in step.get(key, "").split()}
    assert names == {f"origin/{name}" for name in ("offline.zip", "downloads.json", "python.cdx.json", "npm.cdx.json")}
    assert all(name.removeprefix("origin/") in script for name in names)


def test_npm_lists_every_package_of_its_lock() -> None:
    """The command of the publishing workflow, on the lock alone."""
    folder = ROOT / "requirements" / "npm"
    command = [str(ROOT / ".venv" / "bin" / "npm"), "sbom", "--package-lock-only", "--sbom-format", "cyclonedx"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    listed = {(one["purl"].rpartition("@")[0], one["version"]) for one in json.loads(done.stdout)["components"]}
    lock = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert len(listed) > 100
    assert {version for _, version in listed} <= {package.get("version") for package in lock.values()}
    for name in ("minisearch", "fflate"):  # the site ships these
        assert (f"pkg:npm/{name}", lock[f"node_modules/{name}"]["version"]) in listed


@pytest.mark.parametrize("lock", sorted((ROOT / "requirements").glob("*.lock")), ids=lambda path: path.name)
def test_a_lock_has_a_hash_for_each_package_and_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    packages = re.split(r"^(?=[a-z0-9-]+==)", text, flags=re.MULTILINE)[1:]
    assert len(packages) > 40
    assert [package.split()[0] for package in packages if "--hash=sha256:" not in package] == []


def test_the_weekly_run_tries_many_more_examples() -> None:
    (script,) = (step["run"] for _, step in steps() if "--hypothesis-profile" in step.get("run", ""))
    profile = script.split()[-1]
    assert settings.get_profile(profile).max_examples == 5_000


def test_dependabot_looks_at_all_that_can_grow_old() -> None:
    watched = {
        (update["package-ecosystem"], folder)
        for update in data(GITHUB / "dependabot.yml")["updates"]
        for folder in update.get("directories", [update.get("directory")])
    }
    npm = {("npm", f"/{path.parent.relative_to(ROOT).as_posix()}") for path in ROOT.glob("requirements/*/package.json")}
    images = {("docker", f"/{path.parent.relative_to(ROOT).as_posix()}") for path in ROOT.glob("docs/**/Containerfile")}
    assert watched == {("github-actions", "/"), ("pip", "/"), *npm, *images}


@pytest.mark.parametrize(
    ("file", "marked"),
    [
        ("content/tips.yml", False),
        ("questions/a.yml", False),
        ("office/office.yml", False),
        ("office/visits.js", True),
        ("content/a~/index.html", True),
        ("hooks/a.py", True),
        (".github/workflows/a.yml", True),
        ("guide", True),
        ("::warning::a", True),
    ],
)
def test_a_change_of_more_than_words_is_marked(file: str, marked: bool, tmp_path: Path) -> None:
    root, summary = tmp_path / "merge", tmp_path / "summary"
    root.mkdir()
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "init.defaultBranch=main"]
    for command in (["init", "-q"], ["commit", "-q", "--allow-empty", "-m", "main"]):
        subprocess.run([*git, *command], cwd=root, check=True)
    (root / file).parent.mkdir(parents=True, exist_ok=True)
    (root / file).write_text("new", encoding="utf-8")
    for command in (["add", "--all"], ["commit", "-q", "-m", "change"]):
        subprocess.run([*git, *command], cwd=root, check=True)
    listed = data(GITHUB / "workflows" / "pull-request.yml")["jobs"]["guide"]["steps"]
    names = [step["name"] for step in listed]
    script = listed[names.index("Mark a change of more than words")]["run"]
    assert names.index("Mark a change of more than words") < names.index("Check")
    environment = {**os.environ, "RUNNER_TEMP": str(tmp_path), "GITHUB_STEP_SUMMARY": str(summary)}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("::warning title=More than words::") == marked
    assert done.stdout.count("\n") == marked
    assert summary.exists() == marked
    assert not marked or f"    {file}\n" in summary.read_text(encoding="utf-8")


def test_the_token_does_not_stay_where_scripts_could_read_it() -> None:
    checkouts = [step for _, step in steps() if step.get("uses", "").startswith("actions/checkout@")]
    assert len(checkouts) == sum(any("run" in step for step in job["steps"]) for _, _, job in jobs())
    assert all(step["with"]["persist-credentials"] == "false" for step in checkouts)


def test_no_two_runs_get_in_each_others_way() -> None:
    groups = [data(path)["concurrency"]["group"] for path in WORKFLOWS]
    assert len(set(groups)) == len(WORKFLOWS)
    assert data(GITHUB / "workflows" / "publish.yml")["concurrency"]["cancel-in-progress"] == "false"


def test_only_main_writes_the_cache() -> None:
    writers = {
        path.name
        for path, _, job in jobs()
        for step in job["steps"]
        if re.match(r"actions/cache(/save)?@", step.get("uses", ""))
    }
    assert writers == {"publish.yml"}


# ---------------------------------------------------------------- what people fill in


def test_the_form_offers_the_categories_that_there_are() -> None:
    form = data(GITHUB / "ISSUE_TEMPLATE" / "suggest-a-question.yml")
    dropdown = next(part for part in form["body"] if part.get("id") == "category")
    titles = [category.title.typed for category in load(ROOT).categories]
    assert dropdown["attributes"]["options"] == [*titles, "I'm not sure"]


def test_people_asked_to_review_own_files_that_exist() -> None:
    lines = [line.split() for line in (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()]
    rules = [line for line in lines if line and not line[0].startswith("#")]
    assert rules[0][0] == "*"
    for pattern, *owners in rules[1:]:
        assert pattern == "/office/" or (ROOT / pattern.strip("/")).exists(), pattern
        assert owners
        assert all(owner.startswith("@your-office/") for owner in owners)
