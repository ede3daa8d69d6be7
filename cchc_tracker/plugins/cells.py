"""The plugins' say in reading cells: the first that has a reading counts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from cchc_tracker.plugins.guard import Failure
from cchc_tracker.plugins.results import checked_agencies, checked_deadline

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc_tracker.model.agency.directory import AgencyReading
    from cchc_tracker.model.deadline.reading import Deadline
    from cchc_tracker.plugins.contexts import CellContext
    from cchc_tracker.plugins.loader import LoadedPlugin
    from cchc_tracker.plugins.pool import PluginPool

_Reading = TypeVar("_Reading")


class PluginCells:
    """Asks the plugins about cells; which ones to ask is worked out once a locality and hook."""

    def __init__(self, pool: PluginPool) -> None:
        self._pool = pool
        self._asked: dict[tuple[str, str], tuple[LoadedPlugin, ...]] = {}

    def read_deadline(self, phrase: str, context: CellContext) -> Deadline | None:
        """The first reading that a plugin has of a phrase."""
        check = partial(checked_deadline, phrase)
        return self._first("read_deadline", check, context, phrase=phrase)

    def read_agencies(self, text: str, context: CellContext) -> AgencyReading | None:
        """The first reading that a plugin has of a lead or support cell."""
        check = partial(checked_agencies, text)
        return self._first("read_agencies", check, context, text=text)

    def _first(
        self,
        hook: str,
        check: Callable[[object], _Reading | None],
        context: CellContext,
        **subject: str,
    ) -> _Reading | None:
        code = context.locality.code
        if (hook, code) not in self._asked:
            self._asked[hook, code] = self._pool.implementing(hook, code)
        for loaded in self._asked[hook, code]:
            reading = self._pool.call(loaded, hook, check, **subject, context=context)
            if reading is not None and not isinstance(reading, Failure):
                return reading
        return None
