"""The two copied annexes, written out by python-docx with true merges, come back equal."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document

from cchc_tracker.imports.formats.docx.reader import read_docx
from cchc_tracker.imports.formats.txt.reader import read_txt
from cchc_tracker.model.source.importer import SourceFile

if TYPE_CHECKING:
    from cchc_tracker.model.source.document import SourceTable

DATA = Path(__file__).parents[4] / "data" / "imports"


def written(table: SourceTable) -> bytes:
    grid = table.grid()
    document = Document()
    made = document.add_table(rows=len(grid), cols=len(grid[0]))
    for cell in table.cells:
        top, left = (cell.place.row or 1) - 1, (cell.place.column or 1) - 1
        corner = made.cell(top, left)
        if cell.merged:
            corner = corner.merge(made.cell(top + cell.rows - 1, left + cell.columns - 1))
        corner.text = cell.text
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def shape(table: SourceTable) -> list[tuple[str, int | None, int | None, int, int]]:
    return [
        (cell.text, cell.place.row, cell.place.column, cell.rows, cell.columns)
        for cell in table.cells
    ]


@pytest.mark.parametrize("name", ["binh-dinh-2020.txt", "can-tho-2022.txt"])
def test_an_annex_written_as_word_comes_back(name: str) -> None:
    table = read_txt(SourceFile(name, (DATA / name).read_bytes(), "")).tables[0]
    document = read_docx(SourceFile("plan.docx", written(table), ""))
    assert shape(document.tables[0]) == shape(table)
    assert document.problems == ()
