"""The guide as files: pages in Markdown, PDFs, letters as text, data for the browser. Adapters put them somewhere."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from careerguide.layers import load
from careerguide.model import Guide, Site
from careerguide.press import Job, Printed, Report, press
from careerguide.problems import Problem
from careerguide.templating import environment
from careerguide.views.addresses import Addresses
from careerguide.views.data import bank, letter_text
from careerguide.views.downloads import PAPERS, Download
from careerguide.views.pages import Navigation, PageView, navigation, pages
from careerguide.views.sheets import SheetView, sheets

CACHE: Final = ".cache/print"


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the site: its path from the root, what it holds, and the YAML file that made it, if one did."""

    path: str
    content: str | bytes
    source: str = ""


@dataclass(frozen=True, slots=True)
class Outputs:
    """Every file of the site, and its navigation: sections of pages."""

    files: Sequence[Output]
    navigation: Navigation


def outputs(root: Path, progress: Report) -> Outputs:
    """All that the sources below `root` make. Raises ContentError, or MachineError when PDFs cannot be made here."""
    guide = load(root)
    addresses = Addresses(guide)
    letters = [_text(guide, addresses, letter.id) for letter in guide.letters]
    printed, downloads = _print(guide, addresses, root, progress)
    downloads = [*downloads, *(_download_text(guide, one) for one in letters)]
    views = pages(guide, addresses, downloads, _source_link(guide.site))
    files = [*_pages(views, root), *printed, *letters, *_data(guide, addresses, downloads)]
    return Outputs(files, navigation(guide, views))


def _source_link(site: Site) -> Any:
    return lambda path, line: f"{site.repository}/blob/{site.branch}/{path}#L{line}"


# ---------------------------------------------------------------- pages


def _pages(views: Iterable[PageView], root: Path) -> Iterator[Output]:
    templates = environment(root / "templates" / "pages")
    for view in views:
        body = templates.get_template(view.template).render(page=view.view)
        yield Output(
            view.path,
            front_matter({"title": view.title, "description": view.description, **view.meta}) + body,
            view.source,
        )


def front_matter(meta: Mapping[str, Any]) -> str:
    """Front matter that any reader of YAML takes: each value is JSON, which is YAML too."""
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in meta.items()]
    return "\n".join(["---", *lines, "---", "", ""])


def problem_page(root: Path, problems: Sequence[Problem]) -> str:
    """What `serve` shows in place of every page while the content has problems."""
    return environment(root / "templates" / "pages").get_template("problems.html.j2").render(problems=problems)


# ---------------------------------------------------------------- paper


def _print(guide: Guide, addresses: Addresses, root: Path, progress: Report) -> tuple[list[Output], list[Download]]:
    views = sheets(guide, addresses)
    templates = environment(root / "templates" / "print")
    jobs = [
        Job(view.path, templates.get_template(view.template).render(sheet=view.view), view.source, view.line)
        for view in views
    ]
    made = press(jobs, root / CACHE, root / "templates", progress)
    files: list[Output] = []
    downloads: list[Download] = []
    for view, printed in zip(views, made, strict=True):
        files.append(Output(view.path, printed.content, view.source))
        picture = ""
        if printed.picture:
            picture = view.path.removesuffix(".pdf") + ".png"
            files.append(Output(picture, printed.picture, view.source))
        downloads.append(_download(guide, view, printed, picture))
    return files, downloads


def _download(guide: Guide, view: SheetView, printed: Printed, picture: str) -> Download:
    return Download(
        path=view.path,
        kind=view.kind,
        id=view.item,
        title=view.title,
        paper=view.paper,
        variant=view.variant,
        language=guide.site.language,
        pages=printed.pages,
        bytes=len(printed.content),
        sha256=hashlib.sha256(printed.content).hexdigest(),
        fillable=printed.fillable,
        about=view.about,
        picture=picture,
    )


# ---------------------------------------------------------------- text and data


def _text(guide: Guide, addresses: Addresses, letter: str) -> Output:
    return Output(f"letters/{letter}.txt", letter_text(guide, addresses, letter), guide.origins[letter].path)


def _download_text(guide: Guide, text: Output) -> Download:
    letter = next(one for one in guide.letters if text.path == f"letters/{one.id}.txt")
    content = str(text.content).encode()
    digest = hashlib.sha256(content).hexdigest()
    return Download(
        text.path,
        "letter",
        letter.id,
        letter.title.typed,
        "",
        "standard",
        guide.site.language,
        0,
        len(content),
        digest,
        fillable=False,
    )


def _data(guide: Guide, addresses: Addresses, downloads: Sequence[Download]) -> Iterator[Output]:
    listed = [{name: value for name, value in asdict(one).items() if value != ""} for one in downloads]
    yield Output("downloads.json", json.dumps(listed, ensure_ascii=False, indent=1))
    yield Output("questions.json", json.dumps(bank(guide, addresses), ensure_ascii=False, separators=(",", ":")))


def search_entry(download: Mapping[str, Any]) -> dict[str, Any]:
    """An entry of `downloads.json` as something that the search finds."""
    paper = PAPERS.get(download.get("paper", ""), "text")
    kind = f"PDF, {paper}" if download["pages"] else "plain text"
    return {
        "location": download["path"],
        "title": f"{download['title']} ({kind})",
        "text": f"Download {download['kind']} {kind}",
    }


def navigation_file(made: Outputs) -> Output:
    """The navigation as data, for generators other than MkDocs."""
    sections = [
        {"title": section, "pages": [{"title": name, "path": path} for name, path in listed]}
        for section, listed in made.navigation
    ]
    return Output("navigation.json", json.dumps(sections, ensure_ascii=False, indent=1))
