"""Goals and measures of a plan's body, by the headings they stand under."""

from __future__ import annotations

from cchc_tracker.imports.body import read_body
from cchc_tracker.model.plan import Area
from cchc_tracker.model.source.document import SourceDocument, SourceText
from cchc_tracker.model.source.place import Part, Place

AREAS = (
    Area("I", "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH", "direction"),
    Area("II", "CẢI CÁCH THỂ CHẾ", "institutions"),
)
BODY = """I. MỤC TIÊU, YÊU CẦU
2. Yêu cầu
- Xác định rõ trách nhiệm người đứng đầu.
II. CHỈ TIÊU, NHIỆM VỤ VÀ GIẢI PHÁP
1. Công tác chỉ đạo, điều hành
a) Chỉ tiêu
- 100% vấn đề được khắc phục.
b) Nhiệm vụ và giải pháp
- Tăng cường trách nhiệm.
Một câu không có dấu đầu dòng.
2. Cải cách thể chế
a) Chỉ tiêu
- Thẩm định 100% dự thảo;
III. TỔ CHỨC THỰC HIỆN
- Sở Nội vụ theo dõi."""


def test_items_know_their_area_and_whether_they_are_measures() -> None:
    texts = tuple(
        SourceText(line, Place(Part.TEXT, line=number))
        for number, line in enumerate(BODY.splitlines(), start=1)
    )
    document = SourceDocument("kế hoạch.txt", "txt", "", 0, texts)
    found = [(each.area_no, each.measure, each.words) for each in read_body(document, AREAS)]
    assert found == [
        ("", False, "Xác định rõ trách nhiệm người đứng đầu."),
        ("I", False, "100% vấn đề được khắc phục."),
        ("I", True, "Tăng cường trách nhiệm."),
        ("II", False, "Thẩm định 100% dự thảo;"),
    ]
