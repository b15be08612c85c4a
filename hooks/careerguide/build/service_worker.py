"""sw.js, which keeps the guide on a reader's device: a list of the site's files, and the script that keeps them.

Each file has a hash of its content, so a newer edition loads only what has changed. PDFs aren't in the list: the script
keeps those that a reader opens or asks for.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Final

PATH: Final = "sw.js"
MANIFEST: Final = "manifest.json"
"""What lets readers install the guide. Pages that keep themselves on a device link to it."""
KEEP: Final = "assets/javascripts/worker.js"
LEAVE: Final = "assets/javascripts/worker-off.js"
"""What runs instead where the guide isn't to be kept: it removes what an earlier edition has kept."""
KEPT: Final = re.compile(r"\.(html|css|js|woff2|svg|webp|png)$")
NOT_KEPT: Final = re.compile(r"^assets/(images/share|javascripts/worker)")
INDEX: Final = re.compile(r"(^|/)index\.html$")


def worker(files: Mapping[str, bytes], assets: Mapping[str, str], *, keep: bool) -> bytes:
    """The worker of a site, given as paths and contents. `assets` has the published names of its scripts."""
    script = f'importScripts("{assets[KEEP if keep else LEAVE]}");\n'
    if not keep:
        return script.encode()
    listed = {
        INDEX.sub(r"\1", path) or "./": hashlib.sha256(files[path]).hexdigest()[:8]
        for path in sorted(files)
        if KEPT.search(path) and not NOT_KEPT.search(path)
    }
    edition = hashlib.sha256(json.dumps(listed).encode()).hexdigest()[:8]
    guide = json.dumps({"edition": edition, "files": listed}, ensure_ascii=False, separators=(",", ":"))
    return f"const guide = {guide};\n{script}".encode()
