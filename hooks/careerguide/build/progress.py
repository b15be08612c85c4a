"""The progress of long work: a bar on a terminal, plain lines elsewhere, nothing when quiet."""

import sys
from dataclasses import dataclass, field
from typing import Final, TextIO

from careerguide.problems.english import count

WIDTH: Final = 24  # characters of the bar
LINES: Final = 5  # at most so many plain lines for one piece of work


@dataclass(slots=True)
class Progress:
    """A Report on a terminal or in a log. `thing` is what is being made."""

    thing: str
    quiet: bool = False
    stream: TextIO = field(default_factory=lambda: sys.stderr)

    def __call__(self, done: int, total: int, what: str) -> None:
        if self.quiet or not total:
            return
        if self.stream.isatty():
            bar = "#" * (done * WIDTH // total)
            end = "\n" if done == total else ""
            self.stream.write(f"\r\033[K{self.thing} {done} of {total} [{bar:<{WIDTH}}] {what[:40]}{end}")
            self.stream.flush()
        elif done == total or done % -(-total // LINES) == 0:
            print(f"{done} of {count(total, self.thing)} done: {what}", file=self.stream, flush=True)
