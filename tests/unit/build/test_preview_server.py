"""The preview answers to this machine's own names only, and no request makes it print a traceback."""

import http.client
import socket
import struct
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from mkdocs.livereload import LiveReloadServer

import mkdocs_hooks
from careerguide.build.preview_server import report_failures
from support.projects import run

PAGE = b"<html><body>Tips</body></html>"


def start(root: Path, host: str) -> LiveReloadServer:
    """The server of MkDocs as the guide sets it up, with one page."""
    (root / "mkdocs.yml").touch()
    site = root / "site"
    site.mkdir()
    (site / "index.html").write_bytes(PAGE)
    server = LiveReloadServer(lambda: None, host, 0, str(site))
    config = cast("Any", SimpleNamespace(config_file_path=str(root / "mkdocs.yml"), docs_dir=str(root / "content")))
    for path in (config.docs_dir, config.config_file_path):
        server.watch(path)
    mkdocs_hooks.on_serve(server, config=config, builder=None)
    server.server_bind()
    server.server_activate()
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    return server


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveReloadServer]:
    started = start(tmp_path, "127.0.0.1")
    yield started
    stop(started)


def stop(server: LiveReloadServer) -> None:
    """Ends only what `start` began: the rest of MkDocs' server doesn't run."""
    super(LiveReloadServer, server).shutdown()
    server.server_close()


def status(server: LiveReloadServer, host: str | None, path: str = "/") -> int:
    connection = http.client.HTTPConnection(*server.server_address[:2], timeout=10)  # type: ignore[arg-type]
    connection.putrequest("GET", path, skip_host=True)
    if host is not None:
        connection.putheader("Host", host)
    connection.endheaders()
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    assert (b"Tips" in content) == (answer.status == 200)
    return answer.status


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "LocalHost:8000", "127.0.0.1:8000", "[::1]:8000"])
def test_it_answers_to_this_machine(server: LiveReloadServer, host: str) -> None:
    assert status(server, host) == 200


@pytest.mark.parametrize(
    "host",
    [
        None,
        "",
        "rebind.example",
        "rebind.example:8000",
        "localhost.rebind.example",
        "127.0.0.1.rebind.example",
        "localhost@rebind.example",
        "10.0.0.7",
        "[::1",
    ],
)
def test_it_answers_to_no_other_name(server: LiveReloadServer, host: str | None) -> None:
    assert status(server, host) == 403


def test_it_answers_to_the_name_that_it_was_started_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LiveReloadServer, "server_bind", lambda self: bind(self, "Mill.local"))
    server = start(tmp_path, "Mill.local")
    assert [status(server, host) for host in ("mill.local:8000", "localhost", "rebind.example")] == [200, 200, 403]
    stop(server)


def bind(server: LiveReloadServer, host: str) -> None:
    """Listens on this machine, though it was started with another name, which no test machine has."""
    assert server.server_address[0] == host
    server.socket.bind(("127.0.0.1", 0))
    server.server_address = server.socket.getsockname()
    server.server_name, server.server_port = "localhost", server.server_address[1]
    server.setup_environ()


def test_on_every_address_it_answers_to_numbers_but_to_no_other_name(tmp_path: Path) -> None:
    server = start(tmp_path, "0.0.0.0")
    assert [status(server, host) for host in ("10.0.0.7:8000", "[fd00::7]", "localhost", "rebind.example")] == [
        *(200, 200, 200, 403)
    ]
    stop(server)


@pytest.mark.parametrize(
    ("path", "answer"),
    [("/%00", 400), ("/tips/%00.html", 400), ("/../../etc/passwd", 404), ("/%ff%fe", 200), (f"/{'a' * 5000}", 404)],
)
def test_no_path_gives_a_traceback(
    server: LiveReloadServer,
    path: str,
    answer: int,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert status(server, "localhost", path) == answer
    assert "Traceback" not in caplog.text + "".join(capfd.readouterr())


def test_a_browser_that_goes_away_gives_no_traceback(
    server: LiveReloadServer, capfd: pytest.CaptureFixture[str]
) -> None:
    with socket.create_connection(cast("tuple[str, int]", server.server_address)) as connection:
        connection.sendall(b"GET ")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # closing it is a reset
    told = ""
    for _ in range(100):
        told += capfd.readouterr().err
        if told:
            break
        time.sleep(0.05)
    assert told == "A request wasn't answered: [Errno 104] Connection reset by peer\n"


def test_a_build_that_the_machine_refuses_is_reported_on_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    def build() -> None:
        raise PermissionError(13, "Permission denied", "content/tips.yml")

    report_failures(build)()
    assert capsys.readouterr().err.startswith("You don't have permission to read or write content/tips.yml.")


def test_a_preview_that_cannot_be_guarded_is_not_started() -> None:
    done = run("serve", "--no-livereload")
    assert (done.returncode, done.stderr) == (2, "The preview always follows changes. Leave out --no-livereload.\n")
