"""Keeping an imported plan: as a new one, or as a newer version of one that is kept already."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from cchc_tracker.model.errors import BadDataError, ConflictError
from cchc_tracker.model.message import message
from cchc_tracker.model.update import State, Update
from cchc_tracker.services.plan_changes import compare
from cchc_tracker.services.plans import add_plan, check_plan_id, reporting_members
from cchc_tracker.store import RowQuery

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from cchc_tracker.model.message import Message
    from cchc_tracker.model.plan import Plan
    from cchc_tracker.model.problem import Problem
    from cchc_tracker.model.row import Row
    from cchc_tracker.model.source.imported import ImportedPlan
    from cchc_tracker.services.plan_changes import PlanChanges
    from cchc_tracker.services.session import Session
    from cchc_tracker.store import StoredPlan, Unit


class Outcome(StrEnum):
    """What became of an import."""

    NEW = "new"
    SAME = "same"
    """Nothing differs from what is kept."""
    REVISED = "revised"
    """A newer version is kept, with all updates of the rows that go on."""


class NameTakenError(ConflictError):
    """The name is that of another locality's or year's plan."""

    code = "plan-name-taken"

    def __init__(self, stored: StoredPlan) -> None:
        super().__init__(
            message(
                "Plan {plan} is that of {locality} for {year}",
                plan=stored.id,
                locality=stored.locality,
                year=stored.year,
            )
        )


class DoubtfulImportError(BadDataError):
    """An import with errors that nobody has accepted; carries them."""

    code = "import-doubtful"

    def __init__(self, imported: ImportedPlan) -> None:
        super().__init__(_refusal(imported))
        self.problems: tuple[Problem, ...] = imported.errors


@dataclass(frozen=True, slots=True)
class KeptImport:
    """A kept plan and how it came about."""

    plan: StoredPlan
    outcome: Outcome
    changes: PlanChanges | None
    """What a newer version changed; None for a new plan."""


def foresee_import(session: Session, plan_id: str, imported: ImportedPlan) -> PlanChanges | None:
    """What keeping it would change in a plan; None where there is no plan of that name yet.

    Raises UsageError for a bad name, ConflictError where the plan is another document's.
    """
    check_plan_id(plan_id)
    stored = session.store.plan(plan_id)
    if stored is None:
        return None
    require_same_kind(stored, imported.plan.locality, imported.plan.year)
    return compare(session, stored, imported.plan)


def keep_import(
    session: Session, plan_id: str, imported: ImportedPlan, *, accept_problems: bool = False
) -> KeptImport:
    """Keep an imported plan with its document and the origin of every value.

    Raises what `foresee_import` raises, and DoubtfulImportError where it has errors that are not
    accepted; then nothing is written.
    """
    if imported.errors and not accept_problems:
        raise DoubtfulImportError(imported)
    check_plan_id(plan_id)
    with session.store.writing(author=session.user, at=session.now) as unit:
        changes = foresee_import(session, plan_id, imported)
        if changes is None and add_plan(session, unit, plan_id, imported.plan):
            changes = foresee_import(session, plan_id, imported)  # a deleted plan came back
        if changes is None:
            unit.add_source(plan_id, imported)
            outcome = Outcome.NEW
        else:
            outcome = _keep_version(session, unit, plan_id, imported, changes)
    return KeptImport(session.plan(plan_id), outcome, changes)


def _keep_version(
    session: Session, unit: Unit, plan_id: str, imported: ImportedPlan, changes: PlanChanges
) -> Outcome:
    if changes.none:
        if not _known(session, plan_id, imported):
            unit.add_source(plan_id, imported)
        return Outcome.SAME
    _revise(session, unit, plan_id, imported, changes)
    unit.add_source(plan_id, imported)
    return Outcome.REVISED


def _known(session: Session, plan_id: str, imported: ImportedPlan) -> bool:
    known = {each.document.sha256 for each in session.store.sources(plan_id)}
    return known >= {each.sha256 for each in imported.sources}


def _revise(
    session: Session, unit: Unit, plan_id: str, imported: ImportedPlan, changes: PlanChanges
) -> None:
    from cchc_tracker.store.revising import Revision

    directory = session.plugins.directory(imported.plan.locality)
    stored = session.plan(plan_id)
    revision = Revision(
        plan=_with_known_facts(imported.plan, stored),
        row_ids={match.activity.position: match.row.id for match in changes.matches},
        changed=frozenset(change.match.activity.position for change in changes.changed),
    )
    unit.revise_plan(plan_id, revision, lambda leads: reporting_members(leads, directory))
    withdrawn = session.store.withdrawn(plan_id)
    for row in changes.back:
        unit.void(withdrawn[row.id])
    for row in changes.left:
        unit.record(row.id, _withdrawal(row, imported.plan, session), expected_version=None)


def _with_known_facts(plan: Plan, stored: StoredPlan) -> Plan:
    """What the newer version doesn't state stays as it was."""
    return replace(
        plan,
        title=plan.title or stored.title,
        number=plan.number or stored.number,
        issued_on=plan.issued_on or stored.issued_on,
        issuer=plan.issuer or stored.issuer,
        signer=plan.signer or stored.signer,
        cited=plan.cited or stored.cited,
        measures=plan.measures or stored.measures,
        errata=plan.errata or stored.errata,
        facts=plan.facts or stored.facts,
    )


def _withdrawal(row: Row, plan: Plan, session: Session) -> Update:
    """What is recorded of a row that the newer version hasn't: cancelled, unless it is done."""
    on: date = min(plan.issued_on or session.today, session.today)
    reason = f"Không còn trong văn bản thay thế {plan.number or plan.source}"
    query = RowQuery(as_of=session.today)
    if session.store.view(row.id, query).progress.state is State.DONE:
        return Update(on=on, note=reason)
    return Update(on=on, state=State.CANCELLED, explanation=reason)


def require_same_kind(stored: StoredPlan, locality: str, year: int) -> None:
    """Raise NameTakenError where the plan is another locality's or year's."""
    if (stored.locality, stored.year) != (locality, year):
        raise NameTakenError(stored)


def _refusal(imported: ImportedPlan) -> Message:
    return message(
        "{file} has {count} errors", file=imported.plan.source, count=len(imported.errors)
    )


def settle_problems(session: Session, rows: Iterable[Row], note: str = "") -> int:
    """Mark the problems of rows as looked at by the session's user; tells how many rows had any."""
    doubtful = [row for row in rows if row.problems or row.inferred]
    if doubtful:
        with session.store.writing(author=session.user, at=session.now) as unit:
            for row in doubtful:
                unit.settle(row.id, note)
    return len(doubtful)


def unsettled_rows(session: Session, plan_id: str) -> tuple[Row, ...]:
    """The plan's rows with problems or inferred cells that nobody has settled, in order.

    Raises UsageError for an unknown plan.
    """
    session.plan(plan_id)
    rows = (session.store.row(row_id) for row_id in session.store.unsettled(plan_id))
    return tuple(row for row in rows if row is not None)
