"""Makes the rows of an annex from its lines: areas opened, headings kept, every cell placed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.annex.carrying import Carrier, How, Said
from cchc_tracker.imports.annex.cells import is_our_mark, printed, value_of
from cchc_tracker.imports.annex.cutting import goes_on_with
from cchc_tracker.imports.annex.doubts import doubt, failure, remark
from cchc_tracker.imports.annex.drafts import Draft
from cchc_tracker.imports.annex.headings import AREA
from cchc_tracker.imports.annex.numbering import is_bullet, split_heading, style_of, with_number
from cchc_tracker.imports.annex.opening import Areas
from cchc_tracker.imports.annex.owners import ROW
from cchc_tracker.imports.annex.planning import take_planning
from cchc_tracker.model.agency.cues import is_ditto
from cchc_tracker.model.message import message
from cchc_tracker.model.source.origin import UNUSED, Origin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_tracker.imports.annex.cells import Line
    from cchc_tracker.imports.annex.fields import FieldColumns
    from cchc_tracker.imports.annex.homes import Home
    from cchc_tracker.imports.annex.owners import Row
    from cchc_tracker.imports.annex.sections import Heading
    from cchc_tracker.model.message import Message
    from cchc_tracker.model.plan import PlanKind
    from cchc_tracker.model.problem import Problem
    from cchc_tracker.model.source.document import SourceCell

CARRIED: Final = ("goal", "task")


class RowMaker:
    """Takes headings and lines in their order and keeps the rows they make."""

    def __init__(
        self, columns: FieldColumns, owner: str, headed: Sequence[str], title: str, kind: PlanKind
    ) -> None:
        self._columns = columns
        self._owner = owner
        self._headed = headed
        self._title = title
        self._active = [field for field in CARRIED if field in columns.by_field or field in headed]
        self._carriers = {field: Carrier() for field in CARRIED}
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
        text = _numbered_title(heading)
        if is_our_mark(text):
            self.leave(heading.cells[-1], "mark-left-out", _MARK)
            return
        self._carriers[field].head(text, heading.cells)
        if field == "goal":
            self._carriers["task"].forget()

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
        first = next(home.cell for home in row.values())
        self._need_area(first)
        draft = Draft({}, [], first.place)
        position = self._position + 1
        found: list[Problem] = []
        standing = {field: self._carriers[field].standing for field in CARRIED}
        self._take_texts(draft, line, row, position, found)
        if not self._has_text(draft):
            for field, before in standing.items():
                self._carriers[field].standing = before
            self._leave_row(row)
            return
        found.extend(take_planning(draft, row, self._columns, position))
        self._leave_marks(row)
        self._position = position
        self.problems.extend(found)
        self.drafts.append(draft)

    def leave(self, cell: SourceCell, code: str, told: Message) -> None:
        """A cell that nothing takes."""
        self.origins.append(Origin(cell.place, cell.text, UNUSED))
        self.problems.append(doubt(code, told, cell))

    def _take_texts(
        self, draft: Draft, line: Line, row: Row, position: int, found: list[Problem]
    ) -> None:
        self._take_number(draft, row, position, found)
        said_goal = None
        for field in self._active:
            said = self._carry(field, line, row)
            draft.take(field, said.cell, said.sources, inferred=said.how is How.INFERRED)
            found.extend(_carrying_remarks(field, said, row, self._columns, position))
            if field == "goal":
                said_goal = said
                if said.cell and said.how in (How.PRINTED, How.MERGED) and said.sources:
                    self._carriers["task"].forget()
        self._take_activity(draft, row, position, found)
        if not self._has_text(draft) and said_goal is not None and said_goal.how is How.PRINTED:
            draft.take("task", said_goal.cell, said_goal.sources)
            told = message("The row has a goal and no task; its goal is kept as its task too")
            found.append(doubt("goal-alone", told, said_goal.sources[-1], position))

    def _carry(self, field: str, line: Line, row: Row) -> Said:
        carrier = self._carriers[field]
        column = self._columns.by_field.get(field)
        if column is None or field in self._headed:
            return carrier.without_column()
        home = row.get(column)
        if home is None or not home.text:
            cell = line.cells[column]
            if home is not None and not home.is_fresh and not home.is_our_mark:
                return carrier.merged("", (home.cell,), line.part)
            return carrier.blank(cell, line.part, is_grouped=self._is_grouped(line, column))
        cells: tuple[SourceCell, ...] = (home.cell,)
        text = home.text
        number = self._number_of(field, row, home)
        if number is not None:
            text = with_number(number.text, text) or text
            cells = (number.cell, home.cell)
        if home.is_fresh:
            return carrier.fresh(text, cells, line.part)
        return carrier.merged(text, cells, line.part)

    def _is_grouped(self, line: Line, column: int) -> bool:
        """Whether a cell to the left, of a number or a goal, goes on from the row above."""
        left = [
            each
            for each in (*self._columns.numbers, *self._columns.texts)
            if each < column and line.cells[each] is not None
        ]
        return any(not line.fresh[each] for each in left)

    def _number_of(self, field: str, row: Row, home: Home) -> Home | None:
        """The number's cell where it numbers this very goal or task and can stand before it."""
        if self._owner != field:
            return None
        number = row.get(self._columns.by_field["number"])
        if number is None or not number.text or is_bullet(number.text):
            return None
        if number.is_fresh != home.is_fresh or is_ditto(home.text):
            return None
        return number if with_number(number.text, home.text) is not None else None

    def _take_number(self, draft: Draft, row: Row, position: int, found: list[Problem]) -> None:
        column = self._columns.by_field.get("number")
        number = row.get(column) if column is not None else None
        if number is None or not number.text:
            return
        if is_bullet(number.text):
            if number.is_fresh:
                self.origins.append(Origin(number.cell.place, number.cell.text, UNUSED))
                told = message("“{text}” in the column of numbers is no number", text=number.text)
                found.append(remark("number-left-out", told, number.cell, position))
            return
        owned = row.get(self._columns.by_field[self._owner]) if self._owner != ROW else None
        if owned is not None and self._number_of(self._owner, row, owned) is not None:
            return
        if number.is_fresh or self._goes_on(row):
            text = self._without_area(number.text)
            draft.take("number", text, (number.cell,))

    def _without_area(self, number: str) -> str:
        """A reference such as `III.7` without its area, in a table with a column of areas."""
        area = self.areas.current
        if self._columns.area is None or area is None:
            return number
        if number.startswith("r") and number[1:].isdecimal():
            return ""
        return number.removeprefix(f"{area.no}.")

    def _goes_on(self, row: Row) -> bool:
        """Whether the row's own text is merged with that above."""
        for field in ("activity", "task"):
            column = self._columns.by_field.get(field)
            home = row.get(column) if column is not None else None
            if home is not None and home.text:
                return not home.is_fresh
        return False

    def _take_activity(self, draft: Draft, row: Row, position: int, found: list[Problem]) -> None:
        column = self._columns.by_field.get("activity")
        if column is None:
            return
        home = row.get(column)
        draft.take("activity", home.text if home else "", (home.cell,) if home else ())
        if home is None or not home.text:
            return
        if not home.is_fresh:
            told = message("The activity is merged over several rows; each is a row of its own")
            found.append(doubt("activity-merged", told, home.cell, position))
        if is_ditto(home.text):
            told = message("A mark for “as above” stands for the activity; it is kept as printed")
            found.append(doubt("ditto-unread", told, home.cell, position))

    def _has_text(self, draft: Draft) -> bool:
        if draft.cells.get("activity"):
            return True
        task = self._carriers["task"].standing
        cell = draft.cells.get("task", "")
        if "task" not in draft.cells:
            return False
        if not cell or is_our_mark(cell):
            return cell != "(trống)" and task is not None and task.text is not None
        return True

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
        if self.areas.open(split.number if split else "", title, (home.cell,)):
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
        for carrier in self._carriers.values():
            carrier.forget()

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
        self.problems.append(remark("heading-above-areas", told, heading.cells[-1]))

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
            standing = self._carriers[field].standing if field in CARRIED else None
            if standing is not None and standing.text is not None:
                standing.text = f"{standing.text} {home.text}"
            told = message("The row was cut by a page break; this text is joined to its first part")
            self.problems.append(remark("row-joined", told, home.cell, self._position))

    def _leave_row(self, row: Row) -> None:
        told = message("This can't be a row of work: neither task nor activity stands in it")
        for home in row.values():
            if home.is_fresh and printed(home.cell):
                self.origins.append(Origin(home.cell.place, home.cell.text, UNUSED))
                self.problems.append(failure("row-left-out", told, home.cell))

    def _leave_marks(self, row: Row) -> None:
        for home in row.values():
            if home.is_our_mark and home.is_fresh:
                self.leave(home.cell, "mark-left-out", _MARK)


_MARK: Final = message(
    "This text means something else in matrix.csv; the cell is taken for a blank one"
)


def _numbered_title(heading: Heading) -> str:
    """A heading's title with its number in front, as the matrix reader takes it apart."""
    if not heading.number:
        return heading.title
    made = with_number(heading.number, heading.title)
    if made is not None:
        return made
    printed_number = value_of(heading.cells[0]) if len(heading.cells) > 1 else heading.number
    dot = "" if printed_number.endswith((".", ")", ":")) or not style_of(printed_number) else "."
    return f"{printed_number}{dot} {heading.title}"


def _carrying_remarks(
    field: str,
    said: Said,
    row: Row,
    columns: FieldColumns,
    position: int,
) -> list[Problem]:
    """What there is to say about how a row came to its goal or task."""
    home = row.get(columns.by_field.get(field, -1))
    cell = home.cell if home else next(iter(row.values())).cell
    told = _CARRYING.get(said.how)
    if told is None:
        return []
    code, words = told
    say = doubt if said.how is How.APART else remark
    return [say(f"{field}-{code}", message(words, field=field), cell, position)]


_CARRYING: Final = {
    How.INFERRED: ("carried", "The {field} above was carried into a blank cell"),
    How.DITTO: ("ditto", "A mark for “as above” takes the {field} above"),
    How.APART: ("apart", "Blank below a merged {field} that ends above: read as without one"),
    How.BLANK: ("blank", "Printed blank, and no {field} stands above: read as without one"),
}
