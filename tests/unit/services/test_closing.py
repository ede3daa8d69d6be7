"""Closing a period: frozen figures, adjustments since, reopening, undo."""

from __future__ import annotations

import sqlite3
from contextlib import closing as closed_after
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.model.assignment import Assigner
from cchc_tracker.model.errors import BadDataError, ConflictError, UsageError
from cchc_tracker.model.figures_record import figures_record
from cchc_tracker.model.measurement import Measured
from cchc_tracker.model.period_calendar import GivenDays
from cchc_tracker.model.status import Status
from cchc_tracker.model.update import State, Update
from cchc_tracker.services.assignments import assign, withdraw
from cchc_tracker.services.closing import adjustments, close_period, reopen_period
from cchc_tracker.services.periods import find_period, plan_periods
from cchc_tracker.services.reporting import figures
from cchc_tracker.services.targets import measure
from cchc_tracker.services.undo import undo_last

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cchc_tracker.model.closing import Closing
    from cchc_tracker.services.session import Session

PLAN = "can-tho-2022"
CODE = "2022-Q3"
DONE_THEN = Update(on=date(2022, 8, 1), state=State.DONE, explanation="x")


@pytest.fixture
def session(session_of: Callable[[str], Session]) -> Session:
    """Somebody's session on 30/09/2022."""
    return session_of("chuyên viên")


def close(session: Session, *files: Path) -> Closing:
    return close_period(session, PLAN, find_period(session, PLAN, CODE), files=files)


def record(session: Session, position: int, update: Update) -> None:
    (row,) = session.store.find(PLAN, f"r{position}")
    with session.store.writing(author=session.user, at=session.now) as unit:
        unit.record(row.id, update, expected_version=None)


def overdue_position(session: Session) -> int:
    return figures(session, PLAN, CODE).overdue[0].row.position


@pytest.fixture
def next_day(session: Session) -> Session:
    """The same database a day later."""
    tomorrow = session.now + timedelta(days=1)
    return replace(session, clock=lambda: tomorrow)


def test_a_closed_period_keeps_its_figures(session: Session, next_day: Session) -> None:
    before = figures(session, PLAN, CODE)
    made = close(session)
    record(next_day, overdue_position(session), DONE_THEN)
    after = figures(next_day, PLAN, CODE)
    assert figures_record(after) == figures_record(before)
    assert [(v.row.ref, v.status) for v in after.rows] == [
        (v.row.ref, v.status) for v in before.rows
    ]
    assert after.closing == made
    assert (made.closed_by, made.closed_at) == ("chuyên viên", session.now)
    assert next_day.store.check() == ()


def test_a_later_event_with_an_earlier_date_is_an_adjustment(
    session: Session, next_day: Session
) -> None:
    made = close(session)
    at = overdue_position(session)
    record(next_day, at, DONE_THEN)
    record(next_day, at, Update(on=date(2022, 9, 5), note="after the cut-off"))
    found = adjustments(next_day, made)
    assert [(each.position, each.event.update.on) for each in found.events] == [
        (at, date(2022, 8, 1))
    ]
    changes = {each.path: (each.closed, each.now) for each in found.differences}
    overdue = figures(session, PLAN, CODE).whole.counts[Status.OVERDUE]
    assert changes["whole.counts.overdue"] == (overdue, overdue - 1)
    assert changes["whole.counts.done_late"] == (0, 1)


def test_what_is_taken_back_after_the_closing_is_an_adjustment_too(
    session: Session, next_day: Session
) -> None:
    at = overdue_position(session)
    record(session, at, DONE_THEN)
    made = close(session)
    row = session.store.find(PLAN, f"r{at}")[0]
    (event,) = session.store.events(row.id)
    with next_day.store.writing(author="khác", at=next_day.now) as unit:
        unit.void(event.id)
    found = adjustments(next_day, made)
    assert [each.event.id for each in found.events] == [event.id]
    assert next(e for e in found.differences if e.path == "whole.counts.done_late").now == 0


def test_what_comes_and_goes_after_the_closing_changes_nothing(
    session: Session, next_day: Session
) -> None:
    made = close(session)
    record(next_day, overdue_position(session), DONE_THEN)
    undo_last(next_day)
    found = adjustments(next_day, made)
    assert (found.events, found.differences) == ((), ())


def test_a_measurement_after_the_closing_is_an_adjustment(
    session: Session, next_day: Session
) -> None:
    made = close(session)
    measure(next_day, PLAN, 1, Measured(date(2022, 9, 1), value=Decimal(95)))
    assert figures(next_day, PLAN, CODE).targets[0].measured is None
    found = adjustments(next_day, made)
    assert "targets.1.value" in {each.path for each in found.differences}
    assert [each.target for each in found.measurements] == [1]


def test_an_assignment_taken_back_after_the_closing_is_an_adjustment(
    session: Session, next_day: Session
) -> None:
    on = date(2022, 6, 6)
    assign(session, PLAN, "r3", by=Assigner.CHAIRMAN, document="12/TB-UBND", on=on)
    made = close(session)
    withdraw(next_day, PLAN, "r3")
    assert figures(next_day, PLAN, CODE).assigned.total == 1
    found = adjustments(next_day, made)
    assert [each.document for each in found.assignments] == ["12/TB-UBND"]
    assert "assigned.total" in {each.path for each in found.differences}


def test_figures_closed_as_known_earlier_are_compared_with_now(
    session: Session, next_day: Session
) -> None:
    earlier = session.now
    at = overdue_position(session)
    record(next_day, at, DONE_THEN)
    period = find_period(session, PLAN, CODE)
    made = close_period(next_day, PLAN, period, known_at=earlier)
    assert figures(next_day, PLAN, CODE).known_at == earlier
    assert figures(next_day, PLAN, CODE).whole.counts[Status.DONE_LATE] == 0
    assert [each.position for each in adjustments(next_day, made).events] == [at]


def test_the_files_hashes_are_kept(session: Session, tmp_path: Path) -> None:
    report = tmp_path / "báo cáo.docx"
    report.write_bytes(b"report")
    made = close(session, report)
    assert made.files == {"báo cáo.docx": sha256(b"report").hexdigest()}
    assert session.store.reporting.closing(PLAN, CODE) == made


def test_files_must_be_there_and_have_names_of_their_own(session: Session, tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    for folder in (tmp_path, tmp_path / "x"):
        (folder / "a.csv").touch()
    with pytest.raises(UsageError, match=r"a\.csv"):
        close(session, tmp_path / "a.csv", tmp_path / "x" / "a.csv")
    with pytest.raises(BadDataError):
        close(session, tmp_path / "missing.csv")
    assert session.store.reporting.closings(PLAN) == ()


def test_a_period_isnt_closed_twice_nor_before_its_cut_off(session: Session) -> None:
    close(session)
    with pytest.raises(ConflictError, match="closed already"):
        close(session)
    with pytest.raises(BadDataError, match="isn't over"):
        close_period(session, PLAN, find_period(session, PLAN, "Y"))


def test_reopening_needs_a_reason_and_a_closed_period(session: Session) -> None:
    with pytest.raises(BadDataError, match="isn't closed"):
        reopen_period(session, PLAN, CODE, "sai")
    close(session)
    with pytest.raises(BadDataError, match="reason"):
        reopen_period(session, PLAN, CODE, "  ")
    reopen_period(session, PLAN, CODE, "sai số liệu")
    (line,) = session.store.journal(plan=PLAN, limit=1)
    assert (line.action, line.reason) == ("reopen_period", "sai số liệu")
    assert figures(session, PLAN, CODE).closing is None
    assert close(session).id == 2


def test_closing_and_reopening_can_be_undone(session: Session, next_day: Session) -> None:
    made = close(session)
    reopen_period(next_day, PLAN, CODE, "sai")
    undo_last(next_day)
    back = figures(next_day, PLAN, CODE).closing
    assert back is not None
    assert (back.figures, back.basis, back.closed_at) == (made.figures, made.basis, made.closed_at)
    undo_last(session)
    assert figures(session, PLAN, CODE).closing is None
    assert session.store.check() == ()


def test_undoing_what_somebody_else_undid_changes_nothing(
    session: Session, session_of: Callable[[str], Session]
) -> None:
    close(session)
    other = session_of("lãnh đạo")
    reopen_period(other, PLAN, CODE, "sai")
    undo_last(session)
    assert figures(session, PLAN, CODE).closing is None
    undo_last(other)
    assert figures(session, PLAN, CODE).closing is not None
    assert session.store.check() == ()


def test_given_days_are_kept_by_the_closing(session: Session) -> None:
    days = GivenDays(date(2021, 12, 5), date(2022, 6, 4), date(2022, 6, 10))
    close_period(session, PLAN, find_period(session, PLAN, "H1", days))
    kept = find_period(session, PLAN, "H1")
    assert (kept.data_from, kept.data_to, kept.due) == (days.data_from, days.data_to, days.due)
    assert figures(session, PLAN, "H1").as_of == date(2022, 6, 4)
    assert plan_periods(session, PLAN)[1] == kept


def test_tampering_with_frozen_figures_is_found(session: Session) -> None:
    close(session)
    with closed_after(sqlite3.connect(session.store.path)) as connection:
        with pytest.raises(sqlite3.IntegrityError, match="never overwritten"):
            connection.execute("UPDATE closing SET figures = '{}'")
        connection.execute("DROP TRIGGER closing_is_not_changed")
        connection.execute("UPDATE closing SET figures = replace(figures, '57', '58')")
        connection.commit()
    assert [problem.code for problem in session.store.check()] == ["record-differs"]
