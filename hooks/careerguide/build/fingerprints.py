"""Names that change with what a file holds: `assets/site.js` goes out as `assets/site.3f2a9c1b.js`.

So a browser can keep such a file forever, and never shows an old one. Everything below `assets/` has such a name, and
nothing else: pages and sheets keep the names that people link to. Data keeps its name too, since it changes with every
edit: its new name would have to be in each page, and make all of them new, or in a file to load first.
"""

import hashlib
from typing import Final

from careerguide.build.artifacts import Output

DIGITS: Final = 8


def fingerprinted(path: str, content: bytes) -> Output:
    """A file under the name that its content gives it."""
    stem, _, ending = path.rpartition(".")
    return Output(f"{stem}.{hashlib.sha256(content).hexdigest()[:DIGITS]}.{ending}", content)
