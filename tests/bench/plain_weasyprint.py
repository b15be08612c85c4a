"""The yardstick for printing: WeasyPrint alone makes HTML files into PDFs, in one process, fonts and styles shared.

usage: plain_weasyprint.py ASSETS FOLDER      (every .html below FOLDER becomes a .pdf beside it)
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import weasyprint
from weasyprint.text.fonts import FontConfiguration

LINK = re.compile(r'<link rel="stylesheet" href="([^"]+)">')


def main() -> None:
    base = (Path(sys.argv[1]) / "print").as_uri() + "/"
    fonts = FontConfiguration()
    styles: dict[str, weasyprint.CSS] = {}
    for path in sorted(Path(sys.argv[2]).rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        names = LINK.findall(text)
        for name in names:
            if name not in styles:
                styles[name] = weasyprint.CSS(url=base + name, font_config=fonts)
        html = weasyprint.HTML(string=LINK.sub("", text), base_url=base)
        pdf = html.write_pdf(
            font_config=fonts, stylesheets=[styles[name] for name in names], pdf_variant="pdf/ua-1", pdf_forms=True
        )
        path.with_suffix(".pdf").write_bytes(pdf)


if __name__ == "__main__":
    main()
