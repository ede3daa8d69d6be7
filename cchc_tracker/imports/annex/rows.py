"""Makes the rows of an annex from its lines: areas opened, headings kept, every cell placed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.annex.cells import is_our_mark
from cchc_tracker.imports.annex.cutting import goes_on_with, may_go_on
from cchc_tracker.imports.annex.doubts import doubt, failure, tell
from cchc_tracker.imports.annex.drafts import Draft
from cchc_tracker.imports.annex.headings import AREA
from cchc_tracker.imports.annex.numbering import split_heading, style_of
from cchc_tracker.imports.annex.opening import Areas
from cchc_tracker.imports.annex.planning import take_extra, take_planning
from cchc_tracker.imports.annex.texts import RowTexts
from cchc_tracker.model.message import message
from cchc_tracker.model.source.origin import UNUSED, Origin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_tracker.imports.annex.cells import Line
    from cchc_tracker.imports.annex.fields import FieldColumns
    from cchc_tracker.imports.annex.owners import Row
    from cchc_tracker.imports.annex.sections import Heading
    from cchc_tracker.model.message import Message
    from cchc_tracker.model.plan import PlanKind
    from cchc_tracker.model.problem import Problem
    from cchc_tracker.model.source.document import SourceCell


class RowMaker:
    """Takes headings and lines in their order and keeps the rows they make."""

    def __init__(
        self, columns: FieldColumns, owner: str, headed: Sequence[str], title: str, kind: PlanKind
    ) -> None:
        self._columns = columns
        self._texts = RowTexts(columns, owner, headed)
        self._title = title
        self._above: Heading | None = None
        self._has_area = False
        self._area_cell: SourceCell | None = None
        self.areas = Areas(kind)
        self.drafts: list[Draft] = []
        self.origins: list[Origin] = []
        self.problems: list[Problem] = []
        self._position = 0

    def head_areas(self, heading: Heading) -> None:
        """A heading above the areas; it is an area itself where rows follow it at once."""
        self._above = heading
        self._has_area = False
        self._leave_others(heading)

    def head_area(self, heading: Heading) -> None:
        """An area's heading."""
        self._leave_others(heading)
        above = self._above
        if above is not None and not self._has_area:
            self._note(above)
        self._open(heading, above.number if above else "")

    def head_rows(self, heading: Heading, field: str) -> None:
        """A heading below the areas, which the rows below take as their goal or task."""
        self._need_area(heading.cells[-1])
        self._leave_others(heading)
        if not self._texts.head(heading, field):
            self.leave(heading.cells[-1], "mark-left-out", _MARK)

    def end_heading(self, heading: Heading, row: Row) -> bool:
        """Whether a row is counted beside a heading, not below it, so that the heading ends."""
        home = next((row[each] for each in self._columns.numbers if each in row), None)
        if heading.is_wide or heading.field or home is None or not home.text:
            return False
        if style_of(home.text) is not heading.style:
            return False
        self._texts.forget()
        return True

    def leave_heading(self, heading: Heading) -> None:
        """A heading that the matrix has no room for."""
        self._leave_others(heading)
        told = message(
            "This heading is more levels down than the plan has; its rows are kept without it"
        )
        for cell in heading.cells:
            self.origins.append(Origin(cell.place, cell.text, UNUSED))
        self.problems.append(doubt("heading-left-out", told, heading.cells[-1]))

    def row(self, line: Line, row: Row) -> None:
        """A line of work."""
        self._open_by_column(row)
        last = self.drafts[-1] if self.drafts and self.drafts[-1].area is None else None
        if line.seam and last is not None and goes_on_with(row, last, self._columns):
            self._join(row, last)
            return
        if last is not None and self._adds_to_above(row, last):
            return
        first = next(home.cell for home in row.values())
        self._need_area(first)
        draft = Draft({}, [], first.place)
        position = self._position + 1
        before = self._texts.snapshot()
        found = self._texts.take(draft, line, row, position, self.areas.current)
        found.extend(take_planning(draft, row, self._columns, position))
        if not self._texts.stands_in(draft) or not any(draft.cells.values()):
            self._texts.restore(before)
            self._leave_row(row)
            return
        if line.seam and last is not None and may_go_on(row, self._columns):
            told = message("This row begins a page; it may be the rest of the row above")
            found.append(doubt("row-maybe-cut", told, first, position))
        self._leave_marks(row)
        self._position = position
        self.problems.extend(found)
        self.drafts.append(draft)

    def leave(self, cell: SourceCell, code: str, told: Message) -> None:
        """A cell that nothing takes."""
        self.origins.append(Origin(cell.place, cell.text, UNUSED))
        self.problems.append(doubt(code, told, cell))

    def _open_by_column(self, row: Row) -> None:
        """The area that the row's own column names."""
        column = self._columns.area
        home = row.get(column) if column is not None else None
        if home is None or not home.text or home.cell is self._area_cell:
            return
        self._area_cell = home.cell
        split = split_heading(home.text)
        title = split.text if split else " ".join(home.text.split())
        if is_our_mark(title):
            return
        current = self.areas.current
        if current is not None and (current.no, current.title) == (
            split.number if split else current.no,
            title,
        ):
            return
        if self.areas.open_by_name(split.number if split else "", title, home.cell):
            self._start_area((home.cell,))

    def _open(self, heading: Heading, above: str) -> None:
        if is_our_mark(heading.title):
            self.leave(heading.cells[-1], "mark-left-out", _MARK)
            return
        opened = self.areas.open(heading.number, heading.title, heading.cells, above)
        self._has_area = True
        if opened:
            self._start_area(heading.cells)
        else:
            self.origins.extend(Origin(cell.place, cell.text, AREA) for cell in heading.cells)

    def _start_area(self, cells: tuple[SourceCell, ...]) -> None:
        origins = [Origin(cell.place, cell.text, AREA) for cell in cells]
        self.drafts.append(Draft({}, origins, cells[0].place, self.areas.current))
        self._texts.forget()

    def _need_area(self, cell: SourceCell) -> None:
        above = self._above
        if above is not None and not self._has_area:
            self._open(above, "")
            self._above = None
        if self.areas.current is None:
            self.areas.open_default(self._title, cell.place)
            self.drafts.append(Draft({}, [], cell.place, self.areas.current))

    def _note(self, heading: Heading) -> None:
        """Keep the cells of a heading that stands above areas."""
        self.origins.extend(Origin(cell.place, cell.text, AREA) for cell in heading.cells)
        told = message("This heading stands above areas; it only tells areas of one number apart")
        self.problems.append(tell("heading-above-areas", told, heading.cells[-1]))

    def _leave_others(self, heading: Heading) -> None:
        told = message("Nothing takes this cell: it stands in the row of a heading")
        for cell in heading.others:
            self.leave(cell, "cell-left-out", told)

    def _join(self, row: Row, last: Draft) -> None:
        """Put the texts of a row that a page break cut behind those of the row above."""
        for column, home in row.items():
            if not home.is_fresh or not home.text:
                continue
            field = self._columns.fields[column][0]
            last.take(field, f"{last.cells[field]} {home.text}", (home.cell,))
            self._texts.lengthen(field, home.text)
            told = message("The row was cut by a page break; this text is joined to its first part")
            self.problems.append(tell("row-joined", told, home.cell, self._position))

    def _adds_to_above(self, row: Row, last: Draft) -> bool:
        """Put a line with nothing but cells of unknown columns to the row above."""
        begun = [home for home in row.values() if home.is_fresh and home.text]
        if not begun or any(self._columns.fields[home.column] for home in begun):
            return False
        told = message("Nothing but this stands in its line; it was put to the row above")
        for home in begun:
            take_extra(last, home, self._columns)
            self.problems.append(tell("line-joined", told, home.cell, self._position))
        self._leave_marks(row)
        return True

    def _leave_row(self, row: Row) -> None:
        told = message("This can't be a row of work: neither task nor activity stands in it")
        for home in row.values():
            if home.is_fresh and home.text:
                self.origins.append(Origin(home.cell.place, home.cell.text, UNUSED))
                self.problems.append(failure("row-left-out", told, home.cell))
        self._leave_marks(row)

    def _leave_marks(self, row: Row) -> None:
        for home in row.values():
            if home.is_our_mark and home.is_fresh:
                self.leave(home.cell, "mark-left-out", _MARK)


_MARK: Final = message(
    "This text means something else in matrix.csv; the cell is taken for a blank one"
)
