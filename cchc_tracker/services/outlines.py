"""Report outlines of plans: choosing one, filling its counts, entering what isn't counted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cchc_tracker.model.errors import NotAllowedError, UsageError
from cchc_tracker.model.message import message
from cchc_tracker.model.outline_entry import read_entry, read_prose
from cchc_tracker.model.outline_filling import fill_outline
from cchc_tracker.services.reporting import figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from cchc_tracker.model.outline import Outline, OutlineValue
    from cchc_tracker.model.outline_filling import FilledOutline
    from cchc_tracker.model.period import Period
    from cchc_tracker.services.session import Session


def plan_outlines(session: Session, plan_id: str) -> tuple[Outline, ...]:
    """The outlines of a plan's locality, the plan's own ones first."""
    plan = session.plan(plan_id)
    found = session.plugins.outlines(plan.locality)
    return tuple(sorted(found, key=lambda each: (each.plan != plan.template, each.id)))


def plan_outline(session: Session, plan_id: str, outline_id: str | None = None) -> Outline:
    """The outline of that id, else the plan's own one, else its locality's only one.

    Raises UsageError where there is no such outline, or it must be named.
    """
    if outline_id is not None:
        session.plan(plan_id)
        return session.plugins.outline(outline_id)
    found = plan_outlines(session, plan_id)
    own = [each for each in found if each.plan == session.plan(plan_id).template]
    for chosen in (own, found):
        if len(chosen) == 1:
            return chosen[0]
    if not found:
        raise UsageError(
            message("No report outline belongs to {plan}; see cchc outline list", plan=plan_id)
        )
    known = ", ".join(each.id for each in found)
    raise UsageError(
        message("{plan} has several outlines: name one of {known}", plan=plan_id, known=known)
    )


def fill(
    session: Session,
    plan_id: str,
    outline: Outline,
    period: Period | date,
    *,
    known_at: datetime | None = None,
    figures_from: str | None = None,
) -> FilledOutline:
    """The outline with all that is known as of the period's cut-off, or of a day.

    Figures come from the plan itself or from another one; entries always belong to the plan. Of a
    period that is closed, what was entered later doesn't count. Raises what `figures` raises.
    """
    session.plan(plan_id)
    taken = figures(session, figures_from or plan_id, period, known_at=known_at)
    code = period_key(period)
    known = known_at or _closed_at(session, plan_id, code)
    entered = session.store.reporting.outline_values(plan_id, outline.id, code)
    in_force = [value for value in entered if value.is_on_record(known)]
    return fill_outline(outline, plan_id, code, taken, in_force)


def enter(
    session: Session,
    plan_id: str,
    outline: Outline,
    period: Period | date,
    typed: Iterable[str],
    *,
    note: str = "",
    prose: Mapping[str, str] | None = None,
) -> tuple[OutlineValue, ...]:
    """Keep what was typed as `LINE=VALUE`, and prose by its line: all or, where one is wrong, none.

    The note is kept with the values. Raises UsageError for what can't be used, NotAllowedError
    where the period is closed.
    """
    code = period_key(period)
    entries = [read_entry(outline, code, each, note) for each in typed]
    entries += [read_prose(outline, code, *each) for each in (prose or {}).items()]
    plan = session.plan(plan_id)
    with session.store.writing(author=session.user, at=session.now) as unit:
        if _closed_at(session, plan.id, code) is not None:
            raise NotAllowedError(
                message("{period} is closed; reopen it to change its outline", period=code)
            )
        return tuple(unit.enter_outline(plan.id, entry) for entry in entries)


def period_key(period: Period | date) -> str:
    """Under which entries are kept: the period's code, or the ISO day."""
    return period.isoformat() if isinstance(period, date) else period.code


def _closed_at(session: Session, plan_id: str, code: str) -> datetime | None:
    closing = session.store.reporting.closing(plan_id, code)
    return closing.closed_at if closing else None
