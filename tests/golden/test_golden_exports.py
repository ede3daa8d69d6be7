"""The exported csv, json, html and xlsx files of the four localities with fixed updates.

Vietnamese, since that is what people see, and in English of the smallest plan. A workbook is pinned
by what is read back from it, a row a line; docx, md and txt are pinned by test_golden_reports.

`CCHC_UPDATE_GOLDEN=1 pytest tests/golden` writes them anew; read the difference before committing.
"""

from __future__ import annotations

import os
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from cchc_tracker.exports.formats import FORMATS
from cchc_tracker.exports.report import report_source
from cchc_tracker.services.language import Language
from cchc_tracker.services.periods import find_period
from cchc_tracker.services.reporting import figures
from tests.golden.test_golden_figures import plan_with_updates
from tests.golden.test_golden_reports import Vietnamese

if TYPE_CHECKING:
    from cchc_tracker.exports.report import ReportSource

FOLDER = Path(__file__).with_name("exports")
PERIODS = (
    ("can-tho-2022", "Q3"),
    ("binh-dinh-2024", "Y"),
    ("hai-phong-2022", "Y"),
    ("huong-hoa-2020", "Q3"),
)
ENGLISH = ("huong-hoa-2020", "Q3")


def source_of(
    database: Path, plan: str, kind: str, language: Language | None = None
) -> ReportSource:
    """Whatever the program's version; in English unless told, which needs no catalogue."""
    with plan_with_updates(database, plan) as session:
        found = figures(session, plan, find_period(session, plan, kind))
        source = report_source(session, found, language or Language("en"))
        return replace(source, program="1.2.3")


def written(source: ReportSource, form: str) -> bytes:
    output = BytesIO()
    FORMATS[form].load()(source, output)
    return output.getvalue()


def sheets_text(workbook: bytes) -> bytes:
    """Every sheet's cells, merges and colours' number, a row a line."""
    book = load_workbook(BytesIO(workbook))
    lines = []
    for sheet in book:
        lines.append(f"# {sheet.title} {sheet.freeze_panes} {sheet.auto_filter.ref}")
        lines.append(" ".join(sorted(str(each) for each in sheet.merged_cells.ranges)))
        lines.append(" ".join(str(each.sqref) for each in sheet.conditional_formatting))
        rows = sheet.iter_rows(values_only=True)
        lines += [" | ".join("" if cell is None else str(cell) for cell in row) for row in rows]
    return "\n".join(line.rstrip() for line in lines).encode() + b"\n"


def require_golden(name: str, content: bytes) -> None:
    file = FOLDER / name
    if os.environ.get("CCHC_UPDATE_GOLDEN") == "1":
        file.write_bytes(content)
    assert content == file.read_bytes(), name


@pytest.mark.parametrize(("plan", "kind"), PERIODS)
def test_files_are_as_they_were(tmp_path: Path, plan: str, kind: str) -> None:
    source = source_of(tmp_path / "cchc.db", plan, kind, Vietnamese())
    for form in ("csv", "json", "html"):
        require_golden(f"{plan}-{kind}.{form}", written(source, form))
    require_golden(f"{plan}-{kind}.xlsx.txt", sheets_text(written(source, "xlsx")))


def test_english_files_are_as_they_were(tmp_path: Path) -> None:
    plan, kind = ENGLISH
    source = source_of(tmp_path / "cchc.db", plan, kind)
    for form in ("csv", "html"):
        require_golden(f"{plan}-{kind}-en.{form}", written(source, form))


@pytest.mark.parametrize("form", FORMATS)
def test_two_databases_with_the_same_data_give_the_same_bytes(tmp_path: Path, form: str) -> None:
    if form == "pdf":
        pytest.importorskip("typst")
    one = source_of(tmp_path / "one.db", "huong-hoa-2020", "Q3")
    other = source_of(tmp_path / "other.db", "huong-hoa-2020", "Q3")
    assert written(one, form) == written(other, form)
    assert written(one, form) == written(one, form)
