"""The folders that hold what the guide says. It imports nothing, as `pages/menu.py`."""

from typing import Final

CONTENT: Final = ("content", "questions", "office")
"""Relative to the root."""
