"""What people type into the form of an update, read field by field; no widgets.

A field that can't be read is a problem beside it; what an update must hold is checked by the
services, whose problems find their field by their code.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from cchc_tracker.model.document import Evidence, parse_date, parse_evidence
from cchc_tracker.model.message import message, template
from cchc_tracker.model.problem import Problem, Severity
from cchc_tracker.model.text import collapse
from cchc_tracker.model.update import State, Update

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from cchc_tracker.model.message import Message

Value = TypeVar("Value")

STATE: Final = "state"
ON: Final = "on"
PERCENT: Final = "percent"
MILESTONE: Final = "milestone"
AGENCY: Final = "agency"
NOTE: Final = "note"
EVIDENCE_NUMBER: Final = "evidence-number"
EVIDENCE_DATE: Final = "evidence-date"
EVIDENCE_TITLE: Final = "evidence-title"
EVIDENCE_FILE: Final = "evidence-file"
EVIDENCE_LINK: Final = "evidence-link"
EXPLANATION: Final = "explanation"
KNOWN_DATE: Final = "known-date"
DUE: Final = "due"
DOCUMENT: Final = "document"
WHOLE: Final = ""
"""Where problems go that belong to no single field."""

FIELD_LABELS: Final[Mapping[str, str]] = {
    STATE: template("State"),
    ON: template("Took effect"),
    PERCENT: template("Percent"),
    MILESTONE: template("Milestone"),
    AGENCY: template("Agency"),
    NOTE: template("Note"),
    EVIDENCE_NUMBER: template("Evidence number"),
    EVIDENCE_DATE: template("Evidence date"),
    EVIDENCE_TITLE: template("Evidence title"),
    EVIDENCE_FILE: template("Evidence file"),
    EVIDENCE_LINK: template("Evidence link"),
    EXPLANATION: template("Explanation"),
    KNOWN_DATE: template("Known date"),
    DUE: template("New deadline"),
    DOCUMENT: template("Granted by"),
}
"""The fields in the order of the form."""

_FIELD_OF_CODE: Final[Mapping[str, str]] = {
    "percent-range": PERCENT,
    "percent-done": PERCENT,
    "date-future": ON,
    "date-before-plan": ON,
    "milestone-unknown": MILESTONE,
    "milestone-needed": MILESTONE,
    "evidence-missing": EVIDENCE_NUMBER,
    "evidence-future": EVIDENCE_DATE,
    "reason-missing": EXPLANATION,
    "fact-not-missing": KNOWN_DATE,
    "document-missing": DOCUMENT,
    "extension-closed": DUE,
    "extension-shortens": DUE,
    "agency-single": AGENCY,
    "agency-not-member": AGENCY,
}


@dataclass(frozen=True, slots=True)
class TypedUpdate:
    """What the texts of a form amount to."""

    update: Update | None
    """None while a field can't be read."""
    dated: bool
    """Whether the person named the day it took effect."""
    problems: Mapping[str, tuple[Problem, ...]]
    """By field, of those that can't be read."""


def read_update(texts: Mapping[str, str], today: date) -> TypedUpdate:
    """The update that the texts of the fields say; a blank field says nothing."""
    reading = _Reading(texts)
    on = reading.day(ON)
    update = Update(
        on=on or today,
        state=State(texts[STATE]) if texts.get(STATE) in set(State) else None,
        milestone=reading.number(MILESTONE),
        agency=collapse(texts.get(AGENCY, "")) or None,
        percent=reading.number(PERCENT),
        note=texts.get(NOTE, ""),
        explanation=texts.get(EXPLANATION, ""),
        evidence=reading.evidence(),
        known_date=reading.day(KNOWN_DATE),
        due=reading.day(DUE),
        document=collapse(texts.get(DOCUMENT, "")),
    )
    if update.document and update.due is None and DUE not in reading.problems:
        reading.refuse(DUE, "due-missing", message("Give the new deadline the document grants"))
    readable = None if reading.problems else update
    return TypedUpdate(readable, on is not None, reading.problems)


def by_field(problems: Iterable[Problem]) -> dict[str, tuple[Problem, ...]]:
    """The services' problems by the field they belong to, or under `WHOLE`."""
    found: dict[str, tuple[Problem, ...]] = {}
    for problem in problems:
        name = _FIELD_OF_CODE.get(problem.code, WHOLE)
        found[name] = (*found.get(name, ()), problem)
    return found


class _Reading:
    """Reads fields and collects the problems of those that can't be read."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self.problems: dict[str, tuple[Problem, ...]] = {}

    def day(self, name: str) -> date | None:
        return self._read(name, parse_date)

    def number(self, name: str) -> int | None:
        return self._read(name, _whole_number)

    def evidence(self) -> Evidence | None:
        """Number, date and title; a whole line `NUMBER, DATE, TITLE` may stand in the first.

        A file or a link is evidence also without a number; its title is then its name.
        """
        found = self._read(EVIDENCE_NUMBER, parse_evidence)
        day = self.day(EVIDENCE_DATE)
        title = collapse(self._texts.get(EVIDENCE_TITLE, ""))
        file = self._read(EVIDENCE_FILE, _file)
        link = collapse(self._texts.get(EVIDENCE_LINK, ""))
        if found is None and (file or link) and not day:
            found = Evidence("", None, file.name if file else link)
        if found is not None:
            return replace(
                found,
                issued_on=day or found.issued_on,
                title=title or found.title,
                file=str(file or ""),
                link=link,
            )
        if (day or title) and EVIDENCE_NUMBER not in self.problems:
            self.refuse(
                EVIDENCE_NUMBER, "evidence-number", message("Give the number of the document")
            )
        return None

    def refuse(self, name: str, code: str, sentence: Message) -> None:
        self.problems[name] = (Problem(Severity.ERROR, code, sentence),)

    def _read(self, name: str, parse: Callable[[str], Value | Problem]) -> Value | None:
        text = collapse(self._texts.get(name, ""))
        if not text:
            return None
        value = parse(text)
        if isinstance(value, Problem):
            self.problems[name] = (value,)
            return None
        return value


def _file(text: str) -> Path | Problem:
    """The file of that name on the machine the program runs on, seen from where it was started."""
    try:
        path = Path(text).expanduser().absolute()
        if path.is_file():
            return path
    except (OSError, RuntimeError, ValueError):  # no home, a name no file can have
        pass
    return Problem(
        Severity.ERROR, "file-missing", message("There is no file {file} here", file=text)
    )


def _whole_number(text: str) -> int | Problem:
    digits = text.removesuffix("%").strip()
    if digits.isdecimal() and len(digits) < 10:
        return int(digits)
    return Problem(
        Severity.ERROR, "number-unread", message("“{text}” is not a whole number", text=text)
    )
