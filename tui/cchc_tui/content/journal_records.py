"""The journal as a list of any length: numbers in memory, lines read by the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len

from cchc_tracker.exports.journal import ACTION_LABELS, changed_fields
from cchc_tracker.model.errors import CchcError
from cchc_tracker.model.message import template
from cchc_tracker.services.rows import find_row
from cchc_tracker.services.session import VIETNAM
from cchc_tui.widgets.cells import cut, filled
from cchc_tui.widgets.facts import Fact

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Sequence

    from cchc_tracker.services.language import Language
    from cchc_tracker.services.session import Session
    from cchc_tracker.store import JournalLine
    from cchc_tui.desk import Desk

_WIDE: Final = 110
"""From so many cells on, a line also has its number."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Of which plan or row the journal is shown; of all where both are None."""

    plan: str | None = None
    ref: str | None = None
    row_id: int | None = None
    """The very row, where the number may stand on several."""

    def text(self) -> str:
        """The scope as it's typed."""
        return " ".join(part for part in (self.plan, self.ref) if part)


def typed_scope(text: str) -> Scope:
    """The scope a person typed: nothing, `PLAN` or `PLAN REF`."""
    plan, _, ref = text.strip().partition(" ")
    return Scope(plan or None, ref.strip() or None)


@dataclass(frozen=True, slots=True)
class JournalPart:
    """The lines of a scope, newest first."""

    scope: Scope
    row_id: int | None
    numbers: array[int]

    def index_of(self, number: int | None) -> int:
        """Where a line stands, or the next older one; the newest for None."""
        if number is None:
            return 0
        low, high = 0, len(self.numbers)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.numbers[middle] > number else (low, middle)
        return low


def read_part(session: Session, scope: Scope) -> JournalPart:
    """The lines of a scope; raises UsageError for an unknown plan or row."""
    row_id = scope.row_id
    if row_id is None and scope.plan is not None and scope.ref is not None:
        row_id = find_row(session, scope.plan, scope.ref).id
    numbers = session.store.journal_numbers(plan=scope.plan, row_id=row_id)
    if scope.plan is not None and not numbers:  # a deleted plan still has lines
        session.plan(scope.plan)
    return JournalPart(scope, row_id, numbers)


class JournalRecords:
    """A part of the journal for a `RecordList`."""

    def __init__(
        self,
        desk: Desk,
        part: JournalPart,
        text: Callable[[str], str],
        failed: Callable[[CchcError], None],
    ) -> None:
        self.part = part
        self._desk = desk
        self._text = text
        self._failed = failed

    def count(self) -> int:
        """How many lines there are."""
        return len(self.part.numbers)

    def window(self, first: int, count: int) -> Sequence[JournalLine]:
        """The lines from `first` on."""
        numbers = self.part.numbers[first : first + count]
        if not numbers:
            return ()
        plan, row_id = self.part.scope.plan, self.part.row_id
        try:
            return self._desk.look(
                lambda session: tuple(
                    session.store.journal(
                        plan=plan, row_id=row_id, before=numbers[0] + 1, limit=len(numbers)
                    )
                )
            )
        except CchcError as failure:
            self._failed(failure)
            return ()

    def line(self, record: JournalLine, width: int) -> str:
        """When, who, what, where, and what changed, as much as fits."""
        at = record.at.astimezone(VIETNAM)
        wide = width >= _WIDE
        cells = [
            f"{record.number:>7}" if wide else "",
            f"{at:%d/%m/%Y %H:%M}" if wide else f"{at:%d/%m/%y %H:%M}",
            filled(record.author, 16 if wide else 8),
            filled(self._text(ACTION_LABELS[record.action]), 16 if wide else 8),
            filled(record.ref or "", 7),
        ]
        before = " " + " ".join(cell for cell in cells if cell) + "  "
        told = what(record, self._text, short=True)
        return before + cut(told, width - cell_len(before))


def what(line: JournalLine, text: Callable[[str], str], *, short: bool = False) -> str:
    """What changed and why; first what had another value before, last the row's version.

    In short the state goes without its name, and of a whole plan its name stands first.
    """
    state, version = text(template("state")), text(template("version"))
    fields = [field for field in changed_fields(line, text) if field[2]]
    fields.sort(key=lambda field: (field[0] == version, not field[1]))
    told = [
        ("" if short and label == state else f"{label}: ") + (f"{old} → {new}" if old else new)
        for label, old, new in fields
    ]
    plan = line.plan if short and line.ref is None else None
    return "; ".join(part for part in (plan, *told, line.reason) if part)


def line_facts(line: JournalLine, language: Language) -> list[Fact]:
    """Everything a line says."""
    at = line.at.astimezone(VIETNAM)
    facts = [
        (language("Line"), str(line.number)),
        (language("Change"), str(line.change)),
        (language("When"), f"{at:%d/%m/%Y %H:%M:%S}"),
        (language("Who"), line.author),
        (language("What"), language.text(ACTION_LABELS[line.action])),
        (language("Plan"), line.plan or ""),
        (language("Row"), line.ref or ""),
        (language("Why"), line.reason),
    ]
    fields = changed_fields(line, language.text)
    return [
        *(Fact(fact) for fact in facts if fact[1]),
        Fact(("", "")),
        Fact((language("Field"), language("Before"), language("After"))),
        *(Fact((label, old or "–", new or "–")) for label, old, new in fields),
        Fact(("", "")),
        Fact((language("Hash"), line.hash)),
    ]
