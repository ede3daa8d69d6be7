"""What was told of a plan at a moment is told again, whatever versions came since."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_tracker.model.figures_record import figures_record
from cchc_tracker.model.update import State, Update
from cchc_tracker.services.importing import keep_import
from cchc_tracker.services.reporting import figures
from cchc_tracker.services.rows import Selection, list_rows, summarise
from cchc_tracker.services.session import Session, open_session
from cchc_tracker.services.updates import record_update
from cchc_tracker.store import GroupBy
from tests.imports.test_newer_versions import ORIGINAL, PLAN, Cells, imported, newer_rows

if TYPE_CHECKING:
    from cchc_tracker.plugins import PluginRegistry

START = datetime(2022, 9, 30, 3, 0, tzinfo=UTC)
AUTUMN = date(2022, 9, 30)
FILTERS = ("", '"toàn tỉnh"', 'lead:"Sở Y tế"', "status:overdue", "due<=30/06/2022")


def told(session: Session, known_at: datetime | None) -> list[object]:
    """Rows, counts and figures of the plan as known at a moment; versions of rows left aside."""
    lists = [
        [
            (replace(view.row, version=0), view.status, view.progress)
            for view in list_rows(
                session, Selection((PLAN,), words, as_of=AUTUMN, known_at=known_at)
            )
        ]
        for words in FILTERS
    ]
    counts = summarise(
        session, Selection((PLAN,), as_of=AUTUMN, known_at=known_at), by=GroupBy.LEAD
    )
    record = figures_record(figures(session, PLAN, AUTUMN, known_at=known_at))
    return [*lists, counts, record | {"known_at": None}]


@settings(max_examples=25, deadline=None)
@given(versions=st.lists(newer_rows(), min_size=1, max_size=3), updated=st.data())
def test_each_moment_is_told_again(
    plugins: PluginRegistry, versions: list[tuple[Cells, ...]], updated: st.DataObject
) -> None:
    seconds = count()
    moments: list[tuple[datetime, list[object]]] = []
    with (
        TemporaryDirectory() as folder,
        open_session(
            Path(folder) / "cchc.db",
            "lan",
            lambda: plugins,
            create=True,
            clock=lambda: START + timedelta(seconds=next(seconds)),
        ) as session,
    ):
        for rows in (ORIGINAL, *versions):
            keep_import(session, PLAN, imported(plugins, rows), accept_problems=True)
            position = updated.draw(st.integers(1, len(rows) - 1))
            record_update(
                session, PLAN, f"r{position}", Update(on=date(2022, 3, 1), state=State.IN_PROGRESS)
            )
            moments.append((session.now, told(session, None)))
        for moment, then in moments:
            assert told(session, moment) == then
        assert session.store.check() == ()


def test_all_plans_are_told_as_they_were(plugins: PluginRegistry, tmp_path: Path) -> None:
    """Without a plan's name the others are there too, and nothing can be written."""
    seconds = count()
    changed = (ORIGINAL[0], ("1.", "Việc khác hẳn", "Đề án", "Sở Y tế", "", "Quý IV"))
    with open_session(
        tmp_path / "cchc.db",
        "lan",
        lambda: plugins,
        create=True,
        clock=lambda: START + timedelta(seconds=next(seconds)),
    ) as session:
        keep_import(session, PLAN, imported(plugins, ORIGINAL), accept_problems=True)
        keep_import(session, "khac", imported(plugins, ORIGINAL), accept_problems=True)
        before = [view.row.text for view in list_rows(session, Selection())]
        moment = session.now
        keep_import(session, PLAN, imported(plugins, changed), accept_problems=True)
        assert [view.row.text for view in list_rows(session, Selection())] != before
        known = Selection(known_at=moment)
        assert [view.row.text for view in list_rows(session, known)] == before
        with session.as_known_at(moment) as then:
            assert [plan.id for plan in then.store.plans()] == [PLAN, "khac"]
        with session.as_known_at(session.now) as now:
            assert now is session
