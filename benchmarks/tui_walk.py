"""A walk through every screen of the interface, and what each step of it may send."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

UP, DOWN, LEFT, RIGHT = b"\x1b[A", b"\x1b[B", b"\x1b[D", b"\x1b[C"
PAGE_UP, PAGE_DOWN, HOME, END = b"\x1b[5~", b"\x1b[6~", b"\x1b[H", b"\x1b[F"
ESC, ENTER, TAB = b"\x1b", b"\r", b"\t"
F1, F2, F3, F4, F5 = b"\x1bOP", b"\x1bOQ", b"\x1bOR", b"\x1bOS", b"\x1b[15~"
F6, F7, F8, F9, CTRL_P = b"\x1b[17~", b"\x1b[18~", b"\x1b[19~", b"\x1b[20~", b"\x10"

START: Final = "start"
CURSOR_KEY: Final = "cursor key"
LETTER: Final = "letter"
PAGE: Final = "page"
SCREEN: Final = "screen"
BACK: Final = "back"
IDLE: Final = "idle 3 s"
ROOM: Final = {
    START: 21_000, CURSOR_KEY: 1_000, LETTER: 1_000, PAGE: 8_000,
    SCREEN: 16_000, BACK: 16_000, IDLE: 0,
}  # fmt: skip
"""Bytes that a step of each kind may send at most."""


@dataclass(frozen=True, slots=True)
class Step:
    """Keys that are pressed one after the other, each waited for."""

    name: str
    kind: str
    keys: tuple[bytes, ...]
    title: str = ""
    """What the screen says, once it's there."""


def _opens(name: str, key: bytes, title: str, *, downs: int = 8) -> tuple[Step, ...]:
    """A screen and its cursor keys."""
    moves = (DOWN,) * downs + (UP,) * (downs // 2)
    return (Step(name, SCREEN, (key,), title), Step(name, CURSOR_KEY, moves))


def _back(name: str, key: bytes = ESC) -> Step:
    return Step(name, BACK, (key,))


_MATRIX: Final = (
    Step("matrix", CURSOR_KEY, (DOWN,) * 40 + (UP,) * 10),
    Step("matrix", PAGE, (PAGE_DOWN,) * 3 + (PAGE_UP,) * 3),
    Step("matrix, next overdue", PAGE, (b"n", b"n", b"p")),
    Step("matrix, sort", SCREEN, (b"s",)),
    Step("matrix, sorted back", BACK, (b"s",) * 5),
    Step("filter line", SCREEN, (b"/",)),
    Step("filter line, typed", PAGE, (b"-", b"k", b"h", b"o", b"n", b"g")),
    _back("filter line"),
    Step("matrix, to the top", PAGE, (HOME,)),
    Step("matrix, to the first row", CURSOR_KEY, (DOWN,) * 4),
)
_MODALS: Final = (
    *_opens("jump", b"g", "Đến một dòng", downs=1), _back("jump"),
    *_opens("columns", b"c", "Các cột"), _back("columns"),
    *_opens("saved filters", b"f", "Bộ lọc đã lưu", downs=1), _back("saved filters"),
    *_opens("help", F1, "Trợ giúp"), Step("help", PAGE, (PAGE_DOWN, PAGE_UP)), _back("help"),
    *_opens("palette", CTRL_P, "Lệnh"), Step("palette", LETTER, (b"m", b"a")), _back("palette"),
    *_opens("settings", F9, "Thiết lập", downs=2), _back("settings"),
)  # fmt: skip
_ROW: Final = (
    *_opens("row", ENTER, "Chi tiết", downs=14),
    Step("row", PAGE, (PAGE_DOWN, PAGE_UP)),
    _back("row"),
)
_FORM: Final = (
    *_opens("update form", b"e", "Cập nhật", downs=3),
    Step("update form, choice", CURSOR_KEY, (b"1",)),
    Step("update form, list folds", PAGE, (TAB,)),
    Step("update form, next field", CURSOR_KEY, (TAB,)),
    Step("update form", LETTER, (b"5", b"0")),
    Step("update form, next field", CURSOR_KEY, (TAB,)),
    Step("update form", LETTER, tuple(bytes([each]) for each in b"Da gui van ban")),
    Step("leave the form", SCREEN, (ESC,), "Rời biểu mẫu"),
    _back("leave the form"),
)
_SAVED: Final = (
    Step("save", BACK, (F8,)),
    *_opens("undo, with its toast", b"u", "Hoàn tác", downs=1),
    _back("undo"),
    *(Step("undo, its toast goes", PAGE, ()),) * 3,
)
_BULK: Final = (
    Step("mark", CURSOR_KEY, (b" ", DOWN, b" ", DOWN, b" ", DOWN)),
    *_opens("bulk form", b"b", "Thay đổi các dòng đã chọn", downs=2),
    Step("bulk form, choice", CURSOR_KEY, (b"1",)),
    Step("bulk preview", SCREEN, (F8,), "Xem trước"),
    Step("bulk preview", CURSOR_KEY, (DOWN,) * 4),
    _back("bulk preview"),
    Step("leave the form", SCREEN, (ESC,), "Rời biểu mẫu"),
    Step("leave the form", BACK, (DOWN, ENTER)),
)
_OTHERS: Final = (
    *_opens("overview", F2, "Tổng quan"),
    Step("which agency", SCREEN, (F4,), "Bạn thuộc cơ quan nào?"),
    *_opens("my agency", ENTER, "can-tho-2022"),
    *_opens("journal", F5, "Nhật ký"),
    *_opens("localities", F6, "Địa phương và phần mở rộng"),
    Step("reports", SCREEN, (F7,), "Báo cáo"),
    Step("reports, another period", PAGE, (DOWN,) * 3 + (UP,) * 3),
    Step("reports, figures", CURSOR_KEY, (TAB,) + (DOWN,) * 6),
    *_opens("report export", b"x", "Xuất tệp", downs=3),
    _back("report export"),
    *_opens("days of a period", b"d", "Các ngày của kỳ", downs=2),
    Step("days of a period", LETTER, (b"1", b"2")),
    _back("days of a period"),
    _back("matrix again", F3),
    Step("matrix again", IDLE, ()),
)
_IMPORT: Final = (
    Step("localities", SCREEN, (F6,), "Địa phương và phần mở rộng"),
    *_opens("import, file", b"i", "chọn tệp", downs=2),
    Step("import, last file", CURSOR_KEY, (END,)),
    Step("import, whose plan", SCREEN, (ENTER,), "của địa phương nào"),
    Step("import, whose plan", CURSOR_KEY, (DOWN, DOWN, UP, UP)),
    Step("import, year and name", CURSOR_KEY, (ENTER, ENTER)),
    Step("import, name", LETTER, (b"m", b"o", b"i")),
    *_opens("import, columns", ENTER, "moi", downs=6),
    *_opens("import, a column", ENTER, "một cột"),
    _back("import, a column"),
    Step("import, rows", PAGE, (b"2",)),
    Step("import, rows", CURSOR_KEY, (DOWN,) * 20 + (UP,) * 4),
    Step("import, rows", PAGE, (PAGE_DOWN, PAGE_UP)),
    Step("import, a row", SCREEN, (ENTER,), "Lĩnh vực"),
    _back("import, a row"),
    Step("import, report", PAGE, (b"3",)),
    Step("import, report", CURSOR_KEY, (DOWN,) * 20 + (UP,) * 4),
    Step("import, keep", SCREEN, (F8,), "lưu"),
    Step("import, keep", CURSOR_KEY, (DOWN,)),
    Step("import, kept", SCREEN, (ENTER,), "Đã tạo"),
    *_opens("rows to look at", b"d", "Dòng cần xem lại"),
    Step("rows to look at, settled", PAGE, (b"x",)),
    _back("rows to look at"),
)
WALK: Final = (*_MATRIX, *_MODALS, *_ROW, *_FORM, *_SAVED, *_BULK, *_OTHERS, *_IMPORT)
