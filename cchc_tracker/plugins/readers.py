"""Reads the cells of a locality's matrices: plugins are asked first, then the core's readers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Protocol

from cchc_tracker.model.agency.index import AgencyDirectory
from cchc_tracker.model.agency.reader import read_agencies
from cchc_tracker.model.deadline.reader import DeadlineContext, read_deadline
from cchc_tracker.plugins.contexts import CellContext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_tracker.model.agency.directory import Agency, AgencyReading
    from cchc_tracker.model.deadline.reading import Deadline
    from cchc_tracker.model.locality import Locality
    from cchc_tracker.model.workdays import WorkCalendar


class CellHooks(Protocol):
    """Whoever is asked before the core's own readers."""

    def read_deadline(self, phrase: str, context: CellContext) -> Deadline | None:
        """The plugins' reading of a phrase, if one of them has one."""

    def read_agencies(self, text: str, context: CellContext) -> AgencyReading | None:
        """The plugins' reading of a cell, if one of them has one."""


class NoHooks:
    """Leaves every cell to the core's own readers."""

    def read_deadline(self, phrase: str, context: CellContext) -> None:
        """No reading."""

    def read_agencies(self, text: str, context: CellContext) -> None:
        """No reading."""


@dataclass(frozen=True, slots=True)
class Readers:
    """What a template needs to turn printed cells into values."""

    calendar: WorkCalendar
    national: tuple[Agency, ...] = ()
    """Agencies that hold where a locality's own list is silent."""
    hooks: CellHooks = field(default_factory=NoHooks)

    def at(self, locality: Locality, year: int) -> CellReaders:
        """The readers of one plan's cells."""
        return CellReaders(self, locality, year)


class CellReaders:
    """Reads the cells of one plan; a reading without place or problem is made once and kept."""

    def __init__(self, readers: Readers, locality: Locality, year: int) -> None:
        self._locality = locality
        self._year = year
        self._hooks = readers.hooks
        self._calendar = readers.calendar
        self._report_days = report_days(locality, year)
        self._directory = AgencyDirectory(locality.agencies, readers.national)
        self._deadlines: dict[tuple[str, tuple[str, ...]], Deadline] = {}
        self._agencies: dict[str, AgencyReading] = {}

    def deadline(self, phrase: str, place: str, products: tuple[str, ...] = ()) -> Deadline:
        """The reading of a deadline cell; an unreadable one carries a problem."""
        context = CellContext(self._locality, self._year, place, "deadline", products)
        reading = self._hooks.read_deadline(phrase, context)
        return reading or self._own_deadline(phrase, context)

    def agencies(
        self, text: str, place: str, column: str, above: AgencyReading | None = None
    ) -> AgencyReading:
        """The reading of a lead or support cell; `above` is what a ditto mark repeats."""
        context = CellContext(self._locality, self._year, place, column, above=above)
        reading = self._hooks.read_agencies(text, context)
        return reading or self._own_agencies(text, context)

    def _own_deadline(self, phrase: str, cell: CellContext) -> Deadline:
        """The core's reading; products have a say only where each could name a milestone."""
        reading = self._kept_deadline(phrase, (), cell.place)
        if cell.products and len(cell.products) == len(reading.milestones):
            return self._kept_deadline(phrase, cell.products, cell.place)
        return reading

    def _kept_deadline(self, phrase: str, products: tuple[str, ...], place: str) -> Deadline:
        key = (phrase, products)
        if key in self._deadlines:
            return self._deadlines[key]
        context = DeadlineContext(
            year=self._year,
            calendar=self._calendar,
            products=products,
            report_days=self._report_days,
            place=place,
        )
        reading = read_deadline(phrase, context)
        if not reading.problems:
            self._deadlines[key] = reading
        return reading

    def _own_agencies(self, text: str, cell: CellContext) -> AgencyReading:
        if text in self._agencies:
            return self._agencies[text]
        reading = read_agencies(text, self._directory, above=cell.above, place=cell.place)
        if not reading.problems and not reading.ditto:
            self._agencies[text] = reading
        return reading


def report_days(locality: Locality, year: int) -> tuple[date, ...]:
    """The days on which the locality's periodic reports of a plan year are due."""
    return tuple(_days(locality, year))


def _days(locality: Locality, year: int) -> Iterator[date]:
    for rule in locality.reports:
        if rule.due:
            day, month = rule.due.removesuffix("-1").split("/")
            yield date(year - rule.due.endswith("-1"), int(month), int(day))
