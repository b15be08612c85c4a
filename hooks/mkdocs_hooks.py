"""Hands the guide to MkDocs. The only file that imports it, and it holds no rules: those stand in careerguide.

Nothing is kept between events, since `mkdocs serve` never loads this module again.
"""

from __future__ import annotations

import logging
import shutil
import sys
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files

from careerguide.output import Facts, Navigation, Output, search_entries
from careerguide.problems import ContentError, MachineError
from careerguide.progress import Progress
from careerguide.recall import outputs
from careerguide.templating import COMPILED, kept

log = get_plugin_logger("careerguide")

PROBLEMS = "problems.html"
serving = False


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    if dirty:
        raise PluginError("--dirty leaves old search entries behind. Build without it.")
    global serving  # noqa: PLW0603 -- MkDocs tells the command only here, once for the whole run
    serving = command == "serve"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    quiet = not log.isEnabledFor(logging.INFO)
    try:
        made = outputs(_root(config), Progress("PDF", quiet=quiet), bound=not serving)  # booklets hold every word
    except ContentError as error:
        return _show(error, files, config)
    except MachineError as error:
        print(error, file=sys.stderr)
        raise SystemExit(2) from error
    for warning in made.warnings if not quiet else ():
        print(warning, file=sys.stderr)
    _tell(made.facts, config)
    config.nav = _navigation(made.navigation)
    _leave_out(files, config)
    for output in made.files:
        files.append(_file(output, config))
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    env.bytecode_cache = kept(_root(config) / COMPILED)
    return env


@event_priority(10)
def on_post_build(config: MkDocsConfig) -> None:
    site = Path(config.site_dir)
    if (site / PROBLEMS).exists():
        for page in ("index.html", "404.html"):
            shutil.copyfile(site / PROBLEMS, site / page)
        return
    search: Any = config.plugins["material/search"]
    search.search_index.entries.extend(search_entries((site / "downloads.json").read_bytes()))


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _tell(facts: Facts, config: MkDocsConfig) -> None:
    """Name, address and edit links of the guide. While serving, the address is this machine's already."""
    config.site_name = facts.name
    config.site_description = facts.description
    config.site_url = config.site_url or facts.url
    config.edit_uri_template = facts.edit
    config.extra["tagline"] = facts.tagline
    config.extra["paper"] = facts.paper
    config.extra["material"] = _scripts(config)


def _scripts(config: MkDocsConfig) -> dict[str, str]:
    """Material's own scripts, whose names carry a hash: our skeleton of a page loads them."""
    patterns = {"bundle": "assets/javascripts/bundle.*.min.js", "search": "assets/javascripts/workers/search.*.min.js"}
    return {
        name: path.relative_to(theme).as_posix()
        for name, pattern in patterns.items()
        for theme in map(Path, config.theme.dirs)
        for path in theme.glob(pattern)
    }


def _leave_out(files: Files, config: MkDocsConfig) -> None:
    """The theme's scripts and styles: ours come in bundles, and of Material's we use only what `material` names."""
    used = set(config.extra["material"].values())
    for file in list(files):
        if file.src_uri.startswith(("assets/javascripts/", "assets/stylesheets/")) and file.src_uri not in used:
            files.remove(file)


def _navigation(sections: Navigation) -> list[dict[str, Any]]:
    """A section with a single page is that page."""
    return [
        {section: below[0][1] if len(below) == 1 else [{name: path} for name, path in below]}
        for section, below in sections
    ]


def _file(output: Output, config: MkDocsConfig) -> File:
    file = File.generated(config, output.path, content=output.content)
    file.edit_uri = output.source or None
    return file


def _show(error: ContentError, files: Files, config: MkDocsConfig) -> Files:
    """Problems end a build. While serving, they stand on every page until they are mended."""
    from careerguide.outputs import problem_page  # noqa: PLC0415 -- what is rarely needed

    print(error, file=sys.stderr)
    if not serving:
        raise PluginError(f"{error.summary} Nothing was built.")
    print(f"{error.summary} Mend and save: the page comes back by itself.", file=sys.stderr)
    page = problem_page(_root(config), error.problems)
    config.nav = None
    config.theme.static_templates.clear()  # the theme's own pages need a navigation
    return Files([*files.static_pages(), File.generated(config, PROBLEMS, content=page)])
