"""The addressees that the plans of Hải Phòng and Hướng Hóa print read into agencies."""

from __future__ import annotations

import pytest

from cchc_tracker.data.agencies import national_agencies
from cchc_tracker.model.agency.directory import Agency
from cchc_tracker.model.agency.index import AgencyDirectory
from cchc_tracker.model.agency.reader import read_agencies

HAI_PHONG = AgencyDirectory(
    [
        Agency("Văn phòng Ủy ban nhân dân thành phố", level="province"),
        Agency("Thanh tra thành phố", level="province"),
        Agency("Sở Lao động, Thương binh và Xã hội", level="province"),
        Agency("Các Sở, ban, ngành thành phố", group=True),
        Agency("Các đơn vị, địa phương được kiểm tra", group=True),
        Agency("Các cơ quan báo chí của thành phố", group=True),
        Agency("Báo Hải Phòng", level="press"),
        Agency("Đài Phát thanh và Truyền hình Hải Phòng", level="press"),
        Agency("Cổng Thông tin điện tử thành phố", level="press"),
    ],
    national_agencies(),
)
CITY_OFFICE = "Văn phòng Ủy ban nhân dân thành phố"


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        (
            (
                "Các Sở, ngành: Tư pháp, Khoa học và Công nghệ, Thông tin và Truyền thông, Văn"
                " phòng Ủy ban nhân dân thành phố, Thanh tra thành phố:"
            ),
            [
                "Sở Tư pháp",
                "Sở Khoa học và Công nghệ",
                "Sở Thông tin và Truyền thông",
                CITY_OFFICE,
                "Thanh tra thành phố",
            ],
        ),
        (
            (
                "06 sở, gồm: Công thương, Lao động, Thương binh và Xã hội, Du lịch, Văn hóa và Thể"
                " thao, Tài chính, Ngoại vụ."
            ),
            [
                "Sở Công Thương",
                "Sở Lao động, Thương binh và Xã hội",
                "Sở Du lịch",
                "Sở Văn hóa và Thể thao",
                "Sở Tài chính",
                "Sở Ngoại vụ",
            ],
        ),
        (
            "Văn phòng Ủy ban nhân dân thành phố và các Sở, ngành có liên quan",
            [CITY_OFFICE, "Các Sở, ban, ngành thành phố"],
        ),
        ("Các đơn vị, địa phương được kiểm tra:", ["Các đơn vị, địa phương được kiểm tra"]),
        ("Các cơ quan báo chí của thành phố:", ["Các cơ quan báo chí của thành phố"]),
        (
            (
                "Đài Phát thanh và Truyền hình Hải Phòng, Báo Hải Phòng, Cổng Thông tin điện tử"
                " thành phố"
            ),
            [
                "Đài Phát thanh và Truyền hình Hải Phòng",
                "Báo Hải Phòng",
                "Cổng Thông tin điện tử thành phố",
            ],
        ),
        ("Lãnh đạo Sở Nội vụ", ["Sở Nội vụ"]),
    ],
)
def test_reads_the_addressees_of_hai_phong_2022(cell: str, names: list[str]) -> None:
    reading = read_agencies(cell, HAI_PHONG)

    assert [mention.name for mention in reading.mentions] == names
    assert reading.problems == ()


HUONG_HOA = AgencyDirectory(
    [
        Agency("UBND huyện", level="district"),
        Agency(
            "Các cơ quan chuyên môn thuộc UBND huyện", ("Các phòng, ban cấp huyện",), group=True
        ),
        Agency("UBND các xã, thị trấn", ("UBND cấp xã",), group=True),
        Agency("Các phòng, ban huyện là thành viên Đoàn kiểm tra", group=True),
    ],
    national_agencies(),
)
OFFICES, TOWNS = "Các cơ quan chuyên môn thuộc UBND huyện", "UBND các xã, thị trấn"


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        (
            "Giao Thủ trưởng các phòng, ban cấp huyện, Chủ tịch UBND các xã thị trấn",
            [OFFICES, TOWNS],
        ),
        (
            "Thủ trưởng các cơ quan chuyên môn thuộc UBND huyện, Chủ tịch UBND các xã, thị trấn",
            [OFFICES, TOWNS],
        ),
        ("Các cơ quan chuyên môn thuộc UBND huyện và UBND các xã, thị trấn", [OFFICES, TOWNS]),
        (
            "Thủ trưởng các phòng, ban huyện là thành viên Đoàn kiểm tra",
            ["Các phòng, ban huyện là thành viên Đoàn kiểm tra"],
        ),
        ("Phòng Nội vụ", ["Phòng Nội vụ"]),
        ("phòng Nội vụ", ["Phòng Nội vụ"]),
        ("UBND huyện", ["UBND huyện"]),
    ],
)
def test_reads_the_addressees_of_huong_hoa_2020(cell: str, names: list[str]) -> None:
    reading = read_agencies(cell, HUONG_HOA)

    assert [mention.name for mention in reading.mentions] == names
    assert reading.problems == ()
