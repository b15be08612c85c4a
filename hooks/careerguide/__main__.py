"""The command line: `guide check`, `build`, `serve`, `export`, `test` and `bench`. It holds no rules.

Exit status: 0 done, 1 problems in the content, 2 the machine or the command is wrong.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from careerguide.problems import ContentError, MachineError, count

ROOT = Path(__file__).resolve().parents[2]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = _parser()
    options, rest = parser.parse_known_args(arguments)
    if rest and options.run not in (serve, test, bench):
        parser.error(f"unknown: {' '.join(rest)}")
    options.rest = rest
    try:
        status: int = options.run(options)
    except ContentError as error:
        print(error, file=sys.stderr)
        print(error.summary, file=sys.stderr)
        return 1
    except MachineError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="guide", description="Makes the guide: site, worksheets and letters.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    quiet = argparse.ArgumentParser(add_help=False)
    quiet.add_argument("-q", "--quiet", action="store_true", help="say nothing unless something is wrong")
    one = commands.add_parser("build", parents=[quiet], help="make the site and all PDFs")
    one.add_argument("--site-dir", type=Path, default=ROOT / "site", metavar="DIR", help="where to (site/)")
    one.set_defaults(run=build)
    one = commands.add_parser("serve", help="show the guide on this machine and follow changes (options go to MkDocs)")
    one.set_defaults(run=serve)
    one = commands.add_parser("check", parents=[quiet], help="list every problem in the content")
    one.set_defaults(run=check)
    one = commands.add_parser("export", parents=[quiet], help="write pages, PDFs and data for another generator")
    one.add_argument("folder", type=Path, metavar="DIR")
    one.set_defaults(run=export)
    one = commands.add_parser("test", help="run the tests (options go to pytest)")
    one.set_defaults(run=test)
    one = commands.add_parser("bench", help="measure speed against plain MkDocs and WeasyPrint")
    one.set_defaults(run=bench)
    return parser


def check(options: argparse.Namespace) -> int:
    from careerguide.layers import load  # noqa: PLC0415 -- each command pays only for what it needs

    guide = load(ROOT)
    if not options.quiet:
        for warning in guide.warnings:
            print(warning, file=sys.stderr)
        but = f", {count(len(guide.warnings), 'warning')}" if guide.warnings else ""
        print(f"No problems{but}. {count(len(guide.questions), 'question')}, {count(len(guide.tips), 'tip')}.")
    return 0


def build(options: argparse.Namespace) -> int:
    from careerguide.folder import put, workshop  # noqa: PLC0415

    target: Path = options.site_dir.resolve()
    with workshop(target) as folder:
        status = _mkdocs("build", "--strict", "--site-dir", str(folder / "site"), quiet=options.quiet)
        if status == 0:
            put(folder / "site", target)
    return status


def serve(options: argparse.Namespace) -> int:
    return _mkdocs("serve", *options.rest)


def export(options: argparse.Namespace) -> int:
    from careerguide.folder import put, workshop, write  # noqa: PLC0415
    from careerguide.output import navigation_file  # noqa: PLC0415
    from careerguide.progress import Progress  # noqa: PLC0415
    from careerguide.recall import outputs  # noqa: PLC0415

    target: Path = options.folder.resolve()
    made = outputs(ROOT, Progress("PDF", quiet=options.quiet))
    with workshop(target) as folder:
        written = write(((one.path, one.content) for one in [*made.files, navigation_file(made)]), folder / "export")
        put(folder / "export", target)
    if not options.quiet:
        print(*made.warnings, sep="\n", end="\n" if made.warnings else "", file=sys.stderr)
        print(f"{count(written, 'file')} in {options.folder}")
    return 0


def test(options: argparse.Namespace) -> int:
    return _run("-m", "pytest", *options.rest)


def bench(options: argparse.Namespace) -> int:
    return _run(str(ROOT / "tests" / "bench"), *options.rest)


def _mkdocs(*arguments: str, quiet: bool = False) -> int:
    return _run("-m", "mkdocs", *arguments, quiet=quiet)


def _run(*arguments: str, quiet: bool = False) -> int:
    """Runs Python on `arguments`. Quiet, it says something only when it fails."""
    no_banner = {"NO_MKDOCS_2_WARNING": "1"}  # Material's notice about its end of life; the README tells it
    pipe = subprocess.PIPE if quiet else None
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env={**os.environ, **no_banner}, stdout=pipe, stderr=pipe, check=False
    )
    if quiet and done.returncode:
        sys.stderr.buffer.write(done.stderr)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
