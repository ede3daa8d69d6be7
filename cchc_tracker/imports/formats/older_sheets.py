"""Sheets of Excel before 2007 and of OpenDocument: told apart, and the way around them said."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import message

if TYPE_CHECKING:
    from cchc_tracker.model.source.importer import SourceFile


def refuse_older_sheet(file: SourceFile) -> NoReturn:
    """Raises BadDataError, which says how to make the file one that can be read."""
    raise BadDataError(
        message(
            "Sheets of this kind ({ending}) can't be read; open the file in Excel or LibreOffice "
            "and save it as an Excel workbook (.xlsx)",
            ending=".xls" if file.data.startswith(b"\xd0\xcf\x11\xe0") else ".ods",
        )
    )
