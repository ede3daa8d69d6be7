"""What the preview of an update on many rows tells of each, and which rows stand so already."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.exports.bulk import bulk_lines, bulk_record
from cchc_tracker.model.difference import Value
from cchc_tracker.model.update import State, Update
from cchc_tracker.services.bulk import preview_bulk, record_bulk
from cchc_tracker.services.language import Language
from cchc_tracker.services.rows import Selection, list_rows
from cchc_tracker.services.updates import record_update
from cchc_tracker.store import RowQuery, StaleVersionError

if TYPE_CHECKING:
    from cchc_tracker.services.session import Session
    from tests.unit.services.conftest import SessionOf

PLAN = "can-tho-2022"
TODAY = date(2022, 9, 30)
STARTED = Update(on=TODAY, state=State.IN_PROGRESS, percent=50)


def rows_of(session: Session, expression: str) -> list[int]:
    return [view.row.id for view in list_rows(session, Selection((PLAN,), expression))]


def test_a_row_that_stands_so_already_is_told_and_left_alone(session_of: SessionOf) -> None:
    session = session_of("an")
    record_update(session, PLAN, "r1", STARTED)
    first, *others = rows_of(session, "area:I")
    preview = preview_bulk(session, [first, *others], STARTED)
    (same,) = preview.unchanged
    assert bulk_lines(same, Language("en")) == ["stands so already: in progress; 50 %"]
    assert (bulk_record(same)["changed"], bulk_record(same)["changes"]) == (False, [])
    assert len(record_bulk(session, preview)) == len(others)
    assert len(session.store.events(first)) == 1
    changes = session.store.journal_numbers(plan=PLAN)
    assert record_bulk(session, preview_bulk(session, [first, *others], STARTED)) == ()
    assert session.store.journal_numbers(plan=PLAN) == changes


def test_a_row_left_alone_that_changed_meanwhile_stops_the_write(session_of: SessionOf) -> None:
    session, minh = session_of("an"), session_of("minh")
    record_update(session, PLAN, "r1", STARTED)
    ids = rows_of(session, "area:I")
    preview = preview_bulk(session, ids, STARTED)
    record_update(minh, PLAN, "r1", replace(STARTED, percent=60))
    with pytest.raises(StaleVersionError):
        record_bulk(session, preview)
    assert not session.store.events(ids[1])


def test_a_change_of_the_past_alone_is_told_for_its_day(session_of: SessionOf) -> None:
    session = session_of("an")
    record_update(session, PLAN, "r3", STARTED)
    (row,) = rows_of(session, "area:I")[2:3]
    earlier = replace(STARTED, on=date(2022, 2, 1), percent=None)
    preview = preview_bulk(session, [row], earlier)
    (line,) = preview.changed
    assert line.changed_on == earlier.on
    assert bulk_lines(line, Language("en")) == ["as of 01/02/2022: not started → in progress"]
    assert bulk_record(line)["changed_on"] == "2022-02-01"
    assert len(record_bulk(session, preview)) == 1
    assert preview_bulk(session, [row], earlier).changed == ()


def test_what_is_foreseen_is_what_is_written_down_to_the_member_s_name(
    session_of: SessionOf,
) -> None:
    session = session_of("an")
    group = next(each for each in list_rows(session, Selection((PLAN,))) if each.row.members)
    name = group.row.members[0]
    typed = Update(on=TODAY, state=State.IN_PROGRESS, agency=f"  {name.upper()} ", note="x")
    (line,) = preview_bulk(session, [group.row.id], typed).lines
    assert line.update.agency == name
    record_bulk(session, preview_bulk(session, [group.row.id], typed))
    (after,) = session.store.views([group.row.id], _now(session))
    assert after.progress == line.after.progress


def test_a_new_deadline_is_foreseen_past_days_off(session_of: SessionOf) -> None:
    session = session_of("an")
    (row,) = rows_of(session, "area:I")[1:2]
    granted = Update(on=TODAY, due=date(2023, 1, 1), document="12/QĐ-UBND")
    (line,) = preview_bulk(session, [row], granted).changed
    told = {each.value: each.after for each in line.changes}
    assert told[Value.DEADLINE] == date(2023, 1, 1)
    assert told[Value.NEXT_DUE] == date(2023, 1, 3)
    assert told[Value.DOCUMENT] == "12/QĐ-UBND"


def test_an_extension_that_nobody_dates_counts_from_each_row_s_own_deadline(
    session_of: SessionOf,
) -> None:
    session = session_of("an")
    ids = rows_of(session, "")
    granted = Update(on=TODAY, due=date(2023, 1, 3), document="12/QĐ-UBND")
    lines = preview_bulk(session, ids, granted, dated=False).changed
    replaced = {line.before.row.id: line.before.progress.open_due for line in lines}
    assert len(set(replaced.values())) > 1
    for line in lines:
        assert line.update.on == min(TODAY, replaced[line.before.row.id] or TODAY)


def _now(session: Session) -> RowQuery:
    return RowQuery(as_of=session.today)
