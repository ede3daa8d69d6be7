"""A row's status as days pass and updates come: in time, overdue, done, undated, extended."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_tracker.model.deadline.reading import DeadlineKind
from cchc_tracker.model.status import Status, Tracked
from cchc_tracker.model.update import State, Update
from tests.unit.model.standing import Q1, Q2, Q3, Q4, day, due, event, row, status, stood


def test_in_time_until_the_last_day_then_overdue() -> None:
    single = row(Q2, kind=DeadlineKind.DUE)
    assert status(single, Q2) is Status.NOT_STARTED
    assert status(single, day(7)) is Status.OVERDUE
    assert status(single, Q2, event(day(2), State.IN_PROGRESS)) is Status.IN_PROGRESS
    assert status(single, day(7), event(day(2), State.IN_PROGRESS)) is Status.OVERDUE


def test_done_on_its_last_day_is_on_time_and_a_day_later_is_late() -> None:
    single = row(Q2)
    assert status(single, Q4, event(Q2, State.DONE)) is Status.DONE_ON_TIME
    assert status(single, Q4, event(day(7), State.DONE)) is Status.DONE_LATE


def test_the_effective_deadline_decides_where_a_day_off_moves_it() -> None:
    moved = Tracked(DeadlineKind.DUE, (due(date(2022, 4, 30), date(2022, 5, 4)),))
    assert status(moved, date(2022, 5, 4)) is Status.NOT_STARTED
    assert status(moved, date(2022, 5, 5)) is Status.OVERDUE
    assert status(moved, Q4, event(date(2022, 5, 4), State.DONE)) is Status.DONE_ON_TIME


def test_done_again_keeps_the_first_day() -> None:
    now = stood(row(Q2), Q4, event(day(3), State.DONE), event(day(8), State.DONE))
    assert now.done_on == day(3)
    assert now.status(Q4) is Status.DONE_ON_TIME


def test_reopened_after_done_counts_the_second_completion() -> None:
    events = (event(day(3), State.DONE), event(day(4), State.IN_PROGRESS, percent=80))
    assert status(row(Q2), day(5), *events) is Status.IN_PROGRESS
    assert stood(row(Q2), day(5), *events).percent == 80
    assert status(row(Q2), day(7), *events) is Status.OVERDUE
    now = stood(row(Q2), Q4, *events, event(day(8), State.DONE))
    assert now.done_on == day(8)
    assert now.status(Q4) is Status.DONE_LATE


def test_before_the_report_the_row_stood_as_it_did() -> None:
    done = event(day(8), State.DONE)
    assert status(row(Q2), Q2, done) is Status.NOT_STARTED
    assert status(row(Q2), day(7, 31), done) is Status.OVERDUE


def test_events_on_one_day_count_in_order_of_their_ids() -> None:
    assert status(row(Q2), Q2, event(Q1, State.DONE), event(Q1, State.IN_PROGRESS)) is (
        Status.IN_PROGRESS
    )
    assert status(row(Q2), Q2, event(Q1, State.IN_PROGRESS), event(Q1, State.DONE)) is (
        Status.DONE_ON_TIME
    )


def test_the_day_it_took_effect_counts_and_not_the_order_of_recording() -> None:
    late_entry = (event(day(5), State.DONE), event(day(2), State.IN_PROGRESS))
    assert status(row(Q2), Q2, *late_entry) is Status.DONE_ON_TIME


def test_the_only_milestone_is_the_row() -> None:
    events = (event(day(2), State.DONE, milestone=1), event(day(3), State.IN_PROGRESS))
    assert status(row(Q2), Q2, *events) is Status.IN_PROGRESS
    suspended = event(day(2), State.SUSPENDED, milestone=1)
    assert status(row(Q2), Q4, suspended) is Status.SUSPENDED


def test_a_milestone_that_the_row_does_not_have_changes_nothing() -> None:
    assert status(row(Q2), Q4, event(day(2), State.DONE, milestone=7)) is Status.OVERDUE


def test_a_row_without_milestones_is_one_without_a_date() -> None:
    assert status(row(), Q4) is Status.UNDATED
    assert status(row(), Q4, event(day(2), State.DONE)) is Status.DONE_ON_TIME


# Kinds of deadline


def test_a_continuous_row_is_in_time_until_its_window_ends() -> None:
    window = Tracked(DeadlineKind.CONTINUOUS, (due(Q4, start=day(1)),))
    running = event(day(2), State.IN_PROGRESS)
    assert status(window, Q4, running) is Status.IN_PROGRESS
    assert status(window, date(2023, 1, 1), running) is Status.OVERDUE


def test_a_continuous_row_closed_at_the_end_of_its_window_is_on_time() -> None:
    window = Tracked(DeadlineKind.CONTINUOUS, (due(Q4, start=day(1)),))
    assert status(window, date(2023, 2, 1), event(Q4, State.DONE)) is Status.DONE_ON_TIME


@pytest.mark.parametrize(
    "kind",
    [
        DeadlineKind.CONDITIONAL,
        DeadlineKind.OPEN,
        DeadlineKind.REFERENCE,
        DeadlineKind.RELATIVE_WD,
        DeadlineKind.BLANK,
        DeadlineKind.INVALID,
    ],
)
def test_without_a_date_by_nature_a_row_is_undated_until_its_fact_is_recorded(
    kind: DeadlineKind,
) -> None:
    waiting = row(None, kind=kind)
    assert status(waiting, date(2030, 1, 1)) is Status.UNDATED
    assert status(waiting, Q4, event(day(2), State.IN_PROGRESS)) is Status.UNDATED
    fact = Update(day(4), known_date=Q2)
    assert status(waiting, Q1, fact) is Status.UNDATED
    assert status(waiting, Q2, fact) is Status.NOT_STARTED
    assert status(waiting, day(7), fact) is Status.OVERDUE
    assert status(waiting, Q4, fact, event(day(7), State.DONE)) is Status.DONE_LATE


def test_the_last_recorded_fact_counts() -> None:
    facts = (Update(day(2), known_date=Q1), Update(day(3), known_date=Q3))
    assert status(row(None, kind=DeadlineKind.CONDITIONAL), Q2, *facts) is Status.NOT_STARTED


def test_done_without_a_date_is_on_time() -> None:
    waiting = row(None, kind=DeadlineKind.OPEN)
    assert status(waiting, Q4, event(day(9), State.DONE)) is Status.DONE_ON_TIME


def test_a_fact_does_not_change_a_row_that_has_dates() -> None:
    assert status(row(Q4), Q3, Update(day(2), known_date=Q1)) is Status.NOT_STARTED


# Extensions


def test_an_extension_keeps_the_first_deadline() -> None:
    extended = Update(Q1, due=Q3, effective_due=date(2022, 10, 3))
    now = stood(row(Q2), day(7), extended)
    assert now.status(day(7)) is Status.NOT_STARTED
    assert now.milestones[0].first.due == Q2
    assert now.milestones[0].milestone.due == Q3
    assert now.open_due == date(2022, 10, 3)
    assert now.extended
    assert status(row(Q2), day(7), extended, first_deadline=True) is Status.OVERDUE


def test_an_extension_does_not_count_before_it_took_effect() -> None:
    assert status(row(Q2), day(7), Update(day(8), due=Q4)) is Status.OVERDUE


def test_done_after_the_first_deadline_and_within_the_extension() -> None:
    events = (Update(Q1, due=Q3), event(day(8), State.DONE))
    assert status(row(Q2), Q4, *events) is Status.DONE_ON_TIME
    assert status(row(Q2), Q4, *events, first_deadline=True) is Status.DONE_LATE


def test_the_last_extension_counts() -> None:
    events = (Update(Q1, due=Q3), Update(Q2, due=Q4))
    assert stood(row(Q2), day(7), *events).open_due == Q4


def test_an_extension_granted_after_the_work_was_done_does_not_excuse_it() -> None:
    events = (event(day(5), State.DONE), Update(day(6), due=Q4))
    assert status(row(Q1), Q4, *events) is Status.DONE_LATE


def test_an_extension_of_the_row_moves_only_what_is_open() -> None:
    events = (
        event(day(5), State.DONE, milestone=1),
        Update(day(6), due=date(2023, 3, 31)),
        event(date(2023, 2, 1), State.DONE, milestone=2),
    )
    now = stood(row(Q1, Q4), date(2023, 4, 1), *events)
    assert [each.late for each in now.milestones] == [True, False]


def test_an_extension_of_one_milestone_leaves_the_others() -> None:
    now = stood(row(Q1, Q2), Q1, Update(day(2), milestone=2, due=Q4))
    assert [each.milestone.due for each in now.milestones] == [Q1, Q4]


def test_an_extension_dates_an_undated_row() -> None:
    waiting = row(None, kind=DeadlineKind.OPEN)
    assert status(waiting, day(7), Update(day(2), due=Q2)) is Status.OVERDUE


# Suspended and cancelled


def test_suspended_is_never_overdue_and_resumes_with_its_own_deadline() -> None:
    suspended = event(day(2), State.SUSPENDED)
    assert status(row(Q1), Q4, suspended) is Status.SUSPENDED
    resumed = event(day(5), State.IN_PROGRESS)
    assert status(row(Q1), day(5), suspended, resumed) is Status.OVERDUE
    assert status(row(Q4), day(5), suspended, resumed) is Status.IN_PROGRESS


def test_what_was_done_before_a_suspension_stays_done() -> None:
    events = (
        event(day(3), State.DONE, milestone=1),
        event(day(4), State.SUSPENDED),
        event(day(9), State.IN_PROGRESS),
    )
    assert status(row(Q1, Q4), Q2, *events[:2]) is Status.SUSPENDED
    now = stood(row(Q1, Q4), Q3, *events)
    assert now.status(Q3) is Status.IN_PROGRESS
    assert now.milestones[0].done_on == day(3)


def test_a_suspended_row_waits_for_a_word_on_the_whole_row() -> None:
    events = (event(day(2), State.SUSPENDED), event(day(3), State.DONE, milestone=1))
    now = stood(row(Q1, Q4), Q4, *events)
    assert now.status(Q4) is Status.SUSPENDED
    assert [each.state for each in now.milestones] == [State.DONE, State.SUSPENDED]


def test_cancelled_is_closed_and_can_come_back() -> None:
    cancelled = event(day(2), State.CANCELLED)
    now = stood(row(Q1, Q4), Q4, cancelled)
    assert now.status(Q4) is Status.CANCELLED
    assert now.open_due is None
    back = event(day(3), State.NOT_STARTED)
    assert status(row(Q4), Q3, cancelled, back) is Status.NOT_STARTED
    assert status(row(Q4), Q4, cancelled, event(day(3), State.DONE)) is Status.DONE_ON_TIME
