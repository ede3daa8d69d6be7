"""The official report: header left for the clerk, figures in words, what is overdue, metadata."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.exports.report import official_report
from cchc_tracker.exports.report.blocks import Heading, Item, Paragraph, Table
from cchc_tracker.exports.report.words import Words
from cchc_tracker.model.closing import Basis, Closing
from cchc_tracker.model.document import Evidence
from cchc_tracker.model.figures import Of, Ratio, Tally
from cchc_tracker.model.measurement import Measured, TargetStanding, target_standing
from cchc_tracker.model.period import FixedBy, Period, PeriodKind
from cchc_tracker.model.plan import Goal, Target
from cchc_tracker.services.language import Language

if TYPE_CHECKING:
    from cchc_tracker.exports.report import ReportSource
    from cchc_tracker.exports.report.blocks import Report
    from tests.unit.exports.conftest import SourceOf

Q1 = Period(
    code="2022-Q1",
    kind=PeriodKind.Q1,
    year=2022,
    data_from=date(2021, 12, 5),
    data_to=date(2022, 3, 4),
    due=date(2022, 2, 10),
    effective_due=date(2022, 2, 10),
    fixed_by=FixedBy.LOCALITY,
)


def of_period(source: ReportSource) -> ReportSource:
    figures = replace(source.figures, period=Q1, as_of=date(2022, 3, 4))
    return replace(source, figures=figures)


def paragraphs(report: Report) -> list[str]:
    return [each.text for each in report.body if isinstance(each, Paragraph | Item | Heading)]


def tables(report: Report) -> list[Table]:
    return [each for each in report.body if isinstance(each, Table)]


def test_number_and_day_are_left_blank_in_the_month_of_the_due_day(source_of: SourceOf) -> None:
    report = official_report(of_period(source_of("Kế hoạch A")))
    assert report.letterhead.number == "No.:       /BC-SNV"
    assert report.letterhead.place_and_day.endswith(",       /02/2022")
    assert report.made_as_of == date(2022, 3, 4)


def test_lead_in_cites_plan_and_period_with_its_data(source_of: SourceOf) -> None:
    first = paragraphs(official_report(of_period(source_of("Kế hoạch A"))))[0]
    assert "plan no. 1/KH-UBND 29/12/2021 of Kế hoạch A" in first
    assert "in quarter I of 2022" in first
    assert "data from 05/12/2021 to the end of 04/3/2022" in first


def test_plan_without_number_says_so(source_of: SourceOf) -> None:
    source = source_of("Kế hoạch A")
    plan = replace(source.figures.plan, number=None)
    report = official_report(replace(source, figures=replace(source.figures, plan=plan)))
    assert "Kế hoạch A (not numbered yet)" in paragraphs(report)[0]


def test_rates_name_their_denominators(source_of: SourceOf) -> None:
    source = source_of()
    lines = paragraphs(official_report(source))
    assert "Completion rate of all tasks counted here: 0/1 = 0.00%;" in lines
    whole = replace(source, figures=replace(source.figures, filter="", lead=None))
    told = "Completion rate of all tasks of the plan: 0/1 = 0.00%;"
    assert told in paragraphs(official_report(whole))
    assert "Completion rate of the tasks that fell due (done or overdue): 0/1 = 0.00%." in lines


def test_zero_denominator_is_no_rate() -> None:
    assert Words(Language("en")).rate(Ratio(0, 0, Of.FELL_DUE)) == "nothing occurred (0/0)"


def test_numbers_are_written_the_vietnamese_way() -> None:
    words = Words(Language("vi"))
    assert words.number(15533) == "15.533"
    assert words.rate(Ratio(16051, 16274, Of.FELL_DUE)) == "16.051/16.274 = 98,63%"


def test_overdue_list_has_reason_and_document(source_of: SourceOf) -> None:
    overdue = tables(official_report(source_of("Rà soát")))[-1]
    assert overdue.rows == (("1", "3.7. Rà soát", "1/KH-UBND", "Rà soát", "31/10/2022", "Rà soát"),)


def test_an_overdue_row_without_words_says_so(source_of: SourceOf) -> None:
    overdue = tables(official_report(replace(source_of(), remarks={})))[-1]
    assert overdue.rows[0][-1] == "no reason on record"


def test_choice_of_rows_is_told(source_of: SourceOf) -> None:
    told = "Only tasks led by Sở A, chosen by the filter “Sở A” are counted."
    assert told in paragraphs(official_report(source_of("Sở A")))


def test_report_is_the_same_before_and_after_closing(source_of: SourceOf) -> None:
    source = of_period(source_of())
    moment = datetime(2022, 3, 10, tzinfo=UTC)
    basis = Basis(12, moment, None, "1.2.3")
    closing = Closing(1, "p-2022", Q1, {}, basis, {}, "lan", moment)
    closed = replace(source, figures=replace(source.figures, closing=closing))
    assert official_report(closed) == official_report(source)


def standing(number: int, measured: Measured | None) -> TargetStanding:
    target = Target("hồ sơ được số hóa", ">=", Decimal(50), "%", "cấp xã")
    found = target_standing(number, Goal("I", "1.2", "x"), target, (), date(2022, 3, 4))
    if measured is None:
        return found
    nothing = measured.denominator == 0
    value = None if nothing else Decimal(85)
    return replace(found, measured=measured, value=value, met=None if nothing else True)


def test_targets_show_both_counts_and_a_judgement(source_of: SourceOf) -> None:
    on = date(2022, 3, 1)
    standings = (
        standing(1, Measured(on, Decimal(17), Decimal(20))),
        standing(2, Measured(on, Decimal(0), Decimal(0))),
        standing(3, None),
    )
    source = source_of()
    figures = replace(source.figures, targets=standings)
    report = official_report(replace(source, figures=figures))
    wanted = "1.2. hồ sơ được số hóa (cấp xã)"
    assert tables(report)[-1].rows == (
        ("1", wanted, "≥ 50%", "17/20 = 85%", "01/03/2022", "met"),
        ("2", wanted, "≥ 50%", "0/0", "01/03/2022", "nothing occurred"),
        ("3", wanted, "≥ 50%", "–", "", "not measured"),
    )


def test_metadata_names_what_it_was_made_from(source_of: SourceOf) -> None:
    lines = dict(official_report(of_period(source_of("Rà soát"))).metadata.lines)
    assert lines["Period"] == "2022-Q1"
    assert lines["As of"] == "04/03/2022"
    assert lines["Journal line"] == "12"
    assert lines["Program"] == "cchc-tracker 1.2.3"


@pytest.mark.parametrize(
    ("evidence", "told"),
    [
        (Evidence("12/BC-SNV", date(2022, 3, 1), "Báo cáo"), "12/BC-SNV of 01/03/2022: Báo cáo"),
        (Evidence("12/BC-SNV", None, ""), "12/BC-SNV"),
        (Evidence("", None, "bien-ban.pdf", file="/srv/bien-ban.pdf"), "bien-ban.pdf"),
    ],
)
def test_evidence_is_told_by_what_it_has(evidence: Evidence, told: str) -> None:
    assert Words(Language("en")).evidence(evidence) == told


def test_a_report_on_no_rows_says_so_section_by_section(source_of: SourceOf) -> None:
    source = source_of()
    figures = replace(
        source.figures, rows=(), overdue=(), areas=(), leads=(), whole=Tally(), assigned=Tally()
    )
    report = official_report(replace(source, figures=figures, language=Language("vi")))
    told = paragraphs(report)
    assert tables(report) == []
    assert "Không có nhiệm vụ, hoạt động nào (tính đến hết ngày 01 tháng 6 năm 2022)." in told
    assert told.count("Không có.") == 4  # by area, by lead, results by area, overdue
    headings = [column.heading for column in report.annex.matrix.columns]
    assert headings[:4] == ["TT", "Mục tiêu", "Nhiệm vụ", "Hoạt động"]


def test_overdue_list_begins_with_its_number(source_of: SourceOf) -> None:
    assert "1 tasks are overdue and not done:" in paragraphs(official_report(source_of()))
