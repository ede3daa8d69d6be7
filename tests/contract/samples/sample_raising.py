"""A plugin that loads and raises in every call, each time in another way."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from cchc_tracker.plugins import hookimpl

if TYPE_CHECKING:
    from cchc_tracker.plugins import CheckContext


class Raising:
    """Every hook but localities."""

    @hookimpl
    def plan_templates(self) -> NoReturn:
        """Ends the program."""
        raise SystemExit(4)

    @hookimpl
    def read_deadline(self, phrase: str) -> NoReturn:
        """Fails."""
        raise ValueError(phrase)

    @hookimpl
    def read_agencies(self, text: str) -> str:
        """Returns what isn't a reading."""
        return text

    @hookimpl
    def special_days(self, year: int) -> list[int]:
        """Returns what isn't a mapping of days."""
        return [year]

    @hookimpl
    def check(self, context: CheckContext) -> NoReturn:
        """Fails."""
        raise RuntimeError(context.plan)

    @hookimpl
    def before_update(self) -> NoReturn:
        """Fails."""
        raise LookupError("no rule for it")


plugin = Raising()
