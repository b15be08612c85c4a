"""docs/messages.md: every message with a wrong and a right example, from the golden cases, which the tests prove.

Run it after changing a message or a case: `PYTHONPATH=tests .venv/bin/python -m support.messages_page`
"""

import difflib
import re
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from careerguide.problems.formats import HELP
from careerguide.problems.messages import messages
from support.cases import read_cases
from support.guides import ROOT, SMALL, change, copy_small

CASES: Final = ROOT / "tests" / "golden" / "problems"
PAGE: Final = ROOT / HELP
HEAD: Final = """\
# What the messages mean

Every message has a code, such as `tab`. This page shows each code with an example that's wrong, and how it should be.

Errors stop the guide from being built. [Warnings](#warnings) are advice. `./guide check` lists them all at once, with
one exception: YAML can't be read below a bracket that isn't closed, or lines that don't line up. Fix that first, and
the next check lists the rest.

This page is made from the cases that the tests prove, by `PYTHONPATH=tests .venv/bin/python -m support.messages_page`.
"""
GROUPS: Final = {
    "files": "The file",
    "yaml": "How YAML is written",
    "fields": "Fields",
    "text": "Formatting inside a text",
    "references": "Between items",
    "rules": "Rules of one kind",
    "interface": "Words of the interface",
    "reviews": "Reviews",
    "wording": "Wording",
    "office": "Your office's own layer",
    "printing": "Printing",
}
"""The golden files, and the heading for each."""


@cache
def cases() -> list[tuple[str, Mapping[str, Any]]]:
    """Every golden case, with the name of its file."""
    return [(path.stem, case) for path in sorted(CASES.glob("*.yml")) for case in read_cases(path)]


def codes(case: Mapping[str, Any]) -> list[str]:
    """The codes that a case reports."""
    return [line.split(": ")[1].removesuffix(" (warning)") for line in case["problems"]]


def page() -> str:
    """The whole page. Raises LookupError when a code has no case to show."""
    chosen = _chosen()
    parts = [HEAD]
    for group, title in [*GROUPS.items(), ("warnings", "Warnings")]:
        listed = [code for code in messages() if (_group(code, chosen[code][0])) == group]
        if listed:
            parts.append(f"## {title}\n")
            parts += [_entry(code, chosen[code][1]) for code in listed]
    return "\n".join(parts)


def _group(code: str, file: str) -> str:
    return "warnings" if messages()[code].warning else file


def _chosen() -> dict[str, tuple[str, Mapping[str, Any]]]:
    """For each code the case that shows it best: alone, with a right side, the first of its kind."""
    found: dict[str, tuple[str, Mapping[str, Any]]] = {}
    for file, case in sorted(cases(), key=lambda one: -_shows(one[1])):
        for code in codes(case):
            found.setdefault(code, (file if file in GROUPS else "rules", case))
    if missing := sorted(set(messages()) - set(found)):
        raise LookupError(f"No golden case has the code {', '.join(missing)}. Add one to tests/golden/problems.")
    return found


def _shows(case: Mapping[str, Any]) -> int:
    return (
        4 * ("page" in case)
        + 2 * (len(case["problems"]) == 1)
        + ("change" in case or "right" in case)
        + ("fix" in case)
    )


def _entry(code: str, case: Mapping[str, Any]) -> str:
    line = next(line for line in case["problems"] if line.split(": ")[1].removesuffix(" (warning)") == code)
    place, _, words = line.partition(": ")
    sentence = re.sub(r"([*\[\]<_\\])", r"\\\1", words.partition(": ")[2])
    file, line = place.split(":")[:2]
    return f"### {code}\n\n{sentence}\n\n{_examples(case, file, int(line))}"


def _examples(case: Mapping[str, Any], file: str, line: int) -> str:
    if "page" in case:
        wrong, right = case["page"]
        return f"- Wrong: {wrong}\n- Right: {right}\n"
    wrong, right = _sides(case, file)
    first, second = _changed(wrong, right, line)
    if not second:
        raise LookupError(f"The case “{case['case']}” has no right side. Give it “right”, or words for the page.")
    return f"Wrong, in `{file}`:\n\n{_block(first)}\nRight:\n\n{_block(second)}"


def _sides(case: Mapping[str, Any], file: str) -> tuple[list[str], list[str]]:
    """The lines of the file as it is in the case, and as it should be."""
    with tempfile.TemporaryDirectory() as folder:
        root = copy_small(Path(folder) / "guide")
        change(root, case)
        wrong = (root / file).read_text(encoding="utf-8")
    return wrong.splitlines(), right_side(case, file).splitlines()


def right_side(case: Mapping[str, Any], file: str) -> str:
    """The file as it should be: as the case says, else as it is in the small guide."""
    if "right" in case:
        return str(case["right"])
    if "text" in case and "fix" in case:  # a file that the small guide doesn't have
        return str(case["text"]).replace(case["fix"]["from"], case["fix"]["to"])
    sound = (SMALL if (SMALL / file).exists() else ROOT).joinpath(file).read_text(encoding="utf-8")
    return sound.replace(case["change"]["from"], case["fix"]) if "fix" in case else sound


def _changed(wrong: list[str], right: list[str], line: int) -> tuple[list[str], list[str]]:
    """What differs, with the line that the problem is on, and one line above and below."""
    blocks = [
        one for one in difflib.SequenceMatcher(None, wrong, right, autojunk=False).get_opcodes() if one[0] != "equal"
    ]
    start = min([blocks[0][1], line - 1])
    end = max([blocks[-1][2], line])
    lead = blocks[0][1] - start  # lines above the change are the same on both sides
    trail = end - blocks[-1][2]
    return (
        wrong[max(0, start - 1) : end + 1],
        right[max(0, blocks[0][3] - lead - 1) : blocks[-1][4] + trail + 1],
    )


def _block(lines: list[str]) -> str:
    return "\n".join(["```yaml", *(line.replace("\t", "→") for line in lines), "```", ""])


def _main() -> None:
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    _main()
