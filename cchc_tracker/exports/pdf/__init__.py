"""Writes a report as PDF through typst; the same report gives the same bytes on one machine."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING

from cchc_tracker.model.errors import IncompleteError
from cchc_tracker.model.message import message

if TYPE_CHECKING:
    from types import ModuleType

    from cchc_tracker.exports.report.blocks import Report


def write(report: Report) -> bytes:
    """The report as a PDF in the form of NĐ 30/2020/NĐ-CP.

    Raises IncompleteError where typst isn't installed.
    """
    from cchc_tracker.exports.pdf.data import report_data

    typst = _typst()
    form = (files("cchc_tracker.exports.pdf") / "report.typ").read_bytes()
    data = json.dumps(report_data(report), ensure_ascii=False, separators=(",", ":"))
    made = typst.compile(form, sys_inputs={"report": data}, format="pdf")
    return bytes(made)


def _typst() -> ModuleType:
    try:
        import typst
    except ImportError as error:
        raise IncompleteError(
            message(
                "PDF files need typst; install it with {command}",
                command="pip install 'cchc-tracker[pdf]'",
            )
        ) from error
    module: ModuleType = typst
    return module
