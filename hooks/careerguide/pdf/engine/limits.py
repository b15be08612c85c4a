"""What one PDF can take of this machine, so that a picture or a worksheet without end doesn't hold up a whole build."""

import contextlib
import resource
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NoReturn

AGAIN: Final = 1.0
"""Seconds until work that caught the signal is stopped again."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What the process of one PDF can take. The longest booklet of the guide takes about 11 seconds and half a GB."""

    seconds: float = 120
    """Processor time."""
    memory: int = 3_000_000_000
    """Bytes of address space, where the system can limit that."""


class OverLimitError(BaseException):
    """Work took too much; `most` is what it could take, in words. No `except Exception` catches it on the way."""

    def __init__(self, most: str) -> None:
        super().__init__(most)
        self.most = most


@contextlib.contextmanager
def limited(limits: Limits) -> Iterator[None]:
    """Stops what is done within, in the main thread of a process. Raises OverLimitError."""
    late = OverLimitError(f"{limits.seconds:g} seconds")
    stopped = False

    def stop(*_: object) -> NoReturn:
        nonlocal stopped
        stopped = True
        raise late

    handler = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, limits.seconds, AGAIN)
    try:
        with _limited_memory(limits.memory):
            yield
    except MemoryError as error:
        raise OverLimitError(f"{limits.memory / 1e9:g} GB of memory") from error
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, handler)
    if stopped:  # WeasyPrint caught it, and went on without the picture
        raise late


@contextlib.contextmanager
def _limited_memory(most: int) -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_AS)
    lowest = min(limit for limit in (most, *before) if limit != resource.RLIM_INFINITY)
    with contextlib.suppress(ValueError, OSError):  # macOS
        resource.setrlimit(resource.RLIMIT_AS, (lowest, before[1]))
    try:
        yield
    finally:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, before)
