"""What others did meanwhile, the usual day of an update, and an undo of just the named change."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.model.update import State, Update
from cchc_tracker.services.conflict import changes_since
from cchc_tracker.services.rows import find_row
from cchc_tracker.services.undo import (
    NothingToUndoError,
    OtherChangeError,
    last_change,
    undo_last,
)
from cchc_tracker.services.updates import record_update, with_usual_day

if TYPE_CHECKING:
    from tests.unit.services.conftest import SessionOf

PLAN = "can-tho-2022"
TODAY = date(2022, 9, 30)
NOTE = Update(on=TODAY, note="Đang chờ")


def test_nothing_happened_since_the_version_one_has_seen(session_of: SessionOf) -> None:
    session = session_of("an")
    record_update(session, PLAN, "r12", NOTE)
    row = find_row(session, PLAN, "r12")
    meanwhile = changes_since(session, row, row.version)
    assert (meanwhile.lines, meanwhile.stored, meanwhile.now.row) == ((), (), row)


def test_what_others_stored_is_told_newest_first(session_of: SessionOf) -> None:
    an, minh = session_of("an"), session_of("minh")
    seen = record_update(an, PLAN, "r12", NOTE).after.row
    started = Update(on=TODAY, state=State.IN_PROGRESS, percent=40)
    record_update(minh, PLAN, "r12", started)
    record_update(minh, PLAN, "r12", NOTE)
    meanwhile = changes_since(an, seen, seen.version)
    assert [line.author for line in meanwhile.lines] == ["minh", "minh"]
    assert meanwhile.lines[0].number > meanwhile.lines[1].number
    assert [update.percent for update in meanwhile.stored] == [40, None]
    assert meanwhile.now.progress.percent == 40


def test_what_others_took_back_is_told_too(session_of: SessionOf) -> None:
    an, minh = session_of("an"), session_of("minh")
    seen = record_update(minh, PLAN, "r12", NOTE).after.row
    undo_last(minh)
    meanwhile = changes_since(an, seen, seen.version)
    assert [line.action for line in meanwhile.lines] == ["void"]
    assert meanwhile.stored == ()


@pytest.mark.parametrize(
    ("plan", "ref", "update", "day"),
    [
        (PLAN, "r12", Update(on=date.min, state=State.IN_PROGRESS), TODAY),
        (PLAN, "r12", Update(on=date.min, note="x", due=date(2023, 2, 1)), TODAY),
        (PLAN, "3.1", Update(on=date.min, milestone=1, due=date(2023, 2, 1)), date(2022, 3, 31)),
        ("hai-phong-2022", "r8", Update(on=date.min, known_date=date(2022, 9, 7)),
         date(2022, 8, 31)),
        ("hai-phong-2022", "r8",
         Update(on=date.min, state=State.IN_PROGRESS, known_date=date(2022, 9, 7)), TODAY),
    ],
)  # fmt: skip
def test_an_update_that_names_no_day_gets_its_usual_one(
    session_of: SessionOf, plan: str, ref: str, update: Update, day: date
) -> None:
    session = session_of("an")
    assert with_usual_day(session, find_row(session, plan, ref), update).on == day


def test_the_change_an_undo_would_take_back_is_named_and_nothing_written(
    session_of: SessionOf,
) -> None:
    session = session_of("an")
    with pytest.raises(NothingToUndoError):
        last_change(session)
    record_update(session, PLAN, "r12", NOTE)
    before = session.store.data_version()
    named = last_change(session_of("an"))
    assert [(step.action, step.ref) for step in named.steps] == [("update", "3.10")]
    assert session.store.data_version() == before


def test_an_undo_takes_back_only_the_change_it_named(session_of: SessionOf) -> None:
    session = session_of("an")
    record_update(session, PLAN, "r12", NOTE)
    named = last_change(session)
    record_update(session_of("an"), PLAN, "r13", NOTE)
    with pytest.raises(OtherChangeError):
        undo_last(session, expected=named.id)
    assert [
        len(session.store.events(find_row(session, PLAN, ref).id)) for ref in ("r12", "r13")
    ] == [1, 1]
    newest = last_change(session)
    assert undo_last(session, expected=newest.id).id == newest.id
