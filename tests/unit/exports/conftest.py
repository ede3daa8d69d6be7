"""A row with two milestones, one done, led by a group; tests change it where they look."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from cchc_tracker.model.agency.directory import AgencyReading, Mention
from cchc_tracker.model.deadline.reading import Deadline, DeadlineKind, Milestone
from cchc_tracker.model.plan import PlanKind
from cchc_tracker.model.row import Row, RowView
from cchc_tracker.model.status import Tracked, progress
from cchc_tracker.model.update import Event, State, Update
from cchc_tracker.store import StoredPlan

AS_OF = date(2022, 6, 1)
NOW = datetime(2022, 5, 31, 18, tzinfo=UTC)


@pytest.fixture
def row() -> Row:
    leads = (Mention("Sở Nội vụ", "SNV"), Mention("Sở Tư pháp", "Sở Tư pháp"))
    milestones = (
        Milestone("Kế hoạch", date(2022, 1, 1), date(2022, 3, 31), date(2022, 3, 31)),
        Milestone("Báo cáo", None, date(2022, 9, 30), date(2022, 9, 30)),
    )
    return Row(
        id=7,
        plan="can-tho-2022",
        position=8,
        ref="3.7",
        area_no="II",
        area="Cải cách thể chế",
        area_code="institutions",
        goal_no="1.2",
        goal="Mục tiêu",
        task_no="2.4",
        task="Nhiệm vụ",
        activity_no="3.7",
        activity="Rà soát văn bản",
        product_text="Kế hoạch; Báo cáo",
        products=("Kế hoạch", "Báo cáo"),
        lead_text="SNV; Sở Tư pháp",
        leads=AgencyReading("SNV; Sở Tư pháp", leads),
        support_text=None,
        supports=AgencyReading(""),
        deadline_text="Quý I, Quý III",
        deadline=Deadline("Quý I, Quý III", 2022, DeadlineKind.MILESTONES, milestones=milestones),
        milestones=milestones,
        members=("Sở Nội vụ", "Sở Tư pháp"),
        note=None,
        inferred=("task",),
        problems=(),
        version=3,
    )


@pytest.fixture
def view(row: Row) -> RowView:
    updates = (
        Update(date(2022, 2, 1), State.DONE, milestone=1),
        Update(date(2022, 3, 1), milestone=2, due=date(2022, 10, 31), document="5/UBND-NC"),
        Update(date(2022, 4, 1), percent=40),
    )
    events = [Event(number, update, "lan", NOW) for number, update in enumerate(updates, start=1)]
    tracked = Tracked(row.deadline.kind, row.milestones, row.members)
    now = progress(tracked, events, AS_OF, settle=lambda _: row.milestones)
    return RowView(row, now, now.status(AS_OF), AS_OF)


@pytest.fixture
def stored_plan() -> StoredPlan:
    return StoredPlan(
        id="can-tho-2022",
        template="can-tho-2022",
        locality="can-tho",
        year=2022,
        kind=PlanKind.ANNUAL,
        title="Kế hoạch cải cách hành chính năm 2022",
        number=None,
        issued_on=date(2021, 12, 29),
        issuer="UBND thành phố",
        signer="",
        source="can-tho.txt",
        areas=(),
        goals=(),
        measures=(),
        cited=(),
        errata=(),
        facts=None,
        problems=(),
        created_at=NOW,
        created_by="lan",
        row_count=57,
    )
