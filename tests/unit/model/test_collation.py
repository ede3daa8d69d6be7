"""Vietnamese dictionary order by keys that a database can compare byte by byte."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_tracker.model.collation import collation_key

_NAMES = ["An Giang", "Ấp", "Cần Thơ", "Đà Nẵng", "Vĩnh Long"]


@pytest.mark.parametrize(
    "ordered",
    [
        _NAMES,
        list("aàảãáạăằâấbcdđeêghiklmnoôơpqrstuưvxy"),
        ["an", "An", "An Giang", "ana"],
        ["Quý 2", "Quý 10", "Quý I", "Quý II"],
        ["1.2", "1.10", "2.1", "10.1"],
        ["99999999", "999999999", "1000000000", "A"],
        ["mà ngà", "má nga", "mạ ngã"],
        ["ba lan", "bà lan", "ba làng"],
        ["Sở Nội vụ", "Sở Tài chính", "Sở Y tế"],
        ["", "1", "a", "z", "Ω", "中"],
    ],
)
def test_dictionary_order(ordered: list[str]) -> None:
    keys = [collation_key(text) for text in ordered]
    assert all(left < right for left, right in pairwise(keys))


def test_unicode_form_and_spaces_do_not_matter() -> None:
    for name in _NAMES:
        decomposed = unicodedata.normalize("NFD", name).replace(" ", "\u00a0 ")
        assert collation_key(decomposed) == collation_key(name)


@given(st.text())
def test_key_has_no_character_that_a_database_stumbles_on(text: str) -> None:
    key = collation_key(text)
    assert "\x00" not in key
    key.encode("utf-8")


@given(st.text(), st.text())
def test_bytes_compare_as_strings_do(one: str, other: str) -> None:
    left, right = collation_key(one), collation_key(other)
    assert (left < right) == (left.encode() < right.encode())


@given(st.integers(min_value=0), st.integers(min_value=0))
def test_numbers_sort_by_value(one: int, other: int) -> None:
    assert (collation_key(f"Quý {one}") < collation_key(f"Quý {other}")) == (one < other)
