"""What every write of a change shares: its signature, its connection and its journal lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_tracker.model.text import clean
from cchc_tracker.store import changes, journal
from cchc_tracker.store.codec import moment_text

if TYPE_CHECKING:
    from datetime import datetime

    from sqlite_utils import Database

    from cchc_tracker.model.workdays import WorkCalendar


@dataclass(frozen=True, slots=True)
class Signature:
    """Who writes, when and why."""

    author: str
    at: datetime
    reason: str = ""


class JournalledWrites:
    """A change that is under way."""

    def __init__(self, database: Database, calendar: WorkCalendar, signature: Signature) -> None:
        self._database = database
        self._connection = database.conn
        self._calendar = calendar
        self._author = clean(signature.author)
        self._reason = clean(signature.reason)
        self._at = moment_text(signature.at)
        self.idle = True
        """Whether nothing was written so far."""
        self.change_id = changes.begin(self._connection, self._author, self._at, self._reason)

    def _created(self) -> tuple[str, str]:
        return self._author, self._at

    def _log(
        self,
        action: str,
        *,
        plan: str | None = None,
        row_id: int | None = None,
        event_id: int | None = None,
        before: dict[str, object] | None = None,
        after: dict[str, object] | None = None,
    ) -> None:
        entry = journal.Entry(
            change=self.change_id,
            at=self._at,
            author=self._author,
            action=action,
            plan=plan,
            row_id=row_id,
            event_id=event_id,
            before=journal.canonical(before) if before is not None else None,
            after=journal.canonical(after) if after is not None else None,
            reason=self._reason,
        )
        journal.append(self._connection, entry)
        self.idle = False
