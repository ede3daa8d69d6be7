"""A document as evidence that something was done, read from one typed line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_tracker.model.document.number import parse_document_number
from cchc_tracker.model.document.printed_date import parse_date
from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Problem, Severity
from cchc_tracker.model.text import collapse

if TYPE_CHECKING:
    from datetime import date

_DATE_SHAPE = re.compile(r"(?:ngày\b.*|[0-9]+(?:\s?[-/.]\s?[0-9]+)+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A document that proves a state, with what is needed to find it again."""

    number: str
    """Canonical document number."""
    issued_on: date | None
    title: str
    file: str = ""
    sha256: str = ""
    """Of the file's bytes, in hexadecimal."""
    link: str = ""


def parse_evidence(text: str) -> Evidence | Problem:
    """The evidence of `12/KH-UBND, 15/01/2022, title`; date and title may be left out."""
    first, rest = _cut(collapse(text))
    number = parse_document_number(first)
    if isinstance(number, Problem):
        return number
    if number.is_draft:
        return Problem(
            Severity.ERROR,
            "evidence-draft",
            message("{number} has no number yet, so it proves nothing", number=number.printed),
            text=text,
        )
    second, title = _cut(rest)
    if not _DATE_SHAPE.fullmatch(second):
        return Evidence(number.canonical, None, rest)
    issued_on = parse_date(second)
    if isinstance(issued_on, Problem):
        return issued_on
    return Evidence(number.canonical, issued_on, title)


def _cut(text: str) -> tuple[str, str]:
    """The text before the first comma or semicolon, and the text after it."""
    first, *rest = re.split("[,;]", text, maxsplit=1)
    return first.strip(), "".join(rest).strip()
