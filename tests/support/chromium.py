"""The system's Chromium, for the tests, the pictures and the bench: where it is, and how it is started."""

import shutil
from pathlib import Path
from typing import Final

FLAGS: Final = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]
_NAMES: Final = ("chromium", "chromium-browser", "google-chrome")
_MAC: Final = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def chromium() -> str | None:
    """Its path, if there is one."""
    return next(filter(None, map(shutil.which, _NAMES)), str(_MAC) if _MAC.exists() else None)


def windowless() -> str | None:
    """The path of a Chromium that has no windows and takes less time, if there is one, else of the other."""
    return shutil.which("chromium-headless-shell") or chromium()
