"""Products (kết quả, sản phẩm) of an activity: one cell split into the things to be delivered."""

from __future__ import annotations

import re
from functools import lru_cache

from cchc_tracker.model.text import clean, collapse

_DOCUMENTS = (
    "kế hoạch|báo cáo|quyết định|thông báo|biên bản|tờ trình|công văn|văn bản|nghị quyết|chỉ thị"
    "|hướng dẫn|quy chế|quy định|quy trình|đề án|dự án|phương án|chương trình|danh mục|kết luận"
    "|dự thảo|giấy chứng nhận|giấy mời|hồ sơ|hợp đồng"
)
"""What an office issues: begins a product even where the separator was lost."""
_OTHERS = (
    "kết quả|số liệu|số lượng|tỷ lệ|tỉ lệ|phần mềm|hệ thống|cơ sở dữ liệu|lớp|hội nghị|hội thảo"
    "|tài liệu|phiếu|bảng|bộ chỉ số|chuyên mục|tin, bài|tin bài|cuộc thi|mô hình|cổng|trang"
)
"""Begins a product only after a separator, since documents contain these words as objects."""
_ACTIONS = frozenset({"quyết định", "hướng dẫn", "kết luận", "chỉ thị", "quy định"})
"""Also verbs: with a small letter they begin a product only after a bare noun."""
_GOVERNING = re.compile(
    r"\b(?:phê duyệt|duyệt|ban hành|thông qua|công bố|thực hiện|triển khai|xây dựng|hoàn thiện"
    r"|sửa đổi|bổ sung|điều chỉnh|thay thế|bãi bỏ|trình|dự thảo|thông báo|danh mục|quán triệt"
    r"|tổng kết|sơ kết|tổng hợp|tham mưu|ký|về|theo|của|kèm|tại|trong|cho|bằng|từ|là|có|các|những"
    r"|một số|nội dung|việc|gồm|sở|phòng|ban|bộ|công tác)\s*$",
    re.IGNORECASE,
)
"""Takes the noun behind it as its object or name, so no product begins there."""
_HEAD = re.compile(
    rf"(?<!\w)(?:các |những )?(?:(?P<document>{_DOCUMENTS})|(?P<other>{_OTHERS}))(?!\w|\s+số\s)",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(
    r"(?P<strong>\s*\n\s*|\s+[-–—+]\s+)$|(?P<weak>\s*,\s*(?:và\s+)?|\s+và\s+)$|(?P<lost>\s+)$"
)
_BULLET = re.compile(r"^\s*(?:[-–—+•*]\s*(?=\D|$)|\d{1,2}[.)](?:\s+(?=\S)|\s*(?=[^\W\d])))")
_INLINE_DASH = re.compile(r"\s+[-–—+•]\s+(?=[^\W\d_a-z])")
_INLINE_NUMBER = re.compile(r"(?<=\D)\s+\d{1,2}[.)]\s+(?=[^\W\d_])")


@lru_cache(maxsize=4096)
def read_products(text: str) -> tuple[str, ...]:
    """The products that a cell names, in order, each on one line without its number or end mark.

    Parted by numbered lines, dashes, semicolons, a comma or `và` before a head noun (`Kế hoạch và
    Báo cáo`), or a lost separator before a capital one (`Kế hoạch Báo cáo`), but not after a word
    that takes it as its object (`Quyết định phê duyệt Kế hoạch`).
    """
    products = (
        _trimmed(product)
        for item in _items(clean(text))
        for part in _outside_brackets(item, ";")
        for product in _by_head(_BULLET.sub("", part).strip())
    )
    return tuple(product for product in products if product)


def _items(text: str) -> list[str]:
    """The bulleted items of a cell; lines that only wrap stay together."""
    items: list[str] = []
    for line in text.split("\n"):
        if _BULLET.match(line) or not items:
            items.extend(_inline_items(line))
        else:
            items[-1] += "\n" + line
    return items


def _inline_items(line: str) -> list[str]:
    """The items of a line that begins with a bullet and carries more of them."""
    bullet = _BULLET.match(line)
    if bullet is None:
        return [line]
    between = _INLINE_NUMBER if bullet[0].strip()[0].isdigit() else _INLINE_DASH
    return between.split(line[bullet.end() :])


def _outside_brackets(text: str, mark: str) -> list[str]:
    if mark not in text:
        return [text]
    parts = [""]
    depth = 0
    for char in text:
        depth = max(0, depth + (char == "(") - (char == ")"))
        if char == mark and depth == 0:
            parts.append("")
        else:
            parts[-1] += char
    return parts


def _by_head(text: str) -> list[str]:
    """The text cut before each head noun that begins a product of its own."""
    products: list[str] = []
    start = 0
    for head in _HEAD.finditer(text):
        segment = text[start : head.start()]
        separator = _SEPARATOR.search(segment)
        if separator is None or segment.count("(") > segment.count(")"):
            continue
        left = segment[: separator.start()]
        if left.strip() and _begins_product(left, separator, head):
            products.append(left)
            start = head.start()
    return [*products, text[start:]]


def _begins_product(left: str, separator: re.Match[str], head: re.Match[str]) -> bool:
    is_capital = head[0][0].isupper()
    if separator["lost"]:
        return is_capital and bool(head["document"]) and not _GOVERNING.search(left)
    if is_capital:
        return not (separator["strong"] and _GOVERNING.search(left))
    return not separator["strong"] and _continues_list(left, head)


def _continues_list(left: str, head: re.Match[str]) -> bool:
    """Whether a head noun in small letters is another product and not the left one's object."""
    heads = list(_HEAD.finditer(left))
    if head["document"] is None or len(heads) != 1 or heads[0].start() > 0:
        return False
    return head[0].casefold() not in _ACTIONS or heads[0][0] == left.strip()


def _trimmed(product: str) -> str:
    return collapse(product).rstrip(" .;,").lstrip(" ,;")
