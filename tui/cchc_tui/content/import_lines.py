"""What the import screen lists: the columns of a read file, its rows, its report; no widgets."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from cchc_tracker.exports.columns import day_text
from cchc_tracker.exports.plan_changes import change_lines
from cchc_tracker.exports.problem import problem_line
from cchc_tracker.model.message import template
from cchc_tracker.model.problem import Severity
from cchc_tracker.model.source.place import Part, place_message
from cchc_tracker.model.text import collapse
from cchc_tui.hints import HINTS
from cchc_tui.marks import DOUBT
from cchc_tui.widgets.facts import Fact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_tracker.imports.annex.found import Column
    from cchc_tracker.model.plan import Activity
    from cchc_tracker.model.problem import Problem
    from cchc_tracker.model.source.imported import ImportedPlan
    from cchc_tracker.services.language import Language
    from cchc_tui.content.import_reading import ReadFile

FIELDS: Final = {
    "number": template("number of the row"),
    "area": template("area"),
    "goal": template("goal"),
    "task": template("task"),
    "activity": template("activity"),
    "product": template("product"),
    "lead": template("lead agency"),
    "support": template("supporting agencies"),
    "lead+support": template("lead and supporting agencies in one column"),
    "start": template("when it begins"),
    "end": template("when it ends"),
    "deadline": template("deadline"),
    "note": template("note"),
    "extra": template("something else, kept beside the row"),
}
"""What a column can hold, as a person is asked."""

ERROR: Final = "!"
"""Before a row with an error; before one with another problem stands the sign of a doubt."""

_ROW: Final = re.compile(r"r(\d+)")
_WEIGHTS: Final = (Severity.ERROR, Severity.WARNING, Severity.INFO)


class View(StrEnum):
    """What of a read file is shown."""

    COLUMNS = template("Columns")
    ROWS = template("Rows")
    REPORT = template("Report")


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of a view, and what is told of it."""

    text: str
    facts: tuple[Fact, ...] = ()
    row: int | None = None
    """Position of the row it is about."""

    @property
    def detail(self) -> str:
        """What is told beneath the list, as much as there's room for."""
        told = ("  ".join(map(collapse, filter(None, each.cells))) for each in self.facts)
        return "\n".join(told) or collapse(self.text)


def lines_of(read: ReadFile, view: View, language: Language) -> tuple[ShownLine, ...]:
    """The lines of a view; rows and report are empty while no rows can be read."""
    if view is View.COLUMNS:
        return tuple(_columns(read, language))
    if read.imported is None:
        return ()
    if view is View.ROWS:
        return tuple(_rows(read.imported, language))
    return tuple(_report(read, read.imported, language))


def field_of(column: Column) -> str:
    """The key in FIELDS of what a column holds."""
    return "+".join(column.fields) or "extra"


def _columns(read: ReadFile, language: Language) -> Iterator[ShownLine]:
    for column, samples in zip(read.columns, read.samples, strict=True):
        heading = collapse(column.heading) or language("(blank)")
        field = field_of(column)
        name = language.text(FIELDS[field]) if field in FIELDS else field
        facts = tuple(Fact(("·", sample)) for sample in samples)
        yield ShownLine(f"{column.number}. {heading} → {name}", facts)


def _rows(imported: ImportedPlan, language: Language) -> Iterator[ShownLine]:
    doubts: dict[int | None, list[Problem]] = {}
    for problem in imported.problems:
        doubts.setdefault(row_of(problem.place), []).append(problem)
    for activity in imported.plan.activities:
        found = doubts.get(activity.position, ())
        wrong = any(each.severity is Severity.ERROR for each in found)
        mark = ERROR if wrong else DOUBT if found else " "
        facts = (
            *(Fact((mark, problem_line(each, language, HINTS))) for each in found),
            *_row_facts(activity, language),
        )
        text = f"{mark} {activity.ref}  {collapse(activity.text)}"
        yield ShownLine(text, facts, activity.position)


def _row_facts(activity: Activity, language: Language) -> Iterator[Fact]:
    for name, value in (
        (template("Area"), f"{activity.area.no}. {activity.area.title}"),
        (template("Goal"), activity.goal),
        (template("Task"), activity.task),
        (template("Activity"), activity.activity),
        (template("Product"), activity.product_text),
        (template("Lead"), activity.lead_text),
        (template("Support"), activity.support_text),
        (template("Deadline"), activity.deadline_text),
        (template("Note"), activity.note),
    ):
        if value:
            yield Fact((language.text(name), value))


def _report(read: ReadFile, imported: ImportedPlan, language: Language) -> Iterator[ShownLine]:
    for problem in sorted(imported.problems, key=lambda each: _WEIGHTS.index(each.severity)):
        line = problem_line(problem, language, HINTS)
        facts = (Fact((line,)), *((Fact((problem.text,)),) if problem.text else ()))
        yield ShownLine(line, facts, row_of(problem.place))
    if read.changes is not None:
        yield ShownLine(language("Beside the plan as kept:"))
        yield from map(ShownLine, change_lines(read.changes, language))
    yield from _document(imported, language)
    for origin in imported.unused:
        if origin.place.part is not Part.TEXT:
            text = f"{language(place_message(origin.place))}: {collapse(origin.text)}"
            yield ShownLine(language("Not placed: {what}", what=text))
    body = sum(each.place.part is Part.TEXT for each in imported.unused)
    if body:
        yield ShownLine(language("Not placed: {count} paragraphs of the body", count=body))


def _document(imported: ImportedPlan, language: Language) -> Iterator[ShownLine]:
    """The document's facts and the rows of each area."""
    plan = imported.plan
    for name, value in (
        (template("Title"), collapse(plan.title)),
        (template("Number"), plan.number or language("not numbered yet")),
        (template("Issued on"), day_text(plan.issued_on)),
        (template("Issuer"), plan.issuer),
        (template("Signer"), plan.signer),
        (template("Cites"), ", ".join(each.number for each in plan.cited)),
    ):
        yield ShownLine(f"{language.text(name)}: {value or '–'}")
    rows = Counter(each.area.no for each in plan.activities)
    first: dict[str, int] = {}
    for activity in plan.activities:
        first.setdefault(activity.area.no, activity.position)
    for area in plan.areas:
        text = language(
            "{no}. {title}: {rows} rows", no=area.no, title=area.title, rows=rows[area.no]
        )
        yield ShownLine(text, row=first.get(area.no))


def row_of(place: str) -> int | None:
    """The position of the row that a problem's place names."""
    found = _ROW.fullmatch(place)
    return int(found[1]) if found else None
