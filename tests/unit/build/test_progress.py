"""Long work shows how far it is: a bar on a terminal, a few plain lines elsewhere, nothing when asked to be quiet."""

import io

from careerguide.build.progress import LINES, Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def said(stream: io.StringIO, *, quiet: bool = False, total: int = 40) -> str:
    progress = Progress("PDF", quiet=quiet, stream=stream)
    for done in range(1, total + 1):
        progress(done, total, f"sheet {done}")
    return stream.getvalue()


def test_a_bar_on_a_terminal() -> None:
    text = said(Terminal())
    assert text.count("\r") == 40
    assert text.endswith("PDF 40 of 40 [########################] sheet 40\n")
    assert "PDF 20 of 40 [############            ] sheet 20" in text


def test_plain_lines_elsewhere() -> None:
    lines = said(io.StringIO()).splitlines()
    assert len(lines) == LINES
    assert lines[-1] == "40 of 40 PDFs done: sheet 40"
    assert all("\r" not in line for line in lines)


def test_nothing_when_quiet() -> None:
    assert said(Terminal(), quiet=True) == ""
    assert said(io.StringIO(), quiet=True) == ""
