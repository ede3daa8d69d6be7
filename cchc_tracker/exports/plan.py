"""A plan's own facts for people and as a JSON record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.exports.columns import day_text
from cchc_tracker.model.message import template
from cchc_tracker.model.plan import PlanKind
from cchc_tracker.model.record import iso, problem_record

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc_tracker.model.plan import CitedDocument, Goal, Target
    from cchc_tracker.store import StoredPlan

KIND_NAMES: dict[PlanKind, str] = {
    PlanKind.ANNUAL: template("annual plan"),
    PlanKind.INSPECTION: template("inspection plan"),
}

_OPERATORS = {">=": "≥", "<=": "≤"}


def target_text(target: Target) -> str:
    """`≥ 50 % cấp thành phố: kết quả … (so với năm 2021)`."""
    sign = _OPERATORS.get(target.operator, target.operator)
    value = f"{target.value.normalize():f}".replace(".", ",")
    scope = f" {target.scope}" if target.scope else ""
    baseline = f" ({target.baseline})" if target.baseline else ""
    return f"{sign} {value} {target.unit}{scope}: {target.subject}{baseline}"


def plan_lines(plan: StoredPlan, text: Callable[[str], str]) -> list[tuple[str, str]]:
    """What the plan's document says of itself, name and value."""
    lines = [
        (template("Plan"), plan.id),
        (template("Title"), plan.title),
        (template("Locality"), plan.locality),
        (template("Year"), str(plan.year)),
        (template("Kind"), text(KIND_NAMES[plan.kind])),
        (template("Number"), plan.number or text(template("not numbered yet"))),
        (template("Issued on"), day_text(plan.issued_on) or "–"),
        (template("Issuer"), plan.issuer),
        (template("Signer"), plan.signer),
        (template("Source"), plan.source),
        (template("Rows"), str(plan.row_count)),
        (template("Areas"), "\n".join(f"{area.no}. {area.title}" for area in plan.areas)),
        (template("Measures"), str(len(plan.measures)) if plan.measures else ""),
        (template("Cites"), "\n".join(_cited(each) for each in plan.cited)),
        (
            template("Errata"),
            "\n".join(f"{each.place}: {each.printed} → {each.corrected}" for each in plan.errata),
        ),
    ]
    return [(text(name), value) for name, value in lines if value]


def _cited(document: CitedDocument) -> str:
    day = f" ({day_text(document.issued_on)})" if document.issued_on else ""
    return f"{document.number}{day}"


def goal_lines(plan: StoredPlan) -> list[tuple[str, str, str]]:
    """Area, goal and its targets, a line a goal."""
    return [
        (
            goal.area_no,
            f"{goal.no}. {goal.text}" if goal.no else goal.text,
            "\n".join(target_text(target) for target in goal.targets),
        )
        for goal in plan.goals
    ]


def plan_record(plan: StoredPlan) -> dict[str, object]:
    """What `cchc plan show --json` adds to a plan's line in the list."""
    return {
        "issuer": plan.issuer,
        "signer": plan.signer,
        "source": plan.source,
        "areas": [{"no": each.no, "title": each.title, "code": each.code} for each in plan.areas],
        "goals": [_goal_record(goal) for goal in plan.goals],
        "measures": [{"area_no": each.area_no, "text": each.text} for each in plan.measures],
        "cited": [
            {
                "number": each.number,
                "issued_on": iso(each.issued_on),
                "title": each.title,
                "issuer": each.issuer,
            }
            for each in plan.cited
        ],
        "errata": [
            {"place": each.place, "printed": each.printed, "corrected": each.corrected}
            for each in plan.errata
        ],
        "facts": dict(plan.facts or {}),
        "problems": [problem_record(problem) for problem in plan.problems],
    }


def _goal_record(goal: Goal) -> dict[str, object]:
    return {
        "area_no": goal.area_no,
        "no": goal.no,
        "text": goal.text,
        "targets": [
            {
                "subject": each.subject,
                "operator": each.operator,
                "value": float(each.value),
                "unit": each.unit,
                "scope": each.scope,
                "baseline": each.baseline,
            }
            for each in goal.targets
        ],
    }
