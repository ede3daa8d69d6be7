"""Reads Excel workbooks from their XML: a table for every sheet, no formula computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.imports.formats.package_problems import package_problems
from cchc_tracker.imports.formats.xlsx.beside import texts_beside
from cchc_tracker.imports.formats.xlsx.sheet import SheetReader
from cchc_tracker.imports.formats.xlsx.stream import read_part
from cchc_tracker.imports.formats.xlsx.table import read_sheet, within_bounds
from cchc_tracker.imports.formats.xlsx.workbook import open_workbook
from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Problem, Severity
from cchc_tracker.model.source.place import Part, Place

if TYPE_CHECKING:
    from cchc_tracker.imports.formats.xlsx.workbook import Sheet, Workbook
    from cchc_tracker.model.source.document import SourceDocument, SourceTable, SourceText
    from cchc_tracker.model.source.importer import SourceFile


def read_xlsx(file: SourceFile) -> SourceDocument:
    """A workbook's sheets as tables; raises BadDataError where it can't be read."""
    book = open_workbook(file.data)
    blocks: list[SourceTable] = []
    problems = list(package_problems(book.package))
    kept_back: list[SourceText] = []
    letters = 0
    for sheet in book.asked(file.sheet):
        if not sheet.part or sheet.kind != "worksheet":
            problems.append(_left_out(sheet))
            continue
        table, told, texts = _read(sheet, book)
        blocks.extend([table] if table else [])
        letters = within_bounds(
            letters + sum(len(each.text) for each in table.cells) if table else letters
        )
        problems.extend(told)
        kept_back.extend(texts)
    return file.document("xlsx", blocks, problems=problems, kept_back=kept_back)


def _read(
    sheet: Sheet, book: Workbook
) -> tuple[SourceTable | None, list[Problem], list[SourceText]]:
    reader = SheetReader()
    read_part(book.package.read(sheet.part), reader)
    read = read_sheet(sheet, reader.sheet, book)
    texts, pictures = texts_beside(book.package, sheet, reader.sheet.headers)
    return read.table, [*read.problems, *pictures], [*read.kept_back, *texts]


def _left_out(sheet: Sheet) -> Problem:
    at = Place(Part.SHEET, sheet.name)
    sentence = message("This sheet holds no cells (it may be a chart or macros); it isn't read")
    return Problem(Severity.WARNING, "sheet-left-out", sentence, at=at)
