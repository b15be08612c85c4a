"""The folders that hold what the guide says. It imports nothing, as `pages/menu.py`."""

from __future__ import annotations

from typing import Final

CONTENT: Final = ("content", "questions", "office")
"""Relative to the root."""
