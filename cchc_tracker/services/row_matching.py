"""Which row of a newer version of a document goes on as which: by number, then by its text."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from cchc_tracker.model.text import marked

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

    from cchc_tracker.model.plan import Activity
    from cchc_tracker.model.row import Row

_SAME_NUMBER: Final = 55.0
"""Per cent of likeness that two texts of one number need: below, the number went elsewhere."""
_OTHER_NUMBER: Final = 80.0
"""Per cent of likeness that two texts of different numbers need."""
_NUMBER_COUNTS: Final = 25.0
"""What a common number adds to the likeness where several rows could be the one."""
_CHOICES: Final = 20
"""How many of the likest rows are weighed for each row of the newer version, each round."""
_ROUNDS: Final = 2


class Matched(StrEnum):
    """What tells that a row goes on."""

    SAME = "same"
    """Its number and text are the same."""
    TEXT = "text"
    """Its text is the same, its number isn't."""
    NUMBER = "number"
    """Its number is the same, its text alike."""
    LIKENESS = "likeness"
    """Only its text is alike, or several rows have that text: a person should look."""


@dataclass(frozen=True, slots=True)
class RowMatch:
    """A stored row and the row of the newer version that it goes on as."""

    row: Row
    activity: Activity
    by: Matched


def match_rows(rows: Sequence[Row], activities: Sequence[Activity]) -> tuple[RowMatch, ...]:
    """The rows that go on, in the newer version's order; each row and each activity once."""
    search = _Search(rows, activities)
    search.equal(Matched.SAME, lambda each: (each.number, each.text), several=True)
    search.equal(Matched.TEXT, lambda each: each.text)
    search.equal(Matched.TEXT, lambda each: (each.text, each.company))
    search.same_number(100.0 - _NUMBER_COUNTS)
    search.equal(Matched.LIKENESS, lambda each: each.text, several=True)
    search.alike()
    return tuple(sorted(search.found, key=lambda match: match.activity.position))


@dataclass(frozen=True, slots=True)
class _Words:
    """What of a row tells whether it is the same one."""

    area_no: str
    number: Hashable
    """With its area's; where the row has none, nobody else's."""
    text: str
    company: tuple[str | None, ...]
    """What stands around the text, for texts that several rows have."""


def _words(each: Row | Activity, area_no: str) -> _Words:
    is_numbered = bool(each.activity_no or (each.task_no and not each.activity))
    number = (area_no, each.ref) if is_numbered else (area_no, each.ref, each.text)
    return _Words(area_no, number, marked(each.text), (each.goal, each.task, each.lead_text))


class _Search:
    """What is matched so far, and what is still open on both sides."""

    def __init__(self, rows: Sequence[Row], activities: Sequence[Activity]) -> None:
        self.found: list[RowMatch] = []
        self._row_of = {row.id: row for row in rows}
        self._activity_of = {each.position: each for each in activities}
        self._rows = {row.id: _words(row, row.area_no) for row in rows}
        self._activities = {each.position: _words(each, each.area.no) for each in activities}

    def equal(
        self, by: Matched, key: Callable[[_Words], Hashable], *, several: bool = False
    ) -> None:
        """Match what has equal keys; with `several` the first with the first where many have."""
        waiting = _grouped(self._rows, key)
        wanted = Counter(map(key, self._activities.values()))
        for position, words in tuple(self._activities.items()):
            rows = waiting.get(key(words), [])
            if rows and (several or wanted[key(words)] == 1 == len(rows)):
                self._take(rows.pop(0), position, by)

    def same_number(self, least: float) -> None:
        """Match texts of one number that no other row can be as near to, the likest first."""
        self._take_likest(self._numbered_pairs(least))

    def alike(self) -> None:
        """Match the texts that are most alike; a common number counts towards it.

        Rows seldom go to another area, and an area is sooner looked through than a plan.
        """
        for block in (_area_no, _whole_plan):
            for _ in range(_ROUNDS):
                pairs = (*self._numbered_pairs(_SAME_NUMBER), *self._pairs_by(block))
                if not self._take_likest(pairs):
                    break

    def _take_likest(self, pairs: Iterable[tuple[float, int, int]]) -> bool:
        """Match pairs of likeness, row and position; tells whether there was any."""
        before = len(self.found)
        for _, row_id, position in sorted(pairs, key=lambda pair: -pair[0]):
            if row_id in self._rows and position in self._activities:
                is_same = self._rows[row_id].number == self._activities[position].number
                self._take(row_id, position, Matched.NUMBER if is_same else Matched.LIKENESS)
        return len(self.found) > before

    def _numbered_pairs(self, least: float) -> Iterator[tuple[float, int, int]]:
        by_number = _grouped(self._rows, lambda each: each.number)
        for position, words in self._activities.items():
            choices = {
                row_id: self._rows[row_id].text for row_id in by_number.get(words.number, ())
            }
            for likeness, row_id in _likest(words.text, choices, least):
                yield likeness + _NUMBER_COUNTS, row_id, position

    def _pairs_by(self, block: Callable[[_Words], Hashable]) -> Iterator[tuple[float, int, int]]:
        blocks = {
            key: {row_id: self._rows[row_id].text for row_id in row_ids}
            for key, row_ids in _grouped(self._rows, block).items()
        }
        for position, words in self._activities.items():
            for likeness, row_id in _likest(
                words.text, blocks.get(block(words), {}), _OTHER_NUMBER
            ):
                yield likeness, row_id, position

    def _take(self, row_id: int, position: int, by: Matched) -> None:
        self.found.append(RowMatch(self._row_of[row_id], self._activity_of[position], by))
        del self._rows[row_id]
        del self._activities[position]


def _area_no(words: _Words) -> str:
    return words.area_no


def _whole_plan(_: _Words) -> None:
    return None


def _grouped(
    rows: Mapping[int, _Words], key: Callable[[_Words], Hashable]
) -> dict[Hashable, list[int]]:
    groups = defaultdict(list)
    for row_id, words in rows.items():
        groups[key(words)].append(row_id)
    return groups


def _likest(text: str, choices: Mapping[int, str], least: float) -> Iterator[tuple[float, int]]:
    """The choices of at least that likeness in per cent, the likest first."""
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extract

    found = extract(text, choices, scorer=ratio, score_cutoff=least, limit=_CHOICES)
    return ((likeness, row_id) for _, likeness, row_id in found)


def left_over(rows: Iterable[Row], matches: Iterable[RowMatch]) -> tuple[Row, ...]:
    """The stored rows that the newer version doesn't have any more."""
    going_on = {match.row.id for match in matches}
    return tuple(row for row in rows if row.id not in going_on)
