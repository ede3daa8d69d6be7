"""Opens the areas of an annex, one after another, and says what is doubtful about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.imports.annex.areas import free_number, make_area
from cchc_tracker.imports.annex.doubts import doubt, tell
from cchc_tracker.imports.annex.numbering import roman
from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Problem, Severity
from cchc_tracker.model.text import marked

if TYPE_CHECKING:
    from cchc_tracker.model.plan import Area, PlanKind
    from cchc_tracker.model.source.document import SourceCell
    from cchc_tracker.model.source.place import Place


class Areas:
    """The areas so far, by their numbers."""

    def __init__(self, kind: PlanKind) -> None:
        self._kind = kind
        self.by_number: dict[str, Area] = {}
        self.current: Area | None = None
        self.problems: list[Problem] = []

    def open(self, number: str, title: str, cells: tuple[SourceCell, ...], above: str = "") -> bool:
        """Open an area; False where the heading only says again what is open already.

        `above` is the number of a heading over the areas; it tells two of one number apart.
        """
        short = number.rsplit(maxsplit=1)[-1].rstrip(".") if number else ""
        if self.current is not None and marked(self.current.title) == marked(title):
            printed_again = not short or self.current.no in (short, f"{above}.{short}")
            if printed_again:
                told = message("The heading of area {no} is printed again", no=self.current.no)
                self.problems.append(tell("area-repeated", told, cells[-1]))
                return False
        self._open(self._number(short, title, cells, above), title, cells[-1])
        return True

    def open_by_name(self, number: str, title: str, cell: SourceCell) -> bool:
        """Open the area that a row's own column names, or go back to it; False where it is open."""
        for area in self.by_number.values():
            if not number and marked(area.title) == marked(title) and area != self.current:
                self.current = area
                return True
        return self.open(number, title, (cell,))

    def open_default(self, title: str, place: Place) -> None:
        """Open an area for rows that stand below no heading."""
        number = free_number("I" if not self.by_number else "0", self.by_number)
        area, _ = make_area(number, title, self._kind)
        self.by_number[number] = self.current = area
        told = message(
            "No heading of an area stands above this row; it was put into one of its own, "
            "{no} “{title}”, taken for “{code}”",
            no=number,
            title=title,
            code=area.code,
        )
        problem = Problem(Severity.WARNING, "area-missing", told, text=title, at=place)
        self.problems.append(problem)

    def _number(self, number: str, title: str, cells: tuple[SourceCell, ...], above: str) -> str:
        if not number:
            made = free_number(roman(len(self.by_number) + 1), self.by_number)
            told = message("The area has no number in the source; it is called {no}", no=made)
            self.problems.append(tell("area-unnumbered", told, cells[-1]))
            return made
        known = self.by_number.get(number)
        if known is None or marked(known.title) == marked(title):
            return number
        made = free_number(f"{above}.{number}" if above else number, self.by_number)
        told = message(
            "Area number {number} is printed a second time; this one is called {no}",
            number=number,
            no=made,
        )
        self.problems.append(doubt("area-number-duplicate", told, cells[0]))
        return made

    def _open(self, number: str, title: str, cell: SourceCell) -> None:
        if number in self.by_number:
            self.current = self.by_number[number]
            return
        area, is_sure = make_area(number, title, self._kind)
        self.by_number[number] = self.current = area
        if not is_sure:
            told = message(
                "The title doesn't tell for sure which area this is; it was taken for “{code}”",
                code=area.code,
            )
            self.problems.append(doubt("area-code-unsure", told, cell))
