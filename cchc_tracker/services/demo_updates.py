"""A year of example updates for a plan: made by a seed, so that every demo is the same."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from random import Random
from typing import TYPE_CHECKING

from cchc_tracker.model.deadline.reading import DATED_KINDS
from cchc_tracker.model.document import Evidence
from cchc_tracker.model.update import State, Update

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cchc_tracker.model.row import Row


@dataclass(frozen=True, slots=True)
class DemoScript:
    """The words and choices of the demo."""

    author: str
    seed: int
    plans: tuple[str, ...]
    summary_plan: str
    summary_day: date
    texts: Mapping[str, str]


def demo_script() -> DemoScript:
    """The script that ships with the package."""
    script = tomllib.loads(files("cchc_tracker.data").joinpath("demo.toml").read_text("utf-8"))
    return DemoScript(**{**script, "plans": tuple(script["plans"])})


def example_updates(
    rows: Iterable[Row], year: int, script: DemoScript
) -> Iterator[tuple[Row, Update]]:
    """Updates of about two rows in three, each dated inside the plan year, in row order."""
    chance = Random(f"{script.seed} {year}")  # noqa: S311 - examples, not secrets
    for row in rows:
        yield from ((row, update) for update in _Year(row, year, chance, script.texts).updates())


class _Year:
    """One row's example year."""

    def __init__(self, row: Row, year: int, chance: Random, texts: Mapping[str, str]) -> None:
        self._row = row
        self._first, self._last = date(year, 1, 4), date(year, 12, 30)
        self._chance = chance
        self._texts = texts

    def updates(self) -> Iterator[Update]:
        fate = self._chance.random()
        if self._row.deadline.kind not in DATED_KINDS:
            yield from self._undated(fate)
        elif fate < 0.56:
            yield from self._finished(late=0)
        elif fate < 0.66:
            yield from self._finished(late=self._chance.randint(3, 40))
        elif fate < 0.72:
            yield from self._extended()
            yield from self._finished(late=self._chance.randint(3, 20))
        elif fate < 0.86:
            yield self._started(percent=self._chance.choice((20, 40, 60, 80)))
        elif fate < 0.89:
            yield self._stopped(State.SUSPENDED, "suspended")
        elif fate < 0.91:
            yield self._stopped(State.CANCELLED, "cancelled")

    def _undated(self, fate: float) -> Iterator[Update]:
        if fate < 0.5:
            day = self._day_in(self._first, self._last - timedelta(days=60))
            yield Update(on=day, known_date=day, note=self._texts["known"])
            yield self._done(self._within(day + timedelta(days=20)), None)

    def _finished(self, late: int) -> Iterator[Update]:
        several = len(self._row.milestones) > 1
        for number, milestone in enumerate(self._row.milestones, start=1):
            due = milestone.due or self._last
            start = milestone.start or self._first
            day = (
                due + timedelta(days=late) if late else self._day_in(start + (due - start) / 4, due)
            )
            if not several and self._chance.random() < 0.4:
                begun = (milestone.start or self._first) + timedelta(
                    days=self._chance.randint(5, 25)
                )
                if begun < self._within(day):
                    yield self._started(percent=None, day=begun)
            yield self._done(self._within(day), number if several else None)

    def _extended(self) -> Iterator[Update]:
        """An extension of the last milestone, where the year leaves room for one."""
        number = len(self._row.milestones)
        due = self._row.milestones[-1].due or self._last
        later = due + timedelta(days=30)
        if later > self._last:
            return
        yield Update(
            on=self._within(due - timedelta(days=10)),
            milestone=number if number > 1 else None,
            due=later,
            effective_due=later,
            document=self._document().number,
            note=self._texts["extended"],
        )

    def _started(self, percent: int | None, day: date | None = None) -> Update:
        start = self._row.milestones[0].start or self._first
        when = day or self._day_in(start, start + timedelta(days=60))
        return Update(
            on=self._within(when),
            state=State.IN_PROGRESS,
            percent=percent,
            note=self._texts["started"],
        )

    def _stopped(self, state: State, text: str) -> Update:
        day = self._day_in(self._first + timedelta(days=90), self._last)
        return Update(on=day, state=state, explanation=self._texts[text], evidence=self._document())

    def _done(self, day: date, milestone: int | None) -> Update:
        proven = self._chance.random() < 0.85
        return Update(
            on=day,
            state=State.DONE,
            milestone=milestone,
            note=self._texts["done"],
            evidence=self._document(day) if proven else None,
            explanation="" if proven else self._texts["explained"],
        )

    def _document(self, day: date | None = None) -> Evidence:
        number = self._texts["document_number"].format(number=self._chance.randint(1, 999))
        return Evidence(number=number, issued_on=day, title=self._texts["document"])

    def _day_in(self, first: date, last: date) -> date:
        return self._within(first + timedelta(days=self._chance.randint(0, (last - first).days)))

    def _within(self, day: date) -> date:
        return min(max(day, self._first), self._last)
