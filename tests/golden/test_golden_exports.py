"""The bytes of exported csv, json and html files of the four localities with fixed updates.

`CCHC_UPDATE_GOLDEN=1 pytest tests/golden` writes them anew; read the difference before committing.
"""

from __future__ import annotations

import os
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.exports.formats import FORMATS
from cchc_tracker.exports.report import report_source
from cchc_tracker.services.language import Language
from cchc_tracker.services.periods import find_period
from cchc_tracker.services.reporting import figures
from tests.golden.test_golden_figures import plan_with_updates

if TYPE_CHECKING:
    from cchc_tracker.exports.report import ReportSource

FOLDER = Path(__file__).with_name("exports")
PERIODS = (
    ("can-tho-2022", "Q3"),
    ("binh-dinh-2024", "Y"),
    ("hai-phong-2022", "Y"),
    ("huong-hoa-2020", "Q3"),
)


def source_of(database: Path, plan: str, kind: str) -> ReportSource:
    """In English, which needs no compiled catalogue, and whatever the program's version."""
    with plan_with_updates(database, plan) as session:
        found = figures(session, plan, find_period(session, plan, kind))
        return replace(report_source(session, found, Language("en")), program="1.2.3")


def written(source: ReportSource, form: str) -> bytes:
    output = BytesIO()
    FORMATS[form].load()(source, output)
    return output.getvalue()


@pytest.mark.parametrize(("plan", "kind"), PERIODS)
def test_files_are_as_they_were(tmp_path: Path, plan: str, kind: str) -> None:
    source = source_of(tmp_path / "cchc.db", plan, kind)
    for form in ("csv", "json", "html"):
        content = written(source, form)
        file = FOLDER / f"{plan}-{kind}.{form}"
        if os.environ.get("CCHC_UPDATE_GOLDEN") == "1":
            file.write_bytes(content)
        assert content == file.read_bytes(), form


@pytest.mark.parametrize("form", FORMATS)
def test_two_databases_with_the_same_data_give_the_same_bytes(tmp_path: Path, form: str) -> None:
    if form == "pdf":
        pytest.importorskip("typst")
    one = source_of(tmp_path / "one.db", "huong-hoa-2020", "Q3")
    other = source_of(tmp_path / "other.db", "huong-hoa-2020", "Q3")
    assert written(one, form) == written(other, form)
    assert written(one, form) == written(one, form)
