"""What a use case works with: store, plugins, user and clock, handed down as one value."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cached_property
from typing import TYPE_CHECKING

from cchc_tracker.model.errors import UsageError
from cchc_tracker.model.message import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from cchc_tracker.model.workdays import WorkCalendar
    from cchc_tracker.plugins.registry import PluginRegistry
    from cchc_tracker.store import Store, StoredPlan

VIETNAM = timezone(timedelta(hours=7))
"""Indochina time; Vietnam has no daylight saving."""


def utc_now() -> datetime:
    """The present moment in UTC, to whole microseconds."""
    return datetime.now(UTC)


def today_in_vietnam() -> date:
    """The present day in Vietnam."""
    return utc_now().astimezone(VIETNAM).date()


@dataclass(frozen=True)
class Session:
    """One user at work on one database."""

    store: Store
    user: str
    calendar: WorkCalendar
    load_plugins: Callable[[], PluginRegistry]
    """Called once, when plugins are first needed: a listing needs none."""
    clock: Callable[[], datetime] = field(default=utc_now)

    @cached_property
    def plugins(self) -> PluginRegistry:
        """The plugins of this session."""
        return self.load_plugins()

    @property
    def now(self) -> datetime:
        """The present moment in UTC."""
        return self.clock()

    @property
    def today(self) -> date:
        """The present day in Vietnam."""
        return self.now.astimezone(VIETNAM).date()

    @contextmanager
    def as_known_at(self, moment: datetime | None, *plan_ids: str) -> Iterator[Session]:
        """The session with some plans (none named: all) as their documents were at a moment."""
        if moment is None:
            yield self
            return
        with self.store.as_known_at(moment, plan_ids) as store:
            if store is self.store:
                yield self
            else:
                yield replace(self, store=store, load_plugins=lambda: self.plugins)

    def plan(self, plan_id: str) -> StoredPlan:
        """The plan of that name; raises UsageError naming the known ones."""
        plan = self.store.plan(plan_id)
        if plan is None:
            known = ", ".join(each.id for each in self.store.plans()) or "–"
            raise UsageError(
                message("There is no plan “{plan}”; known: {known}", plan=plan_id, known=known)
            )
        return plan


@contextmanager
def open_session(
    database: Path,
    user: str,
    load_plugins: Callable[[], PluginRegistry],
    *,
    create: bool = False,
    clock: Callable[[], datetime] = utc_now,
) -> Iterator[Session]:
    """A session of one thread on the database; with `create` a missing database is made.

    Raises what `Store.open` raises.
    """
    from cchc_tracker.data import vietnam_calendar
    from cchc_tracker.store import Store

    calendar = vietnam_calendar()
    with Store.open(database, calendar=calendar, create=create) as store:
        yield Session(store, user, calendar, load_plugins, clock)
