"""Names each regular expression of the packages given that takes more than linear time on some text.

    python slow_patterns.py HOOKS EXTRA PACKAGE...

HOOKS is the folder of the code, EXTRA one more expression or nothing. It runs in a process of its own, with a limit on
its CPU time, since an expression that has lost its way can't be stopped otherwise.
"""

import functools
import importlib
import itertools
import pkgutil
import re
import resource
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

IMPORT: Final = re.compile(r"^from \S+ import (?:\([^)]*\)|.*)$", re.MULTILINE)
LENGTH: Final = 12_000  # characters: quadratic time is half a second or more for them, linear time a millisecond
SECONDS: Final = 0.25
MOST_SECONDS: Final = 300  # for all of them
UNITS: Final = (
    *("a", "A", "1", "é", " ", "\t", "\n", "\n ", ".", "?", "? ", ",", ":", ": ", "-", "- ", "-a", "'", "'a", '"', "("),
    *(
        ")",
        "[",
        "[a",
        "](",
        "{",
        "{a ",
        "{{",
        "}",
        "*",
        "*a ",
        "**a ",
        "_",
        "_a ",
        "`",
        "\\",
        "<",
        "#",
        "&",
        "|",
        ">",
        "@",
    ),
    *("a.", "http://", "www.a.", "\u00a0", "\u2028", "\ufeff", "a ", "aa ", "is ", "only ", "mostly ", "very ", "and "),
    *("and what ", "used ", "if ", "how are ", "looking for ", "a: b ", "a=", "a, ", "'' ", '"a" ', "[a, ", "x\n- "),
    *("```\n", "Dr. "),
)
BEFORE: Final = ("is ", "{a", "?", "“", "- ", "how are ", "looking for a ", "http://", "&", '"', "a:", "`")
AROUND: Final = (*(("", after) for after in ("", "x", "?", " .")), *((before, "x") for before in BEFORE))


def patterns(value: Any, depth: int = 0) -> Iterator[re.Pattern[str]]:
    """The expressions in a value: itself, or inside mappings and lists."""
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif depth < 2 and isinstance(value, dict | tuple | list | frozenset):
        for inner in (*value, *value.values()) if isinstance(value, dict) else value:
            yield from patterns(inner, depth + 1)


def named(packages: list[str]) -> Iterator[tuple[re.Pattern[str], str]]:
    """The expressions at the top of the modules of some packages, with their names."""
    for package in packages:
        module = importlib.import_module(f"careerguide.{package}")
        for info in pkgutil.walk_packages(module.__path__, f"{module.__name__}."):
            for name, value in vars(importlib.import_module(info.name)).items():
                yield from ((pattern, f"{info.name}.{name}") for pattern in patterns(value))


@functools.cache
def is_only_matched(name: str, hooks: Path) -> bool:
    """Whether it is only asked what a text begins with, so that it never looks for a later place to begin."""
    source = IMPORT.sub("", "".join(path.read_text(encoding="utf-8") for path in hooks.rglob("*.py")))
    return f"{name}.match" in source and not re.search(rf"\b{name}\.(?!match)|[(, ]{name}[,)]", source)


def too_long(*_: object) -> None:
    raise TimeoutError


def slow_text(pattern: re.Pattern[str], *, only_matched: bool) -> str:
    """How a text is built that takes the expression too long, or nothing."""
    unit = before = after = ""
    try:
        for unit, (before, after) in itertools.product(UNITS, AROUND):
            text = before + unit * (LENGTH // len(unit)) + after
            signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
            pattern.match(text)
            for _ in () if only_matched else itertools.islice(pattern.finditer(text), 100):
                pass
    except TimeoutError:
        return f"{before!r} + {unit!r} * n + {after!r}"
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return ""


def main(folder: str, extra: str, *packages: str) -> None:
    signal.signal(signal.SIGVTALRM, too_long)
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    sys.path.insert(0, folder)
    found = dict(named([*packages])) | ({re.compile(extra): "extra"} if extra else {})
    for pattern, name in found.items():
        if text := slow_text(pattern, only_matched=is_only_matched(name.rpartition(".")[2], Path(folder))):
            print(f"{name}: slow on {text}: {pattern.pattern[:80]}")
    print(len(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
