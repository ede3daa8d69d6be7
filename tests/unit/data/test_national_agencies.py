"""The default agencies are whole, unambiguous and neutral about a province's level."""

from __future__ import annotations

from cchc_tracker.data.agencies import national_agencies
from cchc_tracker.model.agency.index import AgencyDirectory

LEVELS = {"central", "province", "district", "commune", "party", "press", ""}


def test_every_spelling_leads_to_its_own_agency() -> None:
    directory = AgencyDirectory(national_agencies())

    astray = [
        (spelling, agency.name)
        for agency in national_agencies()
        for spelling in (agency.name, *agency.aliases)
        if (found := directory.find(spelling)) is None or found.name != agency.name
    ]
    assert astray == []


def test_names_are_unique_and_levels_known() -> None:
    names = [agency.name for agency in national_agencies()]

    assert len(set(names)) == len(names)
    assert {agency.level for agency in national_agencies()} <= LEVELS


def test_members_are_defaults_themselves_and_only_groups_have_them() -> None:
    names = {agency.name for agency in national_agencies()}

    assert all(agency.group for agency in national_agencies() if agency.members)
    assert {member for agency in national_agencies() for member in agency.members} <= names


def test_departments_of_both_sides_of_the_2025_mergers_are_there() -> None:
    names = {agency.name for agency in national_agencies()}

    assert {"Sở Nông nghiệp và Môi trường", "Sở Thông tin và Truyền thông"} <= names
