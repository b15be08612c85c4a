"""The recipes in docs/hosting say what the pages say, name files that are there, and keep to the published schemas."""

import hashlib
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from careerguide.build.policy import policy
from support.guides import ROOT
from support.projects import run

HOSTING = ROOT / "docs" / "hosting"
NGINX = (HOSTING / "nginx.conf").read_text(encoding="utf-8")
CONTAINER = (HOSTING / "Containerfile").read_text(encoding="utf-8")
NETLIFY: dict[str, Any] = tomllib.loads((HOSTING / "netlify.toml").read_text(encoding="utf-8"))
GITLAB = HOSTING / "gitlab-ci.yml"
FRAMES = "frame-ancestors 'none'"


def nginx_headers() -> dict[str, str]:
    found = re.findall(r'^ *add_header (\S+) (?:"([^"]*)"|(\S+?))(?: always)?;$', NGINX, re.MULTILINE)
    return {name: quoted or plain for name, quoted, plain in found}


def kept_for_good() -> tuple[re.Pattern[str], str]:
    """nginx's rule for files that browsers don't have to ask for again: which addresses, and what it says of them."""
    ((place, says),) = re.findall(r'^ *"~([^"]+)" "(.*)";$', NGINX, re.MULTILINE)
    return re.compile(place), says


def test_nginx_says_what_the_pages_say() -> None:
    assert re.findall(r'~\^text/html "([^"]+)"', NGINX) == [f"{policy()}; {FRAMES}"]
    assert nginx_headers()["Content-Security-Policy"] == "$policy"


def test_no_place_of_nginx_drops_the_headers() -> None:
    """A header within a location would take away all those of the server."""
    inside = re.findall(r"location [^{]*\{([^}]*)\}", NGINX)
    assert len(inside) >= 2
    assert not [one for one in inside if "add_header" in one]
    assert NGINX.count("{") == NGINX.count("}")


def test_netlify_and_nginx_agree() -> None:
    everywhere, *others = NETLIFY["headers"]
    assert everywhere["for"] == "/*"
    ours = {name: value for name, value in nginx_headers().items() if name != "Cache-Control"}
    assert everywhere["values"] == ours | {"Content-Security-Policy": FRAMES}
    assert [(one["for"], one["values"]) for one in others] == [("/assets/*", {"Cache-Control": kept_for_good()[1]})]
    assert NETLIFY["build"]["publish"] == "site"


def test_only_what_its_name_vouches_for_is_kept_for_good(site: Path) -> None:
    place, says = kept_for_good()
    assert says == "public, max-age=31536000, immutable"
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    vouched = {name for name, content in files.items() if hashlib.sha256(content).hexdigest()[:8] in name.split(".")}
    assert vouched
    assert {name for name in files if place.search(f"/{name}")} == vouched  # nginx
    assert {name for name in files if name.startswith("assets/")} == vouched  # Netlify
    assert re.findall(r'^ *default "(no-cache)";$', NGINX, re.MULTILINE)


def test_the_container_is_made_of_files_that_are_there() -> None:
    copied = re.findall(r"^COPY --from=build /guide/(\S+) (\S+)$", CONTAINER, re.MULTILINE)
    assert ("site", re.findall(r"root (\S+);", NGINX)[0]) in copied
    assert [source for source, _ in copied if source != "site" and not (ROOT / source).is_file()] == []
    assert re.findall(r"^EXPOSE (\d+)$", CONTAINER, re.MULTILINE) == re.findall(r"listen (\d+);", NGINX)
    assert "USER www-data" in CONTAINER


def test_the_container_installs_what_the_guide_asks_for() -> None:
    asked = re.findall(r"debian:\w+\) echo (\S+) ;;", (ROOT / "guide").read_text(encoding="utf-8"))
    for library in (name for name in asked if name.startswith(("libpango", "libharfbuzz"))):
        assert library in CONTAINER


@pytest.mark.thorough
def test_the_container_leaves_out_only_what_it_does_not_need(tmp_path: Path) -> None:
    """The guide can be checked from what is left."""
    left_out = (HOSTING / "Containerfile.dockerignore").read_text(encoding="utf-8").split()
    root = tmp_path / "guide"
    shutil.copytree(ROOT, root, ignore=lambda _, names: [name for name in names if name in {*left_out, ".venv"}])
    assert not (root / "tests").exists()
    done = run("check", root=root)
    assert done.returncode == 0, done.stderr


def test_gitlab_keeps_to_its_schema() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.gitlab-ci"]
    done = subprocess.run(
        [*command, "--data-transform", "gitlab-ci", str(GITLAB)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_gitlab_runs_commands_that_there_are() -> None:
    recipe = yaml.safe_load(GITLAB.read_text(encoding="utf-8"))
    scripts = [line for job in recipe.values() for line in job.get("script", [])]
    assert {line.split()[1] for line in scripts if line.startswith("./guide")} == {"check", "build", "compare"}
    assert recipe["pages"]["artifacts"]["paths"] == ["public"]
    assert "./guide build --site-dir public" in scripts
    for line in scripts:
        for name in re.findall(r"(.?)\$(\w+)", line):
            assert name[0] == '"', f"{line}: what GitLab puts in stands in quotes"


@pytest.mark.parametrize("recipe", sorted(path.name for path in HOSTING.iterdir()))
def test_every_recipe_is_mentioned(recipe: str) -> None:
    told = (ROOT / "docs" / "hosting.md").read_text(encoding="utf-8") + CONTAINER
    assert f"docs/hosting/{recipe}" in told
