"""A row's number, goal, task and activity: printed, merged, headed or carried from above."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.annex.carrying import Carrier, How, Said
from cchc_tracker.imports.annex.cells import is_our_mark, says_as_above, value_of
from cchc_tracker.imports.annex.doubts import doubt, tell
from cchc_tracker.imports.annex.numbering import is_bullet, style_of, with_number
from cchc_tracker.imports.annex.owners import ROW
from cchc_tracker.model.message import message, template
from cchc_tracker.model.source.origin import UNUSED, Origin
from cchc_tracker.plugins.matrix import PRINTED_BLANK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cchc_tracker.imports.annex.carrying import Standing
    from cchc_tracker.imports.annex.cells import Line
    from cchc_tracker.imports.annex.drafts import Draft
    from cchc_tracker.imports.annex.fields import FieldColumns
    from cchc_tracker.imports.annex.homes import Home
    from cchc_tracker.imports.annex.owners import Row
    from cchc_tracker.imports.annex.sections import Heading
    from cchc_tracker.model.plan import Area
    from cchc_tracker.model.problem import Problem
    from cchc_tracker.model.source.document import SourceCell

CARRIED: Final = ("goal", "task")


class RowTexts:
    """Follows goals and tasks down the rows and gives each row its texts."""

    def __init__(self, columns: FieldColumns, owner: str, headed: Sequence[str]) -> None:
        """`owner` says whose the numbers are, `headed` which fields only headings give."""
        self._columns = columns
        self._owner = owner
        self._headed = headed
        self._active = [field for field in CARRIED if field in columns.by_field or field in headed]
        self._carriers = {field: Carrier() for field in CARRIED}

    def head(self, heading: Heading, field: str) -> bool:
        """Let the rows below take a heading; False where its text can't be a goal or task."""
        text = _numbered_title(heading)
        if is_our_mark(text):
            return False
        self._carriers[field].head(text, heading.cells)
        if field == "goal":
            self._carriers["task"].forget()
        return True

    def forget(self) -> None:
        """Nothing is carried over an area's heading."""
        for carrier in self._carriers.values():
            carrier.forget()

    def snapshot(self) -> Mapping[str, Standing | None]:
        """What stands now, to go back to it where a line turns out to be no row."""
        return {field: carrier.snapshot() for field, carrier in self._carriers.items()}

    def restore(self, standing: Mapping[str, Standing | None]) -> None:
        """Go back to what stood then."""
        for field, carrier in self._carriers.items():
            carrier.standing = standing[field]

    def lengthen(self, field: str, text: str) -> None:
        """What stands goes on with the text of a row that a page break cut."""
        standing = self._carriers[field].standing if field in self._carriers else None
        if standing is not None and standing.text is not None:
            standing.text = f"{standing.text} {text}"

    def take(
        self, draft: Draft, line: Line, row: Row, position: int, area: Area | None
    ) -> list[Problem]:
        """Give the draft its number, goal, task and activity; returns what is doubtful."""
        found: list[Problem] = []
        self._take_number(draft, row, position, area, found)
        said_goal = None
        for field in self._active:
            said = self._carry(field, line, row)
            draft.take(field, said.cell, said.sources, inferred=said.how is How.INFERRED)
            found.extend(_remarks(field, said, row, self._columns, position))
            if field == "goal":
                said_goal = said
                if said.cell and said.how in (How.PRINTED, How.MERGED) and said.sources:
                    self._carriers["task"].forget()
        self._take_activity(draft, row, position, found)
        if not self.stands_in(draft) and said_goal is not None and said_goal.how is How.PRINTED:
            draft.take("task", said_goal.cell, said_goal.sources)
            told = message("The row has a goal and no task; its goal is kept as its task too")
            found.append(doubt("goal-alone", told, said_goal.sources[-1], position))
        return found

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
        if number.is_fresh != home.is_fresh or says_as_above(home.text):
            return None
        return number if with_number(number.text, home.text) is not None else None

    def _take_number(
        self, draft: Draft, row: Row, position: int, area: Area | None, found: list[Problem]
    ) -> None:
        column = self._columns.by_field.get("number")
        number = row.get(column) if column is not None else None
        if number is None or not number.text:
            return
        if is_bullet(number.text):
            if number.is_fresh:
                draft.origins.append(Origin(number.cell.place, number.cell.text, UNUSED))
                told = message("“{text}” in the column of numbers is no number", text=number.text)
                found.append(tell("number-left-out", told, number.cell, position))
            return
        owned = row.get(self._columns.by_field[self._owner]) if self._owner != ROW else None
        if owned is not None and self._number_of(self._owner, row, owned) is not None:
            return
        if number.is_fresh or self._goes_on(row):
            text = self._without_area(number.text, area)
            draft.take("number", text, (number.cell,))

    def _without_area(self, number: str, area: Area | None) -> str:
        """A reference such as `III.7` without its area, in a table with a column of areas."""
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
        if says_as_above(home.text):
            told = message("A mark for “as above” stands for the activity; it is kept as printed")
            found.append(doubt("ditto-unread", told, home.cell, position))

    def stands_in(self, draft: Draft) -> bool:
        """Whether the draft has a task or an activity, without which it can't be a row."""
        cell = draft.cells.get("task")
        if draft.cells.get("activity") or (cell and not is_our_mark(cell)):
            return True
        if cell is None or cell == PRINTED_BLANK:
            return False
        standing = self._carriers["task"].standing
        return standing is not None and standing.text is not None


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


def _remarks(
    field: str,
    said: Said,
    row: Row,
    columns: FieldColumns,
    position: int,
) -> Iterator[Problem]:
    """What there is to say about how a row came to its goal or task."""
    home = row.get(columns.by_field.get(field, -1))
    cell = home.cell if home else next(iter(row.values())).cell
    if said.how in _CARRYING:
        code, words = _CARRYING[said.how]
        say = doubt if said.how is How.APART else tell
        yield say(f"{field}-{code}", message(words, field=_FIELD_WORDS[field]), cell, position)


_FIELD_WORDS: Final = {"goal": message("goal"), "task": message("task")}
_CARRYING: Final = {
    How.INFERRED: ("carried", template("The {field} above was carried into a blank cell")),
    How.DITTO: ("ditto", template("A mark for “as above” takes the {field} above")),
    How.APART: (
        "apart",
        template("Blank below a merged {field} that ends above: read as without one"),
    ),
    How.BLANK: (
        "blank",
        template("Printed blank, and no {field} stands above: read as without one"),
    ),
}
