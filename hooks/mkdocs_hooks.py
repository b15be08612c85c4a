"""Hands the guide to MkDocs. The only file that imports it, and it holds no rules: those stand in careerguide.

Nothing is kept between events, since `mkdocs serve` never loads this module again.
"""

from __future__ import annotations

import logging
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files

from careerguide import offline
from careerguide.output import Facts, Navigation, Output
from careerguide.problems import ContentError, MachineError, summary
from careerguide.progress import Progress
from careerguide.recall import outputs
from careerguide.searching import WebPage, search_data
from careerguide.templating import COMPILED, kept

log = get_plugin_logger("careerguide")

OFFICE = "office"
PROBLEMS = "problems.html"
serving = False


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    if dirty:
        raise PluginError("--dirty would make a search that finds only what has changed. Build without it.")
    global serving  # noqa: PLW0603 -- MkDocs tells the command only here, once for the whole run
    serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    office = _root(config) / OFFICE
    if office.is_dir():  # only an office that has taken the guide over has one
        config.watch.append(str(office))
    return config


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
    if downloads := files.get_file_from_path("downloads.json"):
        files.append(_file(search_data(_web_pages(files), downloads.content_bytes), config))
    return env


def on_post_build(config: MkDocsConfig) -> None:
    site = Path(config.site_dir)
    if (site / PROBLEMS).exists():
        for page in ("index.html", "404.html"):
            shutil.copyfile(site / PROBLEMS, site / page)
    elif not serving:
        files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
        (site / offline.PATH).write_bytes(offline.offline(files, config.site_name))


def _web_pages(files: Files) -> Iterator[WebPage]:
    for file in files.documentation_pages():
        page = file.page
        if page and page.content and not page.meta.get("search", {}).get("exclude"):
            section = page.parent.title if page.parent else ""
            yield WebPage(page.url, str(page.title), section, str(page.meta["title"]), page.content)


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
    config.extra["office"] = facts.office
    config.extra["minutes"] = facts.minutes
    config.extra["policy"] = not serving  # while serving, MkDocs puts a script into each page
    config.extra["offline"] = {} if serving else {"path": offline.PATH, "size": facts.offline}


def _leave_out(files: Files, config: MkDocsConfig) -> None:
    """The scripts and styles of our theme, which come in bundles; and of Material's files, all of them."""
    for file in list(files):
        bundled = file.src_uri.startswith(("assets/javascripts/", "assets/stylesheets/"))
        if bundled or (file.src_uri.startswith("assets/") and file.src_dir != config.theme.custom_dir):
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
    from careerguide import reporting, sources  # noqa: PLC0415 -- what is rarely needed
    from careerguide.outputs import problem_page  # noqa: PLC0415

    root = _root(config)
    color = reporting.in_color(sys.stderr)
    print(reporting.text(error.problems, sources.lines(root), color=color), file=sys.stderr)
    if not serving:
        raise PluginError(f"{summary(error.problems)} Nothing was built.")
    print(f"{summary(error.problems)} Mend and save: the page comes back by itself.", file=sys.stderr)
    page = problem_page(root, [one for one in error.problems if not one.warning])
    config.nav = None
    config.theme.static_templates.clear()  # the theme's own pages need a navigation
    return Files([*files.static_pages(), File.generated(config, PROBLEMS, content=page)])
