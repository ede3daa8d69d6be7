"""Every lead and support cell of the matrices of Cần Thơ and Bình Định reads into its agencies."""

from __future__ import annotations

import pytest

from cchc_tracker.data.agencies import national_agencies
from cchc_tracker.model.agency.directory import Agency
from cchc_tracker.model.agency.index import AgencyDirectory
from cchc_tracker.model.agency.reader import read_agencies

DEPARTMENTS, VPUB = "Sở, ban, ngành thành phố", "Văn phòng UBND thành phố"
DISTRICTS, COMMUNES = "UBND cấp huyện", "UBND cấp xã"
BOARDS, ZONES = (
    "Cơ quan chuyên môn thuộc UBND thành phố",
    "Ban quản lý các khu chế xuất và công nghiệp Cần Thơ",
)
INFORMATION, CULTURE = "Sở Thông tin và Truyền thông", "Sở Văn hóa, Thể thao và Du lịch"
PROMOTERS = "Cơ quan được phân cấp tổ chức thi hoặc xét thăng hạng"

CAN_THO = AgencyDirectory(
    [
        Agency(DEPARTMENTS, group=True),
        Agency(VPUB, level="province"),
        Agency("UBND thành phố", level="province"),
        Agency("Công an thành phố", level="province"),
        Agency(BOARDS, group=True),
        Agency(ZONES, level="province"),
        Agency(PROMOTERS, group=True),
        Agency("Báo Cần Thơ", level="press"),
        Agency("Đài Phát thanh và Truyền hình thành phố Cần Thơ", level="press"),
        Agency("Các cơ quan báo, đài Trung ương đóng tại địa phương", group=True),
    ],
    national_agencies(),
)


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Sở Tư pháp", ["Sở Tư pháp"]),
        (INFORMATION, [INFORMATION]),
        ("Sở Nội vụ", ["Sở Nội vụ"]),
        ("Sở Tài chính", ["Sở Tài chính"]),
        ("Sở Khoa học và Công nghệ", ["Sở Khoa học và Công nghệ"]),
        ("Văn phòng UBND TP", [VPUB]),
        ("Đơn vị sự nghiệp", ["Đơn vị sự nghiệp công lập"]),
        ("Đơn vị sự nghiệp công lập", ["Đơn vị sự nghiệp công lập"]),
        ("UBND cấp xã", [COMMUNES]),
        ("UBND quận, huyện", [DISTRICTS]),
        ("UBND cấp huyện, Sở Nội vụ", [DISTRICTS, "Sở Nội vụ"]),
        ("Sở, ngành TP", [DEPARTMENTS]),
        ("Sở, ngành TP, UBND quận, huyện", [DEPARTMENTS, DISTRICTS]),
        ("Sở, ngành TP và UBND quận, huyện", [DEPARTMENTS, DISTRICTS]),
        ("Sở ngành TP và UBND quận, huyện", [DEPARTMENTS, DISTRICTS]),
        ("Sở, ban ngành TP, UBND quận, huyện", [DEPARTMENTS, DISTRICTS]),
        ("Sở. ban ngành TP, UBND quận, huyện", [DEPARTMENTS, DISTRICTS]),
        ("Sở, ngành TP, UBND cấp huyện, cấp xã", [DEPARTMENTS, DISTRICTS, COMMUNES]),
        ("Sở, ban ngành TP, UBND cấp huyện, cấp xã", [DEPARTMENTS, DISTRICTS, COMMUNES]),
        ("Sở, ban, ngành TP, UBND cấp huyện, cấp xã", [DEPARTMENTS, DISTRICTS, COMMUNES]),
        (
            "Sở, ban ngành TP, UBND quận, huyện, UBND xã, phường, thị trấn",
            [DEPARTMENTS, DISTRICTS, COMMUNES],
        ),
        ("Sở, ngành TP, UBND các cấp", [DEPARTMENTS, "UBND các cấp"]),
        ("Cơ quan chuyên môn thuộc UBND TP, Văn phòng UBND TP", [BOARDS, VPUB]),
        (
            (
                "Cơ quan chuyên môn thuộc UBND TP, Ban quản lý các khu chế xuất và công nghiệp Cần"
                " Thơ, UBND cấp huyện, cấp xã"
            ),
            [BOARDS, ZONES, DISTRICTS, COMMUNES],
        ),
        (
            "- Viện Kinh tế - Xã hội. - Sở Y tế. - Sở Giáo dục và Đào tạo.",
            ["Viện Kinh tế - Xã hội", "Sở Y tế", "Sở Giáo dục và Đào tạo"],
        ),
        (
            "- Sở Nội vụ - Cơ quan được phân cấp tổ chức thi hoặc xét thăng hạng",
            ["Sở Nội vụ", PROMOTERS],
        ),
        ("Công an TP, Sở Thông tin và Truyền thông", ["Công an thành phố", INFORMATION]),
        (
            "Sở Nội vụ, Sở Tư pháp, Sở thông tin và Truyền thông Sở Văn hóa, Thể thao và Du lịch",
            ["Sở Nội vụ", "Sở Tư pháp", INFORMATION, CULTURE],
        ),
        (
            (
                "Báo Cần Thơ, Đài Phát thanh và Truyền hình thành phố Cần Thơ, các cơ quan báo, đài"
                " Trung ương đóng tại địa phương"
            ),
            [
                "Báo Cần Thơ",
                "Đài Phát thanh và Truyền hình thành phố Cần Thơ",
                "Các cơ quan báo, đài Trung ương đóng tại địa phương",
            ],
        ),
    ],
)
def test_reads_the_cells_of_can_tho_2022(cell: str, names: list[str]) -> None:
    reading = read_agencies(cell, CAN_THO)

    assert [mention.name for mention in reading.mentions] == names
    assert reading.problems == ()
    assert reading.text == cell


ALL, OPEN = "Các sở, ban, ngành", "Các cơ quan có liên quan"
BINH_DINH = AgencyDirectory(
    [
        Agency("Văn phòng UBND tỉnh", level="province"),
        Agency("Công an tỉnh", level="province"),
        Agency("UBND tỉnh", level="province"),
        Agency("Ban Quản lý Khu kinh tế tỉnh", level="province"),
        *(
            Agency(f"UBND huyện {name}", level="district")
            for name in ("Tây Sơn", "Tuy Phước", "Hoài Ân", "Vân Canh", "Phù Cát", "An Lão")
        ),
        Agency("Đài Phát thanh và Truyền hình Bình Định", level="press"),
        Agency("Báo Bình Định", level="press"),
        Agency("Các cơ quan Trung ương đóng trên địa bàn tỉnh", group=True),
        Agency(OPEN, group=True),
        Agency("Các cơ quan, đơn vị thành viên Đoàn kiểm tra", group=True),
    ],
    national_agencies(),
)


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Sở Nội vụ", ["Sở Nội vụ"]),
        ("Văn phòng UBND tỉnh", ["Văn phòng UBND tỉnh"]),
        ("Các sở, ban, ngành có liên quan", [ALL]),
        ("Các sở, ban, ngành; UBND cấp huyện", [ALL, DISTRICTS]),
        ("Các Sở, ban, ngành; UBND cấp huyện", [ALL, DISTRICTS]),
        ("Các sở, ban, ngành, UBND cấp huyện", [ALL, DISTRICTS]),
        ("Các sở, ban, ngành; UBND cấp huyện, cấp xã", [ALL, DISTRICTS, COMMUNES]),
        ("Các sở, ban, ngành; UBND các cấp", [ALL, "UBND các cấp"]),
        (
            "Sở Tư pháp, Sở Thông tin và Truyền thông, các cơ quan, đơn vị liên quan",
            ["Sở Tư pháp", INFORMATION, OPEN],
        ),
        (
            "Các cơ quan Trung ương đóng trên địa bàn tỉnh",
            ["Các cơ quan Trung ương đóng trên địa bàn tỉnh"],
        ),
        ("Các cơ quan có liên quan", [OPEN]),
        ("Sở Tài chính và các cơ quan có liên quan", ["Sở Tài chính", OPEN]),
        ("Giám đốc Sở Nội vụ", ["Sở Nội vụ"]),
        ("Chánh Văn phòng Ủy ban nhân dân tỉnh", ["Văn phòng UBND tỉnh"]),
        (
            "Các sở, ban, ngành, Ủy ban nhân dân các huyện, thị xã, thành phố",
            [ALL, DISTRICTS],
        ),
        (
            "Đài Phát thanh và Truyền hình Bình Định, Báo Bình Định",
            ["Đài Phát thanh và Truyền hình Bình Định", "Báo Bình Định"],
        ),
        (
            "Công an tỉnh (Phòng PC06) và một số cơ quan liên quan",
            ["Công an tỉnh", OPEN],
        ),
        (
            (
                "Sở Kế hoạch và Đầu tư, Sở Công Thương, Sở Nông nghiệp và Phát triển nông thôn, Sở"
                " Lao động – Thương binh và Xã hội, Ban Quản lý Khu kinh tế tỉnh."
            ),
            [
                "Sở Kế hoạch và Đầu tư",
                "Sở Công Thương",
                "Sở Nông nghiệp và Phát triển nông thôn",
                "Sở Lao động - Thương binh và Xã hội",
                "Ban Quản lý Khu kinh tế tỉnh",
            ],
        ),
        (
            (
                "Khối Ủy ban nhân dân cấp huyện: Tây Sơn, Tuy Phước, Hoài Ân, Vân Canh (mỗi địa"
                " phương cấp huyện sẽ kiểm tra từ 02 đến 03 đơn vị cấp xã)."
            ),
            [f"UBND huyện {name}" for name in ("Tây Sơn", "Tuy Phước", "Hoài Ân", "Vân Canh")],
        ),
        (
            "Ủy ban nhân dân huyện Phù Cát và Ủy ban nhân dân huyện An Lão",
            ["UBND huyện Phù Cát", "UBND huyện An Lão"],
        ),
    ],
)
def test_reads_the_cells_of_binh_dinh(cell: str, names: list[str]) -> None:
    reading = read_agencies(cell, BINH_DINH)

    assert [mention.name for mention in reading.mentions] == names
    assert reading.problems == ()
    assert reading.text == cell
