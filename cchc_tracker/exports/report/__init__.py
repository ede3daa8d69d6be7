"""The official report as blocks that every document writer lays out in its own way."""

from cchc_tracker.exports.report.official import official_report
from cchc_tracker.exports.report.source import ReportSource, report_source

__all__ = ["ReportSource", "official_report", "report_source"]
