"""What is read of single rows of an import: document, places, who settled their doubts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.model.source.imported import ImportedPlan, SourceRecord
from cchc_tracker.model.source.origin import Origin
from cchc_tracker.model.source.place import Part, Place
from cchc_tracker.services.importing import keep_import, settle_problems, unsettled_rows
from cchc_tracker.services.rows import find_row
from cchc_tracker.services.session import Session
from cchc_tracker.services.undo import undo_last

if TYPE_CHECKING:
    from cchc_tracker.model.plan import Plan

NAME = "nhap-2022"
SessionOf = Callable[[str], Session]


@pytest.fixture
def session(session_of: SessionOf) -> Session:
    """The official who imports."""
    return session_of("lan")


@pytest.fixture
def plan(session: Session) -> Plan:
    """Cần Thơ's plan under a name of its own."""
    return replace(session.plugins.plan("can-tho-2022"), template=NAME)


def imported(plan: Plan, file: str) -> ImportedPlan:
    """A plan as if a file had been read: each row's text has a cell of its own."""
    origins = tuple(
        Origin(Place(Part.TABLE, "1", row=each.position), each.text, "activity", each.position)
        for each in plan.activities
    )
    record = SourceRecord(file, "docx", f"{hash((file, plan.activities)):x}", 1234)
    return ImportedPlan(plan, (record,), origins, ())


def test_a_row_s_document_is_the_one_read_last(session: Session, plan: Plan) -> None:
    keep_import(session, NAME, imported(plan, "một.docx"))
    first = replace(plan.activities[0], deadline_text="Quý IV")
    newer = replace(plan, activities=(first, *plan.activities[1:]))
    keep_import(session, NAME, imported(newer, "hai.docx"))
    row = find_row(session, NAME, "r1")

    source = session.store.row_source(row.id)

    assert source is not None
    assert (source.document.name, source.author) == ("hai.docx", "lan")
    assert [(each.place.row, each.text, each.position) for each in source.origins] == [
        (1, row.text, 1)
    ]


def test_a_template_s_row_was_read_from_no_document(session: Session) -> None:
    assert session.store.row_source(find_row(session, "can-tho-2022", "r1").id) is None


def test_the_doubtful_rows_among_some_are_those_of_the_plan(session: Session, plan: Plan) -> None:
    keep_import(session, NAME, imported(plan, "một.docx"))
    doubtful = session.store.unsettled(NAME)
    ids = session.store.row_ids(NAME)

    assert session.store.unsettled_among(ids) == frozenset(doubtful)
    assert session.store.unsettled_among(doubtful[:2]) == frozenset(doubtful[:2])
    assert session.store.unsettled_among(()) == frozenset()


def test_a_settlement_names_who_looked_until_it_is_taken_back(session: Session, plan: Plan) -> None:
    keep_import(session, NAME, imported(plan, "một.docx"))
    row = unsettled_rows(session, NAME)[0]
    assert session.store.settlement(row.id) is None
    settle_problems(session, [row], "đã đối chiếu bản giấy")

    found = session.store.settlement(row.id)

    assert found is not None
    assert (found.author, found.at, found.note) == ("lan", session.now, "đã đối chiếu bản giấy")
    assert session.store.unsettled_among([row.id]) == frozenset()
    undo_last(session)
    assert session.store.settlement(row.id) is None
    assert session.store.unsettled_among([row.id]) == {row.id}
