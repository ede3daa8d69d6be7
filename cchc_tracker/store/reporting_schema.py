"""The tables of reporting: measurements, assignments and closings, all append-only."""

from __future__ import annotations

_COLUMNS = {
    "measurement": (
        "target_id INTEGER NOT NULL REFERENCES target (id)",
        "on_day TEXT NOT NULL",
        "numerator TEXT",
        "denominator TEXT",
        "value TEXT",
        "agency TEXT",
        "note TEXT NOT NULL",
    ),
    "assignment": (
        "row_id INTEGER NOT NULL REFERENCES row (id)",
        "by_whom TEXT NOT NULL",
        "document TEXT NOT NULL",
        "on_day TEXT NOT NULL",
        "note TEXT NOT NULL",
    ),
    "closing": (
        "plan_id TEXT NOT NULL REFERENCES plan (id)",
        "code TEXT NOT NULL",
        "period TEXT NOT NULL",
        "figures TEXT NOT NULL",
        "basis TEXT NOT NULL",
        "files TEXT NOT NULL",
    ),
}
_INDEXES = (
    "CREATE INDEX measurement_of_target ON measurement (target_id, id)",
    "CREATE INDEX assignment_of_row ON assignment (row_id, id)",
    "CREATE INDEX closing_of_plan ON closing (plan_id, id)",
    "CREATE UNIQUE INDEX closing_in_force ON closing (plan_id, code) WHERE voided_at IS NULL",
)


def statements() -> tuple[str, ...]:
    """The statements that make the tables, one by one."""
    tables = [
        statement
        for table, columns in _COLUMNS.items()
        for statement in record_table(table, columns)
    ]
    return (*tables, *_INDEXES)


def record_table(table: str, columns: tuple[str, ...]) -> tuple[str, ...]:
    """The statements that make an append-only table of records, which can be voided once."""
    own = ", ".join(columns)
    names = ", ".join(column.split(" ")[0] for column in columns)
    return (
        f"""CREATE TABLE {table} (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            change_id INTEGER NOT NULL REFERENCES change (id),
            {own},
            author TEXT NOT NULL,
            recorded_at TEXT NOT NULL,
            voided_at TEXT,
            voided_by INTEGER REFERENCES change (id)
        )""",
        f"""CREATE TRIGGER {table}_is_not_deleted BEFORE DELETE ON {table}
        BEGIN SELECT RAISE(ABORT, 'a {table} is never deleted'); END""",
        f"""CREATE TRIGGER {table}_is_not_changed BEFORE UPDATE OF
            id, change_id, {names}, author, recorded_at ON {table}
        BEGIN SELECT RAISE(ABORT, 'a {table} is never overwritten'); END""",
        f"""CREATE TRIGGER {table}_is_voided_once
        BEFORE UPDATE OF voided_at, voided_by ON {table}
        WHEN OLD.voided_at IS NOT NULL OR NEW.voided_at IS NULL
        BEGIN SELECT RAISE(ABORT, 'a {table} is voided once and for all'); END""",
    )
