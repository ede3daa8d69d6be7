"""What a person looks at in one plan: the filter, the order, and the lines read for them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from cchc_tracker.model.everything import EVERYTHING
from cchc_tracker.services.matrix import Matrix
from cchc_tracker.store import GroupBy, Order, RowQuery

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from cchc_tracker.model.filter import Filter
    from cchc_tracker.model.row import RowView
    from cchc_tracker.model.status import Status
    from cchc_tracker.services.matrix import Heading, MatrixLine
    from cchc_tracker.services.session import Session
    from cchc_tracker.store.span_counts import SpanCount
    from cchc_tui.desk import Desk


_QUICKLY_COUNTED = 3000
"""Of a plan of so many lines the rows under headings are counted in the app's own thread."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows of a plan are asked for, in which order."""

    plan: str
    expression: str = ""
    order: Order = Order.POSITION

    def query(self, day: date) -> RowQuery:
        """As the store is asked; raises FilterError."""
        chosen: Filter = EVERYTHING
        if self.expression.strip():
            from cchc_tracker.model.filter_parser import parse_filter

            chosen = parse_filter(self.expression)
        return RowQuery(as_of=day, plans=(self.plan,), filter=chosen, order=self.order)

    def matrix(self, session: Session) -> Matrix:
        """The matrix; reads every chosen row unless it's the whole plan in its own order."""
        query = self.query(session.today)
        if query.filter == EVERYTHING and query.order is Order.POSITION:
            return Matrix(self.plan, query)
        return Matrix(self.plan, query, Matrix.choose(session, self.plan, query))


class ShownMatrix:
    """The lines of a matrix, read by key in the app's own thread."""

    def __init__(self, desk: Desk, wanted: Wanted, matrix: Matrix) -> None:
        self._desk = desk
        self.wanted = wanted
        self.matrix = matrix
        self.uncounted: Callable[[], object] = lambda: None
        """Called where headings are shown that take long to count."""
        self._folded: list[int] = []
        self._counts: dict[int, SpanCount] = {}
        self.to_count: tuple[int, ...] = ()
        """Headings of the last window that aren't counted yet."""
        self._doubtful: frozenset[int] = frozenset()
        """Ids of the rows of the last window with problems that nobody has settled."""
        self._old_counts: Mapping[int, SpanCount] = {}
        """As they were before the last change, told until they're counted again."""

    def count(self) -> int:
        """How many lines are visible."""
        return self._desk.look(self.matrix.count)

    def window(self, first: int, count: int) -> Sequence[MatrixLine]:
        """The visible lines from `first` on, at most `count`."""
        lines = self._desk.look(lambda session: self.matrix.window(session, first, count))
        self._doubtful = self._unsettled(lines)
        headings = (line.heading.line for line in lines if line.heading is not None)
        self.to_count = tuple(line for line in headings if line not in self._counts)
        if self.to_count:
            small = self._desk.look(self._is_small)
            if small and self._counts:  # the first rows don't wait for their counts
                self.take_counts(self._desk.look(self.counting()))
            else:
                self.uncounted()
        return lines

    def is_doubtful(self, view: RowView) -> bool:
        """Whether a row of the last window has problems that nobody has settled."""
        return view.row.id in self._doubtful

    def _unsettled(self, lines: Sequence[MatrixLine]) -> frozenset[int]:
        rows = (line.row.row for line in lines if line.row is not None)
        ids = [row.id for row in rows if row.problems or row.inferred]
        if not ids:
            return frozenset()
        return self._desk.look(lambda session: session.store.unsettled_among(ids))

    def counts_of(self, heading: int) -> SpanCount | None:
        """The counts of a heading, by its line in the plan, as far as they're known."""
        return self._counts.get(heading) or self._old_counts.get(heading)

    def counting(self) -> Callable[[Session], Mapping[int, SpanCount]]:
        """What counts the headings of the last window; it takes long where the plan is long."""
        from cchc_tracker.services.heading_counts import heading_counts

        return partial(heading_counts, query=self.matrix.query, headings=self.to_count)

    def take_counts(self, counts: Mapping[int, SpanCount]) -> None:
        """Tell these from now on."""
        self._counts |= counts

    def _is_small(self, session: Session) -> bool:
        return session.store.matrix_lines(self.wanted.plan).count() <= _QUICKLY_COUNTED

    def toggle(self, heading: int) -> None:
        """Fold or unfold a heading."""
        self._desk.look(lambda session: self.matrix.toggle(session, heading))
        if heading in self._folded:
            self._folded.remove(heading)
        else:
            self._folded.append(heading)

    def index_of(self, position: int) -> int | None:
        """The visible line of a row, unfolding what hides it; None where it isn't shown."""
        return self._desk.look(lambda session: self.matrix.index_of(session, position))

    def index_near(self, position: int) -> int:
        """The visible line of a row, or of the next one that is shown."""
        found = self.index_of(position)
        chosen = self.matrix.chosen
        if found is not None or chosen is None or not chosen.headed or not chosen.positions:
            return found or 0
        place = min(bisect_left(chosen.positions, position), len(chosen.positions) - 1)
        return self.index_of(chosen.positions[place]) or 0

    def above(self, line: MatrixLine) -> int | None:
        """The visible line of the heading a line stands under; None at the top.

        What stands under a heading is contiguous, so halving finds it at any distance.
        """
        return self._desk.look(lambda session: self._above(session, line))

    def first_under(self, heading: Heading) -> RowView | None:
        """The first row under a heading, folded or not."""

        def read(session: Session) -> RowView | None:
            rows = session.store.matrix_lines(self.wanted.plan).from_line(heading.line, 1)
            views = session.store.views([row.row_id for row in rows], self.matrix.query)
            return views[0] if views else None

        return self._desk.look(read)

    def fold_as(self, other: ShownMatrix) -> None:
        """Fold what is folded in another matrix of the plan, where it has rows here.

        What is counted there is told until it's counted here.
        """
        self._old_counts = {**other._old_counts, **other._counts}
        for heading in other._folded:
            if self._desk.look(partial(self._stands, heading)):
                self.toggle(heading)

    def row_count(self, whole: int) -> int:
        """How many rows are chosen of the plan's `whole`."""
        return whole if self.matrix.chosen is None else len(self.matrix.chosen.positions)

    def _above(self, session: Session, line: MatrixLine) -> int | None:
        if not line.depth:
            return None
        wanted = self._headings(session, line)[line.depth - 1]
        low, high = 0, line.index
        while low < high:
            middle = (low + high) // 2
            (tried,) = self.matrix.window(session, middle, 1)
            if wanted in self._headings(session, tried):
                high = middle
            else:
                low = middle + 1
        return low

    def _headings(self, session: Session, line: MatrixLine) -> tuple[int, ...]:
        """The headings a line stands under, in the plan's lines; of a heading itself too."""
        lines = session.store.matrix_lines(self.wanted.plan)
        if line.heading is not None:
            return next(iter(lines.from_line(line.heading.line, 1))).headings[: line.depth + 1]
        place = lines.at_position(line.row.row.position) if line.row is not None else None
        return place.headings if place is not None else ()

    def _stands(self, heading: int, session: Session) -> bool:
        chosen = self.matrix.chosen
        if chosen is None:
            return True
        if not chosen.headed:
            return False
        lines = session.store.matrix_lines(self.wanted.plan)
        first = lines.from_line(heading, 1)
        after = lines.end_of(heading)
        if not first:
            return False
        place = bisect_left(chosen.positions, first[0].position)
        return place < len(chosen.positions) and (
            after is None or chosen.positions[place] < after.position
        )


def status_counts(session: Session, query: RowQuery) -> Mapping[Status, int]:
    """The rows of a query by status; counts every chosen row."""
    counts: dict[Status, int] = {}
    for group in session.store.counts(query, GroupBy.STATUS):
        for status, count in group.counts.items():
            counts[status] = counts.get(status, 0) + count
    return counts
