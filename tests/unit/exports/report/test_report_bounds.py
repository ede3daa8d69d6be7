"""Very long tables are cut with a sentence; a report of usual length stays as it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cchc_tracker.exports.report import official_report
from cchc_tracker.exports.report.blocks import MatrixRow, Paragraph, Table
from cchc_tracker.exports.report.bounds import MOST_ANNEX_ROWS, MOST_TABLE_ROWS, bounded
from cchc_tracker.exports.report.words import Words
from cchc_tracker.services.language import Language

if TYPE_CHECKING:
    from tests.unit.exports.conftest import SourceOf

WORDS = Words(Language("en"))


def test_a_usual_report_stays(source_of: SourceOf) -> None:
    report = official_report(source_of())
    assert bounded(report, WORDS) == report


def test_long_tables_are_cut_and_say_so(source_of: SourceOf) -> None:
    report = official_report(source_of())
    columns = report.annex.matrix.columns
    rows = (
        MatrixRow(area_no="I", area="Area"),
        *(MatrixRow(("",) * len(columns)) for _ in range(MOST_ANNEX_ROWS + 5)),
    )
    long_annex = replace(report.annex, matrix=replace(report.annex.matrix, rows=rows))
    table = next(block for block in report.body if isinstance(block, Table))
    long_table = replace(table, rows=table.rows[:1] * (MOST_TABLE_ROWS + 7))
    made = bounded(replace(report, annex=long_annex, body=(long_table,)), WORDS)
    assert len(made.annex.matrix.rows) == MOST_ANNEX_ROWS + 1
    assert "the first 1,000 of 1,005 rows" in made.metadata.sentence
    cut, told = made.body
    assert isinstance(cut, Table)
    assert len(cut.rows) == MOST_TABLE_ROWS
    assert isinstance(told, Paragraph)
    assert told.text.startswith("Here are the first 500 of 507 rows")
