"""A plan that can be made: its identity at once, its matrix when it is asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc_tracker.model.plan import Plan, PlanKind
    from cchc_tracker.plugins.readers import Readers


@dataclass(frozen=True, slots=True)
class PlanTemplate:
    """A plan as a plugin offers it."""

    id: str
    """The locality's code, a hyphen and what tells its plans apart, such as `can-tho-2022`."""
    locality: str
    """Code of the locality."""
    year: int
    kind: PlanKind
    title: str
    load: Callable[[Readers], Plan] = field(repr=False, compare=False)
    """Reads the whole plan; raises BadDataError where its data can't be used."""
