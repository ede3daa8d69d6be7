"""Numbers of documents as printed and typed: their kinds, their parts, drafts without one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_tracker.model.document import DocumentNumber, find_document_numbers, parse_document_number
from cchc_tracker.model.problem import Problem
from cchc_tracker.model.text import clean

_PIECES = st.lists(
    st.sampled_from(
        [
            "12",
            "05",
            "/",
            "-",
            " ",
            "2018",
            "KH",
            "QĐ",
            "UBND",
            "TTg",
            "Số:",
            "\n",
            "a",
            "QH15",
            ".",
        ]
    )
).map("".join)


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("108/KH-UBND", ("108", None, "KH", "UBND")),
        ("012/CT-UBND", ("012", None, "CT", "UBND")),
        ("690/TTr-SNV", ("690", None, "TTr", "SNV")),
        ("231/CTr-UBND", ("231", None, "CTr", "UBND")),
        ("225/QĐ-TTg", ("225", None, "QĐ", "TTg")),
        ("61/2018/NĐ-CP", ("61", 2018, "NĐ", "CP")),
        ("01/2018/TT-VPCP", ("01", 2018, "TT", "VPCP")),
        ("2029/2015/QĐ-UBND", ("2029", 2015, "QĐ", "UBND")),
        ("66.2/2025/NQ-CP", ("66.2", 2025, "NQ", "CP")),
        ("202/2025/QH15", ("202", 2025, "", "QH15")),
        ("1664/NQ-UBTVQH15", ("1664", None, "NQ", "UBTVQH15")),
        ("30c/NQ-CP", ("30c", None, "NQ", "CP")),
        ("3759/BNV-CCHC", ("3759", None, "", "BNV-CCHC")),
        ("2231/SNV-CCHC&PC", ("2231", None, "", "SNV-CCHC&PC")),
        ("12729/VPCP-KGVX", ("12729", None, "", "VPCP-KGVX")),
        ("6225/BVHTTDL-VP", ("6225", None, "", "BVHTTDL-VP")),
        ("18/BCTĐ-STP", ("18", None, "BCTĐ", "STP")),
        ("6150/TB-BLĐTBXH", ("6150", None, "TB", "BLĐTBXH")),
        ("05-CTr/TU", ("05", None, "CTr", "TU")),
        ("35-KH/TU", ("35", None, "KH", "TU")),
        ("18-NQ/TW", ("18", None, "NQ", "TW")),
        ("02-KH/BCĐTW", ("02", None, "KH", "BCĐTW")),
        ("07-TB/CQTTBCĐ", ("07", None, "TB", "CQTTBCĐ")),
    ],
)
def test_reads_each_kind_of_number(printed: str, parts: tuple[str, int | None, str, str]) -> None:
    expected = DocumentNumber(printed, printed, *parts)
    assert parse_document_number(printed) == expected
    assert find_document_numbers(f"theo Văn bản số {printed} ngày 30/12/2019;") == (expected,)


@pytest.mark.parametrize(
    ("printed", "canonical"),
    [
        ("72/ KH-UBND", "72/KH-UBND"),
        ("19/2014/QĐ- TTg", "19/2014/QĐ-TTg"),
        ("12 / KH - UBND", "12/KH-UBND"),
        ("673/QĐUBND", "673/QĐ-UBND"),
        ("30c/NQCP", "30c/NQ-CP"),
        ("12/QĐ–UBND", "12/QĐ-UBND"),
        ("4955/QĐ-\nUBND", "4955/QĐ-UBND"),
        ("12/QD-UBND", "12/QĐ-UBND"),
        ("05 -CTr/TU", "05-CTr/TU"),
    ],
)
def test_tolerates_typing_of_symbols(printed: str, canonical: str) -> None:
    (number,) = find_document_numbers(f"Kế hoạch số {printed} của tỉnh")
    assert (number.printed, number.canonical) == (printed, canonical)


def test_no_break_spaces_are_spaces() -> None:
    (number,) = find_document_numbers("số 12\u00a0/\u00a0KH\u00a0-\u00a0UBND")
    assert number.canonical == "12/KH-UBND"


@pytest.mark.parametrize(
    "text",
    [
        "TCVN ISO 9001:2015",
        "24/7",
        "7/40/99",
        "5G",
        "Nghị định 108/2020",
        "ngày 22/4/2022",
        "(đạt yêu cầu/chưa đạt yêu cầu)",
        "Cổng thông tin điện tử của tỉnh/Trang thông tin",
        "50/Ban - Hội",
        "80 km/h - tối đa",
    ],
)
def test_other_figures_are_no_numbers(text: str) -> None:
    assert find_document_numbers(text) == ()
    assert isinstance(parse_document_number(text), Problem)


@pytest.mark.parametrize(
    ("text", "printed", "canonical"),
    [
        ("Quyết định số /QĐ-UBND\nngày tháng năm 2024", "số /QĐ-UBND", "/QĐ-UBND"),
        ("số /KH-UBND ngày / /2025", "số /KH-UBND", "/KH-UBND"),
        ("Số:      /BC-SNV", "Số:      /BC-SNV", "/BC-SNV"),
        ("Số: ....../2025/QĐ-UBND", "Số: ....../2025/QĐ-UBND", "/2025/QĐ-UBND"),
    ],
)
def test_a_blank_number_is_a_draft(text: str, printed: str, canonical: str) -> None:
    (number,) = find_document_numbers(text)
    assert (number.printed, number.canonical, number.serial) == (printed, canonical, "")
    assert number.is_draft


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("12/kh-ubnd", "12/KH-UBND"),
        ("số 5/qd-ttg", "5/QĐ-TTg"),
        ("Số: 05-ctr/tu.", "05-CTr/TU"),
        ("/QĐ-UBND", "/QĐ-UBND"),
    ],
)
def test_typed_numbers_may_be_in_small_letters(typed: str, canonical: str) -> None:
    number = parse_document_number(typed)
    assert isinstance(number, DocumentNumber)
    assert number.canonical == canonical


def test_numbers_compare_without_zeros_and_case() -> None:
    padded, bare = parse_document_number("05/KH-UBND"), parse_document_number("5/kh-ubnd")
    assert isinstance(padded, DocumentNumber)
    assert isinstance(bare, DocumentNumber)
    assert padded.key == bare.key
    assert padded.canonical == "05/KH-UBND"


def test_finds_all_numbers_in_order() -> None:
    text = (
        "Nghị quyết số 30c/NQ-CP, Chương trình số 05-CTr/TU và Quyết định\nsố 225/QĐ-TTg; "
        "dự thảo số /QĐ-UBND; Nghị định 61/2018/NĐ-CP"
    )
    assert [number.canonical for number in find_document_numbers(text)] == [
        "30c/NQ-CP",
        "05-CTr/TU",
        "225/QĐ-TTg",
        "/QĐ-UBND",
        "61/2018/NĐ-CP",
    ]


@given(st.one_of(st.text(), _PIECES))
def test_any_text_gives_passages_of_itself(text: str) -> None:
    for number in find_document_numbers(text):
        assert number.printed in clean(text)
        assert not set(number.canonical) & set(" \n\t")


@given(st.one_of(st.text(), _PIECES))
def test_any_text_gives_a_number_or_a_problem(text: str) -> None:
    number = parse_document_number(text)
    if isinstance(number, Problem):
        assert number.text == text
    else:
        again = parse_document_number(number.canonical)
        assert isinstance(again, DocumentNumber)
        assert again.canonical == number.canonical
