"""Where the values of a plan came from: which document, which place in it, what stands there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import message

if TYPE_CHECKING:
    from cchc_tracker.model.row import Row
    from cchc_tracker.model.source.origin import Origin
    from cchc_tracker.services.session import Session
    from cchc_tracker.store import StoredSource


@dataclass(frozen=True, slots=True)
class Traced:
    """A file and the places in it that a row's or a plan's values came from."""

    source: StoredSource
    origins: tuple[Origin, ...]


def trace(session: Session, plan_id: str, row: Row | None = None) -> tuple[Traced, ...]:
    """The places of a row's values, or of the plan's own; the file read last first.

    Raises UsageError for an unknown plan, BadDataError where the plan was read from no file.
    """
    plan = session.plan(plan_id)
    sources = session.store.sources(plan_id)
    if not sources:
        raise BadDataError(
            message(
                "Plan {plan} was made from the template {source}, not imported; its document is"
                " {file}",
                plan=plan_id,
                source=plan.template,
                file=plan.source or "–",
            )
        )
    found = [
        Traced(source, session.store.origins(source.id, row.id if row else None))
        for source in reversed(sources)
    ]
    return tuple(each for each in found if each.origins)
