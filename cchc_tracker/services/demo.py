"""The demo: every plan of every locality, and a year of example updates, in one write."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING

from cchc_tracker.model.errors import IncompleteError, NotAllowedError
from cchc_tracker.model.message import message
from cchc_tracker.services.demo_updates import demo_script, example_updates
from cchc_tracker.services.plans import add_plan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_tracker.model.row import Row
    from cchc_tracker.plugins.template import PlanTemplate
    from cchc_tracker.services.demo_updates import DemoScript
    from cchc_tracker.services.session import Session


@dataclass(frozen=True, slots=True)
class Demo:
    """What a demo database holds."""

    script: DemoScript
    plans: tuple[str, ...]
    updates: int
    """How many were recorded just now; 0 where the demo was there already."""


def make_demo(session: Session) -> Demo:
    """Fill an empty database with the demo; a database that has the demo stays as it is.

    Raises NotAllowedError where it has other plans, IncompleteError where a plugin is missing.
    """
    script = demo_script()
    existing = tuple(plan.id for plan in session.store.plans())
    if set(script.plans) <= set(existing):
        return Demo(script, existing, 0)
    if existing:
        raise NotAllowedError(
            message("{path} has plans of its own; name an empty folder", path=session.store.path)
        )
    demo = replace(session, user=script.author)
    templates = demo.plugins.templates()
    _require_all(script.plans, templates)
    recorded = 0
    with demo.store.writing(author=demo.user, at=demo.now, reason="demo") as unit:
        for template in templates:
            add_plan(demo, unit, template.id, demo.plugins.plan(template.id))
        for template in templates:
            if template.id not in script.plans:
                continue
            rows = _rows(demo, template.id)
            for row, update in example_updates(rows, template.year, script):
                unit.record(row.id, update, expected_version=None)
                recorded += 1
    return Demo(script, tuple(template.id for template in templates), recorded)


def _require_all(plans: Sequence[str], templates: Sequence[PlanTemplate]) -> None:
    missing = sorted(set(plans) - {template.id for template in templates})
    if missing:
        raise IncompleteError(
            message("No plugin brings {plans}; see “cchc plugin list”", plans=", ".join(missing))
        )


def _rows(session: Session, plan_id: str) -> Iterator[Row]:
    """The rows of a plan that this very write has added: a streamed listing wouldn't see them."""
    for position in count(1):
        found = session.store.find(plan_id, f"r{position}")
        if not found:
            return
        yield found[0]
