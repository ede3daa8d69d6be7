"""Making plans from templates, and deleting them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_tracker.model.errors import ConflictError, UsageError
from cchc_tracker.model.message import message
from cchc_tracker.plugins.contexts import CheckContext
from cchc_tracker.rules import check_plan
from cchc_tracker.store import RowQuery

if TYPE_CHECKING:
    from cchc_tracker.model.agency.directory import AgencyReading
    from cchc_tracker.model.agency.index import AgencyDirectory
    from cchc_tracker.model.plan import Plan
    from cchc_tracker.model.problem import Problem
    from cchc_tracker.services.session import Session
    from cchc_tracker.store import StoredPlan, Unit

_PLAN_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")


@dataclass(frozen=True, slots=True)
class MadePlan:
    """A plan that was put into the database."""

    plan: StoredPlan
    problems: tuple[Problem, ...]
    """What is doubtful about its data."""
    back: bool
    """Whether it's a deleted plan that came back with its updates."""


def create_plan(session: Session, template: str, plan_id: str | None = None) -> MadePlan:
    """Put a template's plan into the database under `plan_id` (default: the template's name).

    Raises UsageError for a bad name or an unknown template, ConflictError where the name is taken.
    """
    name = template if plan_id is None else plan_id
    check_plan_id(name)
    plan = session.plugins.plan(template)
    with session.store.writing(author=session.user, at=session.now) as unit:
        back = add_plan(session, unit, name, plan)
    made = session.plan(name)
    problems = (*check_plan(plan, session.today), *_plugin_problems(session, made))
    return MadePlan(made, problems, back)


def _plugin_problems(session: Session, plan: StoredPlan) -> tuple[Problem, ...]:
    if not session.plugins.checks(plan.locality):
        return ()
    query = RowQuery(as_of=session.today, plans=(plan.id,))
    rows = tuple(session.store.rows(query))
    context = CheckContext(plan.locality, plan.id, plan.year, session.today, rows)
    return session.plugins.check(context)


def add_plan(session: Session, unit: Unit, plan_id: str, plan: Plan) -> bool:
    """Add a plan within a write that is under way; tells whether a deleted one came back.

    A deleted plan of the same template comes back with its updates: nothing recorded is lost,
    and its name isn't lost for good either.
    """
    made_from = _template_of_deleted(session, plan_id)
    if made_from is None:
        directory = session.plugins.directory(plan.locality)
        unit.add_plan(plan_id, plan, lambda leads: reporting_members(leads, directory))
        return False
    if made_from != plan.template:
        raise ConflictError(
            message(
                "The name {plan} belongs to a deleted plan made from {source}; take another",
                plan=plan_id,
                source=made_from,
            )
        )
    unit.hide_plan(plan_id, hidden=False)
    return True


def _template_of_deleted(session: Session, plan_id: str) -> str | None:
    """What a deleted plan was made from; None where the name is free or in use."""
    if session.store.plan(plan_id) is not None:
        return None
    for line in session.store.journal(plan=plan_id):
        if line.action == "add_plan" and line.after is not None:
            return str(line.after["template"])
    return None


def delete_plan(session: Session, plan_id: str) -> None:
    """Hide a plan with all its events; an undo brings it back. Raises UsageError if unknown."""
    session.plan(plan_id)
    with session.store.writing(author=session.user, at=session.now) as unit:
        unit.hide_plan(plan_id, hidden=True)


def check_plan_id(plan_id: str) -> None:
    """Raise UsageError unless the name can be typed on any command line."""
    if not _PLAN_ID.fullmatch(plan_id):
        raise UsageError(
            message(
                "“{plan}” can't name a plan: use lower-case letters a-z, digits, “.”, “-”, “_”",
                plan=plan_id,
            )
        )


def reporting_members(leads: AgencyReading, directory: AgencyDirectory) -> tuple[str, ...]:
    """The agencies that may each report a row: several leads, or the members of a leading group.

    Empty for a single agency, and where a group's members are not all named, since then nobody
    can tell when all have reported.
    """
    if len(leads.mentions) < 2 and not any(mention.group for mention in leads.mentions):
        return ()
    names: dict[str, None] = {}
    for mention in leads.mentions:
        members = directory.members(mention.name) if mention.group else (mention.name,)
        if not members or mention.qualifier:
            return ()
        names.update(dict.fromkeys(members))
    return tuple(names)
