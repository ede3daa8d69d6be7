"""A report's figures and rows as one JSON document; keys and their order are a promise."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cchc_tracker.exports.event import evidence_record
from cchc_tracker.exports.json_text import json_document
from cchc_tracker.exports.record import row_record
from cchc_tracker.exports.row_values import report_rows
from cchc_tracker.exports.stamp import COUNTING, COUNTING_RULES, program_text
from cchc_tracker.model.figures_record import figures_record
from cchc_tracker.model.record import iso

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from cchc_tracker.exports.report import ReportSource
    from cchc_tracker.exports.row_values import ReportRow

FORM = "cchc-export-1"
"""Name of the document's form; another one where a key is removed or means something else."""


def write_json(source: ReportSource, output: BinaryIO) -> None:
    """Write the document; rows go out one by one, a line each."""
    output.writelines(piece.encode() for piece in _pieces(source))


def _pieces(source: ReportSource) -> Iterator[str]:
    head = json_document(_head(source)).removesuffix("\n}")
    yield f'{head},\n  "rows": ['
    separator = "\n"
    for row in report_rows(source):
        yield f"{separator}    {json.dumps(_row(source, row), ensure_ascii=False)}"
        separator = ",\n"
    yield "]\n}\n" if separator == "\n" else "\n  ]\n}\n"


def _head(source: ReportSource) -> dict[str, object]:
    figures = source.figures
    counted = figures_record(figures)
    del counted["rows"]  # they come whole, at the end
    return {
        "form": FORM,
        "program": program_text(source),
        "counting": COUNTING,
        "counting_rules": list(COUNTING_RULES),
        "title": figures.plan.title,
        "issued_on": iso(figures.plan.issued_on),
        "issuer": figures.plan.issuer,
        **counted,
        "overdue": [f"r{view.row.position}" for view in figures.overdue],
    }


def _row(source: ReportSource, row: ReportRow) -> dict[str, object]:
    remarks = row.remarks
    record = row_record(row.view)
    del record["version"]  # today's; what was frozen at a closing is printed the same for ever
    return {
        **record,
        "result": remarks.words or None,
        "evidence": [evidence_record(each) for each in remarks.evidence],
        "extensions": [
            {"due": iso(each.due), "document": each.document} for each in remarks.extensions
        ],
        "assigned": [
            {"by": each.by.value, "document": each.document, "on": iso(each.on)}
            for each in source.figures.assignments.get(row.view.row.id, ())
        ],
    }
