"""One update on many rows: what it would do, row by row, then all of it in one change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Problem, Severity
from cchc_tracker.services.update_checks import check_update
from cchc_tracker.services.updates import (
    RefusedUpdateError,
    ask_plugins,
    completed,
    has_errors,
)
from cchc_tracker.store import RowQuery

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_tracker.model.row import RowView
    from cchc_tracker.model.status import Status
    from cchc_tracker.model.update import Event, Update
    from cchc_tracker.services.session import Session


@dataclass(frozen=True, slots=True)
class BulkLine:
    """What an update would do to one row."""

    before: RowView
    update: Update
    after: Status
    problems: tuple[Problem, ...]

    @property
    def allowed(self) -> bool:
        """Whether the row can be changed."""
        return not has_errors(self.problems)


@dataclass(frozen=True, slots=True)
class BulkPreview:
    """What an update would do to many rows; recording it writes just this."""

    lines: tuple[BulkLine, ...]

    @property
    def allowed(self) -> tuple[BulkLine, ...]:
        """The rows that would change."""
        return tuple(line for line in self.lines if line.allowed)

    @property
    def refused(self) -> tuple[BulkLine, ...]:
        """The rows that can't be changed, each with its problems."""
        return tuple(line for line in self.lines if not line.allowed)


def preview_bulk(session: Session, row_ids: Sequence[int], update: Update) -> BulkPreview:
    """What the update would do to each of the rows; writes nothing."""
    query = RowQuery(as_of=session.today)
    befores = session.store.views(row_ids, query)
    afters = session.store.views(row_ids, query, foreseen=update)
    return BulkPreview(
        tuple(
            _line(session, before, update, after.status)
            for before, after in zip(befores, afters, strict=True)
        )
    )


def _line(session: Session, before: RowView, update: Update, after: Status) -> BulkLine:
    whole = completed(session, before.row, update)
    problems = check_update(before.row, before.progress, whole, session.today)
    if not has_errors(problems):
        problems = (*problems, *ask_plugins(session, before, whole))
    return BulkLine(before, whole, after, problems)


def record_bulk(session: Session, preview: BulkPreview, reason: str = "") -> tuple[Event, ...]:
    """Record the allowed lines of a preview as one change, which one undo takes back.

    Raises StaleVersionError where a row has changed since the preview, and then writes nothing;
    RefusedUpdateError where no row can be changed.
    """
    if not preview.allowed:
        raise RefusedUpdateError(
            tuple(problem for line in preview.lines for problem in line.problems)
            or (_nothing_chosen(),)
        )
    with session.store.writing(author=session.user, at=session.now, reason=reason) as unit:
        return tuple(
            unit.record(line.before.row.id, line.update, expected_version=line.before.row.version)
            for line in preview.allowed
        )


def _nothing_chosen() -> Problem:
    return Problem(Severity.ERROR, "rows-missing", message("No row is chosen"))
