"""Columns of the matrix: their cells, their order, the labels of all that people see."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.exports.columns import COLUMNS, DEFAULT_COLUMNS, choose_columns, day_text
from cchc_tracker.exports.labels import (
    CERTAINTY_LABELS,
    KIND_LABELS,
    PLUGIN_STATE_LABELS,
    SEVERITY_LABELS,
    STATE_LABELS,
    STATUS_LABELS,
)
from cchc_tracker.model.deadline.reading import Certainty, DeadlineKind
from cchc_tracker.model.errors import UsageError
from cchc_tracker.model.problem import Severity
from cchc_tracker.model.status import Status
from cchc_tracker.model.update import State
from cchc_tracker.plugins import PluginState

if TYPE_CHECKING:
    from enum import StrEnum

    from cchc_tracker.model.row import RowView


def test_the_cells_of_a_row(view: RowView) -> None:
    cells = {name: column.cell(view, str.upper) for name, column in COLUMNS.items()}
    assert cells == {
        "plan": "can-tho-2022",
        "position": "r8",
        "ref": "3.7",
        "area": "II. Cải cách thể chế",
        "goal": "Mục tiêu",
        "task": "Nhiệm vụ",
        "activity": "Rà soát văn bản",
        "text": "Rà soát văn bản",
        "product": "Kế hoạch; Báo cáo",
        "lead": "Sở Nội vụ; Sở Tư pháp",
        "support": "",
        "deadline": "Quý I, Quý III",
        "kind": "MILESTONES",
        "milestones": "Kế hoạch: 31/03/2022 ✓; Báo cáo: 31/10/2022",
        "due": "31/10/2022",
        "state": "IN PROGRESS",
        "percent": "40",
        "status": "IN PROGRESS",
        "done": "",
        "note": "",
        "version": "3",
    }


def test_columns_come_in_the_order_asked_for() -> None:
    assert [column.name for column in choose_columns(["status", "ref"])] == ["status", "ref"]
    assert [column.name for column in choose_columns(DEFAULT_COLUMNS)] == list(DEFAULT_COLUMNS)


@pytest.mark.parametrize("name", ["", "statuses", "Ref"])
def test_an_unknown_column_is_refused_with_the_known_ones(name: str) -> None:
    with pytest.raises(UsageError, match="percent"):
        choose_columns(["ref", name])


def test_days_as_people_write_them() -> None:
    assert day_text(date(2022, 1, 2)) == "02/01/2022"
    assert day_text(None) == ""


@pytest.mark.parametrize(
    ("labels", "values"),
    [
        (STATUS_LABELS, Status),
        (STATE_LABELS, State),
        (KIND_LABELS, DeadlineKind),
        (CERTAINTY_LABELS, Certainty),
        (SEVERITY_LABELS, Severity),
        (PLUGIN_STATE_LABELS, PluginState),
    ],
)
def test_everything_people_see_has_a_label(labels: dict[str, str], values: type[StrEnum]) -> None:
    assert set(labels) == set(values)
    assert len(set(labels.values())) == len(labels)
