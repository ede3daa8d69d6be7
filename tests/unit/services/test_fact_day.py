"""When a recorded fact takes effect, unless its author says otherwise."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.model.status import Status
from cchc_tracker.model.update import Update
from cchc_tracker.plugins import PluginOptions, load_plugins
from cchc_tracker.services.plans import create_plan
from cchc_tracker.services.rows import Selection, find_row, view_row
from cchc_tracker.services.session import Session, open_session
from cchc_tracker.services.updates import fact_day, record_update

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PLAN = "hai-phong-2022"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with open_session(
        tmp_path / "cchc.db",
        "an",
        lambda: load_plugins(PluginOptions()),
        create=True,
        clock=lambda: datetime(2022, 12, 1, tzinfo=UTC),
    ) as opened:
        create_plan(opened, PLAN)
        yield opened


def test_an_inspection_day_counts_by_the_report_due_before_it(session: Session) -> None:
    # 3 working days before 07/09/2022, over the days off of Quốc khánh: 31/08/2022
    inspected = date(2022, 9, 7)
    day = fact_day(session, PLAN, "3.a", inspected)
    assert day == date(2022, 8, 31)
    record_update(session, PLAN, "3.a", Update(on=day, known_date=inspected))
    row = find_row(session, PLAN, "3.a")
    seen = {
        as_of: view_row(session, row, Selection((PLAN,), as_of=as_of)).status
        for as_of in (date(2022, 8, 30), date(2022, 8, 31), date(2022, 9, 1))
    }
    assert list(seen.values()) == [Status.UNDATED, Status.NOT_STARTED, Status.OVERDUE]


def test_a_fact_of_the_future_takes_effect_today(session: Session) -> None:
    assert fact_day(session, PLAN, "3.a", date(2023, 6, 1)) == date(2022, 12, 1)
