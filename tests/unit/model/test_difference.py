"""What an update changes of a row, value by value, and what it only adds."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cchc_tracker.model.agency.directory import AgencyReading
from cchc_tracker.model.deadline.reading import Deadline, DeadlineKind, Milestone
from cchc_tracker.model.difference import Difference, Value, differences
from cchc_tracker.model.document import Evidence
from cchc_tracker.model.row import Row, RowView
from cchc_tracker.model.status import Status, Tracked, progress
from cchc_tracker.model.update import Event, State, Update

TODAY = date(2022, 6, 1)
NOW = datetime(2022, 6, 1, tzinfo=UTC)
MARCH, OCTOBER = date(2022, 3, 31), date(2022, 10, 31)
SOON = Milestone("Kế hoạch", None, MARCH, MARCH)
LATER = Milestone("Báo cáo", None, OCTOBER, OCTOBER)
STARTED = Update(TODAY, State.IN_PROGRESS)
ROW = Row(
    id=7, plan="p", position=1, ref="1.1", area_no="I", area="A", area_code="institutions",
    goal_no=None, goal=None, task_no=None, task="Rà soát", activity_no=None, activity=None,
    product_text=None, products=(), lead_text=None, leads=AgencyReading(""), support_text=None,
    supports=AgencyReading(""), deadline_text=None,
    deadline=Deadline("", 2022, DeadlineKind.MILESTONES), milestones=(), members=(), note=None,
    inferred=(), problems=(), version=1,
)  # fmt: skip

Told = tuple[tuple[Value, object, object, int | None], ...]


def view(*updates: Update, milestones: tuple[Milestone, ...], members: tuple[str, ...]) -> RowView:
    events = [Event(number, update, "lan", NOW) for number, update in enumerate(updates, start=1)]
    tracked = Tracked(DeadlineKind.MILESTONES, milestones, members)
    stood = progress(tracked, events, TODAY, settle=lambda _: milestones)
    return RowView(replace(ROW, members=members), stood, stood.status(TODAY), TODAY)


def changed(
    update: Update,
    *before: Update,
    milestones: tuple[Milestone, ...] = (LATER,),
    members: tuple[str, ...] = (),
) -> tuple[Difference, ...]:
    old = view(*before, milestones=milestones, members=members)
    new = view(*before, update, milestones=milestones, members=members)
    return differences(old, new, update)


def values(found: tuple[Difference, ...]) -> Told:
    return tuple((each.value, each.before, each.after, each.milestone) for each in found)


def test_status_and_percent() -> None:
    assert values(changed(replace(STARTED, percent=50))) == (
        (Value.STATUS, Status.NOT_STARTED, Status.IN_PROGRESS, None),
        (Value.PERCENT, None, 50, None),
    )


def test_the_state_is_told_where_the_status_hides_it() -> None:
    assert values(changed(STARTED, milestones=(SOON,))) == (
        (Value.STATE, State.NOT_STARTED, State.IN_PROGRESS, None),
    )


@pytest.mark.parametrize("milestones", [(LATER,), (SOON, LATER)])
def test_done_is_told_once_whatever_the_milestones(milestones: tuple[Milestone, ...]) -> None:
    evidence = Evidence("12/BC", None, "")
    found = changed(Update(TODAY, State.DONE, evidence=evidence), milestones=milestones)
    assert [each.value for each in found] == ["status", "percent", "done_on", "evidence"]
    assert found[2] == Difference(Value.DONE_ON, None, TODAY)
    assert found[3] == Difference(Value.EVIDENCE, None, evidence, added=True)


def test_a_milestone_is_told_by_its_number() -> None:
    done = Update(date(2022, 5, 31), State.DONE, milestone=1)
    assert values(changed(done, milestones=(SOON, LATER))) == (
        (Value.STATUS, Status.OVERDUE, Status.IN_PROGRESS, None),
        (Value.DONE_ON, None, date(2022, 5, 31), 1),
        (Value.NEXT_DUE, MARCH, OCTOBER, None),
    )
    begun = replace(STARTED, milestone=2)
    assert values(changed(begun, done, milestones=(SOON, LATER))) == (
        (Value.STATE, State.NOT_STARTED, State.IN_PROGRESS, 2),
    )


def test_milestones_that_follow_the_row_are_not_told() -> None:
    suspended = Update(TODAY, State.SUSPENDED, explanation="chờ")
    assert values(changed(suspended, milestones=(SOON, LATER))) == (
        (Value.STATUS, Status.OVERDUE, Status.SUSPENDED, None),
        (Value.EXPLANATION, None, "chờ", None),
    )


def test_an_extension_is_told_with_its_document() -> None:
    granted = Update(TODAY, due=OCTOBER, document="12/QĐ-UBND")
    assert values(changed(granted, milestones=(SOON,))) == (
        (Value.STATUS, Status.OVERDUE, Status.NOT_STARTED, None),
        (Value.DEADLINE, MARCH, OCTOBER, None),
        (Value.DOCUMENT, None, "12/QĐ-UBND", None),
    )
    second = replace(granted, milestone=2, due=date(2022, 12, 31))
    found = changed(second, milestones=(SOON, LATER))
    assert (Value.DEADLINE, OCTOBER, date(2022, 12, 31), 2) in values(found)


def test_a_deadline_past_days_off_is_told_as_the_next_one_too() -> None:
    sunday, monday = date(2022, 10, 2), date(2022, 10, 3)
    granted = Update(TODAY, due=sunday, effective_due=monday, document="12/QĐ-UBND")
    told = values(changed(granted, milestones=(SOON,)))
    assert (Value.DEADLINE, MARCH, sunday, None) in told
    assert (Value.NEXT_DUE, MARCH, monday, None) in told


def test_a_member_s_report_is_told_even_where_the_row_stands_still() -> None:
    members = ("Sở Nội vụ", "Sở Tư pháp")
    first, second = (Update(TODAY, State.DONE, agency=name) for name in members)
    assert (Value.REPORTED, 0, 1, None) in values(changed(first, members=members))
    assert (Value.REPORTED, 1, 2, None) in values(changed(second, first, members=members))
    (again,) = changed(first, first, members=members)
    assert again == Difference(Value.REPORT, None, first, added=True)


@pytest.mark.parametrize(
    "update",
    [
        STARTED,
        Update(TODAY, percent=50),
        Update(date(2022, 6, 1), State.IN_PROGRESS, milestone=1),
    ],
)
def test_what_stands_so_already_is_no_difference(update: Update) -> None:
    assert changed(update, replace(STARTED, percent=50)) == ()


def test_what_a_suspended_row_hides_is_told_as_a_report() -> None:
    suspended = Update(TODAY, State.SUSPENDED)
    hidden = replace(STARTED, milestone=1)
    (found,) = changed(hidden, suspended, milestones=(SOON, LATER))
    assert (found.value, found.added) == (Value.REPORT, True)


def test_a_note_stands_beside_those_before() -> None:
    note = Update(TODAY, note="họp")
    assert changed(note, note) == (Difference(Value.NOTE, None, "họp", added=True),)
