"""The command line: `guide check`, `new`, `build`, `serve`, `export`, `compare`, `test` and `bench`. It holds no rules.

Exit status: 0 done, 1 problems in the content, 2 the machine or the command is wrong.
"""

from __future__ import annotations

import argparse
import gc
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from careerguide.problems.english import count
from careerguide.problems.problem import ContentError, MachineError, Problem, of_machine, summary

if TYPE_CHECKING:
    from careerguide.edit.prompts import Prompt
    from careerguide.model.guide import Guide

ROOT = Path(__file__).resolve().parents[2]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = _parser()
    options, rest = parser.parse_known_args(arguments)
    if rest and options.run not in (serve, test, bench, new):
        parser.error(f"unknown: {' '.join(rest)}")
    options.rest = rest
    try:
        status: int = options.run(options)
    except ContentError as error:
        _show(error.problems)
        print(summary(error.problems), file=sys.stderr)
        return 1
    except MachineError as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        print(of_machine(error), file=sys.stderr)
        return 2
    except (KeyboardInterrupt, EOFError):
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
    one.add_argument("--format", choices=["text", "json", "github", "sarif"], default="text", help="how to list them")
    one.add_argument("--changed-since", metavar="REF", help="only what was not yet wrong at that commit or branch")
    one.add_argument("--fix", action="store_true", help="mend what has exactly one mend, shown first")
    one.add_argument("--order", action="store_true", help="with --fix: every entry's fields in the usual order too")
    one.add_argument("--yes", action="store_true", help="with --fix: do not ask")
    one.add_argument("--stale", action="store_true", help="list when each file was last reviewed, oldest first")
    one.set_defaults(run=check)
    one = commands.add_parser("new", add_help=False, help="begin a question, tip, letter, worksheet or other entry")
    one.set_defaults(run=new)
    one = commands.add_parser("export", parents=[quiet], help="write pages, PDFs and data for another generator")
    one.add_argument("folder", type=Path, metavar="DIR")
    one.set_defaults(run=export)
    one = commands.add_parser("compare", parents=[quiet], help="show what has changed since a commit")
    one.add_argument("ref", metavar="REF", help="a branch, a tag or a commit")
    one.add_argument("--html", type=Path, metavar="FILE", help="write a report with pictures")
    one.add_argument("--markdown", type=Path, metavar="FILE", help="write a summary")
    one.add_argument("--pdfs", type=Path, metavar="DIR", help="write the PDFs that changed or are new")
    one.add_argument("--booklets", action="store_true", help="compare booklets too, which takes a minute")
    one.add_argument("--pictures", type=int, default=200, metavar="N", help="pictures of at most N pages on paper")
    one.set_defaults(run=compare)
    one = commands.add_parser(
        "accept", parents=[quiet], help="note what the guide says where your office has other words"
    )
    one.add_argument("id", nargs="*", metavar="ID", help="an item with other words (all of them, if none is named)")
    one.set_defaults(run=accept)
    one = commands.add_parser("schemas", help="write what editors and docs/fields.md say of each field")
    one.set_defaults(run=schemas)
    one = commands.add_parser("test", help="run the tests (options go to pytest)")
    one.set_defaults(run=test)
    one = commands.add_parser("bench", help="measure speed against plain MkDocs and WeasyPrint")
    one.set_defaults(run=bench)
    return parser


def check(options: argparse.Namespace) -> int:
    gc.disable()  # nearly all that a check makes is kept until its end
    from careerguide.checks.run import examine  # noqa: PLC0415 -- each command pays only for what it needs

    if options.stale:
        return _stale()
    if options.fix and not _fix(options):
        return 1
    guide, found = examine(ROOT)
    if options.changed_since:
        found = _since(found, options.changed_since)
    elif guide:
        found += _waiting(guide)
    errors = [one for one in found if not one.warning]
    if options.format != "text":
        _write_as(options.format, found)
    elif errors or not options.quiet:
        _show(found)
        if errors:
            print(summary(found), file=sys.stderr)
        elif guide:
            but = f", {count(len(found), 'warning')}" if found else ""
            print(f"No problems{but}. {count(len(guide.questions), 'question')}, {count(len(guide.tips), 'tip')}.")
        else:
            print(f"Nothing new is wrong since {options.changed_since}.")
    return 1 if errors else 0


def _stale() -> int:
    from careerguide.checks.reviews import listing  # noqa: PLC0415
    from careerguide.checks.run import load  # noqa: PLC0415

    print(*listing(load(ROOT), _today()), sep="\n")
    return 0


def _waiting(guide: Guide) -> list[Problem]:
    """What time alone has made worth a warning."""
    from careerguide.checks.reviews import stale  # noqa: PLC0415

    return list(stale(guide, _today()))


def _today() -> date:
    """Today, or the day that the environment gives, as for any reproducible build."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(given) if given.isdecimal() else time.time(), UTC).date()


def _fix(options: argparse.Namespace) -> bool:
    """Mends what can be mended, after showing it. False when somebody should look at it first."""
    from careerguide.build.folder import replace, trial  # noqa: PLC0415
    from careerguide.checks.run import examine  # noqa: PLC0415
    from careerguide.content.files import CONTENT  # noqa: PLC0415
    from careerguide.content.yaml_reader import texts  # noqa: PLC0415
    from careerguide.edit.fix import difference, mended  # noqa: PLC0415

    if options.format != "text":
        raise MachineError("--fix shows its changes to people.", "Leave --format out.")
    before = texts(ROOT, CONTENT)
    with trial(ROOT, CONTENT) as at:
        after = mended(before, lambda now: examine(at(now))[1], order=options.order)
    print("".join(difference(path, before[path], text) for path, text in after.items()), end="")
    if after and not options.yes and not _agreed(f"Make these changes in {count(len(after), 'file')}? [y/N] "):
        print("Nothing is changed.", file=sys.stderr)
        return False
    for path, text in after.items():
        replace(ROOT / path, text.encode())
    if not options.quiet:
        print(f"Mended {count(len(after), 'file')}." if after else "There is nothing that can be mended.")
    return True


def _agreed(question: str) -> bool:
    """Whether somebody at a terminal says yes. Elsewhere nobody can."""
    if not sys.stdin.isatty():
        print("This is no terminal to ask on. To make these changes, add --yes.", file=sys.stderr)
        return False
    try:
        return input(question).strip().lower() in ("y", "yes")
    except EOFError:
        return False


def _since(found: Sequence[Problem], ref: str) -> list[Problem]:
    """Those that were not there yet at `ref`."""
    from careerguide.checks.run import examine  # noqa: PLC0415
    from careerguide.compare.git import earlier, new  # noqa: PLC0415
    from careerguide.content.files import CONTENT  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        earlier(ROOT, ref, Path(folder), CONTENT)
        return new(found, examine(Path(folder))[1])


def _show(found: Sequence[Problem]) -> None:
    from careerguide.content.yaml_reader import lines  # noqa: PLC0415
    from careerguide.problems import formats  # noqa: PLC0415

    if found:
        print(formats.text(found, lines(ROOT), color=formats.in_color(sys.stderr)), file=sys.stderr)


def _write_as(form: str, found: Sequence[Problem]) -> None:
    """For programs; on GitHub, all of it in the summary of the workflow too."""
    from careerguide.problems import formats  # noqa: PLC0415

    written = {"json": formats.as_json, "github": formats.github, "sarif": formats.sarif}[form](found)
    print(written, end="\n" if written else "")
    if form == "github" and (path := os.environ.get("GITHUB_STEP_SUMMARY")):
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(formats.markdown(found))


def new(options: argparse.Namespace) -> int:
    """Begins an entry, asking on a terminal for what the options leave open."""
    from careerguide.build.folder import replace  # noqa: PLC0415
    from careerguide.checks.run import load  # noqa: PLC0415
    from careerguide.content.files import CONTENT, OFFICE  # noqa: PLC0415
    from careerguide.content.yaml_reader import texts  # noqa: PLC0415
    from careerguide.edit.new_entry import make_entry  # noqa: PLC0415
    from careerguide.edit.prompts import ENTRY_KINDS  # noqa: PLC0415

    parser = argparse.ArgumentParser(prog="guide new", description="Begins an entry of the guide.")
    kinds = parser.add_subparsers(required=True, metavar="KIND", dest="kind")
    for name, kind in ENTRY_KINDS.items():
        command = kinds.add_parser(name, help=kind.description, description=f"Begins {kind.description}.")
        for prompt in kind.prompts:
            action = "append" if prompt.is_list else "store"
            command.add_argument(prompt.option, dest=prompt.name, help=prompt.words, metavar="WORDS", action=action)
        command.add_argument("--office", action=argparse.BooleanOptionalAction, help="in office/ (if there is one)")
        if name == "question":
            command.add_argument("--after", metavar="ID", help="the question after which to put it")
    answers = vars(parser.parse_args(options.rest))
    name, guide, before = answers.pop("kind"), load(ROOT), texts(ROOT, CONTENT)
    if sys.stdin.isatty():
        for prompt in ENTRY_KINDS[name].prompts:
            answers[prompt.name] = answers[prompt.name] or _ask(prompt, guide)
    wanted = answers.pop("office")
    office = (ROOT / OFFICE).is_dir() if wanted is None else wanted
    entry = make_entry(name, guide, before, answers, office=office)
    replace(ROOT / entry.path, entry.within(before.get(entry.path, "")).encode())
    print(f"{entry.path}: {entry.id} begins on line {entry.first + 1}. Change what is marked, then run ./guide check.")
    return 0


def _ask(prompt: Prompt, guide: Guide) -> str | list[str]:
    """What somebody answers, once it fits. Nothing at all takes the words to begin with."""
    choices, placeholder = prompt.choices(guide), prompt.placeholder and prompt.placeholder(guide)
    if choices:
        print(f"  {', '.join(choices)}")
    usual = ", ".join(placeholder) if isinstance(placeholder, list) else placeholder
    while True:
        typed = input(f"{prompt.words}{f' [{usual}]' if usual else ''}: ").strip()
        answer = prompt.split(typed) if typed else placeholder
        complaint = prompt.complaint(guide, answer) if answer else "There has to be an answer."
        if answer and not complaint:
            return answer
        print(f"  {complaint}")


def accept(options: argparse.Namespace) -> int:
    from careerguide.build.folder import replace  # noqa: PLC0415
    from careerguide.edit import accept  # noqa: PLC0415

    done = [*accept.accept(ROOT, options.id)]
    for one in done:
        replace(ROOT / one.path, one.text.encode())
        if not options.quiet:
            print(f"{one.path}: noted what the guide says for {', '.join(one.names)}.")
    if not done and not options.quiet:
        print("Nothing to note: it is all as it was.")
    return 0


def build(options: argparse.Namespace) -> int:
    from careerguide.build.folder import put, workshop  # noqa: PLC0415

    target: Path = options.site_dir.resolve()
    with workshop(target) as folder:
        status = _mkdocs("build", "--strict", "--site-dir", str(folder / "site"), quiet=options.quiet)
        if status == 0:
            put(folder / "site", target)
    return status


def serve(options: argparse.Namespace) -> int:
    return _mkdocs("serve", *options.rest)


def export(options: argparse.Namespace) -> int:
    from careerguide.build.artifacts import navigation_file  # noqa: PLC0415
    from careerguide.build.cached import outputs  # noqa: PLC0415
    from careerguide.build.folder import put, workshop, write  # noqa: PLC0415
    from careerguide.build.progress import Progress  # noqa: PLC0415

    target: Path = options.folder.resolve()
    made = outputs(ROOT, Progress("PDF", quiet=options.quiet))
    with workshop(target) as folder:
        written = write(((one.path, one.content) for one in [*made.files, navigation_file(made)]), folder / "export")
        put(folder / "export", target)
    if not options.quiet:
        print(*made.warnings, sep="\n", end="\n" if made.warnings else "", file=sys.stderr)
        print(f"{count(written, 'file')} in {options.folder}")
    return 0


def compare(options: argparse.Namespace) -> int:
    from careerguide.build.folder import write  # noqa: PLC0415
    from careerguide.build.progress import Progress  # noqa: PLC0415
    from careerguide.compare.report import report, review, summary  # noqa: PLC0415

    found = review(
        ROOT,
        options.ref,
        Progress("PDF", quiet=options.quiet),
        bound=options.booklets,
        pictures=options.pictures,
    )
    for path, text in ((options.html, report(found, ROOT)), (options.markdown, summary(found))):
        if path:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    if options.pdfs:
        write(((one.path, one.content) for one in found.pdfs), options.pdfs)
    if not options.quiet:
        print(summary(found) if not (options.html or options.markdown or options.pdfs) else found.head)
    return 0


def schemas(_options: argparse.Namespace) -> int:
    from careerguide.build.folder import replace  # noqa: PLC0415
    from careerguide.reference.write import written  # noqa: PLC0415

    for path, text in written():
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        replace(ROOT / path, text.encode())
    return 0


def test(options: argparse.Namespace) -> int:
    return _run("-m", "pytest", *options.rest)


def bench(options: argparse.Namespace) -> int:
    return _run("-m", "bench", *options.rest, PYTHONPATH=str(ROOT / "tests"))


def _mkdocs(*arguments: str, quiet: bool = False) -> int:
    return _run(str(ROOT / "hooks" / "mkdocs_hooks.py"), *arguments, quiet=quiet)


def _run(*arguments: str, quiet: bool = False, **environment: str) -> int:
    """Runs Python on `arguments`. Quiet, it says something only when it fails."""
    no_banner = {"NO_MKDOCS_2_WARNING": "1"}  # Material's notice about its end of life; the README tells it
    pipe = subprocess.PIPE if quiet else None
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, **no_banner, **environment},
        stdout=pipe,
        stderr=pipe,
        check=False,
    )
    if quiet and done.returncode:
        sys.stderr.buffer.write(done.stderr)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
