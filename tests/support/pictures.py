"""Makes the pictures in docs/pictures. Run it as `PYTHONPATH=tests .venv/bin/python -m support.pictures WHICH`.

`site` takes those of the site, from the folder that it was built into; it is not served for this. `blocks` makes those
of blocks and sheets, from the examples in the contributors' pages, and `office` those of an office's guide and of
reports on a change. These build guides of their own: some minutes.
"""

import io
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal
from urllib.parse import unquote, urlsplit

import pypdfium2
from PIL import Image, ImageOps
from playwright.sync_api import Browser, Route, sync_playwright

from careerguide.build.build import problem_page
from careerguide.checks.run import examine, load
from careerguide.content import yaml_reader
from support import block_pictures
from support.block_pictures import PICTURES
from support.chromium import FLAGS, chromium
from support.guides import ROOT, copy_real
from support.projects import Done, run

ADDRESS: Final = "http://guide.invalid/"
SHEET: Final = "sheets/conversation-20-letter.pdf"
DOTS_PER_POINT: Final = 1.5
EDGE: Final = "#b8b8b0"  # of the sheet, which is as white as the page that shows it
COLORS: Final = 128
LARGEST: Final = 300_000  # bytes of one picture


@dataclass(frozen=True, slots=True)
class Shot:
    """A page of the site as a window of this size shows it."""

    name: str
    page: str
    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"
    sharpness: float = 1
    kept: Mapping[str, Any] = field(default_factory=dict)
    """What the reader has on the device already, by the keys of store.js."""
    scroll: int = 0


TRAY: Final = {
    "minutes": 20,
    "items": [
        {"id": "first-step-in", "minutes": 3},
        {"id": "last-working-day", "minutes": 4},
        {"id": "wrong-ideas", "minutes": 2},
        {"id": "in-my-place", "minutes": 3},
        {"id": "who-else", "minutes": 2},
    ],
}
LETTER: Final = {
    "writer": {"name": "Linh Tran", "now": "in my second year of biology"},
    "own": {
        "cold-email": {
            "topic": "the county bird survey",
            "contact": "Ms. Okafor",
            "found": "the library newsletter",
            "detail": "how you count owls by ear",
            "goal": "whether I could do field work for years",
        }
    },
}
PATH: Final = {"goal": "whether I\u2019d enjoy an ordinary day in this work", "person": "Ms. Okafor", "done": [0, 1]}
TALKS: Final = [
    {
        "id": "a1",
        "who": "Ngozi Okafor",
        "role": "Counts birds for the county",
        "asked": "2026-05-26",
        "answered": "yes",
    },
    {"id": "b2", "who": "Jorge Medina", "asked": "2026-06-01", "channel": "email"},
    {"id": "c3", "who": "Amina Yusuf", "role": "Land surveyor"},
]
SHOTS: Final = (
    Shot("home-1440-light", "", 1440, 1000),
    Shot("home-390-dark", "", 390, 844, scheme="dark", sharpness=2),
    Shot("step", "steps/meet/", 1440, 1000),
    Shot("category", "questions/way-in/", 1440, 1000, kept={"tray": TRAY}),
    Shot("tray-390", "my-questions/", 390, 844, sharpness=2, kept={"tray": TRAY}),
    Shot("letter", "letters/cold-email/", 1440, 1000, kept={"letters": LETTER}, scroll=150),
    Shot("letter-390-dark", "letters/cold-email/", 390, 844, "dark", sharpness=2, kept={"letters": LETTER}, scroll=120),
    Shot("path", "start/five-minutes/", 1440, 1000, kept={"path": PATH, "tray": TRAY}),
    Shot("conversations", "my-conversations/", 1440, 1000, kept={"talks": TALKS, "shared": True}),
)


OFFICE: Final = ROOT / "tests" / "offices" / "us"
OFFICE_SHOT: Final = Shot("office", "", 1440, 1000)
OFFICE_SHEET: Final = "sheets/day-of-letter.pdf"
MISTAKES: Final = (
    ("content/reasons.yml", "  text: >-", "  txt: >-"),
    ("questions/way-in.yml", "minutes: 3", "minutes: 3 min"),
)
"""Two mistakes that people make: the file, what it has, and what they write."""
EDIT: Final = ("questions/way-in.yml", "How did you get into this line of work?", "How did you first get into it?")


def main() -> int:
    if sys.argv[1:] == ["blocks"]:
        save_blocks()
    elif sys.argv[1:] == ["office"]:
        save_office()
    elif len(sys.argv) == 2 and (Path(sys.argv[1]) / "index.html").is_file():
        save_site(Path(sys.argv[1]).resolve())
    else:
        print("Say “blocks” or “office”, or build the guide and name the folder of the site.", file=sys.stderr)
        return 2
    return 0


def save_blocks() -> None:
    """Takes away the pictures of kinds that are no more, too."""
    with tempfile.TemporaryDirectory() as folder:
        guide = load(block_pictures.with_examples(Path(folder)))
        drawn = block_pictures.pictures(block_pictures.views(guide))
    shutil.rmtree(PICTURES / "blocks", ignore_errors=True)
    (PICTURES / "blocks").mkdir(parents=True)
    for name, picture in drawn.items():
        path = PICTURES / f"{name}.png"
        picture.save(path, optimize=True, bits=2)
        weigh(path, block_pictures.LARGEST)


def save_site(site: Path) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for shot in SHOTS:
            save(shot.name, take(started, site, shot))
        started.close()
    save("sheet", ImageOps.expand(first_page(site / SHEET), border=1, fill=EDGE))


def save_office() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        save_branded(started, Path(folder) / "branded")
        save("problem", opened(started, broken_page(Path(folder) / "mistakes"), 1000, 720))
        report = compared(Path(folder) / "compared")
        save("compared", opened(started, report, 1200, 760))
        save("compared-sheet", opened(started, report, 1200, 1000, "h2:has-text('Sheets')"))
        started.close()


def save_branded(browser: Browser, root: Path) -> None:
    """The home page of the example office, and the foot of one of its sheets."""
    whole_project(root)
    shutil.copytree(OFFICE, root / "office")
    done(run("build", "-q", root=root))
    save(OFFICE_SHOT.name, take(browser, root / "site", OFFICE_SHOT))
    sheet = first_page(root / "site" / OFFICE_SHEET)
    foot = sheet.crop((0, sheet.height * 4 // 5, *sheet.size))
    save("office-foot", ImageOps.expand(foot, border=1, fill=EDGE))


def broken_page(root: Path) -> Path:
    """What `serve` shows instead of every page while there are mistakes."""
    copy_real(root)
    for mistake in MISTAKES:
        edit(root, *mistake)
    page = root / "problems.html"
    _, problems = examine(root)
    page.write_bytes(problem_page(root, [one for one in problems if not one.warning], yaml_reader.lines(root)))
    return page


def compared(root: Path) -> Path:
    """The report of a change to one question."""
    whole_project(root)
    identity = ("-c", "user.name=Careerguide", "-c", "user.email=guide@example.invalid")
    for words in (["init", "-q"], ["add", "-A"], [*identity, "commit", "-q", "-m", "Before"]):
        subprocess.run(["git", *words], cwd=root, check=True)
    edit(root, *EDIT)
    done(run("compare", "HEAD", "--html", str(root / "changed.html"), root=root))
    return root / "changed.html"


def whole_project(root: Path) -> None:
    copy_real(root)
    (root / "templates").unlink()
    for name in ("hooks", "templates", "docs"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", root)


def edit(root: Path, name: str, old: str, new: str) -> None:
    """Changes the first place where the old words stand."""
    path = root / name
    text = path.read_text(encoding="utf-8")
    if old not in text:
        raise SystemExit(f"{name} does not say “{old}” any more. Change it here too.")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def done(process: Done | subprocess.CompletedProcess[str]) -> None:
    if process.returncode:
        raise SystemExit(process.stderr)


def opened(browser: Browser, path: Path, width: int, height: int, top: str = "h1") -> Image.Image:
    """A page from a file, in a window that begins at the element `top`."""
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light")
    page.goto(path.as_uri())
    page.locator(top).evaluate("(element) => scrollTo(0, element.getBoundingClientRect().top - 32)")
    picture = Image.open(io.BytesIO(page.screenshot()))
    page.close()
    return picture


def take(browser: Browser, site: Path, shot: Shot) -> Image.Image:
    page = browser.new_page(
        viewport={"width": shot.width, "height": shot.height},
        color_scheme=shot.scheme,
        device_scale_factor=shot.sharpness,
        reduced_motion="reduce",
    )
    page.add_init_script(f"for (const [key, value] of {entries(shot)}) localStorage.setItem(key, value);")
    page.route("**", lambda route: answer(route, site))
    page.goto(ADDRESS + shot.page, wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    page.evaluate(f"scrollTo(0, {shot.scroll})")
    picture = Image.open(io.BytesIO(page.screenshot()))
    page.close()
    return picture


def entries(shot: Shot) -> str:
    """As a browser keeps it."""
    return json.dumps([(f"cg:/:{key}", json.dumps(value)) for key, value in shot.kept.items()])


def answer(route: Route, site: Path) -> None:
    """The file of the site that the browser asks for. There is nothing else to have."""
    path = unquote(urlsplit(route.request.url).path).lstrip("/")
    file = site / (path + "index.html" if path == "" or path.endswith("/") else path)
    if file.is_file():
        route.fulfill(path=file)
    else:
        route.fulfill(status=404)


def first_page(pdf: Path) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    picture: Image.Image = document[0].render(scale=DOTS_PER_POINT).to_pil()
    document.close()
    return picture


def save(name: str, picture: Image.Image) -> None:
    path = PICTURES / f"{name}.png"
    few = picture.convert("RGB").quantize(COLORS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
    weigh(path, LARGEST)


def weigh(path: Path, largest: int) -> None:
    size = path.stat().st_size
    print(f"{size / 1000:5.0f} KB  {path.relative_to(ROOT)}")
    if size > largest:
        raise SystemExit(f"{path.name} is larger than {largest // 1000} KB.")


if __name__ == "__main__":
    sys.exit(main())
