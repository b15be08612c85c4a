"""Whatever happens to what is kept, a build makes the same site: a damaged entry is a miss, and so is one that can't be
written.
"""

import random
import resource
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

from careerguide.cache.store import FOLDER, Store
from support.projects import EPOCH, Done, run

KINDS: Final = {
    "page": b'{"meta"',
    "build": b'{"files"',
    "facts of a PDF": b'{"pages"',
    "compiled template": b"j2",
    "PDF": b"%PDF",
    "picture": b"RIFF",
}
"""What the store keeps, by the bytes that it begins with."""


@pytest.fixture(scope="module")
def entries(built_project: Path) -> Mapping[str, list[tuple[str, bytes]]]:
    """Every entry of a built project by its kind: its name in the store, and its bytes there."""
    store = Store(built_project / FOLDER)
    names = sorted(path.name for path in (built_project / FOLDER).iterdir())
    kept = [(name, store.get_added(name) or b"", (built_project / FOLDER / name).read_bytes()) for name in names]
    assert all(content for _, content, _ in kept)
    return {
        kind: [(name, data) for name, content, data in kept if content.startswith(start)]
        for kind, start in KINDS.items()
    }


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Cut off somewhere, or with some bits flipped."""
    if chance.random() < 0.3:
        return data[: chance.randrange(len(data))]
    flipped = bytearray(data)
    for at in chance.sample(range(len(data)), chance.choice([1, 1, 2, 4])):
        flipped[at] ^= 1 << chance.randrange(8)
    return bytes(flipped)


def test_nothing_else_is_kept(built_project: Path) -> None:
    assert [path.name for path in (built_project / ".cache").iterdir()] == ["store"]


@pytest.mark.parametrize("times", [300, pytest.param(10_000, marks=pytest.mark.thorough)])
def test_a_damaged_entry_of_any_kind_is_a_miss(
    entries: Mapping[str, list[tuple[str, bytes]]], times: int, tmp_path: Path
) -> None:
    store, chance = Store(tmp_path), random.Random(times)
    for number in range(times):
        name, data = chance.choice(entries[list(KINDS)[number % len(KINDS)]])
        (tmp_path / name).write_bytes(damaged(data, chance))
        assert store.get_added(name) is None
        assert list(tmp_path.iterdir()) == []


@pytest.mark.thorough
@pytest.mark.parametrize("seed", range(1, 51))
def test_a_build_with_damaged_entries_makes_the_same_site(
    printed: Path, built_project: Path, entries: Mapping[str, list[tuple[str, bytes]]], seed: int
) -> None:
    chance = random.Random(seed)
    kinds = chance.sample(sorted(KINDS), 3)
    for kind in {"build", *kinds}:  # without a build, everything else is looked for
        for name, data in chance.sample(entries[kind], max(1, len(entries[kind]) // 4)):
            (printed / FOLDER / name).write_bytes(damaged(data, chance))
    assert build(printed) == Done(0, "", "")
    assert files(printed / "site") == files(built_project / "site")


def build(root: Path) -> Done:
    return run("build", "-q", root=root, SOURCE_DATE_EPOCH=EPOCH)


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.thorough
def test_a_build_that_can_keep_nothing_makes_the_same_site(project: Path, built_project: Path) -> None:
    (project / ".cache").write_text("no folder", encoding="utf-8")
    assert build(project) == Done(0, "", "")
    assert files(project / "site") == files(built_project / "site")
    assert (project / ".cache").read_text(encoding="utf-8") == "no folder"


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """Writing more bytes to a file fails halfway, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_what_no_longer_fits_leaves_nothing_half_written(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put(b"small", b"content")
    (small,) = tmp_path.iterdir()
    with files_of_at_most(10_000):
        store.put(b"large", bytes(100_000))
        assert store.get_added(store.add(bytes(100_000))) is None
    assert list(tmp_path.iterdir()) == [small]
    assert store.get(b"small") == b"content"
