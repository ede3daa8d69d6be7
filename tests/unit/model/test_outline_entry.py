"""What is typed for a count."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_tracker.model.errors import UsageError
from cchc_tracker.model.outline import Count, NodeKind, Outline, OutlineNode
from cchc_tracker.model.outline_entry import read_entry

COUNTS = (
    Count("I-1", "", "hồ sơ"),
    Count("I-2", "", "%"),
    Count("I-3", "", "%", numerator="I-1", denominator="I-4:1"),
    Count("I-4:1", "một", "hồ sơ"),
    Count("I-4:2", "hai", "hồ sơ"),
)
NODES = (OutlineNode("I", 1, "I.", "Mục", NodeKind.COUNTED, counts=COUNTS),)
OUTLINE = Outline("x-1", "x", 2022, "Đề cương", ("ĐỀ CƯƠNG",), "", NODES)


@pytest.mark.parametrize(
    ("typed", "key", "numbers"),
    [
        ("I-1=12", "I-1", (12, None, None)),
        ("i-1 = 1.234.567", "I-1", (1234567, None, None)),
        ("I-1=", "I-1", (None, None, None)),
        ("I-4:2=0", "I-4:2", (0, None, None)),
        ("I-2=17/20", "I-2", (None, 17, 20)),
        ("I-2=1.000 / 1.234", "I-2", (None, 1000, 1234)),
        ("I-2=0/0", "I-2", (None, 0, 0)),
        ("I-2=85,5", "I-2", (Decimal("85.5"), None, None)),
        ("I-2=100 %", "I-2", (100, None, None)),
        ("I-2=", "I-2", (None, None, None)),
    ],
)
def test_values_are_read(typed: str, key: str, numbers: tuple[object, ...]) -> None:
    entry = read_entry(OUTLINE, "2022-Y", typed, " ghi  chú ")
    assert entry.count == key
    assert (entry.value, entry.numerator, entry.denominator) == numbers
    assert (entry.outline, entry.period, entry.note) == ("x-1", "2022-Y", "ghi  chú")


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("I-1", "must be LINE=VALUE"),
        ("I-9=1", "Nothing is counted in “I-9”"),
        ("I-4=1", "I-4 asks for several numbers: I-4:1, I-4:2"),
        ("I-3=50", "I-3 is made of I-1 and I-4:1"),
        ("I-1=-1", "no whole number"),
        ("I-1=1,5", "no whole number"),
        ("I-1=1.23", "no whole number"),
        ("I-1=1/2", "no whole number"),
        ("I-1=٣", "no whole number"),
        ("I-2=101", "no rate"),
        ("I-2=-5", "no rate"),
        ("I-2=21/20", "the part is more than the whole"),
        ("I-2=x", "no rate"),
        ("I-2=1e9", "no rate"),
    ],
)
def test_what_can_t_be_used_is_told(typed: str, reason: str) -> None:
    with pytest.raises(UsageError, match=reason):
        read_entry(OUTLINE, "2022-Y", typed)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    for key in ("I-1", "I-2"):
        try:
            entry = read_entry(OUTLINE, "2022-Y", f"{key}={text}")
        except UsageError:
            continue
        for number in (entry.value, entry.numerator, entry.denominator):
            assert number is None or number.is_finite()


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_two_counts_come_back(one: int, other: int) -> None:
    part, whole = sorted((one, other))
    entry = read_entry(OUTLINE, "2022-Y", f"I-2={part}/{whole}")
    assert entry.numerator == part
    assert entry.denominator == whole
