"""The official report as a file, by each of the writers that lay out its blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.exports.report import official_report

if TYPE_CHECKING:
    from typing import BinaryIO

    from cchc_tracker.exports.report import ReportSource


def write_docx(source: ReportSource, output: BinaryIO) -> None:
    """Write the report as .docx."""
    from cchc_tracker.exports import docx

    output.write(docx.write(official_report(source)))
