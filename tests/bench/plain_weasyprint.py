"""The yardstick for printing: WeasyPrint alone makes HTML files into PDFs, without a cache or anything else of ours.

usage: plain_weasyprint.py ASSETS FOLDER [PROCESSES [unshared]]    every .html below FOLDER becomes a .pdf beside it
With `unshared`, each PDF reads fonts and styles for itself, as a script that calls WeasyPrint for each file would.
"""

import multiprocessing
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from careerguide.pdf.engine.stylesheets import read_print_styles

LINK = re.compile(r'<link rel="stylesheet" href="([^"]+)"/>')


@dataclass
class Printer:
    """Fonts and style sheets, read once for many files."""

    base: str
    texts: Mapping[str, str]
    """Style sheets by name, with the values of the tokens, as our own press gets them."""
    fonts: Any = None
    styles: dict[str, Any] = field(default_factory=dict)

    def make(self, path: Path) -> None:
        import weasyprint  # noqa: PLC0415 -- so that each process of a pool has its own
        from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

        self.fonts = self.fonts or FontConfiguration()
        text = path.read_text(encoding="utf-8")
        names = LINK.findall(text)
        if not names:
            raise SystemExit(f"{path} has no style sheet that can be read once for all.")
        for name in names:
            if name not in self.styles:
                self.styles[name] = weasyprint.CSS(string=self.texts[name], base_url=self.base, font_config=self.fonts)
        html = weasyprint.HTML(string=LINK.sub("", text), base_url=self.base)
        pdf = html.write_pdf(
            font_config=self.fonts,
            stylesheets=[self.styles[name] for name in names],
            pdf_variant="pdf/ua-1",
            pdf_forms=True,
        )
        path.with_suffix(".pdf").write_bytes(pdf)


def make_all(assets: Path, paths: list[Path], unshared: bool) -> None:
    base, texts = (assets / "print").as_uri() + "/", read_print_styles(assets)
    printer = Printer(base, texts)
    for path in paths:
        (Printer(base, texts) if unshared else printer).make(path)


def main() -> None:
    paths = sorted(Path(sys.argv[2]).rglob("*.html"), key=lambda path: -path.stat().st_size)
    processes = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    shares = [(Path(sys.argv[1]), paths[number::processes], "unshared" in sys.argv) for number in range(processes)]
    if processes == 1:
        make_all(*shares[0])
        return
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        pool.starmap(make_all, shares)


if __name__ == "__main__":
    main()
