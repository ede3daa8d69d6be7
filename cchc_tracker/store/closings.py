"""Closings of a plan's periods, with the figures as they were frozen."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from cchc_tracker.model.errors import BadDataError, ConflictError
from cchc_tracker.model.message import message
from cchc_tracker.store import recorded
from cchc_tracker.store.codec import day_of, moment_text, problems_of, to_json
from cchc_tracker.store.journal import canonical

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from cchc_tracker.model.closing import Basis, Closing
    from cchc_tracker.model.period import Period

_COLUMNS = "id, plan_id, period, figures, basis, files, author, recorded_at"
_DAYS = ("data_from", "data_to", "due", "effective_due")


def insert(connection: sqlite3.Connection, closing: Closing, change_id: int) -> Closing:
    """Keep a closing; returns it with its id. Raises ConflictError where the period is closed."""
    if in_force(connection, closing.plan, closing.period.code) is not None:
        raise ConflictError(
            message(
                "{period} of {plan} is closed already",
                period=closing.period.code,
                plan=closing.plan,
            )
        )
    values = {
        "change_id": change_id,
        "plan_id": closing.plan,
        "code": closing.period.code,
        "period": to_json(closing.period),
        "figures": canonical(closing.figures),
        "basis": canonical(_basis_values(closing.basis)),
        "files": canonical(dict(closing.files)),
        "author": closing.closed_by,
        "recorded_at": moment_text(closing.closed_at),
    }
    return replace(closing, id=recorded.insert(connection, "closing", values))


def in_force(connection: sqlite3.Connection, plan_id: str, code: str) -> Closing | None:
    """The closing of a period that wasn't reopened."""
    found = connection.execute(
        f"SELECT {_COLUMNS} FROM closing"  # noqa: S608
        " WHERE plan_id = ? AND code = ? AND voided_at IS NULL",
        (plan_id, code),
    ).fetchone()
    return _closing(found) if found else None


def read(connection: sqlite3.Connection, plan_id: str) -> tuple[Closing, ...]:
    """The closings of a plan that weren't reopened, in the order they were made."""
    found = connection.execute(
        f"SELECT {_COLUMNS} FROM closing"  # noqa: S608
        " WHERE plan_id = ? AND voided_at IS NULL ORDER BY id",
        (plan_id,),
    )
    return tuple(map(_closing, found))


def find(connection: sqlite3.Connection, closing_id: int) -> Closing:
    """The closing of an id, reopened or not. Raises BadDataError where there is none."""
    found = connection.execute(
        f"SELECT {_COLUMNS} FROM closing WHERE id = ?",  # noqa: S608
        (closing_id,),
    ).fetchone()
    if found is None:
        raise BadDataError(
            message("There is no {record} with the id {id}", record="closing", id=closing_id)
        )
    return _closing(found)


def figures_digest(closing: Closing) -> str:
    """SHA-256 of the frozen figures, which the journal carries."""
    from hashlib import sha256

    return sha256(canonical(closing.figures).encode("utf-8", "surrogatepass")).hexdigest()


def _basis_values(basis: Basis) -> dict[str, object]:
    return {
        "journal_line": basis.journal_line,
        "recorded_by": moment_text(basis.recorded_by),
        "known_at": moment_text(basis.known_at) if basis.known_at else None,
        "program": basis.program,
    }


def _closing(values: Sequence[Any]) -> Closing:
    # late, here and below: every write loads this module, few have to do with closings
    from cchc_tracker.model.closing import Closing

    closing_id, plan_id, period, figures, basis, files, author, at = values
    return Closing(
        id=closing_id,
        plan=plan_id,
        period=_period(json.loads(period)),
        figures=json.loads(figures),
        basis=_basis(json.loads(basis)),
        files=json.loads(files),
        closed_by=author,
        closed_at=datetime.fromisoformat(at),
    )


def _basis(data: dict[str, Any]) -> Basis:
    from cchc_tracker.model.closing import Basis

    known_at = data["known_at"]
    return Basis(
        data["journal_line"],
        datetime.fromisoformat(data["recorded_by"]),
        datetime.fromisoformat(known_at) if known_at else None,
        data["program"],
    )


def _period(data: dict[str, Any]) -> Period:
    from cchc_tracker.model.period import FixedBy, Period, PeriodKind

    due_fixed_by = data.get("due_fixed_by")
    return Period(
        **{
            **data,
            **{name: day_of(data.get(name)) for name in _DAYS},
            "kind": PeriodKind(data["kind"]),
            "fixed_by": FixedBy(data["fixed_by"]),
            "due_fixed_by": FixedBy(due_fixed_by) if due_fixed_by else None,
            "problems": problems_of(json.dumps(data.get("problems", ()))),
        }
    )
