"""Times a writer beside the same texts through its bare library, A B A B, and prints JSON."""

from __future__ import annotations

import json
import sys
from datetime import date
from io import BytesIO
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from cchc_tracker.exports import docx
from cchc_tracker.exports.formats import FORMATS
from cchc_tracker.exports.report import official_report, report_source
from cchc_tracker.exports.report.blocks import Table
from cchc_tracker.exports.row_values import COLUMNS, report_rows
from cchc_tracker.plugins import PluginOptions, load_plugins
from cchc_tracker.services.language import Language
from cchc_tracker.services.reporting import figures
from cchc_tracker.services.session import open_session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cchc_tracker.exports.report import ReportSource


def main(form: str, runs: str, database: str, plugins: str, plan: str, day: str) -> None:
    """Measure one format."""
    options = PluginOptions(folder=Path(plugins))
    with open_session(Path(database), "lan", lambda: load_plugins(options)) as session:
        found = figures(session, plan, date.fromisoformat(day))
        source = report_source(session, found, Language("vi"))
    bare = {"xlsx": bare_xlsx, "docx": bare_docx, "docx-text": bare_docx}[form](source)
    write = _writing_alone(source) if form == "docx-text" else _whole(source, form)
    pairs = [(_seconds(write), _seconds(bare)) for _ in range(int(runs) + 1)]
    ours, others = zip(*pairs[1:], strict=True)
    ratio = median(one / other for one, other in pairs[1:])
    print(json.dumps({"ours": median(ours), "bare": median(others), "ratio": ratio}))


def _whole(source: ReportSource, form: str) -> Callable[[], object]:
    """From figures to file."""
    write = FORMATS[form].load()
    return lambda: write(source, BytesIO())


def _writing_alone(source: ReportSource) -> Callable[[], object]:
    """From the texts of the report to a file, as the bare library has its texts ready too."""
    report = official_report(source)
    return lambda: docx.write(report)


def _seconds(act: Callable[[], object]) -> float:
    start = perf_counter()
    act()
    return perf_counter() - start


def bare_xlsx(source: ReportSource) -> Callable[[], None]:
    """xlsxwriter with the cells of the rows' sheet, wrapped and bordered, and nothing else."""
    import xlsxwriter

    lines = [[column.value(row) for column in COLUMNS] for row in report_rows(source)]

    def write() -> None:
        book = xlsxwriter.Workbook(BytesIO(), {"in_memory": True})
        text = book.add_format({"text_wrap": True, "border": 1, "valign": "top"})
        days = book.add_format({"num_format": "dd/mm/yyyy", "border": 1, "valign": "top"})
        sheet = book.add_worksheet()
        for number, line in enumerate(lines):
            for column, cell in enumerate(line):
                if isinstance(cell, date):
                    sheet.write_datetime(number, column, cell, days)
                elif isinstance(cell, int):
                    sheet.write_number(number, column, cell, text)
                else:
                    sheet.write_string(number, column, cell or "", text)
        book.close()

    return write


def bare_docx(source: ReportSource) -> Callable[[], None]:
    """The cells of the report's tables as one XML text in python-docx's empty document.

    The same texts with the same widths, merges and styles as ours, escaped and zipped, without
    letterhead, headings or paragraphs; no faster way was found.
    """
    report = official_report(source)
    tables = [each for each in report.body if isinstance(each, Table)]
    plain = [(row, [""] * len(row)) for table in tables for row in table.rows]
    matrix = [row.cells for row in report.annex.matrix.rows if row.cells]
    rows = [*plain, *_merged(matrix)]

    def write() -> None:
        made = [
            "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
            + "".join(
                f'<w:tc><w:tcPr><w:tcW w:w="1000" w:type="dxa"/>{merge}</w:tcPr><w:p><w:pPr>'
                '<w:pStyle w:val="CchcTable"/></w:pPr><w:r><w:t xml:space="preserve">'
                f"{escape(text)}</w:t></w:r></w:p></w:tc>"
                if text is not None
                else f'<w:tc><w:tcPr><w:tcW w:w="1000" w:type="dxa"/>{merge}</w:tcPr><w:p/></w:tc>'
                for text, merge in zip(texts, merges, strict=True)
            )
            + "</w:tr>"
            for texts, merges in rows
        ]
        _save(f"<w:tbl>{''.join(made)}</w:tbl>")

    return write


def _merged(
    matrix: list[tuple[str | None, ...]],
) -> Iterator[tuple[tuple[str | None, ...], list[str]]]:
    """Rows with the XML of each cell's merge."""
    for row, below in zip(matrix, [*matrix[1:], ("",) * len(matrix[0])], strict=True):
        merges = [
            '<w:vMerge w:val="continue"/>'
            if text is None
            else '<w:vMerge w:val="restart"/>'
            if under is None
            else ""
            for text, under in zip(row, below, strict=True)
        ]
        yield row, merges


def _save(table: str) -> None:
    """python-docx's empty document with the table in it."""
    from docx import Document

    document, empty = Document(), BytesIO()
    document.add_paragraph("here")
    document.save(empty)
    with ZipFile(empty) as template, ZipFile(BytesIO(), "w", ZIP_DEFLATED) as target:
        for name in template.namelist():
            content = template.read(name)
            if name == "word/document.xml":
                content = content.replace(b"<w:p><w:r><w:t>here</w:t></w:r></w:p>", table.encode())
            target.writestr(name, content)


if __name__ == "__main__":
    main(*sys.argv[1:])
