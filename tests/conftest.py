"""What several tests share: the built site, a project with the small guide, and a browser."""

import fcntl
import gc
import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

import hypothesis
import pytest
from playwright.sync_api import Browser, sync_playwright
from pypdf import PdfReader

from careerguide.build.build import print_jobs
from careerguide.cache.store import FOLDER
from careerguide.checks.run import load
from careerguide.model.guide import Guide
from careerguide.pages.urls import Addresses
from careerguide.pdf.engine.job import Job
from careerguide.pdf.layout.document import SheetView
from support.chromium import FLAGS, windowless
from support.guides import ROOT
from support.pdf_layout import Paper, read
from support.pdf_samples import Readers, samples
from support.projects import EPOCH, copy_project, run, served

for profile, examples in {"quick": 25, "all": 150, "weekly": 5_000}.items():
    hypothesis.settings.register_profile(profile, deadline=None, max_examples=examples)

gc.set_threshold(100_000, 20, 20)
"""What is read here is large and stays: looking again and again for what could be freed took a fifth of the time."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--renew-pictures",
        action="store_true",
        help="keep the sheets as they look now, in tests/golden/sheets, and run no other test",
    )
    parser.addoption(
        "--all",
        action="store_true",
        help="ask everything of every page and PDF, not only of one of each kind; more examples for property tests",
    )


def pytest_configure(config: pytest.Config) -> None:
    usual = "all" if config.getoption("all") else "quick"
    hypothesis.settings.load_profile(config.getoption("--hypothesis-profile") or usual)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("all"):
        left_out = [item for item in items if _is_for_all_only(item)]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]
    if config.getoption("renew_pictures"):
        items[:] = [item for item in items if item.name == "test_sheets_look_as_before"]


BROWSER_TESTS: Final = ROOT / "tests" / "browser"


def _is_for_all_only(item: pytest.Item) -> bool:
    return "thorough" in item.keywords or (item.path.is_relative_to(BROWSER_TESTS) and "core" not in item.keywords)


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A new folder that `make` fills. Of several processes the first does it for all."""
    ours = factory.getbasetemp()
    shared = ours.parent if "PYTEST_XDIST_WORKER" in os.environ else ours
    folder, done = shared / "once" / name, shared / "once" / f"{name}.done"
    folder.parent.mkdir(exist_ok=True)
    with folder.with_name(f"{name}.turn").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            make(folder)
            done.touch()
    return folder


@pytest.fixture(scope="session")
def guide() -> Guide:
    """The real guide."""
    return load(ROOT)


@pytest.fixture(scope="session")
def printing(guide: Guide) -> tuple[list[SheetView], list[Job]]:
    """Each sheet of the real guide, and how it is printed."""
    return print_jobs(guide, Addresses(guide), ROOT)


@pytest.fixture(scope="session")
def all_views(printing: tuple[list[SheetView], list[Job]]) -> list[SheetView]:
    """Every PDF of the real guide."""
    return printing[0]


@pytest.fixture(scope="session")
def views(all_views: list[SheetView], guide: Guide, pytestconfig: pytest.Config) -> list[SheetView]:
    """The PDFs to look at closely: one of each block, paper and form, or with --all every one."""
    everything = pytestconfig.getoption("all") or pytestconfig.getoption("renew_pictures")
    return all_views if everything else samples(all_views, guide)


@pytest.fixture(scope="session")
def jobs(printing: tuple[list[SheetView], list[Job]]) -> list[Job]:
    return printing[1]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real guide, built as `./guide build` does."""

    def make(folder: Path) -> None:
        done = run("build", "-q", "--site-dir", str(folder))
        assert done.returncode == 0, done.stderr

    return once(tmp_path_factory, "site", make)


@pytest.fixture(scope="session")
def readers(site: Path, views: list[SheetView]) -> Mapping[str, PdfReader]:
    """The PDFs to look at closely in pypdf, by path; any other can be asked for too."""
    return Readers(site, [view.path for view in views])


@pytest.fixture(scope="session")
def papers(site: Path, readers: Mapping[str, PdfReader], jobs: list[Job]) -> list[Paper]:
    """The PDFs to look at closely, as their readers get them."""
    sources = {job.path: job.html for job in jobs}
    facts = {file["path"]: file for file in json.loads((site / "downloads.json").read_text(encoding="utf-8"))}
    return [read(site / path, facts[path], sources[path], reader) for path, reader in readers.items()]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of its own with the small guide, in which nothing was made yet."""
    copy_project(tmp_path / "project")
    return tmp_path / "project"


@pytest.fixture(scope="session")
def built_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with the small guide, built from nothing into `site`. It is to be read only."""

    def make(root: Path) -> None:
        copy_project(root)
        done = run("build", "-q", root=root, SOURCE_DATE_EPOCH=EPOCH)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")

    return once(tmp_path_factory, "project", make)


@pytest.fixture
def printed(project: Path, built_project: Path) -> Path:
    """A project of its own with the small guide, whose sheets were printed before."""
    shutil.copytree(built_project / FOLDER, project / FOLDER)
    return project


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = windowless()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("CI must have Chromium.")
        pytest.skip("Chromium is not installed: the browser tests did not run.")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the built site is served while the tests run."""
    with served(site) as address:
        yield address
