"""Hands the guide to MkDocs. The only file that imports it, and it holds no rules: those stand in careerguide.

Nothing is kept between events, since `mkdocs serve` never loads this module again.
"""

from __future__ import annotations

import json
import logging
import shutil
import sys
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files

from careerguide.outputs import Output, Outputs, outputs, problem_page, search_entry
from careerguide.problems import ContentError, count
from careerguide.progress import Progress
from careerguide.reading import read_site

log = get_plugin_logger("careerguide")

PROBLEMS = "problems.html"
serving = False


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    if dirty:
        raise PluginError("--dirty leaves old search entries behind. Build without it.")
    global serving  # noqa: PLW0603 -- MkDocs tells the command only here, once for the whole run
    serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Name, address and edit links of the guide come from content/site.yml."""
    site = read_site(_root(config))
    if site is None:  # its problems are reported with all others
        return config
    config.site_name = site.name.typed
    config.site_description = site.description.typed
    config.site_url = config.site_url or site.url
    config.edit_uri_template = f"{site.repository}/edit/{site.branch}/{{path}}"
    config.extra["tagline"] = site.tagline.typed
    config.extra["material"] = _scripts(config)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    quiet = not log.isEnabledFor(logging.INFO)
    try:
        made = outputs(_root(config), Progress("PDF", quiet=quiet))
    except ContentError as error:
        return _show(error, files, config)
    for output in made.files:
        files.append(_file(output, config))
    config.nav = _navigation(made)
    return files


@event_priority(10)
def on_post_build(config: MkDocsConfig) -> None:
    site = Path(config.site_dir)
    if (site / PROBLEMS).exists():
        for page in ("index.html", "404.html"):
            shutil.copyfile(site / PROBLEMS, site / page)
        return
    search: Any = config.plugins["material/search"]
    downloads = json.loads((site / "downloads.json").read_text(encoding="utf-8"))
    search.search_index.entries.extend(map(search_entry, downloads))


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _file(output: Output, config: MkDocsConfig) -> File:
    file = File.generated(config, output.path, content=output.content)
    file.edit_uri = output.source or None
    return file


def _navigation(made: Outputs) -> list[dict[str, Any]]:
    """A section with a single page is that page."""
    return [
        {section: below[0][1] if len(below) == 1 else [{name: path} for name, path in below]}
        for section, below in made.navigation
    ]


def _scripts(config: MkDocsConfig) -> dict[str, str]:
    """Material's own scripts, whose names carry a hash: our skeleton of a page loads them."""
    names = {"bundle": "assets/javascripts/bundle.*.min.js", "search": "assets/javascripts/workers/search.*.min.js"}
    found = {
        name: [(path, theme) for theme in map(Path, config.theme.dirs) for path in theme.glob(pattern)]
        for name, pattern in names.items()
    }
    return {name: path.relative_to(theme).as_posix() for name, [(path, theme)] in found.items()}


def _show(error: ContentError, files: Files, config: MkDocsConfig) -> Files:
    """Problems end a build. While serving, they stand on every page until they are mended."""
    print(error, file=sys.stderr)
    summary = f"{count(len(error.problems), 'problem')} in the content."
    if not serving:
        raise PluginError(f"{summary} Nothing was built.")
    print(f"{summary} Mend and save: the page comes back by itself.", file=sys.stderr)
    page = problem_page(_root(config), error.problems)
    config.nav = None
    config.theme.static_templates.clear()  # the theme's own pages need a navigation
    return Files([*files.static_pages(), File.generated(config, PROBLEMS, content=page)])
