"""`guide new`: begins an entry, asking on a terminal for what the options leave open."""

from __future__ import annotations

import argparse
import sys
from typing import Final

from careerguide.build.folder import replace
from careerguide.edit import new_entry
from careerguide.edit.new_entry import Want
from careerguide.model.guide import Guide
from careerguide.project import Project

PASSES_ON: Final = True
OWN_HELP: Final = True
"""Its options depend on the kind of entry, so it has a parser of its own."""


def add_options(_parser: argparse.ArgumentParser) -> None:
    """None: see `_parser`."""


def run(project: Project, options: argparse.Namespace) -> int:
    answers = vars(_parser().parse_args(options.rest))
    kind, guide, before = answers.pop("kind"), project.guide, project.texts()
    if sys.stdin.isatty():
        for want in new_entry.KINDS[kind].wants:
            answers[want.name] = answers[want.name] or _ask(want, guide)
    wanted = answers.pop("office")
    office = (project.root / new_entry.OFFICE).is_dir() if wanted is None else wanted
    entry = new_entry.begin(kind, guide, before, answers, office=office)
    replace(project.root / entry.path, entry.within(before.get(entry.path, "")).encode())
    print(f"{entry.path}: {entry.id} begins on line {entry.first + 1}. Change what is marked, then run ./guide check.")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="guide new", description="Begins an entry of the guide.")
    kinds = parser.add_subparsers(required=True, metavar="KIND", dest="kind")
    for name, kind in new_entry.KINDS.items():
        command = kinds.add_parser(name, help=kind.says, description=f"Begins {kind.says}.")
        for want in kind.wants:
            action = "append" if want.many else "store"
            command.add_argument(want.option, dest=want.name, help=want.says, metavar="WORDS", action=action)
        command.add_argument("--office", action=argparse.BooleanOptionalAction, help="in office/ (if there is one)")
        if name == "question":
            command.add_argument("--after", metavar="ID", help="the question after which to put it")
    return parser


def _ask(want: Want, guide: Guide) -> str | list[str]:
    """What somebody answers, once it fits. Nothing at all takes the words to begin with."""
    choices, start = want.choices(guide), want.start and want.start(guide)
    if choices:
        print(f"  {', '.join(choices)}")
    usual = ", ".join(start) if isinstance(start, list) else start
    while True:
        typed = input(f"{want.says}{f' [{usual}]' if usual else ''}: ").strip()
        answer = want.split(typed) if typed else start
        complaint = want.complaint(guide, answer) if answer else "There has to be an answer."
        if answer and not complaint:
            return answer
        print(f"  {complaint}")
