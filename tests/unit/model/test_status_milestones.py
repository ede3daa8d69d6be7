"""Rows of several milestones: done when all are, late when one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.model.status import Status, progress
from cchc_tracker.model.update import Event, State, Update
from tests.unit.model.standing import NOTED, Q1, Q2, Q3, Q4, day, due, event, row, status, stood

if TYPE_CHECKING:
    from datetime import date

    from cchc_tracker.model.deadline.reading import Milestone


def test_several_milestones_are_done_when_all_are() -> None:
    two = row(Q1, Q4)
    first = event(day(2), State.DONE, milestone=1)
    assert status(two, Q4, first) is Status.IN_PROGRESS
    second = event(day(11), State.DONE, milestone=2)
    now = stood(two, Q4, first, second)
    assert now.status(Q4) is Status.DONE_ON_TIME
    assert now.done_on == day(11)
    assert [each.done_on for each in now.milestones] == [day(2), day(11)]


def test_several_milestones_are_late_if_one_was_late() -> None:
    events = (event(day(4), State.DONE, milestone=1), event(day(11), State.DONE, milestone=2))
    assert status(row(Q1, Q4), Q4, *events) is Status.DONE_LATE


def test_several_milestones_are_overdue_as_soon_as_one_is() -> None:
    two = row(Q1, Q4)
    assert status(two, Q1) is Status.NOT_STARTED
    assert status(two, day(4)) is Status.OVERDUE
    assert status(two, day(5), event(day(4), State.DONE, milestone=1)) is Status.IN_PROGRESS


def test_a_milestone_done_early_keeps_its_day_when_the_whole_row_is_done_later() -> None:
    now = stood(row(Q1, Q4), Q4, event(day(3), State.DONE, milestone=1), event(Q4, State.DONE))
    assert [each.done_on for each in now.milestones] == [day(3), Q4]
    assert now.status(Q4) is Status.DONE_ON_TIME


def test_a_word_on_the_whole_row_does_not_reopen_a_milestone_that_is_done() -> None:
    events = (event(day(3), State.DONE, milestone=1), event(day(5), State.IN_PROGRESS, percent=60))
    now = stood(row(Q1, Q4), Q2, *events)
    assert now.milestones[0].done_on == day(3)
    assert now.status(Q2) is Status.IN_PROGRESS
    assert now.percent == 60


def test_a_word_on_the_whole_row_reopens_it_once_everything_was_done() -> None:
    events = (event(day(3), State.DONE), event(day(5), State.IN_PROGRESS))
    now = stood(row(Q3, Q4), Q2, *events)
    assert now.status(Q2) is Status.IN_PROGRESS
    assert [each.done_on for each in now.milestones] == [None, None]


def test_a_milestone_reopens_on_its_own() -> None:
    events = (event(day(3), State.DONE), event(day(5), State.IN_PROGRESS, milestone=2))
    now = stood(row(Q1, Q4), Q2, *events)
    assert [each.done_on for each in now.milestones] == [day(3), None]
    assert now.open_due == Q4


def test_a_milestone_without_a_day_does_not_make_the_row_undated() -> None:
    mixed = row(Q2, None)
    assert status(mixed, Q2) is Status.NOT_STARTED
    assert status(mixed, day(7)) is Status.OVERDUE
    assert status(mixed, day(7), event(day(2), State.DONE, milestone=1)) is Status.UNDATED


def test_a_recorded_fact_dates_the_undated_milestone_of_a_dated_row() -> None:
    def both(known: date) -> tuple[Milestone, ...]:
        return (due(Q2), due(known))

    fact = Event(1, Update(day(2), milestone=2, known_date=Q3), "lan", NOTED)
    now = progress(row(Q2, None), [fact], day(3), settle=both)
    assert [each.milestone.due for each in now.milestones] == [Q2, Q3]


def test_a_cancelled_milestone_is_left_out() -> None:
    gone = event(day(2), State.CANCELLED, milestone=1)
    assert status(row(Q1, Q4), Q2, gone) is Status.NOT_STARTED
    done = event(day(10), State.DONE, milestone=2)
    assert status(row(Q1, Q4), Q4, gone, done) is Status.DONE_ON_TIME
    both = (gone, event(day(2), State.CANCELLED, milestone=2))
    assert status(row(Q1, Q4), Q4, *both) is Status.CANCELLED


def test_a_suspended_milestone_is_not_overdue() -> None:
    resting = event(day(2), State.SUSPENDED, milestone=1)
    assert status(row(Q1, Q4), Q3, resting) is Status.NOT_STARTED
    assert status(row(Q1, Q4), Q3, resting, event(Q2, State.DONE, milestone=2)) is (
        Status.SUSPENDED
    )


# Percent


def test_percent_is_that_of_the_whole_row() -> None:
    two = row(Q1, Q4)
    part = event(day(3), State.DONE, milestone=1, percent=100)
    assert stood(two, Q2, part).percent is None
    assert stood(two, Q2, event(day(2), percent=30), part).percent == 30
    assert stood(two, Q2, event(day(2), percent=30), event(day(3), State.DONE)).percent == 100


def test_back_to_not_started_forgets_the_percent() -> None:
    events = (event(day(2), State.IN_PROGRESS, percent=30), event(day(3), State.NOT_STARTED))
    assert stood(row(Q2), Q2, *events).percent is None
