"""A plan's goals and their targets, in the database."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from cchc_tracker.model.plan_parts import Goal, Target

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

_TARGETS = """
SELECT target.id, goal_id, subject, operator, value, unit, scope, baseline
FROM target JOIN goal ON goal.id = goal_id WHERE plan_id = ? ORDER BY target.id
"""


def insert(connection: sqlite3.Connection, plan_id: str, goals: Iterable[Goal]) -> None:
    """Write goals with their targets."""
    for goal in goals:
        made = connection.execute(
            "INSERT INTO goal (plan_id, area_no, no, text) VALUES (?, ?, ?, ?)",
            (plan_id, goal.area_no, goal.no, goal.text),
        ).lastrowid
        if made is None:  # never after an INSERT
            raise AssertionError
        _insert_targets(connection, made, goal.targets)


def read(connection: sqlite3.Connection, plan_id: str) -> tuple[Goal, ...]:
    """The plan's goals in order."""
    return tuple(goal for _, goal in _read(connection, plan_id))


def revise(connection: sqlite3.Connection, plan_id: str, goals: Iterable[Goal]) -> None:
    """Write the goals of a newer version of the document.

    A target that says the same keeps its id and its measurements; what was measured and isn't
    promised any more stays, after the others.
    """
    kept = dict(_read(connection, plan_id))
    same = {goal: goal_id for goal_id, goal in kept.items()}
    numbered: dict[tuple[str, str | None], int] = {
        (goal.area_no, goal.no): goal_id for goal_id, goal in kept.items() if goal.no is not None
    }
    left = set(kept)
    for goal in goals:
        goal_id = same.get(goal, numbered.get((goal.area_no, goal.no)))
        if goal_id is None or goal_id not in left:
            insert(connection, plan_id, (goal,))
            continue
        left.discard(goal_id)
        connection.execute("UPDATE goal SET text = ? WHERE id = ?", (goal.text, goal_id))
        _revise_targets(connection, plan_id, goal_id, goal)
    for goal_id in left:
        _drop_targets(connection, plan_id, goal_id, keep=())
        connection.execute(
            "DELETE FROM goal WHERE id = ? AND id NOT IN (SELECT goal_id FROM target)", (goal_id,)
        )


def _revise_targets(connection: sqlite3.Connection, plan_id: str, goal_id: int, goal: Goal) -> None:
    stored = {target for _, of_goal, target in _targets(connection, plan_id) if of_goal == goal_id}
    _drop_targets(connection, plan_id, goal_id, keep=goal.targets)
    _insert_targets(connection, goal_id, [each for each in goal.targets if each not in stored])


def _drop_targets(
    connection: sqlite3.Connection, plan_id: str, goal_id: int, *, keep: Iterable[Target]
) -> None:
    """Delete the targets that nobody has measured but those to keep."""
    kept = set(keep)
    for target_id, of_goal, target in tuple(_targets(connection, plan_id)):
        if of_goal == goal_id and target not in kept:
            connection.execute(
                "DELETE FROM target WHERE id = ? AND id NOT IN (SELECT target_id FROM measurement)",
                (target_id,),
            )


def _insert_targets(
    connection: sqlite3.Connection, goal_id: int, targets: Iterable[Target]
) -> None:
    connection.executemany(
        "INSERT INTO target (goal_id, subject, operator, value, unit, scope, baseline)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (goal_id, t.subject, t.operator, str(t.value), t.unit, t.scope, t.baseline)
            for t in targets
        ],
    )


def _read(connection: sqlite3.Connection, plan_id: str) -> Iterator[tuple[int, Goal]]:
    targets: dict[int, tuple[Target, ...]] = {}
    for _, goal_id, target in _targets(connection, plan_id):
        targets[goal_id] = (*targets.get(goal_id, ()), target)
    for goal_id, area_no, no, text in connection.execute(
        "SELECT id, area_no, no, text FROM goal WHERE plan_id = ? ORDER BY id", (plan_id,)
    ):
        yield goal_id, Goal(area_no, no, text, targets.get(goal_id, ()))


def _targets(connection: sqlite3.Connection, plan_id: str) -> Iterator[tuple[int, int, Target]]:
    """Each target's id, its goal's id and what it says."""
    for target_id, goal_id, subject, operator, value, *rest in connection.execute(
        _TARGETS, (plan_id,)
    ):
        yield target_id, goal_id, Target(subject, operator, Decimal(value), *rest)
