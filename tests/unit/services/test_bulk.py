"""One update on many rows: its preview, its write, what forbids it, and its undo."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.model.status import Status
from cchc_tracker.model.update import State, Update
from cchc_tracker.services.bulk import preview_bulk, record_bulk
from cchc_tracker.services.rows import Selection, find_row, list_rows, view_row
from cchc_tracker.services.undo import undo_last
from cchc_tracker.services.updates import RefusedUpdateError, record_update
from cchc_tracker.store import StaleVersionError

if TYPE_CHECKING:
    from cchc_tracker.services.session import Session
    from tests.unit.services.conftest import SessionOf

PLAN = "can-tho-2022"
TODAY = date(2022, 9, 30)
STARTED = Update(on=TODAY, state=State.IN_PROGRESS, note="Đang làm")
SECOND_MILESTONE = Update(on=TODAY, milestone=2, note="Đợt hai")


def rows_of(session: Session, expression: str) -> list[int]:
    return [view.row.id for view in list_rows(session, Selection((PLAN,), expression))]


def test_the_preview_tells_before_and_after_and_writes_nothing(session_of: SessionOf) -> None:
    session = session_of("an")
    ids = rows_of(session, "status:not_started")
    preview = preview_bulk(session, ids, STARTED)
    assert [line.before.row.id for line in preview.lines] == ids
    assert {line.before.status for line in preview.lines} == {Status.NOT_STARTED}
    assert {line.after.status for line in preview.lines} == {Status.IN_PROGRESS}
    assert (preview.changed, preview.refused) == (preview.lines, ())
    assert rows_of(session, "status:not_started") == ids


def test_what_is_recorded_is_what_was_shown(session_of: SessionOf) -> None:
    session = session_of("an")
    preview = preview_bulk(session, rows_of(session, ""), STARTED)
    events = record_bulk(session, preview, "họp giao ban")
    assert len(events) == len(preview.lines)
    statuses = [view.status for view in list_rows(session, Selection((PLAN,)))]
    assert statuses == [line.after.status for line in preview.lines]
    lines = [line for line in session.store.journal(plan=PLAN) if line.action == "update"]
    assert {(line.change, line.reason) for line in lines} == {(lines[0].change, "họp giao ban")}


def test_rows_that_cannot_be_changed_are_shown_with_the_reason_and_left_out(
    session_of: SessionOf,
) -> None:
    session = session_of("an")
    preview = preview_bulk(session, rows_of(session, "area:I"), SECOND_MILESTONE)
    assert [line.before.row.ref for line in preview.changed] == ["3.1", "3.4"]
    codes = {tuple(problem.code for problem in line.problems) for line in preview.refused}
    assert codes == {("milestone-unknown",)}
    assert len(record_bulk(session, preview)) == 2
    assert not [
        line.before.row.ref for line in preview.refused if session.store.events(line.before.row.id)
    ]


@pytest.mark.parametrize("chosen", ["area:I", "khôngcóchữnày"])
def test_a_change_that_no_row_allows_is_refused(session_of: SessionOf, chosen: str) -> None:
    session = session_of("an")
    without_evidence = Update(on=TODAY, state=State.DONE)
    preview = preview_bulk(session, rows_of(session, chosen), without_evidence)
    with pytest.raises(RefusedUpdateError) as refusal:
        record_bulk(session, preview)
    codes = {problem.code for problem in refusal.value.problems}
    assert codes == ({"evidence-missing"} if preview.lines else {"rows-missing"})


def test_a_row_changed_since_the_preview_stops_the_whole_write(session_of: SessionOf) -> None:
    an, minh = session_of("an"), session_of("minh")
    ids = rows_of(an, "area:I")
    preview = preview_bulk(an, ids, STARTED)
    record_update(minh, PLAN, f"r{len(ids)}", Update(on=TODAY, note="của Minh"))
    with pytest.raises(StaleVersionError):
        record_bulk(an, preview)
    assert [len(an.store.events(row_id)) for row_id in ids] == [0] * (len(ids) - 1) + [1]


def test_one_undo_takes_the_whole_change_back(session_of: SessionOf) -> None:
    session = session_of("an")
    before = [view.status for view in list_rows(session, Selection((PLAN,)))]
    record_bulk(session, preview_bulk(session, rows_of(session, ""), STARTED))
    change = undo_last(session_of("an"))
    assert len(change.event_ids) == len(before)
    assert [view.status for view in list_rows(session, Selection((PLAN,)))] == before


def test_the_preview_reads_as_a_write_would_have_it(session_of: SessionOf) -> None:
    session = session_of("an")
    extended = Update(on=TODAY, due=date(2023, 1, 1), document="12/QĐ-UBND", milestone=2)
    row = find_row(session, PLAN, "3.1")
    shown = preview_bulk(session, [row.id], extended).lines[0]
    assert shown.update.effective_due == date(2023, 1, 3)
    record_bulk(session, preview_bulk(session, [row.id], extended))
    after = view_row(session, row, Selection((PLAN,)))
    assert after.status is shown.after.status
    assert after.progress.milestones[1].milestone.effective_due == date(2023, 1, 3)
