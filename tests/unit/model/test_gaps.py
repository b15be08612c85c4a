"""A gap to fill in has the same words on paper, on the site, in text and Word files and in the composer."""

from pathlib import Path
from typing import Final

import pytest

from careerguide.build.build import print_jobs
from careerguide.build.docx import word_file
from careerguide.checks.run import load
from careerguide.model.letters import Letter
from careerguide.model.markup import gap, inside_sentence
from careerguide.pages.composer import composed
from careerguide.pages.data import letter_text, letter_written
from careerguide.pages.urls import Addresses
from support.guides import copy_small, edit

LETTER: Final = "content/letters/cold-email.yml"


@pytest.mark.parametrize(
    ("label", "inside"),
    [
        ("Their name", "their name"),
        ("URL of your page", "URL of your page"),
        ("I learned", "I learned"),
        ("I\u2019m curious about", "I\u2019m curious about"),
        ("LinkedIn profile", "LinkedIn profile"),
        ("A", "a"),
    ],
)
def test_a_label_inside_a_sentence(label: str, inside: str) -> None:
    assert inside_sentence(label) == inside
    assert gap(label) == f"[{inside}]"


@pytest.mark.parametrize("label", ["URL of your page", "I learned"])
def test_a_gap_is_the_same_everywhere(label: str, tmp_path: Path) -> None:
    root = copy_small(tmp_path / "guide")
    edit(root / LETTER, "label: Their name", f"label: {label}")
    guide = load(root)
    addresses = Addresses(guide)
    letter = guide.by_id["cold-email"]
    assert isinstance(letter, Letter)
    jobs = {job.path: job.html for job in print_jobs(guide, addresses, root)[1]}
    assert f'<span class="cap">{label}</span>' in jobs["letters/cold-email-letter.pdf"]
    assert f"<b>[{label}]</b>" in jobs["letters/cold-email-large-print-letter.pdf"]
    assert f"[{label}]" in letter_text(letter, addresses)
    assert word_file(letter_written(letter, addresses)) != b""
    assert [field["gap"] for field in composed(letter, addresses)["fields"] if field["label"] == label] == [
        f"[{label}]"
    ]
