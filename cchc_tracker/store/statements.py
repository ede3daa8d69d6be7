"""Runs the statements of a migration within its transaction."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlite_utils import Database


def execute_script(db: Database, script: str) -> None:
    """Run statements one by one: `executescript` would commit the transaction first."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            db.execute(statement)
            statement = ""


def execute_each(db: Database, statements: Iterable[str]) -> None:
    """Run statements that stand apart already."""
    for statement in statements:
        db.execute(statement)
