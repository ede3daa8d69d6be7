"""Asks whose plan a file is: locality, year, kind and name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.request import ImportRequest
from cchc_tracker.model.document.printed_date import parse_date
from cchc_tracker.model.errors import CchcError, UsageError
from cchc_tracker.model.message import message, template
from cchc_tracker.model.plan import PlanKind
from cchc_tracker.model.problem import Problem
from cchc_tracker.services.importing import require_same_kind
from cchc_tracker.services.plans import check_plan_id
from cchc_tui.hints import failure_text
from cchc_tui.screens.house import HouseModal
from cchc_tui.widgets.choices import ChoiceList
from cchc_tui.widgets.line_input import LineInput
from cchc_tui.widgets.plain import PlainStatic, safe_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from textual.app import ComposeResult

    from cchc_tracker.model.locality import Locality

_FIRST, _LAST = 2000, 2100
_LABELS: Final = {
    "year": template("Year of the plan:"),
    "name": template("Name of the plan here (blank: locality and year):"),
    "number": template("Number of the document (blank: as it prints):"),
    "date": template("Its day of issue, such as 31/12/2021 (blank: as it prints):"),
}
_LENGTHS: Final = {"year": 4, "name": 64, "number": 64, "date": 40}


class ImportWhoseScreen(HouseModal[ImportRequest]):
    """Its outcome is what is asked of the import."""

    NAME = template("Import a plan: whose it is")
    HELP = template(
        "Choose the locality and whether it's the year's plan or an inspection plan, then the year;"
        " the plan's name may be left blank. Enter goes on to the year, to the name, and from there"
        " reads the file. Tab goes to number and day of the document, for an annex that doesn't"
        " print them. Nothing is kept before you have seen what was read."
    )
    CSS_PATH = "../styles/import.tcss"

    def __init__(self, file: str, localities: Sequence[Locality], likely: int, year: int) -> None:
        """`likely` is the place of the locality that the cursor stands on at first."""
        super().__init__()
        self._choices = tuple((each, kind) for each in localities for kind in PlanKind)
        self._first = likely * len(PlanKind)
        self._file = file
        self._year = year

    def body(self) -> ComposeResult:
        """Localities, year, name."""
        yield PlainStatic(safe_line(self._file), id="import-file")
        yield ChoiceList(id="import-localities")
        for field in _LABELS:
            value = str(self._year) if field == "year" else ""
            yield PlainStatic(id=f"import-{field}-label", classes="import-label")
            yield LineInput(value, id=f"import-{field}", max_length=_LENGTHS[field])
        yield PlainStatic(id="import-said")

    def on_mount(self) -> None:
        """Fills the list."""
        self.fill()
        choices = self.query_exactly_one(ChoiceList)
        choices.highlight(self._first)
        choices.focus()

    def on_choice_list_chosen(self) -> None:
        """Goes on to the year."""
        self.query_exactly_one("#import-year", LineInput).focus()

    def on_input_submitted(self, event: LineInput.Submitted) -> None:
        """Goes on to the name, and from there to the file."""
        if event.input.id == "import-year":
            self.query_exactly_one("#import-name", LineInput).focus()
            return
        try:
            request = self._asked()
            self._require_free(request)
        except CchcError as failure:
            self._say(failure_text(failure, self.app.language))
        else:
            self.dismiss(request)

    def _asked(self) -> ImportRequest:
        """What is asked; raises UsageError for a year, a name or a day that can't be."""
        place = self.query_exactly_one(ChoiceList).highlighted or 0
        typed = self._typed("year")
        if not typed.isdecimal() or not _FIRST <= int(typed) <= _LAST:
            raise UsageError(message("Type the plan's year, such as 2022"))
        locality, kind = self._choices[place]
        request = ImportRequest(
            locality.code,
            int(typed),
            plan_id=self._typed("name"),
            kind=kind,
            number=self._typed("number") or None,
            issued_on=self._day(),
        )
        check_plan_id(request.name)
        return request

    def _day(self) -> date | None:
        """The typed day of issue; raises UsageError where it's none."""
        typed = self._typed("date")
        day = parse_date(typed) if typed else None
        if isinstance(day, Problem):
            raise UsageError(day.message)
        return day

    def _typed(self, field: str) -> str:
        return self.query_exactly_one(f"#import-{field}", LineInput).value.strip()

    def _require_free(self, request: ImportRequest) -> None:
        """Raises NameTakenError where the name is that of another locality's or year's plan."""
        stored = self.app.desk.look(lambda session: session.store.plan(request.name))
        if stored is not None:
            require_same_kind(stored, request.locality, request.year)

    def fill(self) -> None:
        """The localities and kinds of plan, and the labels of what is typed."""
        language = self.app.language
        kinds = {
            PlanKind.ANNUAL: language("annual plan"),
            PlanKind.INSPECTION: language("inspection plan"),
        }
        lines = [f"{safe_line(each.name)} · {kinds[kind]}" for each, kind in self._choices]
        self.query_exactly_one(ChoiceList).show_lines(lines)
        for field, label in _LABELS.items():
            told = self.query_exactly_one(f"#import-{field}-label", PlainStatic)
            told.update(language.text(label))

    def _say(self, text: str) -> None:
        self.query_exactly_one("#import-said", PlainStatic).update(text)
