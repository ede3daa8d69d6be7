"""A template's own text stays as its locality wrote it, whatever the report's language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.exports.report import official_report
from cchc_tracker.exports.report.blocks import Heading, Paragraph
from cchc_tracker.model.report_template import Part, ReportTemplate, TemplateSection

if TYPE_CHECKING:
    from cchc_tracker.exports.report.blocks import Report
    from cchc_tracker.model.period import Period
    from tests.unit.exports.conftest import SourceOf

ReportOf = Callable[[ReportTemplate, str], "Report"]
TEMPLATE = ReportTemplate(
    "don-vi",
    "can-tho",
    "Báo cáo",
    lead_in="Thực hiện {plan}, báo cáo {subject} ({data}):",
    sections=(TemplateSection(Part.OVERDUE), TemplateSection(Part.PROSE, heading="Trong {period}")),
)


@pytest.fixture
def report_of(source_of: SourceOf, first_quarter: Period) -> ReportOf:
    def made(template: ReportTemplate, language: str) -> Report:
        source = source_of("Kế hoạch A", language=language)
        as_of = first_quarter.data_to or source.figures.as_of
        figures = replace(source.figures, period=first_quarter, as_of=as_of)
        return official_report(replace(source, figures=figures, template=template))

    return made


def lead_in_and_headings(report: Report) -> list[str]:
    lead_in = next(each.text for each in report.body if isinstance(each, Paragraph))
    return [lead_in, *(each.text for each in report.body if isinstance(each, Heading))]


def test_own_text_is_filled_in_vietnamese_and_the_rest_follows_the_language(
    report_of: ReportOf,
) -> None:
    report = report_of(TEMPLATE, "en")
    lead_in, overdue, prose = lead_in_and_headings(report)
    assert lead_in == (
        "Thực hiện Kế hoạch A (Kế hoạch số 1/KH-UBND ngày 29 tháng 12 năm 2021 của Kế hoạch A),"
        " báo cáo tình hình thực hiện Kế hoạch A trong quý I năm 2022"
        " (số liệu từ ngày 05 tháng 12 năm 2021 đến hết ngày 04 tháng 3 năm 2022):"
    )
    assert overdue == "I. Tasks overdue and not done"
    assert prose == "II. Trong quý I năm 2022"
    assert (report.kind, report.subject) == (
        "REPORT",
        "Carrying out the Kế hoạch A in quarter I of 2022",
    )


def test_own_subject_is_the_same_in_every_language(report_of: ReportOf) -> None:
    template = replace(TEMPLATE, subject="Tiến độ {period}", lead_in="", sections=())
    english, vietnamese = (report_of(template, each) for each in ("en", "vi"))
    assert english.subject == vietnamese.subject == "Tiến độ quý I năm 2022"
    assert "reports on tiến độ quý I năm 2022" in lead_in_and_headings(english)[0]
