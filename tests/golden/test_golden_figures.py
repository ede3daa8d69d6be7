"""Figures of the localities' real plans with fixed updates, as they were checked once by hand.

`CCHC_UPDATE_GOLDEN=1 pytest tests/golden` writes them anew; read the difference before committing.
"""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cchc_tracker.model.assignment import Assigner
from cchc_tracker.model.document import Evidence
from cchc_tracker.model.figures_record import figures_record
from cchc_tracker.model.measurement import Measured
from cchc_tracker.model.period_calendar import GivenDays
from cchc_tracker.model.update import State, Update
from cchc_tracker.plugins import PluginOptions, load_plugins
from cchc_tracker.services.assignments import assign
from cchc_tracker.services.periods import find_period
from cchc_tracker.services.plans import create_plan
from cchc_tracker.services.reporting import figures
from cchc_tracker.services.session import Session, open_session
from cchc_tracker.services.targets import measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_tracker.model.row import Row

FOLDER = Path(__file__).with_name("figures")
PERIODS = (
    ("can-tho-2022", "Q1"),
    ("can-tho-2022", "H1"),
    ("can-tho-2022", "Q3"),
    ("can-tho-2022", "Y"),
    ("binh-dinh-2020", "Q3"),
    ("binh-dinh-2024", "Y"),
    ("hai-phong-2022", "Y"),
    ("huong-hoa-2020", "Q3"),
)
SIX_MONTHS = GivenDays(date(2021, 12, 5), date(2022, 6, 4), date(2022, 6, 10))


def updates_of(row: Row) -> Iterator[Update]:
    """What happens to a row of the plan: decided by its position alone."""
    year = row.deadline.year
    due = row.milestones[0].due if row.milestones else None
    proof = Evidence(f"{row.position}/BC-SNV", None, "Báo cáo")
    match row.position % 7:
        case 0:
            yield Update(on=date(year, 2, 1), state=State.DONE, evidence=proof)
        case 1:
            late = (due or date(year, 6, 30)) + timedelta(days=20)
            yield Update(on=min(late, date(year, 12, 31)), state=State.DONE, explanation="x")
        case 2:
            yield Update(on=date(year, 3, 1), state=State.IN_PROGRESS, percent=40)
        case 3 if row.members:
            for number, name in enumerate(row.members[:2]):
                on = date(year, 4, 1) + timedelta(days=90 * number)
                yield Update(on=on, state=State.DONE, agency=name, evidence=proof)
        case 3:
            yield Update(on=date(year, 5, 3), due=date(year, 11, 30), document="1/QĐ-UBND")
        case 4 if row.position % 2:
            yield Update(on=date(year, 5, 4), state=State.SUSPENDED, explanation="x")
        case 4:
            yield Update(on=date(year, 5, 4), state=State.CANCELLED, explanation="x")
        case 5 if not row.milestones:
            yield Update(on=date(year, 5, 5), known_date=date(year, 8, 1))


@contextmanager
def plan_with_updates(path: Path, plan: str) -> Iterator[Session]:
    """The plan with its fixed updates, a measurement and an assignment, a minute apart."""
    start = datetime(2025, 1, 6, 1, 0, tzinfo=UTC)
    plugins = load_plugins(PluginOptions())
    with open_session(path, "maker", lambda: plugins, create=True, clock=lambda: start) as made:
        create_plan(made, plan)
        rows = [view.row for view in figures(made, plan, date(2025, 1, 1)).rows]
        written = [(row, update) for row in rows for update in updates_of(row)]
        for minute, (row, update) in enumerate(written, start=1):
            with made.store.writing(author="maker", at=start + timedelta(minutes=minute)) as unit:
                unit.record(row.id, update, expected_version=None)
        last = start + timedelta(minutes=len(written) + 1)
        session = replace(made, clock=lambda: last)
        on = date(rows[0].deadline.year, 2, 15)
        assign(session, plan, "r2", by=Assigner.CHAIRMAN, document="12/TB-UBND", on=on)
        if any(goal.targets for goal in session.plan(plan).goals):
            measure(session, plan, 1, Measured(on, Decimal(17), Decimal(20)))
        yield session


@pytest.mark.parametrize(("plan", "kind"), PERIODS)
def test_figures_are_as_they_were(tmp_path: Path, plan: str, kind: str) -> None:
    with plan_with_updates(tmp_path / "cchc.db", plan) as session:
        given = SIX_MONTHS if (plan, kind) == PERIODS[1] else None
        period = find_period(session, plan, kind, given)
        record: dict[str, Any] = figures_record(figures(session, plan, period))
    file = FOLDER / f"{plan}-{kind}.json"
    if os.environ.get("CCHC_UPDATE_GOLDEN") == "1":
        text = json.dumps(record, ensure_ascii=False, indent=1)
        file.write_text(text + "\n", encoding="utf-8")
    assert record == json.loads(file.read_text(encoding="utf-8"))
