"""Recording what was measured of a target."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.measurement import Measured
from cchc_tracker.services.targets import measure, target_standings
from cchc_tracker.services.undo import undo_last

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc_tracker.services.session import Session

PLAN = "can-tho-2022"
COUNTED = Measured(date(2022, 9, 1), Decimal(45), Decimal(60))


@pytest.fixture
def session(session_of: Callable[[str], Session]) -> Session:
    """Somebody's session on 30/09/2022."""
    return session_of("chuyên viên")


def test_targets_are_numbered_as_the_document_has_them(session: Session) -> None:
    plan = session.plan(PLAN)
    found = target_standings(session, PLAN)
    assert [each.number for each in found] == [*range(1, len(found) + 1)]
    assert [each.target for each in found] == [t for goal in plan.goals for t in goal.targets]


def test_three_levels_of_one_goal_are_measured_one_by_one(session: Session) -> None:
    levels = [each for each in target_standings(session, PLAN) if len(each.goal.targets) == 3][:3]
    assert len({each.target.scope for each in levels}) == 3
    measure(session, PLAN, levels[1].number, COUNTED)
    after = {each.number: each for each in target_standings(session, PLAN)}
    assert [after[each.number].value for each in levels] == [None, 75, None]


def test_what_was_recorded_comes_back_as_given(session: Session) -> None:
    given = Measured(
        date(2022, 9, 1), Decimal("2.50"), Decimal(1000000), agency="Sở Y tế", note="tạm tính"
    )
    made, standing = measure(session, PLAN, 1, given)
    assert made.measured == given
    (kept,) = session.store.reporting.measurements(PLAN)
    assert kept == made
    assert standing.parts == (made,)
    assert session.store.check() == ()


def test_a_measurement_can_be_undone_and_stays_on_record(session: Session) -> None:
    measure(session, PLAN, 1, COUNTED)
    undo_last(session)
    assert target_standings(session, PLAN)[0].measured is None
    (kept,) = session.store.reporting.measurements(PLAN)
    assert kept.voided_at is not None
    assert session.store.check() == ()


@pytest.mark.parametrize(
    "measured",
    [
        Measured(date(2022, 9, 1)),
        Measured(date(2022, 9, 1), numerator=Decimal(1)),
        Measured(date(2022, 9, 1), denominator=Decimal(1)),
        Measured(date(2022, 9, 1), Decimal(1), Decimal(0)),
        Measured(date(2022, 9, 1), Decimal(1), Decimal(2), Decimal(50)),
        Measured(date(2022, 9, 1), value=Decimal(-1)),
        Measured(date(2022, 9, 1), value=Decimal("NaN")),
        Measured(date(2022, 9, 1), value=Decimal(50), agency="Sở Y tế"),
        Measured(date(2022, 10, 1), value=Decimal(50)),
    ],
)
def test_impossible_measures_are_refused(session: Session, measured: Measured) -> None:
    with pytest.raises(BadDataError):
        measure(session, PLAN, 1, measured)
    assert session.store.reporting.measurements(PLAN) == ()


@pytest.mark.parametrize("number", [0, 1000])
def test_an_unknown_target_is_refused(session: Session, number: int) -> None:
    with pytest.raises(BadDataError, match="no target"):
        measure(session, PLAN, number, COUNTED)


def test_an_earlier_day_is_seen_as_it_was(session: Session) -> None:
    measure(session, PLAN, 1, COUNTED)
    measure(session, PLAN, 1, replace(COUNTED, on=date(2022, 3, 1), numerator=Decimal(60)))
    assert target_standings(session, PLAN, date(2022, 6, 1))[0].met is True
    assert target_standings(session, PLAN)[0].met is False


def test_an_agency_is_known_by_one_name(session: Session) -> None:
    for typed in ("SỞ Y TẾ", "  Sở Y tế "):
        made, _ = measure(session, PLAN, 1, replace(COUNTED, agency=typed))
        assert made.measured.agency == "Sở Y tế"
    standing = target_standings(session, PLAN)[0]
    assert len(standing.parts) == 1
    assert standing.value == 75
