"""While serving: an edit is shown at once, and a process of its own prints the sheets that hold it meanwhile.

What it has printed is in the cache, so that the next build finds it there.
"""

import contextlib
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Final

from careerguide.build import cached
from careerguide.build.artifacts import Outputs
from careerguide.build.stop import stop_when_told
from careerguide.cache.memo import Memo
from careerguide.cache.store import FOLDER, Store
from careerguide.pdf.engine.job import Report
from careerguide.problems.problem import ContentError

PRINTED: Final = ".cache/printed"
"""A file that is touched when everything is printed; `serve` watches it."""

WARM_UP: Final = "careerguide-warm-up"
"""What the thread is called that makes the first edit quick."""


class Preview:
    """The guide below `root` as it is being edited. Booklets are left out: they hold every word."""

    def __init__(self, root: Path, store: Store, progress: Report) -> None:
        self._root = root
        self._store = store
        self._progress = progress
        self._made: Outputs | None = None
        self._memo = Memo()
        self._at_work = threading.Lock()
        self._warm = False
        self._wanted = ""
        self._failed = ""
        self._process: subprocess.Popen[bytes] | None = None

    def outputs(self) -> Outputs:
        """Pages as they are now; sheets, letters and zips too, unless those of the build before must do for a while.

        Raises ContentError, or MachineError when PDFs cannot be made here.
        """
        key = cached.build_key(self._root, booklets=False)
        self._wanted = ""
        if (made := cached.load_build(self._store, key)) is None and self._made and key != self._failed:
            from careerguide.build.build import preview  # noqa: PLC0415 -- only when something has to be made

            with self._at_work, self._memo.active():
                shown = preview(self._root, self._store, self._made)
            if shown:
                self._wanted = key
                return shown
        self._made = made or cached.outputs(self._root, self._store, self._progress, booklets=False)
        return self._made

    def print_meanwhile(self) -> None:
        """Starts to print what the last outputs left out, instead of what was being printed before."""
        self.stop()
        if not self._wanted:
            self._warm_up()
            return
        command = [sys.executable, "-m", "careerguide.build.live_preview", str(self._root)]
        environment = {**os.environ, "PYTHONPATH": str(cached.CODE.parent)}  # this code, wherever it was loaded from
        process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL, start_new_session=True)
        self._process = process
        threading.Thread(target=self._wait, args=(process, self._wanted), daemon=True).start()

    def _warm_up(self) -> None:
        """Works out what the first edit needs, before there is one."""
        if self._made and not self._warm:
            self._warm = True
            threading.Thread(target=self._remember, args=(self._made,), name=WARM_UP, daemon=True).start()

    def _remember(self, made: Outputs) -> None:
        from careerguide.build.build import preview  # noqa: PLC0415

        # problems are reported by the build
        with self._at_work, contextlib.suppress(ContentError), self._memo.active():
            preview(self._root, self._store, made)

    def stop(self) -> None:
        """Ends what is being printed."""
        process, self._process = self._process, None
        if process:
            process.terminate()

    def _wait(self, process: subprocess.Popen[bytes], key: str) -> None:
        failed = process.wait()
        if process is not self._process:
            return  # it was stopped, for a newer edit
        self._failed = key if failed else ""
        path = self._root / PRINTED
        with contextlib.suppress(OSError):
            path.write_text(key, encoding="utf-8")


def _silent(_done: int, _of: int, _title: str) -> None: ...


if __name__ == "__main__":
    # What goes wrong here is reported by the next build, which tries it again.
    stop_when_told()
    root = Path(sys.argv[1])
    cached.outputs(root, Store(root / FOLDER), _silent, booklets=False)
