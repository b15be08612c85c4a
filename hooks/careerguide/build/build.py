"""The guide as files: pages in Markdown, PDFs, letters as text, data for the browser. Adapters put them somewhere."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path, PurePath
from typing import Any, Literal

from jinja2 import Environment

from careerguide.build import drawings, offline
from careerguide.build.archive import TITLES, archives
from careerguide.build.artifacts import Facts, Output, Outputs
from careerguide.build.assets import ASSETS, assets, office_assets
from careerguide.build.docx import word_file
from careerguide.build.for_machines import for_machines
from careerguide.build.templates import environment, sources
from careerguide.cache import memo
from careerguide.cache.store import Store
from careerguide.checks.run import load
from careerguide.model.guide import Guide
from careerguide.model.letters import Letter
from careerguide.model.site import Site
from careerguide.pages import office
from careerguide.pages.data import as_json, bank, letter_text, letter_written, synonyms, tools_bank
from careerguide.pages.downloads import Download
from careerguide.pages.my_pages import conversations_data, minutes, plan_frames
from careerguide.pages.navigation import navigation, pages
from careerguide.pages.page import PageView
from careerguide.pages.urls import Addresses
from careerguide.pdf.booklet.booklets import booklets as booklet_views
from careerguide.pdf.engine.job import Job, PrintedPdf, Report
from careerguide.pdf.engine.pool import print_pdfs
from careerguide.pdf.layout.document import SheetView
from careerguide.pdf.layout.measures import print_measures
from careerguide.pdf.worksheets import sheets
from careerguide.problems.formats import Lines, place
from careerguide.problems.problem import Problem


def make(root: Path, store: Store, progress: Report, *, booklets: bool = True) -> Outputs:
    """All that the sources below `root` make. Raises ContentError, or MachineError when PDFs cannot be made here."""
    guide = load(root)
    addresses = Addresses(guide)
    views, jobs = print_jobs(guide, addresses, root, store, booklets=booklets)
    favicon = (root / ASSETS / "images/favicon.svg").read_text(encoding="utf-8")
    template = environment(root / "templates" / "print", store).get_template("drawings.j2")
    jobs.append(drawings.drawing(guide, addresses.ui.direction, favicon, template))
    *made, drawing = print_pdfs(jobs, store, root / "templates", progress)
    printed, downloads = _print(guide, views, made)
    letters = [file for letter in guide.letters for file in _letter_files(letter, guide, addresses)]
    downloads += [_download(guide, file, "letter", letter.id, letter.title.typed) for letter, file in letters]
    texts = [file for _, file in letters]
    zips = list(archives([*printed, *texts]))
    for file in zips:
        title = addresses.ui(TITLES[file.path])
        downloads.append(_download(guide, file, "collection", PurePath(file.path).stem, title))
    taken = [*printed, *texts, *zips]
    drawn = drawings.pictures(drawing.content)
    return _site(guide, addresses, root, store, taken=taken, downloads=downloads, drawn=drawn)


def preview(root: Path, store: Store, before: Outputs) -> Outputs | None:
    """The same without making PDFs: current pages and data, with the PDFs, letters and zips of an earlier build.

    None when these belong to other items than the current ones. Raises ContentError.
    """
    guide = load(root)
    kept = {file.path: file for file in before.files}
    downloads = [Download(**{"paper": "", **entry}) for entry in json.loads(kept["downloads.json"].content)]
    wanted = {item.id for item in (*guide.worksheets, *guide.letters)}
    about = {category.id for category in guide.categories if any(sheet.for_each for sheet in guide.worksheets)}
    listed = {download.id for download in downloads if download.kind in ("worksheet", "letter")}
    if (wanted, about) != (listed, {download.about for download in downloads} - {""}):
        return None
    paths = [path for download in downloads for path in (download.path, download.picture) if path]
    taken = [kept[path] for path in paths]
    drawn = {name: kept[before.facts.assets[name]] for name in drawings.PICTURES}
    return _site(guide, Addresses(guide), root, store, taken=taken, downloads=downloads, drawn=drawn)


def _site(
    guide: Guide,
    addresses: Addresses,
    root: Path,
    store: Store,
    *,
    taken: Sequence[Output],
    downloads: Sequence[Download],
    drawn: Mapping[str, Output],
) -> Outputs:
    """The whole site, given its downloads and drawings."""
    views = page_views(guide, addresses, downloads)
    loaded, of_office = {**assets(root, addresses.ui), **drawn}, office_assets(guide)
    listed = page_files(views, root, store)
    files = [*listed, *taken, *loaded.values(), *of_office.values(), *_data(guide, addresses, downloads)]
    files += for_machines(guide, addresses, _paths(loaded))
    facts = _facts(guide, addresses, files, _paths(loaded), _paths(of_office))
    return Outputs(files, navigation(views, addresses.ui), facts, list(map(str, guide.warnings)))


def _paths(files: Mapping[str, Output]) -> dict[str, str]:
    return {name: file.path for name, file in files.items()}


def _facts(
    guide: Guide, addresses: Addresses, files: Iterable[Output], loaded: Mapping[str, str], of_office: Mapping[str, str]
) -> Facts:
    site = guide.site
    return Facts(
        name=site.name.typed,
        tagline=site.tagline.typed,
        description=site.description.typed,
        url=site.url,
        edit=f"{site.repository}/edit/{site.branch}/{{path}}",
        paper=site.paper,
        office=office.offered(guide, addresses, of_office),
        assets=loaded,
        minutes=minutes(guide),
        plans=as_json(plan_frames(guide)),
        offline=offline.about(files),
        language=site.language,
        direction=addresses.ui.direction,
        kept=site.offline == "yes",
        interface=addresses.ui.texts,
    )


def _source_link(site: Site, path: str, line: int) -> str:
    return f"{site.repository}/blob/{site.branch}/{path}#L{line}"


# ---------------------------------------------------------------- pages


def page_views(guide: Guide, addresses: Addresses, downloads: Sequence[Download]) -> list[PageView]:
    """Every page of the site, worked out and ready to be written."""
    return pages(guide, memo.intern("addresses", addresses), downloads, partial(_source_link, guide.site))


def page_files(views: Iterable[PageView], root: Path, store: Store | None = None) -> Iterator[Output]:
    """Pages in Markdown with front matter."""
    folder = root / "templates" / "pages"
    templates = environment(folder, store)
    looks = memo.intern("templates", sources(folder))
    for view in views:
        # A page is made of its view, the templates, and what its words have from everywhere in the guide.
        inputs = (memo.intern(("page", view.path), view), looks, view.words.addresses)
        yield memo.compute("page", inputs, partial(_page_file, view, templates))


def _page_file(view: PageView, templates: Environment) -> Output:
    body = templates.get_template(view.template).render(page=view.view, words=view.words, ui=view.words.ui)
    head = front_matter({"title": view.title, "description": view.description, **view.meta})
    return Output(view.path, f"{head}{body}".encode(), view.source)


def front_matter(meta: Mapping[str, Any]) -> str:
    """Front matter that any reader of YAML takes: each value is JSON, which is YAML too."""
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in meta.items()]
    return "\n".join(["---", *lines, "---", "", ""])


def problem_page(root: Path, problems: Sequence[Problem], lines: Lines, store: Store | None = None) -> bytes:
    """What `serve` shows instead of every page while the content has problems."""
    templates = environment(root / "templates" / "pages", store)
    shown = [(problem, "\n".join(place(problem, lines))) for problem in problems]
    return templates.get_template("problems.html.j2").render(shown=shown).encode()


# ---------------------------------------------------------------- paper


def print_jobs(
    guide: Guide, addresses: Addresses, root: Path, store: Store | None = None, *, booklets: bool = True
) -> tuple[list[SheetView], list[Job]]:
    """Every PDF of the guide, booklets only on request: its facts and its HTML."""
    templates = environment(root / "templates" / "print", store, addresses.ui)
    measures = print_measures(root / "templates")
    views = [*sheets(guide, addresses, measures), *(booklet_views(guide, addresses, measures) if booklets else ())]
    htmls = [templates.get_template(view.template).render(sheet=view.view) for view in views]
    return views, [
        Job(view.path, html, view.source, view.line, view.title, view.picture)
        for view, html in zip(views, htmls, strict=True)
    ]


def _print(guide: Guide, views: Sequence[SheetView], made: Iterable[PrintedPdf]) -> tuple[list[Output], list[Download]]:
    files: list[Output] = []
    downloads: list[Download] = []
    for view, printed in zip(views, made, strict=True):
        pdf, picture = Output(view.path, printed.content, view.source), ""
        files.append(pdf)
        if printed.picture:
            picture = view.path.removesuffix(".pdf") + ".webp"
            files.append(Output(picture, printed.picture, view.source))
        download = _download(guide, pdf, view.kind, view.item, view.title)
        download = replace(download, pages=printed.pages, fillable=printed.fillable, picture=picture)
        downloads.append(replace(download, paper=view.paper, variant=view.variant, about=view.about))
    return files, downloads


def _download(
    guide: Guide, file: Output, kind: Literal["worksheet", "letter", "booklet", "collection"], name: str, title: str
) -> Download:
    """A download that isn't made for a paper size."""
    return Download(
        path=file.path,
        kind=kind,
        id=name,
        title=title,
        paper="",
        variant="standard",
        language=guide.site.language,
        pages=0,
        bytes=len(file.content),
        sha256=hashlib.sha256(file.content).hexdigest(),
        fillable=False,
    )


# ---------------------------------------------------------------- text and data


def _letter_files(letter: Letter, guide: Guide, addresses: Addresses) -> Iterator[tuple[Letter, Output]]:
    """A letter as plain text and for a word processor."""
    stem, source = f"letters/{letter.id}", guide.origins[letter.id].path
    yield letter, Output(f"{stem}.txt", letter_text(letter, addresses).encode(), source)
    yield letter, Output(f"{stem}.docx", word_file(letter_written(letter, addresses)), source)


def _data(guide: Guide, addresses: Addresses, downloads: Sequence[Download]) -> Iterator[Output]:
    listed = [{name: value for name, value in asdict(download).items() if value != ""} for download in downloads]
    yield Output("downloads.json", _json(listed, indent=1))
    questions = bank(guide, addresses)
    yield Output("questions.json", _json(questions))
    yield _script("data/questions.js", tools_bank(questions, guide, addresses))
    yield _script("data/synonyms.js", synonyms(guide))
    yield _script("data/conversations.js", conversations_data(guide, addresses))


def _script(path: str, value: Any) -> Output:
    """Data as a script, which pages from a folder on disk can load too: it hands the value to their loader."""
    return Output(path, b'cg.load.receive("%b", %b);\n' % (path.encode(), _json(value)))


def _json(value: Any, indent: int | None = None) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=indent).encode()
