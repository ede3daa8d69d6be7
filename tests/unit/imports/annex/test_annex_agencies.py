"""Cells that name lead and support together."""

from __future__ import annotations

import pytest

from cchc_tracker.imports.annex.agencies import says_both, split_agencies


@pytest.mark.parametrize(
    ("cell", "lead", "support"),
    [
        ("Chủ trì: Sở Nội vụ\nPhối hợp: Sở Y tế", "Sở Nội vụ", "Sở Y tế"),
        ("- Cơ quan chủ trì: Sở Nội vụ;\n- Đơn vị phối hợp: Sở Y tế", "Sở Nội vụ", "Sở Y tế"),
        ("CQ chủ trì: Sở A; CQ phối hợp: Sở B", "Sở A", "Sở B"),
        ("Chủ trì: Sở A; Phối hợp thực hiện: Sở B, Sở C", "Sở A", "Sở B, Sở C"),
        ("PHỐI HỢP: Sở B\nCHỦ TRÌ: Sở A", "Sở A", "Sở B"),
        ("Sở A\nPhối hợp: Sở B", "Sở A", "Sở B"),
        ("Chủ trì: Sở A\nChủ trì: Sở C", "Sở A\nSở C", ""),
    ],
)
def test_labels_part_a_cell(cell: str, lead: str, support: str) -> None:
    parts = split_agencies(cell)
    assert (parts.lead, parts.support, parts.is_labelled) == (lead, support, True)


def test_a_cell_without_labels_is_the_lead() -> None:
    parts = split_agencies("Sở Nội vụ, Sở Y tế")
    assert (parts.lead, parts.support, parts.is_labelled) == ("Sở Nội vụ, Sở Y tế", "", False)


def test_a_column_says_both_where_half_of_its_cells_do() -> None:
    assert says_both(["Chủ trì: A", "", "B"])
    assert not says_both(["Chủ trì: A", "B", "C"])
    assert not says_both([])
