"""`plan import`, `plan diff`, `plan settle`, `trace` and `template make`, on the real annexes."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Cli

SEEDS = Path(__file__).parents[1] / "data" / "imports"
CAN_THO = str(SEEDS / "can-tho-2022.txt")
BINH_DINH = str(SEEDS / "binh-dinh-2020.txt")
INTO = ("--locality", "can-tho", "--year", "2022")

TABLE = """\
TT\tNhiệm vụ\tSản phẩm\tChủ trì\tPhối hợp\tThời gian\tKinh phí
I\tCải cách thể chế\t\t\t\t\t
1\tMở lớp tập huấn\tLớp tập huấn\tSở Tư pháp\tSở Nội vụ\tQuý I\t50 triệu
2\tRà soát văn bản\tBáo cáo\tSở Tư pháp\t\tQuý II\t
"""


@pytest.fixture
def annex(empty_cli: Cli) -> str:
    """The name of a small annex of an office's own."""
    path = empty_cli.folder / "phụ lục.txt"
    path.write_text(TABLE, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("file", "locality", "year", "template"),
    [
        (CAN_THO, "can-tho", "2022", "can-tho-2022"),
        (BINH_DINH, "binh-dinh", "2020", "binh-dinh-2020"),
    ],
)
def test_a_source_s_raw_text_gives_the_rows_of_the_locality_s_plan(
    empty_cli: Cli, file: str, locality: str, year: str, template: str
) -> None:
    words = ("--locality", locality, "--year", year, "--id", "nhap")
    assert empty_cli("plan", "import", file, *words).code == 0
    assert empty_cli("plan", "new", template).code == 0
    imported, given = (empty_cli.json("list", plan) for plan in ("nhap", template))
    for rows in (imported, given):
        for row in rows:
            del row["plan"]
            row.pop("problems", None)
    assert imported == given


def test_a_dry_run_reports_and_keeps_nothing(empty_cli: Cli) -> None:
    done = empty_cli("plan", "import", CAN_THO, *INTO, "--dry-run")
    assert done.code == 0
    for words in (
        "57 rows, 17 goals, 26 targets",
        "III. Cải cách tổ chức bộ máy hành chính nhà nước (organisation): 8",
        "5-Chủ trì = lead (Lead)",
        "Number 3.18 stands on rows r25, r26",
        "Not placed: 0 cells",
    ):
        assert words in done.out
    assert not empty_cli.database.exists()


def test_the_report_as_json_accounts_for_every_piece(empty_cli: Cli) -> None:
    report = empty_cli.json("plan", "import", CAN_THO, *INTO, "--dry-run")
    assert (report["rows"], report["number"], report["issued_on"]) == (
        57,
        "260/KH-UBND",
        "2021-12-29",
    )
    assert [area["rows"] for area in report["areas"]] == [7, 12, 8, 11, 6, 6, 7]
    assert {each["ref"]: each["fields"] for each in report["inferred"]}["2.8"] == ["goal"]
    assert {piece["part"] for piece in report["unused"]} == {"text"}
    assert report["changes"] is None


def test_extra_columns_are_kept_and_traced(empty_cli: Cli, annex: str) -> None:
    assert empty_cli("plan", "import", annex, *INTO).code == 0
    (found,) = empty_cli.json("trace", "can-tho-2022", "I.1")
    extra = [each for each in found["origins"] if each["field"] == "extra"]
    assert [(each["label"], each["text"]) for each in extra] == [("Kinh phí", "50 triệu")]
    assert (found["name"], found["format"], found["read_by"]) == ("phụ lục.txt", "txt", "tester")
    told = empty_cli("trace", "can-tho-2022", "I.1")
    assert "Other column: Kinh phí" in told.out
    assert "line 3" in told.out


def test_a_plan_s_own_facts_and_what_was_not_placed_are_traced(empty_cli: Cli) -> None:
    empty_cli("plan", "import", CAN_THO, *INTO)
    (found,) = empty_cli.json("trace", "can-tho-2022")
    fields = {each["field"] for each in found["origins"]}
    assert {"number", "issued_on", "title", "heading", "cited", None} <= fields


def test_the_report_goes_to_a_file(empty_cli: Cli, annex: str) -> None:
    done = empty_cli("plan", "import", annex, *INTO, "--report", "báo cáo.txt")
    assert done.code == 0
    report = (empty_cli.folder / "báo cáo.txt").read_text(encoding="utf-8")
    assert "Kinh phí = extra" in report


def test_importing_twice_changes_nothing_and_a_newer_file_shows_its_differences(
    empty_cli: Cli, annex: str
) -> None:
    empty_cli("plan", "import", annex, *INTO)
    again = empty_cli("plan", "import", annex, *INTO)
    assert "nothing changed" in again.out
    empty_cli("update", "can-tho-2022", "I.1", "--state", "in_progress", "--on", "2022-02-01")
    newer = TABLE.replace("Quý I\t", "Quý III\t") + "3\tViệc mới\tBáo cáo\tSở Y tế\t\tQuý IV\t\n"
    Path(annex).write_text(newer, encoding="utf-8")
    diff = empty_cli.json("plan", "diff", "can-tho-2022", annex)
    (changed,) = diff["changed"]
    assert changed["fields"] == [{"field": "deadline_text", "before": "Quý I", "after": "Quý III"}]
    assert [each["ref"] for each in diff["added"]] == ["I.3"]
    assert empty_cli.row("can-tho-2022", "I.1")["deadline_text"] == "Quý I"
    done = empty_cli("plan", "import", annex, *INTO)
    assert "Deadline: Quý I → Quý III" in done.out
    row = empty_cli.row("can-tho-2022", "I.1")
    assert (row["deadline_text"], row["state"]) == ("Quý III", "in_progress")
    assert empty_cli("db", "check").code == 0


def test_the_mapping_of_a_column_can_be_given(empty_cli: Cli, annex: str) -> None:
    done = empty_cli("plan", "import", annex, *INTO, "--map", "Kinh phí=note")
    assert done.code == 0
    assert empty_cli.row("can-tho-2022", "I.1")["note"] == "50 triệu"


def test_problems_are_listed_settled_and_listed_again_after_an_undo(empty_cli: Cli) -> None:
    empty_cli("plan", "import", CAN_THO, *INTO)
    assert "2.8" in empty_cli("plan", "settle", "can-tho-2022").out
    settled = empty_cli("plan", "settle", "can-tho-2022", "2.8", "--note", "đã xem bản giấy")
    assert "Settled the problems of 1 rows" in settled.out
    assert "\n2.8  " not in empty_cli("plan", "settle", "can-tho-2022").out
    assert "problems settled" in empty_cli("log").out
    assert empty_cli("undo").code == 0
    assert "\n2.8  " in empty_cli("plan", "settle", "can-tho-2022").out


def test_rows_to_look_at_say_why(empty_cli: Cli) -> None:
    empty_cli("plan", "import", CAN_THO, *INTO)
    listed = empty_cli("plan", "settle", "can-tho-2022")
    assert listed.err == ""
    records = empty_cli.json("plan", "settle", "can-tho-2022")
    assert [list(each) for each in records] == [
        ["position", "ref", "text", "inferred", "problems"]
    ] * len(records)
    heads = [line for line in listed.out.splitlines() if not line.startswith("    ")]
    assert heads == [f"{each['ref']}  {each['text']}" for each in records]
    reasons = [line for line in listed.out.splitlines() if line.startswith("    ")]
    assert len(reasons) == sum(max(1, len(each["problems"])) for each in records)
    assert any(each["inferred"] for each in records)


def test_a_made_template_is_a_plan_again(empty_cli: Cli) -> None:
    empty_cli("plan", "import", BINH_DINH, "--locality", "binh-dinh", "--year", "2020")
    done = empty_cli("template", "make", "binh-dinh-2020", "-o", "mẫu")
    assert done.code == 0
    assert sorted(path.name for path in Path("mẫu").iterdir()) == ["matrix.csv", "plan.toml"]
    shipped = Path(__file__).parents[2] / "plugins/cchc_binh_dinh/plans/2020/matrix.csv"
    assert Path("mẫu/matrix.csv").read_bytes() == shipped.read_bytes()
    again = empty_cli("template", "make", "binh-dinh-2020", "-o", "mẫu")
    assert (again.code, "--force" in again.err) == (4, True)


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("không có.docx", *INTO), 3, "There is no file"),
        ((CAN_THO, "--locality", "nowhere", "--year", "2022"), 2, "No locality has the code"),
        ((CAN_THO, *INTO, "--map", "Chủ trì"), 2, "HEADING=FIELD"),
        ((CAN_THO, *INTO, "--map", "Chủ trì=nobody"), 2, "nobody"),
        ((CAN_THO, *INTO, "--table", "99"), 2, "99"),
        ((CAN_THO, *INTO, "--id", "Tên có dấu"), 2, "can't name a plan"),
        (("/dev/null", *INTO), 3, ""),
        ((__file__, *INTO), 3, ""),
    ],
)
def test_a_bad_call_gets_one_clear_line_and_keeps_nothing(
    empty_cli: Cli, words: tuple[str, ...], code: int, told: str
) -> None:
    done = empty_cli("plan", "import", *words)
    assert done.code == code
    assert told in done.err
    assert len(done.err.strip().splitlines()) == 1
    assert not empty_cli.database.exists()


def test_a_plan_of_another_year_is_not_overwritten(empty_cli: Cli, annex: str) -> None:
    empty_cli("plan", "import", annex, *INTO)
    later = ("--locality", "can-tho", "--year", "2023", "--id", "can-tho-2022")
    done = empty_cli("plan", "import", annex, *later)
    assert (done.code, "--id" in done.err) == (4, True)


def test_cron_hears_no_progress(cli: Cli, annex: str) -> None:
    done = cli.process("plan", "import", annex, *INTO, "--id", "moi-2022")
    assert done.code == 0
    assert "Reading" not in done.err


def test_a_plugin_may_read_a_format_of_its_own(empty_cli: Cli) -> None:
    samples = Path(__file__).parents[1] / "contract" / "samples"
    plugins = empty_cli.folder / "plugins"
    plugins.mkdir()
    shutil.copy(samples / "sample_importers.py", plugins)
    rows = [line.replace("\t", "|") for line in TABLE.splitlines()]
    Path("phụ lục.notes").write_text("\n".join(["NOTES", *rows]), encoding="utf-8")
    Path("phụ lục.faulty").write_text("FAULTY", encoding="utf-8")
    with_plugins = ("--plugins-dir", str(plugins), "plan", "import")
    assert empty_cli(*with_plugins, "phụ lục.notes", *INTO).code == 0
    assert [row["lead_text"] for row in empty_cli.json("list", "can-tho-2022")] == [
        "Sở Tư pháp"
    ] * 2
    (found,) = empty_cli.json("trace", "can-tho-2022", "I.1")
    assert found["format"] == "notes"
    faulty = empty_cli(*with_plugins, "phụ lục.faulty", *INTO, "--id", "khac-2022")
    assert faulty.code == 3
    assert "The plugin sample_importers" in faulty.err
    assert "LookupError" in faulty.err
