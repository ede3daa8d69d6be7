"""What others did to a row since someone read it, so that nothing is overwritten unseen."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from cchc_tracker.services.rows import Selection, view_row

if TYPE_CHECKING:
    from cchc_tracker.model.row import Row, RowView
    from cchc_tracker.model.update import Update
    from cchc_tracker.services.session import Session
    from cchc_tracker.store import JournalLine


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """A row as it is now, and what brought it there."""

    now: RowView
    lines: tuple[JournalLine, ...]
    """The row's journal since the version that was read, newest first; empty where none is."""
    stored: tuple[Update, ...]
    """The updates recorded since then that still count, oldest first."""


def changes_since(session: Session, row: Row, version: int) -> Meanwhile:
    """What happened to the row after it had that version."""
    now = view_row(session, row, Selection((row.plan,)))
    lines = tuple(
        takewhile(
            lambda line: _version_after(line) > version,
            session.store.journal(row_id=row.id),
        )
    )
    new = {line.event_id for line in lines if line.action == "update"}
    events = session.store.events(row.id)
    stored = tuple(each.update for each in events if each.id in new and each.voided_at is None)
    return Meanwhile(now, lines, stored)


def _version_after(line: JournalLine) -> int:
    version = (line.after or {}).get("version")
    return version if isinstance(version, int) else 0
