"""The overview's figures: they add up, and each agrees with the rows it counts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.model.errors import UsageError
from cchc_tracker.model.status import Status
from cchc_tracker.model.update import State, Update
from cchc_tracker.services import figures
from cchc_tracker.services.overview import SHOWN_SOON, overview, plan_lines
from cchc_tracker.services.rows import Selection, list_rows
from cchc_tracker.services.updates import record_update
from cchc_tracker.store import RowQuery

if TYPE_CHECKING:
    from cchc_tracker.model.filter import Filter
    from cchc_tracker.services.session import Session
    from tests.unit.services.conftest import SessionOf

PLAN = "can-tho-2022"
DAYS = (date(2022, 1, 1), date(2022, 6, 30), date(2022, 9, 30), date(2023, 1, 15))


def refs(session: Session, chosen: Filter, as_of: date) -> list[str]:
    query = RowQuery(as_of=as_of, plans=(PLAN,), filter=chosen)
    return [view.row.ref for view in session.store.rows(query)]


def finish(session: Session, ref: str, day: date) -> None:
    done = Update(on=day, state=State.DONE, explanation="Đã làm")
    record_update(session, PLAN, ref, done)


@pytest.mark.parametrize("as_of", DAYS)
def test_the_counts_add_up(session_of: SessionOf, as_of: date) -> None:
    session = session_of("an")
    finish(session, "r12", date(2022, 5, 4))
    shown = overview(session, PLAN, as_of)
    assert set(shown.counts) == set(Status)
    assert sum(shown.counts.values()) == shown.plan.row_count == 57
    assert sum(area.total for area in shown.areas) == 57
    assert shown.overdue == len(refs(session, figures.OVERDUE, as_of))
    for area in shown.areas:
        assert area.total == len(refs(session, figures.of_area(area), as_of))


@pytest.mark.parametrize("as_of", DAYS)
def test_due_soon_is_what_falls_due_in_thirty_days(session_of: SessionOf, as_of: date) -> None:
    session = session_of("an")
    shown = overview(session, PLAN, as_of)
    query = Selection((PLAN,), as_of=as_of)
    wanted = [
        view.row.ref
        for view in list_rows(session, query)
        if view.progress.open_due is not None
        and as_of <= view.progress.open_due <= as_of + timedelta(days=30)
    ]
    assert shown.due_soon_count == len(wanted)
    dues = [view.progress.open_due for view in shown.due_soon]
    assert len(dues) == min(len(wanted), SHOWN_SOON)
    assert dues == sorted(dues, key=str)


def test_overdue_is_told_by_lead_most_first(session_of: SessionOf) -> None:
    session = session_of("an")
    as_of = date(2023, 1, 15)
    leads = overview(session, PLAN, as_of).overdue_leads
    totals = [lead.total for lead in leads]
    assert totals == sorted(totals, reverse=True)
    for lead in leads:
        both = figures.both(figures.of_lead(lead), figures.OVERDUE)
        assert lead.total == len(refs(session, both, as_of))


def test_completions_are_told_by_month(session_of: SessionOf) -> None:
    session = session_of("an")
    for ref, day in (
        ("r10", date(2022, 3, 31)),
        ("r11", date(2022, 5, 1)),
        ("r12", date(2022, 5, 31)),
    ):
        finish(session, ref, day)
    months = overview(session, PLAN, date(2022, 9, 30)).completions
    assert {month: count for month, count in months.items() if count} == {
        "2022-03": 1,
        "2022-05": 2,
    }
    assert overview(session, PLAN, date(2022, 4, 1)).completions.get("2022-05", 0) == 0


def test_each_plan_has_a_line_that_agrees_with_its_overview(session_of: SessionOf) -> None:
    session = session_of("an")
    finish(session, "r12", date(2022, 5, 4))
    as_of = date(2022, 9, 30)
    lines = plan_lines(session, as_of)
    assert [line.plan.id for line in lines] == ["binh-dinh-2020", "can-tho-2022", "hai-phong-2022"]
    for line in lines:
        shown = overview(session, line.plan.id, as_of)
        assert (line.counts, line.due_soon) == (shown.counts, shown.due_soon_count)
        assert line.total == line.plan.row_count
        assert (line.done, line.overdue) == (
            shown.counts[Status.DONE_ON_TIME] + shown.counts[Status.DONE_LATE],
            shown.overdue,
        )


def test_an_unknown_plan_is_refused(session_of: SessionOf) -> None:
    with pytest.raises(UsageError, match="There is no plan"):
        overview(session_of("an"), "da-nang-2030", date(2022, 9, 30))
