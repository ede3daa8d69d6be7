"""Which rows a query chooses: the condition on plans and filter, and the order of their ids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_tracker.model.text import clean
from cchc_tracker.store import standing_sql
from cchc_tracker.store.filter_sql import FilterSql
from cchc_tracker.store.query import Order

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from cchc_tracker.store.query import RowQuery


@dataclass(frozen=True, slots=True)
class Selection:
    """A condition on `row` with its parameters."""

    condition: str
    parameters: dict[str, object]


def selection(connection: sqlite3.Connection, query: RowQuery) -> Selection:
    """The rows of the query's plans that its filter chooses."""
    compiled = FilterSql(connection, query)
    parameters = {**standing_sql.day_parameters(query), **compiled.parameters}
    plans = _plan_condition(connection, query, parameters)
    return Selection(f"{plans} AND ({compiled.condition})", parameters)


def ordered_ids(connection: sqlite3.Connection, query: RowQuery) -> Iterator[int]:
    """The ids of the chosen rows in the query's order, within its window."""
    return (row_id for (row_id,) in connection.execute(*ordered(connection, query, "row.id")))


def ordered(
    connection: sqlite3.Connection,
    query: RowQuery,
    columns: str,
    *,
    joined: str = "",
    window: str = "",
) -> tuple[str, dict[str, object]]:
    """What selects columns of the chosen rows in the query's order, with its parameters.

    `joined` follows the rows' table, `window` the condition.
    """
    chosen = selection(connection, query)
    parameters = dict(chosen.parameters)
    after = ""
    if query.after is not None:
        after = "AND (row.plan_id, row.position) > (:after_plan, :after_position)"
        parameters["after_plan"], parameters["after_position"] = query.after
        if query.plans == query.after[:1]:  # SQLite finds the place at once only if told so
            after += " AND row.position > :after_position"
    parameters["limit"] = -1 if query.limit is None else query.limit
    parameters["offset"] = query.offset
    statement = (
        f"SELECT {columns} FROM row {joined} WHERE {chosen.condition} {after} {window}"  # noqa: S608
        f" ORDER BY {_order(query)} LIMIT :limit OFFSET :offset"
    )
    return statement, parameters


def _order(query: RowQuery) -> str:
    position = "row.plan_id, row.position"
    match query.order:
        case Order.POSITION:
            return position
        case Order.DUE:
            return f"({standing_sql.due(query)}) NULLS LAST, {position}"
        case Order.RECENT:
            return f"row.last_at DESC, {position}"


def _plan_condition(
    connection: sqlite3.Connection, query: RowQuery, parameters: dict[str, object]
) -> str:
    """The asked plans without hidden ones, put so that the rows still come in index order."""
    hidden = {name for (name,) in connection.execute("SELECT id FROM plan WHERE hidden")}
    if not query.plans:
        if not hidden:
            return "1"
        return f"+row.plan_id NOT IN ({_listed(sorted(hidden), parameters)})"
    asked = sorted({clean(plan) for plan in query.plans} - hidden)
    if len(asked) == 1:
        return f"row.plan_id = {_listed(asked, parameters)}"
    return f"row.plan_id IN ({_listed(asked, parameters)})"


def _listed(names: list[str], parameters: dict[str, object]) -> str:
    for number, name in enumerate(names):
        parameters[f"plan{number}"] = name
    return ", ".join(f":plan{number}" for number in range(len(names)))
