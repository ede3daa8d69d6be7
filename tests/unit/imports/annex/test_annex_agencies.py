"""Cells that name lead and support together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_tracker.imports.annex.agencies import is_lead_alone, says_both, split_agencies


@pytest.mark.parametrize(
    ("cell", "lead", "support"),
    [
        ("Chủ trì: Sở Nội vụ\nPhối hợp: Sở Y tế", "Sở Nội vụ", "Sở Y tế"),
        ("- Cơ quan chủ trì: Sở Nội vụ;\n- Đơn vị phối hợp: Sở Y tế", "Sở Nội vụ", "Sở Y tế"),
        ("CQ chủ trì: Sở A; CQ phối hợp: Sở B", "Sở A", "Sở B"),
        ("Chủ trì: Sở A; Phối hợp thực hiện: Sở B, Sở C", "Sở A", "Sở B, Sở C"),
        ("PHỐI HỢP: Sở B\nCHỦ TRÌ: Sở A", "Sở A", "Sở B"),
        ("Sở A\nPhối hợp: Sở B", "Sở A", "Sở B"),
        ("Cơ quan\nchủ  trì:\n Sở A;  Cơ quan \nphối hợp:  Sở B", "Sở A", "Sở B"),
        ("Chủ trì: Sở A\nChủ trì: Sở C", "Sở A\nSở C", ""),
        ("Chủ trì: Sở A\nPhối hợp: Các cơ quan, đơn vị", "Sở A", "Các cơ quan, đơn vị"),
        ("Phối hợp: các đơn vị; Chủ trì: Sở A", "Sở A", "các đơn vị"),
    ],
)
def test_labels_part_a_cell(cell: str, lead: str, support: str) -> None:
    parts = split_agencies(cell)
    assert (parts.lead, parts.support, parts.is_labelled) == (lead, support, True)


@pytest.mark.parametrize(
    ("cell", "lead", "support"),
    [
        ("Sở A chủ trì, phối hợp Sở B, Sở C", "Sở A", "Sở B, Sở C"),
        ("Sở A chủ trì, phối hợp với Sở B", "Sở A", "Sở B"),
        ("Sở A chủ trì; phối hợp: các sở; UBND cấp xã", "Sở A", "các sở; UBND cấp xã"),
        ("Sở A chủ trì, các sở, ngành phối hợp", "Sở A", "các sở, ngành"),
        ("Sở A là cơ quan chủ trì; Sở B là cơ quan phối hợp", "Sở A", "Sở B"),
        ("Chủ trì Sở A, phối hợp Sở B", "Sở A", "Sở B"),
        ("Đơn vị chủ trì Sở A, đơn vị phối hợp Sở B", "Sở A", "Sở B"),
        ("Sở A chủ trì; các cơ quan, đơn vị phối hợp", "Sở A", "các cơ quan, đơn vị"),
        ("Sở A phối hợp với Sở B và các đơn vị thực hiện", "Sở A", "Sở B và các đơn vị"),
        ("Sở A (chủ trì); Sở B, Sở C", "Sở A", "Sở B, Sở C"),
        ("Sở B, Sở A (chủ trì)", "Sở A", "Sở B"),
        ("Sở Văn hóa, Thể thao (chủ trì), Sở B", "Sở Văn hóa, Thể thao", "Sở B"),
        ("Sở A (chủ trì)/Sở B (phối hợp)", "Sở A", "Sở B"),
        ("Sở B (phối hợp), Sở A (chủ trì)", "Sở A", "Sở B"),
        ("Sở A (CT)\nSở B (PH)", "Sở A", "Sở B"),
        ("Sở A chủ trì", "Sở A", ""),
    ],
)
def test_a_sentence_or_marks_part_a_cell(cell: str, lead: str, support: str) -> None:
    parts = split_agencies(cell)
    assert (parts.lead, parts.support, parts.is_told) == (lead, support, True)


def test_a_label_in_brackets_is_a_label() -> None:
    parts = split_agencies("Sở A\n(phối hợp: Trường B)")
    assert (parts.lead, parts.support, parts.is_told) == ("Sở A", "Trường B", False)


@pytest.mark.parametrize(
    "cell",
    [
        *("Sở B phối hợp, Sở A chủ trì", "Các cơ quan, đơn vị phối hợp", "Phối hợp"),
        *("Sở A (CT)", "Sở A chủ trì, Sở B phối hợp, Sở C phối hợp"),
    ],
)
def test_what_its_words_leave_open_stays_whole(cell: str) -> None:
    parts = split_agencies(cell)
    assert (parts.lead, parts.support, parts.is_labelled) == (cell, "", False)


_WORDS = st.sampled_from(
    [
        *("Sở A", "Sở B", "các sở", "UBND xã", "chủ trì", "phối hợp", "phối hợp với", "Chủ trì:"),
        *("Phối hợp:", "(chủ trì)", "(phối hợp)", "(CT)", "(PH)", ",", ";", "\n", "-", "(", ")"),
    ]
)


@given(st.lists(_WORDS, max_size=9).map(" ".join))
def test_no_agency_gets_lost_between_lead_and_support(cell: str) -> None:
    parts = split_agencies(cell)
    for name in ("Sở A", "Sở B", "các sở", "UBND xã"):
        assert cell.count(name) == parts.lead.count(name) + parts.support.count(name)


def test_a_cell_without_labels_is_the_lead() -> None:
    parts = split_agencies("Sở Nội vụ, Sở Y tế")
    assert (parts.lead, parts.support, parts.is_labelled) == ("Sở Nội vụ, Sở Y tế", "", False)


def test_a_column_says_both_where_half_of_its_cells_do() -> None:
    assert says_both(["Chủ trì: A", "", "B"])
    assert not says_both(["Chủ trì: A", "B", "C"])
    assert says_both(["Sở A chủ trì, phối hợp Sở B", "Sở B", "Sở C"])
    assert not says_both(["Sở A, Sở B", "Sở B", "Sở C"])
    assert not says_both([])


def test_one_agency_in_a_column_of_leads_is_the_lead() -> None:
    assert is_lead_alone("Sở Văn hóa, Thể thao và Du lịch", "Cơ quan thực hiện")
    assert not is_lead_alone("Sở Nội vụ, Sở Y tế", "Cơ quan thực hiện")
    assert not is_lead_alone("Sở Nội vụ", "Cơ quan chủ trì, phối hợp")
