"""Dittos and blanks of a column of agencies: the row above again, or nobody."""

from __future__ import annotations

import pytest

from cchc_tracker.model.agency.cues import is_ditto
from cchc_tracker.model.agency.directory import AgencyReading
from cchc_tracker.model.agency.reader import read_agencies
from tests.unit.model.agency.city_agencies import ABOVE, ALL, CITY, HUYEN, YT, names


@pytest.mark.parametrize(
    "mark",
    ["Nt", "nt", "NT", "-nt-", "- Nt -", "nt.", "″", '"', "”", "//", "như trên", "Như Trên", "n.t"],
)
def test_a_ditto_mark_takes_the_row_above(mark: str) -> None:
    reading = read_agencies(mark, CITY, ABOVE)

    assert reading.ditto
    assert reading.text == mark
    assert names(reading) == names(ABOVE)
    assert {mention.printed for mention in reading.mentions} == {mark}
    assert reading.problems == ()


def test_long_rows_of_signs_are_told_from_dittos_at_once() -> None:
    assert not is_ditto('"--' * 20_000 + "x")
    assert is_ditto('"--' * 20_000)


def test_dittos_repeat_down_a_column() -> None:
    second = read_agencies("Nt", CITY, ABOVE)

    assert names(read_agencies("-nt-", CITY, second)) == [ALL, HUYEN]


def test_a_ditto_mark_can_stand_in_a_list() -> None:
    reading = read_agencies("Nt; Sở Y tế", CITY, ABOVE)

    assert reading.ditto
    assert names(reading) == [ALL, HUYEN, YT]


@pytest.mark.parametrize("above", [None, AgencyReading("")])
def test_a_ditto_mark_with_nothing_above_is_a_problem(above: AgencyReading | None) -> None:
    reading = read_agencies("Nt", CITY, above, place="r1 support")

    assert reading.mentions == ()
    assert [(p.code, p.place, p.text) for p in reading.problems] == [
        ("agency-ditto-alone", "r1 support", "Nt")
    ]


@pytest.mark.parametrize("blank", [None, "", "  ", "\n", "-", "–", "…", "..."])
def test_a_blank_cell_names_nobody_and_is_no_problem(blank: str | None) -> None:
    assert read_agencies(blank, CITY, ABOVE) == AgencyReading(blank or "")
