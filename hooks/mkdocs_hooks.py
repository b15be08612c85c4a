"""Hands the guide to MkDocs. The only file that imports it, and it has no rules: those are in careerguide.

Nothing is kept between builds except what `serve` showed last, so it can show an edit at once.
"""

import atexit
import contextlib
import itertools
import json
import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from watchdog.observers.polling import PollingObserverVFS

from careerguide.build import offline, service_worker
from careerguide.build.artifacts import Facts, Output
from careerguide.build.cached import frame_key
from careerguide.build.compiled_templates import CompiledTemplates
from careerguide.build.live_preview import PRINTED, Preview
from careerguide.build.page_cache import CachedPage, PageCache
from careerguide.build.policy import policy
from careerguide.build.preview_server import guard, report_failures, report_request
from careerguide.build.progress import Progress
from careerguide.build.search_index import WebPage, page_entries, search_data
from careerguide.build.site import check_files
from careerguide.build.stop import stop_when_told
from careerguide.pages.interface import Interface
from careerguide.pages.menu import Navigation
from careerguide.problems.problem import ContentError, MachineError, of_machine, summary
from careerguide.project import Project

log = get_plugin_logger("careerguide")

OFFICE = "office"
PROBLEMS = "problems.html"
THEME = ("404.html", "sitemap.xml", "sitemap.xml.gz")
"""All that MkDocs makes of the theme alone. What pages load is among the outputs."""
DELAY = 0.05  # seconds that `serve` waits for more changes after one
POLLING = 0.5  # seconds after which `serve` looks for changes
serving = False
previews: dict[Path, Preview] = {}


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
    """What the guide makes, instead of everything that MkDocs has found."""
    quiet = not log.isEnabledFor(logging.INFO)
    try:
        made = _preview(config).outputs() if serving else _project(config).outputs(Progress("PDF", quiet=quiet))
    except ContentError as error:
        return _show(error, config)
    except MachineError as error:
        raise _stop(error) from error
    for warning in made.warnings if not quiet else ():
        print(warning, file=sys.stderr)
    _tell(made.facts, config)
    config.nav = _navigation(made.navigation)
    config.extra["cached_pages"] = cached_pages = PageCache(_project(config).store, _frame(config))
    titles = _titles(made.navigation)
    ours = Files([])
    for output in made.files:
        ours.append(file := _file(output, config))
        if file.is_documentation_page() and (cached := cached_pages.get(output.path, output.content)):
            FinishedPage(titles.get(output.path), file, config, cached)
    return ours


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    for page in _pages(files):
        page.update_date = "1970-01-01"  # otherwise MkDocs writes the day of the build into sitemap.xml.gz
    env.bytecode_cache = CompiledTemplates(_project(config).store, "site")
    env.filters["as_loaded"] = _as_loaded
    if downloads := files.get_file_from_path("downloads.json"):  # there's none where only problems are shown
        interface = Interface(config.extra["language"], config.extra["interface"])
        env.globals |= _words(interface, env, config)
        pages = list(_pages(files))
        names = {page.url: [str(page.title), _section(page)] for page in pages}
        entries = itertools.chain.from_iterable(map(_entries, pages))
        synonyms = files.src_uris["data/synonyms.js"].content_bytes
        for output in search_data(names, entries, downloads.content_bytes, synonyms, interface):
            files.append(_file(output, config))
    config.extra["published"] = {*THEME, *(file.dest_uri for file in files)}
    return env


def _words(interface: Interface, env: Environment, config: MkDocsConfig) -> dict[str, Callable[..., str]]:
    """The words of the interface for templates of the theme, which escape nothing by themselves. `ui` gives ours;
    `frame` gives ours, or what the theme says under a key of its language files.
    """
    theme: Any = env.get_template("partials/language.html").make_module({"config": config})

    def ui(name: str, /, **values: object) -> str:
        return escape(interface(name, **values))

    return {"ui": ui, "frame": lambda name, key: ui(name) if name in interface else escape(theme.t(key))}


@pass_context
def _as_loaded(context: Context, name: str) -> str:
    """The name that it is published under. With a filter without context, Jinja would work this out when it compiles a
    template, and keep it with that until the template changes.
    """
    path: str = context["config"].extra["assets"][name]
    return path


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    cached_pages: PageCache | None = config.extra.get("cached_pages")
    if cached_pages and not isinstance(page, FinishedPage):
        links = {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()}
        anchors = sorted(page.present_anchor_ids or ())
        cached = CachedPage(page.meta, page.content or "", output, anchors, links, _entries(page))
        cached_pages.put(page.file.src_uri, page.file.content_bytes, cached)
    return output


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    printed = _root(config) / PRINTED
    _follow_no_links(server, config)
    with contextlib.suppress(OSError):  # where nothing can be written, new sheets show with the next edit
        printed.parent.mkdir(exist_ok=True)
        printed.touch()
        server.watch(str(printed))
    server.build_delay = DELAY
    server.set_app(guard(server.serve_request, str(server.server_address[0])))
    server.builder = report_failures(server.builder)
    server.handle_error = report_request  # type: ignore[method-assign]
    return server


def _follow_no_links(server: LiveReloadServer, config: MkDocsConfig) -> None:
    """Looks for changes with lstat: with two links that point to each other, MkDocs' own way never ends."""
    watched = (config.docs_dir, config.config_file_path)
    for path in watched:
        server.unwatch(path)
    server.observer = PollingObserverVFS(os.lstat, os.scandir, polling_interval=POLLING)  # type: ignore[assignment]
    for path in watched:
        server.watch(path)


def on_shutdown() -> None:
    for preview in previews.values():
        preview.stop()


def _preview(config: MkDocsConfig) -> Preview:
    """The same one as long as the guide is served."""
    return previews.setdefault(_root(config), _project(config).preview(Progress("PDF", quiet=False)))


class FinishedPage(Page):
    """A page that was finished in an earlier build: MkDocs neither reads nor renders it again."""

    def __init__(self, title: str | None, file: File, config: MkDocsConfig, cached: CachedPage) -> None:
        super().__init__(title, file, config)
        self.cached = cached

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 -- MkDocs hands it over
        self.markdown = ""
        self.meta = {**self.cached.meta, "template": "finished.html"}

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        self.content = self.cached.html
        self.present_anchor_ids = set(self.cached.anchors)
        links = {files.get_file_from_path(path): anchors for path, anchors in self.cached.links.items()}
        self.links_to_anchors = {file: dict(anchors) for file, anchors in links.items() if file}


def on_post_build(config: MkDocsConfig) -> None:
    site = Path(config.site_dir)
    if (site / PROBLEMS).exists():
        for page in ("index.html", "404.html"):
            shutil.copyfile(site / PROBLEMS, site / page)
    elif serving:
        _preview(config).print_meanwhile()
    else:
        files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
        try:
            check_files(files, config.extra["published"])
        except MachineError as error:
            raise _stop(error) from error
        worker = service_worker.worker(files, config.extra["assets"], keep=config.extra["kept"])
        (site / service_worker.PATH).write_bytes(worker)
        (site / offline.PATH).write_bytes(offline.offline(files, config.site_name))


def _pages(files: Files) -> Iterator[Page]:
    for file in files.documentation_pages():
        if file.page and file.page.content is not None:
            yield file.page


def _section(page: Page) -> str:
    return str(page.parent.title) if page.parent else ""


def _entries(page: Page) -> Sequence[Mapping[str, Any]]:
    if isinstance(page, FinishedPage):
        return page.cached.entries
    title, found_by = str(page.meta["title"]), tuple(page.meta.get("found_by", ()))
    return page_entries(WebPage(page.url, str(page.title), _section(page), title, page.content or "", found_by))


def _titles(navigation: Navigation) -> dict[str, str]:
    """What each page is called in menus, by its path, as `_navigation` has it."""
    return {path: section if len(below) == 1 else name for section, below in navigation for name, path in below}


def _frame(config: MkDocsConfig) -> bytes:
    """All that shows around a page: menus, name and address of the guide, and what the theme does."""
    shown = [
        config.nav,
        config.site_name,
        config.site_url,
        config.site_description,
        config.edit_uri_template,
        dict(config.extra),
    ]
    return json.dumps([frame_key(_root(config)), *shown]).encode()


def _root(config: MkDocsConfig) -> Path:
    return _project(config).root


def _project(config: MkDocsConfig) -> Project:
    return Project.open(Path(config.config_file_path).parent)


def _tell(facts: Facts, config: MkDocsConfig) -> None:
    """Name, address and edit links of the guide. While serving, the address is this machine's already."""
    config.site_name = facts.name
    config.site_description = facts.description
    config.site_url = config.site_url or facts.url
    config.edit_uri_template = facts.edit
    config.extra["tagline"] = facts.tagline
    config.extra["paper"] = facts.paper
    config.extra["office"] = facts.office
    config.extra["assets"] = facts.assets
    config.extra["minutes"] = facts.minutes
    config.extra["plans"] = facts.plans
    config.theme["language"] = _theme_language(facts.language, config)
    config.extra["language"] = facts.language
    config.extra["direction"] = facts.direction
    config.extra["interface"] = facts.interface
    # while serving, MkDocs puts a script into each page
    config.extra["policy"] = "" if serving else policy(own_script=bool(facts.office.get("script")))
    config.extra["kept"] = facts.kept
    config.extra["manifest"] = service_worker.MANIFEST if facts.kept and not serving else ""
    config.extra["locale"] = {"en": "en_US"}.get(facts.language, facts.language.replace("-", "_"))
    config.extra["offline"] = {} if serving else {"path": offline.PATH, "size": facts.offline}


def _theme_language(language: str, config: MkDocsConfig) -> str:
    """The language in which the theme says what we leave to it: that of the guide, if the theme has it."""
    name = language.partition("-")[0]
    files = (Path(folder) / "partials" / "languages" / f"{name}.html" for folder in config.theme.dirs)
    return name if any(file.is_file() for file in files) else "en"


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


def _stop(error: MachineError) -> SystemExit:
    """The end of a build that this machine or its set-up can't do."""
    print(error, file=sys.stderr)
    return SystemExit(2)


def _show(error: ContentError, config: MkDocsConfig) -> Files:
    """Problems end a build. While serving, every page shows them until they're fixed."""
    from careerguide.build.build import problem_page  # noqa: PLC0415
    from careerguide.content import yaml_reader  # noqa: PLC0415 -- what is rarely needed
    from careerguide.problems import formats  # noqa: PLC0415 -- what is rarely needed

    root = _root(config)
    lines = yaml_reader.lines(root)
    print(formats.text(error.problems, lines, color=formats.in_color(sys.stderr)), file=sys.stderr)
    if not serving:
        raise PluginError(f"{summary(error.problems)} Nothing was built.")
    print(f"{summary(error.problems)} Fix and save, and the page comes back.", file=sys.stderr)
    errors = [problem for problem in error.problems if not problem.warning]
    page = problem_page(root, errors, lines, _project(config).store)
    config.nav = None
    config.theme.static_templates.clear()  # the theme's own pages need a navigation
    return Files([File.generated(config, PROBLEMS, content=page)])


def main() -> None:
    """MkDocs with its own command, but errors of the machine take one line, and no folder is left over."""
    from mkdocs.__main__ import cli  # noqa: PLC0415 -- only when this is what runs

    stop_when_told()
    tempfile.tempdir = tempfile.mkdtemp(prefix="guide-")  # MkDocs leaves one when it's stopped early
    atexit.register(shutil.rmtree, tempfile.tempdir, ignore_errors=True)
    try:
        cli(prog_name="guide")
    except OSError as error:
        print(of_machine(error), file=sys.stderr)
        raise SystemExit(2) from error


if __name__ == "__main__":
    main()
