"""The menu of the site as a value. It imports nothing, so a build without changes doesn't load the guide's models."""

from collections.abc import Sequence

Navigation = Sequence[tuple[str, Sequence[tuple[str, str]]]]
"""Sections in order, each with the name and the path of its pages."""
