"""The guide kept on a phone: every page opens without a network, updates are small, and there's a way back."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Final

import pytest
from playwright.sync_api import Locator, Page, expect

from careerguide.build import service_worker
from support.accessibility import violations
from support.waiting import until

pytestmark = pytest.mark.browser

KEEP: Final = "Keep this guide on this device"
KEPT: Final = "This guide is on this device and opens without a signal."


class Server:
    """Folders below one address, with a list of what was asked for."""

    def __init__(self, folder: Path) -> None:
        self.asked: list[str] = []
        asked = self.asked

        class Handler(SimpleHTTPRequestHandler):
            def log_message(self, *_: object) -> None:
                pass

            def do_GET(self) -> None:
                asked.append(self.path)
                super().do_GET()

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
        Thread(target=self._server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}/"

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def guides(site: Path, tmp_path: Path) -> Path:
    """A folder with two copies of the guide, at `one/` and `two/`. Files are linked: replace them."""
    for name in ("one", "two"):
        shutil.copytree(site, tmp_path / name, copy_function=os.link, ignore=shutil.ignore_patterns("*.zip"))
    return tmp_path


@pytest.fixture
def server(guides: Path) -> Iterator[Server]:
    started = Server(guides)
    yield started
    started.stop()


def keep(page: Page, address: str) -> None:
    page.goto(address)
    footer(page).get_by_role("button", name=KEEP).click()
    expect(footer(page)).to_contain_text(KEPT)


def footer(page: Page) -> Locator:
    return page.locator("footer [data-cg-offline]")


def replace(path: Path, change: Callable[[str], str]) -> None:
    text = path.read_text(encoding="utf-8")
    path.unlink()
    path.write_text(change(text), encoding="utf-8")


def publish(folder: Path, *, keep: bool = True) -> None:
    """Writes sw.js again, as a build does."""
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    scripts = {
        name: next(path for path in files if path.startswith(name.removesuffix("js")))
        for name in (service_worker.KEEP, service_worker.LEAVE)
    }
    (folder / service_worker.PATH).unlink()
    (folder / service_worker.PATH).write_bytes(service_worker.worker(files, scripts, keep=keep))


def caches(page: Page) -> list[str]:
    names: list[str] = page.evaluate("caches.keys()")
    return names


def test_every_page_opens_without_a_network(page: Page, server: Server, guides: Path) -> None:
    address = f"{server.address}one/"
    keep(page, address)
    server.stop()
    listed = json.loads((guides / "one/sw.js").read_text(encoding="utf-8").splitlines()[0][len("const guide = ") : -1])
    pages = [path for path in listed["files"] if path.endswith("/")]
    assert len(pages) > 50
    for path in pages[:: len(pages) // 8]:
        page.goto(address + path.removeprefix("./"))
        expect(page.locator("h1")).to_be_visible()
        assert page.evaluate("document.fonts.check('600 16px \"Atkinson Hyperlegible Next\"')")
    page.goto(f"{address}questions/?q=pay")
    expect(page.get_by_role("main").get_by_role("link").filter(has_text="pay").first).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type("visa")
    expect(page.locator(".cg-found li").first).to_be_visible()
    answer = page.goto(f"{address}no-such-page/")
    assert answer
    assert answer.status == 404
    expect(page.locator("h1")).to_be_visible()


def test_an_update_loads_only_what_changed_and_waits_to_be_asked(page: Page, server: Server, guides: Path) -> None:
    address = f"{server.address}one/"
    keep(page, address)
    replace(guides / "one/tips/index.html", lambda text: text.replace("</h1>", ", renewed</h1>", 1))
    publish(guides / "one")
    page.evaluate("""cg.store.set("meeting", { who: "Ana", minutes: 20, began: Date.now(), parts: [] })""")
    server.asked.clear()
    page.goto(f"{address}say/")
    page.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.update())")
    until(page, "navigator.serviceWorker.getRegistration().then((one) => Boolean(one.waiting))")
    own = ("/one/say/", "/one/sw.js", "/one/assets/javascripts/worker.")
    assert [path for path in server.asked if not path.startswith(own)] == ["/one/tips/"]
    page.goto(f"{address}say/")
    page.wait_for_timeout(500)
    expect(page.locator(".cg-newer")).to_have_count(0)  # never in a meeting
    page.evaluate("""cg.store.remove("meeting")""")
    page.goto(f"{address}say/")
    expect(page.locator(".cg-newer")).to_contain_text("A newer edition is ready.")
    assert violations(page) == []
    with page.expect_navigation():
        page.get_by_role("button", name="Load it").click()
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".cg-newer")).to_have_count(0)
    server.stop()
    page.goto(f"{address}tips/")
    expect(page.locator("h1")).to_contain_text("renewed")


def test_it_is_kept_by_itself_once_something_is_kept(page: Page, server: Server) -> None:
    address = f"{server.address}one/"
    page.goto(address)
    expect(footer(page).get_by_role("button", name=KEEP)).to_be_visible()
    assert caches(page) == []
    page.evaluate("""cg.store.set("tray", { minutes: 20, items: [{ own: "Why?", minutes: 2 }] })""")
    page.goto(f"{address}my-questions/")
    expect(footer(page)).to_contain_text(KEPT)
    assert len(caches(page)) == 1


def test_it_is_not_kept_by_itself_where_data_is_saved(page: Page, server: Server) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page.goto(f"{server.address}one/")
    page.evaluate("""cg.store.set("tray", { minutes: 20, items: [{ own: "Why?", minutes: 2 }] })""")
    page.reload()
    page.wait_for_timeout(1000)
    assert caches(page) == []


def test_a_device_that_refuses_is_told_about_and_the_site_goes_on(page: Page, server: Server, guides: Path) -> None:
    worker = guides / "one/sw.js"
    replace(
        worker,
        lambda text: (
            f"Cache.prototype.put = async () => {{ throw new DOMException('', 'QuotaExceededError'); }};\n{text}"
        ),
    )
    page.goto(f"{server.address}one/")
    footer(page).get_by_role("button", name=KEEP).click()
    expect(footer(page)).to_contain_text("couldn’t keep the guide")
    assert caches(page) == []
    assert violations(page) == []
    page.goto(f"{server.address}one/tips/")
    expect(page.locator("h1")).to_be_visible()


def test_removing_it_leaves_nothing_and_it_stays_removed(page: Page, server: Server) -> None:
    address = f"{server.address}one/"
    page.goto(address)
    page.evaluate("""cg.store.set("tray", { minutes: 20, items: [{ own: "Why?", minutes: 2 }] })""")
    page.reload()
    footer(page).get_by_role("button", name="Remove it from this device").click()
    expect(footer(page).get_by_role("button", name=KEEP)).to_be_visible()
    assert caches(page) == []
    page.goto(f"{address}tips/")
    page.wait_for_timeout(1000)
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0


def test_an_edition_that_is_not_to_be_kept_removes_what_was(page: Page, server: Server, guides: Path) -> None:
    address = f"{server.address}one/"
    keep(page, address)
    publish(guides / "one", keep=False)
    page.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.update())")
    until(page, "caches.keys().then((names) => names.length === 0)")
    page.goto("about:blank")
    page.goto(f"{address}manifest.json")
    until(page, "navigator.serviceWorker.getRegistrations().then((all) => all.length === 0)")


def test_two_guides_at_one_origin_leave_each_other_alone(page: Page, server: Server) -> None:
    keep(page, f"{server.address}one/")
    keep(page, f"{server.address}two/")
    assert sorted(name.rpartition(":")[0] for name in caches(page)) == ["cg:/one/", "cg:/two/"]
    footer(page).get_by_role("button", name="Remove it from this device").click()
    expect(footer(page).get_by_role("button", name=KEEP)).to_be_visible()
    assert [name.rpartition(":")[0] for name in caches(page)] == ["cg:/one/"]
    server.stop()
    page.goto(f"{server.address}one/tips/")
    expect(page.locator("h1")).to_be_visible()


def test_worksheets_in_the_readers_paper_are_kept_when_asked_for(page: Page, server: Server) -> None:
    keep(page, f"{server.address}one/")
    footer(page).get_by_role("button", name="Keep the worksheets too").click()
    expect(footer(page)).to_contain_text("The worksheets are on this device too.")
    kept: list[str] = page.evaluate(
        """caches.open("cg:/one/:papers").then((cache) => cache.keys()).then((all) => all.map(({ url }) => url))"""
    )
    assert len(kept) > 20
    assert [url for url in kept if url.endswith("-a4.pdf")] == []


def test_a_folder_on_disk_never_registers(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    page.wait_for_timeout(500)
    expect(footer(page)).to_be_hidden()
