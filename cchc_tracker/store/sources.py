"""The documents that plans were read from, where each value stood, and what rows said before."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from cchc_tracker.model.source.imported import SourceRecord
from cchc_tracker.model.source.origin import Origin
from cchc_tracker.model.source.place import Part, Place
from cchc_tracker.store.codec import problems_of, to_json
from cchc_tracker.store.records import RowSource, Settlement, StoredSource
from cchc_tracker.store.reporting_schema import record_table

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence

    from cchc_tracker.model.source.imported import ImportedPlan

_ORIGIN = (
    "document_id", "row_id", "field", "label", "inferred", "part", "part_name", "page",
    "table_row", "table_column", "line", "paragraph", "text",
)  # fmt: skip

SCHEMA = (
    *record_table(
        "source_document",
        (
            "plan_id TEXT NOT NULL REFERENCES plan (id)",
            "name TEXT NOT NULL",
            "format TEXT NOT NULL",
            "sha256 TEXT NOT NULL",
            "size INTEGER NOT NULL",
            "problems TEXT NOT NULL",
        ),
    ),
    "CREATE INDEX source_of_plan ON source_document (plan_id, id)",
    """CREATE TABLE origin (
        id INTEGER PRIMARY KEY,
        document_id INTEGER NOT NULL REFERENCES source_document (id),
        row_id INTEGER REFERENCES row (id),
        field TEXT NOT NULL,
        label TEXT NOT NULL,
        inferred INTEGER NOT NULL,
        part TEXT NOT NULL,
        part_name TEXT NOT NULL,
        page INTEGER,
        table_row INTEGER,
        table_column INTEGER,
        line INTEGER,
        paragraph INTEGER,
        text TEXT NOT NULL
    )""",
    "CREATE INDEX origin_of_row ON origin (row_id, document_id)",
    "CREATE INDEX origin_of_document ON origin (document_id, row_id)",
    """CREATE TABLE row_before (
        id INTEGER PRIMARY KEY,
        row_id INTEGER NOT NULL REFERENCES row (id),
        change_id INTEGER NOT NULL REFERENCES change (id),
        printed TEXT NOT NULL
    )""",
    "CREATE INDEX before_of_row ON row_before (row_id, id)",
    *record_table(
        "settlement",
        (
            "row_id INTEGER NOT NULL REFERENCES row (id)",
            "problems TEXT NOT NULL",
            "note TEXT NOT NULL",
        ),
    ),
    "CREATE INDEX settlement_of_row ON settlement (row_id, id)",
)


def insert_source(
    connection: sqlite3.Connection,
    plan_id: str,
    imported: ImportedPlan,
    source: SourceRecord,
    written: tuple[int, str, str],
) -> int:
    """Keep one file of a document with its origins; `written` is change, author and moment.

    The rows must stand at the positions that the origins name.
    """
    change_id, author, at = written
    row_ids = dict(
        connection.execute("SELECT position, id FROM row WHERE plan_id = ?", (plan_id,)).fetchall()
    )
    document_id = connection.execute(
        "INSERT INTO source_document (change_id, plan_id, name, format, sha256, size, problems,"
        " author, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            change_id, plan_id, source.name, source.format, source.sha256, source.size,
            to_json(imported.problems), author, at,
        ),
    ).lastrowid  # fmt: skip
    if document_id is None:  # never after an INSERT
        raise AssertionError
    connection.executemany(
        f"INSERT INTO origin ({', '.join(_ORIGIN)})"  # noqa: S608
        f" VALUES ({', '.join('?' * len(_ORIGIN))})",
        (
            _origin_values(document_id, each, row_ids)
            for each in imported.origins
            if each.place.file in ("", source.name)
        ),
    )
    return document_id


def _origin_values(
    document_id: int, origin: Origin, row_ids: Mapping[int, int]
) -> tuple[object, ...]:
    place = origin.place
    row_id = None if origin.position is None else row_ids[origin.position]
    return (
        document_id, row_id, origin.field, origin.label, origin.inferred, place.part, place.name,
        place.page, place.row, place.column, place.line, place.paragraph, origin.text,
    )  # fmt: skip


def read_sources(connection: sqlite3.Connection, plan_id: str) -> tuple[StoredSource, ...]:
    """The documents a plan was read from, oldest first."""
    found = connection.execute(
        "SELECT id, name, format, sha256, size, problems, author, recorded_at"
        " FROM source_document WHERE plan_id = ? AND voided_at IS NULL ORDER BY id",
        (plan_id,),
    )
    return tuple(
        StoredSource(
            id=document_id,
            document=SourceRecord(name, form, sha256, size),
            problems=problems_of(problems),
            author=author,
            read_at=datetime.fromisoformat(at),
        )
        for document_id, name, form, sha256, size, problems, author, at in found
    )


def read_origins(
    connection: sqlite3.Connection, document_id: int, row_id: int | None = None
) -> Iterator[Origin]:
    """Where the values of a row stood in a document, or with None all but the rows' values."""
    for field, label, inferred, text, position, *place in connection.execute(
        "SELECT field, label, origin.inferred, text, row.position, part, part_name, page,"
        " table_row, table_column, line, paragraph FROM origin LEFT JOIN row ON row.id = row_id"
        " WHERE document_id = ? AND row_id IS ? ORDER BY origin.id",
        (document_id, row_id),
    ):
        yield Origin(_place(*place), text, field, position, label, bool(inferred))


def _place(part: str, name: str, *numbers: Any) -> Place:  # noqa: ANN401
    return Place(Part(part), name, *numbers)


def settle(
    connection: sqlite3.Connection, row_id: int, note: str, written: tuple[int, str, str]
) -> int:
    """Keep that a person has looked at the row's problems as they are now."""
    change_id, author, at = written
    made = connection.execute(
        "INSERT INTO settlement (change_id, row_id, problems, note, author, recorded_at)"
        " SELECT ?, id, problems, ?, ?, ? FROM row WHERE id = ?",
        (change_id, note, author, at, row_id),
    ).lastrowid
    if made is None:  # never after an INSERT
        raise AssertionError
    return made


_UNSETTLED = (
    "(problems <> '[]' OR inferred <> '[]') AND NOT EXISTS ("
    " SELECT 1 FROM settlement WHERE row_id = row.id AND settlement.problems = row.problems"
    " AND voided_at IS NULL)"
)


def unsettled(connection: sqlite3.Connection, plan_id: str) -> tuple[int, ...]:
    """Ids of the plan's rows with problems that nobody has settled, in order."""
    found = connection.execute(
        f"SELECT id FROM row WHERE plan_id = ? AND {_UNSETTLED} ORDER BY position",  # noqa: S608
        (plan_id,),
    )
    return tuple(row_id for (row_id,) in found)


def unsettled_among(connection: sqlite3.Connection, row_ids: Sequence[int]) -> frozenset[int]:
    """Those of some rows with problems that nobody has settled."""
    found = connection.execute(
        f"SELECT id FROM row WHERE id IN (SELECT value FROM json_each(?)) AND {_UNSETTLED}",  # noqa: S608
        (to_json(list(row_ids)),),
    )
    return frozenset(row_id for (row_id,) in found)


def read_settlement(connection: sqlite3.Connection, row_id: int) -> Settlement | None:
    """The last settlement of the row's problems as they are now."""
    found = connection.execute(
        "SELECT settlement.author, settlement.recorded_at, settlement.note FROM settlement"
        " JOIN row ON row.id = row_id AND row.problems = settlement.problems"
        " WHERE row_id = ? AND voided_at IS NULL ORDER BY settlement.id DESC LIMIT 1",
        (row_id,),
    ).fetchone()
    if found is None:
        return None
    author, at, note = found
    return Settlement(author, datetime.fromisoformat(at), note)


def read_row_source(connection: sqlite3.Connection, row_id: int) -> RowSource | None:
    """The last document that has the row, without the problems of all its rows."""
    found = connection.execute(
        "SELECT id, name, format, sha256, size, author, recorded_at FROM source_document"
        " WHERE voided_at IS NULL AND id IN (SELECT document_id FROM origin WHERE row_id = ?)"
        " ORDER BY id DESC LIMIT 1",
        (row_id,),
    ).fetchone()
    if found is None:
        return None
    document_id, name, form, sha256, size, author, at = found
    return RowSource(
        document=SourceRecord(name, form, sha256, size),
        author=author,
        read_at=datetime.fromisoformat(at),
        origins=tuple(read_origins(connection, document_id, row_id)),
    )


def withdrawn(connection: sqlite3.Connection, plan_id: str) -> dict[int, int]:
    """The rows that a newer version of the document left out, each with the event that says so."""
    found = connection.execute(
        "SELECT event.row_id, event.id FROM event JOIN journal"
        " ON journal.change_id = event.change_id AND journal.action = 'revise_plan'"
        " WHERE journal.plan_id = ? AND event.voided_at IS NULL",
        (plan_id,),
    )
    return dict(found.fetchall())
