"""The sheet that tells what the workbook was made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.exports.stamp import counting_lines, stamp_lines
from cchc_tracker.model.message import template

if TYPE_CHECKING:
    from cchc_tracker.exports.report import ReportSource
    from cchc_tracker.exports.xlsx.sheet import Sheet


def write_stamp(sheet: Sheet, source: ReportSource) -> None:
    """Write names and values, the counting rules as sentences below."""
    text = source.language.text
    sheet.widths((28, 90))
    sheet.headings((text(template("Name")), text(template("Value"))))
    rules = [(text(template("Counting rules")), rule) for rule in counting_lines(source)]
    problems = source.figures.period.problems if source.figures.period else ()
    remarks = [(text(template("remark")), source.language(each.message)) for each in problems]
    for name, value in (*stamp_lines(source), *rules, *remarks):
        sheet.line((name, value))
