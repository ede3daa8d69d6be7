"""The three report outlines, counted and compared with the source documents by hand."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from cchc_tracker.model.outline import Audience, Communes, NodeKind, Outline, ValueSource
from cchc_tracker.plugins import PluginOptions, load_plugins

HAI_PHONG = "hai-phong-inspection-2022"
BINH_DINH = "binh-dinh-inspection-2024"
HUONG_HOA = "huong-hoa-inspection-2020"


@cache
def outline(outline_id: str) -> Outline:
    return load_plugins(PluginOptions()).outline(outline_id)


def numbers(outline_id: str, level: int) -> list[str]:
    """The printed numbers of a level, without dashes and lines that have none."""
    nodes = outline(outline_id).nodes
    return [node.number for node in nodes if node.level == level and node.number.strip("-")]


def text(outline_id: str, key: str) -> str:
    return next(node.text for node in outline(outline_id).nodes if node.key == key)


@pytest.mark.parametrize(
    ("outline_id", "nodes", "kinds"),
    [
        (HAI_PHONG, 82, {"heading": 19, "prose": 30, "counted": 33}),
        (BINH_DINH, 42, {"heading": 10, "prose": 30, "counted": 2}),
        (HUONG_HOA, 81, {"heading": 27, "prose": 39, "counted": 15}),
    ],
)
def test_every_printed_line_is_a_node(outline_id: str, nodes: int, kinds: dict[str, int]) -> None:
    found = outline(outline_id)
    assert len(found.nodes) == nodes
    assert Counter(node.kind.value for node in found.nodes) == kinds


def test_hai_phong_is_numbered_as_printed() -> None:
    assert numbers(HAI_PHONG, 1) == ["I.", "II.", "III.", "IV.", "V."]
    assert numbers(HAI_PHONG, 2) == ["1.", "2.", "3.", "4.", "5.", "1.", "2.", "3."]
    assert numbers(HAI_PHONG, 3) == ["a)", "b)", "a)", "b)"]
    assert sum(node.number == "-" for node in outline(HAI_PHONG).nodes) == 33
    assert sum(node.number == "" for node in outline(HAI_PHONG).nodes) == 32


def test_binh_dinh_is_numbered_as_printed() -> None:
    assert numbers(BINH_DINH, 1) == ["I.", "II.", "III."]
    assert numbers(BINH_DINH, 2) == ["1.", "2.", "3.", "4.", "5.", "6.", "7.", "1.", "2."]
    assert sum(node.number == "-" for node in outline(BINH_DINH).nodes) == 29


def test_huong_hoa_jumps_from_2_to_1_3_as_printed() -> None:
    assert numbers(HUONG_HOA, 1) == ["I.", "II."]
    expected = ["1.", "2.", "1.3.", "1.4.", "1.5.", "1.6.", "1.7.", "1.8.", "1.9."]
    assert numbers(HUONG_HOA, 2) == expected
    letters = [number.strip(".") for number in numbers(HUONG_HOA, 3)]
    assert "".join(letters) == "abcdefghabcabcdabcdabc"
    assert any("1.3." in note for note in outline(HUONG_HOA).notes)


@pytest.mark.parametrize(
    ("outline_id", "key", "beginning", "end"),
    [
        (HAI_PHONG, "I", "CỘNG TÁC CHỈ ĐẠO", "HÀNH CHÍNH"),
        (HAI_PHONG, "I-3", "Sáng kiến, mô hình, các làm mới", "(nếu có)."),
        (HAI_PHONG, "I-6-1", "Tổng số nhiệm vụ trong kế hoạch:...", "nhiệm vụ?"),
        (HAI_PHONG, "I-7-4", "Số nhiệm vụ quá hạn nhưng chưa", "nhiệm vụ?"),
        (HAI_PHONG, "II.1-4-2", "Tỷ lệ xử lý VBQPPL sau rà soát:", "%"),
        (HAI_PHONG, "II.3.b-3", "Thực hiện nội dung quản lý", "được phân cấp."),
        (HAI_PHONG, "II.5.a-6-2", "Số hồ sơ TTHC đã tiếp nhận", "trực tuyến."),
        (HAI_PHONG, "IV-1", "Nêu khái quát phương hướng", "thời gian tới."),
        (HAI_PHONG, "V", "KIẾN NGHỊ", "ĐỀ XUẤT"),
        (BINH_DINH, "I.1-6", "Việc thực hiện các nhiệm vụ", "sở ngành, địa phương."),
        (BINH_DINH, "I.3-4", "Tình hình giải quyết", "theo quy định."),
        (BINH_DINH, "I.5-2", "Xây dựng và triển khai thực hiện kế hoạch chuyên đổi", "địa phương"),
        (BINH_DINH, "III-1", "Nêu những kiến nghị", "thời gian tới./."),
        (HUONG_HOA, "I.1.g", "Kế hoạch tuyên truyền CCHC.", "CCHC."),
        (HUONG_HOA, "I.1.3.d-3", "Tổng số hồ sơ đã tiếp nhận", "nguyên nhân quá hạn."),
        (HUONG_HOA, "I.1.5.c-1", "Thực tế số lượng", "hàng năm theo quy định."),
        (HUONG_HOA, "I.1.7.a-2", "Về cung cấp dịch vụ", "mức độ 4)."),
        (HUONG_HOA, "II", "KIẾN NGHỊ", "ĐỀ XUẤT"),
    ],
)
def test_lines_are_as_printed(outline_id: str, key: str, beginning: str, end: str) -> None:
    printed = text(outline_id, key)
    assert printed.startswith(beginning)
    assert printed.endswith(end)


def test_a_sentence_cut_by_the_source_s_line_break_is_one_line() -> None:
    assert "nghiệp vụ và tập huấn trong năm;" in text(HUONG_HOA, "I.1.5.c-1")


def test_hai_phong_s_counters_are_bound_to_figures() -> None:
    bound = {count.key: count.figure for count in outline(HAI_PHONG).counts if count.figure}
    assert bound == {
        "I-6-1": "plan.total",
        "I-6-2": "plan.done",
        "I-6-3": "plan.ongoing",
        "I-7-1": "assigned.total",
        "I-7-2": "assigned.done_on_time",
        "I-7-3": "assigned.done_late",
        "I-7-4": "assigned.overdue",
    }


def test_hai_phong_s_rates_divide_the_lines_below_them() -> None:
    divided = {
        count.key: (count.numerator, count.denominator)
        for count in outline(HAI_PHONG).counts
        if count.source is ValueSource.COUNTS
    }
    assert divided == {
        key: (f"{key}-2", f"{key}-1")
        for key in ("II.1-4-1", "II.1-4-2", "II.5.a-4-1", "II.5.a-5", "II.5.a-6")
    }
    assert sum(count.is_rate for count in outline(HAI_PHONG).counts) == 12


def test_what_communes_answer_in_hai_phong() -> None:
    part = outline(HAI_PHONG).part_for(Audience.COMMUNES)
    headings = [node.key for node in part.nodes if node.kind is NodeKind.HEADING]
    assert headings == [
        *("II", "II.2", "II.2-3", "II.3", "II.3.b", "II.4"),
        *("II.5", "II.5.a", "II.5.a-2", "II.5.a-4", "II.5.b"),
    ]
    assert [node.key for node in part.nodes if node.key.startswith("II.3")][-1] == "II.3.b-3"
    assert len(part.nodes) == 44


def test_what_communes_alone_answer_in_huong_hoa() -> None:
    found = outline(HUONG_HOA)
    only = [node.key for node in found.nodes if node.communes is Communes.ONLY]
    assert only == [
        *("I.2.b-2", "I.2.c", "I.2.c-1", "I.2.c-2", "I.1.5.a-3", "I.1.5.c", "I.1.5.c-1"),
        *("I.1.7.c", "I.1.8-1", "I.1.8-5"),
    ]
    assert len(found.part_for(Audience.OTHERS).nodes) == 81 - len(only)
    assert found.part_for(Audience.COMMUNES) == found


@pytest.mark.parametrize(
    ("outline_id", "key", "count"),
    [
        (HUONG_HOA, "I.1.3.d-3", 4),
        (HUONG_HOA, "I.1.8-5", 5),
        (HUONG_HOA, "I.1.5.c-1", 4),
        (BINH_DINH, "I.1-1", 3),
        (BINH_DINH, "I.1-2", 1),
    ],
)
def test_a_line_may_ask_for_several_numbers(outline_id: str, key: str, count: int) -> None:
    node = next(node for node in outline(outline_id).nodes if node.key == key)
    assert [each.key for each in node.counts] == [f"{key}:{n}" for n in range(1, count + 1)]
    assert all(each.label and each.unit for each in node.counts)


@pytest.mark.parametrize(
    ("outline_id", "errata"), [(HAI_PHONG, 12), (BINH_DINH, 3), (HUONG_HOA, 5)]
)
def test_typing_errors_are_listed_and_can_be_corrected(outline_id: str, errata: int) -> None:
    found = outline(outline_id)
    assert len(found.errata) == errata
    corrected = found.corrected()
    assert [node.key for node in corrected.nodes] == [node.key for node in found.nodes]
    changed = sum(
        one.text != other.text for one, other in zip(found.nodes, corrected.nodes, strict=True)
    )
    assert changed == len({each.place for each in found.errata} - {"title"})
