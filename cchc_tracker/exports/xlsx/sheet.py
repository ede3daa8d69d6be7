"""A sheet that takes typed values and can't be made to hold a formula."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING, Final

from cchc_tracker.exports.report.blocks import shown
from cchc_tracker.exports.stamp import days_text

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from cchc_tracker.exports.report import ReportSource


@dataclass(frozen=True, slots=True)
class Rate:
    """A share in percent."""

    percent: Decimal | None


Cell = str | date | int | Decimal | Rate | None

_A4: Final = 9
_MARGIN: Final = 0.5
"""Inches."""
_DAY_ZERO: Final = date(1899, 12, 30).toordinal()
"""What workbooks count days from; right from March 1900 on."""
_LINE_HEIGHT: Final = 15
"""Points that a line of the 11 point letters takes."""
_HIGHEST_ROW: Final = 409
"""Points; the most that a row can be."""
_LONGEST_TEXT: Final = 32_767
"""Characters that a cell can hold."""
_LONGEST_MARGIN_TEXT: Final = 120
_RAGGED: Final = 2
"""About how many letters of a line stay empty, since words aren't broken."""

_STYLES: Final[dict[str, dict[str, object]]] = {
    "title": {"bold": True, "font_size": 14},
    "heading": {
        "bold": True, "border": 1, "text_wrap": True, "align": "center", "valign": "vcenter",
        "bg_color": "#DCE6F1",
    },
    "text": {"border": 1, "text_wrap": True, "valign": "top"},
    "date": {"border": 1, "num_format": "dd/mm/yyyy", "align": "center", "valign": "top"},
    "number": {"border": 1, "num_format": "#,##0", "valign": "top"},
    "amount": {"border": 1, "valign": "top"},
    "rate": {"border": 1, "num_format": "0.00%", "valign": "top"},
    "sum text": {"border": 1, "text_wrap": True, "valign": "top", "bold": True},
    "sum number": {"border": 1, "num_format": "#,##0", "valign": "top", "bold": True},
    "sum rate": {"border": 1, "num_format": "0.00%", "valign": "top", "bold": True},
}  # fmt: skip


class Book:
    """A workbook with its styles."""

    def __init__(self, workbook: Workbook, source: ReportSource) -> None:
        self._workbook = workbook
        self._source = source
        self.styles = {name: workbook.add_format(style) for name, style in _STYLES.items()}

    def sheet(self, name: str) -> Sheet:
        """A new sheet, set up for A4 landscape."""
        made = Sheet(self._workbook.add_worksheet(name), self.styles, self._workbook.add_format)
        made.lay_out(self._source, name)
        return made


class Sheet:
    """A sheet that is filled from top to bottom."""

    def __init__(
        self,
        worksheet: Worksheet,
        styles: dict[str, Format],
        add_style: Callable[[dict[str, object]], Format],
    ) -> None:
        self.worksheet = worksheet
        self.styles = styles
        self.add_style = add_style
        self.row = 0
        """The next free row."""
        self._widths: tuple[int, ...] = ()

    def lay_out(self, source: ReportSource, name: str) -> None:
        """One page wide, with the plan above and the page number below."""
        sheet, figures = self.worksheet, source.figures
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(_MARGIN, _MARGIN, 2 * _MARGIN, 2 * _MARGIN)
        sheet.fit_to_pages(1, 0)
        title = f"{_in_margin(figures.plan.id)} – {_in_margin(name)}"
        sheet.set_header(f"&L{title}&R{_in_margin(days_text(figures))}")
        sheet.set_footer(f"&L{_in_margin(figures.plan.id)}&C&P/&N&Rcchc-tracker")

    def widths(self, widths: Iterable[int]) -> None:
        """Set the columns' widths, in characters."""
        self._widths = tuple(widths)
        for column, width in enumerate(self._widths):
            self.worksheet.set_column(column, column, width)

    def title(self, title: str) -> None:
        """A line that runs over the columns."""
        self.worksheet.write_string(self.row, 0, fitting(title), self.styles["title"])
        self.row += 1

    def remark(self, words: str) -> None:
        """A line of plain text right below a table, with an empty row below it."""
        self.worksheet.write_string(self.row - 1, 0, fitting(words))
        self.row += 1

    def headings(self, headings: Sequence[str]) -> None:
        """The heading row of a table."""
        for column, heading in enumerate(headings):
            self.worksheet.write_string(self.row, column, heading, self.styles["heading"])
        self.row += 1

    def table(
        self, headings: Sequence[str], lines: Iterable[Sequence[Cell]], *, last_is_sum: bool = False
    ) -> None:
        """A table with an empty row below it."""
        self.headings(headings)
        shown_lines = list(lines)
        for number, line in enumerate(shown_lines, start=1):
            is_sum = last_is_sum and number == len(shown_lines)
            self.line(line, "sum " if is_sum else "")
        self.row += 1

    def line(self, cells: Sequence[Cell], kind: str = "", height: int | None = None) -> None:
        """A row of cells, `height` lines high; `kind` is put before the names of the styles."""
        self.height(self.lines(cells) if height is None else height)
        sheet, row = self.worksheet, self.row
        style, days = self.styles[f"{kind}text"], self.styles["date"]
        for column, cell in enumerate(cells):
            if cell and isinstance(cell, str):  # most cells are
                plain = len(cell) <= _LONGEST_TEXT and cell.isprintable()
                sheet.write_string(row, column, cell if plain else fitting(cell), style)
            elif cell is None:
                sheet.write_blank(row, column, None, style)
            elif isinstance(cell, date):
                sheet.write_number(row, column, cell.toordinal() - _DAY_ZERO, days)
            else:
                self.put(column, cell, kind)
        self.row += 1

    def lines(self, cells: Sequence[Cell], besides: Container[int] = ()) -> int:
        """How many lines of text the cells take, without those in the columns `besides`."""
        most = 1
        for column, (cell, width) in enumerate(zip(cells, self._widths, strict=False)):
            if not isinstance(cell, str) or column in besides:
                continue
            if len(cell) > most * (width - _RAGGED) or "\n" in cell:
                most = max(most, lines_of(cell, width))
        return most

    def put(self, column: int, cell: Cell, kind: str = "") -> None:
        """A cell of the current row."""
        sheet, styles, row = self.worksheet, self.styles, self.row
        match cell:
            case str() if cell:
                sheet.write_string(row, column, fitting(cell), styles[f"{kind}text"])
            case None | "" | Rate(percent=None):
                sheet.write_blank(row, column, None, styles[f"{kind}text"])
            case date():
                sheet.write_number(row, column, cell.toordinal() - _DAY_ZERO, styles["date"])
            case Rate(percent=Decimal() as percent):
                sheet.write_number(row, column, float(percent / 100), styles[f"{kind}rate"])
            case Decimal():
                sheet.write_number(row, column, float(cell), styles["amount"])
            case _:
                sheet.write_number(row, column, cell, styles[f"{kind}number"])

    def merge(self, column: int, first: int, last: int) -> None:
        """Make the column's cells from row to row one; each of them is written for itself.

        The writer's own `merge_range` would write a blank into each of them first.
        """
        self.worksheet.merge.append([first, column, last, column])

    def height(self, lines: int) -> None:
        """The current row's height in lines of text; the program that opens it may not guess it."""
        self.worksheet.set_row(self.row, min(_HIGHEST_ROW, _LINE_HEIGHT * max(lines, 1) + 2))


def fitting(text: str) -> str:
    """The text as a cell can hold it."""
    clean = text if text.isprintable() else shown(text)
    return clean if len(clean) <= _LONGEST_TEXT else f"{clean[: _LONGEST_TEXT - 1]}…"


def lines_of(text: str, width: int) -> int:
    """About how many lines the text takes in a column of that width, in characters."""
    room = width - _RAGGED
    if len(text) <= room and "\n" not in text:
        return 1
    return sum(ceil(len(part) / room) or 1 for part in text.split("\n"))


def _in_margin(text: str) -> str:
    """Text of a header or footer, where `&` begins a command."""
    return shown(text)[:_LONGEST_MARGIN_TEXT].replace("&", "&&")
