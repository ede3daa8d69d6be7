"""The goals of a plan: those of its annex, of a table of targets and of its body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.imports.kpi_table import read_kpi_tables
from cchc_tracker.imports.targets import read_targets
from cchc_tracker.model.plan import Goal
from cchc_tracker.model.source.origin import Origin
from cchc_tracker.model.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cchc_tracker.imports.body import BodyItem
    from cchc_tracker.model.plan import Activity
    from cchc_tracker.model.source.document import SourceDocument

TARGET = "target"


def read_goals(
    activities: Iterable[Activity], document: SourceDocument, body: Iterable[BodyItem]
) -> tuple[tuple[Goal, ...], tuple[Origin, ...]]:
    """The goals with the targets read from them, and where those outside the annex stand."""
    goals = list(_annex_goals(activities))
    known = {_key(goal.text) for goal in goals}
    origins: list[Origin] = []
    for goal, found in read_kpi_tables(document):
        goals.append(goal)
        origins += found
    for item in body:
        targets = () if item.measure else read_targets(item.words)
        if targets and _key(item.words) not in known:
            known.add(_key(item.words))
            goals.append(Goal(item.area_no, None, item.words, targets))
            origins.append(Origin(item.text.place, item.text.text, TARGET))
    return tuple(goals), tuple(origins)


def _annex_goals(activities: Iterable[Activity]) -> Iterator[Goal]:
    """Each goal of the annex once, in its order."""
    printed = dict.fromkeys(
        (each.area.no, each.goal_no, each.goal) for each in activities if each.goal is not None
    )
    for area_no, no, text in printed:
        yield Goal(area_no, no, text or "", read_targets(text or ""))


def _key(text: str) -> str:
    return fold(text).rstrip(".;,")
