"""Filling and entering outlines on a database: journal, undo, closing, another plan's figures."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.model.assignment import Assigner, Assignment
from cchc_tracker.model.errors import NotAllowedError, UsageError
from cchc_tracker.model.update import State, Update
from cchc_tracker.plugins import PluginOptions, load_plugins
from cchc_tracker.services.closing import close_period, reopen_period
from cchc_tracker.services.outlines import enter, fill, plan_outline, plan_outlines
from cchc_tracker.services.periods import find_period
from cchc_tracker.services.plans import create_plan
from cchc_tracker.services.session import Session, open_session
from cchc_tracker.services.undo import undo_last
from cchc_tracker.services.updates import record_update

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cchc_tracker.model.outline import Outline
    from cchc_tracker.model.period import Period

PLAN = "hai-phong-2022"


class Ticking:
    """A clock that moves on by a minute at each look."""

    def __init__(self) -> None:
        self.moment = datetime(2022, 12, 16, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.moment += timedelta(minutes=1)
        return self.moment


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with open_session(
        tmp_path / "cchc.db",
        "lan",
        lambda: load_plugins(PluginOptions()),
        create=True,
        clock=Ticking(),
    ) as opened:
        create_plan(opened, PLAN)
        yield opened


@pytest.fixture
def outline(session: Session) -> Outline:
    return plan_outline(session, PLAN)


@pytest.fixture
def period(session: Session) -> Period:
    return find_period(session, PLAN, "Y")


def done(session: Session, ref: str) -> None:
    record_update(
        session, PLAN, ref, Update(on=date(2022, 6, 1), state=State.DONE, explanation="đã họp")
    )


def assign(session: Session, ref: str) -> None:
    (row,) = session.store.find(PLAN, ref)
    given = Assignment(
        0, row.id, Assigner.CHAIRMAN, "12/TB-UBND", date(2022, 5, 1), "", "", session.now
    )
    with session.store.writing(author="lan", at=session.now) as unit:
        unit.assign(given)


def values(
    session: Session, outline: Outline, period: Period | date, *keys: str
) -> list[str | None]:
    found = fill(session, PLAN, outline, period)
    return [
        None if found.counts[key].value is None else str(found.counts[key].value) for key in keys
    ]


def test_hai_phong_s_counters_fill_themselves(
    session: Session, outline: Outline, period: Period
) -> None:
    done(session, "1.a")
    done(session, "1.b")
    assign(session, "1.a")
    assign(session, "3.a")
    keys = ("I-6-1", "I-6-2", "I-6-3", "I-7-1", "I-7-2", "I-7-3", "I-7-4")
    assert values(session, outline, period, *keys) == ["10", "2", "8", "2", "1", "0", "0"]
    assert values(session, outline, date(2022, 5, 31), "I-6-2", "I-7-1") == ["0", "2"]


def test_a_plan_has_the_outline_of_its_template(session: Session) -> None:
    assert [each.id for each in plan_outlines(session, PLAN)] == ["hai-phong-inspection-2022"]
    create_plan(session, "can-tho-2022")
    with pytest.raises(UsageError, match="No report outline belongs to can-tho-2022"):
        plan_outline(session, "can-tho-2022")
    other = plan_outline(session, "can-tho-2022", "huong-hoa-inspection-2020")
    assert other.locality == "huong-hoa"
    with pytest.raises(UsageError, match="known: binh-dinh-inspection-2024, hai-phong"):
        plan_outline(session, PLAN, "nowhere")


def test_figures_can_come_from_another_plan(
    session: Session, outline: Outline, period: Period
) -> None:
    create_plan(session, "can-tho-2022")
    found = fill(session, PLAN, outline, period, figures_from="can-tho-2022")
    assert (str(found.counts["I-6-1"].value), found.figures.plan.id) == ("57", "can-tho-2022")
    assert found.plan == PLAN


def test_what_is_entered_is_kept_by_plan_outline_and_period(
    session: Session, outline: Outline, period: Period
) -> None:
    enter(session, PLAN, outline, period, ["II.2-1=120", "II.5.a-3=18/20"], note="đã đối chiếu")
    found = fill(session, PLAN, outline, period).counts["II.2-1"]
    assert (str(found.value), found.author, found.note) == ("120", "lan", "đã đối chiếu")
    assert values(session, outline, period, "II.5.a-3") == ["90.00"]
    other = find_period(session, PLAN, "H1")
    assert values(session, outline, other, "II.2-1") == [None]
    assert values(session, outline, date(2022, 12, 14), "II.2-1") == [None]


def test_one_wrong_entry_keeps_all_out(session: Session, outline: Outline, period: Period) -> None:
    with pytest.raises(UsageError):
        enter(session, PLAN, outline, period, ["II.2-1=120", "II.2-1=x"])
    assert values(session, outline, period, "II.2-1") == [None]


def test_entries_are_undone_in_one_step_and_stay_on_record(
    session: Session, outline: Outline, period: Period
) -> None:
    enter(session, PLAN, outline, period, ["II.2-1=120"])
    enter(session, PLAN, outline, period, ["II.2-1=130", "II.5.a-3=18/20"])
    known = session.now
    undo_last(session)
    assert values(session, outline, period, "II.2-1", "II.5.a-3") == ["120", None]
    before = fill(session, PLAN, outline, period, known_at=known)
    assert str(before.counts["II.2-1"].value) == "130"
    undo_last(session)
    assert values(session, outline, period, "II.2-1") == [None]
    actions = [line.action for line in session.store.journal(plan=PLAN)]
    assert actions.count("enter_outline") == actions.count("void_outline") == 3
    assert session.store.check() == ()


def test_entries_are_never_overwritten_or_deleted(
    session: Session, outline: Outline, period: Period
) -> None:
    enter(session, PLAN, outline, period, ["II.2-1=120"])
    with closing(sqlite3.connect(session.store.path)) as connection:
        for statement in (
            "UPDATE outline_value SET value = '7'",
            "DELETE FROM outline_value",
        ):
            with pytest.raises(sqlite3.IntegrityError):
                connection.execute(statement)


def test_a_changed_entry_is_found_by_the_check(
    session: Session, outline: Outline, period: Period
) -> None:
    enter(session, PLAN, outline, period, ["II.2-1=120"])
    with closing(sqlite3.connect(session.store.path)) as connection:
        connection.execute("DROP TRIGGER outline_value_is_not_changed")
        connection.execute("UPDATE outline_value SET value = '7'")
        connection.commit()
    assert [problem.code for problem in session.store.check()] == ["record-differs"]


def test_an_entry_leaves_the_journal_line_of_the_figures(
    session: Session, outline: Outline, period: Period
) -> None:
    before = fill(session, PLAN, outline, period).figures.journal_line
    enter(session, PLAN, outline, period, ["II.2-1=120"])
    assert fill(session, PLAN, outline, period).figures.journal_line == before


def test_a_closed_period_s_outline_stays_as_it_was(
    session: Session, outline: Outline, period: Period
) -> None:
    enter(session, PLAN, outline, period, ["II.2-1=120"])
    close_period(session, PLAN, period)
    done(session, "1.a")
    with pytest.raises(NotAllowedError, match="2022-Y is closed"):
        enter(session, PLAN, outline, period, ["II.2-1=130"])
    assert values(session, outline, period, "II.2-1", "I-6-2") == ["120", "0"]
    reopen_period(session, PLAN, period.code, reason="nhập sót")
    enter(session, PLAN, outline, period, ["II.2-1=130"])
    assert values(session, outline, period, "II.2-1", "I-6-2") == ["130", "1"]
