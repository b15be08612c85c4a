"""What phones and search engines ask for: the manifest that lets readers install the guide, and robots.txt."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from careerguide.build.artifacts import Output
from careerguide.build.drawings import ICON
from careerguide.build.service_worker import MANIFEST
from careerguide.model.brand import PAPERS, accent
from careerguide.model.guide import Guide
from careerguide.pages.urls import FIXED, Addresses

ROBOTS: Final = "robots.txt"
SHORTCUTS: Final = ("my-questions", "say", "my-conversations", "my-meeting")
"""The pages that a long press on the icon offers."""


def for_machines(guide: Guide, addresses: Addresses, loaded: Mapping[str, str]) -> Iterator[Output]:
    """Both files. `loaded` has the published paths of the icons by their names in the theme."""
    yield Output(MANIFEST, json.dumps(_manifest(guide, addresses, loaded), ensure_ascii=False).encode())
    yield Output(ROBOTS, f"User-agent: *\nAllow: /\n\nSitemap: {guide.site.url}sitemap.xml\n".encode())


def _manifest(guide: Guide, addresses: Addresses, loaded: Mapping[str, str]) -> dict[str, Any]:
    site, color, paper = guide.site, guide.office.colors.light, PAPERS["light"][0]
    return {
        "name": site.name.typed,
        "short_name": site.name.typed,
        "description": site.description.typed,
        "lang": site.language,
        "dir": addresses.ui.direction,
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": paper,
        "theme_color": accent(color, "light").fill if color else paper,
        "icons": [_icon(loaded, 192, 192), _icon(loaded, 512, 512), _icon(loaded, "maskable", 512)],
        "shortcuts": [
            {"name": guide.overviews.of(name).name.typed, "url": addresses.page_url(FIXED[name])} for name in SHORTCUTS
        ],
    }


def _icon(loaded: Mapping[str, str], name: str | int, size: int) -> dict[str, str]:
    purpose = "maskable" if name == "maskable" else "any"
    return {"src": loaded[ICON.format(name)], "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
