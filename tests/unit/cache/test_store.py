"""An entry comes back as it was put, or not at all: not damaged, not of another key, not when long unused."""

import os
import random
import time
from pathlib import Path

import pytest

from careerguide.cache import store as module
from careerguide.cache.store import LONGEST_UNUSED, Store


def test_an_entry_comes_back_for_its_key_only(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    store.put(b"key", b"content")
    assert store.get(b"key") == b"content"
    assert store.get(b"another key") is None


def test_equal_content_is_kept_once(tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert store.add(b"content") == store.add(b"content")
    assert len(list(tmp_path.iterdir())) == 1
    assert store.get_added(store.add(b"content")) == b"content"
    assert store.get_added("0" * 64) is None


def test_damage_anywhere_is_a_miss_and_can_be_repaired(tmp_path: Path) -> None:
    store, chance = Store(tmp_path), random.Random(1)
    for _ in range(300):
        name = store.add(b"some content")
        store.put(b"key", b"some content")
        for path in tmp_path.iterdir():
            data = bytearray(path.read_bytes())
            if chance.random() < 0.3:
                del data[chance.randrange(len(data)) :]
            else:
                data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            path.write_bytes(data)
        assert store.get(b"key") is None
        assert store.get_added(name) is None


def test_an_entry_under_the_name_of_another_is_a_miss(tmp_path: Path) -> None:
    store = Store(tmp_path)
    first, second = store.add(b"first"), store.add(b"second")
    (tmp_path / first).replace(tmp_path / second)
    assert store.get_added(second) is None


def test_only_what_is_used_stays(tmp_path: Path) -> None:
    store = Store(tmp_path)
    names = [store.add(content) for content in (b"used", b"added again", b"left")]
    long_ago = time.time() - LONGEST_UNUSED - 60
    for path in tmp_path.iterdir():
        os.utime(path, (long_ago, long_ago))
    store.get_added(names[0])
    store.add(b"added again")
    store.sweep()
    assert [store.get_added(name) for name in names] == [b"used", b"added again", None]


def test_beyond_its_size_the_store_loses_what_was_unused_for_longest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGEST", 2_500)
    store = Store(tmp_path)
    names = [store.add(bytes([number]) * 1_000) for number in range(4)]
    for age, name in enumerate(reversed(names)):
        os.utime(tmp_path / name, (time.time() - age * 60,) * 2)
    store.sweep()
    assert [bool(store.get_added(name)) for name in names] == [False, False, True, True]


def test_a_folder_that_cannot_be_written_keeps_nothing_and_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    store = Store(tmp_path / "file" / "store")
    store.put(b"key", b"content")
    assert store.get_added(store.add(b"content")) is None
    assert store.get(b"key") is None
    store.sweep()
