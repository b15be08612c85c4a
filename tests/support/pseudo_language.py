"""The guide in a made-up language: letters have marks, so a word without one comes from the code and not from YAML.

Words of the interface are 40 % longer too, as those of many languages are.
"""

import re
from pathlib import Path
from typing import Any, Final

import yaml

from careerguide.content.reader import read_all
from careerguide.model.interface import InterfaceText
from careerguide.model.letters import Letter
from careerguide.model.markup import Rich
from careerguide.model.site import Review, Synonym, Words
from careerguide.model.values import walk
from careerguide.model.worksheets import Worksheet

MARKED: Final = str.maketrans("acdegilnorstuyzACDEGILNORSTUYZ", "áçďéğíłñöřšťüýžÁÇĎÉĞÍŁÑÖŘŠŤÜÝŽ")
KEPT: Final = re.compile(r"(\{\{.*?\}\}|\{[a-z-]+\}|\]\([a-z0-9-]+\))")
"""What the words of a text name: fields, defaults, values and the targets of links."""
LONGER: Final = 0.4
UNSEEN: Final = (Review, Synonym, Words)
"""What is on no page."""


def marked(text: str) -> str:
    """The text in the made-up language. What it names stays."""
    parts = KEPT.split(text)
    return "".join(part if number % 2 else part.translate(MARKED) for number, part in enumerate(parts))


def longer(text: str) -> str:
    """The text with as many more letters, in words of five."""
    more = "é" * max(1, round(len(KEPT.sub("", text)) * LONGER))
    return " ".join([text, *(more[at : at + 5] for at in range(0, len(more), 5))])


def translate(root: Path, language: str) -> None:
    """Puts the content below `root` into the made-up language, which the site takes for `language`."""
    reading = read_all(root)
    ids = set(reading.seen)
    raw: dict[str, Any] = {
        read.document.path: read.document.value for reads in reading.parts.values() for read in reads
    }
    for read in [read for reads in reading.parts.values() for read in reads]:
        path = read.document.path
        if isinstance(read.value, InterfaceText):
            for form, words in read.value.forms().items():
                raw[path] = _changed(raw[path], (*read.loc, form), longer(marked(words)))
        elif not isinstance(read.value, UNSEEN):
            for part in walk(read.value):
                if isinstance(part.value, Rich) and part.value.typed not in ids:
                    raw[path] = _changed(raw[path], (*read.loc, *part.loc), marked(part.value.typed))
        if isinstance(read.value, Letter):
            for note in raw[path]["notes"]:
                note["beside"] = note["beside"] if note["beside"] == "subject" else marked(note["beside"])
        if isinstance(read.value, Worksheet) and read.value.example:
            answers = raw[path]["example"]["answers"]
            raw[path]["example"]["answers"] = {name if name in ids else marked(name): answers[name] for name in answers}
    raw["content/site.yml"]["language"] = language
    for path, value in raw.items():
        text = yaml.dump(value, allow_unicode=True, sort_keys=False, width=1_000)
        (root / path).write_text(text, encoding="utf-8")


def _changed(value: Any, loc: tuple[str | int, ...], words: str) -> Any:
    """The value with other words at `loc`. A short form lacks some of the way there."""
    if isinstance(value, str):
        return words
    key, *rest = loc
    if isinstance(value, list) and isinstance(key, int):
        return [_changed(inner, tuple(rest), words) if at == key else inner for at, inner in enumerate(value)]
    if isinstance(value, dict) and key in value:
        return {name: _changed(inner, tuple(rest), words) if name == key else inner for name, inner in value.items()}
    return _changed(value, tuple(rest), words)
