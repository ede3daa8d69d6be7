"""Documents as texts name them: their numbers, their dates, and a document as evidence."""

from cchc_tracker.model.document.evidence import Evidence, parse_evidence
from cchc_tracker.model.document.number import (
    DocumentNumber,
    find_document_numbers,
    parse_document_number,
)
from cchc_tracker.model.document.printed_date import PrintedDate, find_dates, parse_date

__all__ = [
    "DocumentNumber",
    "Evidence",
    "PrintedDate",
    "find_dates",
    "find_document_numbers",
    "parse_date",
    "parse_document_number",
    "parse_evidence",
]
