"""Where a period is on a day, and how people name one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cchc_tracker.data import vietnam_calendar
from cchc_tracker.model.errors import UsageError
from cchc_tracker.model.period import (
    FixedBy,
    Period,
    PeriodKind,
    PeriodPhase,
    PeriodState,
    parse_period_code,
    period_code,
    period_state,
)

Q3 = Period(
    code="2022-Q3",
    kind=PeriodKind.Q3,
    year=2022,
    data_from=date(2022, 6, 5),
    data_to=date(2022, 9, 4),
    due=date(2022, 9, 10),
    effective_due=date(2022, 9, 12),
    fixed_by=FixedBy.LOCALITY,
)


def state_on(today: date, period: Period = Q3, *, closed: bool = False) -> PeriodState:
    return period_state(period, today, vietnam_calendar(), closed=closed)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2022, 9, 4), PeriodState(PeriodPhase.OPEN, 6)),
        (date(2022, 9, 5), PeriodState(PeriodPhase.DUE, 5)),
        (date(2022, 9, 12), PeriodState(PeriodPhase.DUE, 0)),
        (date(2022, 9, 13), PeriodState(PeriodPhase.LATE, -1)),
    ],
)
def test_a_period_is_open_then_due_then_late(today: date, expected: PeriodState) -> None:
    """10/9/2022 is a Saturday, so the report is in time on Monday the 12th."""
    assert state_on(today) == expected


def test_a_closed_period_is_never_late() -> None:
    assert state_on(date(2023, 1, 3), closed=True).phase is PeriodPhase.CLOSED


def test_without_days_nothing_is_due() -> None:
    undated = replace(Q3, data_from=None, data_to=None, due=None, effective_due=None)
    assert state_on(date(2022, 9, 5), undated) == PeriodState(PeriodPhase.UNDATED)


def test_beyond_the_calendar_no_working_days_are_told() -> None:
    assert state_on(date(2050, 1, 1)) == PeriodState(PeriodPhase.LATE, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021-Q1", (2021, PeriodKind.Q1)),
        ("h1", (2022, PeriodKind.H1)),
        (" 2022-y ", (2022, PeriodKind.Y)),
    ],
)
def test_a_code_may_leave_out_the_year(text: str, expected: tuple[int, PeriodKind]) -> None:
    assert parse_period_code(text, 2022) == expected


@pytest.mark.parametrize("text", ["Q2", "2022", "2022Q1", "", "0001-Q1", "9999-Y", "2022-Q1x"])
def test_other_texts_are_refused_with_an_example(text: str) -> None:
    with pytest.raises(UsageError, match="2022-Q1"):
        parse_period_code(text, 2022)


def test_codes_are_read_as_they_are_written() -> None:
    for kind in PeriodKind:
        assert parse_period_code(period_code(2022, kind), 1999) == (2022, kind)
