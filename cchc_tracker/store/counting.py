"""Counts of rows by status, within areas, leads or plans, mostly read off one covering index."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from cchc_tracker.model.plan_parts import AREA_CODES
from cchc_tracker.model.status import Progress, Status
from cchc_tracker.model.update import State
from cchc_tracker.store import standing_sql
from cchc_tracker.store.query import GroupBy, GroupCount
from cchc_tracker.store.records import Participant
from cchc_tracker.store.selection import selection

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from cchc_tracker.store.query import RowQuery

_Tally = tuple[str, int, int | None, Status, int]
"""Plan, area, lead, status and how many rows."""


def count(connection: sqlite3.Connection, query: RowQuery) -> int:
    """How many rows the query chooses, whatever its window."""
    chosen = selection(connection, query)
    found = connection.execute(
        f"SELECT count(*) FROM row WHERE {chosen.condition}",  # noqa: S608
        chosen.parameters,
    )
    return int(found.fetchone()[0])


def counts(connection: sqlite3.Connection, query: RowQuery, by: GroupBy) -> tuple[GroupCount, ...]:
    """The chosen rows in groups, each with its rows by status; groups without rows are left out."""
    groups: dict[str, Counter[Status]] = {}
    keys = _area_codes(connection) if by is GroupBy.AREA else {}
    names = _lead_names(connection) if by is GroupBy.LEAD else {}
    for plan, area, lead, status, number in _tallies(connection, query, by):
        key = {
            GroupBy.STATUS: status.value,
            GroupBy.AREA: keys.get(area, ""),
            GroupBy.LEAD: names.get(lead, ""),
            GroupBy.PLAN: plan,
        }[by]
        groups.setdefault(key, Counter())[status] += number
    labels = _labels(connection, query, by)
    order = _sort_keys(connection, query, by)
    return tuple(
        GroupCount(key, labels.get(key, key), _every(groups[key]))
        for key in sorted(groups, key=lambda key: (order.get(key, ""), key))
    )


def completions(connection: sqlite3.Connection, query: RowQuery) -> dict[str, int]:
    """How many of the chosen rows were done in each month, `YYYY-MM`, in order."""
    chosen = selection(connection, query)
    found = connection.execute(
        f"""
        SELECT substr({standing_sql.done_on(query)}, 1, 7) AS month, count(*) FROM row
        WHERE {chosen.condition} GROUP BY month HAVING month IS NOT NULL ORDER BY month
        """,  # noqa: S608
        chosen.parameters,
    )
    return dict(found)


def participants(connection: sqlite3.Connection, plan_id: str) -> tuple[Participant, ...]:
    """The agencies of a plan, alphabetically, with how many rows each leads and supports."""
    found = connection.execute(
        """
        SELECT agency.name, sum(participant.role = 'lead'), sum(participant.role = 'support')
        FROM row JOIN participant ON participant.row_id = row.id
            JOIN agency ON agency.id = participant.agency_id
        WHERE row.plan_id = ? GROUP BY agency.id ORDER BY agency.sort_key, agency.name
        """,
        (plan_id,),
    )
    return tuple(Participant(*each) for each in found)


def _every(counted: Counter[Status]) -> dict[Status, int]:
    """A count for every status, also where it is 0."""
    return {status: counted[status] for status in Status}


def _tallies(connection: sqlite3.Connection, query: RowQuery, by: GroupBy) -> Iterator[_Tally]:
    """Few lines for many rows: those that stand alike come as one."""
    chosen = selection(connection, query)
    quick = standing_sql.cache_answers(query)
    lead, join = "NULL", ""
    if by is GroupBy.LEAD:
        lead = "participant.agency_id"
        join = "LEFT JOIN participant ON participant.row_id = row.id AND participant.role = 'lead'"
    group = f"row.plan_id, row.area_id, {lead}" if join else "row.plan_id, row.area_id"
    found = connection.execute(
        f"""
        SELECT row.plan_id, row.area_id, {lead}, row.state, row.late, row.due_on, NULL, count(*)
        FROM row {join} WHERE {chosen.condition} AND {quick}
        GROUP BY {group}, row.state, row.late, row.due_on
        UNION ALL
        SELECT row.plan_id, row.area_id, {lead}, NULL, NULL, NULL,
            {standing_sql.computed_status()} AS status, count(*)
        FROM row {join} WHERE {chosen.condition} AND NOT {quick}
        GROUP BY {group}, status
        """,  # noqa: S608
        chosen.parameters,
    )
    for plan, area, agency, state, late, due_on, status, number in found:
        known = Status(status) if status else _status(state, late, due_on, query.as_of)
        yield plan, area, agency, known, number


def _status(state: str, late: int, due_on: str | None, as_of: date) -> Status:
    due = date.fromisoformat(due_on) if due_on else None
    return Progress(state=State(state), late=bool(late), open_due=due).status(as_of)


def _area_codes(connection: sqlite3.Connection) -> dict[int, str]:
    return dict(connection.execute("SELECT id, code FROM area"))


def _lead_names(connection: sqlite3.Connection) -> dict[int | None, str]:
    return dict(connection.execute("SELECT id, name FROM agency"))


def _labels(connection: sqlite3.Connection, query: RowQuery, by: GroupBy) -> dict[str, str]:
    """What people read for a key, where that isn't the key itself."""
    match by:
        case GroupBy.AREA:
            return _first_of((code, title) for code, _, title in _areas(connection, query))
        case GroupBy.PLAN:
            return dict(connection.execute("SELECT id, title FROM plan"))
        case _:
            return {}


def _first_of(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in pairs:
        found.setdefault(key, value)
    return found


def _areas(connection: sqlite3.Connection, query: RowQuery) -> list[tuple[str, str, str]]:
    """Code, number and title of the areas of the query's plans, plan by plan as printed."""
    found = connection.execute(
        "SELECT plan_id, code, no, title FROM area ORDER BY NOT listed, listed, id"
    )
    return [
        (code, no, title)
        for plan, code, no, title in found
        if not query.plans or plan in query.plans
    ]


def _sort_keys(connection: sqlite3.Connection, query: RowQuery, by: GroupBy) -> dict[str, str]:
    """Statuses in their own order, the areas of one plan in its order, agencies alphabetically."""
    match by:
        case GroupBy.AREA if len(query.plans) == 1:
            return _numbered(code for code, _, _ in _areas(connection, query))
        case GroupBy.STATUS:
            return _numbered(Status)
        case GroupBy.AREA:
            codes = {code for code, _, _ in _areas(connection, query)}
            return _numbered([*AREA_CODES, *sorted(codes - set(AREA_CODES))])
        case GroupBy.LEAD:
            return dict(connection.execute("SELECT name, sort_key FROM agency"))
        case GroupBy.PLAN:
            return {}


def _numbered(names: Iterable[str]) -> dict[str, str]:
    return {str(name): f"{number:06}" for number, name in enumerate(dict.fromkeys(names))}
