"""Rows as a report counts them: what each one adds, by area, by lead and by member agency."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from cchc_tracker.model.collation import collation_key
from cchc_tracker.model.figures import FigureGroup
from cchc_tracker.model.filter import EVERYTHING
from cchc_tracker.model.tallying import Counted, tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from cchc_tracker.model.figures import Tally
    from cchc_tracker.model.row import RowView
    from cchc_tracker.model.status import Progress, Status
    from cchc_tracker.services.session import Session
    from cchc_tracker.store import RowQuery, StoredPlan
    from cchc_tracker.store.reporting import EventMarks


@dataclass(frozen=True, slots=True)
class RowCounts:
    """What rows and members count as, beside their status at the cut-off."""

    data_from: date | None
    before: Mapping[int, Status]
    """On the day before the period; empty without a period."""
    marks: Mapping[tuple[int, str | None], EventMarks]
    members: Mapping[tuple[int, str], Progress]
    """Only for rows where members have reported."""
    members_before: Mapping[tuple[int, str], Progress]
    marks_of_row: Mapping[int, tuple[EventMarks, ...]]

    @classmethod
    def read(cls, session: Session, query: RowQuery, data_from: date | None) -> RowCounts:
        """Of the rows of the query's plan; `data_from` is the first day of the period."""
        reader = session.store.reporting
        (plan,) = query.plans
        before: Mapping[int, Status] = {}
        members_before: Mapping[tuple[int, str], Progress] = {}
        if data_from is not None:
            eve = _eve(data_from)
            every = replace(query, as_of=eve, filter=EVERYTHING)
            before = reader.statuses(every)
            members_before = reader.member_progress(plan, eve, query.known_at)
        marks = reader.event_marks(plan, query.as_of, query.known_at)
        return cls(
            data_from=data_from,
            before=before,
            marks=marks,
            members=reader.member_progress(plan, query.as_of, query.known_at),
            members_before=members_before,
            marks_of_row=_by_row(marks),
        )

    def tally(self, views: Iterable[RowView]) -> Tally:
        """Whole rows added up."""
        return tally(map(self.row, views), self.data_from)

    def row(self, view: RowView) -> Counted:
        """A whole row."""
        marks = self.marks_of_row.get(view.row.id, ())
        return Counted(
            status=view.status,
            done_on=view.progress.done_on,
            before=self.before.get(view.row.id),
            proven=any(each.proofs for each in marks),
            extensions=sum(each.extensions for each in marks),
        )

    def member(self, view: RowView, name: str) -> Counted:
        """One member's part of a row; as the row where no member has reported."""
        whole, key = self.row(view), (view.row.id, name)
        progress = self.members.get(key)
        if progress is None:
            return whole
        earlier = self.members_before.get(key)
        before = whole.before
        if earlier is not None and self.data_from is not None:
            before = earlier.status(_eve(self.data_from))
        own = [
            self.marks[view.row.id, each]
            for each in (None, name)
            if (view.row.id, each) in self.marks
        ]
        return Counted(
            status=progress.status(view.as_of),
            done_on=progress.done_on,
            before=before,
            proven=any(each.proofs for each in own),
            extensions=sum(each.extensions for each in own),
        )


def _eve(day: date) -> date:
    return day - timedelta(days=1)


def _by_row(
    marks: Mapping[tuple[int, str | None], EventMarks],
) -> dict[int, tuple[EventMarks, ...]]:
    found: dict[int, tuple[EventMarks, ...]] = {}
    for (row_id, _), each in marks.items():
        found[row_id] = (*found.get(row_id, ()), each)
    return found


def area_groups(
    plan: StoredPlan, rows: Sequence[RowView], counting: RowCounts
) -> tuple[FigureGroup, ...]:
    """Areas with rows, in the plan's order; one code counts once."""
    found: dict[str, list[RowView]] = {area.code: [] for area in plan.areas}
    for view in rows:
        found.setdefault(view.row.area_code, []).append(view)
    return tuple(
        FigureGroup(code, views[0].row.area, counting.tally(views), views[0].row.area_no)
        for code, views in found.items()
        if views
    )


def lead_groups(rows: Sequence[RowView], counting: RowCounts) -> tuple[FigureGroup, ...]:
    """Leads as the document names them; a row counts under each of its leads."""
    found: dict[str, list[Counted]] = {}
    for view in rows:
        names = dict.fromkeys(mention.name for mention in view.row.leads.mentions) or ("",)
        counted = counting.row(view)
        for name in names:
            found.setdefault(name, []).append(counted)
    return _by_name(found, counting)


def member_groups(rows: Sequence[RowView], counting: RowCounts) -> tuple[FigureGroup, ...]:
    """Agencies that may each report; a row counts once for each of its members."""
    found: dict[str, list[Counted]] = {}
    for view in rows:
        for name in view.row.members:
            found.setdefault(name, []).append(counting.member(view, name))
    return _by_name(found, counting)


def _by_name(
    found: Mapping[str, Sequence[Counted]], counting: RowCounts
) -> tuple[FigureGroup, ...]:
    return tuple(
        FigureGroup(name, name, tally(found[name], counting.data_from))
        for name in sorted(found, key=lambda name: (collation_key(name), name))
    )
