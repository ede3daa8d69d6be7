"""What a plan itself says, in the database: written once, hidden rather than deleted."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from cchc_tracker.model.errors import BadDataError, ConflictError
from cchc_tracker.model.message import message
from cchc_tracker.model.plan_parts import Area, CitedDocument, Erratum, Measure, PlanKind
from cchc_tracker.model.text import clean
from cchc_tracker.store import goals
from cchc_tracker.store.codec import day_of, day_text, problems_of, to_json
from cchc_tracker.store.stored_plan import StoredPlan

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator

    from cchc_tracker.model.agency.directory import AgencyReading
    from cchc_tracker.model.plan import Plan

_COLUMNS = (
    "id, template, locality, year, kind, title, number, issued_on, issuer, signer, source,"
    " measures, cited, errata, facts, problems, row_count, created_at, created_by, headings"
)


def require_free(connection: sqlite3.Connection, plan_id: str) -> None:
    """Raise ConflictError where a plan has the id, also a deleted one."""
    found = connection.execute("SELECT hidden FROM plan WHERE id = ?", (plan_id,)).fetchone()
    if found is None:
        return
    if found[0]:
        raise ConflictError(
            message("Plan {plan} was deleted; “cchc undo” can bring it back", plan=plan_id)
        )
    raise ConflictError(message("There is a plan {plan} already", plan=plan_id))


def insert(
    connection: sqlite3.Connection,
    plan_id: str,
    plan: Plan,
    members: Callable[[AgencyReading], tuple[str, ...]],
    created: tuple[str, str],
) -> None:
    """Write a plan with its rows; `created` is the author and the moment."""
    from cchc_tracker.store.row_writing import insert_rows

    author, at = created
    values = {
        "id": plan_id,
        **_document(plan),
        "template": plan.template,
        "locality": plan.locality,
        "created_at": at,
        "created_by": author,
    }
    connection.execute(
        f"INSERT INTO plan ({', '.join(values)})"  # noqa: S608
        f" VALUES ({', '.join(':' + name for name in values)})",
        values,
    )
    goals.insert(connection, plan_id, plan.goals)
    insert_rows(connection, plan_id, plan, members)


def update(connection: sqlite3.Connection, plan_id: str, plan: Plan) -> None:
    """Write what a newer version of the document says about itself; not its rows."""
    values = _document(plan)
    (values["row_count"],) = connection.execute(
        "SELECT count(*) FROM row WHERE plan_id = ?", (plan_id,)
    ).fetchone()
    connection.execute(
        f"UPDATE plan SET {', '.join(f'{name} = :{name}' for name in values)}"  # noqa: S608
        " WHERE id = :id",
        {**values, "id": plan_id},
    )
    goals.revise(connection, plan_id, plan.goals)
    _list_areas(connection, plan_id, plan.areas)


def _list_areas(connection: sqlite3.Connection, plan_id: str, areas: Iterable[Area]) -> None:
    """List these areas alone, in their order; rows left out keep the areas they stood in."""
    connection.execute("UPDATE area SET listed = 0 WHERE plan_id = ?", (plan_id,))
    connection.executemany(
        "UPDATE area SET listed = ? WHERE plan_id = ? AND no = ? AND title = ? AND code = ?",
        [
            (place, plan_id, area.no, area.title, area.code)
            for place, area in enumerate(areas, start=1)
        ],
    )


def _document(plan: Plan) -> dict[str, object]:
    return {
        "year": plan.year,
        "kind": plan.kind,
        "title": plan.title,
        "number": plan.number,
        "issued_on": day_text(plan.issued_on),
        "issuer": plan.issuer,
        "signer": plan.signer,
        "source": plan.source,
        "measures": to_json(plan.measures),
        "cited": to_json(plan.cited),
        "errata": to_json(plan.errata),
        "facts": to_json(plan.facts),
        "problems": to_json(plan.problems),
        "row_count": len(plan.activities),
        "headings": to_json(plan.headings),
    }


def set_hidden(connection: sqlite3.Connection, plan_id: str, *, hidden: bool) -> bool:
    """Hide or show a plan and tell whether it was hidden; raises BadDataError without one."""
    found = connection.execute("SELECT hidden FROM plan WHERE id = ?", (plan_id,)).fetchone()
    if found is None:
        raise BadDataError(message("There is no plan {plan}", plan=plan_id))
    connection.execute("UPDATE plan SET hidden = ? WHERE id = ?", (hidden, plan_id))
    return bool(found[0])


def read_plans(
    connection: sqlite3.Connection, plan_id: str | None = None
) -> tuple[StoredPlan, ...]:
    """The plans that aren't hidden, by id, or the one that is asked for."""
    found = connection.execute(
        f"SELECT {_COLUMNS} FROM plan"  # noqa: S608
        " WHERE NOT hidden AND id = ifnull(:plan, id) ORDER BY id",
        {"plan": plan_id if plan_id is None else clean(plan_id)},
    ).fetchall()
    return tuple(_plan(connection, values) for values in found)


def _plan(connection: sqlite3.Connection, values: tuple[Any, ...]) -> StoredPlan:
    plan_id, template, locality, year, kind, title, number, issued_on = values[:8]
    issuer, signer, source, measures, cited, errata, facts, problems = values[8:16]
    row_count, created_at, created_by, headings = values[16:]
    return StoredPlan(
        id=plan_id,
        template=template,
        locality=locality,
        year=year,
        kind=PlanKind(kind),
        title=title,
        number=number,
        issued_on=day_of(issued_on),
        issuer=issuer,
        signer=signer,
        source=source,
        areas=tuple(_areas(connection, plan_id)),
        goals=goals.read(connection, plan_id),
        measures=tuple(Measure(**each) for each in json.loads(measures)),
        cited=tuple(
            CitedDocument(**{**each, "issued_on": day_of(each.get("issued_on"))})
            for each in json.loads(cited)
        ),
        errata=tuple(Erratum(**each) for each in json.loads(errata)),
        facts=json.loads(facts),
        problems=problems_of(problems),
        created_at=datetime.fromisoformat(created_at),
        created_by=created_by,
        row_count=row_count,
        headings=json.loads(headings),
    )


def _areas(connection: sqlite3.Connection, plan_id: str) -> Iterator[Area]:
    found = connection.execute(
        "SELECT no, title, code FROM area WHERE plan_id = ? AND listed ORDER BY listed, id",
        (plan_id,),
    )
    return (Area(*values) for values in found)
