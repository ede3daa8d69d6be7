"""The full-text index over the rows: their words without marks, and beside them with marks.

The words are cut by the model's own rule and joined by blanks, and the index cuts at nothing else,
so that both always agree on what a word is.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cchc_tracker.model.text import has_marks, word_keys

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

SEARCHED = ("goal", "task", "activity", "product", "note", "other")
"""`other` has the agencies and the deadline as printed, and the agencies' names."""
_MARKED = "_marked"

SCHEMA = f"""
CREATE VIRTUAL TABLE row_text USING fts5 (
    {", ".join(SEARCHED)}, {", ".join(name + _MARKED for name in SEARCHED)},
    content = '', tokenize = 'ascii'
)
"""

_BATCH = 500
_APART = " ¦ "
"""A word that nobody can ask for: it keeps a phrase from running over two fields."""

_TEXTS = """
SELECT id, goal, task, activity, product_text, note, lead_text, support_text, deadline_text,
    (SELECT group_concat(agency.name, char(10)) FROM participant JOIN agency
        ON agency.id = participant.agency_id
        WHERE participant.row_id = row.id AND participant.role IN ('lead', 'support'))
FROM row WHERE
"""
_FROM_ID = _TEXTS + "id >= ? ORDER BY id"
_OF_ID = _TEXTS + "id = ?"
_INSERT = f"INSERT INTO row_text (rowid, {', '.join(SEARCHED)}, \
{', '.join(name + _MARKED for name in SEARCHED)}) VALUES ({', '.join('?' * 13)})"  # noqa: S608
_FORGET = f"INSERT INTO row_text (row_text, rowid, {', '.join(SEARCHED)}, \
{', '.join(name + _MARKED for name in SEARCHED)}) VALUES ('delete', {', '.join('?' * 13)})"  # noqa: S608
_MERGING = "INSERT INTO row_text (row_text, rank) VALUES ('automerge', ?)"
_SQLITE_MERGING = 4
"""What SQLite merges by where nobody says otherwise."""


def index_rows(connection: sqlite3.Connection, *, first_id: int = 0) -> None:
    """Index the rows from an id on, which must not be indexed yet."""
    found = connection.execute(_FROM_ID, (first_id,))
    connection.execute(_MERGING, (0,))  # merging while it grows would cost more than once at last
    while batch := found.fetchmany(_BATCH):
        connection.executemany(_INSERT, map(_entry, batch))
    connection.execute(_MERGING, (_SQLITE_MERGING,))


def index_row(connection: sqlite3.Connection, row_id: int) -> None:
    """Index one row, which must not be indexed yet."""
    connection.executemany(_INSERT, map(_entry, connection.execute(_OF_ID, (row_id,)).fetchall()))


def forget_row(connection: sqlite3.Connection, row_id: int) -> None:
    """Take a row out of the index, while its text is still the one that was indexed."""
    connection.executemany(_FORGET, map(_entry, connection.execute(_OF_ID, (row_id,)).fetchall()))


def _entry(values: tuple[Any, ...]) -> tuple[int | str, ...]:
    row_id, goal, task, activity, product, note, *agencies_and_deadline, names = values
    keys = [_keys(text or "") for text in (goal, task, activity, product, note)]
    keys.append(_keys_apart(*agencies_and_deadline, *(names or "").split("\n")))
    return (row_id, *(bare for bare, _ in keys), *(exact for _, exact in keys))


@lru_cache(maxsize=8192)
def _keys(text: str) -> tuple[str, str]:
    """The text's words without and with marks."""
    keys = word_keys(text)
    return " ".join([bare for bare, _ in keys if bare]), " ".join([exact for _, exact in keys])


@lru_cache(maxsize=8192)
def _keys_apart(*texts: str | None) -> tuple[str, str]:
    """The words of several texts, as of one that no phrase runs through."""
    keys = [_keys(text) for text in texts if text]
    return _APART.join(bare for bare, _ in keys), _APART.join(exact for _, exact in keys)


def words_expression(texts: Iterable[str], columns: Sequence[str] = SEARCHED) -> str | None:
    """What finds rows where each word begins some word; None where there is no word to find.

    As `model.text.matches`: a word typed without marks finds any, one with marks respects them.
    """
    bare: dict[str, None] = {}
    exact: dict[str, None] = {}
    for without, with_marks in (keys for text in texts for keys in word_keys(text)):
        if has_marks(with_marks):
            exact[with_marks] = None
        elif without:
            bare[without] = None
    parts = []
    if bare:
        parts.append(_within(columns, " AND ".join(f'"{word}" *' for word in bare)))
    if exact:
        columns = [name + _MARKED for name in columns]
        parts.append(_within(columns, " AND ".join(f'"{word}" *' for word in exact)))
    return " AND ".join(parts) or None


def phrase_expression(text: str, columns: Sequence[str] = SEARCHED) -> str | None:
    """What finds rows with these very words side by side; None where there is no word to find.

    A phrase with any mark is taken as typed; one without finds any marks.
    """
    keys = word_keys(text)
    if has_marks(text):
        tokens, columns = [exact for _, exact in keys], [name + _MARKED for name in columns]
    else:
        tokens = [bare for bare, _ in keys if bare]
    return _within(columns, f'"{" ".join(tokens)}"') if tokens else None


def _within(columns: Sequence[str], expression: str) -> str:
    return f"({{{' '.join(columns)}}} : ({expression}))"
