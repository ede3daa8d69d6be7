"""The schema, built step by step; a step is never edited once it is released."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils import Migrations

from cchc_tracker.store import (
    former,
    matrix_lines,
    outline_values,
    reporting_schema,
    search,
    sources,
)
from cchc_tracker.store.opening import MIGRATION_SET
from cchc_tracker.store.statements import execute_each, execute_script

if TYPE_CHECKING:
    from sqlite_utils import Database

migrations = Migrations(MIGRATION_SET)

_PLANS_AND_ROWS = """
CREATE TABLE plan (
    id TEXT PRIMARY KEY,
    template TEXT NOT NULL,
    locality TEXT NOT NULL,
    year INTEGER NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    number TEXT,
    issued_on TEXT,
    issuer TEXT NOT NULL,
    signer TEXT NOT NULL,
    source TEXT NOT NULL,
    measures TEXT NOT NULL,
    cited TEXT NOT NULL,
    errata TEXT NOT NULL,
    facts TEXT NOT NULL,
    problems TEXT NOT NULL,
    row_count INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE area (
    id INTEGER PRIMARY KEY,
    plan_id TEXT NOT NULL REFERENCES plan (id),
    no TEXT NOT NULL,
    title TEXT NOT NULL,
    code TEXT NOT NULL,
    listed INTEGER NOT NULL
);
CREATE INDEX area_of_plan ON area (plan_id);
CREATE TABLE goal (
    id INTEGER PRIMARY KEY,
    plan_id TEXT NOT NULL REFERENCES plan (id),
    area_no TEXT NOT NULL,
    no TEXT,
    text TEXT NOT NULL
);
CREATE INDEX goal_of_plan ON goal (plan_id);
CREATE TABLE target (
    id INTEGER PRIMARY KEY,
    goal_id INTEGER NOT NULL REFERENCES goal (id),
    subject TEXT NOT NULL,
    operator TEXT NOT NULL,
    value TEXT NOT NULL,
    unit TEXT NOT NULL,
    scope TEXT NOT NULL,
    baseline TEXT NOT NULL
);
CREATE INDEX target_of_goal ON target (goal_id);
CREATE TABLE row (
    id INTEGER PRIMARY KEY,
    plan_id TEXT NOT NULL REFERENCES plan (id),
    position INTEGER NOT NULL,
    area_id INTEGER NOT NULL REFERENCES area (id),
    version INTEGER NOT NULL DEFAULT 1,
    state TEXT NOT NULL,
    percent INTEGER,
    done_on TEXT,
    late INTEGER NOT NULL,
    due_on TEXT,
    last_on TEXT NOT NULL,
    last_at TEXT NOT NULL,
    extended INTEGER NOT NULL,
    settled INTEGER NOT NULL,
    ref TEXT NOT NULL,
    ref_key TEXT NOT NULL,
    number_key TEXT NOT NULL,
    goal_no TEXT,
    goal TEXT,
    task_no TEXT,
    task TEXT,
    activity_no TEXT,
    activity TEXT,
    product_text TEXT,
    products TEXT NOT NULL,
    lead_text TEXT,
    leads TEXT NOT NULL,
    support_text TEXT,
    supports TEXT NOT NULL,
    deadline_text TEXT,
    deadline_kind TEXT NOT NULL,
    deadline TEXT NOT NULL,
    milestones TEXT NOT NULL,
    members TEXT NOT NULL,
    note TEXT,
    inferred TEXT NOT NULL,
    problems TEXT NOT NULL,
    UNIQUE (plan_id, position)
);
CREATE TABLE agency (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    sort_key TEXT NOT NULL
);
CREATE TABLE agency_name (
    agency_id INTEGER NOT NULL REFERENCES agency (id),
    name TEXT NOT NULL,
    PRIMARY KEY (agency_id, name)
) WITHOUT ROWID;
CREATE TABLE participant (
    role TEXT NOT NULL,
    agency_id INTEGER NOT NULL REFERENCES agency (id),
    row_id INTEGER NOT NULL REFERENCES row (id),
    ordinal INTEGER NOT NULL,
    PRIMARY KEY (role, row_id, agency_id)
) WITHOUT ROWID;
CREATE INDEX participant_by_agency ON participant (role, agency_id, row_id);
CREATE TRIGGER row_is_kept BEFORE DELETE ON row
BEGIN SELECT RAISE(ABORT, 'rows are never deleted'); END;
CREATE TRIGGER row_is_as_printed BEFORE UPDATE OF
    id, plan_id, position, area_id, ref, ref_key, number_key, goal_no, goal, task_no, task,
    activity_no, activity, product_text, products, lead_text, leads, support_text, supports,
    deadline_text, deadline_kind, deadline, milestones, members, note, inferred, problems
ON row
BEGIN SELECT RAISE(ABORT, 'a row stays as the document printed it'); END;
"""

_EVENTS_AND_JOURNAL = """
CREATE TABLE change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    reason TEXT NOT NULL,
    undone_by INTEGER REFERENCES change (id)
);
CREATE INDEX change_by_author ON change (author, id);
CREATE INDEX change_undone ON change (undone_by) WHERE undone_by IS NOT NULL;
CREATE TABLE event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    row_id INTEGER NOT NULL REFERENCES row (id),
    change_id INTEGER NOT NULL REFERENCES change (id),
    on_day TEXT NOT NULL,
    state TEXT,
    milestone INTEGER,
    agency TEXT,
    percent INTEGER,
    note TEXT NOT NULL,
    explanation TEXT NOT NULL,
    evidence TEXT,
    known_date TEXT,
    due TEXT,
    effective_due TEXT,
    document TEXT NOT NULL,
    author TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    voided_at TEXT,
    voided_by INTEGER REFERENCES change (id)
);
CREATE INDEX event_of_row ON event (row_id, id);
CREATE INDEX event_of_change ON event (change_id);
CREATE TABLE journal (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    change_id INTEGER NOT NULL REFERENCES change (id),
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    action TEXT NOT NULL,
    plan_id TEXT REFERENCES plan (id),
    row_id INTEGER REFERENCES row (id),
    event_id INTEGER REFERENCES event (id),
    before TEXT,
    after TEXT,
    reason TEXT NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL
);
CREATE INDEX journal_of_change ON journal (change_id);
CREATE INDEX journal_of_plan ON journal (plan_id);
CREATE INDEX journal_of_row ON journal (row_id);
CREATE INDEX journal_of_event ON journal (event_id);
CREATE TRIGGER journal_is_not_changed BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_is_not_deleted BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER event_is_not_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
CREATE TRIGGER event_is_not_changed BEFORE UPDATE OF
    id, row_id, change_id, on_day, state, milestone, agency, percent, note, explanation, evidence,
    known_date, due, effective_due, document, author, recorded_at
ON event
BEGIN SELECT RAISE(ABORT, 'events are never overwritten'); END;
CREATE TRIGGER event_is_voided_once BEFORE UPDATE OF voided_at, voided_by ON event
WHEN OLD.voided_at IS NOT NULL OR NEW.voided_at IS NULL
BEGIN SELECT RAISE(ABORT, 'an event is voided once and for all'); END;
"""

_TALLIES = """
CREATE INDEX row_in_order ON row
    (plan_id, position, area_id, state, late, due_on, last_on, last_at, extended, settled);
CREATE INDEX row_tally ON row
    (plan_id, area_id, state, late, due_on, last_on, last_at, extended, settled);
"""

_REFERENCES = """
CREATE INDEX row_by_ref ON row (plan_id, ref_key, position);
CREATE INDEX row_by_number ON row (plan_id, number_key, position);
"""


@migrations()
def plans_and_rows(db: Database) -> None:
    """Plans, their rows and the agencies named in them."""
    execute_script(db, _PLANS_AND_ROWS)


@migrations()
def events_and_journal(db: Database) -> None:
    """Changes, events and the journal."""
    execute_script(db, _EVENTS_AND_JOURNAL)


@migrations()
def search_and_tallies(db: Database) -> None:
    """The full-text index, and the indexes that counts are read from."""
    execute_script(db, _TALLIES)
    db.execute(search.SCHEMA)
    search.index_rows(db.conn)


@migrations()
def matrix_outline(db: Database) -> None:
    """The matrix as numbered lines."""
    db.execute(matrix_lines.SCHEMA)
    execute_each(db, matrix_lines.INDEXES)
    for (plan_id,) in db.execute("SELECT id FROM plan").fetchall():
        matrix_lines.index_plan(db.conn, plan_id)


@migrations()
def reporting(db: Database) -> None:
    """Measurements of targets, assignments of rows, closings of periods."""
    execute_each(db, reporting_schema.statements())


@migrations(name="outline_values")
def entered_outline_values(db: Database) -> None:
    """What was entered by hand for the counts of report outlines."""
    execute_each(db, outline_values.SCHEMA)


@migrations()
def row_references(db: Database) -> None:
    """What finds a row by its printed number without reading the plan."""
    execute_script(db, _REFERENCES)


@migrations()
def annex_headings(db: Database) -> None:
    """The printed headings of a plan's annex; none are known of plans kept before."""
    db.execute("ALTER TABLE plan ADD COLUMN headings TEXT NOT NULL DEFAULT 'null'")


@migrations()
def source_documents(db: Database) -> None:
    """The documents plans are read from, the origin of each value, and settled problems."""
    execute_each(db, sources.SCHEMA)


@migrations()
def former_documents(db: Database) -> None:
    """Plans and all their rows as they stood before newer versions of their documents."""
    execute_each(db, former.SCHEMA)
