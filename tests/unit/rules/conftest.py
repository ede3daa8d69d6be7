"""A small plan that a test changes where its rule looks."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_tracker.model.agency.directory import AgencyReading, Mention
from cchc_tracker.model.deadline.reading import Deadline, DeadlineKind
from cchc_tracker.model.plan import Activity, Area, Plan, PlanKind

AREA = Area("III", "Cải cách TTHC", "procedures")


@pytest.fixture
def activity() -> Activity:
    agency = "Sở Nội vụ"
    return Activity(
        1,
        AREA,
        None,
        "Mục tiêu",
        None,
        "Nhiệm vụ",
        None,
        "Hoạt động",
        "Báo cáo",
        ("Báo cáo",),
        agency,
        AgencyReading(agency, (Mention(agency, agency),)),
        None,
        AgencyReading(""),
        "Quý I",
        Deadline("Quý I", 2022, DeadlineKind.WINDOW),
    )


@pytest.fixture
def plan(activity: Activity) -> Plan:
    return Plan(
        "mau-2022",
        "mau",
        2022,
        PlanKind.ANNUAL,
        "Kế hoạch",
        "1/KH-UBND",
        date(2021, 12, 29),
        "UBND",
        "Chủ tịch",
        "mau.txt",
        (AREA,),
        (),
        (activity,),
    )
