"""`cchc export --template`: the localities' own forms of report, and formats that plugins add."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document

if TYPE_CHECKING:
    from tests.cli.conftest import Cli

SAMPLES = Path(__file__).parents[1] / "contract" / "samples"
CAN_THO = ("export", "can-tho-2022", "--period", "2022-Q1")
BINH_DINH = ("export", "binh-dinh-2020", "--period", "2020-Q3")


def markdown(cli: Cli, *arguments: str) -> str:
    outcome = cli(*arguments, "--format", "md", "-o", "-", "--quiet")
    assert outcome.code == 0, outcome.err
    return outcome.out


def headings(text: str) -> list[str]:
    return [line.removeprefix("## ") for line in text.splitlines() if line.startswith("## ")]


def test_an_agency_reports_to_the_standing_agency(cli: Cli) -> None:
    text = markdown(cli, *CAN_THO, "--template", "don-vi", "--lead", "Sở Tư pháp")
    assert "**SỞ TƯ PHÁP**" in text
    assert "/BC-STP" in text
    assert "To: Sở Nội vụ." in text
    assert "Sở Tư pháp báo cáo tiến độ thực hiện các nhiệm vụ chủ trì" in text
    assert headings(text)[:4] == [
        "I. KẾT QUẢ THỰC HIỆN NHIỆM VỤ ĐƯỢC PHÂN CÔNG",
        "II. KẾT QUẢ THEO TỪNG NỘI DUNG CẢI CÁCH",
        "III. NHIỆM VỤ CHƯA HOÀN THÀNH ĐÚNG THỜI GIAN QUY ĐỊNH",
        "IV. KHÓ KHĂN, VƯỚNG MẮC VÀ KIẾN NGHỊ",
    ]


def test_the_form_of_another_locality_has_its_own_order_addressees_and_columns(cli: Cli) -> None:
    assert cli(*BINH_DINH, "--template", "tinh-bo", "--quiet").code == 0
    document = Document(str(cli.folder / "binh-dinh-2020_2020-Q3_tinh-bo.docx"))
    lines = [paragraph.text for paragraph in document.paragraphs]
    assert lines[lines.index("To:") + 1 : lines.index("To:") + 3] == [
        "- Ủy ban nhân dân tỉnh Bình Định;",
        "- Bộ Nội vụ.",
    ]
    assert [line for line in lines if line.startswith(("I. ", "II. ", "III. "))] == [
        "I. KẾT QUẢ THỰC HIỆN MỤC TIÊU, CHỈ TIÊU",
        "II. KẾT QUẢ THỰC HIỆN CÁC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH",
        "III. ĐÁNH GIÁ CHUNG",
    ]
    annex = document.tables[-1].rows[0].cells
    assert [cell.text for cell in annex][-3:] == [
        "Tiến độ thực hiện",
        "Kết quả",
        "Số, ký hiệu văn bản",
    ]


def test_an_unknown_template_names_the_known_ones(cli: Cli) -> None:
    refused = cli(*CAN_THO, "--template", "tinh-bo")
    assert refused.code == 2
    assert "“tinh-bo” is no report template of can-tho; known: bc-snv, don-vi" in refused.err
    assert list(cli.folder.iterdir()) == []


def test_an_agencys_report_needs_the_agency(cli: Cli) -> None:
    refused = cli(*CAN_THO, "--template", "don-vi")
    assert refused.code == 2
    assert "--lead" in refused.err


def test_a_template_is_for_reports_only(cli: Cli) -> None:
    assert cli(*CAN_THO, "--template", "bc-snv", "--format", "csv,json").code == 2
    both = cli(*CAN_THO, "--template", "bc-snv", "--format", "md,csv")
    assert both.out.split() == ["can-tho-2022_2022-Q1_bc-snv.md", "can-tho-2022_2022-Q1.csv"]


def test_all_plans_go_on_without_those_that_lack_the_template(cli: Cli) -> None:
    outcome = cli("export", "--all", "--period", "Q1", "--template", "tinh-bo", "--format", "md")
    assert outcome.code == 2
    assert outcome.err.splitlines()[-1] == "2 of 5 plans exported, 2 files; failed: 3"


def test_templates_are_listed(cli: Cli) -> None:
    names = ["bc-snv", "don-vi"]
    for command in (("plugin", "show"), ("locality", "show")):
        shown = cli.json(*command, "can-tho")
        assert [each["name"] for each in shown["report_templates"]] == names
        assert "don-vi: " in cli(*command, "can-tho").out
    assert cli("plugin", "show", "nowhere").code == 2


@pytest.fixture
def reporting_cli(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """A command line with the plugin sample_reports."""
    folder = cli.folder.parent / "plugins"
    folder.mkdir()
    shutil.copy(SAMPLES / "sample_reports.py", folder)
    monkeypatch.setenv("CCHC_PLUGINS_DIR", str(folder))
    return cli


def test_a_plugin_adds_a_format(reporting_cli: Cli) -> None:
    assert reporting_cli(*CAN_THO, "--format", "total,json", "--quiet").code == 0
    written = reporting_cli.folder / "can-tho-2022_2022-Q1.total"
    assert written.read_text() == "can-tho-2022: 57\n"
    assert reporting_cli(*CAN_THO, "--format", "total", "-o", "q1.total").code == 0
    unknown = reporting_cli(*CAN_THO, "--format", "odt")
    assert unknown.code == 2
    assert "pdf, txt, broken, total" in unknown.err


def test_a_plugins_broken_format_leaves_nothing(reporting_cli: Cli) -> None:
    refused = reporting_cli(*CAN_THO, "--format", "broken")
    assert refused.code == 3
    assert "sample_reports" in refused.err
    assert "LookupError: can-tho" in refused.err
    assert list(reporting_cli.folder.iterdir()) == []


def test_a_plugin_sets_the_periods_of_a_year(reporting_cli: Cli) -> None:
    def third(year: str) -> dict[str, object]:
        listed = reporting_cli.json("period", "list", "can-tho", "--year", year)
        return {name: listed["periods"][2][name] for name in ("data_from", "due", "fixed_by")}

    assert third("2023") == {"data_from": "2023-07-01", "due": "2023-09-08", "fixed_by": "locality"}
    assert third("2022")["data_from"] == "2022-06-05"
