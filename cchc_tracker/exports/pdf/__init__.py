"""Writes a report as PDF through typst; the same report gives the same bytes on one machine."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc_tracker.exports.report.blocks import Report


def write(report: Report) -> bytes:
    """The report as a PDF in the form of NĐ 30/2020/NĐ-CP; raises ImportError without typst."""
    import typst

    from cchc_tracker.exports.pdf.data import report_data

    form = (files("cchc_tracker.exports.pdf") / "report.typ").read_bytes()
    data = json.dumps(report_data(report), ensure_ascii=False, separators=(",", ":"))
    return bytes(typst.compile(form, sys_inputs={"report": data}, format="pdf"))
