"""The report of a period as text, before it's written to files."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from textwrap import wrap
from typing import TYPE_CHECKING, ClassVar, Final

from textual import work
from textual.binding import Binding, BindingType

from cchc_tracker.exports.formats import FORMATS
from cchc_tracker.model.errors import CchcError
from cchc_tracker.model.message import template
from cchc_tui.own_thread import in_own_thread
from cchc_tui.report_writing import TEXT, read_report
from cchc_tui.screens.house import HouseModal
from cchc_tui.widgets.cells import padded
from cchc_tui.widgets.plain import safe_text
from cchc_tui.widgets.record_list import RecordList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from cchc_tracker.exports.report import ReportSource
    from cchc_tui.content.period_reading import AskedPeriod

_PAGE: Final = 100
"""Columns of the text's paragraphs."""
_SIDEWAYS: Final = 20
"""Cells that one press of an arrow moves."""


class TextLines:
    """The lines of a text, from a column on."""

    def __init__(self, lines: Sequence[str], column: int = 0) -> None:
        self._lines = lines
        self._column = column

    def count(self) -> int:
        """How many lines there are."""
        return len(self._lines)

    def window(self, first: int, count: int) -> Sequence[str]:
        """Some lines."""
        return self._lines[first : first + count]

    def line(self, record: str, width: int) -> str:
        """What of a line is in sight."""
        return padded(record[self._column :], width)


class PreviewList(RecordList[str], inherit_bindings=False):
    """A list whose lines have nothing to open."""

    BINDINGS: ClassVar[list[BindingType]] = RecordList.BINDINGS[1:]


class ReportPreviewScreen(HouseModal[None]):
    """Scrolls with the arrows, sideways too: the annex is wide."""

    NAME = template("Preview")
    HELP = template(
        "The report as the file of format txt has it. The arrows scroll; ← and → show what is"
        " beyond the edges, for the annex is as wide as a page in landscape."
    )
    CSS_PATH = "../styles/report_files.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "shift(1)", template("To the right"), id="preview.right"),
        Binding("left", "shift(-1)", template("To the left"), id="preview.left"),
    ]

    def __init__(self, asked: AskedPeriod) -> None:
        super().__init__()
        self._asked = asked
        self._lines: Sequence[str] = ()
        self._column = 0

    def body(self) -> ComposeResult:
        """The lines."""
        yield PreviewList(id="preview-lines")

    def on_mount(self) -> None:
        """Writes the text."""
        self._list.focus()
        self.reload()

    def title_line(self) -> str:
        """Screen, plan and period."""
        name = f"{super().title_line()} · {self._asked.plan} · {self._asked.code}"
        if self._lines:
            return name
        doing = self.app.language("writing the report…")
        return f"{name} · {doing}"

    def relabel(self) -> None:
        """Write the report again, in the language of now."""
        super().relabel()
        self.reload()

    def on_resize(self) -> None:
        """Wraps the paragraphs anew."""
        self._show()

    def reload(self) -> None:
        """Write the text again; the lines that are on screen stay where they are."""
        self._write()

    @work(exclusive=True, group="preview")
    async def _write(self) -> None:
        read = partial(read_report, asked=self._asked, language=self.app.language)
        try:
            report = await self.app.desk.latest("report", read)
            if report is None:
                return
            self._lines = await in_own_thread(lambda: _text_lines(report.source))
        except CchcError as failure:
            self.app.tell(failure)
            self.dismiss(None)
            return
        super().relabel()
        self._show()

    def action_shift(self, step: int) -> None:
        """Show what is beyond an edge."""
        widest = max(map(len, self._fitted()), default=0)
        column = self._column + step * _SIDEWAYS
        if 0 <= column < widest:
            self._column = column
            self._show()

    @property
    def _list(self) -> PreviewList:
        return self.query_exactly_one(PreviewList)

    def _show(self) -> None:
        self._list.show(TextLines(self._fitted(), self._column), self._list.cursor)

    def _fitted(self) -> Sequence[str]:
        """The lines for the width of now: paragraphs wrapped anew, tables as they are."""
        width = max(self.size.width - 1, 1)
        return [part for line in self._lines for part in _wrapped(line, width)]


def _text_lines(source: ReportSource) -> list[str]:
    output = BytesIO()
    FORMATS[TEXT].load()(source, output)
    text = safe_text(output.getvalue().decode("utf-8-sig"))
    return _unwrapped(text.split("\n"))


def _unwrapped(lines: Sequence[str]) -> list[str]:
    """The lines with those joined that only the width of a page parted."""
    joined: list[str] = []
    last = ""
    for line in lines:
        word = line.split(" ", 1)[0]
        parted = last and word and len(last) + 1 + len(word) > _PAGE
        if parted and not (_is_of_table(last) or _is_of_table(line)):
            joined[-1] += f" {line}"
        else:
            joined.append(line)
        last = line
    return joined


def _wrapped(line: str, width: int) -> list[str]:
    if len(line) <= width or _is_of_table(line):
        return [line]
    return wrap(line, width, break_on_hyphens=False)


def _is_of_table(line: str) -> bool:
    return "  " in line or line.startswith("-" * 3)
