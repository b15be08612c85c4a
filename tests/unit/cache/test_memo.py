"""What was computed before is used again for the same objects only, and dropped when a build does without it."""

import pytest

from careerguide.cache.memo import Memo, compute, inactive, intern


def test_without_a_memo_everything_is_computed() -> None:
    results = [compute("name", (), object) for _ in range(2)]
    assert results[0] is not results[1]
    assert intern("name", ["words"]) is not intern("name", ["words"])


def test_a_result_that_a_build_did_without_is_dropped() -> None:
    memo, source = Memo(), object()

    def result() -> object:
        with memo.active():
            return compute("name", (source,), object)

    first = result()
    assert result() is first
    with memo.active():
        pass
    assert result() is not first


def test_an_equal_value_is_replaced_by_the_one_before() -> None:
    memo, first = Memo(), ["words"]
    with memo.active():
        assert intern("name", first) is first
    with memo.active():
        assert intern("name", ["words"]) is first
        assert intern("other name", ["words"]) is not first
        assert intern("name", ["other words"]) == ["other words"]


@pytest.mark.parametrize("name", ["page", ("tips", (1,))])
def test_equal_inputs_are_not_the_same_input(name: str | tuple[str, tuple[int, ...]]) -> None:
    first, second = [1], [1]
    with Memo().active():
        assert compute(name, (first,), lambda: "of the first") == "of the first"
        assert compute(name, (second,), lambda: "of the second") == "of the second"


def test_nothing_is_kept_of_work_set_apart() -> None:
    source = object()
    with Memo().active():
        with inactive():
            apart = compute("name", (source,), object)
        assert compute("name", (source,), object) is not apart
