"""Numbers held small are the same numbers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_tracker.model.errors import NotAllowedError
from cchc_tracker.store import numbers as numbers_module
from cchc_tracker.store.numbers import Ascending, Filed, set_bits

_NUMBERS = st.sets(st.integers(0, 700)).map(sorted)


def _ascending(numbers: list[int], split: int = 0) -> Ascending:
    bits = bytearray()
    set_bits(bits, numbers[:split])
    set_bits(bits, numbers[split:])
    return Ascending(bits)


@given(_NUMBERS, st.integers(0, 700), st.integers(0, 700))
def test_ascending_numbers_are_found_at_their_places(
    numbers: list[int], number: int, split: int
) -> None:
    held = _ascending(numbers, split)
    assert len(held) == len(numbers)
    assert list(held) == numbers
    assert [held[place] for place in range(-len(numbers), len(numbers))] == numbers * 2
    assert bisect_left(held, number) == bisect_left(numbers, number)
    assert bisect_right(held, number) == bisect_right(numbers, number)


@given(st.lists(st.lists(st.integers(0, 2**31 - 1))))
def test_filed_numbers_keep_their_order(chunks: list[list[int]]) -> None:
    numbers = [number for chunk in chunks for number in chunk]
    held = Filed(chunks)
    assert len(held) == len(numbers)
    assert list(held) == numbers
    assert [held[place] for place in range(-len(numbers), len(numbers))] == numbers * 2
    assert all(held.index(number) == numbers.index(number) for number in numbers)


@given(_NUMBERS, st.slices(700))
def test_stretches_of_numbers(numbers: list[int], stretch: slice) -> None:
    assert _ascending(numbers)[stretch] == numbers[stretch]
    assert Filed([numbers])[stretch] == numbers[stretch]


def test_long_stretches_of_a_file_are_read_in_parts() -> None:
    numbers = list(range(40_000, 0, -1))
    held = Filed([numbers])
    assert list(held) == numbers
    assert [held.index(number) for number in (40_000, 23_600, 256, 1)] == [
        0,
        16_400,
        39_744,
        39_999,
    ]
    assert held.index(5, 39_000) == 39_995
    for stretch in ((39_996,), (0, 39_995)):
        with pytest.raises(ValueError, match="5"):
            held.index(5, *stretch)


def test_places_beyond_the_end_are_refused() -> None:
    for held in (_ascending([1, 5]), Filed([[1, 5]])):
        with pytest.raises(IndexError):
            held[2]


def test_a_folder_without_room_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(prefix: str) -> None:
        raise OSError(28, "No space left on device", prefix)

    monkeypatch.setattr(numbers_module, "TemporaryFile", full)
    with pytest.raises(NotAllowedError, match="No space left"):
        Filed([[1]])
