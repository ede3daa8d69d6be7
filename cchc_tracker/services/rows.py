"""Reading rows: queries from what people type, single rows, counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_tracker.model.errors import UsageError
from cchc_tracker.model.filter_parser import parse_filter
from cchc_tracker.model.message import message
from cchc_tracker.model.text import collapse
from cchc_tracker.store import GroupBy, RowQuery

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from cchc_tracker.model.row import Row, RowView
    from cchc_tracker.services.session import Session
    from cchc_tracker.store import GroupCount


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rows someone asks for, and as of when."""

    plans: Sequence[str] = ()
    """Empty for all plans."""
    filter: str = ""
    as_of: date | None = None
    """None for today."""
    known_at: datetime | None = None
    first_deadline: bool = False


def row_query(session: Session, selection: Selection) -> RowQuery:
    """The store's query for a selection; raises UsageError for an unknown plan or a bad filter."""
    return RowQuery(
        plans=tuple(session.plan(plan).id for plan in dict.fromkeys(selection.plans)),
        filter=parse_filter(selection.filter),
        as_of=selection.as_of or session.today,
        known_at=selection.known_at,
        first_deadline=selection.first_deadline,
    )


def list_rows(session: Session, selection: Selection) -> Iterator[RowView]:
    """The rows in plan and position order, streamed."""
    return _stream(session, row_query(session, selection))


def _stream(session: Session, query: RowQuery) -> Iterator[RowView]:
    with session.as_known_at(query.known_at, *query.plans) as then:
        yield from then.store.rows(query)


def summarise(session: Session, selection: Selection, by: GroupBy) -> tuple[GroupCount, ...]:
    """Counts by status within each group; a row under two leads counts under each."""
    query = row_query(session, selection)
    with session.as_known_at(query.known_at, *query.plans) as then:
        return then.store.counts(query, by)


def find_row(session: Session, plan_id: str, ref: str) -> Row:
    """The one row a reference names.

    Raises UsageError where there is none, AmbiguousRefError listing the candidates where a printed
    number stands on several rows.
    """
    plan = session.plan(plan_id)
    found = session.store.find(plan.id, collapse(ref))
    if not found:
        raise UsageError(
            message(
                "Plan {plan} has no row “{ref}”; rows are r1 to r{last}, or their printed numbers",
                plan=plan.id,
                ref=ref,
                last=plan.row_count,
            )
        )
    if len(found) > 1:
        candidates = "; ".join(f"r{row.position}: {_short(row.text)}" for row in found)
        raise AmbiguousRefError(
            message(
                "“{ref}” stands on {count} rows of {plan}; name one by its position: {candidates}",
                ref=ref,
                count=len(found),
                plan=plan.id,
                candidates=candidates,
            )
        )
    return found[0]


class AmbiguousRefError(UsageError):
    """A printed number that stands on several rows."""


def _short(text: str, width: int = 60) -> str:
    line = collapse(text)
    return line if len(line) <= width else line[: width - 1] + "…"


def view_row(session: Session, row: Row, selection: Selection) -> RowView:
    """The row with its progress and status."""
    query = row_query(session, selection)
    return session.store.view(row.id, query)
