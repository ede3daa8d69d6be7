"""Figures of a plan: what happened within the period, groups and members, what is assigned."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.model.assignment import Assigner
from cchc_tracker.model.document import Evidence
from cchc_tracker.model.errors import BadDataError, IncompleteError, UsageError
from cchc_tracker.model.status import Status
from cchc_tracker.model.update import State, Update
from cchc_tracker.services.assignments import assign, withdraw
from cchc_tracker.services.periods import find_period, period_list
from cchc_tracker.services.reporting import figures
from cchc_tracker.services.undo import undo_last

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc_tracker.model.figures import Figures, Tally
    from cchc_tracker.services.session import Session

PLAN = "can-tho-2022"


@pytest.fixture
def session(session_of: Callable[[str], Session]) -> Session:
    """Somebody's session on 30/09/2022."""
    return session_of("chuyên viên")


def record(session: Session, position: int, update: Update) -> None:
    (row,) = session.store.find(PLAN, f"r{position}")
    with session.store.writing(author=session.user, at=session.now) as unit:
        unit.record(row.id, update, expected_version=None)


def q3(session: Session, *, expression: str = "", lead: str | None = None) -> Figures:
    return figures(session, PLAN, "2022-Q3", expression=expression, lead=lead)


def position_led_by_group(session: Session) -> int:
    views = figures(session, PLAN, session.today).rows
    return next(v.row.position for v in views if len(v.row.members) > 2)


def member(found: Figures, name: str) -> Tally:
    return next(each.tally for each in found.members if each.key == name)


def first_open(session: Session, status: Status) -> int:
    return next(view.row.position for view in q3(session).rows if view.status is status)


def test_a_row_done_in_the_period_counts_in_it(session: Session) -> None:
    one, other = [v.row.position for v in q3(session).rows if v.status is Status.NOT_STARTED][:2]
    proof = Evidence("12/BC-SNV", None, "Báo cáo")
    record(session, one, Update(on=date(2022, 6, 4), state=State.DONE, evidence=proof))
    record(session, other, Update(on=date(2022, 6, 5), state=State.DONE, explanation="x"))
    whole = q3(session).whole
    assert (whole.done, whole.done_in_period, whole.without_evidence) == (2, 1, 1)


def test_evidence_of_a_suspension_proves_no_completion(session: Session) -> None:
    at = first_open(session, Status.NOT_STARTED)
    proof = Evidence("12/QĐ-UBND", None, "Quyết định")
    record(session, at, Update(on=date(2022, 6, 6), state=State.SUSPENDED, evidence=proof))
    record(session, at, Update(on=date(2022, 6, 7), state=State.IN_PROGRESS))
    record(session, at, Update(on=date(2022, 6, 8), state=State.DONE, explanation="x"))
    assert q3(session).whole.without_evidence == 1


def test_overdue_rows_are_new_or_carried_over(session: Session) -> None:
    found = q3(session)
    assert found.whole.counts[Status.OVERDUE] > 0
    for view in found.overdue:
        assert view.progress.open_due is not None
    new = [
        v for v in found.overdue if v.progress.open_due and v.progress.open_due >= date(2022, 6, 4)
    ]
    assert found.whole.newly_overdue == len(new)
    assert found.whole.carried_over == len(found.overdue) - len(new)


def test_a_day_has_no_period_and_counts_everything_since_the_beginning(session: Session) -> None:
    whole = figures(session, PLAN, date(2022, 9, 4)).whole
    assert whole.newly_overdue == whole.counts[Status.OVERDUE]
    assert whole.carried_over == 0


def test_extensions_granted_are_counted_by_their_day(session: Session) -> None:
    at = first_open(session, Status.OVERDUE)
    for day in (date(2022, 6, 6), date(2022, 7, 6), date(2022, 9, 5)):
        record(session, at, Update(on=day, due=date(2022, 12, 1), document="1/QĐ-UBND"))
    assert q3(session).whole.extensions == 2


def test_a_group_is_one_lead_and_its_members_count_by_member(session: Session) -> None:
    at = position_led_by_group(session)
    done = Update(on=date(2022, 6, 6), state=State.DONE, agency="Sở Y tế", explanation="x")
    before = q3(session)
    record(session, at, done)
    after = q3(session)
    assert after.whole.done == before.whole.done
    assert member(after, "Sở Y tế").done == member(before, "Sở Y tế").done + 1
    others = "Sở Giáo dục và Đào tạo"
    assert member(after, others).done == member(before, others).done == 0
    assert member(after, "Sở Y tế").done_in_period == 1
    assert member(after, "Sở Y tế").without_evidence == 1


def test_the_lead_closes_a_row_for_every_member(session: Session) -> None:
    at = position_led_by_group(session)
    started = Update(on=date(2022, 6, 6), state=State.IN_PROGRESS, agency="Sở Y tế")
    record(session, at, started)
    record(session, at, Update(on=date(2022, 6, 7), state=State.DONE, explanation="x"))
    assert all(member(q3(session), name).done for name in ("Sở Y tế", "Viện Kinh tế - Xã hội"))


def test_lead_and_filter_choose_rows_but_targets_stay(session: Session) -> None:
    whole, led = q3(session), q3(session, lead="Sở Nội vụ")
    (group,) = [each for each in whole.leads if each.key == "Sở Nội vụ"]
    assert led.whole == group.tally
    assert q3(session, expression="status:overdue").whole.total == len(whole.overdue)
    assert len(led.targets) == len(whole.targets) > 0


def test_assigned_rows_are_counted_on_their_own_until_taken_back(session: Session) -> None:
    assign(session, PLAN, "r3", by=Assigner.CHAIRMAN, document="12/TB-UBND", on=date(2022, 6, 6))
    assign(session, PLAN, "r4", by=Assigner.COMMITTEE, document="13/TB-UBND", on=date(2022, 9, 5))
    found = q3(session)
    assert found.assigned.total == 1
    (each,) = next(iter(found.assignments.values()))
    assert (each.by, each.document) == (Assigner.CHAIRMAN, "12/TB-UBND")
    assert withdraw(session, PLAN, "r3") == 1
    assert q3(session).assigned.total == 0
    undo_last(session)
    assert q3(session).assigned.total == 1
    assert session.store.check() == ()


@pytest.mark.parametrize("document", ["", "thông báo", "…/TB-UBND"])
def test_an_assignment_needs_its_documents_number(session: Session, document: str) -> None:
    with pytest.raises(BadDataError):
        assign(session, PLAN, "r3", by=Assigner.CHAIRMAN, document=document)


def test_a_row_that_nobody_assigned_cant_be_taken_back(session: Session) -> None:
    with pytest.raises(BadDataError, match="isn't assigned"):
        withdraw(session, PLAN, "r3")


def test_six_months_of_can_tho_need_their_days(session: Session) -> None:
    with pytest.raises(IncompleteError, match="--from"):
        figures(session, PLAN, "H1")


def test_unknown_periods_and_filters_are_refused(session: Session) -> None:
    with pytest.raises(UsageError):
        figures(session, PLAN, "Q2")
    with pytest.raises(UsageError):
        q3(session, expression="status:")


def test_a_list_is_of_a_plan_or_of_a_locality(session: Session) -> None:
    of_plan, of_place = period_list(session, PLAN), period_list(session, "can-tho", 2022)
    assert (of_plan.year, of_plan.plan, of_place.plan) == (2022, PLAN, None)
    assert [each.period for each in of_plan.lines] == [each.period for each in of_place.lines]
    assert period_list(session, "can-tho").year == session.today.year
    assert of_plan.unit_plans is not None
    assert of_plan.unit_plans.last_day == date(2022, 1, 30)
    with pytest.raises(UsageError):
        period_list(session, "nowhere")


def test_a_period_of_another_year_can_be_asked_for(session: Session) -> None:
    assert find_period(session, PLAN, "2021-Q1").data_to == date(2021, 3, 4)
