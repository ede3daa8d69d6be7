"""What the import screens show, without screens: folders, columns put right, tables, reports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from cchc_tracker.imports.request import ImportRequest
from cchc_tracker.model.errors import BadDataError, CchcError, NotAllowedError
from cchc_tracker.services.importing import keep_import
from cchc_tracker.services.language import Language
from cchc_tracker.services.session import Session, open_session
from cchc_tui.content.import_lines import FIELDS, View, field_of, lines_of
from cchc_tui.content.import_reading import (
    ReadFile,
    read_file,
    read_plan,
    with_field,
    with_next_table,
)
from cchc_tui.content.server_files import entries, likely_locality, likely_year, readable_endings
from tests.tui.conftest import NOW, plugins

if TYPE_CHECKING:
    from collections.abc import Iterator

IMPORTS = Path(__file__).parents[1] / "data" / "imports"
REQUEST = ImportRequest("can-tho", 2022, plan_id="moi")
BLANK_HEADINGS = "a,b,c\n1,Rà soát văn bản,Sở Tư pháp\n2,Kiểm tra,Sở Nội vụ\n"
TWO_TABLES = """
<table><tr><td>Nhiệm vụ</td><td>Chủ trì</td></tr><tr><td>Khác</td><td>Sở Y tế</td></tr></table>
<p>Kế hoạch</p>
<table><tr><td>TT</td><td>Nhiệm vụ</td><td>Sản phẩm</td><td>Chủ trì</td><td>Thời gian</td></tr>
<tr><td>1</td><td>Rà soát</td><td>Báo cáo</td><td>Sở Nội vụ</td><td>Quý I</td></tr></table>
"""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    path = tmp_path / "cchc.db"
    with open_session(path, "lan", plugins, create=True, clock=lambda: NOW) as opened:
        yield opened


def read(session: Session, path: Path, request: ImportRequest = REQUEST) -> ReadFile:
    return read_plan(session, read_file(session, path), request)


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def texts(found: ReadFile, view: View, code: str = "en") -> list[str]:
    return [line.text for line in lines_of(found, view, Language(code))]


def test_a_folder_lists_folders_first_and_only_what_can_be_read(
    session: Session, tmp_path: Path
) -> None:
    folder = tmp_path / "tệp"
    (folder / "Đã ký").mkdir(parents=True)
    for name in ("b.DOCX", "a.xlsx", "ảnh.png", ".ẩn.docx", "không tên"):
        (folder / name).touch()
    (folder / "lối tắt").symlink_to(folder / "không có")

    found = entries(folder, readable_endings(session))

    assert [each.name for each in found] == ["Đã ký/", "a.xlsx", "b.DOCX"]


@pytest.mark.parametrize("name", ["không có", "a.txt", "x\0y", "d" * 300])
def test_what_is_no_folder_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").touch()

    with pytest.raises(NotAllowedError):
        entries(tmp_path / name, frozenset({".txt"}))


@pytest.mark.parametrize(
    ("name", "year"),
    [("ke hoach 2022.docx", 2022), ("KH12022.docx", 1999), ("k2020_2021.xlsx", 2020), ("", 1999)],
)
def test_the_year_of_a_file_s_name(name: str, year: int) -> None:
    assert likely_year(name, 1999) == year


def test_the_locality_of_a_file_s_name_else_of_the_open_plan(session: Session) -> None:
    localities = session.plugins.localities()
    codes = [each.code for each in localities]

    def likely(name: str, otherwise: str = "") -> str:
        return codes[likely_locality(name, localities, otherwise)]

    assert likely("KH CCHC Cần Thơ 2023.docx") == "can-tho"
    assert likely("ke_hoach_binh_dinh.xlsx", "can-tho") == "binh-dinh"
    assert likely("phụ lục.docx", "huong-hoa") == "huong-hoa"
    assert likely("phụ lục.docx") == codes[0]


@pytest.mark.parametrize(
    ("file", "locality", "year", "rows"),
    [("can-tho-2022.txt", "can-tho", 2022, 57), ("binh-dinh-2020.txt", "binh-dinh", 2020, 35)],
)
@pytest.mark.parametrize("code", ["vi", "en"])
def test_the_seeds_are_read_whole(
    session: Session, file: str, locality: str, year: int, rows: int, code: str
) -> None:
    found = read(session, IMPORTS / file, ImportRequest(locality, year))

    assert found.imported is not None
    assert len(texts(found, View.ROWS, code)) == rows
    assert len(texts(found, View.COLUMNS, code)) == len(found.columns)
    assert {field_of(column) for column in found.columns} <= set(FIELDS)
    report = texts(found, View.REPORT, code)
    assert len(report) > len(found.imported.problems)
    rows_told = [line.row for line in lines_of(found, View.REPORT, Language(code)) if line.row]
    assert all(1 <= row <= rows for row in rows_told)


def test_the_report_tells_the_doubts_of_the_seed_with_their_rows(session: Session) -> None:
    found = read(session, IMPORTS / "can-tho-2022.txt")
    lines = lines_of(found, View.REPORT, Language("en"))

    duplicate = next(line for line in lines if "3.18" in line.text)
    assert duplicate.row == 25
    marked = [text[:1] for text in texts(found, View.ROWS)]
    assert marked[24] == "~"
    assert marked.count("~") == len({line.row for line in lines if line.text.startswith("[")})


def test_a_column_put_right_changes_the_rows(session: Session) -> None:
    path = IMPORTS / "can-tho-2022.txt"
    found = read(session, path)
    support = next(each.number for each in found.columns if each.fields == ("support",))
    request = with_field(REQUEST, found, support, "extra")

    changed = read(session, path, request)

    assert changed.imported is not None
    assert changed.columns[support - 1].fields == ()
    assert {each.support_text for each in changed.imported.plan.activities} == {None}
    assert any(each.field == "extra" for each in changed.imported.origins)
    assert changed.samples[support - 1] == found.samples[support - 1]


def test_a_field_goes_from_one_column_to_another(session: Session) -> None:
    path = IMPORTS / "can-tho-2022.txt"
    found = read(session, path)
    once = with_field(REQUEST, found, 6, "support")
    twice = with_field(once, found, 7, "support")

    changed = read(session, path, twice)

    assert twice.mapping == {"7": "support"}
    assert [each.fields for each in changed.columns[5:7]] == [("lead",), ("support",)]


def test_columns_without_known_headings_are_named_one_by_one(
    session: Session, tmp_path: Path
) -> None:
    path = written(tmp_path, "a.csv", BLANK_HEADINGS)
    found = read(session, path)
    assert found.imported is None
    assert found.failure is not None
    assert found.samples[1] == ("b", "Rà soát văn bản", "Kiểm tra")
    assert texts(found, View.ROWS) == texts(found, View.REPORT) == []
    request = REQUEST
    for column, field in enumerate(("number", "task", "lead"), start=1):
        request = with_field(request, found, column, field)
        found = read(session, path, request)

    assert found.imported is not None
    assert [each.ref for each in found.imported.plan.activities] == ["I.1", "I.2"]


def test_another_table_and_back(session: Session, tmp_path: Path) -> None:
    path = written(tmp_path, "a.html", TWO_TABLES)
    first = read(session, path)
    assert (first.table, first.tables) == (2, (2, 1))
    request = with_next_table(with_field(REQUEST, first, 5, "extra"), first)
    assert request is not None

    second = read(session, path, request)

    assert second.table == 1
    assert request.mapping == {}
    assert second.imported is not None
    assert [each.text for each in second.imported.plan.activities] == ["Khác"]
    back = with_next_table(request, second)
    assert back is not None
    assert read(session, path, back).columns == first.columns
    one = read(session, IMPORTS / "can-tho-2022.txt")
    assert with_next_table(REQUEST, one) is None


def test_a_sheet_with_an_error_in_a_cell_has_errors_that_stand_first(
    session: Session, tmp_path: Path
) -> None:
    found = read(session, workbook(tmp_path))

    assert found.imported is not None
    assert len(found.imported.errors) == 1
    assert texts(found, View.REPORT)[0].startswith("[error]")


def workbook(folder: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["TT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Thời gian", "Kinh phí"])
    sheet.append([1, "Rà soát văn bản", "Báo cáo", "Sở Tư pháp", "Quý I", "10 triệu"])
    sheet.append([2, "Kiểm tra công vụ", "#REF!", "Sở Nội vụ", "Quý II", ""])
    sheet["C3"].data_type = "e"
    path = folder / "sổ 2022.xlsx"
    book.save(path)
    return path


def test_the_same_again_and_a_newer_version_say_so(session: Session, tmp_path: Path) -> None:
    text = (IMPORTS / "can-tho-2022.txt").read_text(encoding="utf-8")
    found = read(session, IMPORTS / "can-tho-2022.txt")
    assert found.imported is not None
    assert found.changes is None
    keep_import(session, "moi", found.imported, accept_problems=True)

    again = read(session, IMPORTS / "can-tho-2022.txt")
    newer = read(session, written(tmp_path, "mới.txt", text.replace("Văn phòng UBND TP", "Sở X")))

    assert again.changes is not None
    assert again.changes.none
    assert "No differences." in texts(again, View.REPORT)
    assert newer.changes is not None
    assert any("Văn phòng UBND TP → Sở X" in line for line in texts(newer, View.REPORT))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("rỗng.docx", b""),
        ("cắt.docx", b"PK\x03\x04\x14\x00"),
        ("chương trình.xlsx", b"MZ\x90\x00" + b"\0" * 200),
        ("không bảng.txt", "Kính gửi các sở\n".encode()),
    ],
)
def test_what_cannot_be_read_is_told(
    session: Session, tmp_path: Path, name: str, data: bytes
) -> None:
    (tmp_path / name).write_bytes(data)

    with pytest.raises(BadDataError, match=name):
        read(session, tmp_path / name)


def test_another_locality_s_plan_of_that_name_is_told(session: Session) -> None:
    found = read(session, IMPORTS / "can-tho-2022.txt")
    assert found.imported is not None
    keep_import(session, "moi", found.imported, accept_problems=True)

    with pytest.raises(CchcError, match="can-tho"):
        read(session, IMPORTS / "binh-dinh-2020.txt", ImportRequest("binh-dinh", 2020, "moi"))
