"""The guide for another site generator: the same files, with nothing in them that only our theme understands."""

import json
from collections.abc import Iterator
from dataclasses import replace

from careerguide.build.artifacts import Output, Outputs


def export_files(made: Outputs) -> Iterator[Output]:
    """Every file of the guide as any generator takes it, and the navigation as data."""
    for file in made.files:
        yield replace(file, content=_without_template(file.content)) if file.path.endswith(".md") else file
    yield _navigation_file(made)


def _without_template(page: bytes) -> bytes:
    """A page whose front matter doesn't name a template of our theme. Each field there is on its own line."""
    head, end, body = page.partition(b"\n---\n")
    lines = [line for line in head.split(b"\n") if not line.startswith(b"template: ")]
    return b"\n".join(lines) + end + body


def _navigation_file(made: Outputs) -> Output:
    sections = [
        {"title": section, "pages": [{"title": name, "path": path} for name, path in below]}
        for section, below in made.navigation
    ]
    return Output("navigation.json", json.dumps(sections, ensure_ascii=False, indent=1).encode())
