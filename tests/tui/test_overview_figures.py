"""Every figure of the overview equals the command line's and stands for exactly its rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.services.overview import overview
from cchc_tracker.services.rows import Selection, list_rows
from cchc_tracker.services.session import open_session
from cchc_tui.screens.overview_sheet import Sheet, overview_sheet
from tests.tui.conftest import NOW, plugins
from tests.tui.steps.command_line import told_by_command
from tests.tui.steps.variants import SIZES

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_tracker.services.session import Session


PLANS = ("binh-dinh-2020", "binh-dinh-2024", "can-tho-2022", "hai-phong-2022", "huong-hoa-2020")
DAY = "2022-09-30"


def sheet_of(session: Session, plan: str, width: int, *, ascii_only: bool = False) -> Sheet:
    sheet = Sheet(plan, width, str, ascii_only=ascii_only)
    overview_sheet(overview(session, plan, session.today), sheet)
    return sheet


def shown_counts(sheet: Sheet) -> dict[str, int]:
    """The number beside each figure's key, as it's drawn."""
    counts: dict[str, int] = {}
    for line in sheet.lines:
        for key in {piece.figure for piece in line if piece.figure in sheet.requests}:
            text = "".join(piece.text for piece in line if piece.figure == key)
            if "," in text:  # of a status, with its share
                text = text.rpartition(",")[0].rsplit(maxsplit=1)[0]
            counts[key] = int(re.findall(r"\d+", text)[-1])
    return counts


@pytest.mark.parametrize("width", [79, 59])
@pytest.mark.parametrize("plan", PLANS)
def test_each_figure_opens_as_many_rows_as_it_says(
    demo_database: Path, plan: str, width: int
) -> None:
    with open_session(demo_database, "lan", plugins, clock=lambda: NOW) as session:
        sheet = sheet_of(session, plan, width)
        counts = {key: n for key, n in shown_counts(sheet).items() if not key.startswith("soon r")}
        assert counts["all"] == sum(n for key, n in counts.items() if key.startswith("status"))
        assert len(counts) > 4 or plan != "can-tho-2022"
        for key, count in counts.items():
            request = sheet.requests[key]
            rows = list_rows(session, Selection((request.plan,), request.filter))
            assert (key, sum(1 for _ in rows)) == (key, count)


@pytest.mark.parametrize("plan", PLANS)
def test_each_figure_is_the_command_lines(
    demo_database: Path, capsys: pytest.CaptureFixture[str], plan: str
) -> None:
    with open_session(demo_database, "lan", plugins, clock=lambda: NOW) as session:
        sheet = sheet_of(session, plan, 79)
    counts = shown_counts(sheet)
    record = told_by_command(demo_database, capsys, "overview", plan, "--as-of", DAY)
    assert counts["all"] == record["rows"]
    for status in record["statuses"]:
        assert counts.get(f"status {status['key']}", 0) == status["rows"]
    for area in record["areas"]:
        assert counts[f"area {area['key']}"] == area["rows"]
        assert counts.get(f"area {area['key']} done", 0) == area["done"]
        assert counts.get(f"area {area['key']} overdue", 0) == area["overdue"]
    assert counts.get("soon", 0) == record["due_soon"]["rows"]
    for lead in record["overdue_leads"]:
        assert counts[f"lead {lead['key']}"] == lead["rows"]
    for month in record["completions"]:
        assert counts[f"month {month['key']}"] == month["rows"]
    assert counts.get("done", 0) == sum(month["rows"] for month in record["completions"])
    whole = told_by_command(demo_database, capsys, "summary", plan, "--as-of", DAY)
    assert {s["key"]: s["rows"] for s in record["statuses"]} == whole["counts"]


def test_each_filter_of_the_command_line_lists_its_rows(
    demo_database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = told_by_command(demo_database, capsys, "overview", "binh-dinh-2020", "--as-of", DAY)
    parts = ("statuses", "areas", "overdue_leads", "completions")
    figures = [record["due_soon"], *(figure for part in parts for figure in record[part])]
    assert len(figures) > 20
    for figure in figures:
        rows = told_by_command(demo_database, capsys,
            "list", "binh-dinh-2020", "--as-of", DAY, "--filter", figure["filter"],
        )  # fmt: skip
        assert len(rows) == figure["rows"]


@pytest.mark.parametrize("size", [*SIZES, (200, 50), (40, 10)])
@pytest.mark.parametrize("ascii_only", [True, False])
def test_no_line_is_wider_than_the_screen(
    demo_database: Path, size: tuple[int, int], *, ascii_only: bool
) -> None:
    from rich.cells import cell_len

    with open_session(demo_database, "lan", plugins, clock=lambda: NOW) as session:
        sheet = sheet_of(session, "can-tho-2022", size[0] - 1, ascii_only=ascii_only)
    widths = [sum(cell_len(piece.text) for piece in line) for line in sheet.lines]
    assert max(widths) <= max(size[0], 60) - 1
