"""A row with two milestones, one done, led by a group; tests change it where they look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cchc_tracker.exports.report import ReportSource
from cchc_tracker.model.agency.directory import AgencyReading, Mention
from cchc_tracker.model.deadline.reading import Deadline, DeadlineKind, Milestone
from cchc_tracker.model.document import Evidence
from cchc_tracker.model.figures import FigureGroup, Figures, PlanFacts, Tally
from cchc_tracker.model.locality import Locality
from cchc_tracker.model.period import FixedBy, Period, PeriodKind
from cchc_tracker.model.plan import PlanKind
from cchc_tracker.model.row import Row, RowView
from cchc_tracker.model.status import Status, Tracked, progress
from cchc_tracker.model.update import Event, State, Update
from cchc_tracker.services.language import Language
from cchc_tracker.services.remarks import Extension, RowRemarks
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


@pytest.fixture
def first_quarter() -> Period:
    """Cần Thơ's first quarter of 2022."""
    return Period(
        code="2022-Q1",
        kind=PeriodKind.Q1,
        year=2022,
        data_from=date(2021, 12, 5),
        data_to=date(2022, 3, 4),
        due=date(2022, 3, 10),
        effective_due=date(2022, 3, 10),
        fixed_by=FixedBy.LOCALITY,
    )


SourceOf = Callable[..., ReportSource]


@pytest.fixture
def source_of(view: RowView) -> SourceOf:
    """Makes the source of a report on one overdue row that says `words` wherever a row can."""

    def made(words: str = "Rà soát", language: str = "en") -> ReportSource:
        row = replace(
            view.row,
            area=words,
            goal=words,
            task=words,
            activity=words,
            product_text=words,
            lead_text=words,
            support_text=words,
            deadline_text=words,
            note=words,
        )
        late = replace(view, row=row, status=Status.OVERDUE)
        tally = Tally({**dict.fromkeys(Status, 0), Status.OVERDUE: 1}, newly_overdue=1)
        figures = Figures(
            plan=PlanFacts(
                "p-2022", "can-tho", 2022, words, "1/KH-UBND", date(2021, 12, 29), words
            ),
            period=None,
            as_of=AS_OF,
            known_at=None,
            filter=words,
            lead=words,
            whole=tally,
            areas=(FigureGroup("institutions", words, tally, "II"),),
            leads=(FigureGroup(words, words, tally),),
            members=(FigureGroup(words, words, tally),),
            assigned=tally,
            overdue=(late,),
            targets=(),
            rows=(late,),
            journal_line=12,
        )
        evidence = Evidence("1/BC-SNV", date(2022, 3, 1), words, link=words)
        remarks = RowRemarks(words, (evidence,), (Extension(date(2022, 5, 2), words),))
        place = Locality("can-tho", words, "province", "Việt Nam", "Sở Nội vụ")
        return ReportSource(figures, place, Language(language), {row.id: remarks}, {}, "1.2.3")

    return made
