"""A plan as the two files that a locality's plugin keeps it in: plan.toml and matrix.csv.

docs/plugin-authors.md says what each cell means; reading the files again gives the same rows.
"""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, Any, Final

import tomli_w

from cchc_tracker.model.message import template
from cchc_tracker.plugins.matrix import INFERRED, PRINTED_BLANK

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from cchc_tracker.model.plan import Goal, Target
    from cchc_tracker.model.row import Row
    from cchc_tracker.store import StoredPlan

_USUAL_HEADINGS: Final = {
    "number": "TT",
    "goal": "Mục tiêu",
    "task": "Nhiệm vụ",
    "activity": "Hoạt động",
    "product": "Sản phẩm",
    "lead": "Chủ trì",
    "support": "Phối hợp",
    "deadline": "Thời hạn",
    "note": "Ghi chú",
}
PLAN_TOML, MATRIX_CSV = "plan.toml", "matrix.csv"
FOLDER_HINT = template(
    "Put the folder into plans/{year}/ of the locality's plugin, look it over, and try it with"
    " cchc template list"
)


def plan_files(plan: StoredPlan, rows: Sequence[Row]) -> dict[str, str]:
    """The texts of both files by name."""
    headings = _headings(plan, rows)
    printed = {(row.area_no, row.goal_no, row.goal) for row in rows}
    goals = [entry for goal in plan.goals for entry in _goal(goal, plan, printed)]
    return {PLAN_TOML: _plan_toml(plan, headings, goals), MATRIX_CSV: _matrix_csv(rows, headings)}


def _headings(plan: StoredPlan, rows: Sequence[Row]) -> dict[str, str]:
    """Heading by field in the annex's order; a plan without printed ones gets the usual ones."""
    if plan.headings:
        printed = dict(plan.headings)
        return printed if "number" in printed else {"number": "TT", **printed}
    return {
        field: heading
        for field, heading in _USUAL_HEADINGS.items()
        if field == "number" or any(_cell(row, field) for row in rows)
    }


def _cell(row: Row, field: str) -> str:
    """A cell of a column whose text isn't carried."""
    value: str | None = getattr(row, field if field in ("goal", "task", "activity", "note") else
                                f"{field}_text")  # fmt: skip
    return value or ""


def _matrix_csv(rows: Sequence[Row], headings: Mapping[str, str]) -> str:
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(headings.values())
    for cells in _lines(rows, headings):
        writer.writerow([cells.get(field, "") for field in headings])
    return text.getvalue()


def _lines(rows: Sequence[Row], headings: Mapping[str, str]) -> Iterator[dict[str, str]]:
    above: Row | None = None
    after_number = _next_field(headings)
    for row in rows:
        if above is None or (above.area_no, above.area) != (row.area_no, row.area):
            yield {"number": row.area_no, after_number: row.area}
            above = None
        yield _row_cells(row, above, headings)
        above = row


def _next_field(headings: Mapping[str, str]) -> str:
    fields = list(headings)
    return fields[fields.index("number") + 1]


def _row_cells(row: Row, above: Row | None, headings: Mapping[str, str]) -> dict[str, str]:
    cells = {
        field: _cell(row, field)
        for field in headings
        if field not in ("number", "goal", "task", "activity")
    }
    same_goal = above is not None and (above.goal_no, above.goal) == (row.goal_no, row.goal)
    if "goal" in headings:
        cells["goal"] = _carried(row, "goal", same=same_goal)
    if "activity" in headings and row.activity is not None:
        cells["activity"] = _numbered(row.activity_no, row.activity)
    if "task" in headings:
        same_task = (
            above is not None
            and (same_goal or "goal" not in headings)
            and (above.task_no, above.task) == (row.task_no, row.task)
        )
        if "activity" in headings and (row.activity is not None or same_task):
            cells["task"] = _carried(row, "task", same=same_task)
        elif "activity" in headings:
            cells["task"] = _numbered(row.task_no, row.task or "")
        else:
            cells["number"], cells["task"] = _own_number(row.task_no), row.task or ""
    return cells


def _carried(row: Row, field: str, *, same: bool) -> str:
    """A goal's or task's cell: blank where it goes on from above, marked where it was blank."""
    text: str | None = getattr(row, field)
    if text is None:
        return "" if same else PRINTED_BLANK
    if field in row.inferred:
        return INFERRED
    return "" if same else _numbered(getattr(row, f"{field}_no"), text)


def _numbered(no: str | None, text: str) -> str:
    return f"{no}. {text}" if no else text


def _own_number(no: str | None) -> str:
    return f"{no}." if no else ""


def _plan_toml(plan: StoredPlan, headings: Mapping[str, str], goals: list[dict[str, Any]]) -> str:
    document: dict[str, Any] = {
        "template": _template_name(plan),
        "year": plan.year,
        "kind": plan.kind.value,
        "title": plan.title,
        "number": plan.number or "",
        "issued_on": plan.issued_on,
        "issuer": plan.issuer,
        "signer": plan.signer,
        "source": plan.source,
        "matrix": {heading: field for field, heading in headings.items()},
        "areas": [{"no": a.no, "title": a.title, "code": a.code} for a in plan.areas],
        "goals": goals,
        "measures": [{"area": each.area_no, "text": each.text} for each in plan.measures],
        "cited": [
            {"number": c.number, "issued_on": c.issued_on, "title": c.title, "issuer": c.issuer}
            for c in plan.cited
        ],
        "errata": [
            {"place": e.place, "printed": e.printed, "corrected": e.corrected} for e in plan.errata
        ],
    }
    kept = _without_nothing(document)
    return tomli_w.dumps(kept if plan.facts is None else {**kept, "facts": plan.facts})


def _template_name(plan: StoredPlan) -> str:
    prefix = f"{plan.locality}-"
    return plan.id if plan.id.startswith(prefix) else f"{prefix}{plan.id}"


def _goal(
    goal: Goal, plan: StoredPlan, printed: Collection[tuple[str, str | None, str | None]]
) -> Iterator[dict[str, Any]]:
    """A goal of the annex where it has targets; without a number, its text and area name it."""
    targets = [_target(each) for each in goal.targets]
    known = (goal.area_no, goal.no, goal.text) in printed
    if known and goal.no is not None and targets:
        yield {"no": goal.no, "area": goal.area_no, "targets": targets}
    elif targets or not known:
        area = goal.area_no or _opening_area(plan)
        yield {"area": area, "text": goal.text, "targets": targets}


def _opening_area(plan: StoredPlan) -> str:
    """Where a goal goes that stands above all areas: to direction, else to the first."""
    return next((a.no for a in plan.areas if a.code == "direction"), plan.areas[0].no)


def _target(target: Target) -> dict[str, str]:
    return {
        "subject": target.subject,
        "operator": target.operator,
        "value": f"{target.value.normalize():f}".replace(".", ","),
        "unit": target.unit,
        "scope": target.scope,
        "baseline": target.baseline,
    }


def _without_nothing(value: Any) -> Any:  # noqa: ANN401
    """TOML has no null; what is empty is left out."""
    if isinstance(value, dict):
        return {
            key: _without_nothing(each)
            for key, each in value.items()
            if each not in (None, [], {}) and (each != "" or key in ("title", "issuer"))
        }
    return [_without_nothing(each) for each in value] if isinstance(value, list) else value
