"""Which recorded events count on a day, and at a moment of what was known."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from cchc_tracker.model.update import CLOSED_STATES, Event, State, Update

DAY = date(2022, 3, 31)
RECORDED = datetime(2022, 4, 2, 8, tzinfo=UTC)
VOIDED = RECORDED + timedelta(hours=1)
SECOND = timedelta(seconds=1)


def event(voided_at: datetime | None = None) -> Event:
    return Event(1, Update(DAY, State.DONE), "lan", RECORDED, voided_at)


def test_it_counts_from_the_day_it_took_effect() -> None:
    assert not event().counts(DAY - timedelta(days=1), None)
    assert event().counts(DAY, None)


def test_it_counts_as_known_from_the_moment_it_was_recorded() -> None:
    assert not event().counts(DAY, RECORDED - SECOND)
    assert event().counts(DAY, RECORDED)


def test_voided_it_counts_only_for_moments_before() -> None:
    assert not event(VOIDED).counts(DAY, None)
    assert event(VOIDED).counts(DAY, VOIDED - SECOND)
    assert not event(VOIDED).counts(DAY, VOIDED)


def test_closed_is_done_or_cancelled() -> None:
    assert {State.DONE, State.CANCELLED} == CLOSED_STATES
