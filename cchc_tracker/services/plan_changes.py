"""What a newer version of a document would change in a plan, row by row; writes nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from cchc_tracker.model.agency.directory import AgencyReading
from cchc_tracker.services.row_matching import RowMatch, left_over, match_rows
from cchc_tracker.store import RowQuery

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cchc_tracker.model.deadline.reading import Deadline
    from cchc_tracker.model.plan import Activity, Plan
    from cchc_tracker.model.row import Row
    from cchc_tracker.services.session import Session
    from cchc_tracker.store import StoredPlan

PRINTED: Final = (
    "area_no",
    "area",
    "goal_no",
    "goal",
    "task_no",
    "task",
    "activity_no",
    "activity",
    "product_text",
    "lead_text",
    "support_text",
    "deadline_text",
    "note",
)
"""What is compared first: the row as printed."""
READ: Final = {"lead": "leads", "support": "supports", "deadline": "deadline"}
"""What is compared where the print is the same: readings, which a new list of agencies changes."""
DOCUMENT: Final = ("title", "number", "issued_on", "issuer", "signer")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A value before and after."""

    field: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that goes on and what it says, or is read, otherwise."""

    match: RowMatch
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class PlanChanges:
    """The differences between a plan as kept and a newer version of its document."""

    document: tuple[FieldChange, ...]
    matches: tuple[RowMatch, ...]
    changed: tuple[RowChange, ...]
    """In the newer version's order."""
    added: tuple[Activity, ...]
    left: tuple[Row, ...]
    """Rows that the newer version doesn't have."""
    moved: bool
    """Whether rows stand in another order."""
    goals: bool
    """Whether goals or their targets differ."""
    back: tuple[Row, ...]
    """Rows that an earlier version had left out and this one has again."""

    @property
    def none(self) -> bool:
        """Whether both say the same."""
        rows = self.changed or self.added or self.left or self.moved or self.back
        return not (self.document or rows or self.goals)


def compare(session: Session, stored: StoredPlan, plan: Plan) -> PlanChanges:
    """What the newer version changes."""
    rows = _rows(session, stored.id)
    withdrawn = session.store.withdrawn(stored.id)
    matches = match_rows(rows, plan.activities)
    known = {match.activity.position for match in matches}
    order = [match.row.position for match in matches]
    return PlanChanges(
        document=tuple(_document_changes(stored, plan)),
        matches=matches,
        changed=tuple(_row_changes(matches)),
        added=tuple(each for each in plan.activities if each.position not in known),
        left=tuple(row for row in left_over(rows, matches) if row.id not in withdrawn),
        moved=order != sorted(order),
        goals=_goals_differ(stored, plan),
        back=tuple(match.row for match in matches if match.row.id in withdrawn),
    )


def standing_rows(session: Session, plan_id: str) -> tuple[Row, ...]:
    """The plan's rows in order, without those that a newer version left out."""
    withdrawn = session.store.withdrawn(plan_id)
    return tuple(row for row in _rows(session, plan_id) if row.id not in withdrawn)


def _rows(session: Session, plan_id: str) -> tuple[Row, ...]:
    query = RowQuery(as_of=session.today, plans=(plan_id,))
    views = session.store.views(session.store.row_ids(plan_id), query)
    return tuple(view.row for view in views)


def _goals_differ(stored: StoredPlan, plan: Plan) -> bool:
    """Whether the newer version has a goal or target that isn't kept."""
    kept = {(goal.area_no, goal.no, goal.text): set(goal.targets) for goal in stored.goals}
    return any(
        not set(goal.targets) <= kept.get((goal.area_no, goal.no, goal.text), {None})
        for goal in plan.goals
    )


def _document_changes(stored: StoredPlan, plan: Plan) -> Iterator[FieldChange]:
    """Facts that the newer version states otherwise; what it doesn't state stays."""
    for field in DOCUMENT:
        before, after = getattr(stored, field), getattr(plan, field)
        if after and before != after:
            yield FieldChange(field, before, after)


def _row_changes(matches: Iterable[RowMatch]) -> Iterator[RowChange]:
    for match in matches:
        before, after = printed_row(match.row), printed_activity(match.activity)
        fields = tuple(
            FieldChange(field, before[field], after[field])
            for field in PRINTED
            if before[field] != after[field]
        )
        fields += tuple(_readings(match, {change.field for change in fields}))
        if fields:
            yield RowChange(match, fields)


def _readings(match: RowMatch, printed: set[str]) -> Iterator[FieldChange]:
    """Cells that print what they printed and are read otherwise now."""
    for field, attribute in READ.items():
        before, after = getattr(match.row, attribute), getattr(match.activity, attribute)
        if f"{field}_text" not in printed and _meaning(before) != _meaning(after):
            yield FieldChange(field, _told(before), _told(after))


def _meaning(reading: AgencyReading | Deadline) -> object:
    """What a reading says, without the places that its problems name."""
    codes = tuple(problem.code for problem in reading.problems)
    if isinstance(reading, AgencyReading):
        return reading.mentions, codes
    return replace(reading, problems=()), codes


def _told(reading: AgencyReading | Deadline) -> str:
    """A reading in few words; what isn't known has a question mark."""
    if isinstance(reading, AgencyReading):
        return "; ".join(each.name + " (?)" * (not each.resolved) for each in reading.mentions)
    days = (day for each in reading.milestones for day in (each.start, each.due) if day)
    return ", ".join(f"{day:%d/%m/%Y}" for day in days)


def printed_row(row: Row) -> dict[str, str | None]:
    """A stored row as printed, by the names of `PRINTED`."""
    return {field: getattr(row, field) for field in PRINTED}


def printed_activity(activity: Activity) -> dict[str, str | None]:
    """A row of a newer version as printed, by the names of `PRINTED`."""
    area = {"area_no": activity.area.no, "area": activity.area.title}
    return area | {field: getattr(activity, field) for field in PRINTED if field not in area}
