"""The two annexes copied from law sites give their matrix back cell by cell."""

from __future__ import annotations

import csv
from hashlib import sha256
from pathlib import Path

import pytest

from cchc_tracker.imports.formats.txt.reader import read_txt
from cchc_tracker.model.source.importer import SourceFile

DATA = Path(__file__).parents[4] / "data" / "imports"
INFERRED = {"(suy ra)": "", "(trống)": ""}
"""What matrix.csv says of cells that are printed blank."""


def source(name: str) -> SourceFile:
    data = (DATA / name).read_bytes()
    return SourceFile(name, data, sha256(data).hexdigest())


@pytest.mark.parametrize(
    ("name", "rows", "leaves"), [("binh-dinh-2020", 43, 35), ("can-tho-2022", 65, 57)]
)
def test_every_cell_is_that_of_the_matrix(name: str, rows: int, leaves: int) -> None:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as matrix:
        wanted = [[INFERRED.get(cell, cell) for cell in row] for row in csv.reader(matrix)]
    document = read_txt(source(f"{name}.txt"))
    grid = document.tables[0].grid()
    printed = [
        [
            cell.text if cell and (cell.place.row, cell.place.column) == (at, column) else ""
            for column, cell in enumerate(row, start=1)
        ]
        for at, row in enumerate(grid, start=1)
    ]
    assert printed == wanted
    assert document.problems == ()
    assert (len(grid), sum(any(row[2:]) for row in printed[1:])) == (rows, leaves)


def test_merged_cells_and_blank_ones_are_kept_apart() -> None:
    grid = read_txt(source("can-tho-2022.txt")).tables[0].grid()
    by_activity = {cell.text.split()[0]: row for row in grid if (cell := row[3]) and cell.text}
    first, second = by_activity["3.1."], by_activity["3.2."]
    assert second[1] is first[1]
    assert second[2] is first[2]
    blank = by_activity["3.12."][2]
    assert blank is not None
    assert (blank.text, blank.rows) == ("", 1)
    assert by_activity["3.12."][1] is by_activity["3.10."][1]
    unset = by_activity["3.19."][1]
    assert unset is not None
    assert unset.text == ""


def test_cells_and_paragraphs_know_their_first_line() -> None:
    document = read_txt(source("can-tho-2022.txt"))
    assert document.tables[0].cells[0].place.line == 122
    tasks = [cell for cell in document.tables[0].cells if cell.text.startswith("3.46.")]
    assert [cell.place.line for cell in tasks] == [602]
    assert document.texts[-1].place.line == 617


def test_nothing_of_the_file_is_lost() -> None:
    for name in ("binh-dinh-2020.txt", "can-tho-2022.txt"):
        file = source(name)
        document = read_txt(file)
        texts = [text.text for text in document.texts]
        cells = [cell.text for table in document.tables for cell in table.cells]
        found = sorted(" ".join([*texts, *cells]).split())
        assert found == sorted(file.data.decode().replace("|", " ").split())


def test_wrapped_lines_of_the_heading_are_whole_again() -> None:
    texts = [text.text for text in read_txt(source("binh-dinh-2020.txt")).texts]
    assert "Bình Định, ngày 30 tháng 12 năm 2019" in texts
    assert "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;" in texts
    assert "QUYẾT ĐỊNH:" in texts
