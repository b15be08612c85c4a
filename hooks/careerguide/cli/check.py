"""`guide check`: every problem in the content, and with --fix those mended that have exactly one mend."""

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
        "--format", choices=["text", "json", "github", "sarif"], default="text", help="how to list them"
    )
    parser.add_argument("--changed-since", metavar="REF", help="only what was not yet wrong at that commit or branch")
    parser.add_argument("--fix", action="store_true", help="mend what has exactly one mend, shown first")
    parser.add_argument("--order", action="store_true", help="with --fix: every entry's fields in the usual order too")
    parser.add_argument("--yes", action="store_true", help="with --fix: do not ask")
    parser.add_argument("--stale", action="store_true", help="list when each file was last reviewed, oldest first")


def run(project: Project, options: argparse.Namespace) -> int:
    gc.disable()  # nearly all that a check makes is kept until its end
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
            print(f"Nothing new is wrong since {options.changed_since}.")
    return 1 if errors else 0


def _fix(project: Project, options: argparse.Namespace) -> bool:
    """Mends what can be mended, after showing it. False when someone should look at it first."""
    from careerguide.build.atomic_folder import replace, scratch_copy  # noqa: PLC0415 -- a check alone does without
    from careerguide.edit.fix import difference, fix_texts  # noqa: PLC0415

    if options.format != "text":
        raise MachineError("--fix shows its changes to people.", "Leave --format out.")
    before = project.texts()
    with scratch_copy(project.root, CONTENT) as at:
        after = fix_texts(before, lambda now: examine(at(now))[1], order=options.order)
    print("".join(difference(path, before[path], text) for path, text in after.items()), end="")
    if after and not options.yes and not agreed(f"Make these changes in {count(len(after), 'file')}? [y/N] "):
        print("Nothing is changed.", file=sys.stderr)
        return False
    for path, text in after.items():
        replace(project.root / path, text.encode())
    if not options.quiet:
        print(f"Mended {count(len(after), 'file')}." if after else "There is nothing that can be mended.")
    return True


def _new_since(project: Project, problems: Sequence[Problem], ref: str) -> list[Problem]:
    """Those that were not there yet at `ref`."""
    from careerguide.compare.git import earlier, new  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        earlier(project.root, ref, Path(folder), CONTENT)
        return new(problems, examine(Path(folder))[1])


def _write(form: str, problems: Sequence[Problem]) -> None:
    """For programs; on GitHub, all of it in the summary of the workflow too."""
    from careerguide.problems import formats  # noqa: PLC0415

    written = {"json": formats.as_json, "github": formats.github, "sarif": formats.sarif}[form](problems)
    print(written, end="\n" if written else "")
    if form == "github" and (path := os.environ.get("GITHUB_STEP_SUMMARY")):
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(formats.markdown(problems))
