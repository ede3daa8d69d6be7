"""Rows as csv and as JSON."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING

from cchc_tracker.exports.csv_rows import write_csv
from cchc_tracker.exports.json_figures import write_json
from cchc_tracker.exports.record import row_record

if TYPE_CHECKING:
    from tests.unit.exports.conftest import SourceOf

KEYS = """
    form program counting counting_rules title issued_on issuer plan locality year number
    period as_of known_at filter lead journal_line whole assigned areas leads members targets
    overdue rows
""".split()  # noqa: SIM905 - as the promise is written


def test_a_line_tells_the_row_and_what_it_was_made_from(source_of: SourceOf) -> None:
    output = io.BytesIO()
    write_csv(source_of("x"), output)
    (line,) = csv.DictReader(io.StringIO(output.getvalue().decode()))
    expected = {
        "Plan": "p-2022",
        "Row": "r8",
        "No.": "3.7",
        "Task": "2.4. x",
        "Day due": "2022-10-31",
        "Status": "overdue",
        "%": "40",
        "Result": "x",
        "Evidence": "1/BC-SNV (01/03/2022): x, x",
        "Period": "",
        "As of": "2022-06-01",
        "Program": "cchc-tracker 1.2.3",
        "Journal line": "12",
    }
    assert {name: line[name] for name in expected} == expected


def test_excel_reads_the_letters_right_by_the_mark_in_front(source_of: SourceOf) -> None:
    plain, marked = io.BytesIO(), io.BytesIO()
    write_csv(source_of(), plain)
    write_csv(source_of(), marked, byte_order_mark=True)
    assert marked.getvalue() == b"\xef\xbb\xbf" + plain.getvalue()


def test_json_has_the_promised_keys_in_order(source_of: SourceOf) -> None:
    output = io.BytesIO()
    source = source_of("x")
    write_json(source, output)
    record = json.loads(output.getvalue())
    assert list(record) == KEYS
    assert (record["form"], record["counting"]) == ("cchc-export-1", 1)
    assert record["whole"]["counts"]["overdue"] == 1
    assert record["overdue"] == ["r8"]
    (row,) = record["rows"]
    told = json.loads(json.dumps(row_record(source.figures.rows[0])))
    del told["version"]
    assert "version" not in row
    assert {**row, **told} == row
    assert list(row)[-4:] == ["result", "evidence", "extensions", "assigned"]
    assert row["extensions"] == [{"due": "2022-05-02", "document": "x"}]


def test_json_without_rows_is_whole(source_of: SourceOf) -> None:
    output = io.BytesIO()
    source = source_of()
    write_json(replace(source, figures=replace(source.figures, rows=(), overdue=())), output)
    assert json.loads(output.getvalue())["rows"] == []
