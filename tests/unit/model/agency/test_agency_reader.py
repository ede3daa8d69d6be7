"""The reader's rules on cells the documents don't have: separators, elisions, unknowns."""

from __future__ import annotations

import unicodedata

import pytest

from cchc_tracker.model.agency.directory import Mention
from cchc_tracker.model.agency.reader import read_agencies
from cchc_tracker.model.problem import Severity
from tests.unit.model.agency.city_agencies import (
    ALL,
    CITY,
    GD,
    HUYEN,
    KH,
    LD,
    NV,
    OPEN,
    TC,
    TP,
    TT,
    UB,
    VH,
    VP,
    XA,
    YT,
    names,
)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        # separators
        ("Sở Nội vụ; Sở Tài chính", [NV, TC]),
        ("Sở Nội vụ\nSở Tài chính", [NV, TC]),
        ("- Sở Nội vụ\n- Sở Tài chính", [NV, TC]),
        ("+ Sở Nội vụ\n+ Sở Tài chính", [NV, TC]),
        ("1. Sở Nội vụ\n2. Sở Tài chính", [NV, TC]),
        ("a) Sở Nội vụ b) Sở Tài chính", [NV, TC]),
        ("Sở Nội vụ/Sở Tài chính", [NV, TC]),
        ("Sở Nội vụ. Sở Tài chính.", [NV, TC]),
        ("Sở Nội vụ – Sở Tài chính", [NV, TC]),
        ("Sở Nội vụ và Sở Tài chính", [NV, TC]),
        ("Sở Nội vụ cùng với Sở Tài chính", [NV, TC]),
        ("Sở Nội vụ hoặc Sở Tài chính", [NV, TC]),
        ("Sở Nội vụ,Sở Tài chính", [NV, TC]),
        ("  Sở Nội vụ ,  Sở Tài chính , ", [NV, TC]),
        # missing separators
        ("Sở Nội vụ Sở Tài chính Sở Tư pháp", [NV, TC, TP]),
        ("Sở Nội vụ Văn phòng UBND TP", [NV, VP]),
        ("Công an TP UBND cấp huyện", ["Công an thành phố", HUYEN]),
        ("Sở Nội vụ Các cơ quan có liên quan", [NV, OPEN]),
        ("Sở Sở Nội vụ", [NV]),
        # names with a comma, a dash, `và`
        ("Sở Lao động, Thương binh và Xã hội, Sở Y tế", [LD, YT]),
        ("Sở Lao động-Thương binh và Xã hội; Sở Y tế", [LD, YT]),
        ("Sở Lao động Thương binh và Xã hội", [LD]),
        ("Sở LĐ-TB&XH, Sở LĐTBXH", [LD]),
        ("Sở Văn hóa Thể thao và Du lịch", [VH]),
        ("Sở Văn hóa, Thể thao, Du lịch", [VH]),
        ("Sở Văn hóa và Thể thao, Sở Du lịch", ["Sở Văn hóa và Thể thao", "Sở Du lịch"]),
        ("Sở Kế hoạch và Đầu tư và Sở Tài chính", ["Sở Kế hoạch và Đầu tư", TC]),
        ("Phòng Tài chính – Kế hoạch", ["Phòng Tài chính - Kế hoạch"]),
        ("Văn phòng Hội đồng nhân dân và UBND huyện", ["Văn phòng HĐND và UBND"]),
        ("Văn phòng HĐND-UBND", ["Văn phòng HĐND và UBND"]),
        ("Sở Giáo dục\nvà Đào tạo\nSở Y tế", [GD, YT]),
        # spellings
        ("SỞ NỘI VỤ; VĂN PHÒNG UBND TP", [NV, VP]),
        ("so noi vu, so tu phap", [NV, TP]),
        ("Sở Tài Chính, Sở thông tin và truyền thông", [TC, TT]),
        ("Sở TT&TT, Sở KH & CN, Sở GD-ĐT", [TT, KH, GD]),
        ("Uỷ ban nhân dân TP", [UB]),
        ("UBNDTP, VP UBND TP", [UB, VP]),
        ("Sở Văn hoá, Thể thao và Du lịch", [VH]),
        ("Sở Nội vụ TP, Sở Tài chính thành phố", [NV, TC]),
        ("Sở Công thương, Sở công Thương", ["Sở Công Thương"]),
        # groups
        ("các Sở, ban, ngành; các quận, huyện", [ALL, HUYEN]),
        ("Sở ban ngành thành phố; UBND các quận và huyện", [ALL, HUYEN]),
        ("UBND các huyện, thị xã và thành phố", [HUYEN]),
        ("UBND các xã, phường, đặc khu", [XA]),
        ("Các sở, ban, ngành, đoàn thể TP", ["Các sở, ban, ngành, đoàn thể"]),
        ("Các cơ quan, đơn vị, địa phương liên quan", [OPEN]),
        # elided heads
        ("UBND cấp huyện, xã", [HUYEN, XA]),
        ("UBND cấp huyện và cấp xã", [HUYEN, XA]),
        ("UBND quận, huyện, xã, phường, thị trấn", [HUYEN, XA]),
        ("Sở Nội vụ, Tài chính, Tư pháp", [NV, TC, TP]),
        ("Sở Nội vụ và Tài chính", [NV, TC]),
        ("Sở Nội vụ, Văn phòng UBND TP, Tài chính", [NV, VP, TC]),
        ("Các Sở: Lao động, Thương binh và Xã hội, Y tế; UBND cấp huyện", [LD, YT, HUYEN]),
        ("03 sở gồm Nội vụ, Tài chính và Tư pháp", [NV, TC, TP]),
        ("các Sở: KH&CN, TT&TT", [KH, TT]),
        ("Phòng Nội vụ, Tư pháp", ["Phòng Nội vụ", "Phòng Tư pháp"]),
        ("UBND quận Ninh Kiều, Bình Thủy", ["UBND quận Ninh Kiều", "UBND quận Bình Thủy"]),
        (
            "UBND các quận, huyện: Ninh Kiều, Phong Điền",
            ["UBND quận Ninh Kiều", "UBND huyện Phong Điền"],
        ),
        # offices, labels, roles
        ("Giám đốc Sở Nội vụ, Chánh Văn phòng UBND TP", [NV, VP]),
        ("Chủ trì: Sở Nội vụ; Phối hợp: Sở Tài chính", [NV, TC]),
        ("Sở Nội vụ chủ trì, phối hợp với Sở Tài chính", [NV, TC]),
        ("Sở Nội vụ, Sở Nội vụ", [NV]),
    ],
)
def test_reads_what_the_cell_names(cell: str, expected: list[str]) -> None:
    reading = read_agencies(cell, CITY)

    assert names(reading) == expected
    assert reading.problems == ()


@pytest.mark.parametrize("cell", ["Sở Nội vụ, Văn phòng UBND TP", "UBND cấp huyện, cấp xã"])
def test_decomposed_text_reads_like_composed_text(cell: str) -> None:
    decomposed = unicodedata.normalize("NFD", cell)

    reading = read_agencies(decomposed, CITY)
    assert names(reading) == names(read_agencies(cell, CITY))
    assert reading.text == decomposed


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Phòng Kiểm soát, Sở Nội vụ", [("Phòng Kiểm soát", False), (NV, True)]),
        ("Thanh tra Sở Nội vụ", [("Thanh tra Sở Nội vụ", False)]),
        ("Sở Nội vụ Hải Phòng", [("Sở Nội vụ Hải Phòng", False)]),
        ("UBND TP Ngã Bảy", [("UBND TP Ngã Bảy", False)]),
        ("Ban Nội vụ", [("Ban Nội vụ", False)]),
        ("Công ty Điện lực, Sở Y tế", [("Công ty Điện lực", False), (YT, True)]),
        ("Sở Y tế và Viễn thông Cần Thơ", [(YT, True), ("Viễn thông Cần Thơ", False)]),
        (
            "Trung tâm Văn hóa, Thể thao và Truyền thanh; Sở Y tế",
            [("Trung tâm Văn hóa, Thể thao và Truyền thanh", False), (YT, True)],
        ),
        ("Văn phòng\n- UBND TP", [("Văn phòng", False), (UB, True)]),
        (
            "Ủy ban nhân dân các quận, huyện, gồm: Ngô Quyền, Lê Chân",
            [("UBND Ngô Quyền", False), ("UBND Lê Chân", False)],
        ),
        ("???", [("???", False)]),
        ("Không", [("Không", False)]),
    ],
)
def test_an_unknown_name_stays_as_printed(cell: str, expected: list[tuple[str, bool]]) -> None:
    reading = read_agencies(cell, CITY, place="r7 lead")

    assert [(mention.name, mention.resolved) for mention in reading.mentions] == expected
    unknown = [mention.printed for mention in reading.mentions if not mention.resolved]
    assert [problem.text for problem in reading.problems] == unknown
    assert {(p.code, p.severity, p.place) for p in reading.problems} == {
        ("agency-unresolved", Severity.WARNING, "r7 lead")
    }


@pytest.mark.parametrize(
    ("cell", "mention"),
    [
        (
            "Các sở, ban, ngành có liên quan",
            Mention(ALL, "Các sở, ban, ngành có liên quan", group=True, qualifier="có liên quan"),
        ),
        (
            "Các sở, ban, ngành có\nliên quan; ",
            Mention(ALL, "Các sở, ban, ngành có\nliên quan", group=True, qualifier="có liên quan"),
        ),
        (
            "Công an TP (Phòng PC06)",
            Mention("Công an thành phố", "Công an TP (Phòng PC06)", qualifier="Phòng PC06"),
        ),
        ("Giám đốc Sở Y tế.", Mention(YT, "Giám đốc Sở Y tế")),
        (
            "Đơn vị sự nghiệp thuộc TP",
            Mention(
                "Đơn vị sự nghiệp công lập",
                "Đơn vị sự nghiệp thuộc TP",
                group=True,
                qualifier="thuộc TP",
            ),
        ),
        (
            "các sở, ngành TP trên địa bàn và UBND cấp xã",
            Mention(ALL, "các sở, ngành TP trên địa bàn", group=True, qualifier="trên địa bàn"),
        ),
    ],
)
def test_what_narrows_an_agency_is_its_qualifier(cell: str, mention: Mention) -> None:
    assert read_agencies(cell, CITY).mentions[0] == mention


def test_printed_pieces_follow_the_text() -> None:
    reading = read_agencies("- Sở, ban ngành TP,\n- UBND cấp huyện, cấp xã.", CITY)

    assert [mention.printed for mention in reading.mentions] == [
        "Sở, ban ngành TP",
        "UBND cấp huyện",
        "cấp xã",
    ]
