"""The test kit finds what it promises to find."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cchc_tracker.plugins import locality_folder
from cchc_tracker.plugins.testing import check_locality, unread_cells

SAMPLE = Path(__file__).parents[2] / "contract" / "samples" / "sample-good"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the sample to break."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "sample-good"))


def found(folder: Path, rows: dict[str, int] | None = None) -> list[tuple[str, str]]:
    problems = check_locality(locality_folder(folder), rows)
    return [(problem.place, str(problem.message)) for problem in problems]


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_good_locality_has_no_problem() -> None:
    assert found(SAMPLE, {"sample-good-2022": 4}) == []
    assert unread_cells(locality_folder(SAMPLE)) == ()


def test_rows_are_counted_and_templates_missed(folder: Path) -> None:
    assert found(folder, {"sample-good-2022": 5, "sample-good-2023": 1}) == [
        ("sample-good-2023", "there is no such template"),
        ("sample-good-2022", "the matrix has 4 rows, not 5"),
    ]


def test_a_member_nobody_knows(folder: Path) -> None:
    change(folder / "locality.toml", '"Phòng Tư pháp"]', '"Phòng Lạ Đời"]')
    assert found(folder) == [
        ("sample-good", "Phòng Lạ Đời, a member of Các phòng, ban, is unknown")
    ]


def test_an_erratum_that_quotes_something_else(folder: Path) -> None:
    change(folder / "plans" / "2022" / "plan.toml", '"r2 activity"', '"r1 activity"')
    assert found(folder) == [
        ("sample-good-2022 r1 activity", "the erratum tập huân doesn't stand there")
    ]


def test_a_file_that_cannot_be_read(folder: Path) -> None:
    (folder / "plans" / "2022" / "matrix.csv").unlink()
    ((place, sentence),) = found(folder)
    assert place == "sample-good-2022"
    assert "matrix.csv can't be read" in sentence


def test_a_plugin_that_is_no_locality() -> None:
    assert [str(problem.message) for problem in check_locality(object())] == [
        "the plugin brings no usable locality"
    ]


def test_unread_cells_are_listed_and_no_breach(folder: Path) -> None:
    change(folder / "plans" / "2022" / "matrix.csv", "Quý IV", "hôm nào rảnh rỗi")
    change(folder / "plans" / "2022" / "matrix.csv", ",PNV,", ",Hội Lạ Đời,")
    assert found(folder) == []
    assert [(problem.place, problem.text) for problem in unread_cells(locality_folder(folder))] == [
        ("r4", "hôm nào rảnh rỗi"),
        ("r4", "Hội Lạ Đời"),
    ]
