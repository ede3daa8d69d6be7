"""Workbooks that Excel never wrote: hostile ones refused, damage told, any other read in full."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from cchc_tracker.imports.formats.xlsx import table
from cchc_tracker.model.errors import BadDataError, CchcError
from tests.unit.imports.formats.xlsx.workbooks import (
    SHEET,
    SIMPLE,
    codes,
    first_sheet,
    read,
    repacked,
    saved,
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<sheetData>", b'<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        (b"<sheetData>", b'<sheetData><row r="9999999"><c><v>1</v></c></row>'),
        (b"<sheetData>", b"<sheetData>" + b"<row><c><v>1</v></c></row>" * 200_001),
        (b"<sheetData>", b"<sheetData>" + b"<a>" * 100_000),
        (b"</sheetData>", b""),
        (b"<worksheet", b"<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet"),
    ],
    ids=["far-cell", "no-such-row", "many-cells", "deep", "cut", "entity"],
)
def test_hostile_sheets_are_refused(old: bytes, new: bytes) -> None:
    with pytest.raises(BadDataError):
        read(repacked(SIMPLE, SHEET, old, new))


@pytest.mark.parametrize("text", ["NaN", "1e999", "9" * 500, "0x10", "1_000"])
def test_numbers_that_excel_never_wrote_are_told(text: str) -> None:
    document = read(repacked(SIMPLE, SHEET, b"<v>1</v>", f"<v>{text}</v>".encode()))
    assert codes(document) == ["sheet-damaged"]
    assert document.tables[0].cells[3].text == text


def test_a_shared_text_that_is_missing_is_told() -> None:
    cell = b'<sheetData><row r="1"><c r="A1" t="s"><v>7</v></c></row>'
    document = read(repacked(SIMPLE, SHEET, b"<sheetData>", cell))
    assert codes(document) == ["sheet-damaged"]


PARTS = ("xl/workbook.xml", SHEET, "xl/styles.xml", "xl/_rels/workbook.xml.rels")
WORDS = [b"", b"0", b"-1", b"99999999", b"<", b">", b'"', b'r="A1"', b's="9"', b't="s"', b"<c/>"]


@settings(max_examples=150)
@given(st.data())
def test_mutated_workbooks_never_raise_anything_else(data: st.DataObject) -> None:
    part = data.draw(st.sampled_from(PARTS))
    with_part = load_parts()[part]
    cut = sorted(data.draw(st.tuples(*[st.integers(0, len(with_part))] * 2)))
    cut[1] = min(cut[1], cut[0] + 20)
    changed = with_part[: cut[0]] + data.draw(st.sampled_from(WORDS)) + with_part[cut[1] :]
    file = repacked(SIMPLE, part, with_part, changed)
    with suppress(CchcError):
        read(file)


@settings(max_examples=150)
@given(st.data())
def test_mutated_bytes_never_raise_anything_else(data: st.DataObject) -> None:
    file = bytearray(SIMPLE)
    for at, byte in data.draw(
        st.lists(st.tuples(st.integers(0, len(file) - 1), st.integers(0, 255)), max_size=8)
    ):
        file[at] = byte
    with suppress(CchcError):
        read(bytes(file))


def load_parts() -> dict[str, bytes]:
    from zipfile import ZipFile

    with ZipFile(BytesIO(SIMPLE)) as archive:
        return {name: archive.read(name) for name in PARTS}


@settings(max_examples=60)
@given(
    st.lists(
        st.lists(
            st.none()
            | st.text(st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zs", "Zl", "Zp")))
            | st.integers(-(10**9), 10**9),
            max_size=5,
        ),
        max_size=6,
    )
)
def test_every_cell_comes_back(rows: list[list[str | int | None]]) -> None:
    book = Workbook()
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            cell = first_sheet(book).cell(number, column)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
    data = saved(book)
    written = {
        (cell.row, cell.column): cell.value
        for line in load_workbook(BytesIO(data)).active or ()
        for cell in line
        if cell.value not in (None, "")
    }
    from unicodedata import normalize

    found = {
        (cell.place.row, cell.place.column): cell.text
        for table in read(data).tables
        for cell in table.cells
    }
    assert found == {at: normalize("NFC", str(value)).strip() for at, value in written.items()}


def test_a_cell_that_stands_twice_is_told_with_what_is_lost() -> None:
    twice = b'<c r="H1" t="str"><v>first</v></c><c r="H1" t="str"><v>last</v></c>'
    document = read(
        repacked(SIMPLE, SHEET, b"<sheetData>", b'<sheetData><row r="1">' + twice + b"</row>")
    )
    assert "last" in [cell.text for cell in document.tables[0].cells]
    assert ("cell-twice", "first") in [(each.code, each.text) for each in document.problems]


def test_one_long_text_in_very_many_cells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "MAX_LETTERS", 50)
    cells = b'<c t="str"><v>' + b"x" * 20 + b"</v></c>"
    rows = b'<sheetData><row r="1">' + cells * 3 + b"</row>"
    with pytest.raises(BadDataError, match="far more"):
        read(repacked(SIMPLE, SHEET, b"<sheetData>", rows))
