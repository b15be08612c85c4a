"""Whether the words of the interface and the places that show them fit together."""

from collections.abc import Iterator

from careerguide.content.interface_uses import Use, interface_uses
from careerguide.content.reading import Reading
from careerguide.model.interface import CODE_TEXTS, PREFIX, InterfaceText
from careerguide.model.kinds import KINDS
from careerguide.problems.english import did_you_mean
from careerguide.problems.problem import START, Problem, problem


def check_interface(reading: Reading) -> Iterator[Problem]:
    """Texts that a template, a script or the code shows and that aren't there, and texts that nothing shows. A folder
    without templates shows none.
    """
    uses = list(interface_uses(reading.root))
    file = next(kind.path for kind in KINDS if kind.part == "interface")
    if uses and file not in reading.files:
        yield problem(file, START, "missing-file", what="This file")
    elif uses:
        yield from _unused(reading, uses)
        yield from _unknown(reading, uses, file)


def _unused(reading: Reading, uses: list[Use]) -> Iterator[Problem]:
    shown = {*CODE_TEXTS, *(use.name for use in uses)}
    for read in reading.parts["interface"]:
        if read.value.id.removeprefix(PREFIX) not in shown:
            yield read.document.problem(read.document.mark((*read.loc, "id")), "unused-text", name=read.value.id)


def _unknown(reading: Reading, uses: list[Use], file: str) -> Iterator[Problem]:
    if InterfaceText.kind in reading.unread:
        return
    known = {name.removeprefix(PREFIX) for name in reading.seen if name.startswith(PREFIX)}
    for use in uses:
        if use.needed and use.name not in known:
            fix = did_you_mean(use.name, known, f"Add “{PREFIX}{use.name}” to {file}.")
            yield problem(use.path, use.mark, "unknown-text", name=use.name, fix=fix)
    for name in sorted(CODE_TEXTS - known):
        yield problem(file, START, "missing-text", name=f"{PREFIX}{name}")
