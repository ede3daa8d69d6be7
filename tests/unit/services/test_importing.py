"""Keeping imported plans: new, the same again, newer versions, refusals, undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.model.agency.directory import AgencyReading, Mention
from cchc_tracker.model.errors import BadDataError, ConflictError
from cchc_tracker.model.filter_parser import parse_filter
from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Problem, Severity
from cchc_tracker.model.source.imported import ImportedPlan, SourceRecord
from cchc_tracker.model.source.origin import Origin
from cchc_tracker.model.source.place import Part, Place
from cchc_tracker.model.status import Status
from cchc_tracker.model.update import State, Update
from cchc_tracker.services.importing import (
    DoubtfulImportError,
    Outcome,
    foresee_import,
    keep_import,
    settle_problems,
    unsettled_rows,
)
from cchc_tracker.services.plan_changes import FieldChange, standing_rows
from cchc_tracker.services.rows import Selection, find_row, view_row
from cchc_tracker.services.session import Session
from cchc_tracker.services.tracing import trace
from cchc_tracker.services.undo import last_change, undo_last
from cchc_tracker.services.updates import record_update
from cchc_tracker.store import RowQuery

if TYPE_CHECKING:
    from cchc_tracker.model.plan import Activity, Plan

PLAN = "can-tho-2022"
NAME = "nhap-2022"
SessionOf = Callable[[str], Session]


def imported(plan: Plan, *problems: Problem, file: str = "phụ lục.docx") -> ImportedPlan:
    """A plan as if a file had been read: each row's text has a cell of its own."""
    origins = tuple(
        Origin(Place(Part.TABLE, "1", row=each.position), each.text, "activity", each.position)
        for each in plan.activities
    )
    unused = Origin(Place(Part.TEXT, line=3), "Nơi nhận:")
    digest = f"{hash(plan.activities):x}"
    record = SourceRecord(file, "docx", digest, 1234)
    return ImportedPlan(plan, (record,), (*origins, unused), problems)


@pytest.fixture
def session(session_of: SessionOf) -> Session:
    """The official who imports."""
    return session_of("lan")


@pytest.fixture
def plan(session: Session) -> Plan:
    """Cần Thơ's plan under a name of its own."""
    return replace(session.plugins.plan(PLAN), template=NAME)


def renumbered(plan: Plan, *activities: Activity) -> Plan:
    """The plan with other rows, in the given order."""
    rows = tuple(replace(each, position=n) for n, each in enumerate(activities, start=1))
    return replace(plan, activities=rows)


def found(session: Session, words: str) -> list[str]:
    """The references of the rows that a search finds."""
    query = RowQuery(session.today, plans=(NAME,), filter=parse_filter(words))
    return [view.row.ref for view in session.store.rows(query)]


def sound(session: Session) -> bool:
    """Whether the database and its journal are in order."""
    return session.store.check() == () and session.store.verify_journal() is None


def test_a_new_plan_is_kept_with_the_origin_of_its_values(session: Session, plan: Plan) -> None:
    kept = keep_import(session, NAME, imported(plan))
    assert (kept.outcome, kept.plan.row_count, kept.changes) == (Outcome.NEW, 57, None)
    row = find_row(session, NAME, "3.4")
    (traced,) = trace(session, NAME, row)
    assert traced.source.document.name == "phụ lục.docx"
    assert [(each.field, each.text, each.place.row) for each in traced.origins] == [
        ("activity", row.text, row.position)
    ]
    (rest,) = trace(session, NAME)
    assert [(each.field, each.text, each.place.line) for each in rest.origins] == [
        ("", "Nơi nhận:", 3)
    ]
    assert sound(session)


def test_a_plan_of_a_template_has_nothing_to_trace(session: Session) -> None:
    with pytest.raises(BadDataError, match="004_896c6acf9bc33f08"):
        trace(session, PLAN)


def test_the_same_file_twice_changes_nothing(session: Session, plan: Plan) -> None:
    keep_import(session, NAME, imported(plan))
    lines = sum(1 for _ in session.store.journal())
    again = keep_import(session, NAME, imported(plan))
    assert again.outcome is Outcome.SAME
    assert sum(1 for _ in session.store.journal()) == lines


def test_rows_are_read_anew_by_a_new_list_of_agencies(session: Session, plan: Plan) -> None:
    stranger, *others = plan.activities
    known = stranger.supports.mentions[0]
    missing = Problem(Severity.WARNING, "agency-unknown", message("unknown"))
    unread = AgencyReading(
        stranger.supports.text, (Mention(known.printed, known.printed, resolved=False),)
    )
    before = replace(stranger, supports=replace(unread, problems=(missing,)))
    keep_import(session, NAME, imported(renumbered(plan, before, *others)))
    record_update(session, NAME, before.ref, Update(date(2022, 3, 1), state=State.IN_PROGRESS))
    again = keep_import(session, NAME, imported(plan))
    assert again.outcome is Outcome.REVISED
    assert again.changes is not None
    ((row,),) = ([each.fields for each in again.changes.changed],)
    names = "; ".join(each.name for each in stranger.supports.mentions)
    assert row == (FieldChange("support", f"{known.printed} (?)", names),)
    kept = find_row(session, NAME, before.ref)
    assert kept.supports.mentions == stranger.supports.mentions
    assert len(list(session.store.events(kept.id))) == 1
    assert keep_import(session, NAME, imported(plan)).outcome is Outcome.SAME
    assert sound(session)


def test_a_template_s_plan_learns_where_its_values_stand(session: Session, plan: Plan) -> None:
    kept = keep_import(session, PLAN, imported(replace(plan, template=PLAN)))
    assert kept.outcome is Outcome.SAME
    assert len(trace(session, PLAN, find_row(session, PLAN, "3.4"))) == 1


def test_errors_keep_nothing_unless_they_are_accepted(session: Session, plan: Plan) -> None:
    doubt = Problem(Severity.ERROR, "cell-lost", message("a cell was lost"))
    with pytest.raises(DoubtfulImportError) as caught:
        keep_import(session, NAME, imported(plan, doubt))
    assert caught.value.problems == (doubt,)
    assert session.store.plan(NAME) is None
    kept = keep_import(session, NAME, imported(plan, doubt), accept_problems=True)
    assert kept.outcome is Outcome.NEW
    assert session.store.sources(NAME)[0].problems == (doubt,)


def test_a_newer_version_keeps_the_updates_of_the_rows_that_go_on(
    session: Session, plan: Plan
) -> None:
    keep_import(session, NAME, imported(plan))
    for ref in ("3.4", "3.5", "3.6"):
        update = Update(on=date(2022, 3, 1), state=State.DONE, explanation="không có văn bản")
        record_update(session, NAME, ref, update)
    rows = list(plan.activities)
    first, fourth, fifth, sixth = rows[0], rows[3], rows[4], rows[5]
    changed = replace(
        fourth, activity=f"{fourth.activity} Bổ sung vừa thêm.", lead_text="Thanh tra TP"
    )
    added = replace(first, activity_no="3.1a", activity="Hoạt động hoàn toàn mới thêm vào")
    newer = renumbered(plan, first, added, *rows[1:3], changed, *rows[6:], sixth)
    changes = foresee_import(session, NAME, imported(newer))
    assert changes is not None
    assert [each.ref for each in changes.added] == ["3.1a"]
    assert [each.ref for each in changes.left] == [fifth.activity_no]
    assert [field.field for field in changes.changed[0].fields] == ["activity", "lead_text"]
    assert changes.moved

    kept = keep_import(session, NAME, imported(newer))
    assert kept.outcome is Outcome.REVISED
    assert len(standing_rows(session, NAME)) == 57
    assert kept.plan.row_count == 58
    now = Selection((NAME,))
    going_on = view_row(session, find_row(session, NAME, "3.4"), now)
    assert going_on.row.activity == changed.activity
    assert going_on.status in (Status.DONE_ON_TIME, Status.DONE_LATE)
    assert [each.update.state for each in session.store.events(going_on.row.id)] == [State.DONE]
    assert find_row(session, NAME, "3.6").position == 57
    left = view_row(session, find_row(session, NAME, "3.5"), now)
    assert left.row.position == 58
    assert left.status in (Status.DONE_ON_TIME, Status.DONE_LATE)
    assert found(session, '"hoàn toàn mới thêm vào"') == ["3.1a"]
    assert found(session, '"bổ sung vừa thêm"') == ["3.4"]
    assert sound(session)
    assert keep_import(session, NAME, imported(newer)).outcome is Outcome.SAME


def test_a_row_left_out_is_cancelled_and_comes_back(session: Session, plan: Plan) -> None:
    keep_import(session, NAME, imported(plan))
    shorter = renumbered(plan, *plan.activities[:10], *plan.activities[11:])
    keep_import(session, NAME, imported(shorter))
    ref = plan.activities[10].ref
    now = Selection((NAME,))
    assert view_row(session, find_row(session, NAME, ref), now).status is Status.CANCELLED
    kept = keep_import(session, NAME, imported(plan))
    assert kept.changes is not None
    assert [row.ref for row in kept.changes.back] == [ref]
    back = view_row(session, find_row(session, NAME, ref), now)
    assert back.status is not Status.CANCELLED
    assert back.row.position == 11
    assert sound(session)


def test_a_newer_version_is_not_undone_a_new_plan_is(session: Session, plan: Plan) -> None:
    keep_import(session, NAME, imported(plan))
    keep_import(session, NAME, imported(renumbered(plan, *plan.activities[1:])))
    with pytest.raises(ConflictError, match="import the earlier file again"):
        undo_last(session)
    keep_import(session, "khac-2022", imported(replace(plan, template="khac-2022")))
    undo_last(session)
    assert session.store.plan("khac-2022") is None
    assert last_change(session).plan == NAME
    again = keep_import(session, "khac-2022", imported(replace(plan, template="khac-2022")))
    assert again.plan.row_count == 57
    assert len(trace(session, "khac-2022")) == 1


def test_another_locality_s_plan_is_not_overwritten(session: Session, plan: Plan) -> None:
    with pytest.raises(ConflictError, match="hai-phong"):
        keep_import(session, "hai-phong-2022", imported(plan))


def test_problems_are_settled_by_a_person_and_stand_again_after_an_undo(
    session: Session, plan: Plan
) -> None:
    keep_import(session, NAME, imported(plan))
    doubtful = unsettled_rows(session, NAME)
    assert doubtful
    assert settle_problems(session, doubtful[:1], "đã đối chiếu bản giấy") == 1
    assert unsettled_rows(session, NAME) == doubtful[1:]
    undo_last(session)
    assert unsettled_rows(session, NAME) == doubtful
