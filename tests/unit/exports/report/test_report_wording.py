"""The words of a report's header: the locality's own, or made from its name."""

from __future__ import annotations

import pytest

from cchc_tracker.exports.report.wording import header_words
from cchc_tracker.model.agency.directory import Agency
from cchc_tracker.model.locality import Locality
from cchc_tracker.plugins import PluginOptions, load_plugins


def locality(agency: str = "Sở Nội vụ", *aliases: str, **wording: str) -> Locality:
    agencies = (Agency(agency, aliases),)
    return Locality(
        "x", "Tỉnh Bình Định", "province", "Việt Nam", agency, agencies, wording=wording
    )


def test_words_are_made_from_name_and_standing_agency() -> None:
    words = header_words(locality())
    assert words.superior == "Ủy ban nhân dân tỉnh Bình Định"
    assert words.superior_lines == ("Ủy ban nhân dân", "tỉnh Bình Định")
    assert (words.issuer, words.symbol, words.place) == ("Sở Nội vụ", "BC-SNV", "Bình Định")
    assert words.to == ("Ủy ban nhân dân tỉnh Bình Định",)
    assert words.signer == ("GIÁM ĐỐC",)


@pytest.mark.parametrize(
    ("agency", "symbol", "signer"),
    [
        ("Phòng Nội vụ", "BC-PNV", ("TRƯỞNG PHÒNG",)),
        ("Văn phòng UBND", "BC-VPUBND", ("CHÁNH VĂN PHÒNG",)),
        ("Trung tâm Phục vụ hành chính công", "BC-TTPVHCC", ("THỦ TRƯỞNG CƠ QUAN",)),
    ],
)
def test_symbol_and_office_follow_the_agency(
    agency: str, symbol: str, signer: tuple[str, ...]
) -> None:
    words = header_words(locality(agency))
    assert (words.symbol, words.signer) == (symbol, signer)


def test_committee_reports_to_the_level_above_in_its_own_name() -> None:
    words = header_words(locality("UBND tỉnh"))
    assert (words.superior, words.symbol) == ("Việt Nam", "BC-UBND")
    assert words.signer == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")


def test_abbreviation_among_the_aliases_is_taken() -> None:
    assert header_words(locality("Sở Nội vụ", "Nội vụ", "SNVBĐ")).symbol == "BC-SNVBĐ"


def test_own_words_win_and_semicolons_part_them() -> None:
    own = {
        "report_to": "Bộ Nội vụ; Ủy ban nhân dân tỉnh",
        "report_signer": "KT. GIÁM ĐỐC; PHÓ GIÁM ĐỐC",
        "report_recipients": "Sở Tư pháp",
        "report_unit": "CCHC",
        "report_place": "Quy Nhơn",
    }
    words = header_words(locality(**own))
    assert words.to == ("Bộ Nội vụ", "Ủy ban nhân dân tỉnh")
    assert words.signer == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    assert (words.recipients, words.unit, words.place) == (("Sở Tư pháp",), "CCHC", "Quy Nhơn")


@pytest.mark.parametrize("code", ["can-tho", "binh-dinh", "hai-phong", "huong-hoa"])
def test_localities_give_their_words(code: str) -> None:
    wording = load_plugins(PluginOptions()).locality(code).wording
    keys = ("superior", "issuer", "symbol", "place", "to", "signer")
    assert [key for key in keys if not wording.get(f"report_{key}")] == []
