"""The demo's example updates: the same each time, labelled, and inside the plan year."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_tracker.model.agency.directory import AgencyReading
from cchc_tracker.model.deadline.reading import Deadline, DeadlineKind, Milestone
from cchc_tracker.model.row import Row
from cchc_tracker.model.update import State
from cchc_tracker.services.demo_updates import demo_script, example_updates

YEARS = range(2018, 2030)


def rows(year: int, kind: DeadlineKind, *dues: date | None) -> list[Row]:
    milestones = tuple(Milestone(None, None, due, due) for due in dues)
    return [
        Row(
            id=number, plan="mẫu", position=number, ref=f"{number}", area_no="I", area="A",
            area_code="direction", goal_no=None, goal=None, task_no=None, task="Việc",
            activity_no=None, activity=None, product_text=None, products=(), lead_text=None,
            leads=AgencyReading(""), support_text=None, supports=AgencyReading(""),
            deadline_text=None, deadline=Deadline("", year, kind), milestones=milestones,
            members=(), note=None, inferred=(), problems=(), version=1,
        )
        for number in range(1, 61)
    ]  # fmt: skip


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("last", [(3, 31), (6, 30), (12, 15), (12, 31)])
def test_every_day_lies_inside_the_plan_year(year: int, last: tuple[int, int]) -> None:
    script = demo_script()
    due = date(year, *last)
    made = [
        *example_updates(rows(year, DeadlineKind.DUE, due), year, script),
        *example_updates(rows(year, DeadlineKind.MILESTONES, date(year, 3, 1), due), year, script),
        *example_updates(rows(year, DeadlineKind.OPEN, None), year, script),
    ]
    for _, update in made:
        proof = update.evidence.issued_on if update.evidence else None
        days = (update.on, update.due, update.effective_due, update.known_date, proof)
        assert {day.year for day in days if day} == {year}
        assert "[Ví dụ]" in update.note + update.explanation
        assert update.state is not State.DONE or update.evidence or update.explanation
        assert update.due is None or update.due > due


def test_the_seed_makes_every_demo_the_same_and_every_state_appears() -> None:
    script = demo_script()
    plan = rows(2022, DeadlineKind.DUE, date(2022, 6, 30))
    made = list(example_updates(plan, 2022, script))
    assert made == list(example_updates(plan, 2022, script))
    states = {update.state for _, update in made}
    assert states >= {State.DONE, State.IN_PROGRESS, None}
    assert any(update.due for _, update in made)
    assert len({row.id for row, _ in made}) < len(plan)
