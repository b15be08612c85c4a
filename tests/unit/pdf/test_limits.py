"""Work that takes too much processor time or memory is stopped, even where it catches what stops it."""

import contextlib
import resource
import signal
from pathlib import Path

import pytest

from careerguide.pdf.engine.limits import Limits, OverLimitError, limited

SHORT = Limits(seconds=0.1)


def spin() -> None:
    while True:
        pass


def test_work_without_end_is_stopped() -> None:
    with pytest.raises(OverLimitError, match=r"^0\.1 seconds$"), limited(SHORT):
        spin()


def test_work_that_catches_everything_is_stopped_all_the_same() -> None:
    with pytest.raises(OverLimitError), limited(SHORT), contextlib.suppress(BaseException):
        spin()


def test_work_that_takes_too_much_memory_is_stopped() -> None:
    now = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    with pytest.raises(OverLimitError, match=r"GB of memory$"), limited(Limits(memory=now + 50_000_000)):
        bytearray(500_000_000)
    bytearray(500_000_000)


def test_other_work_is_left_alone_and_nothing_stays_set() -> None:
    before = resource.getrlimit(resource.RLIMIT_AS), signal.getsignal(signal.SIGPROF)
    with limited(Limits()):
        sum(range(1000))
    assert (resource.getrlimit(resource.RLIMIT_AS), signal.getsignal(signal.SIGPROF)) == before
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)
