"""What `serve` answers: requests to this machine by its own names, and nothing that ends in a traceback.

A page elsewhere on the web could otherwise read the preview: it lets a name of its own lead to this machine (DNS
rebinding). Such a request still carries that name.
"""

import ipaddress
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from careerguide.problems.problem import of_machine

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

LOCAL: Final = ("localhost", "127.0.0.1", "::1")
EVERYWHERE: Final = ("", "0.0.0.0", "::")
"""Hosts that mean every address of this machine."""
REFUSED: Final = (
    "This preview answers to localhost only. To use another name, start it with: ./guide serve -a NAME:8000\n"
)


def guard(app: "WSGIApplication", host: str) -> "WSGIApplication":
    """The same application for requests to this machine only. `host` is what the server was started with."""

    def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        if not _is_ours(_host_of(environ.get("HTTP_HOST", "")), host):
            return _say("403 Forbidden", REFUSED, start_response)
        if "\0" in environ["PATH_INFO"]:
            return _say("400 Bad Request", "No file has such a name.\n", start_response)
        return app(environ, start_response)

    return answer


def report_failures(build: Callable[[], None]) -> Callable[[], None]:
    """The same build, but an error of the machine is reported on one line, and the pages stay as they were."""

    def run() -> None:
        try:
            build()
        except OSError as error:
            print(of_machine(error), file=sys.stderr)

    return run


def report_request(request: object, client_address: object) -> None:  # noqa: ARG001 -- the server hands them over
    """Reports on one line which error ended a request, for example because the browser went away."""
    print(f"A request wasn't answered: {sys.exception()}", file=sys.stderr)


def _host_of(value: str) -> str:
    """The name in a Host header, without its port."""
    try:
        return urlsplit(f"//{value}").hostname or ""
    except ValueError:
        return ""


def _is_ours(name: str, host: str) -> bool:
    if host in EVERYWHERE:
        return name in LOCAL or _is_number(name)
    return name in (*LOCAL, host.lower())


def _is_number(name: str) -> bool:
    """Whether it's a numeric address, which can't be made to point elsewhere."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _say(status: str, text: str, start_response: "StartResponse") -> Iterable[bytes]:
    start_response(status, [("Content-Type", "text/plain; charset=utf-8")])
    return [text.encode()]
