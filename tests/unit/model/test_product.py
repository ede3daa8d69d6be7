"""The products that a printed cell lists, each a passage of the cell."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_tracker.model.product import read_products
from cchc_tracker.model.text import collapse

_BINH_DINH_2020_SINGLE = (
    "Báo cáo của UBND tỉnh",
    "Báo cáo kết quả rà soát",
    "Kế hoạch của UBND tỉnh",
    "Kế hoạch triển khai thực hiện",
    "Quyết định của UBND tỉnh",
    "Quyết định phê duyệt",
    "Quyết định phê duyệt của UBND tỉnh",
    "TTHC được thực hiện tại Bộ phận một cửa",
    "Đề án được UBND tỉnh phê duyệt",
)
_CAN_THO_2022_SINGLE = (
    "Báo cáo",
    "Báo cáo kết quả khảo sát",
    "Báo cáo kết quả thực hiện",
    "Báo cáo thẩm định",
    "Kế hoạch",
    "Kế hoạch tuyên truyền",
    "Kết quả tuyển dụng",
    "Kết quả đánh giá, xếp loại chất lượng",
    "Lớp tập huấn",
    "Phần mềm",
    "Phần mềm đánh giá",
    "Quyết định",
    "Quyết định công bố HTQLCL theo Tiêu chuẩn Quốc gia TCVN ISO 9001:2015",
    "Quyết định thông qua phương án đơn giản hóa",
    "Số kết quả giải quyết TTHC được số hóa",
    "Số văn bản được cập nhật",
    "TTHC được công khai",
    "Tỷ lệ các đơn vị bố trí đúng quy định về số lượng cấp phó",
    "Tỷ lệ các đơn vị thực hiện đúng quy định",
    "Tỷ lệ công chức đạt chuẩn",
    "Tỷ lệ giải ngân",
    "Tỷ lệ giải quyết đúng hạn, trước hạn",
    "Tỷ lệ hệ thống thông tin được được vào vận hành, khai thác",
    "Tỷ lệ hồ sơ được thanh toán trực tuyến",
    "Tỷ lệ hồ sơ được xử lý trên môi trường mạng",
    "Tỷ lệ lãnh đạo được bổ nhiệm",
    "Tỷ lệ người dân, doanh nghiệp được cấp mã định danh",
    "Tỷ lệ thực hiện các kiến nghị",
    "Tỷ lệ thực hiện đúng quy định",
    "Tỷ lệ đơn vị bố trí đúng vị trí việc làm",
    "Văn bản chỉ đạo",
    "Văn bản quy phạm pháp luật có quy định TTHC",
    "Văn bản triển khai",
    "100% vấn đề được xử lý",
    "Đạt tỷ lệ theo yêu cầu",
)
_PRINTED_SEVERAL = (
    (
        "1. Báo cáo của UBND tỉnh;\n2. Quyết định của UBND tỉnh",
        ("Báo cáo của UBND tỉnh", "Quyết định của UBND tỉnh"),
    ),
    (
        "1. Kế hoạch của UBND tỉnh;\n2. Báo cáo của UBND tỉnh",
        ("Kế hoạch của UBND tỉnh", "Báo cáo của UBND tỉnh"),
    ),
    (
        "1. Kế hoạch của UBND tỉnh;\n2. Báo cáo kết quả thực hiện",
        ("Kế hoạch của UBND tỉnh", "Báo cáo kết quả thực hiện"),
    ),
    (
        "Các lớp đào tạo, Báo cáo kết quả thực hiện",
        ("Các lớp đào tạo", "Báo cáo kết quả thực hiện"),
    ),
    ("Kế hoạch và Báo cáo", ("Kế hoạch", "Báo cáo")),
    ("Kế hoạch Báo cáo", ("Kế hoạch", "Báo cáo")),
    (
        "Quyết định, thông báo kết luận kiểm tra, Báo cáo",
        ("Quyết định", "thông báo kết luận kiểm tra", "Báo cáo"),
    ),
    (
        "- Kết quả thi nâng ngạch - Kế hoạch thi hoặc xét thăng hạng",
        ("Kết quả thi nâng ngạch", "Kế hoạch thi hoặc xét thăng hạng"),
    ),
    (
        "Kế hoạch tổ chức tập huấn, Giấy chứng nhận tập huấn",
        ("Kế hoạch tổ chức tập huấn", "Giấy chứng nhận tập huấn"),
    ),
    (
        "Quyết định phê duyệt Kế hoạch kiểm tra, Biên bản kiểm tra",
        ("Quyết định phê duyệt Kế hoạch kiểm tra", "Biên bản kiểm tra"),
    ),
    (
        "Kế hoạch kiểm tra Báo cáo kết quả thực hiện",
        ("Kế hoạch kiểm tra", "Báo cáo kết quả thực hiện"),
    ),
)
_OTHERS = (
    ("", ()),
    (" \n ", ()),
    ("-", ()),
    (";", ()),
    ("Kế hoạch của\nUBND tỉnh.", ("Kế hoạch của UBND tỉnh",)),
    ("1. Kế hoạch của UBND tỉnh; 2. Báo cáo.", ("Kế hoạch của UBND tỉnh", "Báo cáo")),
    ("1. Kế hoạch của UBND tỉnh 2. Báo cáo", ("Kế hoạch của UBND tỉnh", "Báo cáo")),
    ("- Kế hoạch và\nbáo cáo\n- Quyết định", ("Kế hoạch", "báo cáo", "Quyết định")),
    ("Quyết định phê duyệt\nKế hoạch kiểm tra", ("Quyết định phê duyệt Kế hoạch kiểm tra",)),
    ("Văn bản chỉ đạo\nPhần mềm", ("Văn bản chỉ đạo", "Phần mềm")),
    (
        "Kế hoạch (gồm Kế hoạch A, Kế hoạch B); Báo cáo",
        ("Kế hoạch (gồm Kế hoạch A, Kế hoạch B)", "Báo cáo"),
    ),
    ("Văn bản xem xét, quyết định", ("Văn bản xem xét, quyết định",)),
    ("Thông báo Kết luận kiểm tra", ("Thông báo Kết luận kiểm tra",)),
    ("Báo cáo của Sở Kế hoạch và Đầu tư", ("Báo cáo của Sở Kế hoạch và Đầu tư",)),
    (
        "Báo cáo theo Quyết định số 1/QĐ-UBND, Kế hoạch số 2/KH-UBND",
        ("Báo cáo theo Quyết định số 1/QĐ-UBND, Kế hoạch số 2/KH-UBND",),
    ),
    ("Quyết định ban hành kế hoạch, quy chế", ("Quyết định ban hành kế hoạch, quy chế",)),
    ("Kế hoạch, và báo cáo", ("Kế hoạch", "báo cáo")),
)


@pytest.mark.parametrize("cell", [*_BINH_DINH_2020_SINGLE, *_CAN_THO_2022_SINGLE])
def test_a_printed_cell_with_one_product_stays_whole(cell: str) -> None:
    assert read_products(cell) == (cell,)


@pytest.mark.parametrize(("cell", "expected"), [*_PRINTED_SEVERAL, *_OTHERS])
def test_products_of_a_cell(cell: str, expected: tuple[str, ...]) -> None:
    assert read_products(cell) == expected
    assert read_products(unicodedata.normalize("NFD", cell)) == expected


_PIECES = st.lists(
    st.sampled_from(
        [
            *("Kế hoạch", "báo cáo", "Quyết định", " phê duyệt ", "tỉnh"),
            *(" và ", ", ", "; ", " - ", "\n", "1. ", "2) ", "(", ")", " ", "+"),
        ]
    )
).map("".join)


@given(st.one_of(st.text(), _PIECES))
def test_products_are_passages_of_the_cell_in_order(cell: str) -> None:
    rest = collapse(cell)
    for product in read_products(cell):
        assert product
        before, found, rest = rest.partition(product)
        assert found == product
        assert before.strip(" ,;.-–—+•*()0123456789") in {"", "và"}


@given(st.lists(st.sampled_from([*_BINH_DINH_2020_SINGLE, *_CAN_THO_2022_SINGLE]), min_size=1))
def test_a_numbered_or_dashed_list_gives_its_items(products: list[str]) -> None:
    numbered = ";\n".join(f"{no}. {product}" for no, product in enumerate(products[:99], 1))
    dashed = "\n".join(f"- {product}" for product in products)
    assert read_products(numbered) == tuple(products[:99])
    assert read_products(dashed) == tuple(products)
