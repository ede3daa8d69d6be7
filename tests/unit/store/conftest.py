"""A small plan with every sort of row, and stores that hold it."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.data import vietnam_calendar
from cchc_tracker.model.agency.directory import AgencyReading, Mention
from cchc_tracker.model.deadline.reading import Deadline, DeadlineKind, Milestone
from cchc_tracker.model.message import message
from cchc_tracker.model.plan import (
    Activity,
    Area,
    CitedDocument,
    Erratum,
    Goal,
    Measure,
    Plan,
    PlanKind,
    Target,
)
from cchc_tracker.model.problem import Problem, Severity
from cchc_tracker.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from cchc_tracker.model.workdays import WorkCalendar

START = datetime(2022, 1, 4, 1, 0, tzinfo=UTC)
AREAS = (
    Area("I", "Công tác chỉ đạo, điều hành", "direction"),
    Area("II", "Cải cách thể chế", "institutions"),
    Area("III", "Cải cách thủ tục hành chính", "procedures"),
)
GROUP = Mention("Các sở, ban, ngành", "Các sở, ban ngành", group=True, qualifier="có liên quan")


def _agencies(*names: str) -> AgencyReading:
    return AgencyReading("; ".join(names), tuple(Mention(name, name) for name in names))


def _window(phrase: str, start: date, end: date) -> Deadline:
    return Deadline(phrase, 2022, DeadlineKind.WINDOW, start, end, end)


_Q1 = _window("Quý I", date(2022, 1, 1), date(2022, 3, 31))
_Q2 = _window("Quý II", date(2022, 4, 1), date(2022, 6, 30))
_YEAR = Deadline(
    "Cả năm",
    2022,
    DeadlineKind.CONTINUOUS,
    date(2022, 1, 1),
    date(2022, 12, 31),
    date(2022, 12, 31),
)
_UNREAD = Problem(Severity.WARNING, "deadline-unread", message("“{text}”", text="?"), "r6", "?")
_TWO = Deadline(
    "Quý I\nQuý IV",
    2022,
    DeadlineKind.MILESTONES,
    milestones=(
        Milestone("Kế hoạch", date(2022, 1, 1), date(2022, 3, 31), date(2022, 3, 31)),
        Milestone("Báo cáo", date(2022, 10, 1), date(2022, 12, 31), date(2023, 1, 3)),
    ),
)
_AFTER_SIGNING = Deadline(
    "Sau 10 ngày làm việc kể từ ngày ký", 2022, DeadlineKind.RELATIVE_WD, anchor="ký", offset=10
)
_ACTUAL = Deadline("Theo tình hình thực tế", 2022, DeadlineKind.OPEN, problems=(_UNREAD,))

_Row = tuple[Area, str | None, str | None, str | None, AgencyReading, Deadline]
_ROWS: tuple[_Row, ...] = (
    (AREAS[0], "1.1", "Ban hành kế hoạch cải cách hành chính", "1", _agencies("Sở Nội vụ"), _Q1),
    (AREAS[0], "1.2", "Đất đai và môi trường", "1", _agencies("Sở Nội vụ", "Sở Tư pháp"), _Q2),
    (AREAS[0], None, None, "2", _agencies("UBND cấp huyện"), _YEAR),
    (AREAS[1], "1", "Rà soát văn bản “quy phạm” [x] 100%", None, AgencyReading("?"), _TWO),
    (AREAS[1], "2", "Điều tra dài hạn, AND OR NOT", None, _agencies("Sở Tư pháp"), _AFTER_SIGNING),
    (AREAS[1], None, "Hoạt động không số", None, _agencies("Sở Nội vụ và Lao động"), _ACTUAL),
    (AREAS[2], "3.18", "Số hóa hồ sơ", "3", AgencyReading("Các sở, ban ngành", (GROUP,)), _Q2),
    (AREAS[2], "3.18", "Niêm yết thủ tục", "3", _agencies("Văn phòng UBND"), _Q1),
)


def _activity(position: int) -> Activity:
    area, number, text, task_no, leads, deadline = _ROWS[(position - 1) % len(_ROWS)]
    return Activity(
        position=position,
        area=area,
        goal_no="1" if position % 2 else None,
        goal="100% cơ quan hành chính" if position % 2 else None,
        task_no=task_no,
        task=f"Nhiệm vụ {area.title}",
        activity_no=number,
        activity=text,
        product_text="Kế hoạch; Báo cáo",
        products=("Kế hoạch", "Báo cáo"),
        lead_text=leads.text,
        leads=leads,
        support_text="nt" if position % 3 else None,
        supports=_agencies("Sở Tài chính", "Sở Y tế") if position % 3 else AgencyReading(""),
        deadline_text=deadline.phrase,
        deadline=deadline,
        note="Chuyển từ năm 2021" if position == 2 else None,
        inferred=("goal",) if position == 3 else (),
        problems=(_UNREAD,) if position == 6 else (),
    )


@pytest.fixture(scope="session")
def members() -> Callable[[AgencyReading], tuple[str, ...]]:
    """The members of a leading group."""
    return lambda reading: (
        ("Sở Nội vụ", "Sở Y tế") if any(each.group for each in reading.mentions) else ()
    )


@pytest.fixture(scope="session")
def make_plan() -> Callable[[int], Plan]:
    """A plan with as many rows as asked for, the eight sorts of row over and over."""

    def make(rows: int) -> Plan:
        return Plan(
            template="mau",
            locality="can-tho",
            year=2022,
            kind=PlanKind.ANNUAL,
            title="Kế hoạch cải cách hành chính năm 2022",
            number="260/KH-UBND",
            issued_on=date(2021, 12, 31),
            issuer="UBND thành phố",
            signer="Nguyễn Văn A",
            source="source.txt",
            areas=AREAS,
            goals=(
                Goal("I", "1", "Mục tiêu", (Target("hồ sơ", ">=", Decimal("2.50"), "%"),)),
                Goal("II", None, "Mục tiêu khác"),
            ),
            activities=tuple(map(_activity, range(1, rows + 1))),
            measures=(Measure("I", "Giải pháp"),),
            cited=(CitedDocument("76/NQ-CP", date(2021, 7, 15)), CitedDocument("1/CT")),
            errata=(Erratum("r1 activity", "hanh", "hành"),),
            facts={"units": ["Sở Y tế"], "window": {"from": "2022-03-01"}},
            problems=(_UNREAD,),
        )

    return make


@pytest.fixture(scope="session")
def calendar() -> WorkCalendar:
    """The calendar that ships with the package."""
    return vietnam_calendar()


@pytest.fixture
def database(
    tmp_path: Path,
    calendar: WorkCalendar,
    make_plan: Callable[[int], Plan],
    members: Callable[[AgencyReading], tuple[str, ...]],
) -> Path:
    """A database with the plan `mau` of eight rows."""
    path = tmp_path / "cchc.db"
    with (
        Store.open(path, calendar=calendar, create=True) as store,
        store.writing(author="admin", at=START) as unit,
    ):
        unit.add_plan("mau", make_plan(8), members)
    return path


@pytest.fixture
def store(database: Path, calendar: WorkCalendar) -> Iterator[Store]:
    """The database, open."""
    with Store.open(database, calendar=calendar) as store:
        yield store


@pytest.fixture(scope="session")
def spawn() -> Callable[..., subprocess.Popen[str]]:
    """Run Python code in a process of its own, which sees the same packages."""

    def start(code: str, *arguments: object) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", code, *map(str, arguments)],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )

    return start
