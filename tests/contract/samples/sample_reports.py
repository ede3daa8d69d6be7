"""A plugin without a locality that adds a format and sets the reports of one year."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from cchc_tracker.model.locality import ReportRule
from cchc_tracker.plugins import ExportFormat, hookimpl

if TYPE_CHECKING:
    from cchc_tracker.exports.report import ReportSource
    from cchc_tracker.plugins import PeriodsContext


def write_total(source: ReportSource, output: BinaryIO) -> None:
    """The plan and its number of rows."""
    output.write(f"{source.figures.plan.id}: {source.figures.whole.total}\n".encode())


def write_nothing(source: ReportSource, output: BinaryIO) -> None:
    """A format that breaks half-way."""
    output.write(b"half")
    raise LookupError(source.locality.code)


class Reports:
    """What a circular of one year would set for every locality."""

    @hookimpl
    def reporting_periods(self, context: PeriodsContext) -> list[ReportRule] | None:
        """In 2023 the third quarter is reported in September."""
        if context.year != 2023:
            return None
        return [ReportRule("Q3", "01/07", "31/08", "08/09", printed=f"{context.locality.code}")]

    @hookimpl
    def exporters(self) -> list[ExportFormat]:
        """One that works and one that doesn't."""
        return [
            ExportFormat("total", "number of rows", write_total),
            ExportFormat("broken", "breaks", write_nothing),
        ]


plugin = Reports()
