"""Finds the command that was given, imports only its module, and turns errors into an exit status.

Exit status: 0 success, 1 problems in the content, 2 missing software or a bad command.

A command is a module of this package with `run(project, options)`, which returns the status, and `add_options(parser)`
if it has any. One with `PASSES_ON = True` gets all options as `options.rest`, even `--help`, and passes them on.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Final

from careerguide.cli.clock import today
from careerguide.cli.console import show_problems
from careerguide.problems.problem import ContentError, MachineError, of_machine, summary
from careerguide.project import Project

COMMANDS: Final[Mapping[str, str]] = {
    "build": "build the site and all PDFs",
    "serve": "preview the guide on this computer while you edit (options go to MkDocs)",
    "check": "list every problem in the content",
    "new": "start a new question, tip, letter, worksheet or other entry",
    "export": "write pages, PDFs and data for another site generator",
    "compare": "show what has changed since a commit",
    "accept": "record the guide's own text where your office has reworded it",
    "schemas": "update what editors and docs/fields.md say about each field",
    "test": "run the tests (options go to pytest)",
    "bench": "measure speed against plain MkDocs and WeasyPrint",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command on the project that the current folder is in. Returns the exit status."""
    arguments = sys.argv[1:] if arguments is None else arguments
    parser, command = _parser(arguments)
    options, rest = parser.parse_known_args(arguments)
    if rest and not getattr(command, "PASSES_ON", False):
        parser.error(f"unrecognized: {' '.join(rest)}")
    options.rest = rest
    project = None
    try:
        today()  # a bad SOURCE_DATE_EPOCH ends any command at once, before MkDocs sees it
        project = Project.open(Path.cwd())
        status: int = options.run(project, options)
    except ContentError as error:
        if project:
            show_problems(project, error.problems)
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


def _parser(arguments: Sequence[str]) -> tuple[argparse.ArgumentParser, ModuleType | None]:
    """The parser with the options of the command that was given, and that command's module, if there is one."""
    parser = argparse.ArgumentParser(prog="guide", description="Builds the guide: its site, worksheets and messages.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    given = next((argument for argument in arguments if not argument.startswith("-")), "")
    module = None
    for name, purpose in COMMANDS.items():
        if name != given:
            commands.add_parser(name, help=purpose)
            continue
        module = import_module(f"careerguide.cli.{name}")
        command = commands.add_parser(name, help=purpose, add_help=not getattr(module, "PASSES_ON", False))
        command.set_defaults(run=module.run)
        if hasattr(module, "add_options"):
            module.add_options(command)
    return parser, module
