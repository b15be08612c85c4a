"""What the guide said in the fields that an office reworded, so that the office hears when those words change."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from careerguide.content.document import Document, Loc
from careerguide.content.raw_items import NOTHING
from careerguide.problems.problem import Problem

FIXED: Final = frozenset({"id", "original"})
"""Fields of a reworded item that are no words."""


def changed_originals(document: Document, loc: Loc, change: Mapping[str, Any], before: Any) -> Iterator[Problem]:
    """A problem for each field of `change`, at `loc` of the document, of which the words `before` are no longer those
    that were noted, or nobody noted what they were.
    """
    for path in _reworded_fields(change):
        noted, now = _value_at(change.get("original"), path), _value_at(before, path)
        values = {"name": change["id"], "field": ".".join(path)}
        mark = document.key((*loc, *path))
        if noted is NOTHING and now is not NOTHING:
            yield document.problem(mark, "original-missing", **values)
        elif noted is not NOTHING and _flat(noted) != _flat(now):
            new = "nothing" if now is NOTHING else f"“{_flat(now)}”"
            yield document.problem(mark, "original-changed", **values, old=_flat(noted), new=new)


def originals_of(change: Mapping[str, Any], before: Any) -> dict[str, Any]:
    """What `before` says in the fields that a change rewords."""
    kept: dict[str, Any] = {}
    for path in _reworded_fields(change):
        now = _value_at(before, path)
        if now is not NOTHING:
            inner = kept
            for name in path[:-1]:
                inner = inner.setdefault(name, {})
            inner[path[-1]] = now
    return kept


def _reworded_fields(change: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    return _leaves({name: value for name, value in change.items() if name not in FIXED})


def _leaves(words: Mapping[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The paths to all that has no fields inside."""
    for name, value in words.items():
        if isinstance(value, dict):
            yield from _leaves(value, (*path, name))
        else:
            yield (*path, name)


def _value_at(value: Any, path: Sequence[str]) -> Any:
    for name in path:
        if not isinstance(value, dict) or name not in value:
            return NOTHING
        value = value[name]
    return value


def _flat(value: Any) -> str:
    """A value as one line, however it is wrapped."""
    if value is None or value is NOTHING:
        return ""
    if isinstance(value, list):
        return ", ".join(map(_flat, value))
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_flat(inner)}" for name, inner in value.items())
    return " ".join(str(value).split())
