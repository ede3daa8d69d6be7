"""Which row of a newer version of a document goes on as which: by number, then by its text."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from cchc_tracker.model.text import marked

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from cchc_tracker.model.plan import Activity
    from cchc_tracker.model.row import Row

_SAME_NUMBER = 55.0
"""Per cent of likeness that two texts of one number need: below, the number went elsewhere."""
_OTHER_NUMBER = 80.0
"""Per cent of likeness that two texts of different numbers need."""


class Matched(StrEnum):
    """What tells that a row goes on."""

    SAME = "same"
    """Its number and text are the same."""
    TEXT = "text"
    """Its text is the same, its number isn't."""
    NUMBER = "number"
    """Its number is the same, its text alike."""
    LIKENESS = "likeness"
    """Only its text is alike: a person should look."""


@dataclass(frozen=True, slots=True)
class RowMatch:
    """A stored row and the row of the newer version that it goes on as."""

    row: Row
    activity: Activity
    by: Matched


def match_rows(rows: Sequence[Row], activities: Sequence[Activity]) -> tuple[RowMatch, ...]:
    """The rows that go on, in the newer version's order; each row and each activity once."""
    search = _Search(rows, activities)
    search.equal(Matched.SAME, lambda each: (each.area.no, each.ref, _key(each.text)), _identity)
    search.equal(Matched.TEXT, lambda each: _key(each.text), lambda row: _key(row.text))
    search.alike(Matched.NUMBER, _SAME_NUMBER, same_number=True)
    search.alike(Matched.LIKENESS, _OTHER_NUMBER, same_number=False)
    return tuple(sorted(search.found, key=lambda match: match.activity.position))


def _identity(row: Row) -> Hashable:
    return row.area_no, row.ref, _key(row.text)


def _key(text: str) -> str:
    return marked(text)


class _Search:
    """What is matched so far, and what is still open on both sides."""

    def __init__(self, rows: Sequence[Row], activities: Sequence[Activity]) -> None:
        self.found: list[RowMatch] = []
        self._rows = {row.id: row for row in rows}
        self._activities = {each.position: each for each in activities}

    def equal(
        self,
        by: Matched,
        activity_key: Callable[[Activity], Hashable],
        row_key: Callable[[Row], Hashable],
    ) -> None:
        """Match what has equal keys; the first with the first where several have."""
        waiting = defaultdict(list)
        for row in self._rows.values():
            waiting[row_key(row)].append(row)
        wanted = Counter(activity_key(each) for each in self._activities.values())
        for activity in tuple(self._activities.values()):
            key = activity_key(activity)
            certain = by is Matched.SAME or wanted[key] == 1 == len(waiting[key])
            if waiting[key] and certain:
                self._take(waiting[key].pop(0), activity, by)

    def alike(self, by: Matched, least: float, *, same_number: bool) -> None:
        """Match the texts that are most alike, the likest first."""
        pairs = sorted(self._pairs(same_number=same_number), key=lambda pair: -pair[0])
        for likeness, row_id, position in pairs:
            if likeness < least:
                return
            if row_id in self._rows and position in self._activities:
                self._take(self._rows[row_id], self._activities[position], by)

    def _pairs(self, *, same_number: bool) -> Iterator[tuple[float, int, int]]:
        from rapidfuzz.fuzz import ratio
        from rapidfuzz.process import extract

        by_number: dict[Hashable, dict[int, str]] = defaultdict(dict)
        for row in self._rows.values():
            by_number[_number(row.area_no, row.ref) if same_number else None][row.id] = _key(
                row.text
            )
        for activity in self._activities.values():
            number = _number(activity.area.no, activity.ref) if same_number else None
            choices = by_number.get(number, {})
            for _, likeness, row_id in extract(
                _key(activity.text), choices, scorer=ratio, score_cutoff=_SAME_NUMBER, limit=5
            ):
                yield likeness, row_id, activity.position

    def _take(self, row: Row, activity: Activity, by: Matched) -> None:
        self.found.append(RowMatch(row, activity, by))
        del self._rows[row.id]
        del self._activities[activity.position]


def _number(area_no: str, ref: str) -> Hashable:
    return area_no, ref


def left_over(rows: Iterable[Row], matches: Iterable[RowMatch]) -> tuple[Row, ...]:
    """The stored rows that the newer version doesn't have any more."""
    going_on = {match.row.id for match in matches}
    return tuple(row for row in rows if row.id not in going_on)
