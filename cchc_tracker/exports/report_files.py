"""The official report as a file, by each of the writers that lay out its blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.exports.report import official_report

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from cchc_tracker.exports.report import ReportSource


def write_docx(source: ReportSource, output: BinaryIO) -> None:
    """Write the report as .docx."""
    from cchc_tracker.exports import docx

    output.write(docx.write(official_report(source)))


def write_pdf(source: ReportSource, output: BinaryIO) -> None:
    """Write the report as PDF; of very long tables only the first rows."""
    from cchc_tracker.exports import pdf
    from cchc_tracker.exports.report.bounds import bounded
    from cchc_tracker.exports.report.words import Words

    output.write(pdf.write(bounded(official_report(source), Words(source.language))))


def write_markdown(source: ReportSource, output: BinaryIO) -> None:
    """Write the report as Markdown."""
    from cchc_tracker.exports.plain_report import markdown

    _write_text(markdown(official_report(source)), output)


def write_text(source: ReportSource, output: BinaryIO) -> None:
    """Write the report as plain text."""
    from cchc_tracker.exports.plain_report import text

    _write_text(text(official_report(source)), output)


def _write_text(pieces: Iterable[str], output: BinaryIO) -> None:
    output.writelines(piece.encode() for piece in pieces)
