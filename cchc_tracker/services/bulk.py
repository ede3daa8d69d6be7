"""One update on many rows: what it would do, row by row, then all of it in one change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cchc_tracker.model.difference import differences
from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Problem, Severity
from cchc_tracker.services.update_checks import check_update
from cchc_tracker.services.updates import (
    RefusedUpdateError,
    ask_plugins,
    completed,
    has_errors,
    with_usual_day,
)
from cchc_tracker.store import RowQuery

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from cchc_tracker.model.difference import Difference
    from cchc_tracker.model.row import RowView
    from cchc_tracker.model.update import Event, Update
    from cchc_tracker.services.session import Session


@dataclass(frozen=True, slots=True)
class BulkLine:
    """What an update would do to one row."""

    before: RowView
    update: Update
    after: RowView
    problems: tuple[Problem, ...]
    changes: tuple[Difference, ...]
    """What would differ; empty where the row stands so already."""
    changed_on: date
    """The day they are told for: an update of an earlier day may change only what stood then."""

    @property
    def allowed(self) -> bool:
        """Whether the row can be changed."""
        return not has_errors(self.problems)


@dataclass(frozen=True, slots=True)
class BulkPreview:
    """What an update would do to many rows; recording it writes just this."""

    lines: tuple[BulkLine, ...]

    @property
    def changed(self) -> tuple[BulkLine, ...]:
        """The rows that would change."""
        return tuple(line for line in self.lines if line.allowed and line.changes)

    @property
    def unchanged(self) -> tuple[BulkLine, ...]:
        """The rows that stand so already; nothing is written to them."""
        return tuple(line for line in self.lines if line.allowed and not line.changes)

    @property
    def refused(self) -> tuple[BulkLine, ...]:
        """The rows that can't be changed, each with its problems."""
        return tuple(line for line in self.lines if not line.allowed)


def preview_bulk(
    session: Session, row_ids: Sequence[int], update: Update, *, dated: bool = True
) -> BulkPreview:
    """What the update would do to each of the rows; writes nothing.

    Where nobody named its day (`dated` false) it takes effect on each row's usual one.
    """
    befores = session.store.views(row_ids, RowQuery(as_of=session.today))
    wholes = {
        each.row.id: completed(
            session, each.row, update if dated else with_usual_day(session, each.row, update)
        )
        for each in befores
    }
    afters = _foreseen(session, wholes, session.today)
    lines = [
        _line(session, before, wholes[before.row.id], afters[before.row.id]) for before in befores
    ]
    return BulkPreview(tuple(_with_the_past(session, lines)))


def _foreseen(session: Session, updates: Mapping[int, Update], day: date) -> dict[int, RowView]:
    """Rows on a day, by their ids, as if each had its update."""
    rows: dict[Update, list[int]] = {}
    for row_id, update in updates.items():
        rows.setdefault(update, []).append(row_id)
    query = RowQuery(as_of=day)
    return {
        view.row.id: view
        for update, row_ids in rows.items()
        for view in session.store.views(row_ids, query, foreseen=update)
    }


def _line(session: Session, before: RowView, update: Update, after: RowView) -> BulkLine:
    problems = check_update(before.row, before.progress, update, session.today)
    if not has_errors(problems):
        problems = (*problems, *ask_plugins(session, before, update))
    after = replace(after, row=before.row)  # texts are kept once
    changes = differences(before, after, update)
    return BulkLine(before, update, after, problems, changes, session.today)


def _with_the_past(session: Session, lines: Iterable[BulkLine]) -> Iterator[BulkLine]:
    """The lines; one without changes today has those of the day its update takes effect."""
    for line in lines:
        day = line.update.on
        if line.changes or not line.allowed or day >= session.today:
            yield line
            continue
        row_id = line.before.row.id
        before = session.store.view(row_id, RowQuery(as_of=day))
        after = _foreseen(session, {row_id: line.update}, day)[row_id]
        changes = differences(before, after, line.update)
        yield replace(line, changes=changes, changed_on=day)


def record_bulk(session: Session, preview: BulkPreview, reason: str = "") -> tuple[Event, ...]:
    """Record the changed lines of a preview as one change, which one undo takes back.

    Raises StaleVersionError where a row has changed since the preview, and then writes nothing;
    RefusedUpdateError where no row can be changed.
    """
    changed, unchanged = preview.changed, preview.unchanged
    if not changed and not unchanged:
        raise RefusedUpdateError(
            tuple(problem for line in preview.lines for problem in line.problems)
            or (_nothing_chosen(),)
        )
    if not changed:
        return ()
    with session.store.writing(author=session.user, at=session.now, reason=reason) as unit:
        for line in unchanged:
            unit.require_version(line.before.row.id, line.before.row.version, line.update)
        return tuple(
            unit.record(line.before.row.id, line.update, expected_version=line.before.row.version)
            for line in changed
        )


def _nothing_chosen() -> Problem:
    return Problem(Severity.ERROR, "rows-missing", message("No row is chosen"))
