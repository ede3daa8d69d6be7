"""Rows that a group leads: who has reported, and the standing agency that closes for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.model.status import Status
from cchc_tracker.model.update import State, Update
from tests.unit.model.standing import MEMBERS, Q1, Q2, Q4, day, event, row, status, stood

if TYPE_CHECKING:
    from datetime import date


def by(member: str, on: date, state: State = State.DONE, milestone: int | None = None) -> Update:
    return Update(on, state, milestone, member)


def test_a_group_is_done_when_all_its_members_are() -> None:
    group = row(Q2, members=MEMBERS)
    events = [by(member, day(month)) for month, member in enumerate(MEMBERS, start=2)]
    now = stood(group, Q1, *events[:2])
    assert now.status(Q1) is Status.IN_PROGRESS
    assert now.reported == MEMBERS[:2]
    done = stood(group, Q4, *events)
    assert done.status(Q4) is Status.DONE_ON_TIME
    assert done.done_on == day(4)
    assert done.reported == MEMBERS


def test_a_group_is_late_when_its_last_member_was() -> None:
    events = [by(MEMBERS[0], day(2)), by(MEMBERS[1], day(2)), by(MEMBERS[2], day(7))]
    assert status(row(Q2, members=MEMBERS), Q4, *events) is Status.DONE_LATE


def test_the_standing_agency_can_close_a_group_before_all_have_reported() -> None:
    group = row(Q2, members=MEMBERS)
    now = stood(group, Q4, by(MEMBERS[0], day(2)), event(day(3), State.DONE))
    assert now.status(Q4) is Status.DONE_ON_TIME
    assert now.reported == MEMBERS[:1]
    later = by(MEMBERS[1], day(8), State.IN_PROGRESS)
    assert status(group, Q4, event(day(3), State.DONE), later) is Status.DONE_ON_TIME


def test_a_word_on_the_whole_row_keeps_what_members_have_reported() -> None:
    group = row(Q2, members=MEMBERS)
    events = [by(MEMBERS[0], day(2)), event(day(3), State.IN_PROGRESS), by(MEMBERS[1], day(4))]
    assert stood(group, Q2, *events).reported == MEMBERS[:2]
    assert status(group, Q2, *events, by(MEMBERS[2], day(5))) is Status.DONE_ON_TIME


def test_a_member_that_takes_its_word_back_reopens_a_group_done_by_its_members() -> None:
    group = row(Q2, members=MEMBERS)
    events = [
        *(by(member, day(2)) for member in MEMBERS),
        by(MEMBERS[0], day(3), State.IN_PROGRESS),
    ]
    now = stood(group, Q1, *events)
    assert now.status(Q1) is Status.IN_PROGRESS
    assert now.reported == MEMBERS[1:]


def test_a_group_reopened_as_a_whole_starts_over() -> None:
    group = row(Q2, members=MEMBERS)
    events = [*(by(member, day(2)) for member in MEMBERS), event(day(3), State.IN_PROGRESS)]
    assert stood(group, Q1, *events).reported == ()
    assert status(group, Q1, *events, by(MEMBERS[0], day(3))) is Status.IN_PROGRESS


def test_members_report_milestone_by_milestone() -> None:
    group = row(Q1, Q4, members=MEMBERS[:2])
    events = [by(MEMBERS[0], day(2), milestone=1), by(MEMBERS[1], day(2), milestone=1)]
    now = stood(group, Q2, *events)
    assert now.milestones[0].done_on == day(2)
    assert now.reported == ()
    assert now.status(Q2) is Status.IN_PROGRESS
    assert stood(group, Q2, *events, by(MEMBERS[1], day(5))).reported == MEMBERS[1:2]


def test_a_group_whose_members_are_unknown_is_closed_by_the_row_only() -> None:
    unknown = row(Q2)
    now = stood(unknown, Q2, by("Sở Y tế", day(2)), by("Sở Công Thương", day(2)))
    assert now.status(Q2) is Status.IN_PROGRESS
    assert set(now.reported) == {"Sở Y tế", "Sở Công Thương"}


def test_a_member_that_has_not_started_starts_nothing() -> None:
    group = row(Q2, members=MEMBERS)
    assert status(group, Q1, by(MEMBERS[0], day(2), State.NOT_STARTED)) is Status.NOT_STARTED
