"""The matrix of one plan as lines: headings that fold, rows between them, windows of both."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_tracker.model.row import RowView
    from cchc_tracker.services.session import Session
    from cchc_tracker.store import Chosen, LineOfRow, RowQuery


class Level(IntEnum):
    """How deep a heading stands."""

    AREA = 0
    GOAL = 1
    TASK = 2


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading's line."""

    line: int
    """Its line in the whole plan, by which it is folded."""
    level: Level
    number: str | None
    text: str
    folded: bool


@dataclass(frozen=True, slots=True)
class MatrixLine:
    """One visible line: a heading or a row."""

    index: int
    depth: int
    heading: Heading | None = None
    row: RowView | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """A row in the plan and in what is shown, with the headings shown right above it."""

    shown: int
    row: LineOfRow
    headings: tuple[int, ...]


@dataclass
class Matrix:
    """What is shown of a plan: its own order, or rows chosen and sorted, less the folded parts.

    Reads go by key through the session given to each call, so a window costs the same at any
    depth; only `choose` reads all the rows it chooses and belongs off the user's thread.
    """

    plan: str
    query: RowQuery
    chosen: Chosen | None = None
    _folded: dict[int, tuple[int, int]] = field(default_factory=dict)
    """Heading line in the plan -> the shown lines it hides, first and after last, unfolded."""
    _count: int | None = None

    @staticmethod
    def choose(session: Session, plan: str, query: RowQuery) -> Chosen:
        """The lines of a filtered or sorted matrix."""
        return session.store.matrix_lines(plan).choose(query)

    def count(self, session: Session) -> int:
        """How many lines are visible."""
        if self._count is None:
            whole = (
                self.chosen.count if self.chosen else session.store.matrix_lines(self.plan).count()
            )
            self._count = whole - sum(last - first for first, last in self._hidden())
        return self._count

    def window(self, session: Session, first: int, count: int) -> list[MatrixLine]:
        """The visible lines from `first` on, at most `count`."""
        lines: list[MatrixLine] = []
        index = first
        for start, end in self._spans(first, count, self.count(session)):
            found = self._shown(session, start, end)
            lines += [MatrixLine(index + number, *rest) for number, rest in enumerate(found)]
            index += len(found)
        return lines

    def toggle(self, session: Session, heading: int) -> None:
        """Fold or unfold a heading, given its line in the plan."""
        if self._folded.pop(heading, None) is None:
            lines = session.store.matrix_lines(self.plan)
            after = lines.end_of(heading)
            first = self._shown_heading(session, heading) + 1
            if after is None:
                last = self.chosen.count if self.chosen else lines.count()
            else:
                last = self._shown_block(after)
            if last > first:
                self._folded[heading] = (first, last)
        self._count = None

    def index_of(self, session: Session, position: int) -> int | None:
        """The visible line of a row, unfolding what hides it; None where it isn't chosen."""
        row = session.store.matrix_lines(self.plan).at_position(position)
        shown = None if row is None else self._shown_row(row)
        if shown is None:
            return None
        hiding = [line for line, (first, last) in self._folded.items() if first <= shown < last]
        for line in hiding:
            del self._folded[line]
        self._count = None
        return shown - sum(last - first for first, last in self._hidden() if last <= shown)

    def _hidden(self) -> list[tuple[int, int]]:
        """The hidden shown lines as disjoint stretches: a folded heading may lie in another's."""
        merged: list[tuple[int, int]] = []
        for first, last in sorted(self._folded.values()):
            if not merged or first >= merged[-1][1]:
                merged.append((first, last))
        return merged

    def _spans(self, first: int, count: int, total: int) -> Iterator[tuple[int, int]]:
        """The stretches of shown lines that visible lines stand for."""
        wanted, start = min(count, max(total - first, 0)), first
        for hidden_first, hidden_last in self._hidden():
            if start < hidden_first and wanted:
                end = min(hidden_first, start + wanted)
                yield start, end
                wanted -= end - start
                start = end
            if start >= hidden_first:
                start += hidden_last - hidden_first
        if wanted:
            yield start, start + wanted

    def _shown(
        self, session: Session, start: int, end: int
    ) -> list[tuple[int, Heading | None, RowView | None]]:
        """Depth and content of the shown lines of a stretch."""
        places = self._places(session, start, end)
        views = session.store.views([place.row.row_id for place in places], self.query)
        lines: list[tuple[int, Heading | None, RowView | None]] = []
        for place, view in zip(places, views, strict=True):
            above = place.shown - len(place.headings)
            for shown, heading in enumerate(place.headings, start=above):
                if start <= shown < end:
                    depth = place.row.headings.index(heading)
                    lines.append((depth, self._heading(place.row, heading, view), None))
            if start <= place.shown < end:
                depth = len(place.row.headings) if self._with_headings else 0
                lines.append((depth, None, view))
        return lines

    @property
    def _with_headings(self) -> bool:
        return self.chosen is None or self.chosen.headed

    def _heading(self, row: LineOfRow, line: int, view: RowView) -> Heading:
        folded = line in self._folded
        each = view.row
        if line == row.area_line:
            return Heading(line, Level.AREA, each.area_no, each.area, folded)
        if line == row.goal_line:
            return Heading(line, Level.GOAL, each.goal_no, each.goal or "", folded)
        return Heading(line, Level.TASK, each.task_no, each.task or "", folded)

    def _places(self, session: Session, start: int, end: int) -> list[_Place]:
        lines = session.store.matrix_lines(self.plan)
        if self.chosen is None:
            rows = lines.from_line(start, end - start)
            return [
                _Place(row.line, row, _block(row))
                for row in rows
                if row.line - len(_block(row)) < end
            ]
        first = bisect_left(self.chosen.lines, start)
        last = min(bisect_right(self.chosen.lines, end - 1) + 1, len(self.chosen.lines))
        positions = list(self.chosen.positions[first:last])
        places = lines.of_positions(positions)
        return [
            self._chosen_place(first + number, places[position])
            for number, position in enumerate(positions)
        ]

    def _chosen_place(self, number: int, row: LineOfRow) -> _Place:
        lines = self.chosen.lines if self.chosen else ()
        before = lines[number - 1] if number else -1
        above = lines[number] - before - 1
        return _Place(lines[number], row, row.headings[len(row.headings) - above :])

    def _shown_row(self, row: LineOfRow) -> int | None:
        if self.chosen is None:
            return row.line
        if self.chosen.headed:
            number = bisect_left(self.chosen.positions, row.position)
            found = number < len(self.chosen.positions)
            return (
                self.chosen.lines[number]
                if found and self.chosen.positions[number] == row.position
                else None
            )
        try:
            return self.chosen.lines[self.chosen.positions.index(row.position)]
        except ValueError:
            return None

    def _shown_heading(self, session: Session, heading: int) -> int:
        """The shown line of a heading that is visible."""
        if self.chosen is None:
            return heading
        row = session.store.matrix_lines(self.plan).from_line(heading, 1)[0]
        number = bisect_left(self.chosen.positions, row.position)
        under = session.store.matrix_lines(self.plan).of_positions([self.chosen.positions[number]])
        place = self._chosen_place(number, next(iter(under.values())))
        return place.shown - len(place.headings) + place.headings.index(heading)

    def _shown_block(self, row: LineOfRow) -> int:
        """The shown line at which a row begins, or what comes after it, with its headings."""
        if self.chosen is None:
            return row.line - len(_block(row))
        number = bisect_left(self.chosen.positions, row.position)
        return self.chosen.lines[number - 1] + 1


def _block(row: LineOfRow) -> tuple[int, ...]:
    """The headings that stand right above a row, from the top."""
    block: list[int] = []
    for heading in reversed(row.headings):
        if heading != row.line - 1 - len(block):
            break
        block.insert(0, heading)
    return tuple(block)
