"""The official report of the four localities with fixed updates, in Vietnamese: text and layout.

`CCHC_UPDATE_GOLDEN=1 pytest tests/golden` writes the files anew; read the difference first.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from functools import cached_property
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import cchc_tracker
from cchc_tracker.exports import docx, plain_report
from cchc_tracker.exports.report import official_report, report_source
from cchc_tracker.services.language import Language
from cchc_tracker.services.periods import find_period
from cchc_tracker.services.reporting import figures
from tests.golden.test_golden_figures import plan_with_updates

if TYPE_CHECKING:
    from cchc_tracker.exports.report.blocks import Report

FOLDER = Path(__file__).with_name("reports")
CATALOGUE = Path(cchc_tracker.__file__).parent / "locale" / "vi" / "LC_MESSAGES" / "cchc.po"
REPORTS = (
    ("can-tho-2022", "Q1", "area:I"),
    ("binh-dinh-2020", "Q3", "area:II"),
    ("hai-phong-2022", "Y", ""),
    ("huong-hoa-2020", "Q3", ""),
)


@dataclass(frozen=True)
class Vietnamese(Language):
    """The catalogue of the checkout, whether or not it is compiled."""

    @cached_property
    def _catalogue(self) -> NullTranslations:
        compiled = BytesIO()
        write_mo(compiled, read_po(BytesIO(CATALOGUE.read_bytes()), locale="vi"))
        compiled.seek(0)
        return GNUTranslations(compiled)


def report_of(folder: Path, plan: str, kind: str, chosen: str) -> Report:
    with plan_with_updates(folder / "cchc.db", plan) as session:
        found = figures(session, plan, find_period(session, plan, kind), expression=chosen)
        source = report_source(session, found, Vietnamese())
        return official_report(replace(source, program="1.2.3"))


def written(report: Report) -> dict[str, str]:
    """The files by extension; the layout has a line a paragraph."""
    with ZipFile(BytesIO(docx.write(report))) as archive:
        layout = archive.read("word/document.xml").decode()
    return {
        "md": "".join(plain_report.markdown(report)),
        "txt": "".join(plain_report.text(report)),
        "xml": layout.replace("<w:p>", "\n<w:p>"),
    }


@pytest.mark.parametrize(("plan", "kind", "chosen"), REPORTS)
def test_reports_are_as_they_were(tmp_path: Path, plan: str, kind: str, chosen: str) -> None:
    for extension, text in written(report_of(tmp_path, plan, kind, chosen)).items():
        file = FOLDER / f"{plan}-{kind}.{extension}"
        if os.environ.get("CCHC_UPDATE_GOLDEN") == "1":
            file.write_text(text, encoding="utf-8", newline="")
        assert text == file.read_text(encoding="utf-8"), extension
