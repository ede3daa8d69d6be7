"""All about a row as lines for people, without what it doesn't have."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from cchc_tracker.exports.row import row_lines
from cchc_tracker.model.plan import Erratum, Goal, Target

if TYPE_CHECKING:
    from cchc_tracker.model.row import RowView

GOAL = Goal("II", "1.2", "Mục tiêu", (Target("hồ sơ", ">=", Decimal("50.0"), "%", "cấp xã"),))


def test_everything_about_a_row(view: RowView) -> None:
    errata = [Erratum("r8 activity", "Rà sóat", "Rà soát")]
    assert dict(row_lines(view, [GOAL], errata, str)) == {
        "Row": "can-tho-2022 3.7 (r8), v3",
        "Area": "II. Cải cách thể chế",
        "Goal": "1.2. Mục tiêu",
        "Targets": "≥ 50 % cấp xã: hồ sơ",
        "Task": "2.4. Nhiệm vụ [inferred]",
        "Activity": "3.7. Rà soát văn bản",
        "Product": "Kế hoạch; Báo cáo",
        "Products": "Kế hoạch\nBáo cáo",
        "Lead": "SNV; Sở Tư pháp\n• Sở Nội vụ\n• Sở Tư pháp",
        "Deadline": "Quý I, Quý III",
        "Read as": "milestones (certain)",
        "Milestones": "Kế hoạch: 01/01/2022 – 31/03/2022 ✓ 01/02/2022\n"
        "Báo cáo: … – 31/10/2022 [first: 30/09/2022]",
        "State": "in progress (40 %)",
        "Reported by": "0/2: –",
        "Status": "in progress (01/06/2022)",
        "Errata": "Rà sóat → Rà soát",
    }


def test_what_a_row_does_not_have_is_left_out(view: RowView) -> None:
    bare = replace(
        view.row,
        goal=None,
        activity=None,
        product_text=None,
        lead_text="Sở Nội vụ",
        leads=replace(view.row.leads, mentions=view.row.leads.mentions[:1]),
        members=(),
        inferred=(),
    )
    lines = dict(row_lines(replace(view, row=bare), [], [], str))
    assert not {"Goal", "Targets", "Activity", "Product", "Reported by", "Errata"} & set(lines)
    assert lines["Lead"] == "Sở Nội vụ"
    assert lines["Task"] == "2.4. Nhiệm vụ"


def test_names_and_labels_are_translated(view: RowView) -> None:
    lines = dict(row_lines(view, [], [], str.upper))
    assert lines["STATUS"] == "IN PROGRESS (01/06/2022)"
