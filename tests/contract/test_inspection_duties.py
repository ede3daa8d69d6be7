"""Inspection plans of Hải Phòng 2022 and Hướng Hóa 2020: facts counted by hand in the sources."""

from __future__ import annotations

import csv
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from tests.contract.plugin_files import PLUGINS, toml

if TYPE_CHECKING:
    from pathlib import Path

HAI_PHONG = PLUGINS / "cchc_hai_phong"
HUONG_HOA = PLUGINS / "cchc_huong_hoa"
YEARS = {HAI_PHONG: "2022", HUONG_HOA: "2020"}
both = pytest.mark.parametrize("folder", [HAI_PHONG, HUONG_HOA], ids=lambda folder: folder.name)


class Duty(NamedTuple):
    """A row as printed; `opening` and `length` stand for the activity's text."""

    task: str
    opening: str
    length: int
    lead: str
    support: str = ""
    product: str = ""
    deadline: str = ""


OFFICE = "Văn phòng Ủy ban nhân dân thành phố"
FIVE = (
    "Các Sở, ngành: Tư pháp, Khoa học và Công nghệ, Thông tin và Truyền thông, "
    "Văn phòng Ủy ban nhân dân thành phố, Thanh tra thành phố"
)
INSPECTED = "Các đơn vị, địa phương được kiểm tra"
PRESS = "Các cơ quan báo chí của thành phố"
HEADS = "Thủ trưởng các cơ quan chuyên môn thuộc UBND huyện, Chủ tịch UBND các xã, thị trấn"
TEAM_HEADS = "Thủ trưởng các phòng, ban huyện là thành viên Đoàn kiểm tra"
ALL_HEADS = "1. Giao Thủ trưởng các phòng, ban cấp huyện, Chủ tịch UBND các xã thị trấn"
ALL_BODIES = "Các cơ quan chuyên môn thuộc UBND huyện và UBND các xã, thị trấn"

DUTIES = {
    HAI_PHONG: [
        Duty(
            "1. Sở Nội vụ:",
            "a) Chủ trì, phối hợp",
            196,
            "Sở Nội vụ",
            support=f"{OFFICE} và các Sở, ngành có liên quan",
            product="Quyết định thành lập Đoàn kiểm tra của thành phố",
        ),
        Duty(
            "",
            "b) Ban hành Quyết định",
            98,
            "Sở Nội vụ",
            product="Quyết định thành lập Tổ giúp việc",
        ),
        Duty(
            "",
            "c) Phối hợp với",
            288,
            "Sở Nội vụ",
            support=OFFICE,
            product="lịch kiểm tra cụ thể; dự thảo Thông báo kết luận kiểm tra",
        ),
        Duty("", "d) Bố trí phương tiện", 57, "Sở Nội vụ"),
        Duty(f"2. {FIVE}:", "a) Phân công lãnh đạo", 113, FIVE),
        Duty("", "b) Kiểm tra, hướng dẫn", 80, FIVE),
        Duty("", "c) Chủ động trao đổi", 294, FIVE, support="Sở Nội vụ"),
        Duty(
            f"3. {INSPECTED}:",
            "a) Xây dựng Báo cáo",
            174,
            INSPECTED,
            product="Báo cáo phục vụ kiểm tra theo đề cương gửi kèm Kế hoạch này",
            deadline="trước khi kiểm tra ít nhất 03 ngày làm việc",
        ),
        Duty("", "b) Báo cáo, cung cấp", 183, INSPECTED),
        Duty(f"4. {PRESS}:", "Đài Phát thanh và Truyền hình Hải Phòng, Báo", 175, PRESS),
    ],
    HUONG_HOA: [
        Duty(ALL_HEADS, "a. Căn cứ", 235, HEADS, product="kế hoạch; báo cáo định kỳ"),
        Duty(
            "",
            "b. Thủ trưởng",
            196,
            f"{HEADS} thuộc đối tượng được kiểm tra",
            product="báo cáo, tài liệu theo yêu cầu của Đoàn kiểm tra",
        ),
        Duty(
            "",
            "c. Thủ trưởng",
            286,
            TEAM_HEADS,
            support="cơ quan chủ trì",
            product="nội dung kiểm tra theo lĩnh vực chuyên môn",
        ),
        Duty("2. Phòng Nội vụ", "Tham mưu thời gian", 119, "Phòng Nội vụ"),
        Duty(
            "",
            "Hướng dẫn để cương",
            125,
            "Phòng Nội vụ",
            product="để cương báo cáo cụ thể nội dung kiểm tra",
        ),
        Duty("", "Lập biên bản", 59, "Phòng Nội vụ", product="biên bản kiểm tra"),
        Duty("", "Cử thư ký đoàn", 122, "Phòng Nội vụ", product="báo cáo kết quả"),
        Duty(
            f"3. {ALL_BODIES}:",
            "Xây dựng kế hoạch",
            136,
            ALL_BODIES,
            product="kế hoạch kiểm tra cải cách hành chính năm 2020 của đơn vị mình",
        ),
    ],
}

CITED = {
    HAI_PHONG: """3818/QĐ-UBND 2021-12-20, 61/2018/NĐ-CP 2018-04-23, 01/2018/TT-VPCP 2018-11-23,
        107/2021/NĐ-CP 2021-12-06, 182/KH-UBND 2021-08-02, 05/KH-UBND 2021-01-11,
        110/KH-UBND 2021-04-29, 57/KH-UBND 2022-03-11, 77/KH-UBND 2022-03-29,
        04/NQ-CP 2022-01-10, 30/2020/NĐ-CP 2020-03-05, 74/KH-UBND 2022-03-24,
        93/KH-UBND 2021-04-06, 903/QĐ-UBND 2022-03-28, 2029/2015/QĐ-UBND 2015-09-07""",
    HUONG_HOA: """3636/QĐ-UBND 2019-12-26, 87/QĐ-UBND 2020-01-16, 61/2018/NĐ-CP 2018-04-23,
        01/2018/TT-VPCP 2018-11-23, 2312/QĐ-UBND 2018-10-08, 441/KH-UBND 2018-10-22,
        256/KH-UBND 2020-06-09, 263/KH-UBND 2020-06-15, 72/KH-UBND 2020-02-24, 231/CTr-UBND,
        20/2008/NĐ-CP 2008-02-14, 92/2017/NĐ-CP 2017-08-07, 02/2017/TT-VPCP 2017-10-31,
        11/2020/QĐ-UBND 2020-04-17, 179/KH-UBND 2020-04-22, 130/2005/NĐ-CP 2005-10-17,
        117/2013/NĐ-CP 2013-10-07, 19/2014/QĐ-TTg 2014-03-05, 2446/QĐ-UBND 2014-11-03,
        589/QĐ-UBND 2017-03-28""",
}

UNITS = [
    ("Công thương", "Sở Công Thương", "province"),
    ("Lao động, Thương binh và Xã hội", "Sở Lao động, Thương binh và Xã hội", "province"),
    ("Du lịch", "Sở Du lịch", "province"),
    ("Văn hóa và Thể thao", "Sở Văn hóa và Thể thao", "province"),
    ("Tài chính", "Sở Tài chính", "province"),
    ("Ngoại vụ", "Sở Ngoại vụ", "province"),
    ("Ngô Quyền", "Ủy ban nhân dân Ngô Quyền", "district"),
    ("Lê Chân", "Ủy ban nhân dân Lê Chân", "district"),
    ("Kiến An", "Ủy ban nhân dân Kiến An", "district"),
    ("Kiến Thụy", "Ủy ban nhân dân Kiến Thụy", "district"),
    ("Cát Hải", "Ủy ban nhân dân Cát Hải", "district"),
    ("Tiên Lãng", "Ủy ban nhân dân Tiên Lãng", "district"),
]


def plan(folder: Path) -> dict[str, Any]:
    return toml(folder / "plans" / YEARS[folder] / "plan.toml")


def matrix(folder: Path) -> list[dict[str, str]]:
    source = folder / "plans" / YEARS[folder] / "matrix.csv"
    with source.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@both
def test_every_duty_of_the_source_is_a_row(folder: Path) -> None:
    heading, *rows = matrix(folder)
    assert [heading["TT"], heading["Nhiệm vụ"]] == ["IV", "TỔ CHỨC THỰC HIỆN"]
    assert len(rows) == {HAI_PHONG: 10, HUONG_HOA: 8}[folder]
    for row, duty in zip(rows, DUTIES[folder], strict=True):
        activity = row["Hoạt động"]
        assert (activity.startswith(duty.opening), len(activity)) == (True, duty.length), activity
        assert row["Nhiệm vụ"] == duty.task
        assert row["Chủ trì"] == duty.lead
        assert row["Phối hợp"] == duty.support
        assert row["Sản phẩm"] == duty.product
        assert row["Thời hạn"] == duty.deadline


@both
def test_partners_products_and_deadlines_are_words_of_the_duty(folder: Path) -> None:
    for row in matrix(folder)[1:]:
        printed = [*row["Sản phẩm"].split("; "), row["Phối hợp"], row["Thời hạn"]]
        assert [words for words in printed if words not in row["Hoạt động"]] == []


@both
def test_documents_cited(folder: Path) -> None:
    cited = [
        f"{entry['number']} {entry.get('issued_on', '')}".strip() for entry in plan(folder)["cited"]
    ]
    assert cited == [" ".join(entry.split()) for entry in CITED[folder].split(",")]


def test_identity_of_hai_phong() -> None:
    document = plan(HAI_PHONG)
    assert (document["number"], document["issued_on"]) == ("108/KH-UBND", date(2022, 4, 22))
    assert document["signer"] == "Nguyễn Văn Tùng"


def test_identity_of_huong_hoa_keeps_the_misprinted_signer() -> None:
    document = plan(HUONG_HOA)
    assert (document["number"], document["issued_on"]) == ("274/KH-UBND", date(2020, 6, 17))
    assert document["signer"] == "Dặng Trọng Văn"
    corrected = {erratum["printed"]: erratum["corrected"] for erratum in document["errata"]}
    assert corrected["Dặng Trọng Văn"] == "Đặng Trọng Văn"
    assert corrected["để cương báo cáo"] == "đề cương báo cáo"
    assert corrected["ngày 4.7. tháng 4. năm 2020"] == "ngày 17 tháng 6 năm 2020"


@both
def test_row_errata_quote_their_rows(folder: Path) -> None:
    rows = matrix(folder)[1:]
    columns = {"task": "Nhiệm vụ", "activity": "Hoạt động", "product": "Sản phẩm"}
    for erratum in plan(folder)["errata"]:
        place = erratum["place"].split()
        if place[0].removeprefix("r").isdecimal():
            assert erratum["printed"] in rows[int(place[0][1:]) - 1][columns[place[1]]]
        assert erratum["printed"] != erratum["corrected"]


@pytest.mark.parametrize(
    ("folder", "start", "end", "data_from"),
    [
        (HAI_PHONG, date(2022, 6, 1), date(2022, 11, 30), date(2022, 1, 1)),
        (HUONG_HOA, date(2020, 7, 1), date(2020, 9, 30), date(2020, 1, 1)),
    ],
)
def test_windows(folder: Path, start: date, end: date, data_from: date) -> None:
    facts = plan(folder)["facts"]
    assert (facts["window"]["start"], facts["window"]["end"]) == (start, end)
    assert facts["window"]["tentative"] == (folder == HUONG_HOA)
    assert facts["data_window"]["start"] == data_from


def test_units_of_hai_phong_are_twelve_of_twelve() -> None:
    units = plan(HAI_PHONG)["facts"]["units"]
    named = [(unit["printed"], unit["name"], unit["level"]) for unit in units["named"]]
    assert (units["announced"], named) == (12, UNITS)
    agencies = toml(HAI_PHONG / "locality.toml")["agencies"]
    inspected = next(agency for agency in agencies if agency["name"] == INSPECTED)
    assert inspected["members"] == [name for _, name, _ in UNITS]


def test_units_of_huong_hoa_are_announced_and_not_named() -> None:
    units = plan(HUONG_HOA)["facts"]["units"]
    assert (units["announced"], units["named"]) == (12, [])


def test_only_the_report_step_counts_working_days() -> None:
    counted = [step for step in plan(HAI_PHONG)["facts"]["steps"] if "offset" in step]
    assert [(step["offset"], step["unit"], step["anchor"]) for step in counted] == [
        (-3, "working_days", "ngày kiểm tra")
    ]
    assert counted[0]["printed"] == "trước ngày kiểm tra ít nhất 3 ngày làm việc"
    (repeated,) = counted[0]["also"]
    assert repeated["printed"] == "trước khi kiểm tra ít nhất 03 ngày làm việc"
    assert [step for step in plan(HUONG_HOA)["facts"]["steps"] if "offset" in step] == []


def test_reports_of_huong_hoa_are_four_without_days() -> None:
    reports = toml(HUONG_HOA / "locality.toml")["reports"]
    assert [report["kind"] for report in reports] == ["Q1", "H1", "Q3", "Y"]
    assert {key for report in reports for key in report} == {"kind", "printed"}
    assert "reports" not in toml(HAI_PHONG / "locality.toml")
