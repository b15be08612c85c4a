"""How fast the guide is made, beside plain MkDocs and plain WeasyPrint doing the same work. `./guide bench [RUNS]`

All in one run on one machine, in turns. Ratios are of the least times: what else runs meanwhile can only add to them.
`./guide bench scale` makes guides of 100, 1,000 and 10,000 questions instead (see scale.py), `./guide bench site`
opens the built site as people do (see visit.py), and `./guide bench serve` edits it (see serving.py).
"""

import os
import platform
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Final

from bench.scale import scale
from bench.serving import serving
from bench.stopwatch import adopt, cpu, wall
from bench.visit import visit
from careerguide.build.atomic_folder import write
from careerguide.build.build import print_jobs
from careerguide.build.export import export_files
from careerguide.build.progress import Progress
from careerguide.checks.run import load
from careerguide.pages.urls import Addresses
from careerguide.project import Project

HERE: Final = Path(__file__).resolve().parent
ROOT: Final = HERE.parents[1]
PACKAGES: Final = ("mkdocs", "mkdocs-material", "weasyprint", "pydantic", "pyyaml", "jinja2")
CHANGED: Final = "guide, one tip changed"
PRESS: Final = "our press, from nothing"
POOL: Final = "plain WeasyPrint, as many processes"
ALONE: Final = "plain WeasyPrint, one at a time, unshared"
STOCK: Final = """\
site_name: Twenty Minutes
site_url: https://twenty-minutes.example/
theme: {name: material, font: false, features: [navigation.tabs]}
plugins: [search]
markdown_extensions: [attr_list, md_in_html, toc]
"""


@dataclass(frozen=True)
class Target:
    """A ratio or difference that must stay below a limit."""

    name: str
    value: float
    limit: float

    def __str__(self) -> str:
        verdict = "ok" if self.value <= self.limit else "TOO SLOW"
        return f"{self.name:58} {self.value:6.2f}   (at most {self.limit:.2f})   {verdict}"


def measure(runs: int, work: Mapping[str, Callable[[], float]]) -> dict[str, list[float]]:
    """Each piece of work `runs` times, in turns, so that a slow minute of the machine hits all of them alike."""
    times: dict[str, list[float]] = {name: [] for name in work}
    for number in range(runs):
        for name, run in work.items():
            print(f"\rrun {number + 1} of {runs}: {name}\033[K", end="", file=sys.stderr, flush=True)
            times[name].append(run())
    print("\r\033[K", end="", file=sys.stderr)
    return times


def main() -> int:
    if sys.argv[1:2] == ["site"]:
        return visit(*map(int, sys.argv[2:]))
    if sys.argv[1:2] == ["serve"]:
        return serving(_copy, _stock_project)
    adopt()
    if sys.argv[1:2] == ["scale"]:
        return scale()
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as folder:
        times = measure(runs, _work(Path(folder)))
    _report(times, runs)
    targets = _targets({name: min(values) for name, values in times.items()})
    print(*targets, sep="\n")
    return int(any(target.value > target.limit for target in targets))


def _work(folder: Path) -> dict[str, Callable[[], float]]:
    """What is measured, on a copy of the project, so that its own cache and site stay as they are."""
    copy, stock, html = folder / "guide", folder / "stock", folder / "html"
    _copy(copy)
    _stock_project(ROOT, stock)
    _html(html)
    python = sys.executable
    build = [python, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder / "site")]
    plain = [python, "-m", "mkdocs", "build", "--site-dir", str(folder / "stock-site")]
    yardstick = [python, str(HERE / "plain_weasyprint.py"), str(ROOT / "templates"), str(html)]

    two = str(os.cpu_count() or 1)

    def cold() -> float:
        shutil.rmtree(copy / ".cache", ignore_errors=True)
        return cpu(build, copy)

    def changed() -> float:
        tips = copy / "content" / "tips.yml"
        text = tips.read_text(encoding="utf-8")
        tips.write_text(text.replace("\n  why: ", "\n  why: Really. ", 1), encoding="utf-8")
        return cpu(build, copy)

    def pressed() -> float:
        cache = folder / "cache"
        shutil.rmtree(cache, ignore_errors=True)
        return wall([python, str(HERE / "press.py"), str(ROOT / "templates"), str(html), str(cache)], folder)

    return {
        "guide, cold": cold,
        "guide, nothing changed": lambda: cpu(build, copy),
        CHANGED: changed,
        "plain MkDocs and Material, same Markdown": lambda: cpu(plain, stock),
        "plain WeasyPrint, same PDFs, one process": lambda: cpu(yardstick, folder),
        PRESS: pressed,
        POOL: lambda: wall([*yardstick, two], folder),
        ALONE: lambda: wall([*yardstick, "1", "unshared"], folder),
        "guide check": lambda: cpu([python, "-m", "careerguide", "check"], copy),
        "starting Python": lambda: cpu([python, "-c", "pass"], copy),
    }


def _copy(folder: Path) -> None:
    shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(".venv*", ".git", "site", ".cache", "node_modules"))


def _stock_project(root: Path, folder: Path) -> None:
    """The Markdown of the guide in `root` in a project with nothing but MkDocs and Material."""
    made = Project.open(root).outputs(Progress("PDF", quiet=True))
    pages = (file for file in export_files(made) if file.path.endswith(".md"))
    write(((page.path, page.content) for page in pages), folder / "docs")
    (folder / "mkdocs.yml").write_text(STOCK, encoding="utf-8")


def _html(folder: Path) -> None:
    guide = load(ROOT)
    for job in print_jobs(guide, Addresses(guide), ROOT)[1]:
        path = folder / Path(job.path).with_suffix(".html")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(job.html, encoding="utf-8")


def _report(times: Mapping[str, Sequence[float]], runs: int) -> None:
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(f"{os.getloadavg()[1]:.1f} processes at work in the last five minutes; many more than cores spoil the press")
    print(", ".join(f"{name} {version(name)}" for name in PACKAGES))
    print(f"\nCPU seconds, or seconds that go by for the press; least of {runs} (median, most)")
    for name, values in times.items():
        print(f"  {name:44} {min(values):6.2f}   ({statistics.median(values):.2f}, {max(values):.2f})")
    print()


def _targets(seconds: Mapping[str, float]) -> list[Target]:
    mkdocs = seconds["plain MkDocs and Material, same Markdown"]
    weasyprint = seconds["plain WeasyPrint, same PDFs, one process"]
    return [
        Target(
            "cold build over plain MkDocs and plain WeasyPrint", seconds["guide, cold"] / (mkdocs + weasyprint), 1.15
        ),
        Target("nothing changed over plain MkDocs", seconds["guide, nothing changed"] / mkdocs, 1.25),
        Target("press over plain WeasyPrint in as many processes", seconds[PRESS] / seconds[POOL], 1.05),
        Target("press over plain WeasyPrint one at a time", seconds[PRESS] / seconds[ALONE], 0.4),
        Target("guide check, seconds beyond starting Python", seconds["guide check"] - seconds["starting Python"], 0.5),
    ]


if __name__ == "__main__":
    sys.exit(main())
