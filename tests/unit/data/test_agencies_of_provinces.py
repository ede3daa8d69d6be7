"""Cells of provinces that have no list of their own: each agency is known, and none falls apart."""

from __future__ import annotations

import pytest

from cchc_tracker.data.agencies import national_agencies
from cchc_tracker.model.agency.index import AgencyDirectory
from cchc_tracker.model.agency.reader import read_agencies

_DIRECTORY = AgencyDirectory(national_agencies())


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        ("Sở NN&MT; Sở DT&TG; Sở KH&CN", 3),
        ("Văn phòng HĐND&UBND xã", 1),
        ("Văn phòng HĐND và UBND phường, Công an phường, Trạm Y tế", 3),
        ("Báo và Phát thanh, Truyền hình tỉnh", 1),
        ("Báo và Đài PT-TH tỉnh; Sở Nội vụ", 2),
        ("Ban Chỉ đạo CCHC tỉnh, các sở, ban, ngành", 2),
        ("Ủy ban MTTQ Việt Nam tỉnh và các tổ chức chính trị - xã hội", 2),
        ("UBND các xã, phường, đặc khu", 1),
        ("Trung tâm Phục vụ hành chính công tỉnh", 1),
    ],
)
def test_agencies_are_known_without_a_list_of_the_locality(cell: str, count: int) -> None:
    read = read_agencies(cell, _DIRECTORY)
    assert [mention.name for mention in read.mentions if not mention.resolved] == []
    assert len(read.mentions) == count
