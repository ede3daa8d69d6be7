"""A row of the matrix as it is kept and shown: the printed texts beside what was read from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from cchc_tracker.model.agency.directory import AgencyReading
    from cchc_tracker.model.deadline.reading import Deadline, Milestone
    from cchc_tracker.model.problem import Problem
    from cchc_tracker.model.status import Progress, Status


@dataclass(frozen=True, slots=True)
class Row:
    """A leaf row as stored."""

    id: int
    plan: str
    position: int
    ref: str
    area_no: str
    area: str
    area_code: str
    goal_no: str | None
    goal: str | None
    task_no: str | None
    task: str | None
    activity_no: str | None
    activity: str | None
    product_text: str | None
    products: tuple[str, ...]
    lead_text: str | None
    leads: AgencyReading
    support_text: str | None
    supports: AgencyReading
    deadline_text: str | None
    deadline: Deadline
    milestones: tuple[Milestone, ...]
    """What the row is tracked by: see `tracked_milestones`."""
    members: tuple[str, ...]
    """Members of the leading group, as the plan's agencies named them; empty for a single lead."""
    note: str | None
    inferred: tuple[str, ...]
    problems: tuple[Problem, ...]
    version: int

    @property
    def text(self) -> str:
        """The activity's own text, or its task's where it has none."""
        return self.activity or self.task or ""


@dataclass(frozen=True, slots=True)
class RowView:
    """A row with its progress and status on one day."""

    row: Row
    progress: Progress
    status: Status
    as_of: date
