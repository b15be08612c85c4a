"""The whole site as a zip that opens from a folder on disk: without a server, without a network.

There no server answers the address of a folder with its index.html, so every link names it. Left out are the other
zips, what only machines read, and what makes sense only online. It is made last, from the finished site: so the list of
downloads, which gives sizes and hashes, cannot have it.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from careerguide.build.archive import PRESSED, zipped
from careerguide.build.artifacts import Output

PATH: Final = "offline.zip"
LEFT_OUT: Final = {
    "404.html",
    "downloads.json",
    "manifest.json",
    "robots.txt",
    "sitemap.xml",
    "sitemap.xml.gz",
    "sw.js",
}
TO_FOLDER: Final = re.compile(r'(?<=\shref=")(?!//)((?:[^":?#]*/)?(?:\.\.?)?)(?=["?#])')
"""The path of a link that leads to a folder of this site; empty for a link within the page."""
ONLINE: Final = " data-cg-online"
"""On an element that makes sense only online. It has none of its own kind inside."""
HINTS: Final = re.compile(r'\s*<link rel="(?:preload|manifest)"[^>]*>')
"""Browsers refuse these for files on disk, and complain."""
POLICY: Final = re.compile(r'(?<=http-equiv="Content-Security-Policy" content=")[^"]*')
PAGES: Final = 0.05
"""How much more than what is pressed already: pages, data, scripts. Only the finished zip could tell."""


def offline(files: Mapping[str, bytes], name: str) -> bytes:
    """A zip of the site, given as paths and contents, in a folder that is called after the guide."""
    folder = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "guide"
    kept = [path for path in sorted(files) if path not in LEFT_OUT and not path.endswith(".zip")]
    return zipped((f"{folder}/{path}", _content(path, files[path])) for path in kept)


def about(files: Iterable[Output]) -> int:
    """How many megabytes it will have, roughly: pages say so before it is made."""
    return round(sum(len(file.content) for file in files if file.path.endswith(PRESSED)) * (1 + PAGES) / 1_000_000)


def _content(path: str, content: bytes) -> bytes:
    return page(content.decode()).encode() if path.endswith(".html") else content


def page(html: str) -> str:
    """A page whose links name files. The policy allows files: not every browser holds those for parts of this site."""
    html = HINTS.sub("", _without_online(html))
    html = POLICY.sub(lambda match: match[0].replace("'self'", "'self' file:"), html, count=1)
    return TO_FOLDER.sub(_index, html)


def _without_online(html: str) -> str:
    before, mark, after = html.partition(ONLINE)
    if not mark:
        return html
    start = before.rindex("<")
    rest = after.partition(f"</{before[start + 1 :].split()[0]}>")[2]
    return before[:start] + _without_online(rest)


def _index(match: re.Match[str]) -> str:
    folder = match[1]
    return f"{folder}{'' if folder.endswith('/') else '/'}index.html" if folder else ""
