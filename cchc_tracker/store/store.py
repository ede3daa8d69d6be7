"""The store's one door: opening, reading and units of work on one file, for one thread.

What a plain listing doesn't need is imported where it's used.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Self

from cchc_tracker.store import plans, rows
from cchc_tracker.store.connection import connect
from cchc_tracker.store.failures import OvertakenError, explained
from cchc_tracker.store.matrix_lines import MatrixLines
from cchc_tracker.store.opening import prepare
from cchc_tracker.store.source_reads import SourceReads

if TYPE_CHECKING:
    from array import array
    from collections.abc import Collection, Iterator, Sequence
    from contextlib import AbstractContextManager
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType

    from cchc_tracker.model.problem import Problem
    from cchc_tracker.model.row import Row, RowView
    from cchc_tracker.model.update import Event, Update
    from cchc_tracker.model.workdays import WorkCalendar
    from cchc_tracker.store.query import GroupBy, GroupCount, RowQuery
    from cchc_tracker.store.records import JournalBreak, JournalLine, Participant
    from cchc_tracker.store.reporting import ReportingReader
    from cchc_tracker.store.span_counts import Span, SpanCount
    from cchc_tracker.store.stored_plan import StoredPlan
    from cchc_tracker.store.unit import Unit


class Store(SourceReads):
    """An open database; use it in the thread that opened it."""

    def __init__(self, path: Path, calendar: WorkCalendar, timeout: float) -> None:
        self.path = path
        self._calendar = calendar
        self._timeout = timeout
        self._connection = self._connect()
        self._streams: set[sqlite3.Connection] = set()

    @classmethod
    def open(
        cls, path: Path, *, calendar: WorkCalendar, create: bool = False, timeout: float = 10.0
    ) -> Store:
        """Open the database, brought up to date where it is older; `create` makes a missing one.

        `timeout` is in seconds, for each wait on another writer. Raises BadDataError for what is
        missing, no database of ours, damaged or newer, NotAllowedError where the system forbids
        it, ConflictError where another program holds it.
        """
        prepare(path, calendar=calendar, create=create, timeout=timeout)
        return cls(path, calendar, timeout)

    def close(self) -> None:
        """Close the file; the store is of no use afterwards."""
        self._connection.close()

    def interrupt(self) -> None:
        """Stop what is being read right now, from any thread; its reader gets OvertakenError."""
        streams = tuple(self._streams)
        self._streams.clear()
        for connection in (self._connection, *streams):
            # a stream may have ended and closed its connection since
            with suppress(sqlite3.ProgrammingError):
                connection.interrupt()

    def hold_little(self) -> None:
        """Keep few pages in memory, for one of many sessions that mostly look: half a megabyte."""
        with explained(self.path):
            self._connection.execute("PRAGMA main.cache_size = -500")
            self._connection.execute("PRAGMA temp.cache_size = -100")  # written and read once

    def data_version(self) -> int:
        """A number that differs from the last one where anybody else has written meanwhile."""
        with explained(self.path):
            found: int = self._connection.execute("PRAGMA data_version").fetchone()[0]
            return found

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def as_known_at(self, moment: datetime, plan_ids: Collection[str] = ()) -> Iterator[Store]:
        """The store with what was printed in some plans (none: all) at a moment: read only.

        It is this store where no newer version of a document came since. Events are those of today:
        queries say what of them was known.
        """
        from cchc_tracker.store.former import revised_after

        with explained(self.path):
            revisions = revised_after(self._connection, moment, plan_ids)
        if not revisions:
            yield self
            return
        from cchc_tracker.store.former_store import FormerStore

        former = FormerStore(self.path, self._calendar, self._timeout, revisions, plan_ids)
        with former as store:
            yield store

    def plans(self) -> tuple[StoredPlan, ...]:
        """The plans by id, without hidden ones."""
        with explained(self.path):
            return plans.read_plans(self._connection)

    def plan(self, plan_id: str) -> StoredPlan | None:
        """A plan; None where there is none or it's hidden."""
        with explained(self.path):
            return next(iter(plans.read_plans(self._connection, plan_id)), None)

    def rows(self, query: RowQuery) -> Iterator[RowView]:
        """The chosen rows, streamed: as they all stood when the first one was asked for."""
        with explained(self.path):
            connection = self._connect()
            self._streams.add(connection)
            try:
                for view in rows.stream(connection, query, self._calendar):
                    yield view
                    if connection not in self._streams:  # interrupted between two queries
                        raise OvertakenError
            finally:
                self._streams.discard(connection)
                connection.close()

    def view(self, row_id: int, query: RowQuery) -> RowView:
        """One row as of the query's day, whatever its filter; within a unit, as written so far."""
        with explained(self.path):
            return rows.view(self._connection, row_id, query, self._calendar)

    def views(
        self, row_ids: Sequence[int], query: RowQuery, *, foreseen: Update | None = None
    ) -> list[RowView]:
        """Rows by their ids, in that order, on the query's day, whatever its filter.

        With `foreseen` they are shown as if that update had been recorded on each.
        """
        with explained(self.path):
            found = rows.views(self._connection, row_ids, query, self._calendar, foreseen)
            return list(found)

    def matrix_lines(self, plan_id: str) -> MatrixLines:
        """The lines of a plan's matrix."""
        return MatrixLines(self._connection, plan_id, self.path)

    def count(self, query: RowQuery) -> int:
        """How many rows the query chooses, whatever its limit."""
        from cchc_tracker.store import counting

        with explained(self.path):
            return counting.count(self._connection, query)

    def counts(self, query: RowQuery, by: GroupBy) -> tuple[GroupCount, ...]:
        """The chosen rows by status, area, lead or plan; a row with two leads counts for both."""
        from cchc_tracker.store import counting

        with explained(self.path):
            return counting.counts(self._connection, query, by)

    def count_spans(self, query: RowQuery, spans: Sequence[Span]) -> list[SpanCount]:
        """How many rows the query chooses in each span of its one plan, and how they stand."""
        from cchc_tracker.store.span_counts import count_spans

        with explained(self.path):
            return count_spans(self._connection, query, spans)

    def completions(self, query: RowQuery) -> dict[str, int]:
        """How many of the chosen rows were done in each month, `YYYY-MM`, in order."""
        from cchc_tracker.store import counting

        with explained(self.path):
            return counting.completions(self._connection, query)

    def find(self, plan_id: str, ref: str) -> tuple[Row, ...]:
        """The rows that a printed number or `rN` may mean; more than one where it's ambiguous."""
        with explained(self.path):
            return rows.find(self._connection, plan_id, ref)

    def row(self, row_id: int) -> Row | None:
        """A row by its id, of a hidden plan too."""
        with explained(self.path):
            return rows.read_row(self._connection, row_id)

    def events(self, row_id: int) -> tuple[Event, ...]:
        """The row's events as recorded, voided ones too."""
        with explained(self.path):
            return rows.read_events(self._connection, row_id)

    @property
    def reporting(self) -> ReportingReader:
        """What reports are made from: measurements, assignments, closings, marks of events."""
        from cchc_tracker.store.reporting import ReportingReader

        return ReportingReader(self._connection, self.path, self._calendar)

    def row_ids(self, plan_id: str) -> tuple[int, ...]:
        """The plan's rows in order, of a hidden plan too; within a unit, as written so far."""
        with explained(self.path):
            found = self._connection.execute(
                "SELECT id FROM row WHERE plan_id = ? ORDER BY position", (plan_id,)
            )
            return tuple(row_id for (row_id,) in found)

    def journal(
        self,
        *,
        plan: str | None = None,
        row_id: int | None = None,
        before: int | None = None,
        limit: int | None = None,
    ) -> Iterator[JournalLine]:
        """The journal's lines, newest first; with `before` those older than that line."""
        from cchc_tracker.store.journal import Part, read

        with explained(self.path):
            yield from read(self._connection, Part(plan, row_id, before), limit=limit)

    def journal_numbers(self, *, plan: str | None = None, row_id: int | None = None) -> array[int]:
        """The numbers of the journal's lines, newest first: all that a scrolling list keeps."""
        from cchc_tracker.store.journal import Part, numbers

        with explained(self.path):
            return numbers(self._connection, Part(plan, row_id))

    def participants(self, plan_id: str) -> tuple[Participant, ...]:
        """The agencies of a plan, alphabetically, with how many rows each leads and supports."""
        from cchc_tracker.store import counting

        with explained(self.path):
            return counting.participants(self._connection, plan_id)

    def verify_journal(self) -> JournalBreak | None:
        """The first line that was changed, removed or put elsewhere."""
        from cchc_tracker.store.journal import verify

        with explained(self.path):
            return verify(self._connection)

    def check(self) -> tuple[Problem, ...]:
        """What is wrong with the file or its tables; empty for a sound database."""
        from cchc_tracker.store.check import check

        with explained(self.path):
            return check(self._connection, self._calendar)

    def backup(self, target: Path) -> None:
        """Copy the whole database to a new file, while others may go on writing.

        Raises ConflictError where the file exists.
        """
        from cchc_tracker.store.backup import backup

        backup(self._connection, self.path, target)

    def writing(
        self, *, author: str, at: datetime, reason: str = ""
    ) -> AbstractContextManager[Unit]:
        """A unit of work: all of it is kept, or nothing where the block raises.

        `at` needs a time zone. Raises ConflictError where the file stays locked.
        """
        from cchc_tracker.store.journalled import Signature
        from cchc_tracker.store.unit import writing

        signature = Signature(author, at, reason)
        return writing(self._connection, self.path, self._calendar, signature)

    def _connect(self) -> sqlite3.Connection:
        with explained(self.path):
            return connect(self.path, timeout=self._timeout, calendar=self._calendar)
