"""The goals of a plan: those of its annex, of a table of targets and of its body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc_tracker.imports.kpi_table import read_kpi_tables
from cchc_tracker.imports.targets import read_targets
from cchc_tracker.model.plan import Goal
from cchc_tracker.model.source.origin import Origin
from cchc_tracker.model.text import collapse, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cchc_tracker.model.plan import Activity
    from cchc_tracker.model.source.document import SourceDocument, SourceText

TARGET = "target"
_ITEM = re.compile(r"^\s*(?:[-–+•*]|\d+(?:\.\d+)*[.)]|[a-zđ]\))\s*")
_HEADING = re.compile(r"^\s*(?:[IVX]+|\d+)[.)]\s*(?P<title>.{0,80})$")
_GOALS = ("muc tieu", "chi tieu")


def read_goals(
    activities: Iterable[Activity], document: SourceDocument
) -> tuple[tuple[Goal, ...], tuple[Origin, ...]]:
    """The goals with the targets read from them, and where those outside the annex stand."""
    goals = list(_annex_goals(activities))
    known = {_key(goal.text) for goal in goals}
    origins: list[Origin] = []
    for goal, found in read_kpi_tables(document):
        goals.append(goal)
        origins += found
    for text in _promises(document):
        words = _ITEM.sub("", collapse(text.text))
        targets = read_targets(words)
        if targets and _key(words) not in known:
            known.add(_key(words))
            goals.append(Goal("", None, words, targets))
            origins.append(Origin(text.place, text.text, TARGET))
    return tuple(goals), tuple(origins)


def _annex_goals(activities: Iterable[Activity]) -> Iterator[Goal]:
    """Each goal of the annex once, in its order."""
    printed = dict.fromkeys(
        (each.area.no, each.goal_no, each.goal) for each in activities if each.goal is not None
    )
    for area_no, no, text in printed:
        yield Goal(area_no, no, text or "", read_targets(text or ""))


def _promises(document: SourceDocument) -> Iterator[SourceText]:
    """The paragraphs of the part of the body that is headed as goals."""
    within = False
    for text in document.texts:
        heading = _HEADING.match(text.text)
        if heading is not None:
            within = any(word in fold(heading["title"]) for word in _GOALS)
        elif within:
            yield text


def _key(text: str) -> str:
    return fold(text).rstrip(".;,")
