"""Numbers that the source skips, such as III.6 of 4955/QĐ-UBND."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cchc_tracker.model.plan import Activity, Plan

_LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The letters that number points (điểm), in the order of NĐ 30/2020/NĐ-CP, Phụ lục I."""
_OPTIONAL = "đ"
_LONGEST_NUMBER = 6


@dataclass(frozen=True, slots=True)
class _Series:
    """Numbers that are counted together: of one column, below one head, digits or letters."""

    column: str
    head: str
    letters: bool

    def name(self, place: int) -> str:
        """The number at a place of the series, as it would be printed."""
        last = _LETTERS[place] if self.letters else str(place)
        return f"{self.head}.{last}" if self.head else last


def number_gaps(plan: Plan, as_of: date) -> tuple[Problem, ...]:  # noqa: ARG001
    """A remark for each run of numbers missing between two printed ones of the same series."""
    return tuple(_gaps(plan))


def _gaps(plan: Plan) -> Iterator[Problem]:
    for series, rows in _printed(plan).items():
        for before, after in pairwise(sorted(rows)):
            missing = [
                place
                for place in (before + 1, after - 1)
                if before < place < after and series.name(place)[-1] != _OPTIONAL
            ]
            if missing:
                yield _gap(series.name(missing[0]), series.name(missing[-1]), rows[after])


def _printed(plan: Plan) -> dict[_Series, dict[int, int]]:
    """By series the places that are printed, each with the position of its first row."""
    printed: dict[_Series, dict[int, int]] = defaultdict(dict)
    for row in plan.activities:
        for column, number in (
            ("goal", row.goal_no),
            ("task", row.task_no),
            ("activity", row.activity_no),
        ):
            found = _place(row, column, number or "")
            if found is not None:
                series, place = found
                printed[series].setdefault(place, row.position)
    return printed


def _place(row: Activity, column: str, number: str) -> tuple[_Series, int] | None:
    """The series of a number and its place there; None for a number that doesn't count."""
    head, dot, last = number.strip().rpartition(".")
    if not dot:
        head = (row.task_no if column == "activity" else None) or row.area.no
    letter = last.casefold()
    if len(letter) == 1 and letter in _LETTERS:
        return _Series(column, head, letters=True), _LETTERS.index(letter)
    if last.isdecimal() and len(last) <= _LONGEST_NUMBER:
        return _Series(column, head, letters=False), int(last)
    return None


def _gap(first: str, last: str, position: int) -> Problem:
    sentence = (
        message("The source has no number {number}", number=first)
        if first == last
        else message("The source has no numbers {first} to {last}", first=first, last=last)
    )
    return Problem(Severity.INFO, "number-gap", sentence, f"r{position}")
