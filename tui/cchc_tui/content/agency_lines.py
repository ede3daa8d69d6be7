"""The rows an agency leads, itself or in a group, and those it supports, as a table's lines."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cchc_tracker.model.message import template
from cchc_tracker.services import figures
from cchc_tracker.services.agency_groups import groups_of
from cchc_tracker.services.matrix import Heading, Level, MatrixLine
from cchc_tracker.store import RowQuery

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_tracker.model.filter import Filter
    from cchc_tracker.services.language import Language
    from cchc_tracker.services.session import Session
    from cchc_tracker.store import Participant, StoredPlan
    from cchc_tui.desk import Desk

_LEADS = template("Leads: {count}")
_LEADS_IN_GROUP = template("Leads ({count}) as a member of {group}")
_SUPPORTS = template("Supports: {count}")


@dataclass(frozen=True, slots=True)
class AgencyPart:
    """Rows that an agency has to do with in the same way."""

    label: str
    """A template with `{count}`, and `{group}` where it's one."""
    group: str
    """The group through which the agency leads; empty where it's named itself."""
    filter: Filter
    row_ids: Sequence[int]
    """In the plan's order; of a group's those that no part before has."""


@dataclass(frozen=True, slots=True)
class AgencyRows:
    """What one agency has to do in a plan."""

    plan: StoredPlan
    agencies: tuple[Participant, ...]
    """All the plan's, to choose among."""
    agency: str | None
    """None where the person hasn't chosen one, or the plan doesn't have it."""
    query: RowQuery
    parts: tuple[AgencyPart, ...] = ()
    """Rows it leads, those that its groups lead, those it supports."""


def read_agency_rows(session: Session, plan_id: str, chosen: dict[str, str]) -> AgencyRows:
    """The rows of the agency chosen for the plan's locality; raises UsageError without the plan."""
    plan = session.plan(plan_id)
    agencies = session.store.participants(plan.id)
    query = RowQuery(as_of=session.today, plans=(plan.id,))
    agency = chosen.get(plan.locality)
    if agency not in {each.name for each in agencies}:
        return AgencyRows(plan, agencies, None, query)
    leading = (each.name for each in agencies if each.leads)
    groups = groups_of(session, plan.locality, agency, leading)
    return AgencyRows(plan, agencies, agency, query, tuple(_parts(session, query, agency, groups)))


def _parts(
    session: Session, query: RowQuery, agency: str, groups: Sequence[str]
) -> Iterator[AgencyPart]:
    def row_ids(chosen: Filter) -> Sequence[int]:
        asked = replace(query, filter=chosen)
        return session.store.matrix_lines(query.plans[0]).row_ids(asked)

    own = figures.led_by(agency)
    yield AgencyPart(_LEADS, "", own, led := row_ids(own))
    known = set(led) if groups else set()
    for group in groups:
        through = figures.led_by(group)
        ids = [each for each in row_ids(through) if each not in known]
        known.update(ids)
        if ids:
            yield AgencyPart(_LEADS_IN_GROUP, group, through, ids)
    supported = figures.supported_by(agency)
    yield AgencyPart(_SUPPORTS, "", supported, row_ids(supported))


class AgencyLines:
    """Headings that fold, the rows beneath them read by key in the app's own thread."""

    def __init__(self, desk: Desk, language: Language, rows: AgencyRows, folded: set[int]) -> None:
        """`folded` are the numbers of the folded headings, from 0."""
        self._desk = desk
        self._language = language
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
        ids = shown[part]
        found = line.row is not None and line.row.row.id in ids
        return start + 1 + ids.index(line.row.row.id) if found and line.row else start

    def part_of(self, index: int) -> int:
        """The part a line stands in."""
        start = 0
        for part, ids in enumerate(self._shown()):
            start += 1 + len(ids)
            if index < start:
                return part
        return 0

    def _shown(self) -> list[Sequence[int]]:
        parts = enumerate(self._rows.parts)
        return [() if number in self._folded else part.row_ids for number, part in parts]

    def _heading(self, index: int, number: int) -> MatrixLine:
        part = self._rows.parts[number]
        text = self._language(part.label, count=len(part.row_ids), group=part.group)
        heading = Heading(number, Level.AREA, None, text, number in self._folded)
        return MatrixLine(index, 0, heading=heading)

    def _row_lines(self, index: int, ids: Sequence[int]) -> list[MatrixLine]:
        query = self._rows.query
        views = self._desk.look(lambda session: session.store.views(list(ids), query))
        return [MatrixLine(index + number, 1, row=view) for number, view in enumerate(views)]
