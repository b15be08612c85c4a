"""The day of a build shows nowhere: dates come from reviews.yml, and the same sources make the same bytes any day."""

import gzip
import re
import struct
from pathlib import Path
from typing import Final

import pytest

from careerguide.cli.app import COMMANDS
from support.projects import EPOCH, run

LATER: Final = str(int(EPOCH) + 400 * 24 * 3600)
REVIEWS: Final = """\
- {file: questions/start.yml, reviewed: 2025-11-26, owner: the editors}
- {file: content/tips.yml, reviewed: 2024-02-29, owner: the editors}
"""
NEEDS: Final = {"new": ["tip"], "export": ["out"], "compare": ["HEAD"]}


@pytest.mark.thorough
def test_another_day_gives_the_same_bytes(project: Path, built_project: Path) -> None:
    """Each from nothing, in a folder of its own."""
    assert run("build", "-q", root=project, SOURCE_DATE_EPOCH=LATER).returncode == 0
    first, second = built_project / "site", project / "site"
    files = sorted(path.relative_to(first) for path in first.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(second) for path in second.rglob("*") if path.is_file())
    assert [name for name in files if (first / name).read_bytes() != (second / name).read_bytes()] == []


@pytest.mark.thorough
def test_the_sitemap_has_the_days_of_reviews_and_no_others(printed: Path) -> None:
    (printed / "content" / "reviews.yml").write_text(REVIEWS, encoding="utf-8")
    assert run("build", "-q", root=printed).returncode == 0
    sitemap = (printed / "site" / "sitemap.xml").read_bytes()
    entries = re.findall(r"<loc>(.+?)</loc>(?:\s*<lastmod>(.+?)</lastmod>)?", sitemap.decode())
    pages = list((printed / "site").rglob("index.html"))
    assert len(entries) == len(pages) - 3 > 10, "all but the reader's own pages"
    days = {address.partition("small.example/guide/")[2]: day for address, day in entries if day}
    assert days == {"questions/start/": "2025-11-26", "tips/": "2024-02-29"}
    packed = (printed / "site" / "sitemap.xml.gz").read_bytes()
    assert gzip.decompress(packed) == sitemap
    assert struct.unpack("<I", packed[4:8]) == (0,), "the header has a day"


@pytest.mark.parametrize("command", COMMANDS)
def test_an_impossible_date_is_reported_on_one_line_by_any_command(command: str, project: Path) -> None:
    done = run(command, *NEEDS.get(command, ()), root=project, SOURCE_DATE_EPOCH="99999999999999999999")
    expected = (
        "SOURCE_DATE_EPOCH isn't a number of seconds since 1970. Unset it, or set it to one, such as 1764000000.\n"
    )
    assert (done.returncode, done.stdout, done.stderr) == (2, "", expected)


@pytest.mark.parametrize("value", ["", "today", "1.5", "253402300800", "-99999999999999", "9" * 5000])
def test_what_is_no_number_of_seconds(value: str, project: Path) -> None:
    done = run("check", root=project, SOURCE_DATE_EPOCH=value)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
