"""`guide new`: starts an entry, and on a terminal asks for what the options leave open."""

import argparse
import sys
from typing import Final

from careerguide.build.atomic_folder import replace
from careerguide.content.files import OFFICE
from careerguide.edit.new_entry import ENTRY_KINDS, make_entry
from careerguide.edit.prompts import Prompt
from careerguide.model.guide import Guide
from careerguide.project import Project

PASSES_ON: Final = True
"""To a parser of its own: the options depend on the kind of entry."""


def run(project: Project, options: argparse.Namespace) -> int:
    answers = vars(_parser().parse_args(options.rest))
    kind, guide, before = answers.pop("kind"), project.guide, project.texts()
    if sys.stdin.isatty():
        for prompt in ENTRY_KINDS[kind].prompts:
            answers[prompt.name] = answers[prompt.name] or _ask(prompt, guide)
    wanted = answers.pop("office")
    office = (project.root / OFFICE).is_dir() if wanted is None else wanted
    entry = make_entry(kind, guide, before, answers, office=office)
    replace(project.root / entry.path, entry.within(before.get(entry.path, "")).encode())
    print(f"{entry.path}: {entry.id} starts on line {entry.first + 1}. Change what's marked, then run ./guide check.")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="guide new", description="Starts a new entry of the guide.")
    kinds = parser.add_subparsers(required=True, metavar="KIND", dest="kind")
    for name, kind in ENTRY_KINDS.items():
        command = kinds.add_parser(name, help=kind.description, description=f"Starts {kind.description}.")
        for prompt in kind.prompts:
            action = "append" if prompt.is_list else "store"
            command.add_argument(prompt.option, dest=prompt.name, help=prompt.words, metavar="TEXT", action=action)
        command.add_argument(
            "--office", action=argparse.BooleanOptionalAction, help="put it in office/ (default: if there is one)"
        )
        if name == "question":
            command.add_argument("--after", metavar="ID", help="put it after this question")
    return parser


def _ask(prompt: Prompt, guide: Guide) -> str | list[str]:
    """Asks until the answer fits. An empty answer takes the placeholder."""
    choices, placeholder = prompt.choices(guide), prompt.placeholder(guide)
    if choices:
        print(f"  {', '.join(choices)}")
    usual = ", ".join(placeholder) if isinstance(placeholder, list) else placeholder
    while True:
        typed = input(f"{prompt.words}{f' [{usual}]' if usual else ''}: ").strip()
        answer = prompt.split(typed) if typed else placeholder
        complaint = prompt.complaint(guide, answer) if answer else "Please enter something."
        if answer and not complaint:
            return answer
        print(f"  {complaint}")
