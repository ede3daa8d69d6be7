"""The rows an agency leads, then those it supports, as the lines of a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_tracker.model.message import template
from cchc_tracker.services import figures
from cchc_tracker.services.matrix import Heading, Level, MatrixLine
from cchc_tracker.store import RowQuery

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from cchc_tracker.services.session import Session
    from cchc_tracker.store import Participant, StoredPlan
    from cchc_tui.app import TrackerApp

_LABELS = (template("Leads: {count}"), template("Supports: {count}"))


@dataclass(frozen=True, slots=True)
class AgencyRows:
    """What one agency has to do in a plan."""

    plan: StoredPlan
    agencies: tuple[Participant, ...]
    """All the plan's, to choose among."""
    agency: str | None
    """None where the person hasn't chosen one, or the plan doesn't have it."""
    query: RowQuery
    row_ids: tuple[array[int], array[int]] | None
    """Of the rows it leads and those it supports, in the plan's order."""


def read_agency_rows(session: Session, plan_id: str, chosen: dict[str, str]) -> AgencyRows:
    """The rows of the agency chosen for the plan's locality; raises UsageError without the plan."""
    plan = session.plan(plan_id)
    agencies = session.store.participants(plan.id)
    query = RowQuery(as_of=session.today, plans=(plan.id,))
    agency = chosen.get(plan.locality)
    if agency not in {each.name for each in agencies}:
        return AgencyRows(plan, agencies, None, query, None)
    outline = session.store.outline(plan.id)
    led, supported = (
        outline.choose(RowQuery(as_of=query.as_of, plans=(plan.id,), filter=part(agency))).row_ids
        for part in (figures.led_by, figures.supported_by)
    )
    return AgencyRows(plan, agencies, agency, query, (led, supported))


class AgencyLines:
    """Two headings that fold, the rows beneath them read by key in the app's own thread."""

    def __init__(self, app: TrackerApp, rows: AgencyRows, folded: set[int]) -> None:
        """`folded` are the numbers of the folded headings, 0 and 1."""
        self._app = app
        self._rows = rows
        self._folded = folded

    def count(self) -> int:
        """Headings and unfolded rows."""
        return sum(1 + len(ids) for ids in self._shown())

    def window(self, first: int, count: int) -> Sequence[MatrixLine]:
        """The visible lines from `first` on, at most `count`."""
        lines: list[MatrixLine] = []
        start = 0
        for part, ids in enumerate(self._shown()):
            end = start + 1 + len(ids)
            if first <= start < first + count:
                lines.append(self._heading(start, part))
            low = max(first, start + 1)
            high = min(first + count, end)
            if low < high:
                lines += self._row_lines(low, ids[low - start - 1 : high - start - 1])
            start = end
        return lines

    def toggle(self, heading: int) -> None:
        """Fold or unfold a heading."""
        self._folded ^= {heading}

    def above(self, line: MatrixLine) -> int | None:
        """The heading of the line's part; None for a heading."""
        if line.heading is not None:
            return None
        return sum(1 + len(ids) for ids in self._shown()[: self.part_of(line.index)])

    def index_of(self, line: MatrixLine, part: int) -> int:
        """Where a line that stood in a part stands now; its heading's line where it's gone."""
        shown = self._shown()
        if part >= len(shown):
            return 0
        start = sum(1 + len(ids) for ids in shown[:part])
        found = line.row is not None and line.row.row.id in shown[part]
        return start + 1 + shown[part].index(line.row.row.id) if found and line.row else start

    def part_of(self, index: int) -> int:
        """The part a line stands in."""
        shown = self._shown()
        return int(bool(shown) and index > len(shown[0]))

    def _shown(self) -> list[Sequence[int]]:
        parts = self._rows.row_ids or ()
        return [() if part in self._folded else ids for part, ids in enumerate(parts)]

    def _heading(self, index: int, part: int) -> MatrixLine:
        ids = (self._rows.row_ids or ())[part]
        text = self._app.language(_LABELS[part], count=len(ids))
        heading = Heading(part, Level.AREA, None, text, part in self._folded)
        return MatrixLine(index, 0, heading=heading)

    def _row_lines(self, index: int, ids: Sequence[int]) -> list[MatrixLine]:
        query = self._rows.query
        views = self._app.desk.look(lambda session: session.store.views(list(ids), query))
        return [MatrixLine(index + number, 1, row=view) for number, view in enumerate(views)]
