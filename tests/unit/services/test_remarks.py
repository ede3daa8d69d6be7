"""What was said of a row by a day, from the events that count."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from cchc_tracker.model.document import Evidence
from cchc_tracker.model.update import State, Update
from cchc_tracker.services.remarks import Extension, row_remarks
from cchc_tracker.services.reporting import figures

if TYPE_CHECKING:
    from tests.unit.services.conftest import SessionOf

PLAN = "can-tho-2022"
PROOF = Evidence("12/BC-STP", date(2022, 3, 1), "Báo cáo")


def test_last_words_evidence_and_extensions_as_of_the_day(session_of: SessionOf) -> None:
    session = session_of("lan")
    (row,) = session.store.find(PLAN, "3.1")
    updates = (
        Update(date(2022, 2, 1), State.IN_PROGRESS, note="đang làm"),
        Update(date(2022, 3, 1), milestone=1, state=State.DONE, evidence=PROOF, note="xong"),
        Update(date(2022, 3, 2), milestone=1, evidence=PROOF),
        Update(date(2022, 3, 3), milestone=2, due=date(2022, 12, 1), document="5/UBND-NC"),
        Update(date(2022, 8, 1), note="về sau"),
    )
    for update in updates:
        with session.store.writing(author="lan", at=session.now) as unit:
            unit.record(row.id, update, expected_version=None)
    remarks = row_remarks(session, figures(session, PLAN, date(2022, 6, 30)))[row.id]
    assert remarks.words == "xong"
    assert remarks.evidence == (PROOF,)
    assert remarks.extensions == (Extension(date(2022, 12, 1), "5/UBND-NC"),)
    later = row_remarks(session, figures(session, PLAN, date(2022, 9, 30)))[row.id]
    assert later.words == "về sau"
    before = datetime(2022, 1, 1, tzinfo=UTC)
    assert row_remarks(session, figures(session, PLAN, date(2022, 9, 30), known_at=before)) == {}


def test_explanation_is_the_reason_and_a_member_is_named(session_of: SessionOf) -> None:
    session = session_of("lan")
    view = next(view for view in figures(session, PLAN, date(2022, 6, 30)).rows if view.row.members)
    member = view.row.members[0]
    update = Update(
        date(2022, 2, 1),
        State.SUSPENDED,
        agency=member,
        note="ghi chú",
        explanation="chờ hướng dẫn",
        evidence=PROOF,
    )
    with session.store.writing(author="lan", at=session.now) as unit:
        unit.record(view.row.id, update, expected_version=None)
    remarks = row_remarks(session, figures(session, PLAN, date(2022, 6, 30)))
    assert remarks[view.row.id].words == f"{member}: chờ hướng dẫn"
