"""The directory finds agencies by any spelling, keeps local names and flattens groups."""

from __future__ import annotations

import unicodedata

import pytest

from cchc_tracker.data.agencies import national_agencies
from cchc_tracker.model.agency.directory import Agency
from cchc_tracker.model.agency.index import AgencyDirectory

CITY = AgencyDirectory(
    [
        Agency("Sở Nội vụ", ("SNV",), level="province"),
        Agency("Văn phòng UBND thành phố", level="province"),
        Agency("Sở Văn hóa, Thể thao và Du lịch", level="province"),
        Agency("UBND cấp huyện", ("UBND quận, huyện",), group=True, members=("UBND quận Ô Môn",)),
        Agency("UBND quận Ô Môn", level="district"),
    ],
    national_agencies(),
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sở Nội vụ", "Sở Nội vụ"),
        ("SỞ NỘI VỤ", "Sở Nội vụ"),
        ("so noi vu", "Sở Nội vụ"),
        (unicodedata.normalize("NFD", "Sở Nội vụ"), "Sở Nội vụ"),
        ("snv", "Sở Nội vụ"),
        ("VP UBND TP", "Văn phòng UBND thành phố"),
        ("Văn phòng Uỷ ban nhân dân thành phố", "Văn phòng UBND thành phố"),
        ("Sở Văn hoá Thể thao & Du lịch", "Sở Văn hóa, Thể thao và Du lịch"),
        ("UBND các quận, huyện", "UBND cấp huyện"),
        ("Ủy ban nhân dân quận và huyện", "UBND cấp huyện"),
        ("Các sở", "Các sở, ban, ngành"),
        ("Sở", None),
        ("", None),
        ("Phòng Sở Nội vụ", None),
    ],
)
def test_finds_an_agency_by_any_spelling(text: str, name: str | None) -> None:
    found = CITY.find(text)

    assert (found.name if found else None) == name


def test_a_default_lends_its_spellings_to_the_locality_s_own_agency() -> None:
    names = [agency.name for agency in CITY.agencies]

    assert "Văn phòng UBND cấp tỉnh" not in names
    found = CITY.find("Văn phòng UBND cấp tỉnh")
    assert found is not None
    assert found.name == "Văn phòng UBND thành phố"


def test_a_default_the_locality_says_nothing_about_keeps_its_neutral_name() -> None:
    found = CITY.find("Công an TP")

    assert found is not None
    assert found.name == "Công an cấp tỉnh"


def test_the_own_agencies_come_first_in_their_order() -> None:
    assert [agency.name for agency in CITY.agencies[:2]] == [
        "Sở Nội vụ",
        "Văn phòng UBND thành phố",
    ]


def test_a_lent_spelling_never_takes_what_another_own_agency_bears() -> None:
    directory = AgencyDirectory(
        [Agency("A", ("first",)), Agency("B", ("second",))],
        [Agency("C", ("first", "second", "third"))],
    )

    names = [found.name for text in ("second", "third") if (found := directory.find(text))]
    assert names == ["B", "A"]


def test_members_are_flattened_and_a_group_without_members_stays() -> None:
    assert CITY.members("UBND các cấp") == ("UBND quận Ô Môn", "UBND cấp xã")
    assert CITY.members("Sở Nội vụ") == ()
    assert CITY.members("không có") == ()


def test_groups_that_contain_each_other_end() -> None:
    directory = AgencyDirectory(
        [
            Agency("A", group=True, members=("B", "x")),
            Agency("B", group=True, members=("A", "y")),
        ]
    )

    assert directory.members("A") == ("y", "x")


def test_marks_tell_names_apart_that_fold_alike() -> None:
    directory = AgencyDirectory([Agency("UBND xã An Hòa"), Agency("UBND xã Ân Hòa")])

    found = [directory.find(text) for text in ("UBND xã Ân Hoà", "UBND xã An Hòa")]
    assert [agency.name if agency else None for agency in found] == [
        "UBND xã Ân Hòa",
        "UBND xã An Hòa",
    ]
    assert directory.find("ubnd xa an hoa") is None


def test_a_plural_tells_the_group_from_the_single_agency() -> None:
    directory = AgencyDirectory([Agency("UBND huyện", level="district")], national_agencies())

    single, group = directory.find("ubnd huyen"), directory.find("UBND các huyện")
    assert single is not None
    assert group is not None
    assert (single.name, group.name) == ("UBND huyện", "UBND cấp huyện")


def test_a_name_beats_an_alias() -> None:
    directory = AgencyDirectory([Agency("A", ("B",)), Agency("B")])

    found = directory.find("b")
    assert found is not None
    assert found.name == "B"
