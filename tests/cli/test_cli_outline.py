"""`cchc outline`: listing, showing, filling and exporting report outlines."""

from __future__ import annotations

import json
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document

if TYPE_CHECKING:
    from tests.cli.conftest import Cli

PLAN = "hai-phong-2022"
PERIOD = ("--period", "2022-Y")


def entries(cli: Cli) -> list[str]:
    """Every count of Hải Phòng's outline that isn't filled by itself, with a value."""
    shown = cli.json("outline", "show", "hai-phong-inspection-2022")
    counts = [count for node in shown["nodes"] for count in node["counts"]]
    by_hand = [count for count in counts if count["source"] == "hand"]
    return [f"{each['key']}={'1/2' if each['unit'] == '%' else 2}" for each in by_hand]


def texts(cli: Cli) -> list[str]:
    """Every line of prose that nobody has written, with words."""
    page = cli("outline", "export", PLAN, *PERIOD, "--format", "json", "-o", "-").out
    return [f"{key}=Đã thực hiện." for key in json.loads(page)["unwritten"]]


def test_outlines_are_listed_all_or_for_a_plan(cli: Cli) -> None:
    records = cli.json("outline", "list")
    assert {each["outline"]: each["lines"] for each in records} == {
        "binh-dinh-inspection-2024": 42,
        "hai-phong-inspection-2022": 82,
        "huong-hoa-inspection-2020": 81,
    }
    assert [each["outline"] for each in cli.json("outline", "list", PLAN)] == [
        "hai-phong-inspection-2022"
    ]
    assert cli.json("outline", "list", "can-tho-2022") == []
    assert "hai-phong-inspection-2022" in cli("outline", "list").out


def test_an_outline_is_shown_as_printed_with_its_keys(cli: Cli) -> None:
    page = cli("outline", "show", "huong-hoa-inspection-2020").out
    assert "1.3. Cải cách thủ tục hành chính (TTHC)" in page
    assert "I.1.3.d-3:4" in page
    communes = cli.json("outline", "show", "hai-phong-inspection-2022", "--for", "communes")
    assert (communes["lines"], communes["nodes"][0]["key"]) == (44, "II")


def test_counters_fill_themselves_and_entries_are_kept(cli: Cli) -> None:
    done = ("--state", "done", "--on", "1/6/2022", "--explain", "đã họp")
    assert cli("update", PLAN, "1.a", *done).code == 0
    filled = cli(
        "outline", "fill", PLAN, *PERIOD, "--set", "II.5.a-2-1=18/20", "--note", "đối chiếu"
    )
    assert filled.code == 0, filled
    record = cli.json("outline", "fill", PLAN, *PERIOD)
    counts = {each["key"]: each for node in record["nodes"] for each in node["counts"]}
    assert [counts[f"I-6-{n}"]["value"] for n in (1, 2, 3)] == [10, 1, 9]
    rate = counts["II.5.a-2-1"]
    assert (rate["value"], rate["numerator"], rate["denominator"]) == (90, 18, 20)
    assert (rate["author"], rate["note"]) == ("tester", "đối chiếu")
    assert "Missing: II.2-1" in filled.err
    assert "90% (18/20)" in filled.out


def test_undo_takes_an_entry_back(cli: Cli) -> None:
    cli("outline", "fill", PLAN, *PERIOD, "--set", "II.2-1=7", "--set", "II.5.b-3=8")
    outcome = cli("undo")
    assert outcome.code == 0
    assert "outline filled" in outcome.out
    missing = [each["key"] for each in cli.json("outline", "fill", PLAN, *PERIOD)["missing"]]
    assert {"II.2-1", "II.5.b-3"} <= set(missing)
    assert cli("db", "check").code == 0
    assert "outline value taken back" in cli("log", PLAN).out


def test_strict_refuses_with_the_list_and_writes_nothing(cli: Cli) -> None:
    outcome = cli("outline", "export", PLAN, *PERIOD, "--strict", "-o", "x.docx")
    assert outcome.code == 6
    assert "Missing: II.1-4-1-1 Tổng số VBQPPL cần phải xử lý sau kiểm tra" in outcome.err
    assert "figures and " in outcome.err.splitlines()[-1]
    assert list(cli.folder.iterdir()) == []
    sets = [word for entry in [*entries(cli), *texts(cli)] for word in ("--set", entry)]
    assert cli("outline", "fill", PLAN, *PERIOD, *sets, "--strict").code == 0
    assert cli("outline", "export", PLAN, *PERIOD, "--strict", "-o", "x.docx").code == 0
    assert [each.name for each in cli.folder.iterdir()] == ["x.docx"]


def test_strict_minds_texts_that_nobody_has_written(cli: Cli) -> None:
    sets = [word for entry in entries(cli) for word in ("--set", entry)]
    filled = cli("outline", "fill", PLAN, *PERIOD, *sets)
    told = f"{len(texts(cli))} texts of the outline aren't written yet"
    assert (filled.code, filled.err.splitlines()[-1]) == (0, told)
    strict = cli("outline", "export", PLAN, *PERIOD, "--strict", "-o", "x.docx")
    assert strict.code == 6
    assert "Not written: I-2 Công tác tuyên truyền về CCHC." in strict.err.splitlines()
    assert strict.err.splitlines()[-1].startswith("cchc: 0 of 33 figures and ")
    assert not (cli.folder / "x.docx").exists()


def test_several_formats_go_into_a_folder_and_replace_nothing(cli: Cli) -> None:
    export = ("outline", "export", PLAN, *PERIOD, "--format", "docx,md,json")
    assert cli(*export).code == 0
    names = sorted(each.name for each in cli.folder.iterdir())
    assert names == [f"{PLAN}_2022-Y_outline.{form}" for form in ("docx", "json", "md")]
    before = {name: (cli.folder / name).read_bytes() for name in names}
    again = cli(*export)
    assert (again.code, "exists already" in again.err) == (4, True)
    assert cli(*export, "--force").code == 0
    assert {name: (cli.folder / name).read_bytes() for name in names} == before
    assert cli(*export, "-o", "one.docx").code == 2


def test_the_output_takes_one_format(cli: Cli) -> None:
    page = cli("outline", "export", PLAN, *PERIOD, "--format", "json", "-o", "-").out
    assert json.loads(page)["plan"] == PLAN
    assert cli("outline", "export", PLAN, *PERIOD, "--format", "md,json", "-o", "-").code == 2


def test_a_corrected_export_repeats_no_slip(cli: Cli) -> None:
    export = ("outline", "export", PLAN, *PERIOD, "--format", "md", "-o", "-")
    assert "CỘNG TÁC CHỈ ĐẠO" in cli(*export).out
    corrected = cli(*export, "--corrected").out
    assert "CÔNG TÁC CHỈ ĐẠO" in corrected
    assert "CỘNG TÁC" not in corrected


def test_figures_from_another_plan_and_another_locality_s_outline(cli: Cli) -> None:
    words = ("--outline", "hai-phong-inspection-2022", "--as-of", "30/6/2022")
    record = cli.json("outline", "fill", "can-tho-2022", *words, "--figures-from", "binh-dinh-2020")
    assert (record["plan"], record["figures_from"]) == ("can-tho-2022", "binh-dinh-2020")
    assert record["rows"]["total"] == 35


@pytest.mark.parametrize(
    ("words", "code", "reason"),
    [
        ((PLAN,), 2, "Give a --period"),
        ((PLAN, *PERIOD, "--as-of", "1/6/2022"), 2, "Give a --period"),
        ((PLAN, "--period", "2022-Q9"), 2, "is no period"),
        ((PLAN, "--as-of", "1/6/2022", "--from", "1/1/2022", "--to", "1/6/2022"), 2, "--period"),
        (("nowhere", *PERIOD), 2, "no plan “nowhere”"),
        (("can-tho-2022", *PERIOD), 2, "No report outline belongs to can-tho-2022"),
        ((PLAN, *PERIOD, "--outline", "x"), 2, "No report outline is x"),
        ((PLAN, *PERIOD, "--set", "II.1-4-1=50"), 2, "is made of II.1-4-1-2 and II.1-4-1-1"),
        ((PLAN, *PERIOD, "--set", "II.2-1=x"), 2, "no whole number"),
        ((PLAN, *PERIOD, "--figures-from", "x"), 2, "no plan “x”"),
    ],
)
def test_what_can_t_be_filled_is_told_in_one_line(
    cli: Cli, words: tuple[str, ...], code: int, reason: str
) -> None:
    outcome = cli("outline", "fill", *words)
    assert (outcome.code, outcome.out) == (code, "")
    assert reason in outcome.err
    assert len(outcome.err.splitlines()) == 1


def test_a_broken_outline_is_told_with_file_and_line(cli: Cli) -> None:
    folder = cli.folder / "plugins" / "ca-mau"
    (folder / "outlines").mkdir(parents=True)
    (folder / "locality.toml").write_text(
        'code = "ca-mau"\nname = "Cà Mau"\nlevel = "province"\nparent = "Việt Nam"\n'
        'standing_agency = "Sở Nội vụ"\n[[agencies]]\nname = "Sở Nội vụ"\n',
        encoding="utf-8",
    )
    (folder / "outlines" / "one.toml").write_text(
        'id = "ca-mau-1"\nyear = 2022\ntitle = "Đề cương"\n'
        '[[nodes]]\nlevel = 1\nnumber = "I."\ntext = "Tổng số"\nkind = "counted"\n',
        encoding="utf-8",
    )
    known = ("--plugins-dir", str(folder.parent))
    shown = cli("outline", "show", "ca-mau-1", *known)
    assert shown.code == 3
    assert "one.toml: nodes[1].kind: I: a line is `counted` where" in shown.err
    assert len(shown.err.splitlines()) == 1
    listed = cli("outline", "list", *known)
    assert (listed.code, "hai-phong-inspection-2022" in listed.out) == (0, True)
    assert "one.toml" in listed.err


def test_hostile_words_stay_words(cli: Cli) -> None:
    note = "=1+1 <script> **x** \x1b[31m | `c`"
    cli("outline", "fill", PLAN, *PERIOD, "--set", "II.2-1=7", "--note", note)
    assert cli("outline", "export", PLAN, *PERIOD, "--format", "docx,md").code == 0
    page = (cli.folder / f"{PLAN}_2022-Y_outline.md").read_text("utf-8")
    assert "\\<script\\>" in page
    assert "\x1b" not in page
    document = Document(BytesIO((cli.folder / f"{PLAN}_2022-Y_outline.docx").read_bytes()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert any("=1+1 <script> **x** | `c`" in " ".join(cell.split()) for cell in cells)


PROSE = ("outline", "fill", PLAN, *PERIOD)


def prose_lines(cli: Cli) -> list[str]:
    shown = cli.json("outline", "show", "hai-phong-inspection-2022")
    return [node["key"] for node in shown["nodes"] if node["kind"] == "prose"]


def prose(cli: Cli, key: str) -> dict[str, Any] | None:
    nodes = cli.json(*PROSE)["nodes"]
    found: dict[str, Any] | None = next(node["prose"] for node in nodes if node["key"] == key)
    return found


def test_prose_is_kept_with_its_author_and_exported(cli: Cli) -> None:
    first, second = prose_lines(cli)[:2]
    (cli.folder / "text.txt").write_text("\ufeffĐoạn một  *a*.\r\n\r\nĐoạn hai.\r\n", "utf-8")
    given = ("--set", f"{first}=Một dòng = một đoạn", "--prose", f"{second}=text.txt")
    outcome = cli("--as", "lan", *PROSE, *given)
    assert outcome.code == 0, outcome.err
    assert "Đoạn hai." in outcome.out
    kept = prose(cli, second)
    assert kept is not None
    assert (kept["paragraphs"], kept["author"]) == (["Đoạn một *a*.", "Đoạn hai."], "lan")
    whole = prose(cli, first)
    assert whole is not None
    assert whole["paragraphs"] == ["Một dòng = một đoạn"]
    assert cli("outline", "export", PLAN, *PERIOD, "--format", "docx,md").code == 0
    text = (cli.folder / f"{PLAN}_2022-Y_outline.md").read_text()
    assert "Đoạn một \\*a\\*.\n" in text
    document = Document(str(cli.folder / f"{PLAN}_2022-Y_outline.docx"))
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    assert paragraphs[paragraphs.index("Đoạn một *a*.") + 1] == "Đoạn hai."
    assert cli("log", PLAN).out.count("outline filled") == 2


def test_prose_is_read_from_the_input_undone_and_cleared(cli: Cli) -> None:
    key = prose_lines(cli)[0]
    read = cli.process(*PROSE, "--prose", f"{key}=-", input="Từ ống dẫn\n".encode())
    assert read.code == 0, read.err
    assert cli(*PROSE, "--set", f"{key}=Mới").code == 0
    assert cli("undo").code == 0
    kept = prose(cli, key)
    assert kept is not None
    assert kept["paragraphs"] == ["Từ ống dẫn"]
    assert cli(*PROSE, "--set", f"{key}=").code == 0
    assert prose(cli, key) is None
    assert cli("db", "check").code == 0


def test_prose_that_cannot_be_kept_is_refused(cli: Cli) -> None:
    key = prose_lines(cli)[0]
    (cli.folder / "latin.txt").write_bytes("é".encode("latin-1"))
    (cli.folder / "long.txt").write_text("a" * 50_001)
    for given in (f"{key}=nowhere.txt", f"{key}=latin.txt", f"{key}=long.txt", key, "I=long.txt"):
        refused = cli(*PROSE, "--prose", given)
        assert refused.code == 2, given
        assert refused.err.startswith("cchc: ")
    assert prose(cli, key) is None


def test_a_folder_is_made_where_it_is_missing(cli: Cli) -> None:
    made = cli("outline", "export", PLAN, *PERIOD, "--format", "md,json", "-o", "new/reports")
    assert made.code == 0, made.err
    names = [f"{PLAN}_2022-Y_outline.{form}" for form in ("md", "json")]
    assert made.out.split() == [f"new/reports/{name}" for name in names]
    assert sorted(each.name for each in (cli.folder / "new" / "reports").iterdir()) == names[::-1]
