"""Headings of a plan's body in the ways that other provinces number them."""

from __future__ import annotations

import pytest

from cchc_tracker.imports.body import read_body
from cchc_tracker.model.plan import Area
from cchc_tracker.model.source.document import SourceDocument, SourceText
from cchc_tracker.model.source.place import Part, Place

AREAS = (
    Area("I", "CẢI CÁCH THỂ CHẾ", "institutions"),
    Area("II", "CẢI CÁCH THỦ TỤC HÀNH CHÍNH", "procedures"),
)
DOTTED = """II. NỘI DUNG
1. Cải cách thể chế
1.1. Mục tiêu
- 100% văn bản đúng quy định
1.2. Nhiệm vụ, giải pháp:
- Rà soát văn bản
2. Cải cách thủ tục hành chính
2.1. Mục tiêu
- 95% hồ sơ đúng hạn
III. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ
- Theo dõi việc thực hiện"""
LETTERS = """A. MỤC TIÊU
I. Cải cách thể chế
- 100% văn bản đúng quy định
B. NHIỆM VỤ
I. Cải cách thể chế
- Rà soát văn bản
C. TỔ CHỨC THỰC HIỆN
- Sở Nội vụ theo dõi"""
PARTS = """Phần I. MỤC TIÊU, CHỈ TIÊU
1. Cải cách thể chế
- 100% văn bản đúng quy định
Phần thứ hai: NHIỆM VỤ
1. Cải cách thể chế
- Rà soát văn bản
Phần III. TỔ CHỨC THỰC HIỆN
- Sở Nội vụ theo dõi"""
SMALL_LETTERS = """I. MỤC TIÊU
1. Mục tiêu cụ thể
a) Cải cách thể chế
- 100% văn bản đúng quy định
b) Cải cách thủ tục hành chính
- 95% hồ sơ đúng hạn
2. Yêu cầu
- Xác định rõ trách nhiệm"""

_GOAL = ("I", False, "100% văn bản đúng quy định")
_MEASURE = ("I", True, "Rà soát văn bản")
_PROCEDURES = ("II", False, "95% hồ sơ đúng hạn")


@pytest.mark.parametrize(
    ("body", "items"),
    [
        (DOTTED, [_GOAL, _MEASURE, _PROCEDURES]),
        (LETTERS, [_GOAL, _MEASURE]),
        (PARTS, [_GOAL, _MEASURE]),
        (SMALL_LETTERS, [_GOAL, _PROCEDURES]),
    ],
    ids=["dotted", "letters", "parts", "small letters"],
)
def test_what_a_heading_says_ends_with_the_next_of_its_level(
    body: str, items: list[tuple[str, bool, str]]
) -> None:
    texts = tuple(
        SourceText(line, Place(Part.TEXT, line=number))
        for number, line in enumerate(body.splitlines(), start=1)
    )
    document = SourceDocument("kế hoạch.docx", "docx", "", 0, texts)
    found = [(each.area_no, each.measure, each.words) for each in read_body(document, AREAS)]
    assert found == items
