"""A locality's folder: what is read when, and how each mistake in its files is told."""

from __future__ import annotations

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.data import vietnam_calendar
from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.plan import PlanKind
from cchc_tracker.plugins import Readers, locality_folder

if TYPE_CHECKING:
    from cchc_tracker.model.plan import Plan

SAMPLE = Path(__file__).parents[2] / "contract" / "samples" / "sample-good"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the sample to break."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "sample-good"))


def plan_of(folder: Path) -> Plan:
    (template,) = locality_folder(folder).plan_templates()
    return template.load(Readers(vietnam_calendar()))


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def error_of(folder: Path) -> str:
    with pytest.raises(BadDataError) as error:
        plan_of(folder)
    return str(error.value)


def test_a_plan_has_its_document_s_facts() -> None:
    plan = plan_of(SAMPLE)
    assert (plan.template, plan.kind, plan.number) == (
        "sample-good-2022",
        PlanKind.ANNUAL,
        "12/KH-UBND",
    )
    assert plan.issued_on == date(2022, 1, 5)
    assert plan.cited[0].number == "76/NQ-CP"
    assert plan.errata[0].corrected == "tập huấn"
    assert plan.measures[0].area_no == "I"
    assert plan.facts == {
        "window": {"start": "2022-03-01", "end": "2022-03-31"},
        "units": ["Phòng Tư pháp"],
    }


def test_goals_of_the_matrix_come_first_with_their_targets() -> None:
    printed, body = plan_of(SAMPLE).goals
    assert (printed.area_no, printed.no, printed.text) == ("I", "1.1", "100% văn bản được rà soát")
    assert printed.targets[0].value == Decimal(100)
    assert (body.area_no, body.no, body.targets[0].value) == ("II", None, Decimal("2.5"))


def test_a_locality_has_its_agencies_and_reports() -> None:
    (locality,) = locality_folder(SAMPLE).localities()
    assert (locality.code, locality.level, len(locality.agencies)) == ("sample-good", "district", 3)
    assert locality.agencies[2].members == ("Phòng Nội vụ", "Phòng Tư pháp")
    assert locality.reports[0].data_from == "15/12-1"


def test_templates_are_listed_without_reading_a_matrix(folder: Path) -> None:
    (folder / "plans" / "2022" / "matrix.csv").unlink()
    (template,) = locality_folder(folder).plan_templates()
    assert template.id == "sample-good-2022"
    assert "matrix.csv can't be read: No such file" in error_of(folder)


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path) -> None:
    plugin = locality_folder(tmp_path / "nowhere")
    with pytest.raises(BadDataError, match=r"locality\.toml can't be read"):
        plugin.localities()


def test_a_package_is_found_by_its_name() -> None:
    with pytest.raises(BadDataError, match="needs a package"):
        locality_folder(None)
    assert str(locality_folder("cchc_tracker.plugins").root).endswith("plugins")


def test_unit_plans_and_reports_on_request_are_read(folder: Path) -> None:
    more = """
[[reports]]
kind = "H1"
on_request = true

[unit_plans]
deadline = "trước ngày 31 tháng 01"
to = "Sở Nội vụ"
"""
    with (folder / "locality.toml").open("a", encoding="utf-8") as file:
        file.write(more)
    (locality,) = locality_folder(folder).localities()
    assert [rule.on_request for rule in locality.reports] == [False, True]
    assert locality.unit_plans is not None
    assert locality.unit_plans.to == "Sở Nội vụ"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('code = "sample-good"', 'code = "Sample Good"', "code: 'Sample Good' must be lower-case"),
        ('name = "Huyện Mẫu"', "", "name is missing; add it"),
        ('level = "district"', 'level = "county"', "level is 'county', but must be one of"),
        ('parent = "Tỉnh Mẫu"', 'parnet = "Tỉnh Mẫu"', "parent is missing"),
        ('agency = "Phòng Nội vụ"', 'agency = "Ai đó"', "standing_agency: 'Ai đó' is not among"),
        ('aliases = ["PNV"]', 'alias = ["PNV"]', "unknown key agencies[1].alias; known keys"),
        ('aliases = ["PNV"]', 'aliases = "PNV"', "agencies[1].aliases must be a list of texts"),
        ('name = "Phòng Tư pháp"', 'name = "Phòng Nội vụ"', "agencies: 'Phòng Nội vụ' stands"),
        ("group = true", "group = 1", "agencies[3].group must be true or false"),
        ("group = true", "", "agencies[3].members: only a group has members"),
        ('due = "16/03"', 'due = "16 tháng 3"', "reports[1].due: '16 tháng 3' must be DD/MM"),
        ('due = "16/03"', 'due = "31/02"', "reports[1].due: '31/02' is no day of every year"),
        ('due = "16/03"', "on_request = true", "on_request: a report on request has no days"),
        ('data_to = "14/03"', "", "reports[1].data_to: give both the first and the last day"),
        ("[[reports]]", '[[reports]]\nkind = "Q1"\n[[reports]]', "reports: 'Q1' stands twice"),
        ("[[reports]]", '[unit_plans]\nto = "SNV"\n[[reports]]', "unit_plans.deadline is missing"),
        ('code = "sample-good"', "code = sample", "can't be read: "),
    ],
)
def test_a_mistake_in_locality_toml(folder: Path, old: str, new: str, reason: str) -> None:
    change(folder / "locality.toml", old, new)
    error = error_of(folder)
    assert str(folder / "locality.toml") in error
    assert reason in error


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("year = 2022", 'year = "2022"', "year must be a whole number without quotes"),
        ("year = 2022", "", "year is missing"),
        ('kind = "annual"', 'kind = "yearly"', "kind is 'yearly', but must be one of annual, insp"),
        ("issued_on = 2022-01-05", 'issued_on = "5/1/2022"', "issued_on must be a date such as"),
        ('code = "institutions"', 'code = "law"', "areas[1].code is 'law', but must be one of"),
        ('no = "II"', 'no = "I"', "areas: 'I' stands twice"),
        ('"Hoạt động" = "activity"', '"Hoạt động" = "action"', "'Hoạt động' is 'action', but"),
        ('"Hoạt động" = "activity"', '"Hoạt động" = "task"', "matrix: 'task' stands twice"),
        ('"STT" = "number"', '"STT" = "note"', "no column is 'number'"),
        ('"STT" = "number"', '"TT" = "number"', "matrix.csv has the column 'TT' 0 times"),
        ('"Hoạt động" = "activity"', "", "matrix.csv has the column 'Hoạt động', which [matrix]"),
        ('value = "100"', 'value = "một trăm"', "goals[1].targets[1].value: 'một trăm' must be"),
        ('operator = "="', 'operator = "≥"', "goals[1].targets[1].operator is '≥', but must be"),
        ('no = "1.1"', 'no = "1.9"', "goal 1.9 is not in matrix.csv"),
        ('area = "II"', 'area = "IX"', "goals[2].area: 'IX' is not the `no` of one of"),
        ("[[cited]]", "[cited]", "cited must be written as [[...]] tables"),
        ('signer = ""', 'signers = ""', "unknown key signers"),
    ],
)
def test_a_mistake_in_plan_toml(folder: Path, old: str, new: str, reason: str) -> None:
    change(folder / "plans" / "2022" / "plan.toml", old, new)
    assert reason in error_of(folder)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (",Quý II\n", ",Quý II,thừa\n", "line 4 has 9 cells, but the header has 8"),
        ("I,Cải cách thể chế", "I,Thể chế", "line 2: area I is 'Thể chế' here"),
        (",Nt,", ',"Nt,', "isn't a CSV file"),
        ("STT,", "STT;", "the column 'STT' 0 times"),
    ],
)
def test_a_mistake_in_matrix_csv(folder: Path, old: str, new: str, reason: str) -> None:
    change(folder / "plans" / "2022" / "matrix.csv", old, new)
    error = error_of(folder)
    assert "matrix.csv" in error
    assert reason in error


def test_a_file_saved_with_semicolons_or_in_another_encoding_is_told_so(folder: Path) -> None:
    matrix = folder / "plans" / "2022" / "matrix.csv"
    text = matrix.read_text(encoding="utf-8")
    matrix.write_text(text.replace(",", ";"), encoding="utf-8")
    assert "has cells between semicolons" in error_of(folder)
    matrix.write_bytes(text.encode("utf-16"))
    assert "isn't saved as UTF-8" in error_of(folder)


def test_excel_s_mark_line_ends_and_decomposed_letters_change_nothing(folder: Path) -> None:
    import unicodedata

    matrix = folder / "plans" / "2022" / "matrix.csv"
    text = unicodedata.normalize("NFD", matrix.read_text(encoding="utf-8"))
    matrix.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode() + b",,,,,,,\r\n")
    assert plan_of(folder) == plan_of(SAMPLE)
