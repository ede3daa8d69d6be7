"""A sheet as a table: its used range, merged cells, what is hidden, and what is doubtful."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.formats.xlsx.merging import covers_of
from cchc_tracker.imports.formats.xlsx.shown import Doubt, shown
from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import Message, message, template
from cchc_tracker.model.problem import Problem, Severity
from cchc_tracker.model.source.document import SourceCell, SourceTable, SourceText
from cchc_tracker.model.source.place import Part, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cchc_tracker.imports.formats.xlsx.sheet import StoredSheet
    from cchc_tracker.imports.formats.xlsx.shown import Shown
    from cchc_tracker.imports.formats.xlsx.workbook import Sheet, Workbook

MAX_PLACES: Final = 1_000_000
"""Of a sheet's used range."""
MAX_LETTERS: Final = 10_000_000
"""Of all cells together: thousands may show one shared text."""
_EACH: Final = 100
"""Problems of one kind that are told one by one."""

_DOUBTS: Final[Mapping[Doubt, tuple[Severity, str]]] = {
    Doubt.ERROR: (Severity.ERROR, template("The cell shows an error instead of a value")),
    Doubt.UNCOMPUTED: (
        Severity.ERROR,
        template(
            "The cell has a formula whose value isn't stored; open and save the file in Excel"
        ),
    ),
    Doubt.MONTH_FIRST: (
        Severity.WARNING,
        template("The sheet shows the month first; the day is read as {text}"),
    ),
    Doubt.DAMAGED: (Severity.ERROR, template("The cell's content is damaged")),
}


_TWICE: Final = (
    Severity.ERROR,
    "cell-twice",
    message("The file has this cell twice; only the last of them is read"),
)


@dataclass(slots=True)
class ReadSheet:
    """A sheet's table with what is to be told of it."""

    name: str
    table: SourceTable | None = None
    """None for a sheet with nothing in it."""
    problems: list[Problem] = field(default_factory=list)
    kept_back: list[SourceText] = field(default_factory=list)
    _told: dict[str, int] = field(default_factory=dict)

    def tell(self, severity: Severity, code: str, sentence: Message, at: Place, text: str) -> None:
        """Report a problem; beyond a hundred of a kind they are only counted."""
        self._told[code] = self._told.get(code, 0) + 1
        if self._told[code] <= _EACH:
            self.problems.append(Problem(severity, code, sentence, text=text, at=at))

    def count_rest(self) -> None:
        """Report how many problems of each kind weren't told one by one."""
        at = Place(Part.SHEET, self.name)
        for code, count in self._told.items():
            if count > _EACH:
                sentence = message("{count} more cells have this problem", count=count - _EACH)
                self.problems.append(Problem(Severity.WARNING, code, sentence, at=at))


def read_sheet(sheet: Sheet, stored: StoredSheet, book: Workbook) -> ReadSheet:
    """The sheet's table; raises BadDataError where its used range is far too large."""
    read = ReadSheet(sheet.name)
    found = _shown_cells(stored, book, read)
    height = max((row for row, _ in found), default=0)
    width = max((column for _, column in found), default=0)
    if height * width > MAX_PLACES:
        raise BadDataError(
            message(
                "Sheet {name} reaches to row {row} and column {column}, far beyond a plan; "
                "delete what stands there alone, or choose another sheet",
                name=sheet.name,
                row=height,
                column=width,
            )
        )
    hidden = _Hidden.of(sheet, stored, width)
    if height:
        read.table = SourceTable(
            tuple(_cells(found, stored, (height, width), hidden, read)),
            Place(Part.SHEET, sheet.name),
        )
    _tell_hidden(read, hidden, height)
    read.count_rest()
    return read


def within_bounds(letters: int) -> int:
    """The number of letters; raises BadDataError where a plan has far fewer."""
    if letters > MAX_LETTERS:
        raise BadDataError(message("The file has far more in it than a plan needs; it isn't read"))
    return letters


def _shown_cells(
    stored: StoredSheet, book: Workbook, read: ReadSheet
) -> dict[tuple[int, int], Shown]:
    """What cells show, by row and column in reading order; those that show nothing left out."""
    found: dict[tuple[int, int], Shown] = {}
    formulas = letters = 0
    for cell in sorted(stored.cells, key=lambda cell: (cell.row, cell.column)):
        what = shown(cell, book)
        letters = within_bounds(letters + len(what.text))
        formulas += cell.formula is not None and what.doubt is not Doubt.UNCOMPUTED
        if what.doubt is not None:
            severity, words = _DOUBTS[what.doubt]
            at = Place(Part.SHEET, read.name, row=cell.row, column=cell.column)
            text = what.text or (f"={cell.formula}" if cell.formula else "")
            read.tell(severity, what.doubt, Message(words, {"text": text}), at, text)
        if (first := found.get((cell.row, cell.column))) is not None:
            at = Place(Part.SHEET, read.name, row=cell.row, column=cell.column)
            read.tell(*_TWICE, at, first.text)
        if what.text or what.value is not None:
            found[cell.row, cell.column] = what
    if formulas:
        sentence = message(
            "{count} cells have formulas; the values last computed are read", count=formulas
        )
        read.tell(Severity.INFO, "formulas", sentence, Place(Part.SHEET, read.name), "")
    return found


@dataclass(frozen=True, slots=True)
class _Hidden:
    """The rows and columns of a sheet that can't be seen."""

    whole: bool
    rows: set[int]
    columns: set[int]

    @staticmethod
    def of(sheet: Sheet, stored: StoredSheet, width: int) -> _Hidden:
        columns: set[int] = set()
        for first, last in stored.hidden_columns:
            columns.update(range(first, min(last, width) + 1))
        return _Hidden(sheet.hidden, stored.hidden_rows, columns)

    def at(self, row: int, column: int) -> bool:
        return self.whole or row in self.rows or column in self.columns


def _cells(
    found: Mapping[tuple[int, int], Shown],
    stored: StoredSheet,
    size: tuple[int, int],
    hidden: _Hidden,
    read: ReadSheet,
) -> Iterator[SourceCell]:
    covers, overlapping = covers_of(stored.merged, *size)
    for each in overlapping:
        at = Place(Part.SHEET, read.name, row=each.top, column=each.left)
        sentence = message("Merged cells overlap; this one is read as single cells")
        read.tell(Severity.WARNING, "merged-overlap", sentence, at, "")
    for row, column in sorted({*found, *covers.tops}):
        at = Place(Part.SHEET, read.name, row=row, column=column)
        what = found.get((row, column))
        top = covers.top_of(row, column)
        if top not in (None, (row, column)):
            if what is not None and what.text and what.text != _text_at(found, top):
                _tell_covered(read, at, what.text)
            continue
        rows, columns = covers.tops.get((row, column), (1, 1))
        yield SourceCell(
            what.text if what else "",
            at,
            rows,
            columns,
            what.value if what else None,
            hidden.at(row, column),
        )


def _text_at(found: Mapping[tuple[int, int], Shown], place: tuple[int, int] | None) -> str:
    what = found.get(place) if place else None
    return what.text if what else ""


def _tell_covered(read: ReadSheet, at: Place, text: str) -> None:
    sentence = message("A merged cell covers this text; it isn't read as part of the plan")
    read.tell(Severity.WARNING, "covered-text", sentence, at, text)
    read.kept_back.append(SourceText(text, at))


def _tell_hidden(read: ReadSheet, hidden: _Hidden, height: int) -> None:
    at = Place(Part.SHEET, read.name)
    rows = _runs(row for row in hidden.rows if row <= height)
    if hidden.whole:
        sentence = message("The sheet is hidden; it is read all the same")
        read.tell(Severity.WARNING, "hidden-sheet", sentence, at, "")
    if rows:
        sentence = message("Rows {rows} are hidden; they are read all the same", rows=rows)
        read.tell(Severity.WARNING, "hidden-rows", sentence, at, "")
    if columns := _runs(hidden.columns):
        sentence = message(
            "Columns {columns} are hidden; they are read all the same", columns=columns
        )
        read.tell(Severity.WARNING, "hidden-columns", sentence, at, "")


def _runs(numbers: Iterable[int]) -> str:
    """Numbers in words, such as `3–5, 8`."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in runs)
