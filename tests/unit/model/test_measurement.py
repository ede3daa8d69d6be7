"""Targets: the latest measure, sums that divide sums, met or not."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_tracker.model.measurement import Measured, Measurement, TargetStanding, target_standing
from cchc_tracker.model.plan import Goal, Target

AT = datetime(2022, 5, 1, tzinfo=UTC)
AS_OF = date(2022, 9, 4)


def measurement(
    number: int, measured: Measured, *, days: int = 0, voided: datetime | None = None
) -> Measurement:
    return Measurement(number, 1, measured, "a", AT + timedelta(days=days), voided)


def standing(
    *measurements: Measurement,
    operator: str = ">=",
    wanted: str = "90",
    known_at: datetime | None = None,
    unit: str = "%",
) -> TargetStanding:
    target = Target("hồ sơ", operator, Decimal(wanted), unit, "cấp huyện")
    return target_standing(1, Goal("I", "1", "m", (target,)), target, measurements, AS_OF, known_at)


def counted(day: date, numerator: int, denominator: int, agency: str | None = None) -> Measured:
    return Measured(day, Decimal(numerator), Decimal(denominator), agency=agency)


def test_nothing_measured_is_neither_met_nor_missed() -> None:
    found = standing()
    assert (found.measured, found.value, found.met, found.nothing_occurred) == (
        None,
        None,
        None,
        False,
    )


def test_the_latest_day_counts_and_of_one_day_the_last_recorded() -> None:
    early = measurement(1, counted(date(2022, 3, 1), 95, 100))
    late = measurement(2, counted(date(2022, 6, 1), 5, 10))
    again = measurement(3, counted(date(2022, 6, 1), 6, 10))
    future = measurement(4, counted(date(2022, 9, 5), 10, 10))
    assert standing(early, late).value == 50
    assert standing(again, early, late, future).value == 60


def test_none_of_none_is_no_occurrence_and_no_failure() -> None:
    found = standing(measurement(1, counted(date(2022, 3, 1), 0, 0)))
    assert (found.value, found.met, found.nothing_occurred) == (None, None, True)


@pytest.mark.parametrize(
    ("operator", "below", "at", "above"),
    [
        (">=", False, True, True),
        (">", False, False, True),
        ("=", False, True, False),
        ("<=", True, True, False),
        ("<", True, False, False),
    ],
)
def test_met_follows_the_operator(operator: str, below: bool, at: bool, above: bool) -> None:  # noqa: FBT001
    for value, expected in (("89.9", below), ("90", at), ("90.1", above)):
        made = measurement(1, Measured(date(2022, 3, 1), value=Decimal(value)))
        assert standing(made, operator=operator).met is expected


def test_a_third_of_a_percent_is_compared_exactly() -> None:
    """2/3 is more than 66,66 % and less than 66,67 %."""
    made = measurement(1, counted(date(2022, 3, 1), 2, 3))
    assert standing(made, wanted="66.66").met is True
    assert standing(made, wanted="66.67").met is False


def test_other_units_than_percent_are_plain_quotients() -> None:
    made = measurement(1, counted(date(2022, 3, 1), 30, 4))
    assert standing(made, unit="working_days").value == Decimal("7.5")


def test_a_sum_over_agencies_divides_sums() -> None:
    """1/1 and 0/9 are 10 %, not 50 %."""
    one = measurement(1, counted(date(2022, 3, 1), 1, 1, "Sở Y tế"))
    other = measurement(2, counted(date(2022, 3, 2), 0, 9, "Sở Tư pháp"))
    found = standing(one, other)
    assert found.value == 10
    assert found.measured == Measured(date(2022, 3, 2), Decimal(1), Decimal(10))
    assert len(found.parts) == 2


def test_the_whole_scope_stands_until_an_agency_measures_later() -> None:
    whole = measurement(1, counted(date(2022, 3, 1), 8, 10))
    part = measurement(2, counted(date(2022, 2, 1), 1, 1, "Sở Y tế"))
    later = measurement(3, counted(date(2022, 4, 1), 1, 4, "Sở Y tế"))
    assert standing(whole, part).value == 80
    assert standing(whole, part, later).value == 25


def test_known_at_leaves_out_what_was_recorded_or_voided_later() -> None:
    first = measurement(1, counted(date(2022, 3, 1), 1, 2), voided=AT + timedelta(days=5))
    second = measurement(2, counted(date(2022, 3, 1), 3, 4), days=3)
    assert standing(first, second).value == 75
    assert standing(first, second, known_at=AT).value == 50
    assert standing(first, known_at=AT + timedelta(days=5)).value is None


_counts = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(sorted)


@given(st.lists(_counts, min_size=1, max_size=6))
def test_any_sum_is_the_quotient_of_the_sums(parts: list[list[int]]) -> None:
    made = [
        measurement(number, counted(date(2022, 3, 1), part, whole, f"Cơ quan {number}"))
        for number, (part, whole) in enumerate(parts, start=1)
    ]
    value = standing(*made).value
    numerator, denominator = (sum(column) for column in zip(*parts, strict=True))
    if denominator == 0:
        assert value is None
    else:
        assert value is not None
        assert abs(Fraction(value) - Fraction(100 * numerator, denominator)) < Fraction(1, 10**9)
