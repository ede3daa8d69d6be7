"""Puts a plan together from its folder: the facts of plan.toml and the rows of matrix.csv."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import message
from cchc_tracker.model.plan import Goal, Plan
from cchc_tracker.plugins.matrix import read_activities
from cchc_tracker.plugins.matrix_file import MATRIX_FILE, matrix_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from importlib.resources.abc import Traversable

    from cchc_tracker.model.locality import Locality
    from cchc_tracker.model.plan import Activity, Target
    from cchc_tracker.plugins.plan_file import GoalEntry, PlanFile
    from cchc_tracker.plugins.readers import Readers


def read_plan(folder: Traversable, facts: PlanFile, locality: Locality, readers: Readers) -> Plan:
    """The plan of a folder whose plan.toml is already read.

    Raises BadDataError where plan.toml and matrix.csv can't be used or don't agree.
    """
    matrix = folder / MATRIX_FILE
    rows = matrix_rows(matrix, facts.columns)
    cells = readers.at(locality, facts.year)
    activities = tuple(read_activities(rows, facts.areas, cells, str(matrix)))
    return Plan(
        template=facts.template,
        locality=locality.code,
        year=facts.year,
        kind=facts.kind,
        title=facts.title,
        number=facts.number,
        issued_on=facts.issued_on,
        issuer=facts.issuer,
        signer=facts.signer,
        source=facts.source,
        areas=facts.areas,
        goals=tuple(_goals(activities, facts)),
        activities=activities,
        measures=facts.measures,
        cited=facts.cited,
        errata=facts.errata,
        facts=facts.facts,
        headings={field: heading for heading, field in facts.columns.items()},
    )


def _goals(activities: Iterable[Activity], facts: PlanFile) -> list[Goal]:
    """The matrix's goals in its order with their targets, then those of the body alone."""
    printed = list(
        dict.fromkeys(
            (activity.area.no, activity.goal_no, activity.goal)
            for activity in activities
            if activity.goal is not None
        )
    )
    targets: dict[int, tuple[Target, ...]] = {}
    of_body = []
    for entry in facts.goals:
        place = _printed_at(entry, printed, facts.file)
        if place is None:
            of_body.append(entry)
        else:
            targets[place] = targets.get(place, ()) + entry.targets
    matrix_goals = [
        Goal(area_no, no, text or "", targets.get(place, ()))
        for place, (area_no, no, text) in enumerate(printed)
    ]
    body_goals = [Goal(entry.area_no or "", None, entry.text, entry.targets) for entry in of_body]
    return matrix_goals + body_goals


def _printed_at(
    entry: GoalEntry, printed: Sequence[tuple[str, str | None, str | None]], file: str
) -> int | None:
    """The matrix's goal that an entry is about; None for one of the body alone."""
    if entry.no is None:
        whole = (entry.area_no, None, entry.text)
        return printed.index(whole) if whole in printed else None
    places = [
        place
        for place, (area_no, no, _) in enumerate(printed)
        if no == entry.no and entry.area_no in (None, area_no)
    ]
    if len(places) == 1:
        return places[0]
    if places:
        raise BadDataError(
            message(
                "{file}: goal {no} stands in several areas; add `area` to it",
                file=file,
                no=entry.no,
            )
        )
    raise BadDataError(
        message(
            "{file}: goal {no} is not in matrix.csv; leave out `no` for a goal of the body alone",
            file=file,
            no=entry.no,
        )
    )
