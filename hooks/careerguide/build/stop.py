"""How a command ends when it's stopped: by Ctrl-C, by TERM, or because its terminal was closed.

All of them raise an exception, so that whatever clears up does so, and ends what the command has started.
"""

import signal
import subprocess
from types import FrameType
from typing import Final

SIGNALS: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PATIENCE: Final = 10
"""Seconds that a process has to clean up after it was asked to end."""


def stop_when_told() -> None:
    """From now on the first signal raises KeyboardInterrupt or SystemExit, and no other cuts the clearing up short.

    A signal that is ignored already, as under nohup, stays ignored.
    """
    for number in SIGNALS:
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _stop)


def _stop(number: int, _frame: FrameType | None) -> None:
    for each in SIGNALS:
        signal.signal(each, signal.SIG_IGN)
    if number == signal.SIGINT:
        raise KeyboardInterrupt
    raise SystemExit(128 + number)


def end(process: subprocess.Popen[bytes]) -> None:
    """Tells a process to end and waits until it has."""
    process.terminate()
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
