"""What other people see and do in the store that an app shows, and a disk that gets full."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, TypeVar

from cchc_tracker.services.session import Session, open_session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from cchc_tui.app import TrackerApp
    from cchc_tui.context import Context

Answer = TypeVar("Answer")


def session_at(context: Context, user: str = "minh") -> AbstractContextManager[Session]:
    """Another person at the store of a context."""
    return open_session(context.database, user, context.load_plugins, clock=context.clock)


def other_session(app: TrackerApp, user: str = "minh") -> AbstractContextManager[Session]:
    """Another person at the store that an app shows."""
    return session_at(app.context, user)


def in_store(context: Context, question: Callable[[Session], Answer]) -> Answer:
    """What another person is answered."""
    with session_at(context) as session:
        return question(session)


def plan_ids(context: Context) -> set[str]:
    """The plans that are in the store."""
    with session_at(context) as session:
        return {plan.id for plan in session.store.plans()}


def limit_disk(session: Session, *, full: bool) -> None:
    """Let the store grow no more, or as it likes."""
    connection = session.store._connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages if full else 2**30}")


@contextmanager
def another_program_writing(context: Context) -> Iterator[None]:
    """The store while another program holds it for writing."""
    with closing(sqlite3.connect(context.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.rollback()
