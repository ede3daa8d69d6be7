"""The workbook of a report: summary, matrix, overdue rows, and what it was made from."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from cchc_tracker.exports.stamp import program_text
from cchc_tracker.model.message import template

if TYPE_CHECKING:
    from typing import BinaryIO

    from cchc_tracker.exports.report import ReportSource


def _options() -> dict[str, object]:
    """Made anew each time, since the writer keeps and changes them."""
    return {
        # a text stays a text, whatever it looks like
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "in_memory": True,
        "default_format_properties": {"font_name": "Times New Roman", "font_size": 11},
    }


def write_xlsx(source: ReportSource, output: BinaryIO) -> None:
    """Write the workbook; the same source gives the same bytes."""
    from xlsxwriter import Workbook

    from cchc_tracker.exports.xlsx.matrix import write_matrix
    from cchc_tracker.exports.xlsx.overdue import write_overdue
    from cchc_tracker.exports.xlsx.sheet import Book
    from cchc_tracker.exports.xlsx.stamp import write_stamp
    from cchc_tracker.exports.xlsx.summary import write_summary

    text = source.language.text
    workbook = Workbook(output, _options())
    workbook.set_properties(
        {
            "title": source.figures.plan.title[:255],
            "comments": program_text(source),
            "created": datetime.combine(source.figures.as_of, time()),
        }
    )
    book = Book(workbook, source)
    write_summary(book.sheet(text(template("Summary"))), source)
    write_matrix(book.sheet(text(template("List of rows"))), source)
    write_overdue(book.sheet(text(template("Overdue"))), source)
    write_stamp(book.sheet(text(template("Made from"))), source)
    workbook.close()
