"""Times a writer beside the same texts through its bare library, A B A B, and prints JSON."""

from __future__ import annotations

import json
import sys
from copy import deepcopy
from datetime import date
from io import BytesIO
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from cchc_tracker.exports.formats import FORMATS
from cchc_tracker.exports.report import official_report, report_source
from cchc_tracker.exports.row_values import COLUMNS, report_rows
from cchc_tracker.plugins import PluginOptions, load_plugins
from cchc_tracker.services.language import Language
from cchc_tracker.services.reporting import figures
from cchc_tracker.services.session import open_session

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc_tracker.exports.report import ReportSource


def main(form: str, runs: str, database: str, plugins: str, plan: str, day: str) -> None:
    """Measure one format."""
    options = PluginOptions(folder=Path(plugins))
    with open_session(Path(database), "lan", lambda: load_plugins(options)) as session:
        found = figures(session, plan, date.fromisoformat(day))
        source = report_source(session, found, Language("vi"))
    write = FORMATS[form].load()
    bare = {"xlsx": bare_xlsx, "docx": bare_docx}[form](source)
    pairs = [
        (_seconds(lambda: write(source, BytesIO())), _seconds(bare)) for _ in range(int(runs) + 1)
    ]
    ours, others = zip(*pairs[1:], strict=True)
    ratio = median(one / other for one, other in pairs[1:])
    print(json.dumps({"ours": median(ours), "bare": median(others), "ratio": ratio}))


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
    """python-docx with the annex's rows as deep copies of one row's XML, and nothing else."""
    from docx import Document

    matrix = official_report(source).annex.matrix
    lines = [[cell or "" for cell in row.cells] for row in matrix.rows if row.cells]

    def write() -> None:
        document = Document()
        table = document.add_table(rows=1, cols=len(matrix.columns))
        for cell in table.rows[0].cells:
            cell.paragraphs[0].add_run("x")
        pattern = table.rows[0]._tr  # noqa: SLF001 - the fast way there is
        for line in lines:
            made = deepcopy(pattern)
            for place, words in zip(made.iter("{*}t"), line, strict=True):
                place.text = words
            table._tbl.append(made)  # noqa: SLF001
        document.save(BytesIO())

    return write


if __name__ == "__main__":
    main(*sys.argv[1:])
