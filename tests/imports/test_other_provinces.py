"""A whole file of another province: what was read from marks and sentences is inferred."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc_tracker.plugins import PluginRegistry
    from tests.imports.conftest import Import

PAGE = """<html><meta charset="utf-8"><body><p>UBND TỈNH LÂM ĐỒNG</p><p>Số: 12/KH-UBND</p><table>
<tr><td rowspan="2">STT</td><td rowspan="2">Nội dung công việc</td>
<td rowspan="2">Cơ quan thực hiện</td><td colspan="4">Thời gian thực hiện</td></tr>
<tr><td>Quý I</td><td>Quý II</td><td>Quý III</td><td>Quý IV</td></tr>
<tr><td>I</td><td colspan="6">CẢI CÁCH THỂ CHẾ</td></tr>
<tr><td>1</td><td>Rà soát văn bản</td><td>Sở Tư pháp chủ trì, phối hợp Sở Nội vụ</td>
<td>x</td><td></td><td>x</td><td></td></tr>
<tr><td>2</td><td>Kiểm tra văn bản</td><td>Sở Tư pháp</td>
<td colspan="4">Thường xuyên</td></tr>
</table></body></html>"""


def test_rows_say_which_fields_no_cell_prints(plugins: PluginRegistry, import_as: Import) -> None:
    imported = import_as("phụ lục.html", PAGE.encode(), plugins.plan("can-tho-2022"))
    first, second = imported.plan.activities
    assert (first.lead_text, first.support_text) == ("Sở Tư pháp", "Sở Nội vụ")
    assert (first.deadline_text, second.deadline_text) == ("Quý I, Quý III", "Thường xuyên")
    assert (first.inferred, second.inferred) == (("lead", "support", "deadline"), ())
    assert [each.code for each in imported.problems if each.place == "r1"] == [
        "lead-parted",
        "deadline-made",
    ]
    assert (imported.plan.headings or {})["deadline"] == "Thời gian thực hiện"
    marks = [
        (origin.text, origin.place.column)
        for origin in imported.origins
        if origin.field == "deadline" and origin.inferred
    ]
    assert marks == [("x", 4), ("x", 6)]
