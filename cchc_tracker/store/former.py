"""Documents as they stood before newer versions: kept whole at each revision, read by shadowing.

SQLite looks names up among temporary tables first, so that a connection whose temporary tables hold
the former rows answers every query of the store from them.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from cchc_tracker.model.closing import NewerVersion
from cchc_tracker.store import search
from cchc_tracker.store.codec import moment_text, to_json
from cchc_tracker.store.row_writing import PRINTED_COLUMNS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Mapping

_ROW: Final = ("position", *PRINTED_COLUMNS)
_PLAN: Final = (
    "year", "kind", "title", "number", "issued_on", "issuer", "signer", "source", "measures",
    "cited", "errata", "facts", "problems", "row_count", "headings",
)  # fmt: skip
_GOAL: Final = ("id", "area_no", "no", "text")
_TARGET: Final = (
    "id", "goal_id", "subject", "operator", "value", "unit", "scope", "baseline",
)  # fmt: skip
_PARTICIPANT: Final = ("role", "agency_id", "ordinal")

SCHEMA = (
    """CREATE TABLE plan_before (
        change_id INTEGER NOT NULL REFERENCES change (id),
        plan_id TEXT NOT NULL REFERENCES plan (id),
        document TEXT NOT NULL,
        areas TEXT NOT NULL,
        goals TEXT NOT NULL,
        targets TEXT NOT NULL,
        PRIMARY KEY (plan_id, change_id)
    ) WITHOUT ROWID""",
    "ALTER TABLE row_before ADD COLUMN participants TEXT NOT NULL DEFAULT '[]'",
    "CREATE INDEX before_of_change ON row_before (change_id)",
)


def keep(connection: sqlite3.Connection, plan_id: str, change_id: int) -> None:
    """Keep a plan with all its rows as it stands, for whoever asks what was known before."""
    connection.execute(
        "INSERT INTO row_before (row_id, change_id, printed, participants)"  # noqa: S608
        f" SELECT row.id, :change, {_object(_ROW)}, ifnull(taking_part.agencies, '[]')"
        f" FROM row LEFT JOIN (SELECT row_id, {_list(_PARTICIPANT)} AS agencies FROM participant"
        "   WHERE row_id IN (SELECT id FROM row WHERE plan_id = :plan) GROUP BY row_id"
        " ) AS taking_part ON taking_part.row_id = row.id WHERE plan_id = :plan",
        {"change": change_id, "plan": plan_id},
    )
    connection.execute(
        "INSERT INTO plan_before (change_id, plan_id, document, areas, goals, targets)"  # noqa: S608
        f" SELECT :change, id, {_object(_PLAN)},"
        " (SELECT json_group_array(json_array(id, listed)) FROM area WHERE plan_id = plan.id),"
        f" (SELECT {_list(_GOAL)} FROM goal WHERE plan_id = plan.id),"
        f" (SELECT {_list(_TARGET)} FROM target"
        "   WHERE goal_id IN (SELECT id FROM goal WHERE plan_id = plan.id))"
        " FROM plan WHERE id = :plan",
        {"change": change_id, "plan": plan_id},
    )


def revised_after(
    connection: sqlite3.Connection, moment: datetime, plan_ids: Collection[str]
) -> dict[str, int]:
    """By plan the first revision after a moment, among some plans; among all where none is named.

    Revisions of databases from before documents were kept whole aren't known.
    """
    found = connection.execute(
        "SELECT plan_id, min(change_id) FROM plan_before"
        " WHERE (SELECT at FROM change WHERE id = change_id) > ? GROUP BY plan_id",
        (moment_text(moment),),
    )
    return {plan: change for plan, change in found if not plan_ids or plan in plan_ids}


def versions(
    connection: sqlite3.Connection, plan_id: str, moment: datetime
) -> tuple[NewerVersion, ...]:
    """The newer versions of a plan's document that came after a moment, oldest first."""
    found = connection.execute(
        "SELECT (SELECT group_concat(name, ', ') FROM source_document AS source"
        "   WHERE source.plan_id = plan_before.plan_id AND source.change_id = change.id),"
        " author, at FROM plan_before JOIN change ON change.id = change_id"
        " WHERE plan_before.plan_id = ? AND at > ? ORDER BY change.id",
        (plan_id, moment_text(moment)),
    )
    return tuple(
        NewerVersion(files or "", author, datetime.fromisoformat(at)) for files, author, at in found
    )


def shadow(
    connection: sqlite3.Connection, revisions: Mapping[str, int], plan_ids: Collection[str]
) -> None:
    """Let a connection see some plans (all where none is named), each as before a revision.

    The connection can no longer write. Rows' lines in the matrix aren't there.
    """
    _copy(connection, plan_ids)
    for statement in _INDEXES:
        connection.execute(statement)
    for plan_id, change_id in revisions.items():
        _put_plan_back(connection, plan_id, change_id)
        _put_rows_back(connection, plan_id, change_id)
    connection.execute(search.SCHEMA.replace("VIRTUAL TABLE ", "VIRTUAL TABLE temp."))
    search.index_rows(connection)
    connection.execute("PRAGMA query_only = ON")


_COPIED: Final = {
    "plan": "id IN (SELECT value FROM json_each(:plans))",
    "area": "plan_id IN (SELECT id FROM temp.plan)",
    "goal": "plan_id IN (SELECT id FROM temp.plan)",
    "target": "goal_id IN (SELECT id FROM temp.goal)",
    "row": "plan_id IN (SELECT id FROM temp.plan)",
    "participant": "row_id IN (SELECT id FROM temp.row)",
}
_INDEXES: Final = (
    "CREATE INDEX temp.former_row ON row (id)",
    "CREATE INDEX temp.former_order ON row (plan_id, position)",
    "CREATE INDEX temp.former_agency ON participant (role, agency_id, row_id)",
    "CREATE INDEX temp.former_participant ON participant (role, row_id, agency_id)",
)


def _copy(connection: sqlite3.Connection, plan_ids: Collection[str]) -> None:
    plans = plan_ids or [plan for (plan,) in connection.execute("SELECT id FROM main.plan")]
    for table, condition in _COPIED.items():
        connection.execute(
            f"CREATE TEMP TABLE {table} AS SELECT * FROM main.{table} WHERE {condition}",  # noqa: S608
            {"plans": to_json(list(plans))},
        )


def _put_plan_back(connection: sqlite3.Connection, plan_id: str, change_id: int) -> None:
    columns = ", ".join(f"{name} = json_extract(document, '$.{name}')" for name in _PLAN)
    asked = {"plan": plan_id, "change": change_id}
    kept = "main.plan_before WHERE plan_before.plan_id = :plan AND change_id = :change"
    connection.execute(f"UPDATE temp.plan SET {columns} FROM {kept} AND id = :plan", asked)  # noqa: S608
    connection.execute(
        "UPDATE temp.area SET listed = ifnull((SELECT json_extract(each.value, '$[1]')"  # noqa: S608
        f" FROM (SELECT areas FROM {kept}), json_each(areas) AS each"
        " WHERE json_extract(each.value, '$[0]') = area.id), 0) WHERE plan_id = :plan",
        asked,
    )
    connection.execute(
        "DELETE FROM temp.target WHERE goal_id IN (SELECT id FROM temp.goal WHERE plan_id = :plan)",
        asked,
    )
    connection.execute("DELETE FROM temp.goal WHERE plan_id = :plan", asked)
    connection.execute(
        f"INSERT INTO temp.goal (plan_id, {', '.join(_GOAL)}) SELECT :plan, {_items(_GOAL)}"  # noqa: S608
        f" FROM (SELECT goals FROM {kept}), json_each(goals) AS each",
        asked,
    )
    connection.execute(
        f"INSERT INTO temp.target ({', '.join(_TARGET)}) SELECT {_items(_TARGET)}"  # noqa: S608
        f" FROM (SELECT targets FROM {kept}), json_each(targets) AS each",
        asked,
    )


def _put_rows_back(connection: sqlite3.Connection, plan_id: str, change_id: int) -> None:
    """`settled` makes the model answer from the events: the cached columns are those of today."""
    columns = ", ".join(f"{name} = json_extract(printed, '$.{name}')" for name in _ROW)
    asked = {"plan": plan_id, "change": change_id}
    kept = "main.row_before WHERE change_id = :change"
    connection.execute(
        "DELETE FROM temp.participant"
        " WHERE row_id IN (SELECT id FROM temp.row WHERE plan_id = :plan)",
        asked,
    )
    connection.execute(
        f"DELETE FROM temp.row WHERE plan_id = :plan AND id NOT IN (SELECT row_id FROM {kept})",  # noqa: S608
        asked,
    )
    connection.execute(
        f"UPDATE temp.row SET settled = 1, {columns}"  # noqa: S608
        f" FROM {kept} AND plan_id = :plan AND row_id = row.id",
        asked,
    )
    connection.execute(
        f"INSERT INTO temp.participant (row_id, {', '.join(_PARTICIPANT)})"  # noqa: S608
        f" SELECT row_id, {_items(_PARTICIPANT)}"
        " FROM main.row_before AS before, json_each(before.participants) AS each"
        " WHERE before.change_id = :change"
        " AND row_id IN (SELECT id FROM temp.row WHERE plan_id = :plan)",
        asked,
    )


def _object(columns: Collection[str]) -> str:
    pairs = ", ".join(f"'{name}', {name}" for name in columns)
    return f"json_object({pairs})"


def _list(columns: Collection[str]) -> str:
    return f"json_group_array(json_array({', '.join(columns)}))"


def _items(columns: Collection[str]) -> str:
    return ", ".join(f"json_extract(each.value, '$[{number}]')" for number in range(len(columns)))
