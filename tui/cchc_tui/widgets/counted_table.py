"""The table of a whole matrix: its headings tell how many rows stand under them, and how."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import work

from cchc_tracker.model.errors import CchcError
from cchc_tui.widgets.painted import Notes
from cchc_tui.widgets.table import MatrixTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc_tracker.model.row import RowView
    from cchc_tracker.store.span_counts import SpanCount
    from cchc_tui.content.shown_matrix import ShownMatrix


class CountedTable(MatrixTable):
    """Shows lines before their counts are known; then draws just the headings again."""

    def __init__(self, is_marked: Callable[[int], bool]) -> None:
        """`is_marked` tells whether the row at a position of the plan is marked."""
        super().__init__(Notes(is_marked, self._counts_of, self._is_doubtful))
        self._shown: ShownMatrix | None = None

    def show_matrix(self, shown: ShownMatrix, cursor: int = 0) -> None:
        """Show another matrix, the cursor on one of its lines."""
        self._shown = shown
        shown.uncounted = partial(self.call_after_refresh, self._count)
        self.show(shown, cursor)

    @work(exclusive=True, group="headings", exit_on_error=False)
    async def _count(self) -> None:
        shown = self._shown
        if shown is None:
            return
        try:
            counts = await self.app.desk.latest("headings", shown.counting())
        except CchcError as error:
            self.post_message(self.ReadFailed(error))
            return
        if counts is not None:
            shown.take_counts(counts)
            self._redraw_headings()

    def _redraw_headings(self) -> None:
        top = self.scroll_offset.y
        for index in range(top, top + self.size.height):
            line = self.line(index)
            if line is not None and line.heading is not None:
                self.refresh_line(index)

    def _is_doubtful(self, view: RowView) -> bool:
        return self._shown is not None and self._shown.is_doubtful(view)

    def _counts_of(self, heading: int) -> SpanCount | None:
        return self._shown.counts_of(heading) if self._shown else None
