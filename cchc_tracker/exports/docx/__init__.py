"""Writes a report as .docx; the same report gives the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc_tracker.exports.report.blocks import Report


def write(report: Report) -> bytes:
    """The report as an Office Open XML document in the form of NĐ 30/2020/NĐ-CP."""
    from cchc_tracker.exports.docx.body import annex_xml, report_xml
    from cchc_tracker.exports.docx.frame import Properties, document_bytes

    properties = Properties(report.subject, report.language, report.made_as_of)
    return document_bytes(report_xml(report), annex_xml(report), properties)
