"""`guide check`: lists every problem in the content. With --fix, it first fixes those with only one possible fix."""

import argparse
import gc
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from careerguide.checks.reviews import listing, stale
from careerguide.checks.run import examine
from careerguide.cli.clock import today
from careerguide.cli.console import add_quiet, agreed, show_problems
from careerguide.content.folders import CONTENT
from careerguide.problems.english import count
from careerguide.problems.problem import MachineError, Problem, summary, visible
from careerguide.project import Project


def add_options(parser: argparse.ArgumentParser) -> None:
    add_quiet(parser)
    parser.add_argument(
        "--format", choices=["text", "json", "github", "sarif"], default="text", help="output format (default: text)"
    )
    parser.add_argument(
        "--changed-since", metavar="REF", help="list only problems that weren't there at that commit or branch"
    )
    parser.add_argument(
        "--fix", action="store_true", help="fix problems that have only one possible fix; shows the changes first"
    )
    parser.add_argument(
        "--order", action="store_true", help="with --fix: also put the fields of every entry in the usual order"
    )
    parser.add_argument("--yes", action="store_true", help="with --fix: make the changes without asking")
    parser.add_argument("--stale", action="store_true", help="list when each file was last reviewed, oldest first")


def run(project: Project, options: argparse.Namespace) -> int:
    gc.disable()  # nearly everything a check makes is kept until the end
    if options.stale:
        print(*map(visible, listing(project.guide, today())), sep="\n")
        return 0
    if options.fix and not _fix(project, options):
        return 1
    guide, problems = project.check()
    if options.changed_since:
        problems = _new_since(project, problems, options.changed_since)
    elif guide:
        problems += stale(guide, today())
    errors = [problem for problem in problems if not problem.warning]
    if options.format != "text":
        _write(options.format, problems)
    elif errors or not options.quiet:
        show_problems(project, problems)
        if errors:
            print(summary(problems), file=sys.stderr)
        elif guide:
            but = f", {count(len(problems), 'warning')}" if problems else ""
            print(f"No problems{but}. {count(len(guide.questions), 'question')}, {count(len(guide.tips), 'tip')}.")
        else:
            print(f"No new problems since {options.changed_since}.")
    return 1 if errors else 0


def _fix(project: Project, options: argparse.Namespace) -> bool:
    """Shows what can be fixed, asks, and fixes it. False if the answer was no, or nobody could be asked."""
    from careerguide.build.atomic_folder import replace, scratch_copy  # noqa: PLC0415 -- a check alone does without
    from careerguide.edit.fix import difference, fix_texts  # noqa: PLC0415

    if options.format != "text":
        raise MachineError("--fix works only with text output.", "Leave out --format.")
    before = project.texts()
    with scratch_copy(project.root, CONTENT) as at:
        after = fix_texts(before, lambda now: examine(at(now))[1], order=options.order)
    print("".join(difference(path, before[path], text) for path, text in after.items()), end="")
    if after and not options.yes and not agreed(f"Make these changes in {count(len(after), 'file')}? [y/N] "):
        print("Nothing was changed.", file=sys.stderr)
        return False
    for path, text in after.items():
        replace(project.root / path, text.encode())
    if not options.quiet:
        print(f"Fixed {count(len(after), 'file')}." if after else "There's nothing to fix automatically.")
    return True


def _new_since(project: Project, problems: Sequence[Problem], ref: str) -> list[Problem]:
    """Those that were not there yet at `ref`."""
    from careerguide.compare.git import earlier, new  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        earlier(project.root, ref, Path(folder), CONTENT)
        return new(problems, examine(Path(folder))[1])


def _write(form: str, problems: Sequence[Problem]) -> None:
    """Prints problems for programs. On GitHub, writes them to the summary of the workflow too."""
    from careerguide.problems import formats  # noqa: PLC0415

    written = {"json": formats.as_json, "github": formats.github, "sarif": formats.sarif}[form](problems)
    print(written, end="\n" if written else "")
    if form == "github" and (path := os.environ.get("GITHUB_STEP_SUMMARY")):
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(formats.markdown(problems))
